# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Run a command in a session."""

from ...client import Client
from ...errors import Answer
from ...models.exec_command_kasm_request import ExecCommandKasmRequest
from ...models.exec_command_kasm_response import ExecCommandKasmResponse
from ...types import Request, to_json


def _request(*, body: ExecCommandKasmRequest) -> Request:
    return Request(method="POST", url="/api/public/exec_command_kasm", json=to_json(body))


def _parse(answer: Answer) -> ExecCommandKasmResponse:
    return ExecCommandKasmResponse.from_dict(answer.read_object())


def sync(*, client: Client, body: ExecCommandKasmRequest) -> ExecCommandKasmResponse:
    """Run a command in a session.

    Hands the command to the session and answers at once. Neither its output nor its exit code ever comes back, and
    nothing tells whether it could be started. Programs with windows need `DISPLAY=:1` in their environment.

    Permission: `Sessions Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the command to run in it.

    Returns:
        ExecCommandKasmResponse: That the command was sent, and nothing about what became of it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return client.call("exec_command_kasm", _request(body=body), _parse)


async def asyncio(*, client: Client, body: ExecCommandKasmRequest) -> ExecCommandKasmResponse:
    """Run a command in a session.

    Hands the command to the session and answers at once. Neither its output nor its exit code ever comes back, and
    nothing tells whether it could be started. Programs with windows need `DISPLAY=:1` in their environment.

    Permission: `Sessions Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The session and the command to run in it.

    Returns:
        ExecCommandKasmResponse: That the command was sent, and nothing about what became of it.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """

    return await client.acall("exec_command_kasm", _request(body=body), _parse)
