"""The HTTP side: server, dispatch, session proxy, faults."""
