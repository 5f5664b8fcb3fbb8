"""Hold a deployment's records and state, without sockets, processes or JSON."""
