"""The tools: one function each, one module per toolset.

A tool's docstring is its description for models, its parameter annotations are the input schema, and its return type is
the schema of `data`. A tool checks the policy, does its work through `context.desktops`, as a script would, and selects
the members to answer. It must not import MCP. `kasm_mcp.table` has a row for each.
"""
