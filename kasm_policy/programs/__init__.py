"""Which programs start other programs, and where on their command lines: tables and readers."""
