# Prepended to each of the other scripts. POSIX sh, coreutils or busybox. Comment lines are stripped before sending.
# Arguments come in the environment, invisible to `ps` and `pkill -f`; see boot.sh. $1 is the nonce.
served=$kasm_mcp_2 place="" door=""
set -- "$kasm_mcp_1" "$kasm_mcp_3" "$kasm_mcp_4" "$kasm_mcp_5" "$kasm_mcp_6" "$kasm_mcp_7" "$kasm_mcp_8"
unset kasm_mcp kasm_mcp_1 kasm_mcp_2 kasm_mcp_3 kasm_mcp_4 kasm_mcp_5 kasm_mcp_6 kasm_mcp_7 kasm_mcp_8
nonce=$1
mask=$(umask)
umask 077
newline="
"
# create FOLDER: create it, and its missing parents. Fails if it exists. Restores the permissions of the parent, since
# without them no command could run to repair them. A link, another user's folder or a file stays unchanged.
create() {
  mkdir "$1" 2>/dev/null && return
  parent=${1%/*}
  (umask "$mask" && mkdir -p "$parent") 2>/dev/null
  mkdir "$1" 2>/dev/null && return
  [ ! -e "$1" ] && [ -d "$parent" ] && [ ! -L "$parent" ] &&
    chmod u+rwx "$parent" 2>/dev/null && mkdir "$1" 2>/dev/null
}
[ -n "$served" ] || where
# All files are in one private folder that the file server can read; its name is random. Pipes are in the spare folder
# if the served one takes none.
folder=$served/.kasm-mcp-$nonce
spare=${TMPDIR:-/tmp}/.kasm-mcp-$nonce
# begin: create the folder. Fails if it exists, for example because the script was cancelled before it started.
begin() {
  create "$folder"
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
# header WORDS: print the header of a result.
header() {
  printf "kasm-mcp 1 %s%s\n" "$*" "$place"
}
# say WORDS: publish a result that is only a header.
say() {
  header "$@" 2>/dev/null >"$folder/partial"
  publish
}
# linger: wait until the client has fetched the result and removed the folder, or cancels; then or after 45 s remove it.
# Also remove folders older than a day, left by a crash.
linger() {
  find "$served" -maxdepth 1 -name ".kasm-mcp-*" -mmin +1440 -exec rm -rf {} + 2>/dev/null
  ticks=0
  while [ -d "$folder" ] && [ ! -e "$folder/cancel" ] && [ "$ticks" -lt 45 ]; do
    sleep 1
    ticks=$((ticks + 1))
  done
  rm -rf "$folder" "$spare"
  exit 0
}
