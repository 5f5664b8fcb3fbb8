# Run one command. $2 working directory, $3 roots, $4 time limit in seconds, $5 bytes to keep of each
# stream, $6 reads of each stream to hold in full, $7 the command.
directory=$2 roots=$3 limit=$4 keep=$5 reads=$6 command=$7
half=$((keep / 2))
# The folder exists already when this errand was cancelled before it began: then nothing is run.
begin || exit 0
cd -P -- "$directory" 2>/dev/null || { say status=missing; linger; }
here=$(pwd -P && echo x)
inside "${here%"$newline"x}" || { say status=outside; linger; }
# uptime: centiseconds, without leading zeros, since neither date +%N nor 10# is portable.
uptime() {
  read -r now rest </proc/uptime || now=0.00
  now=${now%.*}${now#*.}
  while :; do case $now in 0?*) now=${now#0} ;; *) break ;; esac; done
}
# drain NAME: from the pipe of that name to descriptor 3; of what is too much for it, the end goes to 4. Pipes, not
# files, so that `echo x >/dev/stderr` does not truncate what came before, and so that no output can fill the disk.
# dd hands on each read at once (head would sit on it while a child holds the pipe) and stops after $reads of them or
# 64 MiB; of the rest only the end is kept. Whatever could not be kept is read all the same: a child in the
# background must not die of a pipe that nobody reads. Fails if any was lost.
drain() {
  lost=0
  exec <"$folder/$1.pipe" || return 1
  dd bs="$((67108864 / reads))" count="$reads" 2>/dev/null >&3 || lost=1
  exec 3>&-
  # While only its end is awaited, the pipe goes by another name: see measure.
  mv -f "$folder/$1.pipe" "$folder/$1.end" 2>/dev/null
  tail -c "$keep" 2>/dev/null >&4 || lost=1
  exec 4>&-
  mv -f "$folder/$1.end" "$folder/$1.pipe" 2>/dev/null
  cat >/dev/null
  return "$lost"
}
shell="sh"
command -v bash >/dev/null 2>&1 && shell="bash"
mkfifo "$folder/out.pipe" "$folder/err.pipe" "$folder/group" || { say status=broken; linger; }
# First so: where exec cannot redirect, it ends a POSIX shell.
touch "$folder/3" "$folder/4" "$folder/5" "$folder/6" || { say status=broken; linger; }
# The command may remove the folder with all that is in it: what it prints goes into files that are open already
# and stay so. They are opened anew through $files, to be read from their beginning.
exec 3<>"$folder/3" 4<>"$folder/4" 5<>"$folder/5" 6<>"$folder/6"
files=/proc/$$/fd
uptime
start=$now
{ exec 5>&- 6>&- && drain out; } &
out=$!
{ exec 3>&5 4>&6 5>&- 6>&- && drain err; } &
err=$!
# end_group: TERM, then KILL, for a process may ignore TERM.
end_group() {
  kill -TERM "-$group" 2>/dev/null
  tries=0
  while kill -0 "-$group" 2>/dev/null && [ "$tries" -lt 10 ]; do
    sleep 0.2 2>/dev/null || sleep 1
    tries=$((tries + 1))
  done
  kill -KILL "-$group" 2>/dev/null
}
# The watch ends the group when the time is over or the client has left a note. It goes by the clock, not by
# the number of sleeps, which take longer than they say and can be killed, and needs no folder: it is told the
# group before the command begins. Once it has begun to end the group, it cannot be called off.
(
  read -r group <"$folder/group"
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
# In the foreground: what a shell starts in the background, it lets ignore INT and QUIT. `setsid` becomes the
# command without forking here, so the subshell's process id is the group's. The command is not
# among the arguments, lest its own `pkill -f` should find it.
(
  read -r group rest </proc/self/stat
  echo "$group" >"$folder/group" || exit 126
  umask "$mask"
  export kasm_mcp="$command"
  exec setsid "$shell" -c "eval \"unset kasm_mcp; \$kasm_mcp\""
) </dev/null >"$folder/out.pipe" 2>"$folder/err.pipe" 3>&- 4>&- 5>&- 6>&-
code=$?
uptime
spent=$(((now - start) * 10))
state="done"
kill "$watch" 2>/dev/null
wait "$watch" && state=late
# Children left in the background may hold the pipes for ever: wait for the drains, but not long.
settled=
trap "settled=no" USR1
(
  while sleep 1 || true; do kill -USR1 $$ 2>/dev/null || exit; done
) >/dev/null 2>&1 &
timer=$!
lost=
for drain in "$out" "$err"; do
  [ -n "$settled" ] || wait "$drain" || [ -n "$settled" ] || lost=yes
done
kill "$timer" 2>/dev/null
trap "" USR1
# The command may have removed it, or who cancels may have made it anew.
[ -d "$folder" ] || begin
if [ -e "$folder/cancel" ]; then
  rm -rf "$folder"
  exit 0
fi
# no_room: give back the room that the captured output takes, and say that it is lost.
no_room() {
  for file in 3 4 5 6; do true >"$files/$file"; done
  say "status=full exit=$code ms=$spent"
  linger
}
[ -z "$lost" ] || no_room
# measure NAME FILE END: joins the end on; sets size, kept, and more (1: the middle was longer than anybody counted).
measure() {
  more=0
  # The end is still awaited from a child in the background, and more has come than is held in full.
  # Where the folder was removed, nobody can tell.
  [ -n "$settled" ] && [ ! -e "$folder/$1.pipe" ] && more=1
  if [ -s "$files/$3" ]; then
    [ "$(wc -c <"$files/$3")" -ge "$keep" ] && more=1
    cat "$files/$3" 2>/dev/null >>"$files/$2" || no_room
  fi
  size=$(($(wc -c <"$files/$2")))
  kept=$size
  [ "$size" -gt "$keep" ] && kept=$keep
}
# pour FILE SIZE: all of it, or its head and its end. The file may still be growing; SIZE decides.
pour() {
  if [ "$2" -le "$keep" ]; then
    head -c "$2" "$files/$1"
  else
    head -c "$half" "$files/$1"
    tail -c "+$(($2 - keep + half + 1))" "$files/$1" | head -c "$((keep - half))"
  fi
}
measure out 3 4
header="status=$state exit=$code ms=$spent out=$size out_kept=$kept out_more=$more"
out_size=$size
measure err 5 6
header="$header err=$size err_kept=$kept err_more=$more"
{ printf "kasm-mcp 1 %s\n" "$header" && pour 3 "$out_size" && pour 5 "$size"; } 2>/dev/null >"$folder/partial" || no_room
publish
linger
