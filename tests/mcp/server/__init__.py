"""The server as a client sees it: tools, schemas, envelopes, both eras of the protocol."""
