"""Which wording brought each word of a clause: the words with their origins, and the origins."""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Clause
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import shown
from service.presenting.cutting import Stretch
from service.presenting.cutting import cut_runs
from service.presenting.places import Spot
from versions.explaining.history import Wording
from versions.stages import DocumentInfo
from versions.view import View


@dataclass(frozen=True, slots=True)
class Origin:
    """A wording that brought some of the words."""

    number: int
    wording: Wording
    share: float
    """How much of the text it brought, between 0 and 1."""

    @property
    def percent(self) -> int:
        """The share in hundredths, at least one."""
        return max(1, round(100 * self.share))


@dataclass(frozen=True, slots=True)
class Traced:
    """A clause whose runs say in `edit` which origin they have, and the origins by number."""

    text: MarkedClause
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """A version, and how much of a document's words it brought."""

    version: str
    """Empty for the text being worked on."""
    share: float

    @property
    def percent(self) -> int:
        """The share in hundredths, at least one."""
        return max(1, round(100 * self.share))


@dataclass(frozen=True, slots=True)
class Layered:
    """A document whose runs say in `edit` which of its layers brought them, the oldest first."""

    clauses: tuple[MarkedClause, ...]
    layers: tuple[Layer, ...]


def letter(number: int) -> str:
    """What marks the words of an origin: a letter, as figures are the marks of footnotes.

    Examples:
        >>> letter(1), letter(26), letter(27)
        ('A', 'Z', 'AA')
    """
    before, place = divmod(number - 1, 26)
    return (letter(before) if before else "") + chr(ord("A") + place)


def traced(view: View, place: Spot) -> Traced:
    """Follow the words of a clause back to the wordings that brought them."""
    clause = place.clause
    spans = view.origin(place.document.id, clause.id, place.state.id)
    wordings = sorted(
        dict.fromkeys(one.brought_by for one in spans), key=lambda one: one.date.isoformat()
    )
    numbers = {wording: number for number, wording in enumerate(wordings, start=1)}
    brought = Counter(one.brought_by for one in spans for _ in one.text)
    return Traced(
        _marked(clause, [(one.start, one.end, numbers[one.brought_by]) for one in spans]),
        tuple(
            Origin(number, wording, brought[wording] / brought.total())
            for wording, number in numbers.items()
        ),
    )


def layered(view: View, info: DocumentInfo, version: str) -> Layered:
    """Follow the words of a version of a document back to the versions that brought them."""
    clauses = view.document(info.id, version).clauses
    found = [(clause, view.origin(info.id, clause.id, version)) for clause in clauses]
    named = {
        wording: _version_with(view, info.id, wording)
        for wording in dict.fromkeys(one.brought_by for _, spans in found for one in spans)
    }
    counts = Counter(named[one.brought_by] for _, spans in found for one in spans for _ in one.text)
    order = [*(one.id for one in info.versions), ""]
    known = [one for one in order if counts[one]]
    marked = (
        _marked(clause, [(one.start, one.end, known.index(named[one.brought_by])) for one in spans])
        for clause, spans in found
    )
    layers = (Layer(one, counts[one] / counts.total()) for one in known)
    return Layered(tuple(marked), tuple(layers))


def _version_with(view: View, document: str, wording: Wording) -> str:
    """The first version that holds words which a wording brought."""
    if wording.version:
        return wording.version
    told = view.history(document, wording.clause)
    later = told[told.index(wording) :] if wording in told else ()
    return next((one.version for one in later if one.version), "")


def _marked(clause: Clause, stretches: Sequence[Stretch]) -> MarkedClause:
    whole = shown(clause)
    told = tuple(_with_signs(clause.text, stretches))
    return replace(whole, blocks=tuple(cut_runs(whole.blocks, clause.text, told)))


def _with_signs(text: str, stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches, with signs alone among the words before them: nobody asks whose a comma is.

    An origin that brought nothing but signs keeps these.
    """
    heard = {number for start, end, number in stretches if _speaks(text[start:end])}
    kept: Stretch | None = None
    for start, end, number in stretches:
        signs = number in heard and not _speaks(text[start:end])
        if kept and kept[1] == start and (signs or kept[2] == number):
            kept = (kept[0], end, kept[2])
            continue
        if kept:
            yield kept
        kept = (start, end, number)
    if kept:
        yield kept


def _speaks(words: str) -> bool:
    return any(sign.isalnum() for sign in words)
