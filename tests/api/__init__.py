"""Tests of the generated client: against a server on the loopback interface, and against the description."""
