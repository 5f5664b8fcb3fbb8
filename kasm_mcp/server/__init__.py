"""The MCP server: the only part that knows the MCP SDK's server side, and nothing of Kasm.

`build` makes a `kasm_server` from the table of tools and the settings. `tool` is one tool, `confirmation` its question
to a person, `progress` its reports; `instructions`, `resources` and `prompts` are the rest. `stdio` and `http` are the
transports.
"""
