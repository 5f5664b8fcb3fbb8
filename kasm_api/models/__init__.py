# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""What calls send and return, one class per module, imported when first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .bottlenecks_by_connection import BottlenecksByConnection as BottlenecksByConnection
    from .client_settings import ClientSettings as ClientSettings
    from .create_user_request import CreateUserRequest as CreateUserRequest
    from .create_user_response import CreateUserResponse as CreateUserResponse
    from .create_user_target import CreateUserTarget as CreateUserTarget
    from .credentials import Credentials as Credentials
    from .delete_user_request import DeleteUserRequest as DeleteUserRequest
    from .delete_user_response import DeleteUserResponse as DeleteUserResponse
    from .destroy_kasm_request import DestroyKasmRequest as DestroyKasmRequest
    from .destroy_kasm_response import DestroyKasmResponse as DestroyKasmResponse
    from .error_message import ErrorMessage as ErrorMessage
    from .exec_command_kasm_request import ExecCommandKasmRequest as ExecCommandKasmRequest
    from .exec_command_kasm_response import ExecCommandKasmResponse as ExecCommandKasmResponse
    from .exec_config import ExecConfig as ExecConfig
    from .frame_stats import FrameStats as FrameStats
    from .get_images_response import GetImagesResponse as GetImagesResponse
    from .get_kasm_bottleneck_stats_request import GetKasmBottleneckStatsRequest as GetKasmBottleneckStatsRequest
    from .get_kasm_bottleneck_stats_response import GetKasmBottleneckStatsResponse as GetKasmBottleneckStatsResponse
    from .get_kasm_frame_stats_request import GetKasmFrameStatsRequest as GetKasmFrameStatsRequest
    from .get_kasm_frame_stats_response import GetKasmFrameStatsResponse as GetKasmFrameStatsResponse
    from .get_kasm_screenshot_request import GetKasmScreenshotRequest as GetKasmScreenshotRequest
    from .get_kasm_status_request import GetKasmStatusRequest as GetKasmStatusRequest
    from .get_kasm_status_response import GetKasmStatusResponse as GetKasmStatusResponse
    from .get_kasms_response import GetKasmsResponse as GetKasmsResponse
    from .get_session_recordings_request import GetSessionRecordingsRequest as GetSessionRecordingsRequest
    from .get_session_recordings_response import GetSessionRecordingsResponse as GetSessionRecordingsResponse
    from .get_user_kasms_request import GetUserKasmsRequest as GetUserKasmsRequest
    from .get_user_kasms_response import GetUserKasmsResponse as GetUserKasmsResponse
    from .get_user_request import GetUserRequest as GetUserRequest
    from .get_user_response import GetUserResponse as GetUserResponse
    from .get_users_response import GetUsersResponse as GetUsersResponse
    from .image import Image as Image
    from .image_attribute import ImageAttribute as ImageAttribute
    from .join_kasm_request import JoinKasmRequest as JoinKasmRequest
    from .join_kasm_response import JoinKasmResponse as JoinKasmResponse
    from .json_object import JsonObject as JsonObject
    from .keepalive_request import KeepaliveRequest as KeepaliveRequest
    from .keepalive_response import KeepaliveResponse as KeepaliveResponse
    from .known_operational_status import KnownOperationalStatus as KnownOperationalStatus
    from .logout_user_request import LogoutUserRequest as LogoutUserRequest
    from .logout_user_response import LogoutUserResponse as LogoutUserResponse
    from .pause_kasm_request import PauseKasmRequest as PauseKasmRequest
    from .pause_kasm_response import PauseKasmResponse as PauseKasmResponse
    from .persistent_profile_mode import PersistentProfileMode as PersistentProfileMode
    from .port_map import PortMap as PortMap
    from .port_map_entry import PortMapEntry as PortMapEntry
    from .rdp_client_type import RdpClientType as RdpClientType
    from .request_kasm_request import RequestKasmRequest as RequestKasmRequest
    from .request_kasm_response import RequestKasmResponse as RequestKasmResponse
    from .resume_kasm_request import ResumeKasmRequest as ResumeKasmRequest
    from .resume_kasm_response import ResumeKasmResponse as ResumeKasmResponse
    from .server_step import ServerStep as ServerStep
    from .session import Session as Session
    from .session_image import SessionImage as SessionImage
    from .session_owner import SessionOwner as SessionOwner
    from .session_recording import SessionRecording as SessionRecording
    from .session_server import SessionServer as SessionServer
    from .string_map import StringMap as StringMap
    from .update_user_request import UpdateUserRequest as UpdateUserRequest
    from .update_user_response import UpdateUserResponse as UpdateUserResponse
    from .update_user_target import UpdateUserTarget as UpdateUserTarget
    from .user import User as User
    from .user_group import UserGroup as UserGroup
    from .user_reference import UserReference as UserReference
    from .user_selector import UserSelector as UserSelector
    from .user_session import UserSession as UserSession
    from .viewer_stats import ViewerStats as ViewerStats
    from .viewer_step import ViewerStep as ViewerStep

_MODULES = {
    "BottlenecksByConnection": "bottlenecks_by_connection",
    "ClientSettings": "client_settings",
    "CreateUserRequest": "create_user_request",
    "CreateUserResponse": "create_user_response",
    "CreateUserTarget": "create_user_target",
    "Credentials": "credentials",
    "DeleteUserRequest": "delete_user_request",
    "DeleteUserResponse": "delete_user_response",
    "DestroyKasmRequest": "destroy_kasm_request",
    "DestroyKasmResponse": "destroy_kasm_response",
    "ErrorMessage": "error_message",
    "ExecCommandKasmRequest": "exec_command_kasm_request",
    "ExecCommandKasmResponse": "exec_command_kasm_response",
    "ExecConfig": "exec_config",
    "FrameStats": "frame_stats",
    "GetImagesResponse": "get_images_response",
    "GetKasmBottleneckStatsRequest": "get_kasm_bottleneck_stats_request",
    "GetKasmBottleneckStatsResponse": "get_kasm_bottleneck_stats_response",
    "GetKasmFrameStatsRequest": "get_kasm_frame_stats_request",
    "GetKasmFrameStatsResponse": "get_kasm_frame_stats_response",
    "GetKasmScreenshotRequest": "get_kasm_screenshot_request",
    "GetKasmStatusRequest": "get_kasm_status_request",
    "GetKasmStatusResponse": "get_kasm_status_response",
    "GetKasmsResponse": "get_kasms_response",
    "GetSessionRecordingsRequest": "get_session_recordings_request",
    "GetSessionRecordingsResponse": "get_session_recordings_response",
    "GetUserKasmsRequest": "get_user_kasms_request",
    "GetUserKasmsResponse": "get_user_kasms_response",
    "GetUserRequest": "get_user_request",
    "GetUserResponse": "get_user_response",
    "GetUsersResponse": "get_users_response",
    "Image": "image",
    "ImageAttribute": "image_attribute",
    "JoinKasmRequest": "join_kasm_request",
    "JoinKasmResponse": "join_kasm_response",
    "JsonObject": "json_object",
    "KeepaliveRequest": "keepalive_request",
    "KeepaliveResponse": "keepalive_response",
    "KnownOperationalStatus": "known_operational_status",
    "LogoutUserRequest": "logout_user_request",
    "LogoutUserResponse": "logout_user_response",
    "PauseKasmRequest": "pause_kasm_request",
    "PauseKasmResponse": "pause_kasm_response",
    "PersistentProfileMode": "persistent_profile_mode",
    "PortMap": "port_map",
    "PortMapEntry": "port_map_entry",
    "RdpClientType": "rdp_client_type",
    "RequestKasmRequest": "request_kasm_request",
    "RequestKasmResponse": "request_kasm_response",
    "ResumeKasmRequest": "resume_kasm_request",
    "ResumeKasmResponse": "resume_kasm_response",
    "ServerStep": "server_step",
    "Session": "session",
    "SessionImage": "session_image",
    "SessionOwner": "session_owner",
    "SessionRecording": "session_recording",
    "SessionServer": "session_server",
    "StringMap": "string_map",
    "UpdateUserRequest": "update_user_request",
    "UpdateUserResponse": "update_user_response",
    "UpdateUserTarget": "update_user_target",
    "User": "user",
    "UserGroup": "user_group",
    "UserReference": "user_reference",
    "UserSelector": "user_selector",
    "UserSession": "user_session",
    "ViewerStats": "viewer_stats",
    "ViewerStep": "viewer_step",
}

__all__ = (
    "BottlenecksByConnection",
    "ClientSettings",
    "CreateUserRequest",
    "CreateUserResponse",
    "CreateUserTarget",
    "Credentials",
    "DeleteUserRequest",
    "DeleteUserResponse",
    "DestroyKasmRequest",
    "DestroyKasmResponse",
    "ErrorMessage",
    "ExecCommandKasmRequest",
    "ExecCommandKasmResponse",
    "ExecConfig",
    "FrameStats",
    "GetImagesResponse",
    "GetKasmBottleneckStatsRequest",
    "GetKasmBottleneckStatsResponse",
    "GetKasmFrameStatsRequest",
    "GetKasmFrameStatsResponse",
    "GetKasmScreenshotRequest",
    "GetKasmStatusRequest",
    "GetKasmStatusResponse",
    "GetKasmsResponse",
    "GetSessionRecordingsRequest",
    "GetSessionRecordingsResponse",
    "GetUserKasmsRequest",
    "GetUserKasmsResponse",
    "GetUserRequest",
    "GetUserResponse",
    "GetUsersResponse",
    "Image",
    "ImageAttribute",
    "JoinKasmRequest",
    "JoinKasmResponse",
    "JsonObject",
    "KeepaliveRequest",
    "KeepaliveResponse",
    "KnownOperationalStatus",
    "LogoutUserRequest",
    "LogoutUserResponse",
    "PauseKasmRequest",
    "PauseKasmResponse",
    "PersistentProfileMode",
    "PortMap",
    "PortMapEntry",
    "RdpClientType",
    "RequestKasmRequest",
    "RequestKasmResponse",
    "ResumeKasmRequest",
    "ResumeKasmResponse",
    "ServerStep",
    "Session",
    "SessionImage",
    "SessionOwner",
    "SessionRecording",
    "SessionServer",
    "StringMap",
    "UpdateUserRequest",
    "UpdateUserResponse",
    "UpdateUserTarget",
    "User",
    "UserGroup",
    "UserReference",
    "UserSelector",
    "UserSession",
    "ViewerStats",
    "ViewerStep",
)


if not TYPE_CHECKING:  # for a type checker, any name would be there

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        value = globals()[name] = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
