# Put down one piece of a file to be written. $2 its number from 1, $3 the piece in base64.
# Pieces travel as separate errands, which may arrive in any order.
first=
begin && first=yes
printf %s "$3" | base64 -d >"$folder/$2.part" && mv -f "$folder/$2.part" "$folder/piece.$2"
# Whoever made the folder clears up when no further piece has come for a minute and nobody has committed.
[ -n "$first" ] || exit 0
while [ -d "$folder" ]; do
  sleep 5
  [ -n "$(find "$folder" -maxdepth 0 -mmin +1 2>/dev/null)" ] && rm -rf "$folder"
done
