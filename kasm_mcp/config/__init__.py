"""The settings of the server: the table, its parsers, and the frozen `Config` that they make."""
