"""The exception of a refused key names the permissions that the call needs, as the description has them."""

import copy
import pickle

import httpx2
import pytest

from kasm_api import ApiError, Client, Unauthorized
from kasm_api.api import sessions

from .conftest import Ask
from .described import OPERATIONS
from .server import Kasm

REFUSED = httpx2.Response(403, request=httpx2.Request("POST", "https://kasm.test/api/public/call"))
ADMIN = "`Users Modify Admin` if the account is a Global Admin"


@pytest.mark.parametrize(
    ("call", "needed"),
    [
        ("create_user", " (permissions: `Users Create`)"),
        ("delete_user", f" (permissions: `Users Delete`, `Users Modify`; {ADMIN})"),
        ("get_groups", " (permissions: not known; expect `Groups View`)"),
        ("get_session_permissions", " (permissions: not known)"),
        ("download_file", ""),
        ("a_call_of_a_script", ""),
    ],
)
def test_the_text_names_what_the_call_needs_and_how_surely(call: str, needed: str) -> None:
    error = Unauthorized(call, REFUSED, "Unauthorized")
    for same in (error, copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert str(same) == f"{call}: HTTP 403: Unauthorized{needed}"
    assert "(permissions" not in str(ApiError(call, REFUSED, "Unauthorized"))


@pytest.mark.parametrize("call", OPERATIONS)
def test_the_permissions_are_those_of_the_description(call: str) -> None:
    operation = OPERATIONS[call]
    error = Unauthorized(call, REFUSED)
    assert list(error.permissions) == (operation["x-permissions"] or [])
    more = [f"`{name}` {when}" for name, when in operation.get("x-permissions-when", {}).items()]
    assert [text for text in [*(f"`{name}`" for name in error.permissions), *more] if text not in str(error)] == []


async def test_a_call_that_kasm_refuses_names_them(kasm: Kasm, client: Client, ask: Ask) -> None:
    kasm.answers({"error_message": "Unauthorized"}, status=403)
    with pytest.raises(Unauthorized, match="permissions: `Sessions View`") as caught:
        await ask(sessions.get_kasms, client=client)
    assert caught.value.permissions == ("Sessions View",)
    assert caught.value.error_message == "Unauthorized"
