# End an errand, whether it has begun or not: a folder of that name keeps it from beginning.
patience=10
begin && patience=45
true >"$folder/cancel"
# Whoever works there sees the note within a second, even if the folder had been removed meanwhile. Had it been
# killed, nobody else would clear up.
sleep "$patience"
rm -rf "$folder"
