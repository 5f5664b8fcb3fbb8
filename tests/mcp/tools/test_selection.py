"""Which tools a server has: by groups, by names, without some, and only those that change nothing."""

import pytest

from kasm_api import ConfigError
from kasm_mcp.config.config import Config
from kasm_mcp.server.kasm_server import refusal_of
from kasm_mcp.table import DEFAULT_TOOLSETS, TABLE, TOOLS, TOOLSETS
from tests.settings import REQUIRED


def config(**settings: str) -> Config:
    return Config.from_mapping(REQUIRED | settings)


def names(**settings: str) -> list[str]:
    return list(config(**settings).tool_names)


READING = [row.name for row in TABLE if not row.changes]


def test_every_tool_is_in_one_toolset() -> None:
    assert [name for names in TOOLSETS.values() for name in names] == [row.name for row in TABLE]


DEFAULT = [row.name for row in TABLE if row.toolset in DEFAULT_TOOLSETS]


def test_the_tools_of_the_specification_are_there_unless_others_are_chosen() -> None:
    assert names() == DEFAULT
    assert len(DEFAULT) == 21


def test_a_word_chooses_several_toolsets() -> None:
    assert names(KASM_TOOLSETS="Default") == DEFAULT
    assert names(KASM_TOOLSETS="users, all") == list(TOOLS)


@pytest.mark.parametrize("group", TOOLSETS)
def test_a_group_is_chosen_by_its_name(group: str) -> None:
    assert names(KASM_TOOLSETS=group.upper()) == list(TOOLSETS[group])


def test_the_order_is_that_of_the_table_whatever_the_order_of_the_choice() -> None:
    chosen = names(KASM_TOOLSETS="files, commands", KASM_TOOLS="logout_kasm_user,get_session_status")
    assert chosen == [
        "get_session_status",
        "execute_kasm_command",
        "read_kasm_file",
        "write_kasm_file",
        "logout_kasm_user",
    ]


def test_single_tools_alone_are_all_there_is() -> None:
    assert names(KASM_TOOLS="get_kasm_users") == ["get_kasm_users"]


def test_what_is_excluded_is_not_there_although_it_is_chosen() -> None:
    chosen = names(KASM_TOOLSETS="files", KASM_TOOLS="write_kasm_file", KASM_EXCLUDE_TOOLS="write_kasm_file")
    assert chosen == ["read_kasm_file"]


def test_read_only_wins_over_every_choice() -> None:
    assert names(KASM_READ_ONLY="1") == [name for name in DEFAULT if name in READING]
    everything = names(KASM_READ_ONLY="1", KASM_TOOLSETS=",".join(TOOLSETS), KASM_TOOLS=",".join(TOOLS))
    assert everything == READING


def test_a_server_without_tools_does_not_start() -> None:
    with pytest.raises(ConfigError, match="leave no tool"):
        config(KASM_READ_ONLY="1", KASM_TOOLSETS="commands")


@pytest.mark.parametrize(
    ("settings", "tool", "named"),
    [
        (
            {"KASM_READ_ONLY": "1", "KASM_EXCLUDE_TOOLS": "destroy_kasm_session"},
            "destroy_kasm_session",
            "KASM_READ_ONLY",
        ),
        ({"KASM_EXCLUDE_TOOLS": "read_kasm_file"}, "read_kasm_file", "KASM_EXCLUDE_TOOLS"),
        ({"KASM_TOOLSETS": "files"}, "get_kasm_users", "KASM_TOOLSETS"),
        ({}, "format_the_disk", None),
    ],
)
def test_the_setting_that_leaves_a_tool_out_is_named(settings: dict[str, str], tool: str, named: str | None) -> None:
    refusal = refusal_of(tool, config(**settings))
    assert (refusal is None) is (named is None)
    assert refusal is None or (named or "") in refusal.message
