"""What a deployment remembers, without a socket, a process or JSON."""
