"""What the official conformance suite calls by name, on the server that our own builder makes."""
