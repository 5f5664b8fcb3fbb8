"""Create the initial records: two users, two groups, a few images, one recorded session.

Their ids are constants, so that examples and tests can name them; values that a real Kasm draws at random come from
`new_id`. Each function returns new records; simulators share nothing.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from kasm_sim.state.records import Group, Image, Recording, User

ALL_USERS = "68d557ac4cac42cca9f31c7c853de0f3"
ADMINISTRATORS = "31aff8e3bf5f46a1a3c7b3c1a5a3f7d2"

USER = "44edb3e5aa1f4c2f8d6e0b5b6f0d9c17"
ADMINISTRATOR = "9a6be53c0f9247b1a1d0f4c7e2b58d30"

CHROME = "01366df3a03b4bccbb8c913846594826"
UBUNTU_FOCAL = "7c5d8f0e1b2a4936a8d7c6e5f4b3a291"
FIREFOX = "2f8b6d4c9a1e4750b3c2d1e0f9a8b7c6"
FIREFOX_OLDER = "8d1c7b5a3e9f4206917f5e3d2c1b0a98"
WINDOWS_SERVER = "e3a1c5f7092b4d6e8f1a3c5e7092b4d6"
DISABLED_DESKTOP = "b4f60c1d2e3a495887a6b5c4d3e2f1a0"
ADMIN_DESKTOP = "6e5d4c3b2a1f40e98d7c6b5a4f3e2d1c"

ZONE = "3e5a7c9b1d2f4806a4c8e0f2b6d81935"
AGENT_SERVER = "0a1b2c3d4e5f4a6b8c7d9e0f1a2b3c4d"
SERVER = "c2d4e6f8091a4b3c8d5e7f6091a2b3c4"
POOL = "5f4e3d2c1b0a49988776655443322110"

ADD_IMAGES_TO_DEFAULT_GROUP = "7ca1822daf0545ad8ad5428a05b8405d"
"""Id, as one client spells it, of the global setting that adds each new image to All Users."""

RECORDED_SESSION = "d0c9b8a796854372a1b0c9d8e7f6a5b4"
"""An ended session that has recordings."""


def groups() -> list[Group]:
    """Create the two built-in groups."""
    return [
        Group(group_id=ALL_USERS, name="All Users", priority=4095, is_system=True),
        Group(group_id=ADMINISTRATORS, name="Administrators", priority=1, is_system=True),
    ]


def users(now: datetime) -> list[User]:
    """Create an ordinary user and the built-in administrator.

    Args:
        now: The simulator's start time; the accounts are older.
    """
    created = now - timedelta(days=40)
    return [
        User(
            user_id=USER,
            username="user@kasm.local",
            created=created,
            first_name="Default",
            last_name="User",
            password_set=created,
            group_ids={ALL_USERS},
        ),
        User(
            user_id=ADMINISTRATOR,
            username="admin@kasm.local",
            created=created,
            last_session=now - timedelta(days=2),
            group_ids={ALL_USERS, ADMINISTRATORS},
        ),
    ]


def images(new_id: Callable[[], UUID]) -> list[Image]:
    """Create one image of each kind that a client must distinguish: state, type, group, ambiguous title.

    Args:
        new_id: Returns a new id on each call; one becomes a registry token.
    """
    all_users = {ALL_USERS}
    return [
        Image(
            image_id=CHROME,
            name="kasmweb/chrome:1.15.0",
            friendly_name="Chrome",
            description="Google Chrome browser",
            image_src="img/thumbnails/chrome.png",
            categories=["Browser"],
            group_ids=set(all_users),
        ),
        Image(
            image_id=UBUNTU_FOCAL,
            name="kasmweb/ubuntu-focal-desktop:1.15.0",
            friendly_name="Ubuntu Focal",
            description="Ubuntu 20.04 desktop",
            image_src="img/thumbnails/ubuntu.png",
            categories=["Desktop", "Development"],
            docker_user="registry-reader",
            docker_token=f"dckr_pat_{new_id().hex}",
            group_ids=set(all_users),
        ),
        Image(
            image_id=FIREFOX,
            name="kasmweb/firefox:1.15.0",
            friendly_name="Firefox",
            description="Mozilla Firefox browser",
            image_src="img/thumbnails/firefox.png",
            categories=["Browser"],
            group_ids=set(all_users),
        ),
        Image(
            image_id=FIREFOX_OLDER,
            name="kasmweb/firefox:1.14.0",
            friendly_name="Firefox",
            description="Mozilla Firefox browser, previous release",
            image_src="img/thumbnails/firefox.png",
            categories=["Browser"],
            group_ids=set(all_users),
        ),
        Image(
            image_id=WINDOWS_SERVER,
            name="windows-lab",
            friendly_name="Windows Lab",
            description="A fixed server",
            image_type="Server",
            cores=0.0,
            memory=0,
            docker_registry=None,
            server_id=SERVER,
            group_ids=set(all_users),
        ),
        Image(
            image_id=DISABLED_DESKTOP,
            name="kasmweb/centos-7-desktop:1.15.0",
            friendly_name="CentOS 7",
            description="Switched off by the administrator",
            enabled=False,
            categories=["Desktop"],
            group_ids=set(all_users),
        ),
        Image(
            image_id=ADMIN_DESKTOP,
            name="kasmweb/kali-rolling-desktop:1.15.0",
            friendly_name="Kali",
            description="For administrators only",
            categories=["Desktop"],
            group_ids={ADMINISTRATORS},
        ),
    ]


def recordings(now: datetime, new_id: Callable[[], UUID]) -> dict[str, list[Recording]]:
    """Create the two recordings of the ended session.

    Args:
        now: The simulator's start time; the recordings are a day older.
        new_id: Returns a new id on each call.
    """
    started = now - timedelta(days=1)
    return {RECORDED_SESSION: [recording(RECORDED_SESSION, part, started, new_id) for part in (1, 2)]}


def recording(kasm_id: str, part: int, started: datetime, new_id: Callable[[], UUID]) -> Recording:
    """Create one recording of a session.

    Args:
        kasm_id: The session, 32 hex digits.
        part: Its number within the session, from 1.
        started: Start time of the first part; each lasts five minutes.
        new_id: Returns a new id on each call.
    """
    return Recording(
        recording_id=new_id().hex,
        account_id=str(new_id()),
        url=f"s3://recordings/{kasm_id}/{part:04}.mp4",
        started=started + timedelta(minutes=5 * (part - 1)),
        duration_s=300,
    )
