"""Programs that are not ours, from npm, as clients of our server."""
