# End a script, started or not: a folder with its name prevents the start.
patience=10
begin && patience=45
true >"$folder/cancel"
# A running script sees the file within a second, even if its folder was removed meanwhile. If it was killed, only this
# script cleans up.
sleep "$patience"
rm -rf "$folder" "$spare"
