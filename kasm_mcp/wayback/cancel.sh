# End an errand, whether it has begun or not: a folder of that name keeps it from beginning.
mkdir -p "$home/Downloads" 2>/dev/null
mkdir "$folder" 2>/dev/null && linger
true >"$folder/cancel"
# Whoever works there sees the note within a second. Had it been killed, nobody else would clear up.
sleep 10
rm -rf "$folder"
