# Generated from openapi/kasm.yaml by scripts/regenerate. Do not edit.
"""Bodies and answers of calls, one class per module, imported on first access."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .activate_request import ActivateRequest as ActivateRequest
    from .activate_response import ActivateResponse as ActivateResponse
    from .add_images_group_request import AddImagesGroupRequest as AddImagesGroupRequest
    from .add_images_group_response import AddImagesGroupResponse as AddImagesGroupResponse
    from .add_settings_group_request import AddSettingsGroupRequest as AddSettingsGroupRequest
    from .add_settings_group_response import AddSettingsGroupResponse as AddSettingsGroupResponse
    from .add_user_group_request import AddUserGroupRequest as AddUserGroupRequest
    from .add_user_group_response import AddUserGroupResponse as AddUserGroupResponse
    from .agent import Agent as Agent
    from .assign_user_server_request import AssignUserServerRequest as AssignUserServerRequest
    from .assign_user_server_response import AssignUserServerResponse as AssignUserServerResponse
    from .bottlenecks_by_connection import BottlenecksByConnection as BottlenecksByConnection
    from .cast_config import CastConfig as CastConfig
    from .client_settings import ClientSettings as ClientSettings
    from .create_cast_config_request import CreateCastConfigRequest as CreateCastConfigRequest
    from .create_cast_config_response import CreateCastConfigResponse as CreateCastConfigResponse
    from .create_cast_config_target import CreateCastConfigTarget as CreateCastConfigTarget
    from .create_group_request import CreateGroupRequest as CreateGroupRequest
    from .create_group_response import CreateGroupResponse as CreateGroupResponse
    from .create_group_target import CreateGroupTarget as CreateGroupTarget
    from .create_image_request import CreateImageRequest as CreateImageRequest
    from .create_image_response import CreateImageResponse as CreateImageResponse
    from .create_image_target import CreateImageTarget as CreateImageTarget
    from .create_registry_request import CreateRegistryRequest as CreateRegistryRequest
    from .create_registry_response import CreateRegistryResponse as CreateRegistryResponse
    from .create_server_request import CreateServerRequest as CreateServerRequest
    from .create_server_response import CreateServerResponse as CreateServerResponse
    from .create_server_target import CreateServerTarget as CreateServerTarget
    from .create_session_token_request import CreateSessionTokenRequest as CreateSessionTokenRequest
    from .create_session_token_response import CreateSessionTokenResponse as CreateSessionTokenResponse
    from .create_staging_config_request import CreateStagingConfigRequest as CreateStagingConfigRequest
    from .create_staging_config_response import CreateStagingConfigResponse as CreateStagingConfigResponse
    from .create_staging_config_target import CreateStagingConfigTarget as CreateStagingConfigTarget
    from .create_user_request import CreateUserRequest as CreateUserRequest
    from .create_user_response import CreateUserResponse as CreateUserResponse
    from .create_user_target import CreateUserTarget as CreateUserTarget
    from .credentials import Credentials as Credentials
    from .delete_all_session_permissions_request import (
        DeleteAllSessionPermissionsRequest as DeleteAllSessionPermissionsRequest,
    )
    from .delete_all_session_permissions_response import (
        DeleteAllSessionPermissionsResponse as DeleteAllSessionPermissionsResponse,
    )
    from .delete_cast_config_request import DeleteCastConfigRequest as DeleteCastConfigRequest
    from .delete_cast_config_response import DeleteCastConfigResponse as DeleteCastConfigResponse
    from .delete_group_request import DeleteGroupRequest as DeleteGroupRequest
    from .delete_group_response import DeleteGroupResponse as DeleteGroupResponse
    from .delete_image_request import DeleteImageRequest as DeleteImageRequest
    from .delete_image_response import DeleteImageResponse as DeleteImageResponse
    from .delete_registry_request import DeleteRegistryRequest as DeleteRegistryRequest
    from .delete_registry_response import DeleteRegistryResponse as DeleteRegistryResponse
    from .delete_server_request import DeleteServerRequest as DeleteServerRequest
    from .delete_server_response import DeleteServerResponse as DeleteServerResponse
    from .delete_session_token_request import DeleteSessionTokenRequest as DeleteSessionTokenRequest
    from .delete_session_token_response import DeleteSessionTokenResponse as DeleteSessionTokenResponse
    from .delete_session_tokens_request import DeleteSessionTokensRequest as DeleteSessionTokensRequest
    from .delete_session_tokens_response import DeleteSessionTokensResponse as DeleteSessionTokensResponse
    from .delete_staging_config_request import DeleteStagingConfigRequest as DeleteStagingConfigRequest
    from .delete_staging_config_response import DeleteStagingConfigResponse as DeleteStagingConfigResponse
    from .delete_user_request import DeleteUserRequest as DeleteUserRequest
    from .delete_user_response import DeleteUserResponse as DeleteUserResponse
    from .destroy_kasm_request import DestroyKasmRequest as DestroyKasmRequest
    from .destroy_kasm_response import DestroyKasmResponse as DestroyKasmResponse
    from .egress_request import EgressRequest as EgressRequest
    from .egress_response import EgressResponse as EgressResponse
    from .error_message import ErrorMessage as ErrorMessage
    from .exec_command_kasm_request import ExecCommandKasmRequest as ExecCommandKasmRequest
    from .exec_command_kasm_response import ExecCommandKasmResponse as ExecCommandKasmResponse
    from .exec_config import ExecConfig as ExecConfig
    from .frame_stats import FrameStats as FrameStats
    from .get_agent_report_request import GetAgentReportRequest as GetAgentReportRequest
    from .get_agent_report_response import GetAgentReportResponse as GetAgentReportResponse
    from .get_agents_response import GetAgentsResponse as GetAgentsResponse
    from .get_attributes_request import GetAttributesRequest as GetAttributesRequest
    from .get_attributes_response import GetAttributesResponse as GetAttributesResponse
    from .get_cast_config_request import GetCastConfigRequest as GetCastConfigRequest
    from .get_cast_config_response import GetCastConfigResponse as GetCastConfigResponse
    from .get_cast_configs_response import GetCastConfigsResponse as GetCastConfigsResponse
    from .get_groups_response import GetGroupsResponse as GetGroupsResponse
    from .get_image_request import GetImageRequest as GetImageRequest
    from .get_image_response import GetImageResponse as GetImageResponse
    from .get_images_group_request import GetImagesGroupRequest as GetImagesGroupRequest
    from .get_images_group_response import GetImagesGroupResponse as GetImagesGroupResponse
    from .get_images_response import GetImagesResponse as GetImagesResponse
    from .get_kasm_bottleneck_stats_request import GetKasmBottleneckStatsRequest as GetKasmBottleneckStatsRequest
    from .get_kasm_bottleneck_stats_response import GetKasmBottleneckStatsResponse as GetKasmBottleneckStatsResponse
    from .get_kasm_frame_stats_request import GetKasmFrameStatsRequest as GetKasmFrameStatsRequest
    from .get_kasm_frame_stats_response import GetKasmFrameStatsResponse as GetKasmFrameStatsResponse
    from .get_kasm_screenshot_request import GetKasmScreenshotRequest as GetKasmScreenshotRequest
    from .get_kasm_status_request import GetKasmStatusRequest as GetKasmStatusRequest
    from .get_kasm_status_response import GetKasmStatusResponse as GetKasmStatusResponse
    from .get_kasms_response import GetKasmsResponse as GetKasmsResponse
    from .get_licenses_response import GetLicensesResponse as GetLicensesResponse
    from .get_login_request import GetLoginRequest as GetLoginRequest
    from .get_login_response import GetLoginResponse as GetLoginResponse
    from .get_rdp_client_connection_info_request import (
        GetRdpClientConnectionInfoRequest as GetRdpClientConnectionInfoRequest,
    )
    from .get_rdp_client_connection_info_response import (
        GetRdpClientConnectionInfoResponse as GetRdpClientConnectionInfoResponse,
    )
    from .get_registries_response import GetRegistriesResponse as GetRegistriesResponse
    from .get_report_request import GetReportRequest as GetReportRequest
    from .get_report_response import GetReportResponse as GetReportResponse
    from .get_servers_response import GetServersResponse as GetServersResponse
    from .get_session_permissions_request import GetSessionPermissionsRequest as GetSessionPermissionsRequest
    from .get_session_permissions_response import GetSessionPermissionsResponse as GetSessionPermissionsResponse
    from .get_session_recordings_request import GetSessionRecordingsRequest as GetSessionRecordingsRequest
    from .get_session_recordings_response import GetSessionRecordingsResponse as GetSessionRecordingsResponse
    from .get_session_token_request import GetSessionTokenRequest as GetSessionTokenRequest
    from .get_session_token_response import GetSessionTokenResponse as GetSessionTokenResponse
    from .get_session_tokens_request import GetSessionTokensRequest as GetSessionTokensRequest
    from .get_session_tokens_response import GetSessionTokensResponse as GetSessionTokensResponse
    from .get_sessions_recordings_request import GetSessionsRecordingsRequest as GetSessionsRecordingsRequest
    from .get_sessions_recordings_response import GetSessionsRecordingsResponse as GetSessionsRecordingsResponse
    from .get_staging_config_request import GetStagingConfigRequest as GetStagingConfigRequest
    from .get_staging_config_response import GetStagingConfigResponse as GetStagingConfigResponse
    from .get_staging_configs_response import GetStagingConfigsResponse as GetStagingConfigsResponse
    from .get_user_kasms_request import GetUserKasmsRequest as GetUserKasmsRequest
    from .get_user_kasms_response import GetUserKasmsResponse as GetUserKasmsResponse
    from .get_user_request import GetUserRequest as GetUserRequest
    from .get_user_response import GetUserResponse as GetUserResponse
    from .get_users_group_request import GetUsersGroupRequest as GetUsersGroupRequest
    from .get_users_group_response import GetUsersGroupResponse as GetUsersGroupResponse
    from .get_users_response import GetUsersResponse as GetUsersResponse
    from .get_zones_request import GetZonesRequest as GetZonesRequest
    from .get_zones_response import GetZonesResponse as GetZonesResponse
    from .group import Group as Group
    from .group_image import GroupImage as GroupImage
    from .group_reference import GroupReference as GroupReference
    from .image import Image as Image
    from .image_attribute import ImageAttribute as ImageAttribute
    from .image_reference import ImageReference as ImageReference
    from .join_kasm_request import JoinKasmRequest as JoinKasmRequest
    from .join_kasm_response import JoinKasmResponse as JoinKasmResponse
    from .json_object import JsonObject as JsonObject
    from .keepalive_request import KeepaliveRequest as KeepaliveRequest
    from .keepalive_response import KeepaliveResponse as KeepaliveResponse
    from .known_operational_status import KnownOperationalStatus as KnownOperationalStatus
    from .license_ import License as License
    from .license_features import LicenseFeatures as LicenseFeatures
    from .logout_user_request import LogoutUserRequest as LogoutUserRequest
    from .logout_user_response import LogoutUserResponse as LogoutUserResponse
    from .pause_kasm_request import PauseKasmRequest as PauseKasmRequest
    from .pause_kasm_response import PauseKasmResponse as PauseKasmResponse
    from .persistent_profile_mode import PersistentProfileMode as PersistentProfileMode
    from .port_map import PortMap as PortMap
    from .port_map_entry import PortMapEntry as PortMapEntry
    from .rdp_client_type import RdpClientType as RdpClientType
    from .rdp_connection_type import RdpConnectionType as RdpConnectionType
    from .recorded_session import RecordedSession as RecordedSession
    from .recordings_by_session import RecordingsBySession as RecordingsBySession
    from .remove_images_group_request import RemoveImagesGroupRequest as RemoveImagesGroupRequest
    from .remove_images_group_response import RemoveImagesGroupResponse as RemoveImagesGroupResponse
    from .remove_user_group_request import RemoveUserGroupRequest as RemoveUserGroupRequest
    from .remove_user_group_response import RemoveUserGroupResponse as RemoveUserGroupResponse
    from .request_kasm_request import RequestKasmRequest as RequestKasmRequest
    from .request_kasm_response import RequestKasmResponse as RequestKasmResponse
    from .resume_kasm_request import ResumeKasmRequest as ResumeKasmRequest
    from .resume_kasm_response import ResumeKasmResponse as ResumeKasmResponse
    from .server import Server as Server
    from .server_reference import ServerReference as ServerReference
    from .server_step import ServerStep as ServerStep
    from .session import Session as Session
    from .session_access import SessionAccess as SessionAccess
    from .session_image import SessionImage as SessionImage
    from .session_owner import SessionOwner as SessionOwner
    from .session_recording import SessionRecording as SessionRecording
    from .session_reference import SessionReference as SessionReference
    from .session_server import SessionServer as SessionServer
    from .session_token import SessionToken as SessionToken
    from .session_token_reference import SessionTokenReference as SessionTokenReference
    from .set_session_permissions_request import SetSessionPermissionsRequest as SetSessionPermissionsRequest
    from .set_session_permissions_response import SetSessionPermissionsResponse as SetSessionPermissionsResponse
    from .set_session_permissions_target import SetSessionPermissionsTarget as SetSessionPermissionsTarget
    from .set_settings_group_request import SetSettingsGroupRequest as SetSettingsGroupRequest
    from .set_settings_group_response import SetSettingsGroupResponse as SetSettingsGroupResponse
    from .staging_config import StagingConfig as StagingConfig
    from .staging_config_reference import StagingConfigReference as StagingConfigReference
    from .stop_kasm_request import StopKasmRequest as StopKasmRequest
    from .stop_kasm_response import StopKasmResponse as StopKasmResponse
    from .string_map import StringMap as StringMap
    from .unassign_user_server_request import UnassignUserServerRequest as UnassignUserServerRequest
    from .unassign_user_server_response import UnassignUserServerResponse as UnassignUserServerResponse
    from .update_agent_request import UpdateAgentRequest as UpdateAgentRequest
    from .update_agent_response import UpdateAgentResponse as UpdateAgentResponse
    from .update_agent_target import UpdateAgentTarget as UpdateAgentTarget
    from .update_cast_config_request import UpdateCastConfigRequest as UpdateCastConfigRequest
    from .update_cast_config_response import UpdateCastConfigResponse as UpdateCastConfigResponse
    from .update_cast_config_target import UpdateCastConfigTarget as UpdateCastConfigTarget
    from .update_group_request import UpdateGroupRequest as UpdateGroupRequest
    from .update_group_response import UpdateGroupResponse as UpdateGroupResponse
    from .update_group_target import UpdateGroupTarget as UpdateGroupTarget
    from .update_image_request import UpdateImageRequest as UpdateImageRequest
    from .update_image_response import UpdateImageResponse as UpdateImageResponse
    from .update_image_target import UpdateImageTarget as UpdateImageTarget
    from .update_server_request import UpdateServerRequest as UpdateServerRequest
    from .update_server_response import UpdateServerResponse as UpdateServerResponse
    from .update_server_target import UpdateServerTarget as UpdateServerTarget
    from .update_session_token_request import UpdateSessionTokenRequest as UpdateSessionTokenRequest
    from .update_session_token_response import UpdateSessionTokenResponse as UpdateSessionTokenResponse
    from .update_setting_request import UpdateSettingRequest as UpdateSettingRequest
    from .update_setting_response import UpdateSettingResponse as UpdateSettingResponse
    from .update_staging_config_request import UpdateStagingConfigRequest as UpdateStagingConfigRequest
    from .update_staging_config_response import UpdateStagingConfigResponse as UpdateStagingConfigResponse
    from .update_staging_config_target import UpdateStagingConfigTarget as UpdateStagingConfigTarget
    from .update_user_attributes_request import UpdateUserAttributesRequest as UpdateUserAttributesRequest
    from .update_user_attributes_response import UpdateUserAttributesResponse as UpdateUserAttributesResponse
    from .update_user_attributes_target import UpdateUserAttributesTarget as UpdateUserAttributesTarget
    from .update_user_request import UpdateUserRequest as UpdateUserRequest
    from .update_user_response import UpdateUserResponse as UpdateUserResponse
    from .update_user_target import UpdateUserTarget as UpdateUserTarget
    from .user import User as User
    from .user_attributes import UserAttributes as UserAttributes
    from .user_group import UserGroup as UserGroup
    from .user_reference import UserReference as UserReference
    from .user_selector import UserSelector as UserSelector
    from .user_session import UserSession as UserSession
    from .viewer_permission import ViewerPermission as ViewerPermission
    from .viewer_permission_target import ViewerPermissionTarget as ViewerPermissionTarget
    from .viewer_stats import ViewerStats as ViewerStats
    from .viewer_step import ViewerStep as ViewerStep
    from .zone import Zone as Zone

_MODULES = {
    "ActivateRequest": "activate_request",
    "ActivateResponse": "activate_response",
    "AddImagesGroupRequest": "add_images_group_request",
    "AddImagesGroupResponse": "add_images_group_response",
    "AddSettingsGroupRequest": "add_settings_group_request",
    "AddSettingsGroupResponse": "add_settings_group_response",
    "AddUserGroupRequest": "add_user_group_request",
    "AddUserGroupResponse": "add_user_group_response",
    "Agent": "agent",
    "AssignUserServerRequest": "assign_user_server_request",
    "AssignUserServerResponse": "assign_user_server_response",
    "BottlenecksByConnection": "bottlenecks_by_connection",
    "CastConfig": "cast_config",
    "ClientSettings": "client_settings",
    "CreateCastConfigRequest": "create_cast_config_request",
    "CreateCastConfigResponse": "create_cast_config_response",
    "CreateCastConfigTarget": "create_cast_config_target",
    "CreateGroupRequest": "create_group_request",
    "CreateGroupResponse": "create_group_response",
    "CreateGroupTarget": "create_group_target",
    "CreateImageRequest": "create_image_request",
    "CreateImageResponse": "create_image_response",
    "CreateImageTarget": "create_image_target",
    "CreateRegistryRequest": "create_registry_request",
    "CreateRegistryResponse": "create_registry_response",
    "CreateServerRequest": "create_server_request",
    "CreateServerResponse": "create_server_response",
    "CreateServerTarget": "create_server_target",
    "CreateSessionTokenRequest": "create_session_token_request",
    "CreateSessionTokenResponse": "create_session_token_response",
    "CreateStagingConfigRequest": "create_staging_config_request",
    "CreateStagingConfigResponse": "create_staging_config_response",
    "CreateStagingConfigTarget": "create_staging_config_target",
    "CreateUserRequest": "create_user_request",
    "CreateUserResponse": "create_user_response",
    "CreateUserTarget": "create_user_target",
    "Credentials": "credentials",
    "DeleteAllSessionPermissionsRequest": "delete_all_session_permissions_request",
    "DeleteAllSessionPermissionsResponse": "delete_all_session_permissions_response",
    "DeleteCastConfigRequest": "delete_cast_config_request",
    "DeleteCastConfigResponse": "delete_cast_config_response",
    "DeleteGroupRequest": "delete_group_request",
    "DeleteGroupResponse": "delete_group_response",
    "DeleteImageRequest": "delete_image_request",
    "DeleteImageResponse": "delete_image_response",
    "DeleteRegistryRequest": "delete_registry_request",
    "DeleteRegistryResponse": "delete_registry_response",
    "DeleteServerRequest": "delete_server_request",
    "DeleteServerResponse": "delete_server_response",
    "DeleteSessionTokenRequest": "delete_session_token_request",
    "DeleteSessionTokenResponse": "delete_session_token_response",
    "DeleteSessionTokensRequest": "delete_session_tokens_request",
    "DeleteSessionTokensResponse": "delete_session_tokens_response",
    "DeleteStagingConfigRequest": "delete_staging_config_request",
    "DeleteStagingConfigResponse": "delete_staging_config_response",
    "DeleteUserRequest": "delete_user_request",
    "DeleteUserResponse": "delete_user_response",
    "DestroyKasmRequest": "destroy_kasm_request",
    "DestroyKasmResponse": "destroy_kasm_response",
    "EgressRequest": "egress_request",
    "EgressResponse": "egress_response",
    "ErrorMessage": "error_message",
    "ExecCommandKasmRequest": "exec_command_kasm_request",
    "ExecCommandKasmResponse": "exec_command_kasm_response",
    "ExecConfig": "exec_config",
    "FrameStats": "frame_stats",
    "GetAgentReportRequest": "get_agent_report_request",
    "GetAgentReportResponse": "get_agent_report_response",
    "GetAgentsResponse": "get_agents_response",
    "GetAttributesRequest": "get_attributes_request",
    "GetAttributesResponse": "get_attributes_response",
    "GetCastConfigRequest": "get_cast_config_request",
    "GetCastConfigResponse": "get_cast_config_response",
    "GetCastConfigsResponse": "get_cast_configs_response",
    "GetGroupsResponse": "get_groups_response",
    "GetImageRequest": "get_image_request",
    "GetImageResponse": "get_image_response",
    "GetImagesGroupRequest": "get_images_group_request",
    "GetImagesGroupResponse": "get_images_group_response",
    "GetImagesResponse": "get_images_response",
    "GetKasmBottleneckStatsRequest": "get_kasm_bottleneck_stats_request",
    "GetKasmBottleneckStatsResponse": "get_kasm_bottleneck_stats_response",
    "GetKasmFrameStatsRequest": "get_kasm_frame_stats_request",
    "GetKasmFrameStatsResponse": "get_kasm_frame_stats_response",
    "GetKasmScreenshotRequest": "get_kasm_screenshot_request",
    "GetKasmStatusRequest": "get_kasm_status_request",
    "GetKasmStatusResponse": "get_kasm_status_response",
    "GetKasmsResponse": "get_kasms_response",
    "GetLicensesResponse": "get_licenses_response",
    "GetLoginRequest": "get_login_request",
    "GetLoginResponse": "get_login_response",
    "GetRdpClientConnectionInfoRequest": "get_rdp_client_connection_info_request",
    "GetRdpClientConnectionInfoResponse": "get_rdp_client_connection_info_response",
    "GetRegistriesResponse": "get_registries_response",
    "GetReportRequest": "get_report_request",
    "GetReportResponse": "get_report_response",
    "GetServersResponse": "get_servers_response",
    "GetSessionPermissionsRequest": "get_session_permissions_request",
    "GetSessionPermissionsResponse": "get_session_permissions_response",
    "GetSessionRecordingsRequest": "get_session_recordings_request",
    "GetSessionRecordingsResponse": "get_session_recordings_response",
    "GetSessionTokenRequest": "get_session_token_request",
    "GetSessionTokenResponse": "get_session_token_response",
    "GetSessionTokensRequest": "get_session_tokens_request",
    "GetSessionTokensResponse": "get_session_tokens_response",
    "GetSessionsRecordingsRequest": "get_sessions_recordings_request",
    "GetSessionsRecordingsResponse": "get_sessions_recordings_response",
    "GetStagingConfigRequest": "get_staging_config_request",
    "GetStagingConfigResponse": "get_staging_config_response",
    "GetStagingConfigsResponse": "get_staging_configs_response",
    "GetUserKasmsRequest": "get_user_kasms_request",
    "GetUserKasmsResponse": "get_user_kasms_response",
    "GetUserRequest": "get_user_request",
    "GetUserResponse": "get_user_response",
    "GetUsersGroupRequest": "get_users_group_request",
    "GetUsersGroupResponse": "get_users_group_response",
    "GetUsersResponse": "get_users_response",
    "GetZonesRequest": "get_zones_request",
    "GetZonesResponse": "get_zones_response",
    "Group": "group",
    "GroupImage": "group_image",
    "GroupReference": "group_reference",
    "Image": "image",
    "ImageAttribute": "image_attribute",
    "ImageReference": "image_reference",
    "JoinKasmRequest": "join_kasm_request",
    "JoinKasmResponse": "join_kasm_response",
    "JsonObject": "json_object",
    "KeepaliveRequest": "keepalive_request",
    "KeepaliveResponse": "keepalive_response",
    "KnownOperationalStatus": "known_operational_status",
    "License": "license_",
    "LicenseFeatures": "license_features",
    "LogoutUserRequest": "logout_user_request",
    "LogoutUserResponse": "logout_user_response",
    "PauseKasmRequest": "pause_kasm_request",
    "PauseKasmResponse": "pause_kasm_response",
    "PersistentProfileMode": "persistent_profile_mode",
    "PortMap": "port_map",
    "PortMapEntry": "port_map_entry",
    "RdpClientType": "rdp_client_type",
    "RdpConnectionType": "rdp_connection_type",
    "RecordedSession": "recorded_session",
    "RecordingsBySession": "recordings_by_session",
    "RemoveImagesGroupRequest": "remove_images_group_request",
    "RemoveImagesGroupResponse": "remove_images_group_response",
    "RemoveUserGroupRequest": "remove_user_group_request",
    "RemoveUserGroupResponse": "remove_user_group_response",
    "RequestKasmRequest": "request_kasm_request",
    "RequestKasmResponse": "request_kasm_response",
    "ResumeKasmRequest": "resume_kasm_request",
    "ResumeKasmResponse": "resume_kasm_response",
    "Server": "server",
    "ServerReference": "server_reference",
    "ServerStep": "server_step",
    "Session": "session",
    "SessionAccess": "session_access",
    "SessionImage": "session_image",
    "SessionOwner": "session_owner",
    "SessionRecording": "session_recording",
    "SessionReference": "session_reference",
    "SessionServer": "session_server",
    "SessionToken": "session_token",
    "SessionTokenReference": "session_token_reference",
    "SetSessionPermissionsRequest": "set_session_permissions_request",
    "SetSessionPermissionsResponse": "set_session_permissions_response",
    "SetSessionPermissionsTarget": "set_session_permissions_target",
    "SetSettingsGroupRequest": "set_settings_group_request",
    "SetSettingsGroupResponse": "set_settings_group_response",
    "StagingConfig": "staging_config",
    "StagingConfigReference": "staging_config_reference",
    "StopKasmRequest": "stop_kasm_request",
    "StopKasmResponse": "stop_kasm_response",
    "StringMap": "string_map",
    "UnassignUserServerRequest": "unassign_user_server_request",
    "UnassignUserServerResponse": "unassign_user_server_response",
    "UpdateAgentRequest": "update_agent_request",
    "UpdateAgentResponse": "update_agent_response",
    "UpdateAgentTarget": "update_agent_target",
    "UpdateCastConfigRequest": "update_cast_config_request",
    "UpdateCastConfigResponse": "update_cast_config_response",
    "UpdateCastConfigTarget": "update_cast_config_target",
    "UpdateGroupRequest": "update_group_request",
    "UpdateGroupResponse": "update_group_response",
    "UpdateGroupTarget": "update_group_target",
    "UpdateImageRequest": "update_image_request",
    "UpdateImageResponse": "update_image_response",
    "UpdateImageTarget": "update_image_target",
    "UpdateServerRequest": "update_server_request",
    "UpdateServerResponse": "update_server_response",
    "UpdateServerTarget": "update_server_target",
    "UpdateSessionTokenRequest": "update_session_token_request",
    "UpdateSessionTokenResponse": "update_session_token_response",
    "UpdateSettingRequest": "update_setting_request",
    "UpdateSettingResponse": "update_setting_response",
    "UpdateStagingConfigRequest": "update_staging_config_request",
    "UpdateStagingConfigResponse": "update_staging_config_response",
    "UpdateStagingConfigTarget": "update_staging_config_target",
    "UpdateUserAttributesRequest": "update_user_attributes_request",
    "UpdateUserAttributesResponse": "update_user_attributes_response",
    "UpdateUserAttributesTarget": "update_user_attributes_target",
    "UpdateUserRequest": "update_user_request",
    "UpdateUserResponse": "update_user_response",
    "UpdateUserTarget": "update_user_target",
    "User": "user",
    "UserAttributes": "user_attributes",
    "UserGroup": "user_group",
    "UserReference": "user_reference",
    "UserSelector": "user_selector",
    "UserSession": "user_session",
    "ViewerPermission": "viewer_permission",
    "ViewerPermissionTarget": "viewer_permission_target",
    "ViewerStats": "viewer_stats",
    "ViewerStep": "viewer_step",
    "Zone": "zone",
}

__all__ = (
    "ActivateRequest",
    "ActivateResponse",
    "AddImagesGroupRequest",
    "AddImagesGroupResponse",
    "AddSettingsGroupRequest",
    "AddSettingsGroupResponse",
    "AddUserGroupRequest",
    "AddUserGroupResponse",
    "Agent",
    "AssignUserServerRequest",
    "AssignUserServerResponse",
    "BottlenecksByConnection",
    "CastConfig",
    "ClientSettings",
    "CreateCastConfigRequest",
    "CreateCastConfigResponse",
    "CreateCastConfigTarget",
    "CreateGroupRequest",
    "CreateGroupResponse",
    "CreateGroupTarget",
    "CreateImageRequest",
    "CreateImageResponse",
    "CreateImageTarget",
    "CreateRegistryRequest",
    "CreateRegistryResponse",
    "CreateServerRequest",
    "CreateServerResponse",
    "CreateServerTarget",
    "CreateSessionTokenRequest",
    "CreateSessionTokenResponse",
    "CreateStagingConfigRequest",
    "CreateStagingConfigResponse",
    "CreateStagingConfigTarget",
    "CreateUserRequest",
    "CreateUserResponse",
    "CreateUserTarget",
    "Credentials",
    "DeleteAllSessionPermissionsRequest",
    "DeleteAllSessionPermissionsResponse",
    "DeleteCastConfigRequest",
    "DeleteCastConfigResponse",
    "DeleteGroupRequest",
    "DeleteGroupResponse",
    "DeleteImageRequest",
    "DeleteImageResponse",
    "DeleteRegistryRequest",
    "DeleteRegistryResponse",
    "DeleteServerRequest",
    "DeleteServerResponse",
    "DeleteSessionTokenRequest",
    "DeleteSessionTokenResponse",
    "DeleteSessionTokensRequest",
    "DeleteSessionTokensResponse",
    "DeleteStagingConfigRequest",
    "DeleteStagingConfigResponse",
    "DeleteUserRequest",
    "DeleteUserResponse",
    "DestroyKasmRequest",
    "DestroyKasmResponse",
    "EgressRequest",
    "EgressResponse",
    "ErrorMessage",
    "ExecCommandKasmRequest",
    "ExecCommandKasmResponse",
    "ExecConfig",
    "FrameStats",
    "GetAgentReportRequest",
    "GetAgentReportResponse",
    "GetAgentsResponse",
    "GetAttributesRequest",
    "GetAttributesResponse",
    "GetCastConfigRequest",
    "GetCastConfigResponse",
    "GetCastConfigsResponse",
    "GetGroupsResponse",
    "GetImageRequest",
    "GetImageResponse",
    "GetImagesGroupRequest",
    "GetImagesGroupResponse",
    "GetImagesResponse",
    "GetKasmBottleneckStatsRequest",
    "GetKasmBottleneckStatsResponse",
    "GetKasmFrameStatsRequest",
    "GetKasmFrameStatsResponse",
    "GetKasmScreenshotRequest",
    "GetKasmStatusRequest",
    "GetKasmStatusResponse",
    "GetKasmsResponse",
    "GetLicensesResponse",
    "GetLoginRequest",
    "GetLoginResponse",
    "GetRdpClientConnectionInfoRequest",
    "GetRdpClientConnectionInfoResponse",
    "GetRegistriesResponse",
    "GetReportRequest",
    "GetReportResponse",
    "GetServersResponse",
    "GetSessionPermissionsRequest",
    "GetSessionPermissionsResponse",
    "GetSessionRecordingsRequest",
    "GetSessionRecordingsResponse",
    "GetSessionTokenRequest",
    "GetSessionTokenResponse",
    "GetSessionTokensRequest",
    "GetSessionTokensResponse",
    "GetSessionsRecordingsRequest",
    "GetSessionsRecordingsResponse",
    "GetStagingConfigRequest",
    "GetStagingConfigResponse",
    "GetStagingConfigsResponse",
    "GetUserKasmsRequest",
    "GetUserKasmsResponse",
    "GetUserRequest",
    "GetUserResponse",
    "GetUsersGroupRequest",
    "GetUsersGroupResponse",
    "GetUsersResponse",
    "GetZonesRequest",
    "GetZonesResponse",
    "Group",
    "GroupImage",
    "GroupReference",
    "Image",
    "ImageAttribute",
    "ImageReference",
    "JoinKasmRequest",
    "JoinKasmResponse",
    "JsonObject",
    "KeepaliveRequest",
    "KeepaliveResponse",
    "KnownOperationalStatus",
    "License",
    "LicenseFeatures",
    "LogoutUserRequest",
    "LogoutUserResponse",
    "PauseKasmRequest",
    "PauseKasmResponse",
    "PersistentProfileMode",
    "PortMap",
    "PortMapEntry",
    "RdpClientType",
    "RdpConnectionType",
    "RecordedSession",
    "RecordingsBySession",
    "RemoveImagesGroupRequest",
    "RemoveImagesGroupResponse",
    "RemoveUserGroupRequest",
    "RemoveUserGroupResponse",
    "RequestKasmRequest",
    "RequestKasmResponse",
    "ResumeKasmRequest",
    "ResumeKasmResponse",
    "Server",
    "ServerReference",
    "ServerStep",
    "Session",
    "SessionAccess",
    "SessionImage",
    "SessionOwner",
    "SessionRecording",
    "SessionReference",
    "SessionServer",
    "SessionToken",
    "SessionTokenReference",
    "SetSessionPermissionsRequest",
    "SetSessionPermissionsResponse",
    "SetSessionPermissionsTarget",
    "SetSettingsGroupRequest",
    "SetSettingsGroupResponse",
    "StagingConfig",
    "StagingConfigReference",
    "StopKasmRequest",
    "StopKasmResponse",
    "StringMap",
    "UnassignUserServerRequest",
    "UnassignUserServerResponse",
    "UpdateAgentRequest",
    "UpdateAgentResponse",
    "UpdateAgentTarget",
    "UpdateCastConfigRequest",
    "UpdateCastConfigResponse",
    "UpdateCastConfigTarget",
    "UpdateGroupRequest",
    "UpdateGroupResponse",
    "UpdateGroupTarget",
    "UpdateImageRequest",
    "UpdateImageResponse",
    "UpdateImageTarget",
    "UpdateServerRequest",
    "UpdateServerResponse",
    "UpdateServerTarget",
    "UpdateSessionTokenRequest",
    "UpdateSessionTokenResponse",
    "UpdateSettingRequest",
    "UpdateSettingResponse",
    "UpdateStagingConfigRequest",
    "UpdateStagingConfigResponse",
    "UpdateStagingConfigTarget",
    "UpdateUserAttributesRequest",
    "UpdateUserAttributesResponse",
    "UpdateUserAttributesTarget",
    "UpdateUserRequest",
    "UpdateUserResponse",
    "UpdateUserTarget",
    "User",
    "UserAttributes",
    "UserGroup",
    "UserReference",
    "UserSelector",
    "UserSession",
    "ViewerPermission",
    "ViewerPermissionTarget",
    "ViewerStats",
    "ViewerStep",
    "Zone",
)


if not TYPE_CHECKING:  # with it, a type checker would accept any name

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = import_module(f".{_MODULES[name]}", __name__)
        value = globals()[name] = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
