"""A simulator behind a web server, our server before it, and a client connected to that in memory."""
