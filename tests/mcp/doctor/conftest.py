"""The command in this process, and its logging undone afterwards."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kasm_mcp.cli import main

from .report import Done

Command = Callable[..., Done]


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in (None, "kasm_desktops", "kasm_mcp", "kasm_policy", "stamina")]
    before = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run `kasm-mcp` in this process, in an empty folder, with the given settings and no others."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("KASM_", "LOG_LEVEL"))]:
        monkeypatch.delenv(name)

    def run(*arguments: str, **settings: str) -> Done:
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        code = main(arguments)
        written = capsys.readouterr()
        return Done(code, written.out, written.err)

    return run
