# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Create a staging configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.CreateStagingConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/create_staging_config",
        json=body_of(
            body, members, models.CreateStagingConfigRequest, target_staging_config=models.CreateStagingConfigTarget
        ),
    )


def _parse(answer: Answer) -> models.CreateStagingConfigResponse:
    return models.CreateStagingConfigResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    zone_id: str | None = None,
    image_id: str | None = None,
    num_sessions: int | None = None,
    expiration: float | None = None,
    allow_kasm_audio: bool | None = None,
    allow_kasm_uploads: bool | None = None,
    allow_kasm_downloads: bool | None = None,
    allow_kasm_clipboard_down: bool | None = None,
    allow_kasm_clipboard_up: bool | None = None,
    allow_kasm_microphone: bool | None = None,
) -> models.CreateStagingConfigResponse: ...
@overload
def sync(*, client: Client, body: models.CreateStagingConfigRequest) -> models.CreateStagingConfigResponse: ...
def sync(
    *, client: Client, body: models.CreateStagingConfigRequest | None = None, **members: Any
) -> models.CreateStagingConfigResponse:
    """Create a staging configuration.

    Keeps sessions of an image started, so that users get one at once.

    Permission: not known; by its name expect `Staging Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        zone_id (str | None): Id of the zone.
        image_id (str | None): Id of the image.
        num_sessions (int | None): Sessions to keep ready.
        expiration (float | None): Lifetime of a session that is kept ready, in hours.
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_microphone (bool | None): Microphone.

    Returns:
        CreateStagingConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("create_staging_config", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    zone_id: str | None = None,
    image_id: str | None = None,
    num_sessions: int | None = None,
    expiration: float | None = None,
    allow_kasm_audio: bool | None = None,
    allow_kasm_uploads: bool | None = None,
    allow_kasm_downloads: bool | None = None,
    allow_kasm_clipboard_down: bool | None = None,
    allow_kasm_clipboard_up: bool | None = None,
    allow_kasm_microphone: bool | None = None,
) -> models.CreateStagingConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.CreateStagingConfigRequest) -> models.CreateStagingConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.CreateStagingConfigRequest | None = None, **members: Any
) -> models.CreateStagingConfigResponse:
    """Create a staging configuration.

    Keeps sessions of an image started, so that users get one at once.

    Permission: not known; by its name expect `Staging Create`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to create.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        zone_id (str | None): Id of the zone.
        image_id (str | None): Id of the image.
        num_sessions (int | None): Sessions to keep ready.
        expiration (float | None): Lifetime of a session that is kept ready, in hours.
        allow_kasm_audio (bool | None): Sound from the session.
        allow_kasm_uploads (bool | None): Uploads to the session.
        allow_kasm_downloads (bool | None): Downloads from the session.
        allow_kasm_clipboard_down (bool | None): Clipboard from the session.
        allow_kasm_clipboard_up (bool | None): Clipboard to the session.
        allow_kasm_microphone (bool | None): Microphone.

    Returns:
        CreateStagingConfigResponse: The configuration that was created.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("create_staging_config", _request(body, members), _parse)
