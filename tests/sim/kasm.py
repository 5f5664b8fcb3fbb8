"""A plain HTTP client of a simulated Kasm, as the tests of the simulator use it. It knows no client library of ours."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import httpx2

from kasm_sim import Simulator
from kasm_sim.container.handle import ContainerUnavailable


@dataclass(frozen=True)
class Kasm:
    """A simulator and a connection to it."""

    sim: Simulator
    http: httpx2.Client

    @property
    def url(self) -> str:
        return str(self.http.base_url).rstrip("/")

    def call(self, name: str, /, *, under: str = "/api/public/", **members: Any) -> httpx2.Response:
        """Make a call with the right key."""
        key = {"api_key": self.sim.api_key, "api_key_secret": self.sim.api_key_secret}
        return self.http.post(f"{under}{name}", json=key | members)

    def ask(self, name: str, /, *, under: str = "/api/public/", **members: Any) -> dict[str, Any]:
        """Make a call that must succeed."""
        response = self.call(name, under=under, **members)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        assert "error_message" not in answer, answer
        return answer

    def refusal(self, name: str, /, *, under: str = "/api/public/", **members: Any) -> str:
        """Make a call that Kasm must refuse on HTTP 200."""
        response = self.call(name, under=under, **members)
        assert response.status_code == 200, response.text
        answer = response.json()
        assert list(answer) == ["error_message"], answer
        return str(answer["error_message"])

    def running(self) -> dict[str, str]:
        """Give the ids of a session that runs."""
        session = self.sim.add_session()
        return {"kasm_id": session.kasm_id, "user_id": session.user_id}

    def login(self, ids: dict[str, str]) -> str:
        """Get a token from the status call."""
        return str(self.ask("get_kasm_status", **ids)["kasm_url"]).rsplit("/", 1)[1]

    def download(
        self,
        kasm_id: str,
        path: str,
        *,
        token: str,
        username: str | None = None,
        origin: str | None = "",
    ) -> httpx2.Response:
        """Fetch a file as a viewer does; an empty origin stands for Kasm's own."""
        vnc = f"{kasm_id[:8]}-{kasm_id[8:12]}-{kasm_id[12:16]}-{kasm_id[16:20]}-{kasm_id[20:]}/vnc"
        headers = {"Cookie": f"username={username or self.sim.username}; session_token={token}"}
        if origin is not None:
            headers["Origin"] = origin or self.url
        return self.http.get(f"/desktop/{vnc}/Downloads/Downloads/{path}", headers=headers)


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 10, 12, 40, 1, 550012, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def no_container(directory: Path) -> NoReturn:
    """Stand for a machine that allows no namespaces."""
    del directory
    raise ContainerUnavailable("user namespaces are switched off here")
