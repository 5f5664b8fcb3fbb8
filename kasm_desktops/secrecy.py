"""Masks secrets in log lines and in Kasm's own words. Pure."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote

MASK = "********"
_SHORTEST = 4
"""Shorter secrets are not masked: masking every "a" would reveal the secret and make the text unreadable."""

# Each part has a fixed start or is short, so that matching takes linear time.
_CREDENTIALS = re.compile(
    r"""(?xi)
    (                                                       # a name that marks its value as a secret,
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
    """Mask secrets in a text: the given values, and values that their context marks as secrets.

    Args:
        text: Any text, such as a log line or another program's message.
        secrets: Exact values; also masked as escaped in JSON or in a URL.
    """
    for secret in secrets:
        if len(secret) >= _SHORTEST:
            for spelling in dict.fromkeys((secret, json.dumps(secret)[1:-1], quote(secret, safe=""))):
                text = text.replace(spelling, MASK)
    return _CREDENTIALS.sub(lambda found: (found[1] or "") + MASK, text)
