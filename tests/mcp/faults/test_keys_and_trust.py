"""Keys that are refused, permissions that are missing, certificates that are not trusted."""

from pathlib import Path

import pytest
import trustme

from kasm_sim import ALL_PERMISSIONS, OWN_SESSION_PERMISSIONS, REQUIRED_PERMISSIONS, Quirks
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.rig import Rig, Tools

NEEDED = sorted(
    (tool, permission)
    for tool, example in EXAMPLES.items()
    for permission in REQUIRED_PERMISSIONS[example.call] | OWN_SESSION_PERMISSIONS.get(example.call, frozenset())
)


@pytest.mark.parametrize(("tool", "permission"), NEEDED)
async def test_a_missing_permission_is_named(rig: Rig, tools: Tools, tool: str, permission: str) -> None:
    arguments = prepared(rig, tool)
    rig.sim.permissions = ALL_PERMISSIONS - {permission}
    kind, error = await tools.error(tool, **arguments)
    assert kind == "authentication"
    assert permission in error


@pytest.mark.parametrize("auth", ["body", "basic"])
@pytest.mark.parametrize("tool", EXAMPLES)
async def test_a_wrong_key_is_an_authentication_error(rig: Rig, tool: str, auth: str) -> None:
    arguments = prepared(rig, tool)
    async with rig.connected(KASM_API_SECRET="not-the-secret", KASM_AUTH=auth) as tools:
        kind, error = await tools.error(tool, **arguments)
    assert kind == "authentication"
    assert "KASM_API_SECRET" in error
    assert "grant the key" in error
    assert "not-the-secret" not in error


@pytest.mark.parametrize("auth", ["body", "basic"])
async def test_the_key_goes_where_the_setting_says(rig: Rig, auth: str) -> None:
    rig.sim.quirks = Quirks(auth=auth)  # type: ignore[arg-type]  # one of its two words
    async with rig.connected(KASM_AUTH=auth) as tools:
        assert (await tools.data("get_kasm_users"))["count"] == 2
    async with rig.connected(KASM_AUTH="basic" if auth == "body" else "body") as tools:
        assert (await tools.error("get_kasm_users"))[0] == "authentication"


async def test_a_session_of_somebody_else_is_refused_by_policy(rig: Rig, tools: Tools) -> None:
    theirs = next(user_id for user_id in rig.sim.users if user_id != rig.sim.user_id)
    session = rig.sim.add_session(user_id=theirs)
    rig.sim.add_recording(session.kasm_id)
    for tool in ("get_session_status", "get_session_recordings", "destroy_kasm_session"):
        kind, error = await tools.error(tool, kasm_id=session.kasm_id)
        assert (tool, kind) == (tool, "security")
        assert "KASM_ALL_USERS" in error
    assert session.kasm_id in rig.sim.sessions
    async with rig.connected(KASM_ALL_USERS="true") as everybodys:
        assert (await everybodys.data("get_session_recordings", kasm_id=session.kasm_id))["count"] == 1


@pytest.mark.parametrize("tool", [tool for tool in EXAMPLES if "kasm_id" in EXAMPLES[tool].arguments])
async def test_a_session_that_is_not_there_is_not_found(rig: Rig, tools: Tools, tool: str) -> None:
    kind, error = await tools.error(tool, **prepared(rig, tool) | {"kasm_id": "0123456789abcdef0123456789abcdef"})
    assert kind == "not_found"
    assert "list_user_sessions" in error


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A certificate for this machine, its key, and the authority that signed it."""
    issued = authority.issue_cert("127.0.0.1")
    certificate, key, bundle = tmp_path / "cert.pem", tmp_path / "key.pem", tmp_path / "ca.pem"
    issued.cert_chain_pems[0].write_to_path(certificate)
    issued.private_key_pem.write_to_path(key)
    authority.cert_pem.write_to_path(bundle)
    return certificate, key, bundle


async def test_a_certificate_of_an_unknown_authority_is_not_trusted(rig: Rig, secure: tuple[Path, Path, Path]) -> None:
    certificate, key, _ = secure
    with rig.sim.serve(certificate=certificate, private_key=key) as url:
        async with rig.connected(url=url, KASM_VERIFY_TLS="true") as tools:
            for tool in ("get_kasm_users", "create_kasm_user"):
                kind, error = await tools.error(tool, **prepared(rig, tool))
                assert kind == "network"
                assert "not trusted" in error
                assert "KASM_CA_BUNDLE" in error
                assert "nothing was sent" in error
    assert not rig.sim.requests


async def test_it_is_trusted_with_the_bundle_of_its_authority(rig: Rig, secure: tuple[Path, Path, Path]) -> None:
    certificate, key, bundle = secure
    with rig.sim.serve(certificate=certificate, private_key=key) as url:
        async with rig.connected(url=url, KASM_VERIFY_TLS="true", KASM_CA_BUNDLE=str(bundle)) as tools:
            assert (await tools.data("get_kasm_users"))["count"] == 2


async def test_a_certificate_for_another_name_is_not_trusted(rig: Rig, secure: tuple[Path, Path, Path]) -> None:
    certificate, key, bundle = secure
    with rig.sim.serve(certificate=certificate, private_key=key) as url:
        elsewhere = url.replace("127.0.0.1", "localhost")
        async with rig.connected(url=elsewhere, KASM_VERIFY_TLS="true", KASM_CA_BUNDLE=str(bundle)) as tools:
            kind, error = await tools.error("get_kasm_users")
    assert kind == "network"
    assert "ostname mismatch" in error


async def test_without_a_check_any_certificate_will_do(rig: Rig, secure: tuple[Path, Path, Path]) -> None:
    certificate, key, _ = secure
    with rig.sim.serve(certificate=certificate, private_key=key) as url:
        async with rig.connected(url=url, KASM_VERIFY_TLS="false") as tools:
            assert (await tools.data("get_kasm_users"))["count"] == 2
