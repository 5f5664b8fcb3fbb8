"""The server on a system without the POSIX-only half of the standard library."""
