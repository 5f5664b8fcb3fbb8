# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Run a command in a session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.ExecCommandKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/exec_command_kasm",
        json=body_of(body, members, models.ExecCommandKasmRequest, exec_config=models.ExecConfig),
    )


def _parse(answer: Answer) -> models.ExecCommandKasmResponse:
    return models.ExecCommandKasmResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    kasm_id: str,
    user_id: str,
    cmd: str,
    workdir: str | None = None,
    environment: Mapping[str, str] | None = None,
    privileged: bool | None = None,
    user: str | None = None,
) -> models.ExecCommandKasmResponse: ...
@overload
def sync(*, client: Client, body: models.ExecCommandKasmRequest) -> models.ExecCommandKasmResponse: ...
def sync(
    *, client: Client, body: models.ExecCommandKasmRequest | None = None, **members: Any
) -> models.ExecCommandKasmResponse:
    """Run a command in a session.

    Hands the command to the session and answers at once. Neither its output nor its exit code ever comes back, and
    nothing tells whether it could be started. Programs with windows need `DISPLAY=:1` in their environment.

    Permission: `Sessions Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the command to run in it.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        cmd (str): One command line, split into words; `sh -c '…'` for pipes and variables.
        workdir (str | None): Working directory. The image's own if left out.
        environment (Mapping[str, str] | None): Environment variables of the command; the safest way to pass
            text to a script.
        privileged (bool | None): True runs it with all privileges in the container. False if left out.
        user (str | None): Account to run it as. The session's user if left out; of other names, `root` is the
            only safe one.

    Returns:
        ExecCommandKasmResponse: That the command was sent, and nothing about what became of it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("exec_command_kasm", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    kasm_id: str,
    user_id: str,
    cmd: str,
    workdir: str | None = None,
    environment: Mapping[str, str] | None = None,
    privileged: bool | None = None,
    user: str | None = None,
) -> models.ExecCommandKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.ExecCommandKasmRequest) -> models.ExecCommandKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.ExecCommandKasmRequest | None = None, **members: Any
) -> models.ExecCommandKasmResponse:
    """Run a command in a session.

    Hands the command to the session and answers at once. Neither its output nor its exit code ever comes back, and
    nothing tells whether it could be started. Programs with windows need `DISPLAY=:1` in their environment.

    Permission: `Sessions Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the command to run in it.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.
        cmd (str): One command line, split into words; `sh -c '…'` for pipes and variables.
        workdir (str | None): Working directory. The image's own if left out.
        environment (Mapping[str, str] | None): Environment variables of the command; the safest way to pass
            text to a script.
        privileged (bool | None): True runs it with all privileges in the container. False if left out.
        user (str | None): Account to run it as. The session's user if left out; of other names, `root` is the
            only safe one.

    Returns:
        ExecCommandKasmResponse: That the command was sent, and nothing about what became of it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("exec_command_kasm", _request(body, members), _parse)
