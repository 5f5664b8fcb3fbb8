# Prepended to each of the other scripts. POSIX sh, coreutils or busybox. Comment lines are stripped before sending.
# Arguments come in the environment, invisible to `ps` and `pkill -f`; see boot.sh. $1 is the nonce.
set -- "$kasm_mcp_1" "$kasm_mcp_2" "$kasm_mcp_3" "$kasm_mcp_4" "$kasm_mcp_5" "$kasm_mcp_6" "$kasm_mcp_7"
unset kasm_mcp kasm_mcp_1 kasm_mcp_2 kasm_mcp_3 kasm_mcp_4 kasm_mcp_5 kasm_mcp_6 kasm_mcp_7
# All files are in one private folder that the file server can read; its name is random.
home=${HOME:-/home/kasm-user}
mask=$(umask)
umask 077
folder=$home/Downloads/.kasm-mcp-$1
newline="
"
# begin: create the folder. Fails if it exists, for example because the script was cancelled before it started.
# Restores the permissions of ~/Downloads, since without it no command could run to repair them. A link, another
# user's folder or another kind of file stays unchanged.
begin() {
  (umask "$mask" && mkdir -p "$home/Downloads") 2>/dev/null
  mkdir "$folder" 2>/dev/null && return
  [ ! -e "$folder" ] && [ -d "$home/Downloads" ] && [ ! -L "$home/Downloads" ] &&
    chmod u+rwx "$home/Downloads" 2>/dev/null && mkdir "$folder" 2>/dev/null
}
# inside PATH: succeed if the resolved PATH is below one of the resolved roots (one per line in $roots).
inside() {
  rest=$roots$newline
  while [ -n "$rest" ]; do
    root=${rest%%"$newline"*}
    rest=${rest#*"$newline"}
    root=$(cd -P -- "$root" 2>/dev/null && pwd -P && echo x) || continue
    root=${root%"$newline"x}
    # In two steps, because bash matches nothing where a quoted expansion with % is empty.
    root=${root%/}
    case $1/ in "$root"/*) return 0 ;; esac
  done
  return 1
}
# publish: rename, so that the result is complete or absent. An empty one means that the header could not be written.
publish() {
  mv -f "$folder/partial" "$folder/result"
}
# say WORDS: publish a result that is only a header.
say() {
  printf "kasm-mcp 1 %s\n" "$*" >"$folder/partial" 2>/dev/null
  publish
}
# linger: wait until the client has fetched the result and removed the folder, or cancels; then or after 45 s remove it.
# Also remove folders older than a day, left by a crash.
linger() {
  find "$home/Downloads" -maxdepth 1 -name ".kasm-mcp-*" -mmin +1440 -exec rm -rf {} + 2>/dev/null
  ticks=0
  while [ -d "$folder" ] && [ ! -e "$folder/cancel" ] && [ "$ticks" -lt 45 ]; do
    sleep 1
    ticks=$((ticks + 1))
  done
  rm -rf "$folder"
  exit 0
}
