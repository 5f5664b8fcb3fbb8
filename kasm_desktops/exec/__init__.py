"""The way back: output and files of a session, through Kasm's own proxy.

Kasm runs a command and tells nothing about it. So every errand here is one fixed shell script, sent with
`exec_command_kasm`, that leaves one result file in an unguessable folder below `~/Downloads` of the session, from
where Kasm's proxy serves it. `errands` composes the lines, `channel` sends them and clears up, `collector` waits for
the result file and fetches it, `results` reads it; `commands` and `files` say what it means. The scripts beside them
are the far side.
"""
