"""Look-ups in Kasm: `images` by name, `listing` of sessions, and `logins`, the owners, states and tokens of sessions."""
