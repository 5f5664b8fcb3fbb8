"""`kasm-mcp demo`: `play` starts server and client, `examples` has the calls, `stage` prints and checks each."""
