"""Wordings of a clause in columns, sentence by sentence, against one of them."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from clauses.changes import Op
from clauses.diffing.visible import shown_words
from clauses.merging.parallel import Row
from clauses.merging.parallel import parallel
from clauses.writing.marked import MarkedRun
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import spots
from versions.records.proposals import Proposal
from versions.view import View

Line = tuple[MarkedRun, ...]
MOST = 6
"""How many wordings stand beside the base unless others are named."""


class Accord(StrEnum):
    """How far the wordings of a row are from each other."""

    AGREED = "agreed"
    """All that depart from the base say the same."""
    PARTLY = "partly"
    """They change different words."""
    OPEN = "open"
    """They change the same words in different ways."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A wording that can stand in a column: a version's, or a proposal."""

    key: str
    """What addresses call it."""
    text: str
    state: State | None = None
    proposal: Proposal | None = None


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences that are common to all, or what each column says in their place."""

    common: Line = ()
    base: Line = ()
    cells: tuple[Line, ...] = ()
    """What each wording says, marked against the base; nothing where it says the same."""
    accord: Accord = Accord.AGREED


@dataclass(frozen=True, slots=True)
class Columns:
    """A clause in columns."""

    voices: tuple[Voice, ...]
    """Everything that could stand here."""
    base: Voice
    beside: tuple[Voice, ...]
    rows: tuple[Sentences, ...]
    right: str
    """The key of the one that stands beside the base where there is room for two."""


def columns(view: View, place: Spot, base: str, beside: Sequence[str], right: str = "") -> Columns:
    """Lay wordings of a clause beside each other.

    Args:
        view: What the reader may see.
        place: The clause.
        base: The key of the wording that the others are set against; that of the place if it is
            not known.
        beside: Keys of the others; the proposals, or else the other versions, if none is known.
        right: The key of the one that stands beside the base where there is room for two; the
            first of the others if it is none of them.
    """
    known = {voice.key: voice for voice in _voices(view, place)}
    ground = known.get(base) or known.get(place.state.id) or _newest(known)
    named = [known[key] for key in dict.fromkeys(beside) if key in known and key != ground.key]
    chosen = tuple(named or _usual(known, ground))
    rows = parallel(ground.text, [voice.text for voice in chosen])
    keys = [voice.key for voice in chosen]
    second = right if right in keys else next(iter(keys), "")
    return Columns(tuple(known.values()), ground, chosen, tuple(map(_sentences, rows)), second)


def _voices(view: View, place: Spot) -> Iterator[Voice]:
    for spot in spots(view, place):
        yield Voice(spot.state.id, spot.clause.text, state=spot.state)
    proposals = view.proposals(place.document.id, place.clause.id)
    for proposal in sorted(proposals, key=lambda one: one.date):
        yield Voice(f"forslag-{proposal.id}", proposal.text, proposal=proposal)


def _newest(known: Mapping[str, Voice]) -> Voice:
    """What the newest version says; so does the working text where it is no state of its own."""
    return [voice for voice in known.values() if voice.state][-1]


def _usual(known: Mapping[str, Voice], ground: Voice) -> Sequence[Voice]:
    others = [voice for voice in known.values() if voice.key != ground.key]
    proposals = [voice for voice in others if voice.proposal]
    return (proposals or others)[-MOST:]


def _sentences(row: Row) -> Sentences:
    base: Line = (MarkedRun(row.base),)
    if row.common:
        return Sentences(common=base)
    cells = tuple(
        () if text == row.base else _marked(row, at) for at, text in enumerate(row.wordings)
    )
    return Sentences(base=base, cells=cells, accord=_accord(row))


def _marked(row: Row, wording: int) -> Line:
    """What a wording says; words that others took the place of stand in the base alone."""
    hunks = row.hunks(wording)
    return tuple(
        MarkedRun(shown_words(hunk), hunk.op, hunk.sort)
        for hunk, after in zip_longest(hunks, hunks[1:])
        if not (hunk.op is Op.DELETE and after and after.op is Op.INSERT)
    )


def _accord(row: Row) -> Accord:
    if row.agreed:
        return Accord.AGREED
    return Accord.OPEN if row.collides else Accord.PARTLY
