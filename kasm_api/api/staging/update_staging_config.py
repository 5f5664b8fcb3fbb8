# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Change a staging configuration."""

from __future__ import annotations

from typing import Any, overload

from ... import models
from ...client import Client
from ...errors import Answer
from ...types import HiddenDict, Request, body_of


def _request(body: models.UpdateStagingConfigRequest | None, members: dict[str, Any]) -> Request:
    return Request(
        method="POST",
        url="/api/public/update_staging_config",
        json=body_of(
            body, members, models.UpdateStagingConfigRequest, target_staging_config=models.UpdateStagingConfigTarget
        ),
    )


def _parse(answer: Answer) -> models.UpdateStagingConfigResponse:
    return models.UpdateStagingConfigResponse.from_dict(answer.read_object())


@overload
def sync(
    *,
    client: Client,
    staging_config_id: str,
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
) -> models.UpdateStagingConfigResponse: ...
@overload
def sync(*, client: Client, body: models.UpdateStagingConfigRequest) -> models.UpdateStagingConfigResponse: ...
def sync(
    *, client: Client, body: models.UpdateStagingConfigRequest | None = None, **members: Any
) -> models.UpdateStagingConfigResponse:
    """Change a staging configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Staging Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.
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
        UpdateStagingConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return client.call("update_staging_config", _request(body, members), _parse)


@overload
async def asyncio(
    *,
    client: Client,
    staging_config_id: str,
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
) -> models.UpdateStagingConfigResponse: ...
@overload
async def asyncio(*, client: Client, body: models.UpdateStagingConfigRequest) -> models.UpdateStagingConfigResponse: ...
async def asyncio(
    *, client: Client, body: models.UpdateStagingConfigRequest | None = None, **members: Any
) -> models.UpdateStagingConfigResponse:
    """Change a staging configuration.

    Members that are left out should stay as they are; no source says so.

    Permission: not known; by its name expect `Staging Modify`.

    Args:
        client: Address and key of the Kasm to call.
        body: The configuration to change.
        **members: Members of the body; give these or `body`.

    Keyword Args:
        staging_config_id (str): Id of the configuration.
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
        UpdateStagingConfigResponse: The configuration after the change.

    Raises:
        KasmError: If Kasm does not answer as described: `ApiError`, `Unauthorized` or `UnexpectedResponse`.
        httpx2.TransportError: If no complete answer arrives within the client's time limits.
    """
    members = HiddenDict(members)
    return await client.acall("update_staging_config", _request(body, members), _parse)
