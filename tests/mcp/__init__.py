"""Tests of the MCP server: its parts, and the programs that it is."""
