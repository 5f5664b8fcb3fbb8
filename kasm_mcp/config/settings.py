"""The table of settings: one row parses, gives the default, and is what the documentation is rendered from.

`config` reads a mapping by it. Nothing here reads the process's environment.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from attrs import frozen

from kasm_desktops.errors import ConfigError
from kasm_mcp.config import parsers
from kasm_mcp.table import TOOLS, TOOLSETS


@frozen
class Setting:
    """One row of the table.

    Args:
        name: The environment variable.
        field: The attribute of `Config` (or of its rules) that it fills.
        meaning: For the documentation and for the message when it is missing.
        parse: From text to value; raises ValueError with a sentence that says what would be right.
        default: The text used when it is not set; None for none.
        required: Whether the server can do without.
        secret: Whether its value must not be shown. It may be in a file instead, which the variable of the same name
            with `_FILE` names.
    """

    name: str
    field: str
    meaning: str
    parse: Callable[[str], object]
    default: str | None = None
    required: bool = False
    secret: bool = False

    def read(self, environment: Mapping[str, str]) -> object | None:
        """Return the value; None where there is none.

        Args:
            environment: Names and values.

        Raises:
            ConfigError: It cannot be right, or is required and not there.
        """
        name, text = self.name, environment.get(self.name, "").strip()
        file = environment.get(f"{name}_FILE", "").strip() if self.secret else ""
        if file and text:
            raise ConfigError([f"{name} and {name}_FILE are both set; one of them is enough."])
        try:
            if file:
                name = f"{name}_FILE"
                text = parsers.content(file)
            if text or self.default:
                return self.parse(text or str(self.default))
        except ValueError as error:
            raise ConfigError([f"{name} {error}."]) from None
        if self.required:
            raise ConfigError([f"{name} is not set: {self.meaning}"])
        return None


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "KASM_API_URL",
        "api_url",
        "Address of Kasm; a trailing slash or `/api` is fine.",
        parsers.address,
        required=True,
    ),
    Setting(
        "KASM_API_KEY",
        "api_key",
        "API key (in Kasm: Settings, Developers).",
        parsers.secret,
        required=True,
        secret=True,
    ),
    Setting(
        "KASM_API_SECRET",
        "api_secret",
        "Secret of the API key, shown once when it was made.",
        parsers.secret,
        required=True,
        secret=True,
    ),
    Setting("KASM_USER_ID", "user_id", "The Kasm user whose sessions these are.", parsers.identifier, required=True),
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
        parsers.Choice(("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")),
        "INFO",
    ),
    Setting(
        "KASM_AUTH",
        "auth",
        "Where the key goes: `body` (Kasm up to 1.19) or `basic` (HTTP Basic, newer).",
        parsers.Choice(("body", "basic")),
        "body",
    ),
    Setting(
        "KASM_VERIFY_TLS",
        "verify_tls",
        "Whether Kasm's certificate is checked. Better than switching it off: `KASM_CA_BUNDLE`.",
        parsers.yes_or_no,
        "true",
    ),
    Setting(
        "KASM_CA_BUNDLE",
        "ca_bundle",
        "PEM file of the authorities to trust instead of the usual.",
        parsers.certificates,
    ),
    Setting(
        "KASM_TIMEOUT_SECONDS",
        "timeout_s",
        "Longest wait for one answer of Kasm. Frame statistics take up to 13 seconds.",
        parsers.Number(0.1, 600, "seconds", float),
        "30",
    ),
    Setting(
        "KASM_EXEC_TIMEOUT_SECONDS",
        "exec_timeout_s",
        "Time limit of a command when the call gives none.",
        parsers.Number(1, 3600, "seconds"),
        "60",
    ),
    Setting(
        "KASM_MAX_OUTPUT_BYTES",
        "max_output_bytes",
        "How much of stdout and of stderr is returned; of more, the head and the end.",
        parsers.Number(1024, 1024 * 1024, "bytes"),
        "65536",
    ),
    Setting(
        "KASM_MAX_FILE_BYTES",
        "max_file_bytes",
        "Largest file that is read or written; a larger one is refused, never cut.",
        parsers.Number(1024, 100 * 1024 * 1024, "bytes"),
        "10485760",
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
        parsers.Choice(("plain", "login")),
        "plain",
    ),
    Setting(
        "KASM_PUBLIC_URL", "public_url", "Address for links, where people reach Kasm by another name.", parsers.address
    ),
    Setting(
        "KASM_ALL_USERS",
        "all_users",
        "Whether tools may act on sessions of users other than `KASM_USER_ID`.",
        parsers.yes_or_no,
        "false",
    ),
    Setting(
        "KASM_READ_ONLY",
        "read_only",
        "Whether only tools that change nothing are there. Wins over every other choice of tools.",
        parsers.yes_or_no,
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
        parsers.Choice(("auto", "always", "never")),
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
        parsers.Number(1, 100_000, "calls"),
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
        parsers.Number(0, 3600, "seconds", float),
        "5",
    ),
)
"""Every setting, in the order of the documentation. `KASM_ENV_FILE` is read before them, by `environment`."""

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
