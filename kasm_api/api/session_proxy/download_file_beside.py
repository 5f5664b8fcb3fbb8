# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Download a file that lies beside a session's downloads."""

from __future__ import annotations

from ...client import Client
from ...errors import Answer
from ...types import Request, Secret, cookie_header, path_segment, path_segments


def _request(kasm_id: str, path: str, *, origin: str | None = None, username: Secret, session_token: Secret) -> Request:
    headers: dict[str, str | Secret | None] = {
        "Origin": origin,
        "Cookie": cookie_header({"username": username, "session_token": session_token}),
    }
    return Request(
        method="GET",
        url=f"/desktop/{path_segment(kasm_id)}/vnc/Downloads/{path_segments(path)}",
        headers={name: value for name, value in headers.items() if value is not None},
    )


def _parse(answer: Answer) -> bytes:
    return answer.read_bytes("application/octet-stream", refusals=(401, 403, 404))


def sync(
    kasm_id: str,
    path: str,
    *,
    client: Client,
    origin: str | None = None,
    username: str | Secret,
    session_token: str | Secret,
) -> bytes:
    """Download a file that lies beside a session's downloads.

    Serves the folder of the VNC server that holds the link to `~/Downloads`, otherwise like `download_file`. In
    stock images it belongs to the session's user, so it can be used where `~/Downloads` cannot be written.

    Takes no API key, but the login of a user as cookies, which may open any session of theirs.

    Args:
        kasm_id: Id of the session, with hyphens; safest taken from its `port_map`.
        path: Path of the file below the folder `Downloads` of the VNC server. Slashes stand as they are, all
            else is percent-encoded; empty, `.` and `..` are no segments. The whole address may have 1024
            characters.
        client: Address and key of the Kasm to call.
        origin: Scheme and host of the Kasm, as a browser sends it.
        username: Name of the user, as `request_kasm` answers it.
        session_token: A login of that user, as `request_kasm` answers it and `kasm_url` holds it.

    Returns:
        bytes: The content, `application/octet-stream`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
        ValueError: If an argument is not valid in an address or a cookie; nothing is sent.
    """
    username = Secret(username)
    session_token = Secret(session_token)

    return client.call(
        "download_file_beside",
        _request(kasm_id, path, origin=origin, username=username, session_token=session_token),
        _parse,
    )


async def asyncio(
    kasm_id: str,
    path: str,
    *,
    client: Client,
    origin: str | None = None,
    username: str | Secret,
    session_token: str | Secret,
) -> bytes:
    """Download a file that lies beside a session's downloads.

    Serves the folder of the VNC server that holds the link to `~/Downloads`, otherwise like `download_file`. In
    stock images it belongs to the session's user, so it can be used where `~/Downloads` cannot be written.

    Takes no API key, but the login of a user as cookies, which may open any session of theirs.

    Args:
        kasm_id: Id of the session, with hyphens; safest taken from its `port_map`.
        path: Path of the file below the folder `Downloads` of the VNC server. Slashes stand as they are, all
            else is percent-encoded; empty, `.` and `..` are no segments. The whole address may have 1024
            characters.
        client: Address and key of the Kasm to call.
        origin: Scheme and host of the Kasm, as a browser sends it.
        username: Name of the user, as `request_kasm` answers it.
        session_token: A login of that user, as `request_kasm` answers it and `kasm_url` holds it.

    Returns:
        bytes: The content, `application/octet-stream`.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
        ValueError: If an argument is not valid in an address or a cookie; nothing is sent.
    """
    username = Secret(username)
    session_token = Secret(session_token)

    return await client.acall(
        "download_file_beside",
        _request(kasm_id, path, origin=origin, username=username, session_token=session_token),
        _parse,
    )
