"""JSON Schema, judged by the library that the SDK's own client uses."""

from typing import Any

from jsonschema import Draft202012Validator, ValidationError  # type: ignore[import-untyped]  # it has no stubs

DoesNotFit = ValidationError


def is_schema(schema: Any) -> None:
    """Raise where a schema is none."""
    Draft202012Validator.check_schema(schema)


def fits(value: Any, schema: Any) -> None:
    """Raise `DoesNotFit` where a value does not fit a schema."""
    Draft202012Validator(schema).validate(value)
