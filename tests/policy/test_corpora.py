"""Requirements for the entries of the corpora, and the reader of their format."""

import re
from collections import Counter

import pytest

from .corpus import HOME, Example, parse_examples, read_examples

CORPORA = {name: read_examples(f"{name}.txt") for name in ("worked_examples", "evasions", "ordinary")}
ENTRIES = [entry for corpus in CORPORA.values() for entry in corpus]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("_", " ").lower())


def repeated(texts: list[str]) -> list[str]:
    return [text for text, times in Counter(texts).items() if times > 1]


@pytest.mark.parametrize(("corpus", "least"), [("ordinary", 900), ("evasions", 900), ("worked_examples", 40)])
def test_corpus_is_large(corpus: str, least: int) -> None:
    assert len(CORPORA[corpus]) >= least


def test_names_are_unique() -> None:
    assert repeated([entry.name for entry in ENTRIES]) == []


def test_commands_are_unique() -> None:
    assert repeated([f"{entry.command} @{entry.working_dir}" for entry in ENTRIES]) == []


def test_each_entry_has_a_unique_reason() -> None:
    assert [entry.name for entry in ENTRIES if not 3 <= len(entry.reason.split()) <= 16] == []
    assert [entry.name for entry in ENTRIES if words(entry.reason) == words(entry.name)] == []
    assert repeated([entry.reason for entry in ENTRIES]) == []


def test_only_ordinary_commands_are_without_a_code() -> None:
    assert [entry.name for entry in CORPORA["evasions"] if not entry.code] == []
    assert [entry.name for entry in CORPORA["ordinary"] if entry.code] == []


def test_no_command_contains_the_header_of_an_entry() -> None:
    assert [entry.name for entry in ENTRIES if re.search(r"^(#: |####\s)", entry.command, re.MULTILINE)] == []


def test_entries_are_read_with_sections_comments_and_headings_in_commands() -> None:
    text = """About the corpus.

#### Section

## first: syntax @/tmp
#: Why it is here.
# a comment: of the command
cat <<EOF

#### Heading
## Heading
EOF

#### Second section

## second
#: For another reason.
ls

## third
ls"""
    assert parse_examples(text) == [
        Example(
            "first",
            "Why it is here.",
            "# a comment: of the command\ncat <<EOF\n\n#### Heading\n## Heading\nEOF",
            "syntax",
            "/tmp",
        ),
        Example("second", "For another reason.", "ls", "", HOME),
        Example("third", "", "ls", "", HOME),
    ]
