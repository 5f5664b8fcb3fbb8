"""The real process on its stdin and stdout."""
