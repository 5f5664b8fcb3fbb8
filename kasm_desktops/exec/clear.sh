# The result has been fetched.
rm -rf "$folder"
