# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Resume a paused or stopped session."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.ResumeKasmRequest | None, members: dict[str, Any]) -> Request:
    return Request(method="POST", url="/api/public/resume_kasm", json=body_of(body, members, models.ResumeKasmRequest))


def _parse(answer: Answer) -> models.ResumeKasmResponse:
    return models.ResumeKasmResponse.from_dict(answer.read_object())


@overload
def sync(*, client: Client, kasm_id: str, user_id: str) -> models.ResumeKasmResponse: ...
@overload
def sync(*, client: Client, body: models.ResumeKasmRequest) -> models.ResumeKasmResponse: ...
def sync(*, client: Client, body: models.ResumeKasmRequest | None = None, **members: Any) -> models.ResumeKasmResponse:
    """Resume a paused or stopped session.

    Not documented; see `pause_kasm`. The session is usable when its `operational_status` is `running` again.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to resume.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        ResumeKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("resume_kasm", _request(body, members), _parse)


@overload
async def asyncio(*, client: Client, kasm_id: str, user_id: str) -> models.ResumeKasmResponse: ...
@overload
async def asyncio(*, client: Client, body: models.ResumeKasmRequest) -> models.ResumeKasmResponse: ...
async def asyncio(
    *, client: Client, body: models.ResumeKasmRequest | None = None, **members: Any
) -> models.ResumeKasmResponse:
    """Resume a paused or stopped session.

    Not documented; see `pause_kasm`. The session is usable when its `operational_status` is `running` again.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to resume.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        kasm_id (str): Id of the session.
        user_id (str): Id of its owner.

    Returns:
        ResumeKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("resume_kasm", _request(body, members), _parse)
