from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import store_with_agreement
from versions.links import LinkKind
from versions.links import Target
from versions.messages import Action
from versions.messages import Message
from versions.messages import write_message
from versions.minutes import Minutes
from versions.minutes import Passage
from versions.minutes import PassageKind
from versions.notes import PassageRef
from versions.repository import MAIN
from versions.repository import Repository
from versions.store import Store


def family(folder: Path) -> Store:
    store = store_with_agreement(folder)
    passage = Passage("p1", None, PassageKind.TEXT, "Text.")
    note = store.import_note(Minutes("Möte", "S", None, passages=(passage,)), b"x", "a.txt")
    target = Target("hsa", clause_id(store, "syfte"))
    store.link(PassageRef(note.id, "p1"), target, LinkKind.NOTES, when=WHEN)
    return store


def tampered(folder: Path, repository: str, changes: Mapping[str, bytes | str | None]) -> None:
    """Change files behind the store's back, as somebody with git could."""
    where = Repository(folder / "store" / f"{repository}.git")
    tip = where.commit(where.tip() or "")
    tree = where.write_tree(tip.tree, changes)
    where.swap(MAIN, tip.oid, where.write_commit(tree, (tip.oid,), "x\n", tip.author, tip.author))


def test_a_healthy_store_has_nothing_to_tell(tmp_path: Path) -> None:
    assert family(tmp_path).verify() == ()


@pytest.mark.parametrize(
    ("path", "content", "what"),
    [
        pytest.param("outline.tsv", b"1\tsaknas\t\n", "name each clause", id="an outline"),
        pytest.param("outline.tsv", b"one\n", "not in the format", id="a broken outline"),
        pytest.param("document.json", b"[]", "not in the format", id="a document record"),
        pytest.param("clauses/SYFTE.md", b"#\n\nen **fet\n", "left open", id="a broken clause"),
        pytest.param("clauses/SYFTE.md", b"#\n\n\nx\n", "not written as", id="an untidy clause"),
    ],
)
def test_a_file_that_was_tampered_with_is_told(
    tmp_path: Path, path: str, content: bytes, what: str
) -> None:
    store = family(tmp_path)
    where = path.replace("SYFTE", clause_id(store, "syfte"))
    tampered(tmp_path, "texts", {f"documents/hsa/{where}": content})

    assert any(what in finding.what for finding in store.verify())


def test_links_to_what_is_not_there_are_told(tmp_path: Path) -> None:
    store = family(tmp_path)
    tampered(tmp_path, "notes", {"notes": None})

    assert [finding.what for finding in store.verify()] == ["there is no passage utan-datum-s#p1"]


def test_a_version_without_its_tag_is_told(tmp_path: Path) -> None:
    store = family(tmp_path)
    (tmp_path / "store" / "texts.git" / "refs" / "tags" / "hsa" / "remiss-1").unlink()

    assert [finding.where for finding in store.verify()] == ["hsa/remiss-1"]


def test_a_decision_that_changed_more_than_it_says_is_told(tmp_path: Path) -> None:
    store = family(tmp_path)
    where = Repository(tmp_path / "store" / "texts.git")
    tip = where.commit(where.tip() or "")
    one, other = clause_id(store, "syfte"), clause_id(store, "lakarkontakt")
    path = "documents/hsa/clauses"
    changes = {f"{path}/{one}.md": b"#\n\nEtt.\n", f"{path}/{other}.md": b"#\n\nTva.\n"}
    message = write_message(Message("s", Action.EDIT, "", {"Clause": (f"hsa/{one}",)}))
    tree = where.write_tree(tip.tree, changes)
    where.swap(MAIN, tip.oid, where.write_commit(tree, (tip.oid,), message, tip.author, tip.author))

    assert [finding.what for finding in store.verify()] == [f"it changed more than hsa/{one}"]
