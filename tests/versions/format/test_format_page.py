"""What docs/format.md says is what a store writes."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.versions.stores import family_with_everything
from versions.format import clause_file
from versions.format import layout
from versions.format.messages import Action
from versions.format.messages import read_message
from versions.format.messages import write_message
from versions.git import journal
from versions.git.journal import Move
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.readership import Readership
from versions.stages import Audience
from versions.store import Store

PAGE = (Path(__file__).parents[3] / "docs/format.md").read_text("utf-8")
ROWS = re.findall(r"^\| (`[^|]+) \| (.+) \|$", PAGE, re.MULTILINE)


def block(begins: str) -> str:
    """The example that begins with some words."""
    (found,) = (
        one for one in re.findall(r"^```\n(.*?)^```$", PAGE, re.M | re.S) if one.startswith(begins)
    )
    return str(found)


def fields(folder: str) -> set[str]:
    """The fields that the page names of the records below a folder of notes."""
    return {
        name
        for path, told in ROWS
        if f"`{folder}" in path
        for name in re.findall(r"`([a-z0-9_]+)`", told)
    }


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = family_with_everything(tmp_path_factory.mktemp("format"))
    made.set_readers("hsa", "remiss-1", Readership(Audience.CONSULTATION, ("S",)), by="S")
    made.release_comparison("hsa", "remiss-1", "beslut-1", Readership(Audience.DECISION), by="S")
    made.name_parties(["Norrvik"])
    made.name_body("Styrgruppen", ["SG"])
    made.add_person("Maja Bergqvist")
    return made


def files(store: Store, name: str) -> Mapping[str, bytes]:
    """What lies in the newest commit of a repository."""
    where = Repository(store._readers.folder.path / f"{name}.git")
    tree = where.commit(where.tip() or "").tree
    return {path: where.blob(oid) for path, oid in where.files(tree)}


def test_the_number_is_that_of_the_format() -> None:
    assert f"This page is the format, version {layout.FORMAT}." in PAGE
    assert PAGE.count(f'`{{"format": {layout.FORMAT}}}`') == 2
    assert f"\n| {layout.FORMAT} | " in PAGE
    assert f"\n| {layout.FORMAT + 1} | " not in PAGE


def test_the_record_is_written_so(store: Store) -> None:
    example = block('{\n"kind"').encode()
    written = files(store, "texts")["documents/hsa/document.json"]

    assert layout.write_json(layout.read_json(example, "x")) == example
    assert layout.read_json(written, "x").keys() == layout.read_json(example, "x").keys()


def test_the_outline_is_written_so() -> None:
    example = block("0\t").encode()

    assert layout.write_outline(layout.read_outline(example, "x")) == example


def test_the_clause_is_written_so() -> None:
    example = block("# Läkarkontakt")

    assert clause_file.write(clause_file.parse(example)) == example


def test_the_decision_is_written_so() -> None:
    example = block("hsa: edit")
    message = read_message(example)

    assert message is not None
    assert write_message(message) == example


def test_the_version_is_written_so(store: Store) -> None:
    where = store._readers.folder.texts
    written = where.tag(where.tags()["hsa/beslut-1"]).message
    shape = re.compile(r"^([A-Z][\w-]+): ", re.MULTILINE)

    assert shape.findall(block("hsa/remiss-1")) == shape.findall(written)


def test_the_journal_is_written_so(tmp_path: Path) -> None:
    (tmp_path / "pending").mkdir()
    journal.record(tmp_path, (Move(journal.TEXTS, MAIN, "0" * 40, "1" * 40),))
    (written,) = json.loads((tmp_path / "pending/journal.json").read_bytes())

    assert re.findall(r'"(\w+)": ', block('[{"repository"')) == list(written)


def test_every_action_and_trailer_is_told(store: Store) -> None:
    told = next(text for name, text in ROWS if name == "`Action`")
    trailers = {
        name
        for decision in store.view(Audience.DRAFT).decisions
        for name in decision.message.trailers
    }

    assert set(re.findall(r"`([a-z]+)`", told)) == set(Action)
    assert trailers <= {name.strip("`") for name, _ in ROWS}


def test_every_field_of_every_record_is_told(store: Store) -> None:
    records = {
        path: content for path, content in files(store, "notes").items() if path.endswith(".json")
    }
    untold = {
        f"{path.partition('/')[0]}: {name}"
        for path, content in records.items()
        for name in json.loads(content).keys() - fields(path.partition("/")[0])
        if "/" in path and name not in {"audience", "readers", "id"}
    }

    assert len(records) > 12
    assert untold == set()


def test_every_file_of_a_store_lies_where_it_is_said_to(store: Store) -> None:
    for name in ("texts", "notes"):
        assert all(layout.is_known(name, path) for path in files(store, name))
    assert layout.is_known("notes", "links/k7/k7f3a9xw.json")
    assert layout.is_known("notes", "comments/q3/q3m8x2ab.json")


def test_every_field_of_a_proposal_is_told(store: Store) -> None:
    (written,) = (
        text for path, text in files(store, "notes").items() if path.startswith("proposals")
    )
    record = json.loads(written.decode().partition("\n}\n")[0] + "}")

    assert record.keys() - fields("proposals/") == {"id", "audience", "readers"}
