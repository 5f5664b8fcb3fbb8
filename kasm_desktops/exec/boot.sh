# Begin an errand: $1 its script, the others its arguments. A process that shows them all would fill the screen of
# every `ps`, and `pkill -f` with a word of the command would kill it, so a process that shows nothing takes over.
export kasm_mcp="$1" kasm_mcp_1="$2" kasm_mcp_2="$3" kasm_mcp_3="$4" kasm_mcp_4="$5" kasm_mcp_5="$6" kasm_mcp_6="$7" kasm_mcp_7="$8"
# It leaves the caller at once, in a session of its own, should this Kasm wait for the end of what it was told to run.
exec setsid /bin/sh -c "eval \"\$kasm_mcp\"" kasm-mcp </dev/null >/dev/null 2>&1
