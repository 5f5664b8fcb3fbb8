"""One call to Kasm.

`gateway` makes it, `failures` maps what went wrong to an error, `permissions` names what the key lacks, and
`telemetry` records its span.
"""
