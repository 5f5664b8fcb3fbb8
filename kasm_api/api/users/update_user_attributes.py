# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a user's preferences."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateUserAttributesRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_user_attributes",
        json=body_of(
            body, members, models.UpdateUserAttributesRequest, target_user_attributes=models.UpdateUserAttributesTarget
        ),
    )


def _parse(answer: Answer) -> models.UpdateUserAttributesResponse:
    return models.UpdateUserAttributesResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    user_id: str,
    ssh_public_key: str | None = None,
    show_tips: bool | None = None,
    theme: str | None = None,
    preferred_language: str | None = None,
    preferred_timezone: str | None = None,
    toggle_control_panel: bool | None = None,
    default_image: str | None = None,
    auto_login_kasm: bool | None = None,
    chat_sfx: bool | None = None,
) -> models.UpdateUserAttributesResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateUserAttributesRequest) -> models.UpdateUserAttributesResponse: ...
def sync(
    *, client: Client, body: models.UpdateUserAttributesRequest | None = None, **members: Any
) -> models.UpdateUserAttributesResponse:
    """Change a user's preferences.

    Members that are left out stay as they are. The permissions are those that one client's documentation names;
    `Servers Modify` may be a slip of its.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The preferences to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        ssh_public_key (str | None): SSH public key, for servers.
        show_tips (bool | None): Tips at the start of a session.
        theme (str | None): Colours of the web interface.
        preferred_language (str | None): Language of sessions, one of the values Kasm lists.
        preferred_timezone (str | None): Time zone of sessions, one of the values Kasm lists.
        toggle_control_panel (bool | None): Setting of the control panel.
        default_image (str | None): Id of the image that starts without being asked for.
        auto_login_kasm (bool | None): Whether a session starts with the login.
        chat_sfx (bool | None): Sounds of the chat, in older releases.

    Returns:
        UpdateUserAttributesResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_user_attributes", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    user_id: str,
    ssh_public_key: str | None = None,
    show_tips: bool | None = None,
    theme: str | None = None,
    preferred_language: str | None = None,
    preferred_timezone: str | None = None,
    toggle_control_panel: bool | None = None,
    default_image: str | None = None,
    auto_login_kasm: bool | None = None,
    chat_sfx: bool | None = None,
) -> models.UpdateUserAttributesResponse: ...
@overload
async def asyncio(
    *, client: Client, body: models.UpdateUserAttributesRequest
) -> models.UpdateUserAttributesResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateUserAttributesRequest | None = None, **members: Any
) -> models.UpdateUserAttributesResponse:
    """Change a user's preferences.

    Members that are left out stay as they are. The permissions are those that one client's documentation names;
    `Servers Modify` may be a slip of its.

    Permission: `Servers Modify` and `Users Modify`; `Users Modify Admin` too if the account is a Global Admin.

    Args:
        client: Address and key of the Kasm to call.
        body: The preferences to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        user_id (str): Id of the user.
        ssh_public_key (str | None): SSH public key, for servers.
        show_tips (bool | None): Tips at the start of a session.
        theme (str | None): Colours of the web interface.
        preferred_language (str | None): Language of sessions, one of the values Kasm lists.
        preferred_timezone (str | None): Time zone of sessions, one of the values Kasm lists.
        toggle_control_panel (bool | None): Setting of the control panel.
        default_image (str | None): Id of the image that starts without being asked for.
        auto_login_kasm (bool | None): Whether a session starts with the login.
        chat_sfx (bool | None): Sounds of the chat, in older releases.

    Returns:
        UpdateUserAttributesResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_user_attributes", _request(body, members), _parse)
