"""`/health` and `/ready`: what they say, to whom, and how little they ask of Kasm."""

import anyio
import httpx2
import pytest

from kasm_mcp.health import Readiness
from kasm_mcp.tools.context import connect
from kasm_sim import Fault, Hang, HtmlError, JsonBody
from tests.connected.faults import Watched, happens
from tests.connected.rig import Rig

from .serving import TOKEN, serving

MANY = 10


@pytest.mark.parametrize("path", ["/health", "/ready"])
async def test_probes_need_no_token_and_no_known_host(rig: Rig, path: str) -> None:
    config = rig.config(KASM_HTTP_TOKEN=TOKEN, KASM_HTTP_ALLOWED_HOSTS="mcp.example.com")
    async with serving(config) as url, httpx2.AsyncClient(base_url=url, trust_env=False) as web:
        answer = await web.get(path, headers={"Host": "10.1.2.3:8080"})
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
        head = await web.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert (await web.post(path)).status_code == 405


async def test_health_asks_nothing_of_kasm_even_while_it_hangs(rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_images", watched)
    async with (
        serving(rig.config()) as url,
        httpx2.AsyncClient(base_url=url, trust_env=False) as web,
        anyio.create_task_group() as group,
    ):
        group.start_soon(web.get, "/ready")
        assert await happens(watched.reached)
        assert (await web.get("/health")).json() == {"status": "ok"}
        rig.sim.faults.release()
    assert len(rig.sim.requests) == 1


async def test_many_who_ask_at_once_share_one_request_and_its_result_is_kept(rig: Rig) -> None:
    watched = Watched()
    rig.sim.faults.add("get_images", watched)
    reasons: list[str | None] = []
    async with connect(rig.config()) as context:
        readiness = Readiness(context.desktops, ttl_s=600, limit_s=600)

        async def ask() -> None:
            reasons.append(await readiness.reason())

        async with anyio.create_task_group() as group:
            for _ in range(MANY):
                group.start_soon(ask)
            assert await happens(watched.reached)
            rig.sim.faults.release()
        await ask()
    assert reasons == [None] * (MANY + 1)
    assert rig.sent("get_images") == 1


async def test_a_result_is_not_kept_for_ever_and_a_failure_is_one_too(rig: Rig) -> None:
    rig.sim.faults.add("get_images", JsonBody([]), times=1)
    async with connect(rig.config()) as context:
        kept = Readiness(context.desktops, ttl_s=600)
        assert [await kept.reason(), await kept.reason()] == ["api", "api"]
        fresh = Readiness(context.desktops, ttl_s=0)
        assert [await fresh.reason(), await fresh.reason()] == [None, None]
    assert rig.sent("get_images") == 3


async def test_no_answer_in_time_is_a_result(rig: Rig) -> None:
    rig.sim.faults.add("get_images", Hang())
    async with connect(rig.config()) as context:
        assert await Readiness(context.desktops, limit_s=0.1).reason() == "timeout"


async def test_a_kasm_that_refuses_the_probing_call_is_ready(rig: Rig) -> None:
    rig.sim.permissions = frozenset()
    async with serving(rig.config()) as url, httpx2.AsyncClient(base_url=url, trust_env=False) as web:
        assert (await web.get("/ready")).json() == {"status": "ready"}


@pytest.mark.parametrize(
    ("fault", "reason"), [(HtmlError(503), "unavailable"), (JsonBody([]), "api")], ids=["proxy", "odd"]
)
async def test_a_kasm_that_does_not_answer_as_such_is_503_with_one_word(rig: Rig, fault: Fault, reason: str) -> None:
    rig.sim.faults.add("get_images", fault)
    async with serving(rig.config()) as url, httpx2.AsyncClient(base_url=url, trust_env=False) as web:
        answer = await web.get("/ready")
        assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "reason": reason})
        assert (await web.get("/health")).status_code == 200


async def test_a_kasm_that_nobody_reaches_is_503(rig: Rig) -> None:
    config = rig.config(KASM_API_URL="http://127.0.0.1:9")
    async with serving(config) as url, httpx2.AsyncClient(base_url=url, trust_env=False) as web:
        assert (await web.get("/ready")).json() == {"status": "not ready", "reason": "network"}
