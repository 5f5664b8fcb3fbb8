"""User tools: list, create, look up, update, delete, log out."""

from contextlib import suppress
from typing import Annotated

from anyio import move_on_after
from pydantic import Field, SecretStr
from typing_extensions import TypedDict

from kasm_api.models import CreateUserTarget, UpdateUserTarget, User
from kasm_desktops import DesktopsError, as_flag, as_text, as_time, quoted
from kasm_mcp.tools.context import Context
from kasm_mcp.tools.envelope import Answer
from kasm_mcp.tools.parameters import NAMING_LIMIT_S, Limit, Offset, UserId, page

Username = Annotated[str, Field(min_length=1, max_length=255)]
Password = Annotated[SecretStr, Field(min_length=1, description="8 characters or more: upper, lower, digit, symbol.")]


class Group(TypedDict):
    """A group that a user is in."""

    group_id: str | None
    name: str | None


class UserRow(TypedDict):
    """One user."""

    user_id: str
    username: str | None
    first_name: str | None
    last_name: str | None
    organization: str | None
    phone: str | None
    locked: bool | None
    disabled: bool | None
    realm: str | None
    created_time: str | None
    last_session: str | None
    groups: list[Group]
    kasm_ids: list[str]


class UserList(TypedDict):
    """Data of `get_kasm_users`."""

    users: list[UserRow]
    count: int
    total: int


class OneUser(TypedDict):
    """Data of `get_kasm_user` and `update_kasm_user`."""

    user: UserRow


class CreatedUser(TypedDict):
    """Data of `create_kasm_user`."""

    user_id: str
    username: str | None
    groups: list[Group]


class UserState(TypedDict):
    """Data of `delete_kasm_user` and `logout_kasm_user`."""

    user_id: str
    status: str


async def get_kasm_users(context: Context, limit: Limit = 100, offset: Offset = 0) -> Answer[UserList]:
    """List the users with their groups and whether they are locked or disabled."""
    found = await context.desktops.users.list_all()
    part, message = page(found, limit, offset, "user")
    rows = [_row(user) for user in part]
    return Answer(UserList(users=rows, count=len(rows), total=len(found)), message)


async def create_kasm_user(
    context: Context,
    *,
    username: Username,
    password: Password,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool = False,
    disabled: bool = False,
) -> Answer[CreatedUser]:
    """Create a user account. The new user is in the group All Users."""
    target = CreateUserTarget(
        username=username,
        password=password.get_secret_value(),
        first_name=first_name,
        last_name=last_name,
        organization=organization,
        phone=phone,
        locked=locked,
        disabled=disabled,
    )
    row = _row(await context.desktops.users.create(target))
    data = CreatedUser(user_id=row["user_id"], username=row["username"], groups=row["groups"])
    return Answer(data, f"User {row['username'] or username} has been created.")


async def get_kasm_user(
    context: Context,
    user_id: UserId | None = None,
    username: Username | None = None,
) -> Answer[OneUser]:
    """Look up one user by id or by name."""
    user = await context.desktops.users.find(user_id=user_id, username=username)
    return Answer(OneUser(user=_row(user)), f"User {user.username} ({user.user_id}).")


async def update_kasm_user(
    context: Context,
    *,
    user_id: UserId,
    username: Username | None = None,
    password: Annotated[SecretStr | None, Field(min_length=1)] = None,
    first_name: str | None = None,
    last_name: str | None = None,
    organization: str | None = None,
    phone: str | None = None,
    locked: bool | None = None,
    disabled: bool | None = None,
) -> Answer[OneUser]:
    """Change details of a user. Omitted ones stay unchanged."""
    target = UpdateUserTarget(
        user_id=user_id,
        username=username,
        password=None if password is None else password.get_secret_value(),
        first_name=first_name,
        last_name=last_name,
        organization=organization,
        phone=phone,
        locked=locked,
        disabled=disabled,
    )
    user, doubt = await context.desktops.users.update(target)
    note = f" The new state could not be read: {doubt}" if doubt else ""
    return Answer(OneUser(user=_row(user)), f"User {user.username or user_id} has been updated.{note}")


async def delete_kasm_user(
    context: Context,
    user_id: UserId,
    force: Annotated[bool, Field(description="Even if the user has sessions; destroys them.")] = False,
) -> Answer[UserState]:
    """Delete a user for good."""
    await context.desktops.users.delete(user_id, force=force)
    return Answer(UserState(user_id=user_id, status="deleted"), f"User {user_id} has been deleted.")


async def logout_kasm_user(context: Context, user_id: UserId) -> Answer[UserState]:
    """End all logins of a user. Their desktops keep running."""
    await context.desktops.users.log_out(user_id)
    return Answer(UserState(user_id=user_id, status="logged_out"), f"All logins of user {user_id} have ended.")


async def ask_to_delete(context: Context, user_id: str, force: bool = False) -> str:
    """Return the question before deleting a user, with the name if Kasm returns it."""
    sessions = " and destroy their sessions" if force else ""
    return f"Delete user {await _named(context, user_id)} for good{sessions}?"


async def ask_to_log_out(context: Context, user_id: str) -> str:
    """Return the question before logging out a user, with the name if Kasm returns it."""
    return f"End all logins of user {await _named(context, user_id)}?"


async def _named(context: Context, user_id: str) -> str:
    with suppress(DesktopsError), move_on_after(NAMING_LIMIT_S):
        username = (await context.desktops.users.find(user_id=user_id)).username
        return f"{quoted(username)} ({user_id})" if username else user_id
    return user_id


def _row(user: User) -> UserRow:
    return UserRow(
        user_id=user.user_id,
        username=as_text(user.username),
        first_name=as_text(user.first_name),
        last_name=as_text(user.last_name),
        organization=as_text(user.organization),
        phone=as_text(user.phone),
        locked=as_flag(user.locked),
        disabled=as_flag(user.disabled),
        realm=as_text(user.realm),
        created_time=as_time(user.created),
        last_session=as_time(user.last_session),
        groups=[Group(group_id=as_text(group.group_id), name=as_text(group.name)) for group in user.groups or []],
        kasm_ids=[session.kasm_id for session in user.kasms or []],
    )
