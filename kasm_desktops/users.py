"""User accounts: list, find, create, update, delete, log out. `AsyncDesktops.users` has one object of this class.

It adds to the generated calls: a user that is missing is `NotFound`, two names of one user are checked, and a change
returns the new state. It must not know tools.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kasm_api.api import users as calls
from kasm_api.models import (
    CreateUserRequest,
    CreateUserTarget,
    DeleteUserRequest,
    GetUserRequest,
    LogoutUserRequest,
    UpdateUserRequest,
    UpdateUserTarget,
    User,
    UserReference,
    UserSelector,
)
from kasm_desktops.calls.gateway import Gateway
from kasm_desktops.errors import (
    OUTCOME_UNKNOWN,
    DesktopsError,
    InvalidArgument,
    KasmSaidNo,
    NotFound,
    OddAnswer,
    Remedy,
    quoted,
)
from kasm_desktops.values import same_id


class AsyncUsers:
    """The user accounts of one Kasm deployment.

    Args:
        gateway: Makes the calls.
    """

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway

    async def list_all(self) -> list[User]:
        """List all users, with their groups: one `get_users`.

        Raises:
            DesktopsError: From the call.
        """
        return (await self._gateway.read(calls.get_users)).users or []

    async def find(self, *, user_id: str | None = None, username: str | None = None) -> User:
        """Find a user by id, by name, or by both: one `get_user`, or two where the names differ.

        Args:
            user_id: The id, in either spelling.
            username: The name. Case makes no difference if an id is given too.

        Raises:
            InvalidArgument: Neither is given, or they are two users.
            NotFound: There is no such user.
            DesktopsError: From the call.
        """
        if user_id is None:
            if username is None:
                raise InvalidArgument("Give user_id or username.")
            return await self._get(None, username)
        user = await self._get(user_id, None)
        if username is None or (user.username or "").casefold() == username.casefold():
            return user
        try:
            named = await self._get(None, username)
        except NotFound:
            other = "there is no user of that name"
        else:
            if same_id(named.user_id, user.user_id):
                return user
            other = f"that name belongs to user {named.user_id}"
        raise InvalidArgument(
            f"user_id {user_id} is user {quoted(user.username)}, not {quoted(username)}: {other}. Give one of the two."
        )

    async def create(self, target: CreateUserTarget) -> User:
        """Create a user: one `create_user`.

        Raises:
            DesktopsError: From the call.
        """
        user = (await self._gateway.change(calls.create_user, CreateUserRequest(target_user=target))).user
        if user is None:
            raise OddAnswer(
                f"Kasm answered create_user without a user. {OUTCOME_UNKNOWN}", status_code=200, outcome_unknown=True
            )
        return user

    async def update(self, target: UpdateUserTarget) -> tuple[User, str]:
        """Change a user: one `update_user`, and a `get_user` where Kasm's answer or a password needs it.

        Args:
            target: The user's id and the changes; members that are None stay unchanged.

        Returns:
            The new state, and why it could not be read; "" if it was.

        Raises:
            InvalidArgument: There is nothing to change.
            NotFound: There is no such user.
            DesktopsError: From the calls.
        """
        if not target.to_dict().keys() - {"user_id"}:
            raise InvalidArgument("Nothing to change: give at least one argument besides user_id.")
        if target.password is not None and target.username is None:
            # Clients that are known to work send the user name along with a password.
            target.username = (await self._get(target.user_id, None)).username
        async with self._explained(target.user_id, None):
            user = (await self._gateway.change(calls.update_user, UpdateUserRequest(target_user=target))).user
        if user is not None:
            return user, ""
        try:
            return await self._get(target.user_id, None), ""
        except DesktopsError as error:
            # The change has been made: a failed lookup must not turn it into a failure.
            return User(user_id=target.user_id, username=target.username), error.message

    async def delete(self, user_id: str, *, force: bool = False) -> None:
        """Delete a user for good: one `delete_user`.

        Args:
            user_id: The id, in either spelling.
            force: Also if the user has sessions, which are destroyed.

        Raises:
            NotFound: There is no such user.
            KasmSaidNo: Kasm refused, for example because the user has sessions.
            DesktopsError: From the call.
        """
        request = DeleteUserRequest(target_user=UserReference(user_id=user_id), force=force)
        try:
            async with self._explained(user_id, None):
                await self._gateway.change(calls.delete_user, request)
        except KasmSaidNo as error:
            if force or "session" not in error.said.lower():
                raise
            raise KasmSaidNo(
                f"{error.message} With force=true the sessions are destroyed and the user is deleted.", said=error.said
            ) from error

    async def log_out(self, user_id: str) -> None:
        """End all logins of a user, but not the sessions: one `logout_user`.

        Args:
            user_id: The id, in either spelling.

        Raises:
            NotFound: There is no such user.
            DesktopsError: From the call.
        """
        async with self._explained(user_id, None):
            await self._gateway.change(calls.logout_user, LogoutUserRequest(target_user=UserReference(user_id=user_id)))

    async def _get(self, user_id: str | None, username: str | None) -> User:
        request = GetUserRequest(target_user=UserSelector(user_id=user_id, username=username))
        async with self._explained(user_id, username):
            user = (await self._gateway.read(calls.get_user, request)).user
        if user is None:
            raise _no_such_user(user_id, username, "")
        return user

    @asynccontextmanager
    async def _explained(self, user_id: str | None, username: str | None) -> AsyncIterator[None]:
        """Turn a refusal in the block into `NotFound` if the user is not in the list; costs one `get_users`."""
        try:
            yield
        except KasmSaidNo as error:
            try:
                known = await self.list_all()
            except DesktopsError:
                raise error from None
            if any(same_id(user.user_id, user_id) or (username and user.username == username) for user in known):
                raise
            raise _no_such_user(user_id, username, error.said) from error


def _no_such_user(user_id: str | None, username: str | None, said: str) -> NotFound:
    words = f" Kasm said {quoted(said)}." if said else ""
    return NotFound(f"There is no user {username or user_id}.{words}", remedy=Remedy.LIST_USERS)
