"""Write records as the JSON of Kasm's answers, oddities included.

Pure functions from records to dictionaries. Ids have no hyphens, except in `port_map`; a missing date is null in some
members and the text "None" in others.
"""

import math
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, TypeAlias

from kasm_sim.state.group_settings import setting, switched_on
from kasm_sim.state.records import Group, Image, Recording, Session, User, database_time, hyphenated

Json: TypeAlias = dict[str, Any]

_SERVICES = ("vnc", "audio", "audio_input", "uploads")

_CLIENT_SWITCHES = {
    "allow_kasm_audio": True,
    "allow_kasm_microphone": False,
    "allow_kasm_downloads": True,
    "allow_kasm_uploads": True,
    "allow_kasm_clipboard_down": True,
    "allow_kasm_clipboard_up": True,
    "allow_kasm_clipboard_seamless": True,
    "allow_kasm_sharing": True,
}
_IDLE_DISCONNECT = 20.0


def user_answer(user: User, groups: dict[str, Group], sessions: list[Session], *, host: str) -> Json:
    """Write a user.

    Args:
        user: The user.
        groups: All groups by id, for their names.
        sessions: The user's sessions.
        host: The host name of the Kasm server.
    """
    return {
        "user_id": user.user_id,
        "username": user.username,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "realm": user.realm,
        "phone": user.phone,
        "organization": user.organization,
        "notes": user.notes,
        "created": database_time(user.created),
        "password_set_date": _date(user.password_set),
        "last_session": _date(user.last_session),
        "groups": [{"name": groups[key].name, "group_id": key} for key in sorted(user.group_ids) if key in groups],
        "kasms": [
            {
                "kasm_id": session.kasm_id,
                "start_date": database_time(session.created),
                "keepalive_date": _date(session.keepalive),
                "expiration_date": _date(session.expiration),
                "server": {"server_id": session.server_id, "hostname": host, "port": 443},
            }
            for session in sessions
        ],
        "two_factor": user.two_factor,
        "program_id": None,
        "locked": user.locked,
        "disabled": user.disabled,
    }


def image_answer(image: Image) -> Json:
    """Write a workspace, including the registry token, as a real Kasm does."""
    answer = asdict(image)
    del answer["group_ids"]
    return answer | {
        "available": image.enabled,
        "imageAttributes": [
            {"attr_id": image.image_id[::-1], "name": "vnc", "category": "port_map", "value": "6901/tcp"},
        ],
    }


def client_settings(ranking: Sequence[Group], *, downloads: bool) -> Json:
    """Write the client settings of a session.

    Args:
        ranking: The owner's groups in order of precedence.
        downloads: Whether this Kasm allows downloads when no group forbids them.
    """
    switches = {name: switched_on(ranking, name, default=default) for name, default in _CLIENT_SWITCHES.items()}
    switches["allow_kasm_downloads"] &= downloads
    try:
        idle = float(setting(ranking, "idle_disconnect") or _IDLE_DISCONNECT)
    except ValueError:
        idle = _IDLE_DISCONNECT
    return {**switches, "idle_disconnect": idle if math.isfinite(idle) else _IDLE_DISCONNECT}


def session_answer(session: Session, user: User | None, image: Image | None, *, host: str, settings: Json) -> Json:
    """Write a session.

    Args:
        session: The session.
        user: Its owner; None when the account was deleted.
        image: Its image; None when it was deleted.
        host: The host name of the Kasm server.
        settings: The result of `client_settings`.
    """
    return {
        "kasm_id": session.kasm_id,
        "operational_status": session.status,
        "operational_message": None,
        "operational_progress": None,
        "user_id": session.user_id,
        "username": user.username if user else None,
        "user": {"username": user.username} if user else None,
        "image_id": session.image_id,
        "image": image
        and {
            "image_id": image.image_id,
            "name": image.name,
            "image_src": image.image_src,
            "friendly_name": image.friendly_name,
        },
        "created_date": database_time(session.created),
        "start_date": database_time(session.created),
        "keepalive_date": _date(session.keepalive),
        "expiration_date": _date(session.expiration),
        "container_id": session.container_id,
        "container_ip": "172.18.0.4",
        "docker_network": "kasm_default_network",
        "host": "10.0.0.120",
        "hostname": host,
        "port": 443,
        "server_id": session.server_id,
        "zone_name": "default",
        "server": {
            "server_id": session.server_id,
            "hostname": host,
            "port": 443,
            "zone_name": "default",
            "provider": None,
        },
        "cores": image.cores if image else None,
        "memory": image.memory if image else None,
        "gpus": None,
        "token": session.vnc_token,
        "view_only_token": "",
        "share_id": session.share_id,
        "point_of_presence": None,
        "is_persistent_profile": session.persistent_profile_mode in ("Enabled", "Reset"),
        "persistent_profile_mode": session.persistent_profile_mode,
        "egress_gateway_id": session.egress_gateway_id,
        "rdp_client_type": session.rdp_client_type,
        "client_settings": settings,
        "port_map": {
            service: {"port": 443, "path": f"desktop/{hyphenated(session.kasm_id)}/{service}"} for service in _SERVICES
        },
    }


def group_answer(group: Group) -> Json:
    """Write a group, its settings as metadata."""
    return {
        "group_id": group.group_id,
        "name": group.name,
        "description": group.description,
        "priority": group.priority,
        "is_system": group.is_system,
        "group_metadata": [{"name": name, "value": value} for name, value in sorted(group.settings.items())],
        "group_mappings": [],
    }


def member_answer(user: User) -> Json:
    """Write a user as an entry in a group's list of members."""
    shown = ("user_id", "username", "first_name", "last_name", "organization")
    return {name: getattr(user, name) for name in shown}


def group_image_answer(group: Group, image: Image) -> Json:
    """Write the assignment of an image to a group."""
    return {
        "group_image_id": f"{int(group.group_id, 16) ^ int(image.image_id, 16):032x}",
        "group_id": group.group_id,
        "group_name": group.name,
        "image_id": image.image_id,
        "image_name": image.name,
        "image_friendly_name": image.friendly_name,
        "image_src": image.image_src,
    }


def attributes_answer(user: User) -> Json:
    """Write a user's preferences."""
    return {"user_attributes_id": user.user_id[::-1], "user_id": user.user_id, **asdict(user.attributes)}


def recording_answer(recording: Recording, *, link: str | None) -> Json:
    """Write a recording.

    Args:
        recording: The recording.
        link: A download URL without a login; None when none was requested.
    """
    answer: Json = {
        "recording_id": recording.recording_id,
        "account_id": recording.account_id,
        "session_recording_url": recording.url,
        "session_recording_metadata": {
            "duration": recording.duration_s,
            "timestamp": int(recording.started.timestamp()),
        },
    }
    if link is not None:
        answer["session_recording_download_url"] = link
    return answer


def frame_statistics(viewers: list[str]) -> Json:
    """Write KasmVNC's statistics of one frame.

    Args:
        viewers: The websocket ids of the requested viewers.
    """
    return {
        "frame": {"resx": 1280, "resy": 720, "changed": 12, "server_time": 18},
        "server_side": [
            {"process_name": "Analysis", "time": 3},
            {"process_name": "Screenshot", "time": 0},
            {"process_name": "Encoding_total", "time": 11, "videoscaling": 0},
            {"process_name": "TightJPEGEncoder", "time": 4, "count": 6, "area": 37},
            {"process_name": "TightWEBPEncoder", "time": 7, "count": 9, "area": 63},
        ],
        "client_side": [
            {
                "client": viewer,
                "client_time": 14,
                "ping": 22,
                "processes": [{"process_name": "scanRenderQ", "time": 9}],
            }
            for viewer in viewers
        ],
    }


def bottleneck_statistics(viewers: list[str]) -> Json:
    """Write KasmVNC's four figures per viewer; an empty object without viewers."""
    return {"kasm_user": {viewer: [9.8, 9.6, 10.0, 9.9] for viewer in viewers}} if viewers else {}


def _date(moment: datetime | None) -> str:
    return "None" if moment is None else database_time(moment)
