"""The stdio transport.

`pipes` has the two streams, `opening` answers the first requests from a record, `transport` runs the SDK.
"""
