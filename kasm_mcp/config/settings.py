"""The settings of the server: the rows of a client and a script, and those of its own.

One row parses, documents and gives the default; `config` reads them. Nothing here reads the process's environment.
"""

from collections.abc import Mapping
from difflib import get_close_matches

from kasm_api.settings import Choice, Number, Setting, address, yes_or_no
from kasm_desktops import DesktopSettings
from kasm_mcp.config import parsers
from kasm_mcp.table import TOOLS, TOOLSETS

SETTINGS: tuple[Setting, ...] = (
    *DesktopSettings.ROWS,
    Setting(
        "KASM_ALLOWED_ROOTS",
        "allowed_roots",
        "Directories inside the session, separated by commas, that files and working directories must be in.",
        parsers.roots,
        "/home/kasm-user",
    ),
    Setting(
        "KASM_BLOCKED_COMMANDS",
        "blocked_commands",
        "More programs that commands must not start, separated by commas; they add to the list in policy.md.",
        parsers.programs,
    ),
    Setting(
        "KASM_PROTECTED_PATHS",
        "protected_paths",
        "More directories that commands must not name, separated by commas; they add to /etc, /boot and /sys.",
        parsers.protected,
    ),
    Setting(
        "LOG_LEVEL",
        "log_level",
        "How much is logged to stderr: DEBUG, INFO, WARNING or ERROR.",
        Choice(("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")),
        "INFO",
    ),
    Setting(
        "KASM_SCREENSHOT_DIR",
        "screenshot_dir",
        "Where screenshots may be saved, besides the working and the temporary directory.",
        parsers.folder,
    ),
    Setting(
        "KASM_SESSION_LINKS",
        "session_links",
        "`plain`: links that the logged-in owner opens. `login`: links that log anybody in to all of their desktops.",
        Choice(("plain", "login")),
        "plain",
    ),
    Setting("KASM_PUBLIC_URL", "public_url", "Address for links, where people reach Kasm by another name.", address),
    Setting(
        "KASM_ALL_USERS",
        "all_users",
        "Whether tools may act on sessions of users other than `KASM_USER_ID`.",
        yes_or_no,
        "false",
    ),
    Setting(
        "KASM_READ_ONLY",
        "read_only",
        "Whether only tools that change nothing are there. Wins over every other choice of tools.",
        yes_or_no,
        "false",
    ),
    Setting(
        "KASM_TOOLSETS",
        "toolsets",
        f"Which groups of tools are there, separated by commas: {', '.join(TOOLSETS)}. All, if neither this nor "
        "`KASM_TOOLS` is set.",
        parsers.several_of(*TOOLSETS),
    ),
    Setting(
        "KASM_TOOLS",
        "tools",
        "Single tools that are there, separated by commas, besides those of `KASM_TOOLSETS`.",
        parsers.several_of(*TOOLS),
    ),
    Setting(
        "KASM_EXCLUDE_TOOLS",
        "exclude_tools",
        "Tools that are not there, separated by commas, whatever the two above say.",
        parsers.several_of(*TOOLS),
    ),
    Setting(
        "KASM_CONFIRM",
        "confirm",
        "Whether a person is asked before something is destroyed, deleted or logged out. `auto`: where the client can "
        "ask. `always`: also of clients that cannot ask, by an argument `confirm`. `never`.",
        Choice(("auto", "always", "never")),
        "auto",
    ),
    Setting(
        "KASM_AUDIT_LOG",
        "audit_log",
        "File that gets one JSON line for each change and each refusal, or `stderr`.",
        parsers.log_file,
    ),
    Setting(
        "KASM_CALLS_PER_MINUTE",
        "calls_per_minute",
        "How many calls of tools one server takes in a minute; more are told to wait. Any number, if it is not set.",
        Number(1, 100_000, "calls"),
    ),
    Setting(
        "KASM_HTTP_TOKEN",
        "http_token",
        "Token that clients of `serve --http` must send (`Authorization: Bearer …`); at least 16 characters. It may be "
        "left out on loopback only.",
        parsers.token,
        secret=True,
    ),
    Setting(
        "KASM_HTTP_ALLOWED_HOSTS",
        "http_allowed_hosts",
        "Names by which clients may call the HTTP server (their `Host` header), separated by commas, with any port or "
        "the one given. Default: the names of loopback, and the address it listens on.",
        parsers.hosts,
    ),
    Setting(
        "KASM_HTTP_ALLOWED_ORIGINS",
        "http_allowed_origins",
        "Origins of web pages that may call the HTTP server, separated by commas. Default: pages of this "
        "machine and of the address it listens on. Clients that are no browsers send none.",
        parsers.origins,
    ),
    Setting(
        "KASM_HTTP_STOP_SECONDS",
        "http_stop_s",
        "How long running calls may go on after SIGTERM before the HTTP server cancels them.",
        Number(0, 3600, "seconds", float),
        "5",
    ),
)
"""Every setting, in the order of the documents. `KASM_ENV_FILE` is read before them."""

REQUIRED = tuple(setting.name for setting in SETTINGS if setting.required)


def misspelt(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each name that has no effect because it is nearly a setting's, to be told as a warning.

    Names that resemble none stay unmentioned: Kasm's own containers are full of `KASM_…`.

    Args:
        environment: Names and values; what is empty does not count.
    """
    ours = [setting.name for setting in SETTINGS]
    known = {*ours, "KASM_ENV_FILE", *(f"{setting.name}_FILE" for setting in SETTINGS if setting.secret)}
    foreign = [name for name in environment if name.startswith("KASM_") and name not in known]
    meant = {name: get_close_matches(name, ours, n=1, cutoff=0.9) for name in foreign if environment[name].strip()}
    return tuple(
        f"{name} is no setting and has no effect; did you mean {close[0]}?" for name, close in meant.items() if close
    )
