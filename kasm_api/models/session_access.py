# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from typing import Literal

SessionAccess = Literal["", "r", "rw"]
