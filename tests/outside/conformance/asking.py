"""Tools that ask the client something: in the middle of a call, or by an answer that wants input first."""

import json
from collections.abc import Callable
from typing import Annotated, Any, Literal, cast

from mcp.server import MCPServer
from mcp.server.mcpserver import Context, Elicit, ElicitationResult, Resolve
from mcp.shared.exceptions import MCPError
from mcp_types import (
    MISSING_REQUIRED_CLIENT_CAPABILITY,
    CreateMessageRequest,
    CreateMessageRequestParams,
    ElicitRequest,
    ElicitRequestFormParams,
    ElicitResult,
    InputRequest,
    InputRequiredResult,
    ListRootsRequest,
    SamplingMessage,
    TextContent,
)
from pydantic import BaseModel, Field

Answered = str | InputRequiredResult
Requests = dict[str, InputRequest]


class Word(BaseModel):
    """A form with one text."""

    response: str


class Contact(BaseModel):
    """A form with the texts that the suite fills in."""

    username: str
    email: str


class Defaults(BaseModel):
    """A form with a default of each type."""

    name: str = "John Doe"
    age: int = 30
    score: float = 95.5
    status: Literal["active", "inactive", "pending"] = "active"
    verified: bool = True


def _titled(**titles: str) -> list[dict[str, str]]:
    return [{"const": word, "title": title} for word, title in titles.items()]


class Choices(BaseModel):
    """A form with a choice of each kind."""

    untitledSingle: Literal["option1", "option2", "option3"]  # noqa: N815  # the suite names them
    titledSingle: str = Field(json_schema_extra={"oneOf": cast("Any", _titled(a="First", b="Second", c="Third"))})  # noqa: N815
    untitledMulti: list[Literal["option1", "option2", "option3"]]  # noqa: N815
    titledMulti: list[str] = Field(  # noqa: N815
        json_schema_extra={"items": {"anyOf": cast("Any", _titled(a="First", b="Second", c="Third"))}}
    )
    legacyEnum: str = Field(  # noqa: N815
        json_schema_extra={"enum": ["opt1", "opt2", "opt3"], "enumNames": ["One", "Two", "Three"]}
    )


def _said(result: Any) -> str:
    content = result.data.model_dump_json() if result.action == "accept" else "{}"
    return f"action={result.action}, content={content}"


async def test_elicitation(message: str, ctx: Context[Any]) -> str:
    """Ask who it is."""
    return f"User response: {_said(await ctx.elicit(message, Contact))}"


async def test_elicitation_sep1034_defaults(ctx: Context[Any]) -> str:
    """Ask with defaults."""
    return f"Elicitation completed: {_said(await ctx.elicit('Please check the defaults', Defaults))}"


async def test_elicitation_sep1330_enums(ctx: Context[Any]) -> str:
    """Ask for choices."""
    return f"Elicitation completed: {_said(await ctx.elicit('Please choose', Choices))}"


async def test_sampling(prompt: str, ctx: Context[Any]) -> str:
    """Let the client's model answer."""
    session = cast("Any", ctx.session)  # what it does is deprecated
    result = await session.create_message(messages=[_user(prompt)], max_tokens=100, related_request_id=ctx.request_id)
    return f"LLM response: {result.content.text}"


def _probe() -> Elicit[Word]:
    return Elicit("Which word?", Word)


async def test_streaming_elicitation(answer: Annotated[ElicitationResult[Word], Resolve(_probe)]) -> str:
    """Ask by a resolver, in the way of either era."""
    return f"elicitation {answer.action}"


async def test_missing_capability(ctx: Context[Any]) -> str:
    """Refuse a client that cannot sample."""
    capabilities = ctx.client_capabilities
    if capabilities is None or capabilities.sampling is None:
        needed: dict[str, Any] = {"requiredCapabilities": {"sampling": {}}}
        raise MCPError(MISSING_REQUIRED_CLIENT_CAPABILITY, "Sampling is needed", needed)
    return "The client can sample."


def _user(text: str) -> SamplingMessage:
    return SamplingMessage(role="user", content=TextContent(text=text))


def _form(message: str, **properties: str) -> ElicitRequest:
    schema = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in properties.items()},
        "required": list(properties),
    }
    return ElicitRequest(params=ElicitRequestFormParams(message=message, requested_schema=cast("Any", schema)))


def _sample(text: str) -> CreateMessageRequest:
    return CreateMessageRequest(params=CreateMessageRequestParams(messages=[_user(text)], max_tokens=50))


def _entered(answer: object) -> dict[str, Any]:
    return dict(answer.content or {}) if isinstance(answer, ElicitResult) else {}


NAME = ("What is your name?", {"name": "string"})


def _wants(requests: Callable[[], Requests], state: str | None = None) -> Callable[[Context[Any]], Answered]:
    """Make a tool that asks until all its requests are answered, and its state has come back."""

    def tool(ctx: Context[Any]) -> Answered:
        wanted, got = requests(), ctx.input_responses or {}
        if wanted.keys() <= got.keys() and ctx.request_state == state:
            return f"All is here (state-ok): {_entered(next(iter(got.values())))}"
        return InputRequiredResult(input_requests=wanted, request_state=state)

    return tool


def test_input_required_result_tampered_state(ctx: Context[Any]) -> Answered:
    """Ask, and go on with any state that comes through."""
    if ctx.request_state is None:
        return InputRequiredResult(input_requests={"confirm": _form("Go on?", ok="boolean")}, request_state="round 1")
    return f"state-ok: {ctx.request_state}"


def test_input_required_result_multi_round(ctx: Context[Any]) -> Answered:
    """Ask twice, and keep the first answer in the state."""
    state, got = json.loads(ctx.request_state or '{"round": 0}'), ctx.input_responses or {}
    if state["round"] == 1 and "step1" in got:
        state = {"round": 2} | _entered(got["step1"])
        asked: Requests = {"step2": _form("Which colour?", color="string")}
        return InputRequiredResult(input_requests=asked, request_state=json.dumps(state))
    if state["round"] == 2 and "step2" in got:
        return f"{state['name']} likes {_entered(got['step2']).get('color')}."
    return InputRequiredResult(input_requests={"step1": _form(NAME[0], **NAME[1])}, request_state='{"round": 1}')


def test_input_required_result_capabilities(ctx: Context[Any]) -> Answered:
    """Ask only for what the client can answer."""
    known = ctx.client_capabilities
    requests: Requests = {}
    if known is None or known.sampling is not None:
        requests["sample"] = _sample("Say hello")
    if known is None or known.elicitation is not None:
        requests["ask"] = _form(NAME[0], **NAME[1])
    return InputRequiredResult(input_requests=requests, request_state="asked")


WANTING: dict[str, Callable[[Context[Any]], Answered]] = {
    "elicitation": _wants(lambda: {"user_name": _form(NAME[0], **NAME[1])}),
    "sampling": _wants(lambda: {"capital_question": _sample("What is the capital of France?")}),
    "list_roots": _wants(lambda: {"client_roots": ListRootsRequest()}),
    "request_state": _wants(lambda: {"confirm": _form("Please confirm", ok="boolean")}, "a state"),
    "multiple_inputs": _wants(
        lambda: {
            "user_name": _form(NAME[0], **NAME[1]),
            "greeting": _sample("Generate a greeting"),
            "client_roots": ListRootsRequest(),
        },
        "all of them",
    ),
}


def add_to(server: MCPServer[Any]) -> None:
    """Add the tools."""
    for tool in (
        test_elicitation,
        test_elicitation_sep1034_defaults,
        test_elicitation_sep1330_enums,
        test_sampling,
        test_streaming_elicitation,
        test_missing_capability,
        test_input_required_result_tampered_state,
        test_input_required_result_multi_round,
        test_input_required_result_capabilities,
    ):
        server.add_tool(tool)
    for name, wanting in WANTING.items():
        server.add_tool(wanting, name=f"test_input_required_result_{name}", description="Ask, then go on.")
