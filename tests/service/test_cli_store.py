"""Commands that act on a store: import, edit, propose, adopt, why, export."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clauses.reading import read
from clauses.reading.word.sides import read_sides
from service.files.exporting import CLEAN
from service.files.exporting import TYPES
from tests.running import Done
from tests.running import lydelse
from tests.versions.test_tracked import EDITED

CLAUSE = "hsa/kontakt-kvall-natt-och-helg"
NOTE = "2025-11-12-gemensam-styrgrupp"


def told(store: Path, *words: object) -> Any:
    done = lydelse("--lang", "en", *words, "--json", store=store)

    assert done.code == 0, done.err
    return json.loads(done.out)


def tips(store: Path) -> list[str]:
    return [
        subprocess.run(
            ["git", "--git-dir", store / f"{name}.git", "rev-parse", "main"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for name in ("texts", "notes")
    ]


def test_a_family_begins_empty(tmp_path: Path) -> None:
    store = tmp_path / "store"

    assert lydelse("init", "prov", "--title", "Ett prov", store=store).code == 0
    assert told(store, "documents") == {"documents": []}
    assert lydelse("--lang", "en", "verify", store=store).out == "The store is healthy.\n"


def test_documents_are_listed_with_their_versions(sample_store: Path) -> None:
    documents = told(sample_store, "documents")["documents"]

    assert next(document["id"] for document in documents) == "hsa"
    assert documents[0]["versions"] == [
        {"id": "utkast-3", "stage": "draft", "date": "2025-03-14"},
        {"id": "remiss-1", "stage": "consultation", "date": "2025-06-02"},
        {"id": "beslut-1", "stage": "decision", "date": "2026-02-20"},
    ]
    assert {document["parent"] for document in documents[1:]} == {"hsa"}


def test_importing_says_what_was_doubtful(
    tmp_path: Path, sample_word: Callable[[str], Path]
) -> None:
    store = tmp_path / "store"
    lydelse("init", "prov", "--title", "Ett prov", store=store)
    words = ("--document", "hsa", "--stage", "draft", "--by", "Arbetsgruppen")
    first = lydelse(
        "--lang",
        "en",
        "import",
        sample_word("hsa-remiss-1"),
        *words,
        "--version",
        "v-1",
        store=store,
    )
    second = told(store, "import", sample_word("hsa-beslut-1"), *words, "--version", "v-2")

    assert first.out.startswith("hsa@v-1: 49 clauses")
    assert second["version"] == "hsa@v-2"
    assert second["comparison"]["summary"]["split"] == 1
    assert isinstance(second["doubtful"], list)


def test_show_gives_ids_and_wordings(sample_store: Path) -> None:
    clauses = told(sample_store, "show", "hsa@beslut-1")["clauses"]

    assert len({clause["id"] for clause in clauses}) == len(clauses) == 50
    assert all(clause["wording_id"] for clause in clauses)


def test_one_clause_can_be_shown_by_its_slug(sample_store: Path) -> None:
    done = lydelse("show", "hsa@beslut-1", "giltighet", store=sample_store)

    assert done.out.startswith("9.1 Giltighet\n\nAvtalet gäller från och med den 1 oktober 2026")


def test_a_diff_pairs_clauses_by_identity(sample_store: Path) -> None:
    summary = told(sample_store, "diff", "hsa@remiss-1", "hsa@beslut-1")["summary"]

    assert (summary["split"], summary["merged"], summary["deleted"]) == (1, 1, 1)


def test_an_edit_is_one_commit_with_its_reason(own_store: Path, tmp_path: Path) -> None:
    text = tmp_path / "new.md"
    text.write_text("Avtalet gäller tills vidare.\n\n- första\n- andra\n", "utf-8")
    done = lydelse(
        *("edit", "hsa/giltighet", "--text-file", text, "--latest"),
        *("--by", "Juristerna", "--why", "Enklare så.", "--note", f"{NOTE}#p1"),
        store=own_store,
    )
    (newest,) = told(own_store, "history", "hsa/giltighet")["history"][-1:]

    assert done.code == 0
    assert newest["text"] == "Avtalet gäller tills vidare.\nförsta\nandra"
    assert (newest["by"], newest["why"], newest["version"]) == ("Juristerna", "Enklare så.", None)


def test_an_edit_on_a_stale_base_prints_both_texts_and_changes_nothing(
    own_store: Path, tmp_path: Path
) -> None:
    (clause,) = told(own_store, "show", "hsa@now", "giltighet")["clauses"]
    one, two = tmp_path / "1.md", tmp_path / "2.md"
    one.write_text("Den ena lydelsen.", "utf-8")
    two.write_text("Den andra lydelsen.", "utf-8")
    words = ("--base", clause["wording_id"], "--by", "A", "--why", "B")
    first = lydelse("edit", "hsa/giltighet", "--text-file", one, *words, store=own_store)
    before = tips(own_store)
    second = lydelse(
        "--lang", "en", "edit", "hsa/giltighet", "--text-file", two, *words, store=own_store
    )

    assert first.code == 0
    assert second.code == 5
    assert "somebody has changed the clause since" in second.err
    assert "Den ena lydelsen." in second.err
    assert "Den andra lydelsen." in second.err
    assert tips(own_store) == before


def test_a_proposal_can_be_made_seen_and_adopted(own_store: Path, tmp_path: Path) -> None:
    text = tmp_path / "f.md"
    text.write_text("Avtalet gäller i tio år.", "utf-8")
    made = lydelse(
        *("propose", "hsa/giltighet", "--title", "Tio år", "--from", "Norrviks kommun"),
        *("--text-file", text),
        store=own_store,
    )
    proposal = made.out.strip()
    listed = lydelse("--lang", "en", "proposals", "hsa/giltighet", store=own_store)
    adopted = lydelse("adopt", proposal, "--by", "Styrgruppen", "--why", "Längre.", store=own_store)
    (after,) = told(own_store, "proposals", "hsa/giltighet")["proposals"]

    assert f"{proposal}  Tio år – Norrviks kommun" in listed.out
    assert adopted.code == 0
    assert after["status"] == "adopted"
    assert told(own_store, "history", "hsa/giltighet")["history"][-1]["text"] == after["text"]


def test_three_escalated_proposals_and_the_final_wording_are_side_by_side(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "proposals.html"
    proposals = told(sample_store, "proposals", CLAUSE)["proposals"]
    done = lydelse("--lang", "sv", "proposals", CLAUSE, "-o", out, store=sample_store)

    assert done.code == 0
    assert [proposal["status"] for proposal in proposals] == ["superseded"] * 4 + ["adopted"]
    assert len({proposal["from"] for proposal in proposals}) == 4
    assert "Juristerna" in out.read_text("utf-8")


def test_why_answers_with_the_proposal_and_the_quoted_passage(sample_store: Path) -> None:
    why = told(sample_store, "why", f"{CLAUSE}@beslut-1")
    change = next(one for one in why["changes"] if one["to"] == "beslut-1")

    assert change["why"].startswith("Styrgrupperna enades")
    assert change["proposal"]["title"] == "Slutlig skrivelse"
    assert any("Styrgrupperna enas om" in note["quote"] for note in change["notes"])
    assert [one for one in why["unexplained"] if one["since"] == "remiss-1"] == []


def test_why_of_a_phrase_follows_those_words(sample_store: Path) -> None:
    why = told(sample_store, "why", "hsa/uppsagning", "--phrase", "tolv månader")

    assert [change["why"] for change in why["changes"]] == [
        "Sex månader räcker inte för att bygga upp en egen verksamhet."
    ]


def test_words_without_a_reason_are_said_to_have_none(sample_store: Path) -> None:
    why = told(sample_store, "why", "hsa/gemensamma-principer@beslut-1")
    done = lydelse("--lang", "en", "why", "hsa/gemensamma-principer", store=sample_store)

    assert [one["text"] for one in why["unexplained"] if one["since"] == "remiss-1"] == [
        "bör",
        "ska",
    ]
    assert "No reason recorded" in done.out


def test_what_was_considered_and_left_says_where_it_went(sample_store: Path) -> None:
    why = told(sample_store, "why", "hsa/hemsjukvard-i-ordinart-boende")

    assert [one["went"] for one in why["considered"]] == [
        "En gemensam rutin för gränsfall, som arbetsgruppen tar fram"
    ]


def test_a_passage_can_be_linked_and_the_link_taken_away(own_store: Path) -> None:
    linked = lydelse(
        *("note", "link", f"{NOTE}#p2", "hsa/kostnader@beslut-1", "--kind", "discusses"),
        *("--phrase", "fakturerar inte", "--by", "Maja"),
        store=own_store,
    )
    shown = lydelse("--lang", "en", "note", "show", NOTE, store=own_store).out

    assert linked.code == 0
    assert "discusses hsa/" in shown
    assert lydelse("note", "unlink", linked.out.strip(), "--by", "Maja", store=own_store).code == 0
    assert told(own_store, "note", "show", NOTE)["passages"][1]["links"] == []


def test_minutes_become_a_note(own_store: Path, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "Mötesanteckning\n\nLilla gruppen\n\nDatum: 2026-03-02\n\n1. Parter\n\nInget nytt.\n",
        "utf-8",
    )
    done = lydelse("note", "import", minutes, store=own_store)
    note = told(own_store, "note", "show", done.out.strip())

    assert (note["date"], note["body"]) == ("2026-03-02", "Lilla gruppen")
    assert "Inget nytt." in [passage["text"] for passage in note["passages"]]


def test_a_release_makes_a_version_of_the_text_being_worked_on(own_store: Path) -> None:
    done = lydelse(
        *("release", "hsa", "--version", "beslut-2", "--stage", "decision"),
        *("--by", "Arbetsgruppen", "--why", "Rättad.", "--date", "2026-03-01"),
        store=own_store,
    )
    taken = lydelse(
        *("--lang", "en", "release", "hsa", "--version", "beslut-2", "--stage", "decision"),
        *("--by", "Arbetsgruppen", "--why", "Rättad."),
        store=own_store,
    )

    assert done == Done(0, "hsa@beslut-2\n", "")
    assert taken.code == 2
    assert taken.err == "lydelse: hsa@beslut-2: the version exists; choose another name\n"


@pytest.mark.parametrize("ending", list(TYPES))
def test_a_redline_since_a_version_can_be_exported(
    sample_store: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"r{ending}"
    done = lydelse(
        "--lang",
        "sv",
        "export",
        "hsa@beslut-1",
        "--since",
        "remiss-1",
        "-o",
        out,
        store=sample_store,
    )

    assert done == Done(0, "", "")
    assert out.stat().st_size > 1000


@pytest.mark.parametrize("ending", CLEAN)
def test_a_version_is_exported_without_marks_in_every_form(
    sample_store: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"clean{ending}"
    done = lydelse("export", "hsa@beslut-1", "-o", out, store=sample_store)

    assert done == Done(0, "", "")
    assert out.stat().st_size > 1000


def test_a_clean_word_file_takes_the_look_of_a_given_template(
    sample_store: Path, tmp_path: Path, sample_word: Callable[[str], Path]
) -> None:
    out = tmp_path / "clean.docx"
    look = sample_word("avvikelser-remiss-1")
    lydelse(
        *("--lang", "sv", "export", "hsa@beslut-1", "--template", look, "-o", out),
        store=sample_store,
    )
    reading = read(out.read_bytes(), out.name)
    wanted = told(sample_store, "show", "hsa@beslut-1")

    assert [one.text for one in reading.document.clauses] == [
        one["text"] for one in wanted["clauses"]
    ]
    assert any("Beslut 1, 20 februari 2026" in remark.text for remark in reading.remarks)


def test_a_clean_version_is_the_file_it_came_from(
    sample_store: Path, tmp_path: Path, sample_word: Callable[[str], Path]
) -> None:
    out = tmp_path / "clean.docx"
    lydelse("export", "hsa@beslut-1", "-o", out, store=sample_store)

    assert out.read_bytes() == sample_word("hsa-beslut-1").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "nope@latest"), "nope: there is no such document"),
        (("show", "hsa@nope"), "hsa@nope: there is no such version"),
        (("why", "hsa/nope"), "hsa/nope: there is no such clause"),
        (("note", "show", "nope"), "nope: there is no such note or passage"),
        (("adopt", "nope", "--by", "A", "--why", "B"), "nope: there is no such proposal"),
    ],
)
def test_what_does_not_exist_is_said_in_one_line(
    sample_store: Path, words: tuple[str, ...], said: str
) -> None:
    done = lydelse("--lang", "en", *words, store=sample_store)

    assert done == Done(4, "", f"lydelse: {said}\n")


def test_a_missing_store_is_said(tmp_path: Path) -> None:
    done = lydelse("--lang", "en", "documents", store=tmp_path / "none")

    assert done.code == 4
    assert "there is no store here" in done.err


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"PK\x03\x04not really", id="broken"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), id="encrypted"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_refused_import_leaves_the_store_as_it_was(
    own_store: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "bad.docx"
    file.write_bytes(content)
    before = tips(own_store)
    done = lydelse(
        *("import", file, "--document", "hsa", "--version", "x-1", "--stage", "draft"),
        store=own_store,
    )

    assert done.code == 3
    assert done.err.count("\n") == 1
    assert tips(own_store) == before


@pytest.mark.parametrize("audience", ["consultation", "decision"])
def test_an_audience_sees_no_draft_no_note_and_no_proposal(
    sample_store: Path, audience: str
) -> None:
    as_audience = ("--lang", "en", "--audience", audience)
    documents = json.loads(lydelse(*as_audience, "documents", "--json", store=sample_store).out)[
        "documents"
    ]
    stages = {version["stage"] for document in documents for version in document["versions"]}

    assert "draft" not in stages
    assert lydelse(*as_audience, "show", "hsa@utkast-3", store=sample_store).code == 4
    assert lydelse(*as_audience, "show", "hsa@now", store=sample_store).code == 4
    assert lydelse(*as_audience, "note", "show", NOTE, store=sample_store).code == 4
    assert lydelse(*as_audience, "search", "eskaler", store=sample_store).out.count("2025-") == 0


def test_words_are_found(sample_store: Path) -> None:
    hits = told(sample_store, "search", "egenvård", "--in", "hsa")["hits"]

    assert any(hit["kind"] == "clause" for hit in hits)
    assert all(hit["document"] == "hsa" for hit in hits)


def test_a_damaged_store_is_found_out(own_store: Path) -> None:
    objects = own_store / "texts.git" / "objects"
    victim = max(
        (path for path in objects.glob("??/*") if path.is_file()),
        key=lambda path: path.stat().st_size,
    )
    victim.chmod(0o644)
    victim.write_bytes(b"spoilt")
    done = lydelse("--lang", "en", "verify", store=own_store)

    assert done.code == 6
    assert done.out


def test_a_reason_that_names_a_known_person_warns(own_store: Path) -> None:
    done = lydelse(
        *("--lang", "en", "edit", "hsa/giltighet", "--heading", "Avtalstid", "--latest"),
        *("--by", "Juristerna", "--why", "Torkel Brännvik bad om det."),
        store=own_store,
    )

    assert done.code == 0
    assert done.err == "lydelse: Torkel Brännvik is named in the reason, which is never erased\n"


def test_a_version_can_be_imported_without_saying_whose_it_is(tmp_path: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "avtal.md"
    file.write_text("# Avtal\n\n## Syfte\n\nKommunen svarar.\n", "utf-8")
    lydelse("init", "prov", "--title", "Ett prov", store=store)
    words = ("--document", "hsa", "--version", "utkast-1", "--stage", "draft")
    done = lydelse("--lang", "en", "import", file, *words, store=store)

    assert done == Done(
        0, ("hsa@utkast-1: 2 clauses\n25 of 25 visible characters kept, 0 in remarks\n"), ""
    )
    assert told(store, "versions", "hsa")["versions"][0]["by"] == "Lydelse"


def test_a_sub_agreement_stays_one_when_its_next_version_is_imported(
    own_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "next.json"
    file.write_text(lydelse("show", "utskrivning@now", "--json", store=own_store).out, "utf-8")
    words = ("--document", "utskrivning", "--version", "beslut-1", "--stage", "decision")
    done = lydelse("import", file, *words, store=own_store)
    kinds = {one["id"]: one["kind"] for one in told(own_store, "documents")["documents"]}

    assert done.code == 0, done.err
    assert kinds["utskrivning"] == "sub-agreement"


def test_a_store_is_checked_wherever_it_is_called_from(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sample_store.parent)

    assert lydelse("--quiet", "verify", store=sample_store.name) == Done(0, "", "")


def test_a_clause_is_edited_by_what_it_was_called_in_a_version(own_store: Path) -> None:
    (clause,) = told(own_store, "show", "hsa@now", CLAUSE)["clauses"]
    words = ("--latest", "--by", "Arbetsgruppen", "--why", "Tydligare.")
    lydelse("edit", CLAUSE, "--heading", "Något helt annat", *words, store=own_store)
    done = lydelse("edit", f"{CLAUSE}@beslut-1", "--heading", "Tredje", *words, store=own_store)

    assert done.code == 0, done.err
    assert done.out.startswith(f"hsa/{clause['id']} ")


def test_outsiders_meet_proposals_beside_the_newest_wording_they_may_read(
    sample_store: Path,
) -> None:
    done = lydelse("--audience", "decision", "proposals", CLAUSE, "--json", store=sample_store)

    assert json.loads(done.out) == {"proposals": []}


def test_tracked_changes_become_proposals_unless_they_are_to_be_accepted(tmp_path: Path) -> None:
    file = tmp_path / "spårad.docx"
    file.write_bytes(EDITED)
    lydelse("init", "familj", "--title", "F", store=tmp_path / "store")
    given = ["import", file, "--document", "hsa", "--stage", "draft", "--version"]
    store = tmp_path / "store"
    proposed = told(store, *given, "v1")
    accepted = told(store, *given, "v2", "--accept-changes")

    assert [one["from"] for one in proposed["proposals"]] == ["Kommunen", "R", "R"]
    assert proposed["not_proposed"] == ["R: Tvister"]
    assert told(store, "show", "hsa@v1")["clauses"][0]["text"] == "Det bör ske nu"
    assert accepted["proposals"] == []
    assert told(store, "show", "hsa@v2")["clauses"][0]["text"] == "Det ska ske i dag"


def test_a_redline_since_a_version_with_proposals_starts_from_its_own_text(tmp_path: Path) -> None:
    file, store, out = tmp_path / "a.docx", tmp_path / "store", tmp_path / "ut.docx"
    file.write_bytes(EDITED)
    lydelse("init", "familj", "--title", "F", store=store)
    given = ["import", file, "--document", "hsa", "--stage", "draft", "--version"]
    lydelse(*given, "v1", store=store)
    lydelse(*given, "v2", "--accept-changes", store=store)
    done = lydelse("export", "hsa@v2", "--since", "v1", "-o", out, store=store)
    sides = read_sides(out.read_bytes())

    assert done.code == 0, done.err
    assert sides.base.document.clauses[0].text == "Det bör ske nu"
    assert read(out.read_bytes()).document.clauses[0].text == "Det ska ske i dag"


def test_what_became_of_a_comment_is_told_with_it(own_store: Path) -> None:
    said = ("comment", "add", "hsa/syfte", "--quote", "trygg", "--text", "Varför?", "--by", "Norr")
    made = lydelse(*said, store=own_store).out.strip()
    dealt = ("--outcome", "not", "--text", "Det följer av lag.", "--by", "Arbetsgruppen")
    done = lydelse("comment", "handle", made, *dealt, store=own_store)
    listed = lydelse("comment", "list", "hsa/syfte", store=own_store)
    (told,) = json.loads(lydelse("comment", "list", "hsa/syfte", "--json", store=own_store).out)[
        "comments"
    ]

    assert done.code == 0
    assert "Not met: Det följer av lag." in listed.out
    assert (told["handled"]["outcome"], told["handled"]["by"]) == ("not", "Arbetsgruppen")
    assert lydelse("comment", "handle", "abcdefgh", *dealt, store=own_store).code == 4
    assert lydelse("verify", store=own_store).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("documents",),
        ("note", "show"),
        ("question", "list"),
        ("reason", "list"),
        ("parties",),
        ("bodies",),
        ("users", "list"),
        ("search", "egenvård"),
    ],
    ids=" ".join,
)
def test_an_empty_list_is_no_line_at_all(tmp_path: Path, words: tuple[str, ...]) -> None:
    store = tmp_path / "store"
    lydelse("init", "prov", "--title", "Ett prov", store=store)

    assert lydelse(*words, store=store) == Done(0, "", "")
