"""On which version the answers of a collation are, and which was out on a day."""

import datetime
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from functools import partial

from clauses.model import Document
from versions.gathering.sections import Sections
from versions.records.links import Link
from versions.records.notes import NoteRecord
from versions.stages import Stage
from versions.stages import Version
from versions.view import View

Links = Mapping[tuple[str, str], Sequence[Link]]
"""The links of each passage, by note and passage."""


def links_by_passage(view: View) -> Links:
    """Every link the reader may read, by its passage."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in view.links():
        found.setdefault((link.note, link.passage), []).append(link)
    return found


def collated(view: View) -> Mapping[str, Version]:
    """The version that each collation of answers is on, by note.

    It is the one sent on consultation that most of the answers name sections of, or are linked to
    the document of; of several the latest.
    """
    return view.once("collated", lambda: dict(_collated(view)))


def _collated(view: View) -> Iterable[tuple[str, Version]]:
    texts = ((one, _read(view, one)) for one in _sent(view.all_versions))
    read = sorted(((one, text) for one, text in texts if text), key=lambda found: found[0].date)
    sent = [one for one, _ in read]
    sections = {(one.document, one.id): Sections(text) for one, text in read}
    links = links_by_passage(view)
    for note in view.notes():
        known = [one for one in sent if note.date is None or one.date <= note.date] or sent
        if known and any(passage.answer for passage in note.passages):
            yield (
                note.id,
                max(
                    reversed(known),
                    key=lambda one: _named(note, sections[one.document, one.id], one, links),
                ),
            )


def _read(view: View, version: Version) -> Document | None:
    return view.readable(version.document, partial(view.document, version.document, version.id))


def _named(note: NoteRecord, sections: Sections, version: Version, links: Links) -> int:
    """How many answers of a note are about a version, as far as can be told."""
    return sum(
        bool(sections.find(passage.section))
        or version.document in {one.target.document for one in links.get((note.id, passage.id), ())}
        for passage in note.passages
        if passage.answer
    )


def _sent(versions: Iterable[Version]) -> Iterable[Version]:
    return (one for one in versions if one.stage is Stage.CONSULTATION)


def out_on(view: View, document: str, day: datetime.date | None) -> str:
    """The version of a document that was on consultation on a day; without a day the last.

    Returns:
        Its id; nothing where none was out, or the version after it was one to decide on.
    """
    out = [
        one
        for one in view.versions(document)
        if one.stage is not Stage.DRAFT and (day is None or one.date <= day)
    ]
    if day is None:
        out = list(_sent(out))
    return out[-1].id if out and out[-1].stage is Stage.CONSULTATION else ""
