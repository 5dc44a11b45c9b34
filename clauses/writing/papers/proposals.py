"""Proposals for one clause beside the wording that they would replace, as a paper."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from math import ceil

from clauses.changes import Op
from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.writing.labels import name
from clauses.writing.layout import Page
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import columns
from clauses.writing.marked import shown
from clauses.writing.papers.marked import Marks
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Line
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line
from clauses.writing.papers.redline import labelled
from clauses.writing.papers.redline import parallel_grid
from clauses.writing.parallel import side_by_side

MOST = 4
"""How many proposals stand beside their base on one sheet."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal: what it is called, from whom and when, and the clause as it would read."""

    title: str
    source: str
    clause: Clause


def proposals_paper(base: Clause, offers: Sequence[Offer], page: Page) -> Paper:
    """Set proposals in columns beside their base, with the words marked that are not in it.

    What all have in common stands once, across the columns.

    Args:
        base: The wording that is compared with.
        offers: The proposals, in the order of their columns.
        page: Language, and what the base is called: its `old_name`.
    """
    title = name(base)
    return Paper(
        title,
        tuple(_sheets(base, offers, page)),
        language=page.language,
        kind=page.say("Proposals side by side"),
        subtitle=page.new_name,
        running=(title, page.new_name),
        page=page.say("Page {page} of {pages}"),
        date=page.date,
        wide=True,
    )


def _sheets(base: Clause, offers: Sequence[Offer], page: Page) -> Iterator[Block]:
    yield Group((Text(_legend(page)),), Role.LEAD)
    if not offers:
        yield Text(line(page.say("There are no proposals.")))
    sheets = ceil(len(offers) / MOST)
    size = ceil(len(offers) / max(1, sheets))
    for start in range(0, len(offers), size or 1):
        yield Group((_sheet(base, offers[start : start + size], page),), Role.SECTION)


def _sheet(base: Clause, offers: Sequence[Offer], page: Page) -> Grid:
    marks = Marks(text_marks=page.text_marks, say=page.say, bars=False)
    sides = [shown(base), *(_against(base, offer) for offer in offers)]
    stretches = (
        *side_by_side([side.blocks for side in sides]),
        *side_by_side([labelled(side.notes) for side in sides]),
    )
    heads = [page.old_name or page.say("Current wording"), *(offer.title for offer in offers)]
    grid = parallel_grid(heads, stretches, marks)
    sources = (page.say("Starting point"), *(offer.source for offer in offers))
    below = tuple(Box((Text(line(source, Tone.LABEL)),)) for source in sources)
    return replace(grid, rows=(grid.rows[0], below, *grid.rows[1:]), headers=2)


def _against(base: Clause, offer: Offer) -> MarkedClause:
    """A proposal with the words marked that its base does not have."""
    old, new = (replace(one, id="one", heading=base.heading) for one in (base, offer.clause))
    comparison = compare(Document("", (old,)), Document("", (new,)))
    return columns(comparison.changes[0], comparison)[1]


def _legend(page: Page) -> Line:
    say = page.say
    return (
        Words(f"{say('Marks')}: ", tone=Tone.LABEL),
        Words(say("words that the first column does not have"), Op.INSERT, tone=Tone.LABEL),
        Words(f". {say('What all have in common stands across.')}", tone=Tone.LABEL),
    )
