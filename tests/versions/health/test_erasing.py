"""Erasing a person: nothing of them in notes, and everything else said."""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import reading
from tests.versions.stores import store_with_agreement
from versions.git.folder import Folder
from versions.git.forgetting import ledger_path
from versions.git.journal import UnfinishedError
from versions.git.repository import MAIN
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository
from versions.health.backup import restore
from versions.health.erasing import UnknownPersonError
from versions.health.remains import RemainKind
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Participant
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

NAME = "Maja Bergqvist"


def word_file(text: str) -> bytes:
    """A Word file whose name is split over runs, as Word does."""
    first, _, rest = text.partition(" ")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        body = f"<w:p><w:r><w:t>{first}</w:t></w:r><w:r><w:t> {rest}</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f"<w:document>{body}</w:document>")
    return made.getvalue()


def minutes(*texts: str) -> Minutes:
    people = (Participant(NAME, "Borgsund"), Participant("Ali Sand", "Norrvik"))
    passages = tuple(
        Passage(f"p{number}", None, PassageKind.TEXT, text, speaker=NAME)
        for number, text in enumerate(texts, start=1)
    )
    return Minutes("Möte", "Styrgruppen", None, participants=people, passages=passages)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A family in which one person is named in every way there is."""
    made = store_with_agreement(tmp_path)
    note = made.import_note(
        minutes("Maja Bergqvists förslag antas.", "Mötet avslutas."), word_file(NAME), "mote.docx"
    )
    other = made.import_note(
        minutes("bergqvist, maja anmälde jäv."), word_file("Ali Sand"), "a.docx"
    )
    made.add_person(NAME)
    target = Target("hsa", clause_id(made, "syfte"))
    link = made.link(PassageRef(note.id, "p1"), target, LinkKind.DISCUSSES, by=NAME)
    made.unlink(link.id)
    made.link(PassageRef(other.id, "p1"), target, LinkKind.DISCUSSES, phrase="vården", by=NAME)
    made.propose(
        "hsa", target.clause, title=f"Från {NAME}", from_=NAME, blocks=blocks(f"{NAME} svarar.")
    )
    made.comment(Target("hsa", target.clause, "now"), "vården", f"Fråga {NAME}.", by=NAME)
    made.ask(f"Vet {NAME}?", body="Styrgruppen")
    edited(made, "syfte", "Nytt syfte.", by=NAME, why="Tydligare.")
    return made


def folder_of(store: Store) -> Folder:
    return store.view(Audience.DRAFT)._moment.readers.folder


def objects(store: Store, repository: str) -> Iterator[bytes]:
    """Every object of a repository that git knows of, reachable or not."""
    where = ["git", "--git-dir", str(folder_of(store).path / repository)]
    listed = subprocess.run(
        [*where, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for row in listed.splitlines():
        oid, kind = row.split()
        yield subprocess.run(
            [*where, "cat-file", kind, oid], check=True, capture_output=True
        ).stdout


def commits(store: Store) -> list[str]:
    where = ["git", "--git-dir", str(folder_of(store).notes.path)]
    told = subprocess.run(
        [*where, "rev-list", "--reverse", "main"], check=True, capture_output=True, text=True
    )
    return told.stdout.split()


def test_nothing_in_notes_names_them_any_more(store: Store) -> None:
    before = b"".join(objects(store, "notes.git"))
    done = store.erase(NAME)
    after = b"".join(objects(store, "notes.git"))

    assert before.lower().count(b"bergqvist") > 10
    assert b"bergqvist" not in after.lower()
    assert RemainKind.NOTES not in {one.kind for one in done.remains}


def test_what_others_said_and_did_stays(store: Store) -> None:
    store.erase(NAME)
    view = store.view(Audience.DRAFT)
    first, second = view.notes()

    assert [person.name for person in first.participants] == ["Ali Sand"]
    assert [passage.text for passage in first.passages] == ["NNs förslag antas.", "Mötet avslutas."]
    assert second.passages[0].text == "NN anmälde jäv."
    assert [link.phrase for link in view.links()] == ["vården"]
    assert view.proposals()[0].text == "NN svarar."
    assert view.all_comments[0].text == "Fråga NN."
    assert store.verify() == ()


def test_what_came_before_they_were_named_keeps_its_ids(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    said = "Skäl\u2028med udda tecken.\n\nOch två stycken."
    passages = (Passage("p1", None, PassageKind.TEXT, said),)
    store.import_note(Minutes("Möte", "Åsnens råd", None, passages=passages), b"", "")
    before = commits(store)
    store.import_note(minutes(f"{NAME} anmälde jäv."), b"", "")
    store.import_note(Minutes("Sist", "Råd", None, passages=passages), b"", "")
    store.erase(NAME)

    assert commits(store)[: len(before)] == before
    assert len(commits(store)) == len(before) + 2


def test_files_that_name_them_go_and_others_stay(store: Store) -> None:
    done = store.erase(NAME)
    view = store.view(Audience.DRAFT)
    sources = [view.note_source(note.id) for note in view.notes()]

    assert [source is None for source in sources] == [True, False]
    assert [path for path in done.removed if path.endswith(".docx")] == [
        f"notes/{view.notes()[0].id}/source.docx"
    ]


def test_texts_stay_as_they_are_and_what_they_tell_is_said(store: Store) -> None:
    edited(store, "lakarkontakt", "Ny plikt.", why=f"Som {NAME} sade.")
    edited(store, "uppsagning-av-avtal", f"Frågor ställs till {NAME}.")
    tip = store.view(Audience.DRAFT).decisions[-1].commit
    done = store.erase(NAME)
    kinds = {one.kind for one in done.remains}

    assert store.view(Audience.DRAFT).decisions[-1].commit == tip
    assert kinds == {RemainKind.AUTHOR_KEY, RemainKind.REASON, RemainKind.WORDING}
    assert store.view(Audience.DRAFT).name(done.who.key) == ""


def test_search_finds_them_no_more(store: Store) -> None:
    found = store.view(Audience.DRAFT).search("Bergqvist").hits
    store.erase(NAME)

    assert found
    assert store.view(Audience.DRAFT).search("Bergqvist").hits == ()


def test_old_refs_and_packs_hold_nothing_back(store: Store) -> None:
    git = ["git", "--git-dir", str(folder_of(store).notes.path)]
    subprocess.run([*git, "update-ref", "refs/heads/saved", "main"], check=True)
    store.maintain()
    store.erase(NAME)

    assert b"bergqvist" not in b"".join(objects(store, "notes.git")).lower()
    assert store.verify() == ()


def test_they_can_be_named_by_their_key(store: Store) -> None:
    key = store.add_person(NAME)
    done = store.erase(key)

    assert (done.who.key, done.who.name) == (key, NAME)


def test_looking_changes_nothing_and_says_what_erasing_does(store: Store) -> None:
    tips = store.view(Audience.DRAFT).tips
    found = store.traces(NAME)
    same = store.view(Audience.DRAFT).tips
    done = store.erase(NAME)

    assert same == tips
    assert (found.rewritten, found.removed) == (done.rewritten, done.removed)


def test_namesakes_in_part_are_left_alone(store: Store) -> None:
    others = Passage("p1", None, PassageKind.TEXT, "Maja Bergqvist-Lind, Maja Bergqvistsson.")
    store.import_note(Minutes("M", "B", None, passages=(others,)), b"", "")
    store.erase(NAME)

    texts = [one.text for note in store.view(Audience.DRAFT).notes() for one in note.passages]
    assert others.text in texts


def test_somebody_whom_nothing_names_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownPersonError):
        store.erase("Ingen Alls")


def test_an_older_backup_is_restored_without_them(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "old.backup"
    store.backup(file)
    done = store.erase(NAME)
    (tmp_path / "store").rename(tmp_path / "away")
    again = restore(file, tmp_path / "store")
    restored = Store.open(tmp_path / "store")

    assert [one.where.partition(" ")[0] for one in done.remains if one.kind == "backup"] == [
        str(file)
    ]
    assert again == (done.who.key,)
    assert b"bergqvist" not in b"".join(objects(restored, "notes.git")).lower()
    assert restored.verify() == ()


def test_the_ledger_holds_no_name(store: Store, tmp_path: Path) -> None:
    store.erase(NAME)

    assert "ergqvist" not in ledger_path(tmp_path / "store").read_text()


def test_what_was_cut_off_is_carried_through_by_the_next_writer(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_repository: Repository, _git: object) -> None:
        raise DamagedStoreError("here", "no power")

    with monkeypatch.context() as patched:
        patched.setattr("versions.git.forgetting.forget", cut_off)
        with pytest.raises(UnfinishedError):
            store.erase(NAME)
    told = ledger_path(tmp_path / "store").exists()
    imported(store, agreement(), "remiss-2")

    assert not told
    assert b"bergqvist" not in b"".join(objects(store, "notes.git")).lower()
    assert ledger_path(tmp_path / "store").exists()


def test_what_never_came_to_pass_is_not_in_the_ledger(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> None:
        raise DamagedStoreError("here", "no power")

    with monkeypatch.context() as patched:
        patched.setattr("versions.git.repository.Repository.swap", cut_off)
        with pytest.raises(DamagedStoreError):
            store.erase(NAME)
    imported(store, agreement(), "remiss-2")

    assert b"bergqvist" in b"".join(objects(store, "notes.git")).lower()
    assert not ledger_path(tmp_path / "store").exists()
    assert store.erase(NAME).who.name == NAME


def test_a_source_that_is_json_is_a_file_from_outside(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    for version, said in (("v-1", f'["{NAME}"]'), ("v-2", "[")):
        store.import_version(
            reading(agreement(duty=version)),
            said.encode(),
            "avtal.json",
            document="hsa",
            version=version,
            stage=Stage.DRAFT,
        )
    done = store.erase(NAME)
    view = store.view(Audience.DRAFT)

    assert done.removed == ("sources/hsa/v-1.json",)
    assert view.source("hsa", "v-1") is None
    assert view.source("hsa", "v-2") == ("avtal.json", b"[")


def test_a_backup_that_was_moved_is_told_of_nonetheless(store: Store, tmp_path: Path) -> None:
    for number in range(3):
        store.backup(tmp_path / f"copy-{number}")
    (tmp_path / "copy-0").rename(tmp_path / "elsewhere-0")
    (tmp_path / "copy-1").unlink()
    told = store.traces(NAME).remains
    kinds = [one.kind for one in told]
    moved = next(one.where for one in told if one.kind is RemainKind.MOVED)

    assert (kinds.count(RemainKind.BACKUP), kinds.count(RemainKind.MOVED)) == (1, 1)
    assert "copy-1 × 2" in moved
    assert len(store.copies()) == 1


def test_a_name_of_one_word_in_a_path_is_told(store: Store) -> None:
    imported(store, agreement(), name="majas-rutin")
    store.comment(Target("hsa", clause_id(store, "syfte"), "now"), "syfte", "Majas?", by="S")
    told = store.erase("Majas").remains

    assert any(one.kind is RemainKind.PATH and "majas-rutin" in one.where for one in told)


def test_a_record_that_cannot_be_read_is_told_and_hinders_nothing(store: Store) -> None:
    notes = folder_of(store).notes
    tip = notes.commit(notes.tip() or "")
    path = "comments/zz/zzzzzzzz.json"
    tree = notes.write_tree(tip.tree, {path: b"\xff{"})
    notes.swap(
        MAIN, tip.oid, notes.write_commit(tree, (tip.oid,), "x\n", tip.author, tip.committer)
    )
    told = store.erase(NAME).remains

    assert [one.where for one in told if one.kind is RemainKind.UNREAD] == [path]
