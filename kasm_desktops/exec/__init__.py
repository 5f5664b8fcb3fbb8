"""Output and files of a session, through Kasm's own proxy.

Kasm runs a command and returns neither output nor exit code. So each operation sends a fixed shell script with
`exec_command_kasm`. The script leaves a result file in a randomly named folder below the one that Kasm's proxy serves,
usually `~/Downloads`. `scripts` composes the lines, `channel` sends them and cleans up, `polling` fetches the result
file, `results` parses it; `command_results` and `file_results` convert it. The `.sh` files run in the session.
"""
