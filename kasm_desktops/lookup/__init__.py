"""Lookups in Kasm: `images` by name, `listing` of sessions, `logins` (owners, states and tokens of sessions)."""
