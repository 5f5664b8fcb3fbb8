# Run one command. $2 working directory, $3 roots, $4 time limit in seconds, $5 bytes to keep of each
# stream, $6 reads of each stream to hold in full, $7 the command.
directory=$2 roots=$3 limit=$4 keep=$5 reads=$6 command=$7
half=$((keep / 2))
mkdir -p "$home/Downloads" 2>/dev/null
# The folder exists already when this errand was cancelled before it began: then nothing is run.
mkdir "$folder" || exit 0
cd -P -- "$directory" 2>/dev/null || { say status=missing; linger; }
here=$(pwd -P && echo x)
inside "${here%"$newline"x}" || { say status=outside; linger; }
# uptime: centiseconds, without leading zeros, since neither date +%N nor 10# is portable.
uptime() {
  read -r now rest </proc/uptime || now=0.00
  now=${now%.*}${now#*.}
  while :; do case $now in 0?*) now=${now#0} ;; *) break ;; esac; done
}
# drain NAME: pipes, not files, so that `echo x >/dev/stderr` does not truncate what came before, and so that
# no output can fill the disk. dd hands on each read at once (head would sit on it while a child holds the
# pipe) and stops after $reads of them or 64 MiB; of the rest only the end is kept. Whatever could not be kept
# is read all the same: a child in the background must not die of a pipe that nobody reads. Fails if any was lost.
drain() {
  lost=0
  {
    dd bs="$((67108864 / reads))" count="$reads" 2>/dev/null >"$folder/$1" || lost=1
    tail -c "$keep" 2>/dev/null >"$folder/$1.end" || lost=1
    cat >/dev/null
  } <"$folder/$1.pipe"
  return "$lost"
}
shell="sh"
command -v bash >/dev/null 2>&1 && shell="bash"
mkfifo "$folder/out.pipe" "$folder/err.pipe" || { say status=broken; linger; }
uptime
start=$now
drain out &
out=$!
drain err &
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
# the number of sleeps, which take longer than they say and can be killed. `:` must not be redirected: where
# that fails, it ends a POSIX shell.
(
  while sleep 1 || true; do
    [ -e "$folder/cancel" ] && break
    uptime
    [ "$((now - start))" -lt "$((limit * 100))" ] && continue
    true >"$folder/late"
    break
  done
  until group=$(readlink "$folder/group"); do sleep 1; done
  end_group
) >/dev/null 2>&1 &
watch=$!
# In the foreground: what a shell starts in the background, it lets ignore INT and QUIT. `setsid` becomes the
# command without forking here, so the subshell's process id is the group's; a link holds it, since a link
# needs no room on a full disk. The command is not among the arguments, lest its own `pkill -f` should find it.
(
  read -r group rest </proc/self/stat
  ln -s "$group" "$folder/group" 2>/dev/null || exit 126
  umask "$mask"
  export kasm_mcp="$command"
  exec setsid "$shell" -c "eval \"unset kasm_mcp; \$kasm_mcp\""
) </dev/null >"$folder/out.pipe" 2>"$folder/err.pipe"
code=$?
uptime
spent=$(((now - start) * 10))
state="done"
if [ -e "$folder/cancel" ] || [ -e "$folder/late" ]; then
  wait "$watch"
  state=late
else
  kill "$watch" 2>/dev/null
fi
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
if [ -e "$folder/cancel" ]; then
  rm -rf "$folder"
  exit 0
fi
# no_room: give back the room that the captured output takes, and say that it is lost.
no_room() {
  rm -f "$folder/out" "$folder/err" "$folder/out.end" "$folder/err.end"
  say "status=full exit=$code ms=$spent"
  linger
}
[ -z "$lost" ] || no_room
# measure NAME: joins the end on; sets size, kept, and more (1: the middle was longer than anybody counted).
measure() {
  more=0
  # The end is still awaited from a child in the background, and more has come than is held in full.
  [ -n "$settled" ] && [ -e "$folder/$1.end" ] && more=1
  if [ -s "$folder/$1.end" ]; then
    [ "$(wc -c <"$folder/$1.end")" -ge "$keep" ] && more=1
    cat "$folder/$1.end" 2>/dev/null >>"$folder/$1" || no_room
  fi
  size=$(($(wc -c <"$folder/$1")))
  kept=$size
  [ "$size" -gt "$keep" ] && kept=$keep
}
# pour NAME SIZE: all of it, or its head and its end. The file may still be growing; SIZE decides.
pour() {
  if [ "$2" -le "$keep" ]; then
    head -c "$2" "$folder/$1"
  else
    head -c "$half" "$folder/$1"
    tail -c "+$(($2 - keep + half + 1))" "$folder/$1" | head -c "$((keep - half))"
  fi
}
measure out
header="status=$state exit=$code ms=$spent out=$size out_kept=$kept out_more=$more"
out_size=$size
measure err
header="$header err=$size err_kept=$kept err_more=$more"
{ printf "kasm-mcp 1 %s\n" "$header" && pour out "$out_size" && pour err "$size"; } 2>/dev/null >"$folder/partial" || no_room
publish
linger
