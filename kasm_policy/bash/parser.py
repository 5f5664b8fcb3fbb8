"""Runner of `shfmt --to-json` (mvdan's bash parser): text in, syntax tree as JSON objects out.

The only module that starts processes; applies no rule. Each text is parsed by a separate process with limits on time,
memory and output. Every failure is an error, never an empty tree. The output limit also bounds the later steps: shfmt
indents its JSON, so the output grows with the square of the nesting depth.
"""

import contextlib
import importlib.metadata
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import Final

_PARSER: Final = "shfmt"
_ARGUMENTS: Final = ("--to-json", "--language-dialect", "bash")
_TOO_DEEP: Final = "exceeded max depth"  # from the JSON encoder, not from the grammar
_READ_BYTES: Final = 1 << 20
_EXIT_LIMIT_S: Final = 1.0  # from the end of the output to the end of the process
# CPU time, so that a busy machine does not change the verdict. The largest accepted tree takes a third of it.
_PROCESSOR_LIMIT_S: Final = 1
_MEMORY_LIMIT_BYTES: Final = 256 << 20  # larger trees exceed the output limit anyway
# Go runtime: garbage collection is most of the work for a large tree, and one core is enough.
_ENVIRONMENT: Final = {"GOMAXPROCS": "1", "GOGC": "400"}
_KILLED: Final = -9  # SIGKILL, a name that Windows lacks
_GO_GAVE_UP: Final = 2
_FLAGS: Final = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW
_NO_MEMORY: Final = ("out of memory", "cannot allocate memory")


class ParserError(Exception):
    """The parser is missing, failed, timed out, or did not write a tree."""


class TooLargeError(ParserError):
    """The tree exceeds a limit on size or depth."""


class InvalidSyntaxError(Exception):
    """The text is not valid bash; the message is that of the parser, with line and column."""


def find_parser() -> Path:
    """Find the bundled parser, else one on the search path.

    Returns:
        Path of the executable; `Parser.parse` fails if it does not exist.
    """
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        for file in importlib.metadata.files("shfmt-py") or ():
            if file.stem == _PARSER and (installed := Path(str(file.locate())).resolve()).is_file():
                return installed
    return Path(shutil.which(_PARSER) or _PARSER)


class Parser:
    """Parses the texts of one check, one process at a time; can be stopped from another thread."""

    def __init__(self, executable: Path, *, time_limit_s: float = 6.0, output_limit_bytes: int = 12 << 20) -> None:
        """Store the executable and the limits.

        Args:
            executable: The `shfmt` to run.
            time_limit_s: Wall-clock limit for one text.
            output_limit_bytes: Limit for all trees of the check together. A dense script of 2,500 lines makes 12 MB,
                which take 1.2 seconds to write, read and check.
        """
        self._executable = executable
        self._time_limit_s = time_limit_s
        self._output_left_bytes = output_limit_bytes
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def stop(self) -> None:
        """Kill the running process and start no other; called when the check is cancelled."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                _kill(self._process)

    def parse(self, text: str) -> object:
        """Parse one text.

        Args:
            text: Shell source without lone surrogates.

        Returns:
            The tree, as decoded by `json.loads`.

        Raises:
            InvalidSyntaxError: The text is not valid bash.
            TooLargeError: The tree is too large or nested too deeply.
            ParserError: The parser failed in any other way.
        """
        try:
            status, output, complaint = self._run(text.encode())
        except OSError as error:
            raise ParserError(f"the parser cannot be run: {error.strerror}") from error
        if status == 1 and complaint[:1].isdigit():
            raise InvalidSyntaxError(complaint)
        if status == 1 and complaint == _TOO_DEEP:
            raise TooLargeError("the command is nested too deeply")
        if status == _KILLED or (status == _GO_GAVE_UP and any(sign in complaint for sign in _NO_MEMORY)):
            raise TooLargeError("the parser ran out of time or memory")
        if status != 0:
            raise ParserError(f"the parser exited with status {status}")
        try:
            return json.loads(output)
        except RecursionError as error:
            raise TooLargeError("the command is nested too deeply") from error
        except ValueError as error:
            raise ParserError("the output of the parser is not JSON") from error

    def _run(self, source: bytes) -> tuple[int, bytes, str]:
        # Files instead of pipes: a parser that does not read stdin, or fills stderr, cannot block this process.
        with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stderr:
            stdin.write(source)
            stdin.seek(0)
            process = self._start(stdin.fileno(), stderr.fileno())
            try:
                output = self._read(process)
                status = process.wait(_EXIT_LIMIT_S)
            except subprocess.TimeoutExpired as error:
                raise ParserError("the parser closed its output but did not exit") from error
            finally:
                with self._lock:
                    _kill(process)
                    process.wait()
                    self._process = None
                if process.stdout is not None:
                    process.stdout.close()
            stderr.seek(0)
            return status, output, stderr.read(_READ_BYTES).decode(errors="replace").strip()

    def _start(self, stdin: int, stderr: int) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise ParserError("the check was cancelled")
            self._process = subprocess.Popen(  # noqa: S603 - bundled parser, no shell, constant arguments
                [self._executable, *_ARGUMENTS],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=stderr,
                cwd=self._executable.anchor or None,
                env=_ENVIRONMENT,
                start_new_session=True,
                creationflags=_FLAGS,
            )
            _limit(self._process)
            return self._process

    def _read(self, process: subprocess.Popen[bytes]) -> bytes:
        if process.stdout is None:
            raise ParserError("the parser has no output")
        output = bytearray()
        # A timer, because Windows can wait for sockets only, not for pipes.
        late = threading.Event()

        def end() -> None:
            with self._lock:
                late.set()
                _kill(process)

        timer = threading.Timer(self._time_limit_s, end)
        timer.start()
        try:
            while piece := os.read(process.stdout.fileno(), _READ_BYTES):
                output += piece
                self._output_left_bytes -= len(piece)
                if self._output_left_bytes < 0:
                    raise TooLargeError("the syntax tree is too large")
        finally:
            timer.cancel()
        if late.is_set():
            raise ParserError(f"the parser took longer than {self._time_limit_s:g} seconds")
        return bytes(output)


def _limit(process: subprocess.Popen[bytes]) -> None:
    """Set memory and CPU limits of a process; without `prlimit` (macOS, Windows) only the time limit applies."""
    if sys.platform == "linux":
        with contextlib.suppress(ImportError, ProcessLookupError):
            import resource  # noqa: PLC0415 - only here

            resource.prlimit(process.pid, resource.RLIMIT_DATA, (_MEMORY_LIMIT_BYTES, _MEMORY_LIMIT_BYTES))
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (_PROCESSOR_LIMIT_S, _PROCESSOR_LIMIT_S))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group of a running process: children could keep its output open."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
