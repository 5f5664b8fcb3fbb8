"""The MCP server: the only part that knows the MCP SDK's server side, and no Kasm.

`build` makes it of the catalogue and the settings, `tool` is one tool of it; it is served on `stdio` or `http`. The
latter is put together of `gate` (who may come in), `probes`, `running` (the calls under way) and `web` (uvicorn).
"""
