"""The fixtures of `connected`."""

from tests.connected.fixtures import rig, slow_rig, switchboard, tools, web_server

__all__ = ["rig", "slow_rig", "switchboard", "tools", "web_server"]
