"""What was asked of a simulator, in order, for tests that count requests or look at their content."""

import threading
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True, kw_only=True)
class RecordedRequest:
    """One request.

    Attributes:
        operation: Kasm's name of the call; `download_file` or, for the folder itself, `list_downloads` for the session
            proxy; empty for any other path.
        method: The HTTP method.
        path: The path as sent, percent-encoded, without a query.
        body: The JSON object that was sent, without the credentials; None when there was none.
        status: The HTTP status of the answer; None while there is none, and when there never was one.
    """

    operation: str
    method: str
    path: str
    body: dict[str, Any] | None = None
    status: int | None = None


class Recorder:
    """A list of requests that grows from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: list[RecordedRequest] = []

    def add(self, request: RecordedRequest) -> None:
        """Note a request as it arrives."""
        with self._lock:
            self._requests.append(request)

    def seen(self) -> list[RecordedRequest]:
        """Give all requests so far, in order of arrival."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Forget them, to count what comes next."""
        with self._lock:
            self._requests.clear()
