"""Every way in which Kasm, a proxy or the network can fail, seen through an MCP client."""
