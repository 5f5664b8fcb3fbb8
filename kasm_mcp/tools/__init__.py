"""The tools: one function each, one module per toolset.

A tool's docstring is what a model reads, its parameters' annotations are the schema, and its return type is the
schema of `data`. A tool asks the policy, does its work through `desktops`, as a script would, or calls `gateway`, and
selects what is worth answering. It knows nothing of MCP.
"""
