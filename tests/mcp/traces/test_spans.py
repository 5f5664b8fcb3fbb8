"""A span for each call of Kasm, below the span of the tool, which tells how it went and gives nothing away."""

from collections.abc import Sequence
from typing import Any

import anyio
import pytest
from mcp.shared.exceptions import MCPError
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from starlette.responses import PlainTextResponse, Response

from kasm_desktops import AsyncDesktops
from kasm_sim import Exchange
from tests.connected.examples import EXAMPLES, prepared
from tests.connected.faults import Watched, happens
from tests.connected.rig import ERAS, Era, Rig, Tools

Spans = InMemorySpanExporter


def of_kasm(spans: Spans, call: str | None = None) -> Sequence[ReadableSpan]:
    """Give the finished spans of calls of Kasm."""
    found = [span for span in spans.get_finished_spans() if span.kind is SpanKind.CLIENT and "rpc.method" in told(span)]
    return [span for span in found if call in (None, span.name)]


def told(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


@pytest.mark.parametrize("era", ERAS)
async def test_calls_of_kasm_are_children_of_the_tool(rig: Rig, spans: Spans, era: Era) -> None:
    async with rig.connected(era) as tools:
        await tools.data("get_kasm_users")
    (call,) = of_kasm(spans)
    (tool,) = (span for span in spans.get_finished_spans() if told(span).get("gen_ai.tool.name") == "get_kasm_users")
    assert tool.kind is SpanKind.SERVER
    assert call.parent is not None
    assert tool.context is not None
    assert (call.parent.span_id, call.parent.trace_id) == (tool.context.span_id, tool.context.trace_id)


async def test_a_call_tells_its_name_where_it_went_and_how_it_ended(rig: Rig, tools: Tools, spans: Spans) -> None:
    await tools.data("get_kasm_users")
    (call,) = of_kasm(spans)
    assert call.name == "get_users"
    assert call.status.status_code is StatusCode.UNSET
    assert told(call) == {
        "rpc.system.name": "kasm",
        "rpc.method": "get_users",
        "server.address": "127.0.0.1",
        "server.port": int(rig.url.rpartition(":")[2]),
        "http.response.status_code": 200,
    }


@pytest.mark.parametrize("tool", EXAMPLES)
async def test_every_tool_is_traced_and_no_span_gives_anything_away(rig: Rig, spans: Spans, tool: str) -> None:
    arguments = prepared(rig, tool)
    async with rig.connected() as tools:
        await tools.data(tool, **arguments)
        await tools(tool, **{**arguments, "kasm_id": "ffffffff"})  # fails, whether or not it takes one
    assert of_kasm(spans, EXAMPLES[tool].call)
    written = "\n".join(span.to_json() for span in spans.get_finished_spans() if span.name != f"MCP send {tool}")
    private = {rig.sim.user_id, *(text for text in arguments.values() if isinstance(text, str) and len(text) > 4)}
    assert not [text for text in rig.secrets() | private if text in written]
    assert not [span.name for span in spans.get_finished_spans() if span.events]


async def test_commands_are_traced_down_to_the_download_of_their_result(rig: Rig, tools: Tools, spans: Spans) -> None:
    await tools.data("execute_kasm_command", **prepared(rig, "execute_kasm_command"))
    downloads = of_kasm(spans, "download_file")
    assert downloads
    assert told(downloads[-1])["http.response.status_code"] == 200
    assert all(call.status.status_code is StatusCode.UNSET for call in downloads), "not there yet is no failure"


async def test_a_refusal_is_marked_with_our_error_type(tools: Tools, spans: Spans) -> None:
    await tools.error("get_session_status", kasm_id="ffffffff")
    (call,) = of_kasm(spans, "get_kasm_status")
    assert call.status.status_code is StatusCode.ERROR
    assert call.status.description is None
    assert told(call)["error.type"] == "api"


async def test_a_call_that_nobody_takes_is_marked_and_has_no_status(rig: Rig, spans: Spans) -> None:
    async with rig.connected(url="http://127.0.0.1:9") as tools:
        await tools.error("get_kasm_users")
    (call,) = of_kasm(spans)
    assert told(call)["error.type"] == "network"
    assert told(call)["server.port"] == 9
    assert "http.response.status_code" not in told(call)


async def test_repeated_attempts_are_one_call_that_counts_them(rig: Rig, tools: Tools, spans: Spans) -> None:
    async def down(exchange: Exchange) -> Response:
        return PlainTextResponse("down", status_code=502)

    rig.sim.faults.add("get_users", down, times=2)
    await tools.data("get_kasm_users")
    (call,) = of_kasm(spans)
    assert told(call)["http.request.resend_count"] == 2
    assert told(call)["http.response.status_code"] == 200
    assert call.status.status_code is StatusCode.UNSET


async def test_a_cancelled_call_ends_its_span(rig: Rig, spans: Spans) -> None:
    watched = Watched()
    rig.sim.faults.add("get_users", watched)
    async with rig.connected() as tools, anyio.create_task_group() as group:
        group.start_soon(tools.result, "get_kasm_users")
        assert await happens(watched.reached)
        group.cancel_scope.cancel()
    (call,) = of_kasm(spans)
    assert told(call)["error.type"] == "CancelledError"
    assert call.status.status_code is StatusCode.ERROR


async def test_resources_prompts_and_completion_are_traced_without_arguments(
    rig: Rig, tools: Tools, spans: Spans
) -> None:
    kasm_id = rig.sim.add_session().kasm_id
    await tools.client.read_resource(f"kasm://session/{kasm_id}")
    await tools.client.get_prompt("user_management", {"username": "somebody@example.com"})
    with pytest.raises(MCPError):
        await tools.client.get_prompt("user_management", {"username": "somebody@example.com", "colour": "b" * 3000})
    server = [span for span in spans.get_finished_spans() if span.kind is SpanKind.SERVER]
    assert {"resources/read", "prompts/get user_management"} <= {span.name for span in server}
    written = "\n".join(span.to_json() for span in server)
    assert not [text for text in (kasm_id, "somebody", "bbb") if text in written]


async def test_scripts_are_traced_too(rig: Rig, spans: Spans) -> None:
    settings = rig.sim.environment(rig.url) | {"KASM_VERIFY_TLS": "false"}
    async with AsyncDesktops.from_environment(settings) as kasm:
        await kasm.list_sessions()
    assert [call.name for call in of_kasm(spans)] == ["get_kasms"]
