"""`kasm-mcp doctor`: check everything from the settings to a command's output, and name the remedy for each problem.

`run` sets the order: the settings, then `reach` (network, certificate, API, clock), `key` (API key, user, permissions)
and `trial` (a session, created for real with `--deep`). Each check returns a `Finding`; `report` collects them and
builds the JSON document, `printout` prints them. The checks use `kasm_desktops` as the server does, so they meet what
the server meets.
"""
