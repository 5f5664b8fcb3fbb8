"""The MCP server: the only part that knows the MCP SDK's server side, and no Kasm.

`build` makes it of the catalogue and the settings: a `kasm_server`, with its `instructions`. `tool` is one tool of it,
which asks by `confirmation` and tells of its progress by `reporter`; `resources`, `prompts` and `completion` are the
rest. It is served on `stdio` or `http`. The former has `wire` (the two streams) and `opening` (what is answered before
the SDK is loaded), the latter is put together of `gate` (who may come in), `probes`, `running` (the calls under way)
and `web` (uvicorn).
"""
