#!/usr/bin/env python3
"""Diagnose sessions, commands and files with the checks of `kasm-mcp doctor` and the same settings.

uv run python scripts/diagnose_session_issue.py [--sim] [--deep] [--image NAME] [--json]
"""

import sys

try:
    import kasm_mcp.cli  # noqa: F401  # `main` imports it later
    from kasm_mcp.__main__ import main
except ModuleNotFoundError as missing:
    sys.exit(f"{missing}. Run it with: uv run python scripts/diagnose_session_issue.py")

if __name__ == "__main__":
    sys.argv.insert(1, "doctor")
    sys.exit(main())
