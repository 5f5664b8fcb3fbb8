# Run one command. $2 working directory, $3 roots, $4 time limit in seconds, $5 bytes to keep of each
# stream, $6 reads of each stream to hold in full, $7 the command.
directory=$2 roots=$3 limit=$4 keep=$5 reads=$6 command=$7
half=$((keep / 2))
# The folder exists already if this script was cancelled before it started: then run nothing.
begin || exit 0
cd -P -- "$directory" 2>/dev/null || { say status=missing; linger; }
here=$(pwd -P && echo x)
inside "${here%"$newline"x}" || { say status=outside; linger; }
# uptime: set now to centiseconds, without leading zeros, since neither date +%N nor 10# is portable.
uptime() {
  read -r now rest </proc/uptime || now=0.00
  now=${now%.*}${now#*.}
  while :; do case $now in 0?*) now=${now#0} ;; *) break ;; esac; done
}
# drain NAME: copy from the pipe of that name to descriptor 3, and the tail of any excess to 4. Pipes, not files,
# so that `echo x >/dev/stderr` does not truncate earlier output, and no output can fill the disk. dd writes each read
# at once (head would buffer it while a child holds the pipe) and stops after $reads reads or 64 MiB; of the rest
# only the tail is kept. The remainder is still read, since a background child would die of a pipe without a reader.
# Fails if output was lost.
drain() {
  lost=0
  exec <"$work/$1.pipe" || return 1
  dd bs="$((67108864 / reads))" count="$reads" 2>/dev/null >&3 || lost=1
  exec 3>&-
  # While reading the tail, rename the pipe; measure checks the name.
  mv -f "$work/$1.pipe" "$work/$1.end" 2>/dev/null
  tail -c "$keep" 2>/dev/null >&4 || lost=1
  exec 4>&-
  mv -f "$work/$1.end" "$work/$1.pipe" 2>/dev/null
  cat >/dev/null
  return "$lost"
}
shell="sh"
command -v bash >/dev/null 2>&1 && shell="bash"
# work: the folder with the pipes and the captured output.
work=$folder
mkfifo "$work/out.pipe" "$work/err.pipe" "$work/group" || {
  work=$spare
  mkdir "$work"
  mkfifo "$work/out.pipe" "$work/err.pipe" "$work/group" || { say status=broken; linger; }
}
# touch first, because a failed redirection of exec ends a POSIX shell.
touch "$work/3" "$work/4" "$work/5" "$work/6" || { say status=broken; linger; }
# The command may remove the whole folder, so its output goes to files that stay open. Reopening them through $files
# reads them from the start.
exec 3<>"$work/3" 4<>"$work/4" 5<>"$work/5" 6<>"$work/6"
files=/proc/$$/fd
uptime
start=$now
{ exec 5>&- 6>&- && drain out; } &
out=$!
{ exec 3>&5 4>&6 5>&- 6>&- && drain err; } &
err=$!
# end_group: TERM, then KILL, since a process may ignore TERM.
end_group() {
  kill -TERM "-$group" 2>/dev/null
  tries=0
  while kill -0 "-$group" 2>/dev/null && [ "$tries" -lt 10 ]; do
    sleep 0.2 2>/dev/null || sleep 1
    tries=$((tries + 1))
  done
  kill -KILL "-$group" 2>/dev/null
}
# The watch ends the group at the time limit or when the client cancels. It reads the clock instead of counting sleeps,
# which take longer than requested and can be killed. It reads the group's id before the command starts, so the command
# may remove the folder. Once it has begun to end the group, it cannot be stopped.
(
  read -r group <"$work/group"
  while sleep 1 || true; do
    [ -e "$folder/cancel" ] && break
    uptime
    [ "$((now - start))" -lt "$((limit * 100))" ] || break
  done
  trap "" TERM
  end_group
  exit 0
) >/dev/null 2>&1 &
watch=$!
# In the foreground, because background processes of a shell ignore INT and QUIT. `setsid` does not fork here, so the
# subshell's process id is the group's. The command is not among the arguments, so that its own `pkill -f` does not
# find it.
(
  read -r group rest </proc/self/stat
  echo "$group" >"$work/group" || exit 126
  umask "$mask"
  export kasm_mcp="$command"
  exec setsid "$shell" -c "eval \"unset kasm_mcp; \$kasm_mcp\""
) </dev/null >"$work/out.pipe" 2>"$work/err.pipe" 3>&- 4>&- 5>&- 6>&-
code=$?
uptime
spent=$(((now - start) * 10))
state="done"
kill "$watch" 2>/dev/null
wait "$watch" && state=late
# idle READER: succeed if the reader and its child sleep: then the pipe is empty, and a background child holds it.
idle() {
  for process in /proc/[0-9]*; do
    read -r stat 2>/dev/null <"$process/stat" || continue
    stat=${stat##*) }
    case $process=$stat in
      "/proc/$1=S "*) ;;
      "/proc/$1="* | /proc/*=[!S]" $1 "*) return 1 ;;
    esac
  done
  return 0
}
# grown FILE: succeed if it got more than a full pipe since the first call: then all that the command wrote.
grown() {
  size=$(stat -L -c %s "$files/$1" || echo 0)
  [ -n "$first" ] || first=$size
  [ "$((size - first))" -gt 1048576 ]
}
# settle READER FILE: wait until a reader is at its end. A background child may hold the pipe for ever, so give up
# (settled=no) when nothing is left to be read, or after about 8 s (settled=cut) when that is uncertain.
settle() {
  settled=yes calm=0 ticks=0 first=""
  while :; do
    wait "$1"
    ended=$?
    [ "$ended" -eq 0 ] && return
    # Not ended by the timer's signal: output was lost.
    if [ -z "$tick" ] || [ "$ended" -le 128 ]; then lost=yes; return; fi
    tick="" ticks=$((ticks + 1)) calm=$((calm + 1))
    idle "$1" || calm=0
    # Twice, since a reader may be between two of its programs.
    if [ "$calm" -ge 2 ] || grown "$2"; then settled=no; return; fi
    [ "$ticks" -lt 40 ] || { settled="cut"; return; }
  done
}
tick="" lost=""
trap "tick=yes" USR1
(
  while sleep 0.2 || sleep 1; do kill -USR1 $$ 2>/dev/null || exit; done
) >/dev/null 2>&1 &
timer=$!
settle "$out" 3
out_settled=$settled
settle "$err" 5
kill "$timer" 2>/dev/null
trap "" USR1
# The command may have removed the folder, or cancel.sh may have created it again.
[ -d "$folder" ] || begin
if [ -e "$folder/cancel" ]; then
  rm -rf "$folder" "$spare"
  exit 0
fi
# no_room: free the space of the captured output, and report that it is lost.
no_room() {
  for file in 3 4 5 6; do true >"$files/$file"; done
  say "status=full exit=$code ms=$spent"
  linger
}
[ -z "$lost" ] || no_room
# measure NAME FILE END: append the tail; set size, kept, and more (1: an unknown number of bytes is missing between).
measure() {
  more=0
  # The drain is still reading the tail from a background child. Unknown if the folder was removed.
  [ "$settled" != yes ] && [ ! -e "$work/$1.pipe" ] && more=1
  [ "$settled" = cut ] && more=1
  if [ -s "$files/$3" ]; then
    [ "$(wc -c <"$files/$3")" -ge "$keep" ] && more=1
    cat "$files/$3" 2>/dev/null >>"$files/$2" || no_room
  fi
  size=$(($(wc -c <"$files/$2")))
  kept=$size
  [ "$size" -gt "$keep" ] && kept=$keep
}
# pour FILE SIZE: print it, or its head and tail. SIZE counts, since the file may still grow.
pour() {
  if [ "$2" -le "$keep" ]; then
    head -c "$2" "$files/$1"
  else
    head -c "$half" "$files/$1"
    tail -c "+$(($2 - keep + half + 1))" "$files/$1" | head -c "$((keep - half))"
  fi
}
err_settled=$settled settled=$out_settled
measure out 3 4
words="status=$state exit=$code ms=$spent out=$size out_kept=$kept out_more=$more"
out_size=$size
settled=$err_settled
measure err 5 6
words="$words err=$size err_kept=$kept err_more=$more"
{ header "$words" && pour 3 "$out_size" && pour 5 "$size"; } 2>/dev/null >"$folder/partial" || no_room
publish
linger
