"""`python -m kasm_mcp` is `kasm-mcp`."""

from kasm_mcp.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
