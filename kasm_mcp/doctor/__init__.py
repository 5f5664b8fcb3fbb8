"""`kasm-mcp doctor`: `examination` decides the order and prints; `connection`, `key` and `session` are the checks.

Each check is a function that looks at one thing and returns a `Finding`. They use the same gateway, sessions and tools
as the server, so that what they find is what it meets.
"""
