# Copy one file or a part of it out. $2 the file, $3 roots, $4 the largest size in bytes, $5 bytes to skip,
# $6 1: refuse what is larger; 0: cut it.
file=$2 roots=$3 largest=$4 skip=$5 more=$6
begin || exit 0
# stop WORDS: publish this header and end.
stop() {
  say "$@"
  linger
}
real=$(readlink -f -- "$file" && echo x) || stop status=missing
real=${real%"$newline"x}
inside "$real" || stop status=outside
[ -e "$real" ] || stop status=missing
[ -d "$real" ] && stop status=folder
# Opening a FIFO would block.
[ -f "$real" ] || stop status=special
# The path may have changed since it was resolved, so check the opened file.
copy() {
  opened=$(readlink "/proc/$$/fd/3" && echo x) || stop status=broken
  inside "${opened%"$newline"x}" || stop status=outside
  tail -c "+$((skip + 1))" <&3 2>/dev/null | head -c "$((largest + more))" >"$folder/content" 2>/dev/null ||
    stop status=full
  size=$(($(wc -c <"$folder/content")))
  total=$(($(wc -c <"/proc/$$/fd/3")))
  [ "$size" -gt "$largest" ] || return 0
  rm -f "$folder/content"
  stop "status=large size=$total"
}
[ -r "$real" ] || stop status=forbidden
copy 3<"$real" || stop status=forbidden
if { header "status=done size=$size total=$total" && cat "$folder/content"; } >"$folder/partial" 2>/dev/null; then
  publish
else
  rm -f "$folder/content"
  say status=full
fi
linger
