"""Where in its clauses the text of each paragraph of a Word file stands."""

from collections.abc import Mapping

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Op
from clauses.writing.labels import short_name
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.package import Package
from clauses.writing.redline.blocks import Group
from clauses.writing.redline.pen import Places
from clauses.writing.redline.pen import Start


def places_in(package: Package, data: bytes) -> Places:
    """Where each paragraph of a file, its notes included, stands in the document it is read as.

    Args:
        package: The package, its trees as yet unchanged.
        data: The bytes of the same file.
    """
    from clauses.reading.word.reading import read_word

    known = read_word(data)
    places: Places = {}
    for part, found in (
        (package.main, known.body),
        *((part, known.footnotes) for part in package.linked("footnotes")),
        *((part, known.endnotes) for part in package.linked("endnotes")),
    ):
        starts = zip(package.root(part).iter(P), found.places, found.skipped, strict=False)
        places.update(
            (paragraph, Start(place, skipped)) for paragraph, place, skipped in starts if place
        )
    return places


def groups_by_clause(comparison: Comparison, old: Places, new: Places) -> tuple[Group, Group]:
    """What keeps paragraphs of clauses apart that did not become each other."""
    return (
        _group(old, {left: change for change in comparison.changes for left in change.old}),
        _group(new, {right: change for change in comparison.changes for right in change.new}),
    )


def _group(places: Places, changes: Mapping[int, Change]) -> Group:
    def group(block: Element) -> int | None:
        for paragraph in block.iter(P):
            if (start := places.get(paragraph)) is not None:
                return id(changes.get(start.place.clause))
        return None

    return group


def names_of_changes(comparison: Comparison | None) -> dict[tuple[Op, int], str]:
    """What people call the clause in which something was struck or added: as it is called now."""
    names: dict[tuple[Op, int], str] = {}
    if comparison is None:
        return names
    for change in comparison.changes:
        now = comparison.new_clauses(change) or comparison.old_clauses(change)
        names.update(((Op.DELETE, position), short_name(now[0])) for position in change.old)
        names.update(((Op.INSERT, position), short_name(now[0])) for position in change.new)
    return names
