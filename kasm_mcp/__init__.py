"""The MCP server for Kasm Workspaces: a thin adapter from tools to `kasm_desktops`, with policy checks in front.

Read it in this order: `cli` (arguments, exit codes), `config` (the settings), `table` (one row per tool), `tools` (one
function per tool), `server` (the table as an MCP server, on stdio or HTTP). `doctor`, `demo` and `console` are for
people. It has no public Python interface: its surface is the command `kasm-mcp` and the tools.
"""

__all__: list[str] = []
