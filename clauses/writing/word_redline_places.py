"""Where in its clauses the text of each paragraph of a Word file stands."""

from collections.abc import Iterator
from collections.abc import Mapping

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.model import Document
from clauses.model import Place
from clauses.writing.word_redline_blocks import Group
from clauses.writing.word_redline_names import ID
from clauses.writing.word_redline_names import NOTE_REFERENCES
from clauses.writing.word_redline_names import TEXT
from clauses.writing.word_redline_names import Element
from clauses.writing.word_redline_names import P
from clauses.writing.word_redline_package import Package
from clauses.writing.word_redline_pen import Places


def places_in(package: Package, data: bytes) -> Places:
    """Where each paragraph of a file, its notes included, stands in the document it is read as.

    Args:
        package: The package, its tree as yet unchanged.
        data: The bytes of the same file.
    """
    from clauses.reading.word import read_word

    known = read_word(data)
    body = package.root(package.main)
    places: Places = dict(zip(body.iter(P), known.places, strict=False))
    places.update(_notes(package, body, places, known.reading.document))
    return places


def _notes(
    package: Package, body: Element, places: Places, document: Document
) -> Iterator[tuple[Element, Place]]:
    """The paragraphs of notes, whose texts stand one after another in the notes of a clause."""
    notes = {
        (tag, note.get(ID)): note
        for tag, kind in NOTE_REFERENCES.items()
        for part in package.linked(f"{kind}s")
        for note in package.root(part)
    }
    passed: dict[int, int] = {}
    for reference in body.iter(*NOTE_REFERENCES):
        place = places.get(next(reference.iterancestors(P)))
        note = notes.get((reference.tag, reference.get(ID)))
        if place is None or note is None:
            continue
        text = document.clauses[place.clause].notes_text
        for paragraph in note.iter(P):
            words = "".join(part.text or "" for part in paragraph.iter(TEXT))
            start = text.find(words.strip(), passed.get(place.clause, 0))
            if words.strip() and start >= 0:
                blank = len(words) - len(words.lstrip())
                yield paragraph, Place(place.clause, "notes", start - blank)
                passed[place.clause] = start + len(words.strip())


def groups_by_clause(comparison: Comparison, old: Places, new: Places) -> tuple[Group, Group]:
    """What keeps paragraphs of clauses apart that did not become each other."""
    return (
        _group(old, {left: change for change in comparison.changes for left in change.old}),
        _group(new, {right: change for change in comparison.changes for right in change.new}),
    )


def _group(places: Mapping[Element, Place | None], changes: Mapping[int, Change]) -> Group:
    def group(block: Element) -> int | None:
        for paragraph in block.iter(P):
            if (place := places.get(paragraph)) is not None:
                return id(changes.get(place.clause))
        return None

    return group


def has_ids(comparison: Comparison) -> bool:
    """Whether clauses were paired by ids rather than by their words."""
    clauses = (*comparison.old.clauses, *comparison.new.clauses)
    return bool(clauses) and all(clause.id for clause in clauses)
