# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
from typing import Literal

RdpConnectionType = Literal["file", "url"]
