"""Asking a person before something is destroyed: by elicitation, in both eras of the protocol.

`KASM_CONFIRM` decides: `never` asks nobody, `auto` whoever can be asked, `always` demands of a client that cannot ask
an argument `confirm`, which an assistant gives after it has asked.
"""

from typing import Any, Literal

from mcp.server.elicitation import AcceptedElicitation, CancelledElicitation
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import Elicit, Resolve, build_resolver_plans, resolve_arguments
from mcp.server.mcpserver.utilities.func_metadata import ArgModelBase
from mcp.shared.exceptions import MCPError
from mcp_types import InputRequiredResult
from pydantic import BaseModel, Field, create_model

from kasm_desktops import Refused

Confirm = Literal["auto", "always", "never"]

ARGUMENT = "confirm"
"""The parameter that destructive tools have beside their own, with `always`."""

_NOT_CONFIRMED = "not_confirmed"


class Agreement(BaseModel):
    """What a person is shown beneath the question."""

    agreed: bool = Field(title="Yes, do it")


async def _ask(question: str) -> Elicit[Agreement]:
    return Elicit(question, Agreement)


# A question is matched with its answer by its text, so one plan serves every tool.
_ASKED = {"answer": (Resolve(_ask), True)}
_PLANS = build_resolver_plans(_ASKED, {"question"})


def with_argument(arguments: type[ArgModelBase]) -> type[ArgModelBase]:
    """Return the model of a tool's arguments with `confirm` added."""
    return create_model(
        arguments.__name__,
        __base__=arguments,
        confirm=(bool, Field(default=False, description="Only after the user has agreed.")),
    )


def can_ask(context: Context[Any, Any]) -> bool:
    """Return whether the client can show a form to a person."""
    capabilities = context.client_capabilities
    elicitation = capabilities.elicitation if capabilities else None
    # An empty capability is how clients said it before there were kinds of it.
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


async def confirmed(context: Context[Any, Any], question: str) -> InputRequiredResult | None:
    """Ask a person through the client.

    Args:
        context: Of the call; its client can ask.
        question: Says what would be destroyed. The same call must lead to the same question.

    Returns:
        None when the person agrees; the question as an answer to the call, in the era in which the client calls again
        with what the person said.

    Raises:
        Refused: The person does not agree, or the client failed to ask.
    """
    try:
        answers = await resolve_arguments(_ASKED, _PLANS, {"question": question}, context)
    except (MCPError, ToolError) as error:
        what = "could not ask" if isinstance(error, MCPError) else "answered the question in another form"
        raise Refused(
            f"Nothing was done: this needs a person's consent, and the client {what}. Set KASM_CONFIRM=never to leave "
            "consent to the client's own approval.",
            rule=_NOT_CONFIRMED,
        ) from error
    if isinstance(answers, InputRequiredResult):
        return answers
    answer = answers["answer"]
    if isinstance(answer, AcceptedElicitation) and answer.data.agreed:
        return None
    if isinstance(answer, CancelledElicitation):
        raise Refused(
            "Nothing was done: the question to a person was dismissed without an answer. Where nobody is there to be "
            "asked, KASM_CONFIRM=never leaves consent to the client.",
            rule=_NOT_CONFIRMED,
        )
    raise Refused(
        "Nothing was done: the person who was asked did not agree. Do not try again unless they ask for it.",
        rule=_NOT_CONFIRMED,
    )


def not_confirmed(question: str) -> Refused:
    """Return the refusal of a call without `confirm` from a client that cannot ask.

    Args:
        question: What the assistant is to ask.
    """
    return Refused(
        f"Nothing was done yet. Ask the user: {question} If they agree, call again with confirm=true.",
        rule="confirmation_required",
    )
