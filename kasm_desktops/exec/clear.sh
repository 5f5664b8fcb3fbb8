# Remove the folder after the result was fetched.
rm -rf "$folder" "$spare"
