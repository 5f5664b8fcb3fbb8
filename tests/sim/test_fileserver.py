"""The file server answers as the measured KasmVNC does, oddities included."""

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kasm_sim.container.handle import Container
from kasm_sim.vnc.fileserver import FileAnswer, FileBody, NoAnswer, answer

P = b"/Downloads/Downloads"
CROSS_ORIGIN = [(b"Cross-Origin-Embedder-Policy", b"require-corp"), (b"Cross-Origin-Opener-Policy", b"same-origin")]
NOT_FOUND = FileAnswer(
    404,
    [(b"Server", b"KasmVNC/4.0"), (b"Connection", b"close"), (b"Content-type", b"text/plain"), *CROSS_ORIGIN],
    b"404",
)

TREE = r"""
cd ~/Downloads
printf 'hello world\n' > file.txt
printf 'plus' > 'a+b?c%d e'
printf 'snowman' > ☃.txt
printf 'odd' > $'new\nline"\xff'
printf 'script' > page.html
: > empty
printf 'hidden' > .dotfile
mkdir sub 'dir with sp' .dotdir end..dir. hollow api
printf 'deep' > sub/deep; printf 'dots' > a..b; printf 'dots' > end..; printf 'api' > api/file; printf 'd' > .dotdir/d
mkdir dots..; printf 'x' > dots../x
printf 'no' > locked; chmod 000 locked
mkdir closed; printf 'no' > closed/file; chmod 000 closed
mkdir passage; printf 'known' > passage/known; chmod 311 passage
printf 'outside' > ~/outside; ln ~/outside hard
ln -s ~/outside absolute; ln -s ../outside relative; ln -s absolute chain
mkdir /tmp/elsewhere; printf 'far' > /tmp/elsewhere/x; ln -s /tmp/elsewhere away
ln -s / rootfs; ln -s nowhere dangling; ln -s loop loop
printf 'own' > ~/.kasmpasswd; chmod 600 ~/.kasmpasswd; ln -s ~/.kasmpasswd password
ln -s /proc/version procfs; ln -s /dev/null null
mkfifo fifo fifo2
python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("socket")'
ln -s /etc/shadow shadow
mkdir list list/folder
cd list
touch 'b-_.,.txt' B .a é '<b>x&y"z.txt' shut; chmod 000 shut
ln -s folder link; ln -s nowhere gone
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """A session whose Downloads folder holds what the tests ask for; they do not change it."""
    container = Container.start(tmp_path_factory.mktemp("session"))
    finish(container, "bash", "-c", TREE)
    yield container
    container.stop()


@pytest.fixture
def own_session(tmp_path: Path) -> Iterator[Container]:
    """A session for one test alone."""
    container = Container.start(tmp_path)
    yield container
    container.stop()


def finish(container: Container, *argv: str, user: str | None = None) -> None:
    """Run a program and return when it and its children have ended."""
    fifo = container.home / "finished"
    os.mkfifo(fifo)
    fifo.chmod(0o666)
    held = 'exec 3> /home/kasm-user/finished; exec "$@"'
    container.exec(["sh", "-c", held, "-", *argv], environment={}, workdir=None, user=user)
    assert fifo.read_bytes() == b""
    fifo.unlink()


def get(
    container: Container, target: bytes, *, method: str = "GET", headers: tuple[tuple[bytes, bytes], ...] = ()
) -> FileAnswer:
    return answer(container, target, method, [(b"host", b"127.0.0.1"), *headers])


def descriptors_of(file: Path) -> int:
    """Count this process's descriptors of one file; other threads open and close others meanwhile."""
    wanted, count = file.stat(), 0
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            count += os.path.samestat(entry.stat(), wanted)
    return count


def content(found: FileAnswer) -> bytes:
    return found.body if isinstance(found.body, bytes) else b"".join(found.body)


@pytest.mark.parametrize(
    ("target", "body"),
    [
        pytest.param(b"/file.txt", b"hello world\n", id="plain"),
        pytest.param(b"/empty", b"", id="empty"),
        pytest.param(b"/.dotfile", b"hidden", id="dotfile"),
        pytest.param(b"/.dotdir/d", b"d", id="in a dot-directory"),
        pytest.param(b"/a+b%3Fc%25d%20e", b"plus", id="raw plus, encoded question mark, percent sign and space"),
        pytest.param(b"/a%2Bb%3fc%25d e", b"plus", id="encoded plus, raw space"),
        pytest.param(b"/" + b"".join(b"%%%02x" % byte for byte in b"file.txt"), b"hello world\n", id="all encoded"),
        pytest.param("/☃.txt".encode(), b"snowman", id="raw UTF-8"),
        pytest.param(b"/%E2%98%83.txt", b"snowman", id="encoded UTF-8"),
        pytest.param(b"/new%0Aline%22%ff", b"odd", id="odd bytes"),
        pytest.param(b"/file.txt%00xyz", b"hello world\n", id="cut at an encoded NUL"),
        pytest.param(b"/file.txt%", b"hello world\n", id="trailing percent sign dropped"),
        pytest.param(b"/file.txt%z", b"hello world\n", id="trailing bad escape dropped"),
        pytest.param(b"/file.txt?a=b&%zz", b"hello world\n", id="query ignored"),
        pytest.param(b"//sub///deep", b"deep", id="slashes repeated"),
        pytest.param(b"/./sub/./deep", b"deep", id="single dots"),
        pytest.param(b"/a..b", b"dots", id="dots inside a name"),
        pytest.param(b"/end..", b"dots", id="name ending in dots"),
        pytest.param(b"/%61pi/file", b"api", id="folder named api"),
        pytest.param(b"/hard", b"outside", id="hard link"),
        pytest.param(b"/absolute", b"outside", id="absolute link"),
        pytest.param(b"/relative", b"outside", id="relative link"),
        pytest.param(b"/chain", b"outside", id="chain of links"),
        pytest.param(b"/away/x", b"far", id="through a link to a folder"),
        pytest.param(b"/rootfs/etc/hostname", b"kasm\n", id="link to the root, which is the container's"),
        pytest.param(b"/passage/known", b"known", id="in a folder that can be passed but not read"),
        pytest.param(b"/password", b"own", id="private file of the user"),
        pytest.param(b"/procfs", b"", id="procfs has no length and thus no body"),
        pytest.param(b"/null", b"", id="null device"),
    ],
)
def test_a_file_is_sent_whole_with_its_length(session: Container, target: bytes, body: bytes) -> None:
    assert get(session, P + target) == FileAnswer(
        200,
        [
            (b"Server", b"KasmVNC/4.0"),
            (b"Connection", b"close"),
            (b"Content-type", b"application/octet-stream"),
            (b"Content-length", str(len(body)).encode()),
            *CROSS_ORIGIN,
        ],
        body,
    )


@pytest.mark.parametrize(
    "target",
    [
        pytest.param(P + b"/missing", id="missing file"),
        pytest.param(P + b"/missing/file", id="missing folder"),
        pytest.param(P + b"/locked", id="file of mode 000"),
        pytest.param(P + b"/closed/file", id="file in a folder of mode 000"),
        pytest.param(P + b"/closed/", id="listing of a folder of mode 000"),
        pytest.param(P + b"/passage/", id="listing of a folder that can only be passed"),
        pytest.param(P + b"/file.txt/", id="file with a slash"),
        pytest.param(P + b"/sub%2Fdeep", id="encoded slash"),
        pytest.param(P + b"/sub%2fdeep", id="encoded slash, lower case"),
        pytest.param(P + b"/fi%zzle.txt", id="bad escape inside"),
        pytest.param(P + b"/file.txt#part", id="fragment"),
        pytest.param(b"https://127.0.0.1" + P + b"/file.txt", id="absolute form"),
        pytest.param(P + b"/../Downloads/file.txt", id="parent folder"),
        pytest.param(P + b"/sub/../file.txt", id="parent folder inside"),
        pytest.param(P + b"/%2e%2e/Downloads/file.txt", id="encoded parent folder"),
        pytest.param(P + b"/.%2e/Downloads/file.txt", id="half encoded parent folder"),
        pytest.param(P + b"/..%2fDownloads/file.txt", id="parent folder with an encoded slash"),
        pytest.param(P + b"/dots../x", id="folder whose name ends in dots"),
        pytest.param(P + b"/file.txt?from=../x", id="parent folder in the query"),
        pytest.param(P + b"/dangling", id="dangling link"),
        pytest.param(P + b"/loop", id="loop of links"),
        pytest.param(P + b"/shadow", id="link to a file that only the host has"),
        pytest.param(P + b"/socket", id="socket"),
        pytest.param(P + b"/file.txt?" + b"x" * (1025 - len(P + b"/file.txt?")), id="1025 characters"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"/", id="front page, which is not simulated"),
        pytest.param(b"/api/get_screenshot", id="API, which is not simulated"),
        pytest.param(b"/etc/passwd", id="path outside"),
    ],
)
def test_what_it_does_not_serve_is_404(session: Container, target: bytes) -> None:
    assert get(session, target) == NOT_FOUND


def test_a_target_of_1024_characters_is_served(session: Container) -> None:
    target = P + b"/file.txt?"
    assert get(session, target + b"x" * (1024 - len(target))).status == 200


@pytest.mark.parametrize("target", [P[1:] + b"/file.txt", P.replace(b"/", b"//") + b"/file.txt"])
def test_a_path_needs_no_leading_slash_and_stands_several(session: Container, target: bytes) -> None:
    assert get(session, target).body == b"hello world\n"


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "POST", "get"])
def test_other_methods_than_get_are_404(session: Container, method: str) -> None:
    assert get(session, P + b"/file.txt", method=method) == NOT_FOUND


@pytest.mark.parametrize("name", [b"referer", b"user-agent", b"cookie"])
def test_a_parent_folder_in_any_header_is_404(session: Container, name: bytes) -> None:
    assert get(session, P + b"/file.txt", headers=((name, b"a/../b"),)) == NOT_FOUND


@pytest.mark.parametrize(
    "header", [(b"range", b"bytes=0-3"), (b"if-none-match", b"*"), (b"accept-encoding", b"gzip"), (b"a", b"%2e%2e/")]
)
def test_other_headers_change_nothing(session: Container, header: tuple[bytes, bytes]) -> None:
    assert get(session, P + b"/file.txt", headers=(header,)).body == b"hello world\n"


@pytest.mark.parametrize(
    ("target", "location"),
    [
        (P, P + b"/"),
        (P + b"/sub", P + b"/sub/"),
        (P + b"/sub?a=b", P + b"/sub/"),
        (P + b"/dir%20with%20sp", P + b"/dir with sp/"),
        (P + b"/away", P + b"/away/"),
        (P + b"/..", P + b"/../"),
        (P + b"/%2e%2e", P + b"/../"),
    ],
)
def test_a_folder_without_slash_redirects_to_its_decoded_path(
    session: Container, target: bytes, location: bytes
) -> None:
    assert get(session, target) == FileAnswer(
        301,
        [
            (b"Server", b"KasmVNC/4.0"),
            (b"Location", location),
            (b"Connection", b"close"),
            (b"Content-type", b"text/plain"),
            *CROSS_ORIGIN,
        ],
        b"",
    )


def test_a_location_ends_at_a_line_break_of_the_name(own_session: Container) -> None:
    (own_session.home / "Downloads" / "a\r\nSet-Cookie: b").mkdir()
    headers = get(own_session, P + b"/a%0D%0ASet-Cookie:%20b").headers
    assert headers[1] == (b"Location", P + b"/a")


def test_a_listing_is_sorted_raw_and_encoded_as_kasmvnc_does(session: Container) -> None:
    found = get(session, P + b"/list/")
    assert found.status == 200
    assert found.headers == [
        (b"Server", b"KasmVNC/4.0"),
        (b"Connection", b"close"),
        (b"Content-type", b"text/html"),
        *CROSS_ORIGIN,
    ]
    assert content(found).decode() == (
        "<html><title>Directory Listing</title><body><h2>/Downloads/Downloads/list/</h2><hr><ul>"
        '<li><a href=".a">.a</a></li>'
        '<li><a href="%3Cb%3Ex%26y%22z.txt"><b>x&y"z.txt</a></li>'
        '<li><a href="B">B</a></li>'
        '<li><a href="b%2D%5F.,.txt">b-_.,.txt</a></li>'
        '<li><a href="folder/">folder/</a></li>'
        '<li><a href="gone">gone</a></li>'
        '<li><a href="link">link</a></li>'
        '<li><a href="shut">shut</a></li>'
        '<li><a href="%FF%FF">é</a></li>'
        "</ul></body></html>"
    )


@pytest.mark.parametrize(
    ("target", "entries"),
    [
        (P + b"/hollow/", b""),
        (P + b"/away/", b'<li><a href="x">x</a></li>'),
        (b"/Downloads/", b'<li><a href="Downloads">Downloads</a></li>'),
    ],
)
def test_other_listings(session: Container, target: bytes, entries: bytes) -> None:
    frame = b"<html><title>Directory Listing</title><body><h2>%b</h2><hr><ul>%b</ul></body></html>"
    assert content(get(session, target)) == frame % (target, entries)


def test_without_a_downloads_folder_everything_below_is_404(own_session: Container) -> None:
    (own_session.home / "Downloads").rmdir()
    assert [get(own_session, P + end).status for end in (b"", b"/", b"/file")] == [404, 404, 404]
    assert get(own_session, b"/Downloads/").status == 200


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        (b"a.html", b"text/html"),
        (b"a.txt", b"text/plain"),
        (b"a.css", b"text/css"),
        (b"a.json", b"application/javascript"),
        (b"a.png", b"image/png"),
        (b"a.zip", b"application/octet-stream"),
        (b"downloads/a.html", b"application/octet-stream"),
        (b"noending", b"application/octet-stream"),
    ],
)
def test_outside_downloads_the_ending_names_the_type(tmp_path: Path, name: bytes, content_type: bytes) -> None:
    file = tmp_path / "file"
    file.write_text("x")

    class OneFile:
        """A reader for which every path is the same file: the real web root holds nothing but Downloads."""

        def open_file(self, path: bytes, *, timeout_s: float) -> int:
            return os.open(file, os.O_RDONLY)

    assert dict(answer(OneFile(), b"/" + name, "GET", []).headers)[b"Content-type"] == content_type


def test_a_file_of_root_is_404_where_root_is_somebody_else(own_session: Container) -> None:
    finish(own_session, "install", "-m", "600", "/dev/null", "Downloads/of-root", user="root")
    assert get(own_session, P + b"/of-root").status == (404 if os.geteuid() == 0 else 200)


class TestChangingFiles:
    def test_a_new_file_and_its_removal_are_seen_at_once(self, own_session: Container) -> None:
        file = own_session.home / "Downloads" / "file"
        statuses = []
        for change in (lambda: file.write_text("x"), file.unlink):
            change()
            statuses.append(get(own_session, P + b"/file").status)
        assert statuses == [200, 404]

    def test_a_long_file_arrives_whole_in_pieces(self, own_session: Container) -> None:
        data = os.urandom(5_000_000)
        (own_session.home / "Downloads" / "long").write_bytes(data)
        found = get(own_session, P + b"/long")
        assert not isinstance(found.body, bytes)
        pieces = list(found.body)
        assert len(pieces) > 10
        assert hashlib.sha256(b"".join(pieces)).digest() == hashlib.sha256(data).digest()

    def test_a_file_replaced_while_being_read_arrives_as_it_was(self, own_session: Container) -> None:
        folder = own_session.home / "Downloads"
        (folder / "file").write_bytes(b"old" * 100_000)
        (folder / "new").write_bytes(b"new")
        found = get(own_session, P + b"/file")
        assert isinstance(found.body, FileBody)
        start = next(found.body)
        (folder / "new").rename(folder / "file")
        assert start + content(found) == b"old" * 100_000
        assert get(own_session, P + b"/file").body == b"new"

    def test_what_is_appended_while_being_read_is_beyond_the_announced_length(self, own_session: Container) -> None:
        file = own_session.home / "Downloads" / "file"
        file.write_bytes(b"x" * 100_000)
        found = get(own_session, P + b"/file")
        with file.open("ab") as appending:
            appending.write(b"y" * 100_000)
        assert content(found) == b"x" * 100_000

    def test_an_answer_that_is_dropped_leaves_no_file_open(self, own_session: Container) -> None:
        file = own_session.home / "Downloads" / "file"
        file.write_bytes(b"x" * 100_000)
        found = get(own_session, P + b"/file")
        assert descriptors_of(file) == 1
        del found
        assert descriptors_of(file) == 0
        closed = get(own_session, P + b"/file")
        assert isinstance(closed.body, FileBody)
        closed.body.close()
        assert list(closed.body) == []
        assert descriptors_of(file) == 0


class TestFifo:
    def test_without_a_writer_there_is_no_answer_and_others_are_served(self, session: Container) -> None:
        with pytest.raises(NoAnswer):
            answer(session, P + b"/fifo", "GET", [], patience_s=0.01)
        assert get(session, P + b"/file.txt").status == 200

    def test_with_a_writer_the_length_is_absurd_and_the_content_right(self, session: Container) -> None:
        session.exec(["sh", "-c", "printf abc > Downloads/fifo2"], environment={}, workdir=None, user=None)
        found = get(session, P + b"/fifo2")
        assert dict(found.headers)[b"Content-length"] == b"18446744073709551615"
        assert content(found) == b"abc"

    def test_a_killed_file_server_gives_no_answer(self, own_session: Container) -> None:
        finish(own_session, "mkfifo", "Downloads/fifo")
        refused = threading.Event()

        def ask() -> None:
            with pytest.raises(NoAnswer, match="killed"):
                get(own_session, P + b"/fifo")
            refused.set()

        thread = threading.Thread(target=ask)
        thread.start()
        while not refused.wait(0.02):  # until the request is under way, there is nothing to kill
            own_session.exec(["kill", "-KILL", "-1"], environment={}, workdir=None, user=None)
        thread.join()
