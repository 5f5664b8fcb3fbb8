"""The fixtures of `connected`, and spans that are kept in memory."""

from collections.abc import Iterator

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.connected.fixtures import rig, switchboard, tools, web_server

__all__ = ["rig", "switchboard", "tools", "web_server"]


@pytest.fixture(scope="session")
def exporter() -> InMemorySpanExporter:
    """Record the spans of this process; a process can have only one provider."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    assert trace.get_tracer_provider() is provider
    return exporter


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> Iterator[InMemorySpanExporter]:
    """Give the spans of one test."""
    exporter.clear()
    yield exporter
    exporter.clear()
