"""Validate the arguments of a tool, and explain those that do not match, without repeating their values. Pure."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import NoneType
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from kasm_desktops import InvalidArgument

Model = TypeVar("Model", bound=BaseModel)

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


def validated(arguments: Mapping[str, Any], model: type[Model]) -> Model:
    """Validate the arguments for a tool's function.

    Clients send null or "" for parameters that were not chosen. Both mean "not given" for an optional parameter; ""
    does not where an empty text is a value. A required parameter may be nullable: the tool then explains its absence.

    Args:
        arguments: As the client sent them. Texts that look like JSON stay texts, so that a name may be `null`.
        model: The tool's parameters.

    Raises:
        InvalidArgument: They do not match.
    """
    fields = model.model_fields
    given = {name: None for name, field in fields.items() if field.is_required() and _takes_null(field)}
    given |= {name: value for name, value in arguments.items() if not (name in fields and _absent(value, fields[name]))}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise InvalidArgument(explain(error, list(fields))) from None


def _absent(value: object, field: FieldInfo) -> bool:
    if field.is_required() and not _takes_null(field):
        return False
    # A text without conditions may be empty: in update_kasm_user, "" empties a member.
    return value is None or (value == "" and not (field.annotation in (str, str | None) and not field.metadata))


def _takes_null(field: FieldInfo) -> bool:
    return NoneType in get_args(field.annotation)


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
