"""Serve HTTP: dispatch, session proxy, faults on demand."""
