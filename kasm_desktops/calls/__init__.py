"""One call to Kasm.

`gateway` makes it, `failures` maps exceptions to errors, `permissions` names the permissions of the key, and
`telemetry` records the span.
"""
