# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""List what can be downloaded from a session."""

from __future__ import annotations

from ...client import Client
from ...errors import Answer
from ...types import Request, Secret, cookie_header, path_segment


def _request(kasm_id: str, *, origin: str | None = None, username: Secret, session_token: Secret) -> Request:
    headers: dict[str, str | Secret | None] = {
        "Origin": origin,
        "Cookie": cookie_header({"username": username, "session_token": session_token}),
    }
    return Request(
        method="GET",
        url=f"/desktop/{path_segment(kasm_id)}/vnc/Downloads/Downloads/",
        headers={name: value for name, value in headers.items() if value is not None},
    )


def _parse(answer: Answer) -> bytes:
    return answer.read_bytes("text/html", refusals=(401, 403, 404))


def sync(
    kasm_id: str, *, client: Client, origin: str | None = None, username: str | Secret, session_token: str | Secret
) -> bytes:
    """List what can be downloaded from a session.

    Answers the VNC server's page for `~/Downloads` of the session's user: names only, folders with a slash, names
    not escaped. It tells whether downloads are served at all: a missing file is 404, and so is everything where
    the image or a group setting (`allow_kasm_downloads`) closes the way.

    Takes no API key, but the login of a user as cookies, which may open any session of theirs.

    Args:
        kasm_id: Id of the session, with hyphens; safest taken from its `port_map`.
        client: Address and key of the Kasm to call.
        origin: Scheme and host of the Kasm, as a browser sends it.
        username: Name of the user, as `request_kasm` answers it.
        session_token: A login of that user, as `request_kasm` answers it and `kasm_url` holds it.

    Returns:
        bytes: The content, `text/html`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
        ValueError: If an argument is not valid in an address or a cookie; nothing is sent.
    """
    username = Secret(username)
    session_token = Secret(session_token)

    return client.call(
        "list_downloads", _request(kasm_id, origin=origin, username=username, session_token=session_token), _parse
    )


async def asyncio(
    kasm_id: str, *, client: Client, origin: str | None = None, username: str | Secret, session_token: str | Secret
) -> bytes:
    """List what can be downloaded from a session.

    Answers the VNC server's page for `~/Downloads` of the session's user: names only, folders with a slash, names
    not escaped. It tells whether downloads are served at all: a missing file is 404, and so is everything where
    the image or a group setting (`allow_kasm_downloads`) closes the way.

    Takes no API key, but the login of a user as cookies, which may open any session of theirs.

    Args:
        kasm_id: Id of the session, with hyphens; safest taken from its `port_map`.
        client: Address and key of the Kasm to call.
        origin: Scheme and host of the Kasm, as a browser sends it.
        username: Name of the user, as `request_kasm` answers it.
        session_token: A login of that user, as `request_kasm` answers it and `kasm_url` holds it.

    Returns:
        bytes: The content, `text/html`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
        ValueError: If an argument is not valid in an address or a cookie; nothing is sent.
    """
    username = Secret(username)
    session_token = Secret(session_token)

    return await client.acall(
        "list_downloads", _request(kasm_id, origin=origin, username=username, session_token=session_token), _parse
    )
