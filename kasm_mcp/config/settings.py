"""The settings table of the server: the rows for clients and scripts, and the server's.

Each row has the parser, meaning and default of a setting; `config` reads them. Nothing here reads the environment.
"""

from kasm_api.settings import Choice, Number, Setting, address, yes_or_no
from kasm_desktops import DesktopSettings
from kasm_mcp.config import parsers
from kasm_mcp.table import DEFAULT_TOOLSETS, SEVERAL, TOOLS, TOOLSETS

_SETS = (
    f"`default` ({', '.join(DEFAULT_TOOLSETS)})",
    *(each for each in TOOLSETS if each not in DEFAULT_TOOLSETS),
    "`all`",
)

SETTINGS: tuple[Setting, ...] = (
    *DesktopSettings.ROWS,
    Setting(
        "KASM_ALLOWED_ROOTS",
        "Comma-separated directories in the session that files and working directories must be in.",
        parsers.roots,
        "/home/kasm-user",
    ),
    Setting(
        "KASM_BLOCKED_COMMANDS",
        "Comma-separated programs that commands must not start, in addition to those in policy.md.",
        parsers.programs,
    ),
    Setting(
        "KASM_PROTECTED_PATHS",
        "Comma-separated directories that commands must not name, in addition to /etc, /boot and /sys.",
        parsers.protected,
    ),
    Setting(
        "LOG_LEVEL",
        "Log level on stderr: DEBUG, INFO, WARNING or ERROR.",
        Choice(("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")),
        "INFO",
    ),
    Setting(
        "KASM_SCREENSHOT_DIR",
        "Directory for saved screenshots, besides the working and temporary directories.",
        parsers.folder,
    ),
    Setting(
        "KASM_SESSION_LINKS",
        "`plain`: links that require the owner's login. `login`: links that log anyone in to all the owner's desktops.",
        Choice(("plain", "login")),
        "plain",
    ),
    Setting("KASM_PUBLIC_URL", "Kasm address in links, if users reach Kasm by another name.", address),
    Setting(
        "KASM_ALL_USERS",
        "Whether tools may act on sessions of users other than `KASM_USER_ID`.",
        yes_or_no,
        "false",
    ),
    Setting(
        "KASM_READ_ONLY",
        "Whether to enable only tools that change nothing; overrides all other tool settings.",
        yes_or_no,
        "false",
    ),
    Setting(
        "KASM_TOOLSETS",
        f"Comma-separated toolsets to enable: {', '.join(_SETS)}. Default: `default`, unless `KASM_TOOLS` is set.",
        parsers.several_of(*TOOLSETS, *SEVERAL),
    ),
    Setting(
        "KASM_TOOLS",
        "Comma-separated tools to enable, in addition to those of `KASM_TOOLSETS`.",
        parsers.several_of(*TOOLS),
    ),
    Setting(
        "KASM_EXCLUDE_TOOLS",
        "Comma-separated tools to disable; overrides `KASM_TOOLSETS` and `KASM_TOOLS`.",
        parsers.several_of(*TOOLS),
    ),
    Setting(
        "KASM_CONFIRM",
        "When to ask a person before destroying, deleting or logging out. `auto`: if the client can ask. `always`: "
        "also require an argument `confirm` from clients that cannot ask. `never`.",
        Choice(("auto", "always", "never")),
        "auto",
    ),
    Setting("KASM_AUDIT_LOG", "File for one JSON line per change and per refusal, or `stderr`.", parsers.log_file),
    Setting(
        "KASM_CALLS_PER_MINUTE",
        "Tool calls allowed per minute and process; more fail with `unavailable`. Default: no limit.",
        Number(1, 100_000, "calls"),
    ),
    Setting(
        "KASM_HTTP_TOKEN",
        "Token that clients of `serve --http` must send (`Authorization: Bearer …`); at least 16 characters. Optional "
        "on loopback only.",
        parsers.token,
        secret=True,
    ),
    Setting(
        "KASM_HTTP_ALLOWED_HOSTS",
        "Comma-separated `Host` headers that the HTTP server accepts; a name without a port allows any port. Default: "
        "the loopback names and the listening address.",
        parsers.hosts,
    ),
    Setting(
        "KASM_HTTP_ALLOWED_ORIGINS",
        "Comma-separated `Origin` headers that the HTTP server accepts; only browsers send one. Default: pages of this "
        "machine and of the listening address.",
        parsers.origins,
    ),
    Setting(
        "KASM_HTTP_STOP_SECONDS",
        "Time for running calls to finish after SIGTERM before the HTTP server cancels them.",
        Number(0, 3600, "seconds", float),
        "5",
    ),
)
"""All settings, in the order of the docs. `KASM_ENV_FILE` is read before them."""

REQUIRED = tuple(setting.name for setting in SETTINGS if setting.required)
