"""Explain arguments that do not match a tool's schema, without repeating their values. Pure."""

from collections.abc import Sequence
from difflib import get_close_matches

from pydantic import ValidationError

_MOST = 5
_LONGEST_NAME = 40
_SAYS = {
    "missing": "is required",
    "string_type": "must be text",
    "string_too_short": "must not be empty",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "string_unicode": "must be valid Unicode text",
}


def explain(error: ValidationError, known: Sequence[str]) -> str:
    """Return one sentence for each wrong argument.

    Args:
        error: The validation error. Its text is not used: it repeats values, and a value may be a password.
        known: The tool's parameters.
    """
    sentences = []
    problems = error.errors(include_url=False, include_context=True, include_input=False)
    for problem in problems[:_MOST]:
        name = _shown(".".join(str(part) for part in problem["loc"]))
        if problem["type"] == "extra_forbidden":
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"valid are: {', '.join(known) or 'none'}."
            sentences.append(f"There is no parameter {name}; {hint}")
            continue
        context = problem.get("ctx", {})
        says = _SAYS.get(problem["type"])
        if says is None and "ge" in context:
            says = f"must be at least {context['ge']}"
        elif says is None and "le" in context:
            says = f"must be at most {context['le']}"
        elif says is None and "max_length" in context:
            says = f"must have at most {context['max_length']} characters"
        elif problem["type"] == "string_pattern_mismatch":
            says = "must be an id: letters, digits and hyphens, at most 64"
        sentences.append(f"{name} {says or 'does not match the schema'}.")
    if len(problems) > _MOST:
        sentences.append(f"And {len(problems) - _MOST} more.")
    return " ".join(dict.fromkeys(sentences))


def _shown(name: str) -> str:
    """Return a parameter name, shortened and without markup: an unknown one may be any text."""
    visible = "".join(c if c.isprintable() and c not in "<>" else " " for c in name)
    return visible if len(visible) <= _LONGEST_NAME else visible[: _LONGEST_NAME - 1] + "…"
