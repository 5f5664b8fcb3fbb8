"""The MCP server: the only package that uses the server side of the MCP SDK; it makes no calls to Kasm.

`build` makes a `kasm_server` from the tool table and the settings. `tool` adapts one tool, `confirmation` asks a person
before a destructive call, `progress` reports on a call; `instructions`, `resources` and `prompts` are the rest. `stdio`
and `http` are the transports.
"""
