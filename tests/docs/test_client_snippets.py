"""Each snippet of the client pages starts a server, or reaches one, whose tools can be listed and called."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing
from pathlib import Path

import anyio
import httpx2
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client

from kasm_mcp.table import TABLE
from kasm_sim import Simulator
from tests import warm
from tests.mcp.http.process import HttpServer
from tests.mcp.stdio.process import COMMAND, LIMIT_S

from .snippets import PAGES, Program, Remote, Snippet, snippets

SNIPPETS = snippets()
LOCAL = [snippet for snippet in SNIPPETS if not snippet.is_remote]
REMOTE = [snippet for snippet in SNIPPETS if snippet.is_remote]
READING = [row.name for row in TABLE if not row.changes]
TOKEN = "a-token-of-more-than-32-characters-for-tests"
PLACEHOLDER = "/path/to/kasm-mcp/.venv/bin/kasm-mcp"
NO_HTTP = {"index", "claude-desktop"}
"""Pages without a snippet for HTTP: the one has none at all, the other's client cannot."""


def name_of(snippet: Snippet) -> str:
    number = [other for other in SNIPPETS if other.page == snippet.page].index(snippet) + 1
    return f"{snippet.page} {number} {snippet.kind}"


@pytest.fixture(scope="module")
def kasm() -> Iterator[dict[str, str]]:
    """The settings of a running simulator."""
    simulator = Simulator(starts_after_polls=0)
    with simulator.serve() as url:
        yield simulator.environment(url)


@pytest.fixture
def places(kasm: Mapping[str, str], tmp_path: Path) -> dict[str, str]:
    """What a reader writes in place of the placeholders."""
    file = tmp_path / "kasm.env"
    file.write_text("".join(f"{name}={value}\n" for name, value in kasm.items()))
    unknown = {f'"{name}": "…"': f'"{name}": "{value}"' for name, value in kasm.items()}
    return {
        PLACEHOLDER: str(COMMAND),
        "/path/to/kasm.env": str(file),
        "https://kasm.example.com": kasm["KASM_API_URL"],
        "Bearer …": f"Bearer {TOKEN}",
    } | unknown


@pytest.fixture
def variables(kasm: Mapping[str, str]) -> dict[str, str]:
    """What the client finds in its environment, and what its user answers."""
    answers = {
        "input:kasm-user": kasm["KASM_USER_ID"],
        "input:kasm-key": kasm["KASM_API_KEY"],
        "input:kasm-secret": kasm["KASM_API_SECRET"],
        "input:kasm-token": TOKEN,
    }
    return {**kasm, "KASM_HTTP_TOKEN": TOKEN, **answers}


def warmed(program: Program) -> Program:
    """Give what starts the same server warm."""
    assert program.command == str(COMMAND)
    command, *arguments = warm.command("kasm-mcp", *program.args)
    return Program(command, arguments, program.env)


@asynccontextmanager
async def started(program: Program, folder: Path) -> AsyncIterator[Client]:
    """Start a server as clients do, in a folder without a `.env`, and connect to it."""
    parameters = StdioServerParameters(command=program.command, args=program.args, env=program.env, cwd=folder)
    with (folder / "stderr").open("w") as said:
        async with Client(stdio_client(parameters, errlog=said)) as client:
            yield client


async def names(client: Client) -> list[str]:
    return [tool.name for tool in (await client.list_tools()).tools]


def test_every_page_has_a_local_snippet_and_nearly_every_one_for_http() -> None:
    assert {snippet.page for snippet in LOCAL} == set(PAGES) - {"index"}
    assert {snippet.page for snippet in REMOTE} == set(PAGES) - NO_HTTP


@pytest.mark.parametrize("page", sorted(set(PAGES) - {"index"}))
def test_every_page_is_in_the_table_and_says_what_a_page_has_to(page: str) -> None:
    assert f"({page}.md)" in PAGES["index"]
    assert "**Check that it works**" in PAGES[page]
    assert "**Read-only**" in PAGES[page]
    assert "--read-only" in PAGES[page]


async def works(program: Program, folder: Path) -> None:
    """Start a server, list its tools and call one."""
    with anyio.fail_after(LIMIT_S):
        async with started(program, folder) as client:
            assert await names(client) == [row.name for row in TABLE]
            result = await client.call_tool("get_available_workspaces", {})
    assert result.structured_content is not None
    assert result.structured_content["success"] is True


async def test_each_way_of_starting_a_server_works(
    places: dict[str, str], variables: dict[str, str], tmp_path: Path
) -> None:
    """Most snippets say the same in the words of their clients."""
    programs = [snippet.read(places, variables) for snippet in LOCAL]
    distinct = {repr(program): program for program in programs if isinstance(program, Program)}
    assert len(distinct) < len(programs) / 2
    for program in distinct.values():
        await works(warmed(program), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("snippet", LOCAL, ids=name_of)
async def test_a_snippet_starts_a_server_that_works(
    snippet: Snippet, places: dict[str, str], variables: dict[str, str], tmp_path: Path
) -> None:
    program = snippet.read(places, variables)
    assert isinstance(program, Program)
    await works(program, tmp_path)


async def test_read_only_behind_the_program_leaves_reading_tools(
    places: dict[str, str], variables: dict[str, str], tmp_path: Path
) -> None:
    program = LOCAL[0].read(places, variables)
    assert isinstance(program, Program)
    program.args.append("--read-only")
    with anyio.fail_after(LIMIT_S):
        async with started(warmed(program), tmp_path) as client:
            assert await names(client) == READING


@pytest.mark.parametrize("snippet", LOCAL, ids=name_of)
def test_no_snippet_needs_more_than_its_placeholders(
    snippet: Snippet, places: dict[str, str], variables: dict[str, str]
) -> None:
    program = snippet.read(places, variables)
    assert isinstance(program, Program)
    assert "…" not in repr(program)
    assert not re.search(r"\$|/path/to|example", repr(program))


@pytest.fixture(scope="module")
def http(kasm: Mapping[str, str]) -> Iterator[str]:
    """The address of a server over HTTP, started as the pages say."""
    with closing(HttpServer(settings={**kasm, "KASM_HTTP_TOKEN": TOKEN})) as server:
        yield f"{server.url()}/mcp"


@pytest.mark.parametrize("snippet", REMOTE, ids=name_of)
async def test_a_snippet_reaches_a_server_over_http(
    snippet: Snippet, http: str, places: dict[str, str], variables: dict[str, str]
) -> None:
    remote = snippet.read({**places, "https://kasm-mcp.example.com/mcp": http}, variables)
    assert isinstance(remote, Remote)
    with anyio.fail_after(LIMIT_S):
        async with (
            httpx2.AsyncClient(headers=remote.headers, timeout=LIMIT_S, trust_env=False) as connections,
            Client(streamable_http_client(remote.url, http_client=connections)) as client,
        ):
            assert await names(client) == [row.name for row in TABLE]
            result = await client.call_tool("get_available_workspaces", {})
    assert result.structured_content is not None
    assert result.structured_content["success"] is True


def test_without_the_token_nobody_gets_in(http: str) -> None:
    assert httpx2.post(http, json={}, trust_env=False).status_code == 401


@pytest.mark.parametrize("snippet", REMOTE, ids=name_of)
def test_a_snippet_for_http_sends_the_token(
    snippet: Snippet, places: dict[str, str], variables: dict[str, str]
) -> None:
    remote = snippet.read(places, variables)
    assert remote == Remote("https://kasm-mcp.example.com/mcp", {"Authorization": f"Bearer {TOKEN}"})
