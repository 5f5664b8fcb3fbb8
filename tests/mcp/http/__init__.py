"""The server over HTTP: real sockets, mostly a process of its own, and the SDK's client in both eras."""
