# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from typing import Literal

KnownOperationalStatus = Literal["deleting", "destroying", "paused", "running", "starting", "stopped"]
