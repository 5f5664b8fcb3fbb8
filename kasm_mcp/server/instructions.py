"""What a model is told of the server as a whole. Some clients show it no more than this until it looks for a tool."""

from kasm_mcp.envelope import ERROR_TYPES

INSTRUCTIONS = f"""\
Drive desktops of Kasm Workspaces. A session is one desktop in a container, named by its kasm_id.
Start: get_available_workspaces, create_kasm_session, then execute_kasm_command, read_kasm_file, write_kasm_file and
get_session_screenshot, which wait until the session runs. Finish: destroy_kasm_session; pause_kasm_session keeps it.
list_user_sessions finds sessions from before. Commands run as an ordinary user without sudo; a non-zero exit_code is in
data, not an error. If output_available is false, what the command did is not known: do not assume that it succeeded.
When an answer says that an outcome is unknown, look before trying again.
Answers hold success, data and message, or error and error_type ({", ".join(ERROR_TYPES)})."""
