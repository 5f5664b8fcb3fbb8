"""Where one Kasm differs from another, and where our sources disagree: one switch each.

The defaults are what was seen on a real 1.19. The state, the calls and the session proxy read these
values; nothing here acts. A switch is for behaviour of a healthy Kasm; broken answers are `faults`.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Quirks:
    """The switchable behaviour of a simulated Kasm.

    Attributes:
        auth: Where credentials are accepted. Releases up to 1.19 read them from the body; newer ones take HTTP Basic.
        pause_path: Where `pause_kasm`, `resume_kasm` and `stop_kasm` exist: `ui` is `/api/…` (seen live), `public` is
            `/api/public/…` (used by clients, never confirmed). Elsewhere the proxy answers 404 in HTML.
        has_get_user_kasms: Whether that undocumented call exists at all.
        accepts_image_name: Whether `request_kasm` understands `image_name`. 1.19 ignores it and then speaks of a
            missing default image.
        image_ids: The spelling of `image_id` that `request_kasm` understands; Kasm takes both.
        session_token: `uuid`, or the JWT that a second live deployment handed out.
        rotate_tokens: Whether `get_kasm_status` voids the user's older tokens. The documentation says so; one
            client polls and then uses the first token all the same.
        status_has_kasm_url: Whether `get_kasm_status` brings `kasm_url`, and with it a token. Missing in one capture.
        status_hides_starting_kasm: Whether the answer for a starting session lacks `kasm` and has top-level
            `operational_…` members instead.
        sessions_need_own_permissions: Whether status and destroy want `Sessions View` and `Sessions Delete` beside
            the user pair (a client's five-permission key on 1.19 needed them; older clients name only the pair).
        exec_style: How `exec_config.cmd` is run: split into arguments without a shell, or given to `sh -c`.
        screenshot_misses: Screenshot requests of a new session that are refused before there is a first frame.
        requires_origin: Whether the session proxy wants an `Origin` header with Kasm's host.
        proxy_refusal: The proxy's status for cookies that do not fit.
        downloads: `on`; `forbidden`: the proxy refuses (403); `missing`: the container has no link to the folder, so
            the folder itself and everything below is 404. Which of the two a Kasm does is not known.
        bad_id_status: The status of the answer to an id that is no UUID; its text is PostgreSQL's.
        session_limit: How many sessions fit; None for no limit.
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
    bad_id_status: Literal[200, 500] = 200
    session_limit: int | None = None


def with_quirk(quirks: Quirks, name: str, value: str) -> Quirks:
    """Set one switch from text, as a command line has it.

    Args:
        quirks: What to start from.
        name: An attribute of `Quirks`.
        value: `true` or `false`, a number, `none`, or one of the words the switch knows.

    Returns:
        The changed quirks.

    Raises:
        ValueError: There is no such switch or it does not know the value; the message lists what there is.
    """
    types = get_type_hints(Quirks)
    if name not in types:
        raise ValueError(f"no quirk is called {name!r}; there are {', '.join(types)}")
    return replace(quirks, **{name: _read(name, types[name], value)})


def _read(name: str, kind: Any, value: str) -> Any:  # noqa: ANN401 - a type of any form, and a value of it
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
        raise ValueError(f"quirk {name} does not know {value!r}; it takes {known}")
    return words[value]
