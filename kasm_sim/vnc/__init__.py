"""Imitate KasmVNC inside a session: its static file server and its screenshots."""
