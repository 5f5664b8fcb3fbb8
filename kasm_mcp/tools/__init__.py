"""The tools: one function each, one module per toolset.

A tool's docstring is what a model reads, its parameters' annotations are the input schema, and its return type is the
schema of `data`. A tool checks the policy, does its work through `context.desktops`, as a script would, and selects
what is worth answering. It knows nothing of MCP. `kasm_mcp.table` has a row for each.
"""
