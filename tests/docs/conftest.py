"""The fixtures of `connected`, for what the documentation says of tools."""

from tests.connected.fixtures import rig, switchboard, tools, web_server

__all__ = ["rig", "switchboard", "tools", "web_server"]
