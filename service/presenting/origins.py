"""Which wording brought each word of a clause: the words with their origins, and the origins."""

from collections import Counter
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Clause
from clauses.model import Document
from clauses.origin import trace
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import shown
from service.presenting.cutting import cut_runs
from service.presenting.places import Spot
from versions.clause_file import wording_id
from versions.history import Wording
from versions.spans import runs
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


def traced(view: View, place: Spot) -> Traced:
    """Follow the words of a clause back to the wordings that brought them."""
    wordings = _until(view.history(place.document.id, place.clause.id), place.clause)
    born = _born(wordings, place.clause)
    steps = sorted({step for _, _, step in runs(born, place.clause.text)})
    numbers = {step: number for number, step in enumerate(steps, start=1)}
    brought = {step: born.count(step) / (len(born) or 1) for step in steps}
    return Traced(
        _marked(place.clause, born, numbers),
        tuple(Origin(numbers[step], wordings[step], brought[step]) for step in steps),
    )


def layered(view: View, info: DocumentInfo, document: Document) -> Layered:
    """Follow the words of a document back to the versions that brought them."""
    found = [(clause, *_brought(view, info.id, clause)) for clause in document.clauses]
    counts = Counter(named[step] for _, born, named in found for step in born)
    order = [*(version.id for version in info.versions), ""]
    known = [version for version in order if counts[version]]
    clauses = (
        _marked(clause, born, {step: known.index(version) for step, version in named.items()})
        for clause, born, named in found
    )
    layers = (Layer(version, counts[version] / counts.total()) for version in known)
    return Layered(tuple(clauses), tuple(layers))


def _brought(view: View, document: str, clause: Clause) -> tuple[Sequence[int], Mapping[int, str]]:
    """Which wording brought each character, and the first version after each such wording."""
    wordings = _until(view.history(document, clause.id), clause)
    born = _born(wordings, clause)
    return born, {step: _first_version(wordings[step:]) for step in set(born)}


def _first_version(wordings: Sequence[Wording]) -> str:
    """The first version that holds words which the first of some wordings brought."""
    return next((one.version for one in wordings if one.version), "")


def _born(wordings: Sequence[Wording], clause: Clause) -> Sequence[int]:
    return trace([*(one.text for one in wordings[:-1]), clause.text]).born


def _marked(clause: Clause, born: Sequence[int], numbers: Mapping[int, int]) -> MarkedClause:
    whole = shown(clause)
    stretches = [(low, high, numbers[step]) for low, high, step in runs(born, clause.text)]
    return replace(whole, blocks=tuple(cut_runs(whole.blocks, clause.text, stretches)))


def _until(wordings: Sequence[Wording], clause: Clause) -> Sequence[Wording]:
    """The wordings up to the one that a clause has."""
    wanted = wording_id(clause)
    ends = [at for at, one in enumerate(wordings, start=1) if one.wording_id == wanted]
    return wordings[: ends[-1]] if ends else wordings
