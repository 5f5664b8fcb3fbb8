"""The machine of a session: one set of namespaces with real processes."""
