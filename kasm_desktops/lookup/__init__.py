"""What Kasm knows: `images` by name, `listing` of sessions, and `logins`, the owners, states and tokens of sessions."""
