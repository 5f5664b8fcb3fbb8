"""One session: what is done with it, and its beginning and end."""
