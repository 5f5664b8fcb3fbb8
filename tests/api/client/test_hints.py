"""Annotations can be resolved at run time by `typing.get_type_hints` and `attrs.resolve_types`, without arguments."""

from types import FunctionType
from typing import Any, get_overloads, get_type_hints

import attrs
import pytest

import kasm_api
from kasm_api import models
from kasm_api.models import KnownOperationalStatus, Session, SessionOwner

from .described import CALLS

CLASSES = {name: value for name in models.__all__ if isinstance(value := getattr(models, name), type)}


PUBLIC = [getattr(kasm_api, name) for name in kasm_api.__all__]


@pytest.mark.parametrize(
    "class_", [*CLASSES.values(), *PUBLIC], ids=lambda class_: f"{class_.__module__}.{class_.__name__}"
)
def test_the_annotations_of_a_class_can_be_resolved(class_: type[Any]) -> None:
    get_type_hints(class_)
    for attribute in vars(class_).values():
        if isinstance(attribute, FunctionType | classmethod | property):
            get_type_hints(getattr(attribute, "__func__", None) or getattr(attribute, "fget", attribute))
    if attrs.has(class_):
        attrs.resolve_types(class_)
        assert not [row.name for row in attrs.fields(class_) if isinstance(row.type, str)]


@pytest.mark.parametrize("name", CALLS)
def test_the_annotations_of_a_call_can_be_resolved(name: str) -> None:
    both = (CALLS[name].sync, CALLS[name].asyncio)
    for function in (*both, *(overload for one in both for overload in get_overloads(one))):
        assert get_type_hints(function)["return"] in {bytes, *CLASSES.values()}


def test_what_is_resolved_is_the_models_and_literals() -> None:
    hints = get_type_hints(Session)
    assert hints["user"] == SessionOwner | None
    assert hints["operational_status"] == KnownOperationalStatus | str | None
