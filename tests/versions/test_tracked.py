from pathlib import Path

import pytest

from clauses.model import Document
from clauses.reading.guard import read_guarded
from clauses.reading.guard import sides_guarded
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import word
from tests.versions.stores import WHEN
from tests.versions.stores import new_store
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.tracked import Proposed
from versions.tracked import propose_tracked


def mark(author: str) -> str:
    return f'w:id="1" w:author="{author}" w:date="2026-01-01T00:00:00Z"'


def swapped(old: str, new: str, author: str) -> str:
    """Words that somebody struck, and those that came instead."""
    return (
        f"<w:del {mark(author)}><w:r><w:delText>{old}</w:delText></w:r></w:del>"
        f"<w:ins {mark(author)}>{run(new)}</w:ins>"
    )


EDITED = word(
    p("Syfte", "Heading1")
    + p(run("Det ") + swapped("bör", "ska", "Kommunen") + run(" ske ")
        + swapped("nu", "i dag", "R"))
    + p("Ansvar", "Heading1")
    + p(run("Regionen ") + swapped("svarar", "betalar", "R") + run("."))
    + f'<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:ins {mark("R")}/></w:rPr></w:pPr>'
    + f"<w:ins {mark('R')}>{run('Tvister')}</w:ins></w:p>"
    + p(f"<w:ins {mark('R')}>{run('De avgörs av en nämnd som parterna utser.')}</w:ins>")
)  # fmt: skip


def imported(folder: Path) -> tuple[Store, Document, Proposed]:
    store = new_store(folder)
    sides = sides_guarded(EDITED, "a.docx")
    done = store.import_version(
        sides.base, EDITED, "a.docx", document="hsa", version="v1", stage=Stage.DRAFT, when=WHEN
    )
    proposed = propose_tracked(store, done, sides, "a.docx", WHEN)
    return store, store.view(Audience.DRAFT).document("hsa", "v1"), proposed


def test_the_version_is_the_text_before_anybody_changed_it(tmp_path: Path) -> None:
    _, document, _ = imported(tmp_path)

    assert [clause.heading for clause in document.clauses] == ["Syfte", "Ansvar"]
    assert [clause.text for clause in document.clauses] == ["Det bör ske nu", "Regionen svarar."]


def test_what_each_author_would_make_of_a_clause_is_a_proposal(tmp_path: Path) -> None:
    store, document, proposed = imported(tmp_path)
    purpose, duty = document.clauses

    assert {(one.from_, one.clause, one.text) for one in proposed.proposals} == {
        ("Kommunen", purpose.id, "Det ska ske nu"),
        ("R", purpose.id, "Det bör ske i dag"),
        ("R", duty.id, "Regionen betalar."),
    }
    assert len(store.view(Audience.DRAFT).proposals("hsa")) == 3


def test_a_clause_that_came_whole_is_told_and_no_proposal(tmp_path: Path) -> None:
    assert imported(tmp_path)[2].left == ("R: Tvister",)


def test_accepting_all_makes_what_all_authors_make_together() -> None:
    sides = sides_guarded(EDITED, "a.docx")
    accepted = read_guarded(EDITED, "a.docx").document

    assert {side.author for side in sides.authors} == {"Kommunen", "R"}
    assert accepted.clauses[0].text == "Det ska ske i dag"


@pytest.mark.parametrize("author", ["", "&lt;b&gt;", "a&#10;b: c"])
def test_an_author_with_an_odd_name_is_kept_all_the_same(tmp_path: Path, author: str) -> None:
    data = word(p(run("Det ") + swapped("bör", "ska", author) + run(" ske.")))
    store = new_store(tmp_path)
    sides = sides_guarded(data, "a.docx")
    done = store.import_version(
        sides.base, data, "a.docx", document="hsa", version="v1", stage=Stage.DRAFT, when=WHEN
    )

    assert len(propose_tracked(store, done, sides, "a.docx", WHEN).proposals) == 1
