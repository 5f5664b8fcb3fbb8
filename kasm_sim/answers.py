"""Records as the JSON that Kasm answers with, oddities included.

Pure functions from records to dictionaries; `calls` picks which. Ids are spelled without hyphens
and once, inside `port_map`, with; a date that is not set is sometimes null and sometimes "None".
"""

from datetime import datetime
from typing import Any, TypeAlias

from kasm_sim.records import Group, Image, Recording, Session, User, database_time, hyphenated

Json: TypeAlias = dict[str, Any]

_SERVICES = ("vnc", "audio", "audio_input", "uploads")


def user_answer(user: User, groups: dict[str, Group], sessions: list[Session], *, host: str) -> Json:
    """Write a user.

    Args:
        user: The user.
        groups: All groups by id, for the names.
        sessions: The sessions of this user.
        host: The name of the Kasm server.
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
    """Write a workspace, with the registry token that Kasm really sends."""
    return {
        "image_id": image.image_id,
        "name": image.name,
        "friendly_name": image.friendly_name,
        "description": image.description,
        "notes": None,
        "image_type": image.image_type,
        "image_src": image.image_src,
        "enabled": image.enabled,
        "available": image.enabled,
        "hidden": False,
        "cores": image.cores,
        "memory": image.memory,
        "cpu_allocation_method": "Inherit",
        "require_gpu": None,
        "gpu_count": 0,
        "docker_registry": image.docker_registry,
        "docker_user": image.docker_user,
        "docker_token": image.docker_token,
        "categories": image.categories,
        "zone_id": None,
        "restrict_to_zone": False,
        "session_time_limit": None,
        "run_config": {},
        "exec_config": {},
        "volume_mappings": {},
        "imageAttributes": [
            {"attr_id": image.image_id[::-1], "name": "vnc", "category": "port_map", "value": "6901/tcp"},
        ],
    }


def session_answer(session: Session, user: User | None, image: Image | None, *, host: str, downloads: bool) -> Json:
    """Write a session.

    Args:
        session: The session.
        user: Its owner; None when the account is gone.
        image: Its image; None when it was deleted.
        host: The name of the Kasm server.
        downloads: Whether the owner's group allows downloads.
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
        "is_persistent_profile": False,
        "persistent_profile_mode": None,
        "client_settings": {
            "allow_kasm_audio": True,
            "allow_kasm_microphone": False,
            "allow_kasm_downloads": downloads,
            "allow_kasm_uploads": True,
            "allow_kasm_clipboard_down": True,
            "allow_kasm_clipboard_up": True,
            "allow_kasm_clipboard_seamless": True,
            "allow_kasm_sharing": True,
            "idle_disconnect": 20.0,
        },
        "port_map": {
            service: {"port": 443, "path": f"desktop/{hyphenated(session.kasm_id)}/{service}"} for service in _SERVICES
        },
    }


def recording_answer(recording: Recording, *, link: str | None) -> Json:
    """Write a recording.

    Args:
        recording: The recording.
        link: A download address that needs no login; None when none was asked for.
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
    """Write the statistics KasmVNC gives for one frame.

    Args:
        viewers: The websocket ids asked about.
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
    """Write KasmVNC's four figures per viewer; nothing without one."""
    return {"kasm_user": {viewer: [9.8, 9.6, 10.0, 9.9] for viewer in viewers}} if viewers else {}


def _date(moment: datetime | None) -> str:
    return "None" if moment is None else database_time(moment)
