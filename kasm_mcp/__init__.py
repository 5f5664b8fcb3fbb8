"""An MCP server for Kasm Workspaces that tells what happened inside the session.

Read it in this order: `cli` (the edge: arguments, environment, exit codes), `config`, `server` (the table of tools as
an MCP server), `catalog` (the table), `tools` (one function per tool), then what the tools stand on: `policy` (pure),
`sessions`, `images`, `wayback` (output and files through Kasm's own proxy) and `gateway` (the one place where a
generated call of `kasm_api` is made and judged).
"""
