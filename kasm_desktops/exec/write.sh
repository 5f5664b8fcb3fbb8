# Replace one file after checking the new content. $2 the file, $3 roots, $4 SHA-256 of the content,
# $5 number of stored pieces (0: the content is $6), $6 the content in base64.
file=$2 roots=$3 digest=$4 pieces=$5 content=$6
# Without pieces, the folder exists already only if this script was cancelled before it started.
begin || { [ "$pieces" -gt 0 ] && [ -d "$folder" ]; } || exit 0
# stop WORDS: remove the temporary file, publish this header and end.
stop() {
  rm -f "$temporary"
  say "$@"
  linger
}
# enter FOLDER: change into it and check that it is inside. Later names are relative to it, so no link can lead outside.
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
# Write the answer first: on a full disk the file must not change without an answer.
header status=done 2>/dev/null >"$folder/partial" || stop status=full
mv -f "$temporary" "./$name" 2>/dev/null || stop status=forbidden
# If a folder of that name was created meanwhile, mv has moved the file into it.
if [ -d "./$name" ]; then
  rm -f "./$name/${temporary##*/}"
  stop status=folder
fi
publish
linger
