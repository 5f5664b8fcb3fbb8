# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a global setting."""

from __future__ import annotations

from typing import Any

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateSettingRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST", url="/api/public/update_setting", json=body_of(body, members, models.UpdateSettingRequest)
    )


def _parse(answer: Answer) -> models.UpdateSettingResponse:
    return models.UpdateSettingResponse.from_dict(answer.read_object())


def sync(
    *, client: Client, body: models.UpdateSettingRequest | None = None, **members: Any
) -> models.UpdateSettingResponse:
    """Change a global setting.

    What the request and the answer hold is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The setting to change. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        UpdateSettingResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_setting", _request(body, members), _parse)


async def asyncio(
    *, client: Client, body: models.UpdateSettingRequest | None = None, **members: Any
) -> models.UpdateSettingResponse:
    """Change a global setting.

    What the request and the answer hold is not known.

    Permission: not known.

    Args:
        client: Address and key of the Kasm to call.
        body: The setting to change. Its members are not known.
        **members: Members of the body; give these or `body`.

    Returns:
        UpdateSettingResponse: Nothing that is known; members are kept as they come.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_setting", _request(body, members), _parse)
