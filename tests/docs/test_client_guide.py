"""The guide to the client: its examples pass mypy, run, and print what the page says, with `sync` and with `await`."""

import csv
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

import pytest
import trustme
from PIL import Image

from kasm_sim import ALL_PERMISSIONS, AnswerLost, Drop, Group, HtmlError, Simulator, User, seeds
from tests.sim.kasm import Clock

from .examples import DOCS, Example, awaited, examples_of, output_of, replaced

PAGES = [DOCS / "client.md", DOCS / "scripting.md", DOCS.parent / "README.md"]
GUIDE = PAGES[0].read_text(encoding="utf-8")
EXAMPLES = examples_of(GUIDE)
RUN_BY_ITSELF = {  # below, each with what it takes
    "When something goes wrong",
    "Proxies, authorities, time limits",
    "Threads, and several Kasms",
    "Secrets and logs",
}
ANA, BEN = "a0a0a0a0aaaa4a0aaa0aaaaaaaaaaaaa", "b0b0b0b0bbbb4b0bbb0bbbbbbbbbbbbb"
CLASS_7 = "c7c7c7c7cccc4c7ccc7ccccccccccccc"


@pytest.fixture
def sim() -> Simulator:
    """A Kasm whose clock stands still."""
    return Simulator(clock=Clock(), starts_after_polls=2)


def with_a_class(sim: Simulator) -> None:
    """Put a class of two there, each with a session."""
    sim.groups[CLASS_7] = Group(group_id=CLASS_7, name="Class 7", priority=100)
    for user_id, name in ((ANA, "ana"), (BEN, "ben")):
        sim.users[user_id] = User(
            user_id=user_id,
            username=f"{name}@example.org",
            created=Clock().now,
            last_name="Before",
            organization="Class 7",
            group_ids={seeds.ALL_USERS, CLASS_7},
        )
    sim.add_session(user_id=ANA, sharing=True)
    sim.add_session(user_id=BEN, image_id=seeds.CHROME, status="paused")


def with_two_running(sim: Simulator) -> None:
    with_a_class(sim)
    for session in sim.sessions.values():
        session.status = "running"


def with_a_report(sim: Simulator) -> None:
    with_two_running(sim)
    (ana,) = (session for session in sim.sessions.values() if session.user_id == ANA)
    downloads = sim.container(ana.kasm_id).home / "Downloads"
    downloads.mkdir(exist_ok=True)
    (downloads / "report.pdf").touch()


def with_ben_disabled(sim: Simulator) -> None:
    with_a_class(sim)
    sim.users[BEN].disabled = True


SCENES: dict[str, Callable[[Simulator], None]] = {
    "Sessions as a table": with_a_class,
    "Run a command in every session of a group": with_a_report,
    "Users from a CSV file": with_ben_disabled,
    "Share a session": with_a_class,
    "Many calls at once": with_two_running,
}


def script_of(example: Example, sim: Simulator, url: str) -> str:
    return example.for_simulator(sim, url, **{'target_kasm_ids=["…"]': f'target_kasm_ids=["{seeds.RECORDED_SESSION}"]'})


def named(example: Example) -> str:
    return f"{example.heading}-{EXAMPLES.index(example)}"


PRINTING = [example for example in EXAMPLES if example.heading not in RUN_BY_ITSELF]
BOTH_WAYS = [
    (example, way) for example in PRINTING for way in ("sync", "await") if way == "sync" or ".sync(" in example.script
]


@pytest.mark.parametrize(
    ("example", "way"), BOTH_WAYS, ids=lambda value: value if isinstance(value, str) else named(value)
)
def test_an_example_prints_what_the_page_says(sim: Simulator, tmp_path: Path, example: Example, way: str) -> None:
    (tmp_path / "class.csv").write_text(block("csv"), encoding="utf-8")
    with sim.serve() as url:
        if scene := SCENES.get(example.heading):
            scene(sim)
        script = script_of(example, sim, url)
        printed = output_of(awaited(script) if way == "await" else script, sim.environment(url), folder=tmp_path)
    assert printed == example.prints


def block(kind: str) -> str:
    (text,) = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    return str(text)


def only(heading: str, which: int = 0) -> Example:
    return [example for example in EXAMPLES if example.heading == heading][which]


def test_every_example_is_run() -> None:
    assert [example for example in PRINTING if example.prints is None] == []
    assert {example.heading for example in EXAMPLES} >= RUN_BY_ITSELF | SCENES.keys()


def test_all_examples_pass_mypy(tmp_path: Path) -> None:
    for page in PAGES:
        for number, example in enumerate(examples_of(page.read_text(encoding="utf-8"))):
            (tmp_path / f"{page.stem}_{number}.py").write_text(example.script, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stdout.startswith("Success: no issues found in"), checked.stdout + checked.stderr


def test_the_csv_file_is_what_kasm_has_afterwards(sim: Simulator, tmp_path: Path) -> None:
    (tmp_path / "class.csv").write_text(block("csv"), encoding="utf-8")
    with sim.serve() as url:
        with_ben_disabled(sim)
        sim.users[ANA].disabled, sim.users[BEN].disabled = True, False
        output_of(script_of(only("Users from a CSV file"), sim, url), sim.environment(url), folder=tmp_path)
        listed = list(csv.DictReader(block("csv").splitlines()))
        users = {user.username: user for user in sim.users.values() if user.organization == "Class 7"}
        enabled = {name: user.last_name for name, user in users.items() if not user.disabled}
        assert enabled == {row["username"]: row["last_name"] for row in listed}
        assert users["ben@example.org"].disabled

        output_of(script_of(only("Users from a CSV file", 1), sim, url), sim.environment(url))
        assert BEN not in sim.users
        assert [session.user_id for session in sim.sessions.values()] == [ANA]


def test_what_is_downloaded_is_the_recordings(sim: Simulator, tmp_path: Path) -> None:
    with sim.serve() as url:
        output_of(script_of(only("Download recordings"), sim, url), sim.environment(url), folder=tmp_path)
    films = sorted(tmp_path.iterdir())
    assert [film.name for film in films] == ["d0c9b8a7-1.mp4", "d0c9b8a7-2.mp4"]
    assert all(film.read_bytes()[4:8] == b"ftyp" for film in films)


def test_who_joined_may_watch_and_not_type(sim: Simulator) -> None:
    with sim.serve() as url:
        with_a_class(sim)
        output_of(script_of(only("Share a session"), sim, url), sim.environment(url))
        assert [session.permissions for session in sim.sessions.values()] == [{BEN: "r"}, {}]


def test_there_is_a_picture_of_every_session(sim: Simulator, tmp_path: Path) -> None:
    with sim.serve() as url:
        with_two_running(sim)
        output_of(script_of(only("Many calls at once"), sim, url), sim.environment(url), folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ana@example.org.jpg", "ben@example.org.jpg"]
    assert {Image.open(BytesIO(path.read_bytes())).size[0] for path in tmp_path.iterdir()} == {320}


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ("none", "deleted\n"),
        ("permission", "the key needs Users Delete and Users Modify\n"),
        ("sessions", "Kasm said no: Unable to delete user with active Kasm sessions\n"),
        ("page", "not an answer of Kasm: HTTP 502, a web page\n"),
        ("nobody", "no connection, nothing was sent\n"),
        ("lost", "the answer was lost: check whether the user is gone\n"),
    ],
)
def test_each_trouble_is_told_as_what_it_is(sim: Simulator, trouble: str, says: str) -> None:
    example = only("When something goes wrong")
    with sim.serve() as url:
        match trouble:
            case "permission":
                sim.permissions = ALL_PERMISSIONS - {"Users Delete"}
            case "sessions":
                sim.add_session()
            case "page":
                sim.faults.add("delete_user", HtmlError(502))
            case "lost":
                sim.faults.add("delete_user", AnswerLost())
        script = script_of(example, sim, unused_address() if trouble == "nobody" else url)
        for written in (script, awaited(script)):
            assert output_of(written, sim.environment(url)) == says
            assert (sim.user_id in sim.users) == (trouble not in ("none", "lost"))
            sim.users[sim.user_id] = User(user_id=sim.user_id, username="user@kasm.local", created=Clock().now)


def unused_address() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_what_only_reads_is_tried_again(sim: Simulator) -> None:
    example = only("When something goes wrong", 1)
    with sim.serve() as url:
        with_a_class(sim)
        sim.faults.add("get_kasms", Drop(), times=1)
        log = "stamina.retry_scheduled\n"
        assert output_of(script_of(example, sim, url), sim.environment(url), log=log) == example.prints
        assert [request.operation for request in sim.requests] == ["get_kasms"] * 2


class Proxy(ThreadingTCPServer):
    """What a proxy does with CONNECT: it leads to one port of this machine, whatever name is asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), Tunnel)
        self.target = ("127.0.0.1", port)
        self.asked: list[bytes] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Tunnel(StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Proxy)
        self.server.asked.append(self.rfile.readline())
        while self.rfile.readline().strip():
            pass
        with socket.create_connection(self.server.target) as there:
            self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = Thread(target=pump, args=(there, self.connection))
            back.start()
            pump(self.connection, there)
            back.join()


def pump(source: socket.socket, sink: socket.socket) -> None:
    while content := source.recv(65_536):
        sink.sendall(content)
    sink.shutdown(socket.SHUT_WR)


@contextmanager
def proxy_to(port: int) -> Iterator[Proxy]:
    with Proxy(port) as proxy:
        serving = Thread(target=proxy.serve_forever)
        serving.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            serving.join()


def test_a_proxy_and_an_authority_of_ones_own(sim: Simulator, tmp_path: Path) -> None:
    example = only("Proxies, authorities, time limits")
    authority, certificate, trusted = trustme.CA(), tmp_path / "server.pem", tmp_path / "authority.pem"
    authority.issue_cert("kasm.example.com").private_key_and_cert_chain_pem.write_to_path(str(certificate))
    authority.cert_pem.write_to_path(str(trusted))
    with sim.serve(certificate=certificate) as url, proxy_to(int(url.rpartition(":")[2])) as proxy:
        places = {"/etc/ssl/our-authority.pem": str(trusted), "http://proxy.example.com:3128": proxy.url}
        script = example.for_simulator(sim, "https://kasm.example.com", **places)
        for written in (script, awaited(script)):
            assert output_of(written, sim.environment(url)) == example.prints
    assert proxy.asked == [b"CONNECT kasm.example.com:443 HTTP/1.1\r\n"] * 2


def test_threads_ask_several_kasms(sim: Simulator) -> None:
    example = only("Threads, and several Kasms")
    other = Simulator()
    with sim.serve() as east, other.serve() as west:
        for one in (sim, sim, sim, other, other):
            one.add_session()
        script = example.script
        for name, one, url in (("east", sim, east), ("west", other, west)):
            line = re.search(rf"^{name} = .*$", script, re.MULTILINE)
            assert line is not None
            key = {'api_key="…"': f'api_key="{one.api_key}"', 'secret="…"': f'secret="{one.api_key_secret}"'}
            script = script.replace(line[0], replaced(line[0], {f"https://{name}.example.com": url} | key))
        printed = output_of(script, {})
    assert replaced(printed, {east: "https://east.example.com", west: "https://west.example.com"}) == example.prints


def test_no_secret_gets_into_the_log(sim: Simulator) -> None:
    example = only("Secrets and logs")
    with sim.serve() as url:
        script = example.for_simulator(sim, url, **{'image_id="…"': f'image_id="{seeds.CHROME}"'})
        for written in (script, awaited(script)):
            log = output_of(written, sim.environment(url))
            assert log.startswith("INFO:root:Client(")
            assert "gave RequestKasmResponse(kasm_id=" in log
            assert "session_token='***'" in log
            assert sim.api_key_secret not in log
            assert "/#/connect/" not in log
