"""`kasm-mcp demo`: `play` sets the stage, `examples` is what is played, `stage` shows and checks each call."""
