# Start a script: $1 its source, the others its arguments. As process arguments they would fill the output of `ps`,
# and `pkill -f` with a word of the command would kill the script, so they move into the environment.
export kasm_mcp="$1" kasm_mcp_1="$2" kasm_mcp_2="$3" kasm_mcp_3="$4" kasm_mcp_4="$5" kasm_mcp_5="$6" kasm_mcp_6="$7" kasm_mcp_7="$8" kasm_mcp_8="$9"
# setsid returns at once, in case this Kasm release waits for the end of the command.
exec setsid /bin/sh -c "eval \"\$kasm_mcp\"" kasm-mcp </dev/null >/dev/null 2>&1
