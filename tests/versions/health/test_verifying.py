"""Each thing that can be wrong with a store is told, and what is told to mend it does."""

import json
import shlex
import sqlite3
import subprocess
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.findings import Told
from service.findings import told
from service.wording import Wording
from tests.running import lydelse
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import family_with_everything
from versions.format import layout
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import write_message
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.health.findings import Fault
from versions.records.links import Target
from versions.stages import Audience
from versions.store import Store


def tampered(folder: Path, repository: str, changes: Mapping[str, bytes | str | None]) -> None:
    """Change files behind the store's back, as somebody could who takes on its name."""
    where = Repository(folder / "store" / f"{repository}.git")
    tip = where.commit(where.tip() or "")
    tree = where.write_tree(tip.tree, changes)
    said = write_message(Message("x", Action.EDIT))
    made = where.write_commit(tree, (tip.oid,), said, tip.author, tip.committer)
    where.swap(MAIN, tip.oid, made)


def git(folder: Path, repository: str, *words: str) -> str:
    where = ["git", "--git-dir", str(folder / "store" / f"{repository}.git")]
    return subprocess.run([*where, *words], check=True, capture_output=True, text=True).stdout


def faults(store: Store) -> set[Fault]:
    return {finding.fault for finding in store.verify()}


def test_a_healthy_store_has_nothing_to_tell(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    store.view(Audience.DRAFT).search("vården")

    assert store.verify() == ()


@pytest.mark.parametrize(
    ("path", "content", "fault"),
    [
        pytest.param("outline.tsv", b"1\tsaknas\t\n", Fault.OUTLINE, id="an outline"),
        pytest.param("outline.tsv", b"one\n", Fault.UNREADABLE, id="a broken outline"),
        pytest.param("document.json", b"[]", Fault.UNREADABLE, id="a document record"),
        pytest.param("clauses/SYFTE.md", b"#\n\nen **fet\n", Fault.FORM, id="a broken clause"),
        pytest.param("clauses/SYFTE.md", b"#\n\n\nx\n", Fault.FORM, id="an untidy clause"),
    ],
)
def test_a_text_that_was_tampered_with_is_told(
    tmp_path: Path, path: str, content: bytes, fault: Fault
) -> None:
    store = family_with_everything(tmp_path)
    where = path.replace("SYFTE", clause_id(store, "syfte"))
    tampered(tmp_path, "texts", {f"documents/hsa/{where}": content})

    assert fault in faults(store)


@pytest.mark.parametrize(
    ("gone", "named_in"),
    [
        pytest.param("notes", {"links", "proposals", "questions"}, id="a note"),
        pytest.param("parties.json", set(), id="nothing that is named"),
    ],
)
def test_what_names_something_that_is_gone_is_told(
    tmp_path: Path, gone: str, named_in: set[str]
) -> None:
    store = family_with_everything(tmp_path)
    tampered(tmp_path, "notes", {gone: None})
    found = store.verify()

    assert {finding.where.partition("/")[0] for finding in found} == named_in
    assert {finding.fault for finding in found} <= {Fault.MISSING}


def test_what_names_a_document_that_is_gone_is_told(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    record = b'{\n"kind": "guideline",\n"language": "sv",\n"parent": "borta",\n"title": "T"\n}\n'
    tampered(tmp_path, "texts", {"documents/hsa/document.json": record})

    assert [(one.where, one.detail) for one in store.verify()] == [("documents/hsa", "borta")]


def test_a_version_without_its_tag_is_told(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    (tmp_path / "store" / "texts.git" / "refs" / "tags" / "hsa" / "remiss-1").unlink()

    assert [(one.where, one.fault) for one in store.verify()] == [
        ("refs/tags/hsa/remiss-1", Fault.NO_TAG)
    ]


def test_a_decision_on_another_text_and_a_source_that_was_exchanged_are_told(
    tmp_path: Path,
) -> None:
    store = family_with_everything(tmp_path)
    tree = "0" * 40
    verdict = git(tmp_path, "notes", "show", "main:decisions/hsa/beslut-1/norrvik.json")
    kept = store.view(Audience.DRAFT).verdicts("hsa", "beslut-1").verdicts[0].text
    changes: dict[str, bytes | str | None] = {
        "decisions/hsa/beslut-1/norrvik.json": verdict.replace(kept, tree).encode(),
        "sources/hsa/remiss-1.docx": b"another file",
    }
    tampered(tmp_path, "notes", changes)

    assert faults(store) == {Fault.OTHER_TEXT, Fault.SOURCE}


def test_a_decision_that_changed_more_than_it_says_is_told(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    where = Repository(tmp_path / "store" / "texts.git")
    tip = where.commit(where.tip() or "")
    one, other = clause_id(store, "syfte"), clause_id(store, "lakarkontakt")
    path = "documents/hsa/clauses"
    changes = {f"{path}/{one}.md": b"#\n\nEtt.\n", f"{path}/{other}.md": b"#\n\nTva.\n"}
    message = write_message(Message("s", Action.EDIT, "", {"Clause": (f"hsa/{one}",)}))
    tree = where.write_tree(tip.tree, changes)
    made = where.write_commit(tree, (tip.oid,), message, tip.author, tip.committer)
    where.swap(MAIN, tip.oid, made)

    assert [(one_.fault, one_.detail) for one_ in store.verify()] == [
        (Fault.CHANGED_MORE, f"hsa/{one}")
    ]


def test_a_corrupt_object_is_told(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    blob = git(tmp_path, "texts", "rev-parse", "main:family.json").strip()
    path = tmp_path / "store/texts.git/objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.write_bytes(b"nonsense")

    assert Fault.OBJECT in faults(store)


@dataclass(frozen=True)
class Broken:
    """Something that can be broken and mended again."""

    breaks: Callable[[Path], object]
    fault: Fault


def _lose_main(store: Path) -> None:
    (store / "texts.git/refs/heads/main").unlink()


def _empty_main(store: Path) -> None:
    (store / "notes.git/refs/heads/main").write_bytes(b"")


def _spoil_the_index(store: Path) -> None:
    Store.open(store).view(Audience.DRAFT).search("vården")
    database = sqlite3.connect(store / "index.sqlite")
    database.execute("UPDATE texts SET body = 'annat'")
    database.commit()
    database.close()


def _add_a_tag(store: Path) -> None:
    tag = ("tag", "hsa/v-9", "hsa/remiss-1")
    subprocess.run(["git", "--git-dir", store / "texts.git", *tag], check=True)


def _lose_the_passage(store: Path) -> None:
    tip = Store.open(store)
    for one in tip.view(Audience.DRAFT).proposals():
        tampered(store.parent, "notes", {f"proposals/hsa/{one.clause}/{one.id}.md": None})
    tampered(store.parent, "notes", {"notes": None, "questions": None})


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(Broken(_lose_main, Fault.NO_MAIN), id="a lost branch"),
        pytest.param(Broken(_empty_main, Fault.NO_MAIN), id="an empty branch"),
        pytest.param(Broken(_spoil_the_index, Fault.INDEX), id="an index of something else"),
        pytest.param(Broken(_add_a_tag, Fault.NOT_NAMED), id="a tag of somebody else"),
        pytest.param(Broken(_lose_the_passage, Fault.MISSING), id="a link to nothing"),
        pytest.param(
            Broken(
                lambda store: (store / "pending/journal.json").write_text("{"), Fault.UNREADABLE
            ),
            id="a journal that is none",
        ),
        pytest.param(
            Broken(lambda at: (at / "pending/forgetting").touch(), Fault.FORGETTING),
            id="an erasure that was cut off",
        ),
    ],
)
def test_what_is_told_to_mend_a_fault_does(
    tmp_path: Path, broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    family_with_everything(tmp_path)
    folder = tmp_path / "store"
    broken.breaks(folder)
    done = lydelse("verify", "--json", store=folder)
    found = json.loads(done.out)["findings"]
    command = found[-1]["mend"]
    monkeypatch.chdir(folder)
    if command.startswith("lydelse "):
        assert lydelse(*shlex.split(command)[1:], store=folder).code == 0
    else:
        subprocess.run(command, shell=True, check=True)

    assert done.code == 6
    assert found[-1]["fault"] == broken.fault
    assert Store.open(folder).verify() == ()


def test_a_person_who_was_erased_and_is_named_again_is_told(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    key = store.add_person("Maja Bergqvist")
    store.erase("Maja Bergqvist")
    edited(store, "syfte", "Nytt.", by="Maja Bergqvist")
    store.comment(
        Target("hsa", clause_id(store, "syfte"), "now"), "Nytt", "Så?", by="Maja Bergqvist"
    )
    found = store.verify()

    assert [(one.fault, one.detail) for one in found] == [(Fault.ERASED, key)]


def test_findings_are_told_with_what_mends_them(tmp_path: Path) -> None:
    store = family_with_everything(tmp_path)
    tampered(tmp_path, "notes", {"notes": None, "proposals": None, "questions": None})
    (link,) = store.view(Audience.DRAFT)._moment.readers.records.links(
        store.view(Audience.DRAFT)._moment.notes_tree
    )

    assert told(store.verify(), Wording("en")) == (
        Told(
            layout.link_path(link.id),
            "missing",
            "it names utan-datum-s#p1, and there is no such thing",
            f"lydelse note unlink {link.id}",
        ),
    )
