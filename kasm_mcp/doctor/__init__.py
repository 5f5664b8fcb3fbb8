"""`kasm-mcp doctor`: looks at everything between this machine and a command's output, and says what to do.

`examination` decides what is looked at and in which order; `settings`, `connection`, `probes`, `key` and `session` are
the checks. Each looks at one thing and returns a `Finding`; `report` collects them and is the JSON document,
`printout` shows them to a person. The checks use the same gateway, sessions and tools as the server, so that what they
find is what it meets.
"""
