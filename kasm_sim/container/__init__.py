"""Run each session's commands in a set of Linux namespaces."""
