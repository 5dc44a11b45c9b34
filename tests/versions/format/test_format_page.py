"""The page of the format tells what is written: its examples are read and written again."""

import json
import re
from pathlib import Path

from versions.format import clause_file
from versions.format import layout
from versions.format.messages import Action
from versions.format.messages import read_message

PAGE = (Path(__file__).parent.parent.parent.parent / "docs/format.md").read_text("utf-8")
EXAMPLES: list[str] = re.findall(r"^```\n(.*?)^```$", PAGE, re.M | re.S)


def example(start: str) -> str:
    """The example that begins like this."""
    (found,) = (one for one in EXAMPLES if one.startswith(start))
    return found


def test_its_number_is_that_of_the_format() -> None:
    assert f"This page is the format, version {layout.FORMAT}." in PAGE
    assert f"| {layout.FORMAT} | " in PAGE


def test_its_record_is_as_records_are_written() -> None:
    record = example("{")

    assert layout.write_json(json.loads(record)).decode() == record


def test_its_outline_names_clauses_with_level_and_number() -> None:
    outline = example("0\t").encode()

    assert [one.number for one in layout.read_outline(outline, "outline.tsv")] == ["", "1", "1.1"]
    assert layout.write_outline(layout.read_outline(outline, "outline.tsv")) == outline


def test_its_clause_is_as_clauses_are_written() -> None:
    clause = example("# ")

    assert clause_file.write(clause_file.parse(clause)) == clause


def test_its_decision_is_one_and_its_actions_are_all_there_are() -> None:
    message = read_message(example("hsa: edit"))
    told = re.search(r"^\| `Action` \| (.*?); always the first", PAGE, re.M)

    assert message is not None
    assert (message.action, message.values("Clause")) == (Action.EDIT, ("hsa/prtmh3hz",))
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == [one.value for one in Action]
