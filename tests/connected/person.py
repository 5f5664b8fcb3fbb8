"""Somebody at the client, whom a server may ask."""

from typing import Any, Literal

import mcp_types as types
from mcp.client.context import ClientRequestContext


class Person:
    """Answers every question alike.

    Attributes:
        questions: What was asked.
        forms: What was shown beneath each question.
    """

    def __init__(self, action: Literal["accept", "decline", "cancel"], content: dict[str, Any] | None = None) -> None:
        self.answer = types.ElicitResult(action=action, content=content)
        self.questions: list[str] = []
        self.forms: list[Any] = []

    async def __call__(self, context: ClientRequestContext, params: types.ElicitRequestParams) -> types.ElicitResult:
        self.questions.append(params.message)
        self.forms.append(params.model_dump(by_alias=True)["requestedSchema"])
        return self.answer


def agreeing(*, agreed: bool = True) -> Person:
    """Give somebody who fills the form of consent in."""
    return Person("accept", {"agreed": agreed})
