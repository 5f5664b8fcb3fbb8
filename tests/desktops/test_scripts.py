"""`Desktops` and `Session`: what a script does with the desktops of a Kasm, and what it is told when it cannot."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from kasm_api import Client, ConfigError
from kasm_api.api import users
from kasm_api.models import CreateUserTarget, UpdateUserTarget
from kasm_desktops import Desktops, Limits, Session
from kasm_desktops.errors import InvalidArgument, NotFound, Refused, TimedOut, Unavailable
from kasm_desktops.values import hyphenated_id
from kasm_sim import AnswerLost, HtmlError, seeds
from tests.connected.rig import Rig

from .conftest import Look, environment


def test_a_session_is_started_by_name_used_and_destroyed(rig: Rig, kasm: Desktops) -> None:
    session = kasm.start("kasmweb/ubuntu-focal-desktop")
    result = session.run("echo out; echo err >&2; exit 3", timeout_seconds=30)
    digest = session.write("/home/kasm-user/a.bin", bytes(range(256)))

    assert session.details.operational_status == "running"
    assert session.details.image_id == seeds.UBUNTU_FOCAL
    assert (result.exit_code, result.stdout, result.stderr) == (3, "out\n", "err\n")
    assert (result.output_available, result.stdout_truncated, result.is_exact) == (True, False, True)
    assert result.duration_ms is not None
    assert session.run("sha256sum a.bin").stdout == f"{digest}  a.bin\n"
    assert session.read("~/a.bin") == bytes(range(256))
    assert session.destroy().state == "destroyed"
    assert rig.sim.sessions == {}


def test_a_session_ends_with_its_block_even_when_that_fails(rig: Rig, kasm: Desktops) -> None:
    with kasm.start("Chrome") as session:
        assert session.kasm_id in rig.sim.sessions
    assert rig.sim.sessions == {}

    with pytest.raises(ZeroDivisionError), kasm.start("Chrome"):
        raise ZeroDivisionError
    assert rig.sim.sessions == {}

    with kasm.start("Chrome") as session:
        session.destroy()


def test_a_block_that_fails_is_not_hidden_by_a_session_that_cannot_be_destroyed(rig: Rig, kasm: Desktops) -> None:
    rig.sim.faults.add("destroy_kasm", HtmlError(502))

    with pytest.raises(ZeroDivisionError), kasm.start("Chrome"):
        raise ZeroDivisionError
    with pytest.raises(Unavailable), kasm.start("Chrome"):
        pass
    assert len(rig.sim.sessions) == 2


def test_a_file_is_read_in_parts(kasm: Desktops) -> None:
    with kasm.start("Chrome") as session:
        session.write("~/a.bin", bytes(range(10)))
        part = session.read_part("~/a.bin", offset=4, max_bytes=3)
        rest = session.read_part("~/a.bin", offset=part.end)

    assert (part.content, part.offset, part.total_bytes, part.truncated) == (b"\x04\x05\x06", 4, 10, True)
    assert (rest.content, rest.truncated) == (b"\x07\x08\x09", False)


def test_user_accounts_are_created_found_changed_and_deleted(rig: Rig, kasm: Desktops) -> None:
    made = kasm.users.create(CreateUserTarget(username="ana@example.com", password="Correct-Horse-7"))
    user, doubt = kasm.users.update(UpdateUserTarget(user_id=made.user_id, first_name="Ana"))

    assert (user.first_name, doubt) == ("Ana", "")
    assert kasm.users.find(username="ana@example.com", user_id=made.user_id).first_name == "Ana"
    assert made.user_id in {one.user_id for one in kasm.users.list_all()}
    with pytest.raises(InvalidArgument, match="Give one of the two"):
        kasm.users.find(user_id=rig.sim.user_id, username="ana@example.com")
    with pytest.raises(InvalidArgument, match="Nothing to change"):
        kasm.users.update(UpdateUserTarget(user_id=made.user_id))
    kasm.users.log_out(made.user_id)
    kasm.users.delete(made.user_id)
    with pytest.raises(NotFound, match="list_all"):
        kasm.users.find(user_id=made.user_id)


def test_an_image_is_found_by_name(kasm: Desktops) -> None:
    assert kasm.find_image("ubuntu focal").image_id == seeds.UBUNTU_FOCAL
    assert seeds.CHROME in {image.image_id for image in kasm.list_images()}


def test_an_unknown_image_is_not_found_and_the_closest_are_told(rig: Rig, kasm: Desktops) -> None:
    with pytest.raises(NotFound, match=r"closest: .*kasmweb/ubuntu-focal-desktop:1.15.0.* list_images\(\)"):
        kasm.start("kasmweb/ubuntu-jammy-desktop")
    assert rig.sent("request_kasm") == 0


def test_a_session_that_never_starts_is_destroyed_and_it_is_said(rig: Rig, kasm: Desktops) -> None:
    rig.sim._state._starts_after_polls = 1000

    with pytest.raises(Unavailable, match=r"is still starting.*It has been destroyed\."):
        kasm.start("Chrome", wait_seconds=1)

    assert rig.sim.sessions == {}


def test_one_that_cannot_be_destroyed_either_is_named(rig: Rig, kasm: Desktops) -> None:
    rig.sim._state._starts_after_polls = 1000
    rig.sim.faults.add("destroy_kasm", HtmlError(502))

    with pytest.raises(Unavailable) as caught:
        kasm.start("Chrome", wait_seconds=1)

    (kasm_id,) = rig.sim.sessions
    assert f"Session {kasm_id} may still exist." in str(caught.value)


def test_a_script_may_go_on_before_the_session_runs(rig: Rig, kasm: Desktops) -> None:
    rig.sim._state._starts_after_polls = 2

    session = kasm.start("Chrome", wait_seconds=0)

    assert session.details.operational_status == "starting"
    assert session.run("echo up").stdout == "up\n"


def test_a_request_whose_answer_is_lost_is_unknown_and_not_repeated(rig: Rig, kasm: Desktops) -> None:
    rig.sim.faults.add("request_kasm", AnswerLost())

    with pytest.raises(Exception, match="outcome is unknown") as caught:
        kasm.start("Chrome")

    assert getattr(caught.value, "outcome_unknown", False)
    assert rig.sent("request_kasm") == 1


def test_a_command_whose_answer_is_lost_runs_once_and_its_result_comes(rig: Rig, kasm: Desktops) -> None:
    session = kasm.session(rig.sim.add_session().kasm_id)
    rig.sim.faults.add("exec_command_kasm", AnswerLost(), times=1)

    assert session.run("echo run >>log; cat log").stdout == "run\n"


@pytest.mark.parametrize("downloads", ["forbidden", "missing"])
def test_where_nothing_comes_back_nothing_can_be_taken_for_output(rig: Rig, kasm: Desktops, downloads: str) -> None:
    rig.sim.quirks = replace(rig.sim.quirks, downloads=downloads)  # type: ignore[arg-type]
    session = kasm.session(rig.sim.add_session().kasm_id)

    result = session.run("echo hi; touch ran")

    assert (result.output_available, result.exit_code, result.duration_ms) == (False, None, None)
    for member in ("stdout", "stderr", "stdout_truncated", "stderr_truncated", "is_exact"):
        with pytest.raises(Unavailable, match="allow_kasm_downloads"):
            getattr(result, member)
    with pytest.raises(Unavailable, match="allow_kasm_downloads"):
        session.read("~/ran")
    with pytest.raises(Unavailable, match="outcome is unknown") as caught:
        session.write("~/file", "x")
    assert caught.value.outcome_unknown


def test_a_command_that_takes_too_long_is_ended_and_what_it_printed_is_kept(session: Session) -> None:
    with pytest.raises(TimedOut) as caught:
        session.run("echo before; sleep 1010", timeout_seconds=1)

    assert caught.value.data is not None
    assert caught.value.data["stdout"] == "before\n"
    assert not caught.value.outcome_unknown
    assert session.run("pgrep -f 'sleep 101[0]'").exit_code == 1


def test_no_policy_stands_between_a_script_and_its_session(session: Session) -> None:
    assert session.run("head -n1 /etc/passwd; cd /etc && pwd", working_dir="/tmp").stdout.endswith("/etc\n")
    assert session.read("/etc/hostname") == session.run("cat /etc/hostname").stdout.encode()
    session.write("/tmp/deep/er/file", "text ü")
    assert session.read("/tmp/deep/er/file").decode() == "text ü"
    assert session.run("sudo -n true").exit_code is not None


def test_allowed_roots_are_kept_even_through_links(rig: Rig) -> None:
    with Desktops.from_environment(environment(rig), allowed_roots=["/home/kasm-user/work"]) as kasm:
        session = kasm.session(rig.sim.add_session().kasm_id)
        container = rig.sim.container(session.kasm_id)
        (container.home / "work").mkdir()
        (container.home / "work").chmod(0o777)

        assert session.run("ln -s /etc out; pwd").stdout == "/home/kasm-user/work\n"
        for path in ("~/work/out/hostname", "/etc/hostname"):
            with pytest.raises(Refused):
                session.read(path)
        with pytest.raises(Refused):
            session.run("true", working_dir="/home/kasm-user")


@pytest.mark.parametrize("command", ["a\0b", "\udc80", "x" * 200_000])
def test_a_command_that_cannot_be_sent_is_told_so(session: Session, command: str) -> None:
    with pytest.raises(InvalidArgument):
        session.run(command)


def test_arguments_that_cannot_be_right_are_told_so(session: Session) -> None:
    for wrong in (0, 3601):
        with pytest.raises(InvalidArgument, match="timeout_seconds"):
            session.run("true", timeout_seconds=wrong)
    with pytest.raises(InvalidArgument, match="absolute"):
        session.run("true", working_dir="work")
    with pytest.raises(InvalidArgument, match="absolute"):
        session.read("a.txt")
    with pytest.raises(InvalidArgument, match="write"):
        session.run("x" * 200_000)
    with pytest.raises(InvalidArgument, match="Unicode"):
        session.write("~/file", "\udc80")


def test_files_over_the_limit_are_refused_with_the_way_out(rig: Rig) -> None:
    client = Client(rig.url, api_key=rig.sim.api_key, api_key_secret=rig.sim.api_key_secret)
    with Desktops(client, rig.sim.user_id, limits=Limits(max_file_bytes=2048, max_output_bytes=1024)) as kasm:
        session = kasm.session(rig.sim.add_session().kasm_id)
        result = session.run("head -c 5000 /dev/zero | tee file")

        assert result.stdout_truncated
        with pytest.raises(InvalidArgument, match=r"5,000 bytes.*max_file_bytes"):
            session.read("~/file")
        with pytest.raises(InvalidArgument, match="2,049 bytes"):
            session.write("~/file", bytes(2049))


@pytest.mark.parametrize(
    "wrong",
    [
        {"allowed_roots": ()},
        {"allowed_roots": "home"},
        {"allowed_roots": ["/a\n/b"]},
        {"timeout_seconds": 0},
        {"timeout_seconds": 3601},
        {"max_output_bytes": 1023},
        {"max_file_bytes": 101 << 20},
    ],
    ids=str,
)
def test_limits_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Limits(**wrong)  # type: ignore[arg-type]


def test_a_session_of_before_may_be_named_in_either_spelling(rig: Rig, kasm: Desktops) -> None:
    kasm_id = rig.sim.add_session().kasm_id

    assert kasm.session(hyphenated_id(kasm_id).upper()).run("echo hi").stdout == "hi\n"
    assert kasm.session(kasm_id).status().state == "running"


def test_the_owner_of_a_session_is_looked_up_unless_it_is_named(rig: Rig, kasm: Desktops) -> None:
    others = [rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id for _ in range(2)]

    assert kasm.session(others[0], user_id=seeds.ADMINISTRATOR).run("echo hi").stdout == "hi\n"
    assert rig.sent("get_kasms") == 0
    assert kasm.session(others[1]).run("echo hi").stdout == "hi\n"
    assert rig.sent("get_kasms") == 1


def test_a_wrong_owner_is_told_so(rig: Rig, kasm: Desktops) -> None:
    kasm_id = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id

    with pytest.raises(Refused, match=r"another user.*user_id"):
        kasm.session(kasm_id, user_id=kasm.user_id).status()


def test_a_session_that_is_not_there_is_told_so(kasm: Desktops) -> None:
    with pytest.raises(NotFound, match=r"list_sessions\(\)"):
        kasm.session("abc123").run("true")


def test_lists_hold_the_sessions_of_whoever_is_named(rig: Rig, kasm: Desktops) -> None:
    own = rig.sim.add_session().kasm_id
    other = rig.sim.add_session(user_id=seeds.ADMINISTRATOR, status="paused").kasm_id

    def ids(found: list[Session]) -> list[str]:
        return [session.kasm_id for session in found]

    assert ids(kasm.list_sessions()) == [own]
    assert ids(kasm.list_sessions(hyphenated_id(seeds.ADMINISTRATOR))) == [other]
    assert ids(kasm.list_sessions({seeds.ADMINISTRATOR, kasm.user_id})) == [own, other]
    assert ids(kasm.list_sessions([])) == []
    assert ids(kasm.list_all_sessions()) == [own, other]
    (listed,) = kasm.list_sessions(seeds.ADMINISTRATOR)
    assert (listed.details.user_id, listed.details.operational_status) == (seeds.ADMINISTRATOR, "paused")


def test_a_command_runs_on_every_session_of_a_group(rig: Rig) -> None:
    for user_id in (rig.sim.user_id, seeds.ADMINISTRATOR, seeds.ADMINISTRATOR):
        rig.sim.add_session(user_id=user_id)
    with (
        Client(rig.url, api_key=rig.sim.api_key, api_key_secret=rig.sim.api_key_secret) as client,
        Desktops(client, rig.sim.user_id) as kasm,
    ):
        everybody = users.get_users.sync(client=client).users or []
        members = [user.user_id for user in everybody if any(g.name == "All Users" for g in user.groups or [])]
        sessions = kasm.list_sessions(members)
        with ThreadPoolExecutor(4) as pool:
            results = list(pool.map(lambda session: session.run(f"echo {session.details.username}"), sessions))

    assert len(results) == 3
    assert [result.stdout.strip() for result in results] == [session.details.username for session in sessions]
    assert len({result.stdout for result in results}) == 2


@pytest.mark.parametrize("timeout", [httpx2.Timeout(None), httpx2.Timeout(20, connect=5), 20.0])
def test_a_client_of_ones_own_is_used_and_left_alone(rig: Rig, timeout: httpx2.Timeout | float) -> None:
    seen: list[int] = []

    async def note(response: httpx2.Response) -> None:
        seen.append(response.status_code)

    key, secret = rig.sim.api_key, rig.sim.api_key_secret
    client = Client(rig.url, api_key=key, api_key_secret=secret, timeout=timeout)
    watched = Client(
        rig.url, api_key=key, api_key_secret=secret, timeout=timeout, httpx_args={"event_hooks": {"response": [note]}}
    )
    with client:
        users.get_users.sync(client=client)
        connections = client.get_httpx_client()
        for given in (client, watched):
            with Desktops(given, rig.sim.user_id) as kasm:
                assert kasm.session(rig.sim.add_session().kasm_id).run("echo hi").stdout == "hi\n"
        assert client.get_httpx_client() is connections
        assert not connections.is_closed
    assert 200 in seen


def test_others_sessions_may_be_ruled_out_even_when_they_were_listed(rig: Rig) -> None:
    kasm_id = rig.sim.add_session(user_id=seeds.ADMINISTRATOR).kasm_id
    client = Client(rig.url, api_key=rig.sim.api_key, api_key_secret=rig.sim.api_key_secret)
    with Desktops(client, rig.sim.user_id, all_users=False) as kasm:
        for session in [*kasm.list_all_sessions(), kasm.session(kasm_id, user_id=seeds.ADMINISTRATOR)]:
            with pytest.raises(Refused):
                session.run("touch ran")
            with pytest.raises(Refused):
                session.destroy()
    assert kasm_id in rig.sim.sessions


def test_a_session_for_another_user_is_theirs(rig: Rig, kasm: Desktops) -> None:
    with kasm.start("Chrome", user_id=seeds.ADMINISTRATOR) as session:
        assert rig.sim.sessions[session.kasm_id].user_id == seeds.ADMINISTRATOR
        assert session.run("echo hi").stdout == "hi\n"


def test_pause_resume_and_a_picture(rig: Rig, kasm: Desktops) -> None:
    session = kasm.session(rig.sim.add_session().kasm_id)

    assert session.pause().state == "paused"
    with pytest.raises(Unavailable, match=r"resume\(\)"):
        session.run("true")
    assert session.resume().state == "running"
    assert session.details.operational_status == "running"
    assert session.screenshot(width=200).startswith(b"\xff\xd8")


async def test_nothing_is_left_in_the_session(rig: Rig, kasm: Desktops, look: Look) -> None:
    session = kasm.session(rig.sim.add_session().kasm_id)
    session.run("echo hi")
    session.write("~/file", bytes(200_000))
    assert session.read("~/file") == bytes(200_000)

    await look(session.kasm_id).until_clean()


def test_outside_a_block_nothing_works_and_it_is_said(rig: Rig) -> None:
    kasm = Desktops.from_environment(environment(rig))
    with pytest.raises(RuntimeError, match="with"):
        kasm.list_images()
    with pytest.raises(RuntimeError, match="with"):
        kasm.session("abc")
    with kasm:
        session = kasm.session("abc")
    with pytest.raises(RuntimeError):
        session.run("true")


def test_settings_that_are_missing_are_told_together() -> None:
    with pytest.raises(ConfigError) as caught:
        Desktops.from_environment({"KASM_API_URL": "https://kasm.example.com", "KASM_API_KEY": "key"})
    assert len(caught.value.problems) == 2


def test_settings_come_from_the_process_and_its_env_file(
    rig: Rig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{name}={value}" for name, value in environment(rig).items() if name != "KASM_API_KEY"]
    (tmp_path / ".env").write_text("\n".join(lines))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KASM_API_KEY", rig.sim.api_key)

    with Desktops.from_environment() as kasm:
        assert kasm.list_sessions() == []
