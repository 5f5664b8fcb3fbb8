# Replace one file by content that was checked first. $2 the file, $3 roots, $4 SHA-256 of the content,
# $5 number of pieces put down before (0: the content is $6), $6 the content in base64.
file=$2 roots=$3 digest=$4 pieces=$5 content=$6
# The folder of a small file exists already only when this errand was cancelled before it began.
begin || { [ "$pieces" -gt 0 ] && [ -d "$folder" ]; } || exit 0
# stop WORDS: the errand ends with this answer and leaves nothing behind.
stop() {
  rm -f "$temporary"
  say "$@"
  linger
}
# enter FOLDER: from here on names are relative to a folder that is open and inside, so no link can lead out.
enter() {
  cd -P -- "$1" 2>/dev/null || stop status=forbidden
  here=$(pwd -P && echo x)
  inside "${here%"$newline"x}" || stop status=outside
}
temporary=$folder/nothing
parent=${file%/*}
name=${file##*/}
missing=
while [ ! -d "${parent:-/}" ]; do
  missing=${parent##*/}/$missing
  parent=${parent%/*}
done
enter "${parent:-/}"
while [ -n "$missing" ]; do
  (umask 022 && mkdir "./${missing%%/*}") 2>/dev/null || stop status=blocked
  enter "./${missing%%/*}"
  missing=${missing#*/}
done
if [ -L "./$name" ]; then
  real=$(readlink -f -- "./$name" && echo x) || stop status=blocked
  real=${real%"$newline"x}
  enter "${real%/*}/"
  name=${real##*/}
  [ -L "./$name" ] && stop status=blocked
fi
[ -d "./$name" ] && stop status=folder
mode=644
if [ -e "./$name" ]; then
  [ -f "./$name" ] || stop status=special
  [ -w "./$name" ] || stop status=readonly
  mode=$(stat -c %a "./$name") || stop status=broken
fi
[ -w . ] || stop status=forbidden
temporary=./.kasm-mcp-$1
if [ "$pieces" -eq 0 ]; then
  printf %s "$content" | base64 -d >"$temporary" 2>/dev/null || stop status=full
else
  true >"$temporary" || stop status=full
  piece=1
  waits=0
  while [ "$piece" -le "$pieces" ]; do
    if [ -f "$folder/piece.$piece" ]; then
      cat "$folder/piece.$piece" >>"$temporary" 2>/dev/null || stop status=full
      rm -f "$folder/piece.$piece"
      piece=$((piece + 1))
    else
      waits=$((waits + 1))
      { [ "$waits" -gt 20 ] || [ -e "$folder/cancel" ]; } && stop status=incomplete
      sleep 1
    fi
  done
fi
found=$(sha256sum <"$temporary") || stop status=broken
[ "${found%% *}" = "$digest" ] || stop status=mismatch
chmod "$mode" "$temporary" || stop status=broken
if [ -e "$folder/cancel" ]; then
  rm -f "$temporary"
  rm -rf "$folder"
  exit 0
fi
# The answer first: on a full disk nothing may change that nobody could be told of.
printf "kasm-mcp 1 status=done\n" 2>/dev/null >"$folder/partial" || stop status=full
mv -f "$temporary" "./$name" 2>/dev/null || stop status=forbidden
# Had a folder taken the name in this moment, mv would have gone into it.
if [ -d "./$name" ]; then
  rm -f "./$name/${temporary##*/}"
  stop status=folder
fi
publish
linger
