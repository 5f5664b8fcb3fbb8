# Prepended while the client does not know the folder that the session's file server serves. `where` sets served, the
# folder, and place, which brings folder and door (its path in the server's addresses) to the client in the header of
# the result. HOME alone is no proof: LinuxServer images have HOME=/config.
# web_root: print the root folder of the X server's file server. An exec need not have the server's environment.
web_root() {
  for process in /proc/[0-9]*; do
    read -r name 2>/dev/null <"$process/comm" || continue
    case $name in
      Xvnc | Xkasmvnc) tr "\000" "\n" 2>/dev/null <"$process/cmdline" | sed -n "s/^-httpd=//p;/^-httpd\$/{n;p;}" ;;
    esac
  done | head -n 1
}
# rate FOLDER DOOR: choose the folder if it is better than the best until now: 3 takes FIFOs and files, 2 only files
# (CIFS, FUSE), 1 only folders (disk full).
rate() {
  # The pieces of a file have the same nonce, and may be here at the same time.
  probe=$1/.kasm-mcp-$nonce.$$
  create "$probe" || return 0
  rating=1
  { echo x >"$probe/file"; } 2>/dev/null && [ -s "$probe/file" ] && rating=2 &&
    mkfifo "$probe/fifo" 2>/dev/null && rating=3
  rm -rf "$probe"
  [ "$rating" -gt "$best" ] && best=$rating served=$1 door=$2
}
where() {
  best=0 link="" root=$(web_root)
  set -- "$root"
  # The process list may also show the server of another container.
  [ -d "$root" ] || set -- "${KASM_VNC_PATH:-/usr/share/kasmvnc}/www" /usr/share/kasmvnc/www /usr/local/share/kasmvnc/www
  for root in "$@"; do
    [ -L "$root/Downloads/Downloads" ] || [ -d "$root/Downloads/Downloads" ] || continue
    link=$root/Downloads/Downloads
    # The second form is for busybox, if a parent folder of the target is missing.
    target=$({ readlink -f "$link" || readlink "$link"; } && echo x)
    rate "${target%"$newline"x}" Downloads/Downloads
    # The user may not be able to write there, for example in a mapped volume, or it is a file.
    [ "$best" -eq 3 ] || rate "$root/Downloads" Downloads
    break
  done
  # Without the link, downloads are off or the server is unknown. The folder of the link must not be used then.
  for home in "${HOME:-/home/kasm-user}" /home/kasm-user; do
    [ -n "$link" ] || [ "$best" -gt 0 ] || rate "$home/Downloads" Downloads/Downloads
  done
  [ "$best" -gt 0 ] || exit 0
  place=" door=$door served=$(printf %s "$served" | base64 | tr -d "\n")"
}
