"""Kasm's API: what each call may do, does and answers."""
