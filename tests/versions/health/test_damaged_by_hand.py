"""Stores that a hand or a disk has spoilt: told, mended as is told, and read where they can be.

Nothing here goes through the service: files are edited, and git is given plumbing commands.
"""

import json
import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.running import lydelse
from tests.serving import Page
from tests.serving import application
from tests.serving import signed_in
from tests.versions.health.spoilt import Spoilt
from tests.versions.health.spoilt import is_clear
from tests.versions.stores import agreement
from tests.versions.stores import copied
from tests.versions.stores import family_with_everything
from tests.versions.stores import imported
from versions.errors import VersionsError
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.readership import Readership
from versions.stages import Audience
from versions.store import Store

OUTLINE = "documents/hsa/outline.tsv"
NOTE = "notes/utan-datum-s/note.json"
ASKED = {
    "documents": ("documents",),
    "now": ("show", "hsa@now"),
    "sent": ("show", "hsa@remiss-1"),
    "decided": ("show", "hsa@beslut-1"),
    "history": ("history", "hsa/syfte"),
    "why": ("why", "hsa/lakarkontakt"),
    "search": ("search", "vården"),
    "note": ("note", "show", "utan-datum-s"),
    "state": ("state",),
}
ALL = frozenset(ASKED)
PAGES = ("/", "/hsa/beslut-1", "/hsa/nu", "/anteckningar", "/sok?q=vården", "/lage")


def _broken_clause(at: Spoilt) -> None:
    at.put("texts", at.clause(), b"Ingen rubrik\n\n**trasig\n")


def _clause_of_other_bytes(at: Spoilt) -> None:
    at.put("texts", at.clause(), b"# Syfte\n\n\xff\xfe\n")


def _clause_twice(at: Spoilt) -> None:
    twice = at.show("texts", OUTLINE) + f"1\t{Path(at.clause()).stem}\t9\n"
    at.put("texts", OUTLINE, twice.encode())


def _clause_in_two_documents(at: Spoilt) -> None:
    imported(Store.open(at.folder), agreement(), name="annat")
    home = Path(at.clause()).stem
    at.put("texts", f"documents/annat/clauses/{home}.md", at.show("texts", at.clause()).encode())
    both = at.show("texts", "documents/annat/outline.tsv") + f"1\t{home}\t9\n"
    at.put("texts", "documents/annat/outline.tsv", both.encode())


def _clause_gone(at: Spoilt) -> None:
    at.put("texts", at.clause(), None)


def _passage_gone(at: Spoilt) -> None:
    at.put("notes", NOTE, at.show("notes", NOTE).replace('"p1"', '"p2"').encode())


def _base_gone(at: Spoilt) -> None:
    (one,) = Store.open(at.folder).view(Audience.DRAFT).proposals()
    path = f"proposals/hsa/{one.clause}/{one.id}.md"
    at.put("notes", path, at.show("notes", path).replace(one.base, "0" * 12).encode())


def _note_of_other_bytes(at: Spoilt) -> None:
    at.put("notes", NOTE, b'{"title": "\xff\xfe"}')


def _half_a_note(at: Spoilt) -> None:
    at.put("notes", NOTE, None)


def _light_tag(at: Spoilt) -> None:
    at.git("texts", "update-ref", "refs/tags/hsa/remiss-1", "main")


def _tag_of_a_tree(at: Spoilt) -> None:
    at.git("texts", "tag", "-f", "-a", "-m", "x", "hsa/remiss-1", "main^{tree}")


def _empty_tag(at: Spoilt) -> None:
    at.ref("texts", "refs/tags/hsa/remiss-1", "")


def _tag_of_another(at: Spoilt) -> None:
    at.git("texts", "tag", "-a", "-m", "x", "v1", "main")


def _detached_head(at: Spoilt) -> None:
    at.ref("texts", "HEAD", at.git("texts", "rev-parse", "main") + "\n")


def _head_of_no_branch(at: Spoilt) -> None:
    at.ref("notes", "HEAD", "ref: refs/heads/master\n")


def _no_head(at: Spoilt) -> None:
    at.ref("texts", "HEAD", None)


def _no_main(at: Spoilt) -> None:
    at.ref("texts", "refs/heads/main", None)


def _empty_main(at: Spoilt) -> None:
    at.ref("notes", "refs/heads/main", "")


def _faked_trailers(at: Spoilt) -> None:
    said = "hsa: edit Syfte\n\nSkäl.\n\nAction: edit\nNote: ingen#p9\nVersion: hsa/beslut-9\n"
    at.put("texts", at.clause(), b"# Syfte\n\nFalskt.\n", says=said)


def _missing_blob(at: Spoilt) -> None:
    at.loose("texts", f"main:{at.clause()}").unlink()


def _corrupt_object(at: Spoilt) -> None:
    path = at.loose("notes", f"main:{NOTE}")
    path.chmod(0o644)
    path.write_bytes(b"nonsense")


def _folder_of_notes_gone(at: Spoilt) -> None:
    at.loose("notes", "main:notes").unlink()


def _folder_of_proposals_gone(at: Spoilt) -> None:
    at.loose("notes", "main:proposals/hsa").unlink()


def _truncated_pack(at: Spoilt) -> None:
    Store.open(at.folder).maintain()
    packs = at.folder.glob("texts.git/objects/pack/*.pack")
    largest = max(packs, key=lambda pack: pack.stat().st_size)
    largest.chmod(0o644)
    largest.write_bytes(largest.read_bytes()[: largest.stat().st_size // 2])


def _index_of_another_format(at: Spoilt) -> None:
    Store.open(at.folder).view(Audience.DRAFT).search("vården")
    database = sqlite3.connect(at.folder / "index.sqlite")
    database.execute("PRAGMA user_version = 99")
    database.close()


def _index_of_random_bytes(at: Spoilt) -> None:
    (at.folder / "index.sqlite").write_bytes(bytes(range(256)) * 40)


def _half_a_journal(at: Spoilt) -> None:
    (at.folder / "pending/journal.json").write_text('[{"repository": "te')


def _journal_to_nowhere(at: Spoilt) -> None:
    tip = at.git("texts", "rev-parse", "main")
    move = {"repository": "texts", "ref": "refs/heads/main", "old": tip, "new": "1" * 40}
    (at.folder / "pending/journal.json").write_text(json.dumps([move]))


def _no_format(at: Spoilt) -> None:
    at.put("texts", "format.json", b"{}\n")


def _foreign_files(at: Spoilt) -> None:
    at.put("texts", "documents/hsa/clauses/README", b"x\n")
    at.put("notes", "links/hej.txt", b"x\n")


def _symbolic_link(at: Spoilt) -> None:
    at.put("texts", at.clause(), b"/etc/passwd", mode="120000")


def _submodule(at: Spoilt) -> None:
    at.put("texts", "documents/modul", at.git("texts", "rev-parse", "main"), mode="160000")


def _broken_family(at: Spoilt) -> None:
    at.put("texts", "family.json", b"{")


def _broken_list_of_copies(at: Spoilt) -> None:
    (at.folder / "elsewhere.json").write_text("{")


def _lock_that_is_a_folder(at: Spoilt) -> None:
    (at.folder / "lock").unlink()
    (at.folder / "lock").mkdir()


TEXT = frozenset({"now", "history"})
WAYS: tuple[tuple[str, Callable[[Spoilt], None], frozenset[str]], ...] = (
    ("a clause that is not in the format", _broken_clause, ALL - TEXT),
    ("a clause that is not UTF-8", _clause_of_other_bytes, ALL - TEXT),
    ("a clause named twice", _clause_twice, ALL),
    ("a clause in two documents", _clause_in_two_documents, ALL),
    ("an order that names a clause that is gone", _clause_gone, ALL - {"now"}),
    ("a link to a passage that is gone", _passage_gone, ALL),
    ("a proposal on a wording that never was", _base_gone, ALL),
    ("a note that is not UTF-8", _note_of_other_bytes, ALL - {"note"}),
    ("a note without its record", _half_a_note, ALL - {"note"}),
    ("a version whose tag is light", _light_tag, ALL - {"sent"}),
    ("a version whose tag is on a tree", _tag_of_a_tree, ALL - {"sent"}),
    ("a version whose tag is empty", _empty_tag, ALL - {"sent"}),
    ("a tag of somebody else", _tag_of_another, ALL),
    ("a detached HEAD", _detached_head, ALL),
    ("a HEAD of no branch", _head_of_no_branch, ALL),
    ("no HEAD", _no_head, frozenset()),
    ("no main", _no_main, frozenset()),
    ("an empty main", _empty_main, frozenset()),
    ("faked trailers", _faked_trailers, ALL),
    ("a missing object", _missing_blob, frozenset({"documents", "search", "note", "state"})),
    ("a corrupt object", _corrupt_object, ALL - {"note"}),
    ("a folder of all notes that is missing", _folder_of_notes_gone, ALL - {"note"}),
    ("a folder of proposals that is missing", _folder_of_proposals_gone, ALL),
    ("a pack cut off", _truncated_pack, frozenset()),
    ("an index of another format", _index_of_another_format, ALL),
    ("an index of random bytes", _index_of_random_bytes, ALL),
    ("half a journal", _half_a_journal, frozenset()),
    ("a journal that leads nowhere", _journal_to_nowhere, frozenset()),
    ("a format that is none", _no_format, frozenset()),
    ("files of somebody else", _foreign_files, ALL),
    ("a symbolic link for a clause", _symbolic_link, ALL - TEXT),
    ("a submodule for a document", _submodule, ALL),
    ("a family without a title", _broken_family, ALL - {"state"}),
    ("a list of copies that is none", _broken_list_of_copies, ALL),
    ("a lock that is a folder", _lock_that_is_a_folder, ALL),
)
UNTOLD = {"an index of another format", "an index of random bytes"}
"""Made anew at the next answer, so that there is nothing to mend."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with something of every kind, and a backup of it."""
    folder = tmp_path_factory.mktemp("whole")
    family_with_everything(folder).backup(folder / "backup")
    (folder / "store/elsewhere.json").unlink()
    return folder


@pytest.mark.parametrize(("way", "spoil", "readable"), WAYS, ids=[way for way, *_ in WAYS])
def test_a_spoilt_store_is_told_read_where_it_can_be_and_mended(
    whole: Path,
    tmp_path: Path,
    way: str,
    spoil: Callable[[Spoilt], None],
    readable: frozenset[str],
) -> None:
    copied(whole, tmp_path / "family")
    folder = tmp_path / "family/store"
    spoil(Spoilt(folder))
    verified = lydelse("--lang", "en", "verify", store=folder)
    answers = {name: lydelse("--lang", "en", *words, store=folder) for name, words in ASKED.items()}
    statuses = set(_statuses(folder))

    assert (verified.code, "→" in verified.out) == ((0, False) if way in UNTOLD else (6, True))
    assert {name for name, answer in answers.items() if answer.code == 0} == readable
    assert all(map(is_clear, answers.values()))
    assert statuses <= {200, 404, 503}
    assert readable == frozenset() or 200 in statuses
    assert _mended(folder)


def _statuses(folder: Path) -> Iterator[int]:
    try:
        client = signed_in(application(Store.open(folder)))
    except VersionsError:
        return
    for page in PAGES:
        yield client.get(page).status_code


def _mended(folder: Path) -> bool:
    """Do what is told to mend the first fault, until there is none."""
    for _ in range(4):
        findings = json.loads(lydelse("verify", "--json", store=folder).out)["findings"]
        if not findings:
            return True
        command = findings[0]["mend"]
        if command == "lydelse restore BACKUP":
            shutil.rmtree(folder)
            assert lydelse("restore", folder.parent / "backup", store=folder).code == 0
        elif command.startswith("lydelse "):
            assert lydelse(*shlex.split(command)[1:], store=folder).code == 0
        else:
            subprocess.run(command, shell=True, check=True, cwd=folder)
    return False


def _client(whole: Path, tmp_path: Path, spoil: Callable[[Spoilt], None]) -> FlaskClient:
    copied(whole, tmp_path / "family")
    spoil(Spoilt(tmp_path / "family/store"))
    return signed_in(application(Store.open(tmp_path / "family/store")))


def test_pages_say_that_something_is_left_out(whole: Path, tmp_path: Path) -> None:
    client = _client(whole, tmp_path, _note_of_other_bytes)
    told = Page(client.get("/anteckningar").text).texts("aside")

    assert any("kan inte läsas och är utelämnat" in text for text in told)


def test_programs_are_told_that_something_is_left_out(whole: Path, tmp_path: Path) -> None:
    sound = signed_in(application(Store.open(whole / "store"))).get("/api/notes")
    spoilt = _client(whole, tmp_path, _note_of_other_bytes).get("/api/notes")

    assert "Lydelse-Left-Out" not in sound.headers
    assert spoilt.headers["Lydelse-Left-Out"] == "?1"


def test_a_page_that_cannot_be_read_says_so_in_the_language_of_its_reader(
    whole: Path, tmp_path: Path
) -> None:
    client = _client(whole, tmp_path, _broken_clause)
    swedish = client.get("/hsa/nu").text
    client.get("/sprak?till=en")
    english = client.get("/hsa/nu").text

    assert "Något i förrådet är skadat" in swedish
    assert "Something in the store is damaged" in english


def test_nobody_outside_is_answered_while_the_names_of_a_note_are_not_known(
    whole: Path, tmp_path: Path
) -> None:
    copied(whole, tmp_path / "family")
    spoilt = Spoilt(tmp_path / "family/store")
    said = (Passage("p1", None, PassageKind.TEXT, "Mötet sade ja."),)
    minutes = Minutes("Ett annat möte", "S", None, passages=said)
    Store.open(spoilt.folder).import_note(minutes, b"x", "a.txt")
    spoilt.put("notes", NOTE, b"{")
    view = Store.open(spoilt.folder).view(Audience.CONSULTATION)

    with pytest.raises(VersionsError, match="utan-datum-s"):
        view.notes()


@pytest.mark.parametrize("folder", ["notes", "people"])
def test_nor_while_a_folder_that_holds_names_cannot_be_read(
    whole: Path, tmp_path: Path, folder: str
) -> None:
    copied(whole, tmp_path / "family")
    spoilt = Spoilt(tmp_path / "family/store")
    store = Store.open(spoilt.folder)
    store.add_person("Maja Bergqvist")
    store.ask("Vad sade Maja Bergqvist?", body="S", readers=Readership(Audience.CONSULTATION))
    spoilt.loose("notes", f"main:{folder}").unlink()
    view = Store.open(spoilt.folder).view(Audience.CONSULTATION)

    with pytest.raises(VersionsError, match=folder):
        view.all_questions  # noqa: B018 - asked for, it must not be answered


def test_a_version_whose_readers_cannot_be_read_is_shown_to_nobody(
    whole: Path, tmp_path: Path
) -> None:
    copied(whole, tmp_path / "family")
    spoilt = Spoilt(tmp_path / "family/store")
    spoilt.put("notes", "readers/hsa/remiss-1.json", b"{")

    with pytest.raises(VersionsError, match=r"readers/hsa/remiss-1\.json"):
        Store.open(spoilt.folder).view(Audience.CONSULTATION).versions("hsa")
