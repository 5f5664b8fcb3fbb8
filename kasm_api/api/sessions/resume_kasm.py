# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Resume a paused or stopped session."""

from ...client import Client
from ...errors import Answer
from ...models.resume_kasm_request import ResumeKasmRequest
from ...models.resume_kasm_response import ResumeKasmResponse
from ...types import Request, to_json


def _request(*, body: ResumeKasmRequest) -> Request:
    return Request(method="POST", url="/api/public/resume_kasm", json=to_json(body))


def _parse(answer: Answer) -> ResumeKasmResponse:
    return ResumeKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: ResumeKasmRequest) -> ResumeKasmResponse:
    """Resume a paused or stopped session.

    Not documented; see `pause_kasm`. The session is usable when its `operational_status` is `running` again.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to resume.

    Returns:
        ResumeKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("resume_kasm", _request(body=body), _parse)


async def asyncio(*, client: Client, body: ResumeKasmRequest) -> ResumeKasmResponse:
    """Resume a paused or stopped session.

    Not documented; see `pause_kasm`. The session is usable when its `operational_status` is `running` again.

    Permission: not known; expect `Users Auth Session` and `User`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session to resume.

    Returns:
        ResumeKasmResponse: Nothing of use.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("resume_kasm", _request(body=body), _parse)
