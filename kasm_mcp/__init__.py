"""An MCP server for Kasm Workspaces that tells what happened inside the session; and the same for scripts: `desktops`.

Read it in this order: `cli` (the edge: arguments, exit codes), `environment`, `config` and `settings`, `server` (the
table of tools as an MCP server), `selection` and `catalog` (the table, and what the settings leave of it), `call` (what
a tool is given, `audit` and `pace` included), `tools` (one function per tool), then what the tools stand on: `policy`
(pure) and `desktops`, which scripts use as well; and what that stands on: `lifecycle`, `sessions`, `images`, `wayback`
(output and files through Kasm's own proxy) and `gateway` (the one place where a generated call of `kasm_api` is made
and judged). Beside all of this are `doctor` and `demo`, which are for people.
"""
