"""A question asked by one server and answered to another: what travels meanwhile is sealed by a key they share."""

from typing import Annotated

import mcp_types as types
import pytest
from mcp.server import MCPServer
from mcp.server.mcpserver import Context, Elicit, Resolve
from mcp.shared.exceptions import MCPError
from pydantic import BaseModel

from kasm_mcp.config.config import Config
from kasm_mcp.server.build import build_server
from kasm_mcp.server.services import Services
from tests.connected.rig import Rig

from .serving import TOKEN, Balancer, client, serving


class Answer(BaseModel):
    """What a person is asked."""

    sure: bool


async def question(ctx: Context[Services]) -> Answer | Elicit[Answer]:
    """Ask, where there is somebody to ask."""
    if ctx.client_capabilities is None or ctx.client_capabilities.elicitation is None:
        return Answer(sure=False)
    return Elicit("Are you sure?", Answer)


async def get_kasm_users(answer: Annotated[Answer, Resolve(question)]) -> str:
    """Say what the person said."""
    return f"sure: {answer.sure}"


def asking(config: Config) -> MCPServer[Services]:
    """Make a server of ours, one of whose tools asks a person."""
    server = build_server(config)
    server.remove_tool("get_kasm_users")
    server.add_tool(get_kasm_users)
    return server


async def says_yes(_: object, asked: types.ElicitRequestParams) -> types.ElicitResult:
    assert asked.message == "Are you sure?"
    return types.ElicitResult(action="accept", content={"sure": True})


async def answered(first: Config, second: Config) -> str:
    """Let one server ask and another one get the answer."""
    async with serving(first, asking(first)) as one, serving(second, asking(second)) as other:
        balancer = Balancer(one, other)
        async with client(one, elicitation_callback=says_yes, balancer=balancer, token=TOKEN) as connected:
            before = dict(balancer.counts)
            result = await connected.call_tool("get_kasm_users", {})
            after = balancer.counts
    assert all(after[url] > before[url] for url in after), "one asked and the other was answered"
    assert isinstance(result.content[0], types.TextContent)
    return result.content[0].text


async def test_a_question_of_one_server_may_be_answered_to_another_of_the_same_settings(rig: Rig) -> None:
    assert await answered(rig.config(), rig.config(LOG_LEVEL="DEBUG")) == "sure: True"


@pytest.mark.parametrize(
    "other",
    [
        {"KASM_API_SECRET": "another-secret-0123"},
        {"KASM_HTTP_TOKEN": TOKEN},
        {"KASM_USER_ID": "0123456789abcdef0123456789abcdef"},
    ],
    ids=lambda other: next(iter(other)),
)
async def test_servers_of_other_secrets_or_users_refuse_it(rig: Rig, other: dict[str, str]) -> None:
    with pytest.RaisesGroup(pytest.RaisesExc(MCPError, match="requestState"), flatten_subgroups=True):
        await answered(rig.config(), rig.config(**other))
