# Put before each of the others. POSIX sh, coreutils or busybox. Comment lines are stripped before sending.
# The arguments come in the environment, where neither `ps` nor `pkill -f` sees them; see boot.sh. $1 is the nonce.
set -- "$kasm_mcp_1" "$kasm_mcp_2" "$kasm_mcp_3" "$kasm_mcp_4" "$kasm_mcp_5" "$kasm_mcp_6" "$kasm_mcp_7"
unset kasm_mcp kasm_mcp_1 kasm_mcp_2 kasm_mcp_3 kasm_mcp_4 kasm_mcp_5 kasm_mcp_6 kasm_mcp_7
# Everything happens below one private folder that the file server can reach; its name cannot be guessed.
home=${HOME:-/home/kasm-user}
mask=$(umask)
umask 077
folder=$home/Downloads/.kasm-mcp-$1
newline="
"
# begin: make the folder. It fails when there is one already, as when the errand was cancelled before it began.
# Whoever made ~/Downloads unusable could not repair that with a command that does not begin. What is not theirs,
# or no folder, is left alone.
begin() {
  (umask "$mask" && mkdir -p "$home/Downloads") 2>/dev/null
  mkdir "$folder" 2>/dev/null && return
  [ ! -e "$folder" ] && [ -d "$home/Downloads" ] && [ ! -L "$home/Downloads" ] &&
    chmod u+rwx "$home/Downloads" 2>/dev/null && mkdir "$folder" 2>/dev/null
}
# inside PATH: is the resolved PATH below one of the resolved roots (one per line in $roots)?
inside() {
  rest=$roots$newline
  while [ -n "$rest" ]; do
    root=${rest%%"$newline"*}
    rest=${rest#*"$newline"}
    root=$(cd -P -- "$root" 2>/dev/null && pwd -P && echo x) || continue
    root=${root%"$newline"x}
    # In two steps: where a quoted expansion with % is empty, bash finds no match.
    root=${root%/}
    case $1/ in "$root"/*) return 0 ;; esac
  done
  return 1
}
# publish: the result appears whole or not at all. An empty one means that not even a header could be written.
publish() {
  mv -f "$folder/partial" "$folder/result"
}
# say WORDS: publish a result that is only a header.
say() {
  printf "kasm-mcp 1 %s\n" "$*" >"$folder/partial" 2>/dev/null
  publish
}
# linger: the client removes the folder once it has fetched the result, or leaves a note that it does not want it;
# otherwise it goes by itself.
# What a crash left behind goes with the next errand, a day later.
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
