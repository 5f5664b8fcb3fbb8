"""What KasmVNC does inside a session: serve files and show a picture."""
