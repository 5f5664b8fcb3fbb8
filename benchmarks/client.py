"""Compares the generated client with raw httpx2, and with `kasm` of PyPI if installed.

    uv run --with kasm python benchmarks/client.py

All are measured in turns in one run, and the fastest of each is compared, so that the machine's speed cancels out.
"""

import asyncio
import gc
import json
import os
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from typing import Any

import httpx2
import trustme

from kasm_api import Client
from kasm_api.api import sessions
from kasm_api.models import GetKasmsResponse

STARTS, ROUNDS, CALLS, IN_FLIGHT, MANY_IN_FLIGHT, SESSIONS = 15, 7, 400, 20, 50, 10_000
KEY: dict[str, Any] = {"api_key": "key-of-the-benchmark", "api_key_secret": "secret-of-the-benchmark"}
PATH = "/api/public/get_kasms"
HAS_KASM = find_spec("kasm") is not None

SESSION: dict[str, Any] = {
    "kasm_id": "b16e4c027f1d4a559c3e0d2b7a91e5f8",
    "operational_status": "running",
    "operational_progress": 100,
    "user_id": "5c8e2a0d5c8e2a0d5c8e2a0d5c8e2a0d",
    "username": "ana@example.org",
    "user": {"username": "ana@example.org"},
    "image_id": "1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c",
    "image": {
        "image_id": "1f0c1f0c1f0c1f0c1f0c1f0c1f0c1f0c",
        "name": "kasmweb/chromium:1.19.0",
        "friendly_name": "Chromium",
    },
    "start_date": "2026-01-01 10:00:00.123456",
    "expiration_date": "2026-01-01 12:00:00.123456",
    "keepalive_date": "None",
    "container_id": "ab" * 32,
    "container_ip": "172.18.0.5",
    "host": "10.0.0.4",
    "hostname": "proxy",
    "port": 443,
    "server_id": "b16e4c02-7f1d-4a55-9c3e-0d2b7a91e5f8",
    "zone_name": "default",
    "server": {"server_id": "b16e4c02-7f1d-4a55-9c3e-0d2b7a91e5f8", "hostname": "h", "port": 443, "provider": "x"},
    "cores": 2.0,
    "memory": 2768000000,
    "token": "t" * 32,
    "share_id": None,
    "client_settings": {"allow_kasm_downloads": True, "allow_kasm_uploads": True, "idle_disconnect": 20.0},
    "port_map": {"vnc": {"port": 443, "path": "desktop/b1/vnc"}, "audio": {"port": 443, "path": "desktop/b1/audio"}},
    "is_standby": False,
}


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report(title: str, seconds: dict[str, float], base: str) -> None:
    """Print the ratio of each time to the base."""
    say(title)
    for name, took in seconds.items():
        say(f"  {took / seconds[base]:6.2f} x  {name}  ({took * 1000:.2f} ms)")


def timed(work: Callable[[], object]) -> float:
    """Measure one piece of work, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def fastest(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Measure in turns; return the fastest of each, in seconds."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            found[name].append(timed(work))
    return {name: min(times) for name, times in found.items()}


@contextmanager
def answering(*, encrypted: bool = False) -> Iterator[tuple[str, ssl.SSLContext]]:
    """Run the server; yield its address, and a TLS context that trusts it."""
    trust = ssl.create_default_context()
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder, "answer.json")
        answer.write_text(json.dumps({"kasms": [SESSION]}), encoding="utf-8")
        command = [sys.executable, str(Path(__file__).with_name("answering.py")), str(answer)]
        if encrypted:
            authority = trustme.CA()
            authority.configure_trust(trust)
            pem = Path(folder, "server.pem")
            authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(pem))
            command += ["--certificate", str(pem)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                yield f"http{'s' if encrypted else ''}://127.0.0.1:{server.stdout.readline().strip()}", trust
            finally:
                server.kill()


def starting(statement: str) -> float:
    """Measure the CPU time of a statement in a new interpreter, in seconds."""
    # The first start must write compiled modules for the others.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", statement], check=True, env=environment)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def compare_starts() -> None:
    """Compare the import of each, with one call, in a new interpreter."""
    statements = {
        "httpx2": "import httpx2",
        "kasm_api and one call": "import kasm_api; from kasm_api.api import sessions; sessions.get_kasms.sync",
    }
    if HAS_KASM:
        statements["kasm of PyPI"] = "import kasm.sessions"
    statements["nothing"] = ""
    rounds = [{name: starting(statement) for name, statement in statements.items()} for _ in range(STARTS)]
    found = {name: min(took[name] for took in rounds) for name in statements}
    nothing = found.pop("nothing")
    report(
        "Import, without the interpreter's start",
        {name: took - nothing for name, took in found.items()},
        "httpx2",
    )


def compare_sync(url: str, trust: ssl.SSLContext, title: str) -> None:
    """Compare sequential calls."""
    with Client(url, **KEY, verify_ssl=trust) as client, httpx2.Client(base_url=url, verify=trust) as raw:
        works: dict[str, Callable[[], object]] = {
            "raw httpx2": lambda: raw.post(PATH, json=KEY).json(),
            "kasm_api": lambda: sessions.get_kasms.sync(client=client),
        }
        if HAS_KASM and url.startswith("http:"):
            theirs = import_module("kasm.clients").SyncClient(*KEY.values(), url=url)
            works["kasm of PyPI"] = lambda: theirs.sessions.get().json()
        report(title, fastest(works, ROUNDS * 100), "raw httpx2")


async def compare_async(url: str, trust: ssl.SSLContext, in_flight: int, title: str) -> None:
    """Compare the rate of calls with `in_flight` at once."""

    async def took(call: Callable[[], Awaitable[object]]) -> float:
        left = iter(range(CALLS))

        async def work() -> None:
            for _ in left:
                await call()

        began = time.perf_counter()
        await asyncio.gather(*[work() for _ in range(in_flight)])
        return time.perf_counter() - began

    async with Client(url, **KEY, verify_ssl=trust) as client, httpx2.AsyncClient(base_url=url, verify=trust) as raw:

        async def by_httpx() -> object:
            return (await raw.post(PATH, json=KEY)).json()

        works: dict[str, Callable[[], Awaitable[object]]] = {
            "raw httpx2": by_httpx,
            "kasm_api": lambda: sessions.get_kasms.asyncio(client=client),
        }
        if HAS_KASM:
            theirs = import_module("kasm.clients").AsyncClient(*KEY.values(), url=url)
            theirs.verify_ssl = trust

            async def by_kasm() -> object:
                return (await theirs.sessions.get()).json()

            works["kasm of PyPI"] = by_kasm
        found: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, call in works.items():
                found[name].append(await took(call))
    rates = {name: CALLS / min(times) for name, times in found.items()}
    say(title)
    for name, rate in rates.items():
        say(f"  {rate / rates['raw httpx2']:6.2f} x  {name}  ({rate:.0f} calls/s)")


async def count_connections(url: str, trust: ssl.SSLContext) -> None:
    """Count the connections, each with a handshake, of sequential and of concurrent calls."""
    with httpx2.Client(base_url=url, verify=trust) as raw:
        before = raw.get("/connections").json()
        with Client(url, **KEY, verify_ssl=trust) as client:
            for _ in range(100):
                sessions.get_kasms.sync(client=client)
        after = raw.get("/connections").json()
        say(f"New connections of 100 sync calls over TLS: {after - before}")
        async with Client(url, **KEY, verify_ssl=trust) as client:
            for _ in range(3):
                await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(IN_FLIGHT)])
                await asyncio.sleep(0.5)
            before = raw.get("/connections").json()
            for _ in range(10):
                await asyncio.gather(*[sessions.get_kasms.asyncio(client=client) for _ in range(IN_FLIGHT)])
            after = raw.get("/connections").json()
        say(
            f"New connections of 200 asyncio calls over TLS, {IN_FLIGHT} in flight, once all are open: {after - before}"
        )


def compare_decoding() -> None:
    """Compare decoding a long answer to models with decoding only its JSON."""
    text = json.dumps({"kasms": [SESSION] * SESSIONS})
    plain = json.loads(text)
    works: dict[str, Callable[[], object]] = {
        "json.loads": lambda: json.loads(text),
        "from_dict": lambda: GetKasmsResponse.from_dict(plain),
    }
    gc.collect()
    report(f"Decoding {SESSIONS} sessions", fastest(works, 3 * ROUNDS), "json.loads")


def main() -> None:
    """Run all comparisons."""
    compare_starts()
    compare_decoding()
    with answering() as (url, trust):
        compare_sync(url, trust, "A sync call")
        for in_flight in (1, IN_FLIGHT, MANY_IN_FLIGHT):
            asyncio.run(compare_async(url, trust, in_flight, f"Asyncio calls per second, {in_flight} in flight"))
    with answering(encrypted=True) as (url, trust):
        compare_sync(url, trust, "A sync call over TLS")
        asyncio.run(compare_async(url, trust, IN_FLIGHT, f"Asyncio calls per second over TLS, {IN_FLIGHT} in flight"))
        asyncio.run(count_connections(url, trust))


if __name__ == "__main__":
    main()
