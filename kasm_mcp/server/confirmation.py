"""Ask a person before something is destroyed: by elicitation, in both protocol eras.

`KASM_CONFIRM` decides: `never` does not ask, `auto` asks if the client can, `always` also requires an argument
`confirm` from clients that cannot, which the assistant sets after asking the user.
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
"""Additional parameter of destructive tools with `always`."""

_NOT_CONFIRMED = "not_confirmed"


class Agreement(BaseModel):
    """The form below the question."""

    agreed: bool = Field(title="Yes, do it")


async def _ask(question: str) -> Elicit[Agreement]:
    return Elicit(question, Agreement)


# The text of a question identifies its answer, so one plan serves every tool.
_ASKED = {"answer": (Resolve(_ask), True)}
_PLANS = build_resolver_plans(_ASKED, {"question"})


def with_argument(arguments: type[ArgModelBase]) -> type[ArgModelBase]:
    """Add `confirm` to the model of a tool's arguments."""
    return create_model(
        arguments.__name__,
        __base__=arguments,
        confirm=(bool, Field(default=False, description="Only after the user has agreed.")),
    )


def can_ask(context: Context[Any, Any]) -> bool:
    """Return whether the client supports form elicitation."""
    capabilities = context.client_capabilities
    elicitation = capabilities.elicitation if capabilities else None
    # Clients of older protocol versions send an empty capability, without the kind.
    return elicitation is not None and (elicitation.form is not None or elicitation.url is None)


async def confirmed(context: Context[Any, Any], question: str) -> InputRequiredResult | None:
    """Ask a person through the client.

    Args:
        context: Context of the call; its client can ask.
        question: Names what would be destroyed. The same call must produce the same question.

    Returns:
        None if the person agrees; the question as the result of the call, in the era in which the client repeats the
        call with the person's answer.

    Raises:
        Refused: The client answered no, which does not prove that a person did, or failed to ask.
    """
    try:
        answers = await resolve_arguments(_ASKED, _PLANS, {"question": question}, context)
    except (MCPError, ToolError) as error:
        what = "could not ask" if isinstance(error, MCPError) else "sent a malformed reply"
        raise Refused(
            f"Nothing was done: this needs the user's consent, and the client {what}. Set KASM_CONFIRM=never to rely "
            "on the client's approval instead.",
            rule=_NOT_CONFIRMED,
        ) from error
    if isinstance(answers, InputRequiredResult):
        return answers
    answer = answers["answer"]
    if isinstance(answer, AcceptedElicitation) and answer.data.agreed:
        return None
    said = "dismissed the question" if isinstance(answer, CancelledElicitation) else "answered no"
    raise Refused(
        f"Nothing was done: asked for confirmation, the client {said}. Do not try again unless the user asks for it. "
        "Some clients answer no by themselves, for example when they run without a person (claude -p, codex exec): "
        "there, set KASM_CONFIRM=never to rely on the client's approval instead.",
        rule=_NOT_CONFIRMED,
    )


def not_confirmed(question: str) -> Refused:
    """Return the refusal of a call without `confirm` from a client that cannot ask.

    Args:
        question: The question for the assistant to ask.
    """
    return Refused(
        f"Nothing was done yet. Ask the user: {question} If they agree, call again with confirm=true.",
        rule="confirmation_required",
    )
