"""Tracing as a user switches it on: `opentelemetry-instrument kasm-mcp` and the standard settings."""

from pathlib import Path

import pytest

from tests.connected.rig import Rig
from tests.mcp.stdio.conftest import Start, start
from tests.mcp.stdio.process import COMMAND

from .collector import collecting

__all__ = ["start"]

INSTRUMENTED = (COMMAND.parent / "opentelemetry-instrument", COMMAND)
PAGE = Path(__file__).parents[3] / "docs" / "observability.md"
TRACES_ONLY = {"OTEL_METRICS_EXPORTER": "none", "OTEL_LOGS_EXPORTER": "none"}


def settings(rig: Rig) -> dict[str, str]:
    return rig.sim.environment(rig.url) | {"KASM_VERIFY_TLS": "false"} | TRACES_ONLY


def test_spans_reach_a_collector_before_the_server_ends(rig: Rig, start: Start) -> None:
    with collecting() as collector:
        server = start(
            command=INSTRUMENTED,
            **settings(rig),
            OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf",
            OTEL_EXPORTER_OTLP_ENDPOINT=collector.url,
        )
        server.hello()
        server.call("get_kasm_users")
        assert server.answer()["result"]["isError"] is False
        server.end_of_input()
        assert server.code() == 0
    spans = dict(collector.spans)
    assert spans["get_users"].parent_span_id == spans["tools/call get_kasm_users"].span_id
    assert spans["get_users"].trace_id == spans["tools/call get_kasm_users"].trace_id


def test_a_collector_that_is_not_there_disturbs_nobody(rig: Rig, start: Start) -> None:
    server = start(
        command=INSTRUMENTED,
        **settings(rig),
        OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf",
        OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:9",
        OTEL_EXPORTER_OTLP_TIMEOUT="1",
    )
    server.hello()
    server.call("get_kasm_users")
    assert server.answer()["result"]["isError"] is False
    server.end_of_input()
    assert server.code() == 0


def test_spans_on_the_console_go_to_stderr_and_stdout_stays_the_protocols(rig: Rig, start: Start) -> None:
    server = start(command=INSTRUMENTED, **settings(rig), OTEL_TRACES_EXPORTER="console")
    server.hello()
    server.call("get_kasm_users")
    server.answer()
    server.end_of_input()
    assert server.code() == 0
    assert len(server.lines) == 2
    assert all(line.startswith(b'{"jsonrpc"') for line in server.lines)
    assert '"rpc.method": "get_users"' in server.said()


@pytest.mark.parametrize("variable", ["OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf", "OTEL_METRICS_EXPORTER=none"])
def test_the_documentation_has_the_settings_that_are_tried_here(variable: str) -> None:
    assert variable in PAGE.read_text(encoding="utf-8")
