"""A mask for texts that may hold secrets: log lines, and Kasm's own words. Pure."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote

MASK = "********"
_SHORTEST = 4
"""Shorter secrets are left alone: masking every "a" would say what the secret is, and hide all else."""

# Each part begins where nothing else could or is short, so that the time it takes only grows as the text does.
_CREDENTIALS = re.compile(
    r"""(?xi)
    (                                                       # a name that tells what the value is,
      (?<! [\w.-] ) [\w.-]* (?: token | secret | password | passwd | passphrase | api_?key ) \\? ["']? \s* [:=] \s*
    | \b (?: proxy- )? authorization \\? ["']? \s* [:=] \s* \\? ["']? (?: basic | bearer | digest )? \s*
    | \b set-cookie \\? ["']? \s* [:=] \s* \\? ["']? [^\s=;]{1,256} =
    )
    (?: \\?" (?: [^"\\] | \\[^"] )* \\?" | ' (?: [^'\\] | \\. )* ' | [^\s"',;&<>(){}\[\]\\]+ )
    | \b (?: basic | bearer ) [ ] (?= \S* [0-9+/=.] ) [\w+/=.~-]{8,}    # or a header's value without its name,
    | (?<= \#/connect/kasm/ ) [^\s"'<>]+                    # or Kasm's link that logs in
    """
)


def mask(text: str, secrets: Iterable[str] = ()) -> str:
    """Hide secrets in a text: the given ones wherever they stand, and what its surroundings show to be one.

    Args:
        text: Any text, such as a log line or the words of another program.
        secrets: Exact values; also found where JSON or an address has them in another spelling.
    """
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            for spelling in dict.fromkeys((secret, json.dumps(secret)[1:-1], quote(secret, safe=""))):
                text = text.replace(spelling, MASK)
    return _CREDENTIALS.sub(lambda found: (found[1] or "") + MASK, text)
