"""Define one switch for each behaviour that differs between Kasm releases, or between sources about one.

The defaults are what a real 1.19 was seen to do. State, calls and session proxy read the switches. A switch describes
a healthy Kasm; broken answers are faults (`web/faults.py`).
"""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirks:
    """The switchable behaviour of a simulated Kasm.

    Attributes:
        auth: Where credentials are accepted. Releases up to 1.19 read the body; newer ones read HTTP Basic.
        pause_path: Where `pause_kasm`, `resume_kasm` and `stop_kasm` exist: `ui` is `/api/…` (seen live), `public` is
            `/api/public/…` (used by clients, never confirmed). On other paths the proxy answers 404 in HTML.
        has_get_user_kasms: Whether this undocumented call exists.
        accepts_image_name: Whether `request_kasm` reads `image_name`. 1.19 ignores it and then reports a missing
            default image.
        image_ids: The spellings of `image_id` that `request_kasm` accepts.
        session_token: `uuid`, or the JWT that a second live deployment issued.
        rotate_tokens: Whether `get_kasm_status` revokes the user's older tokens. The documentation says so, but one
            client polls the status and then uses its first token.
        status_has_kasm_url: Whether `get_kasm_status` returns `kasm_url` with a token. Missing in one capture.
        status_hides_starting_kasm: Whether the answer for a starting session lacks `kasm` and has top-level
            `operational_…` members instead.
        sessions_need_own_permissions: Whether status and destroy need `Sessions View` and `Sessions Delete` besides
            the user pair (a client's five-permission key on 1.19 needed them; older clients name only the pair).
        exec_style: How `exec_config.cmd` runs: split into arguments without a shell, or passed to `sh -c`.
        screenshot_misses: Screenshot requests refused before a new session has its first frame.
        requires_origin: Whether the session proxy requires an `Origin` header with Kasm's host.
        proxy_refusal: The proxy's status for invalid cookies.
        downloads: `on`; `forbidden`: the proxy answers 403; `missing`: the container has no link to the folder, so
            the folder and everything below is 404. Which of the two a real Kasm does is not known.
        session_home: HOME of a session's processes; the file server's link leads to /home/kasm-user in any case. New
            sessions only, as the next.
        downloads_folder: What `~/Downloads` is: the user's folder, a read-only mount, a mounted file, or a folder in
            which `mkfifo` fails.
        bad_id_status: The status of the answer to an id that is not a UUID; its text is PostgreSQL's.
        session_limit: The largest number of sessions; None for no limit.
    """

    auth: Literal["body", "basic", "both"] = "both"
    pause_path: Literal["ui", "public", "both", "none"] = "ui"
    has_get_user_kasms: bool = False
    accepts_image_name: bool = False
    image_ids: Literal["both", "hex", "hyphenated"] = "both"
    session_token: Literal["uuid", "jwt"] = "uuid"
    rotate_tokens: bool = True
    status_has_kasm_url: bool = True
    status_hides_starting_kasm: bool = True
    sessions_need_own_permissions: bool = True
    exec_style: Literal["argv", "shell"] = "argv"
    screenshot_misses: int = 1
    requires_origin: bool = True
    proxy_refusal: Literal[401, 403] = 401
    downloads: Literal["on", "forbidden", "missing"] = "on"
    session_home: Literal["/home/kasm-user", "/config"] = "/home/kasm-user"
    downloads_folder: Literal["own", "read-only", "file", "no-fifos"] = "own"
    bad_id_status: Literal[200, 500] = 200
    session_limit: int | None = None


def with_quirk(quirks: Quirks, name: str, value: str) -> Quirks:
    """Return quirks with one switch set from command-line text.

    Args:
        quirks: The quirks to change.
        name: An attribute of `Quirks`.
        value: `true` or `false`, a number, `none`, or one of the switch's words.

    Raises:
        ValueError: The switch or the value is unknown; the message lists the known ones.
    """
    types = get_type_hints(Quirks)
    if name not in types:
        raise ValueError(f"unknown quirk {name!r}; known: {', '.join(types)}")
    return replace(quirks, **{name: _read(name, types[name], value)})


def _read(name: str, kind: Any, value: str) -> Any:  # noqa: ANN401 - any type, and a value of that type
    is_number = kind is int or int in get_args(kind)
    if is_number and value.isascii() and value.isdecimal():
        return int(value)
    if kind is bool:
        words: dict[str, Any] = {"true": True, "false": False}
    elif is_number:
        words = {"none": None} if kind is not int else {}
    else:
        words = {str(choice): choice for choice in get_args(kind)}
    if value not in words:
        known = ", ".join((["a number"] if is_number else []) + list(words))
        raise ValueError(f"invalid value {value!r} for quirk {name}; expected {known}")
    return words[value]
