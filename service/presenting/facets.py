"""What a search can be narrowed down to, with how much each choice shows."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from service.presenting.places import spot
from service.telling import version_name
from service.wording import N_
from service.wording import Wording
from versions.searching.facets import Counts
from versions.searching.facets import Facet
from versions.searching.facets import Scope
from versions.stages import Stage
from versions.view import View

ADDRESSED = {
    Facet.KIND: "sort",
    Facet.DOCUMENT: "dokument",
    Facet.STAGE: "skede",
    Facet.VERSION: "version",
    Facet.CHAPTER: "kapitel",
    Facet.BY: "fran",
    Facet.YEAR: "ar",
}
"""What facets are called in addresses, in the order in which they are shown."""
TITLES = {
    Facet.KIND: N_("Kind"),
    Facet.DOCUMENT: N_("Document"),
    Facet.STAGE: N_("Stage"),
    Facet.VERSION: N_("Version"),
    Facet.CHAPTER: N_("Chapter"),
    Facet.BY: N_("From"),
    Facet.YEAR: N_("Year"),
}
KINDS = {
    "clause": ("klausul", N_("Clauses")),
    "proposal": ("forslag", N_("Proposals")),
    "note": ("anteckning", N_("Notes")),
}
"""What kinds are called in addresses, and in words."""
MOST = 12
"""So many choices of one facet are shown, those with the most first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a search can be narrowed down to."""

    value: str
    """As addresses have it."""
    text: str
    count: int
    chosen: bool
    said: bool
    """Whether it is a word of the texts rather than of the tool."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of one facet."""

    name: str
    """What addresses call it."""
    title: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> tuple[Choice, ...]:
        """The one that is chosen, if any is."""
        return tuple(one for one in self.choices if one.chosen)


def read_scope(view: View, sent: Mapping[str, str]) -> Scope:
    """What somebody asked for in an address; what is not known is left aside."""
    named = {facet: sent.get(name, "") for facet, name in ADDRESSED.items()}
    document = _known(named[Facet.DOCUMENT], (info.id for info in view.documents()))
    kinds = {name: kind for kind, (name, _) in KINDS.items()}
    return Scope(
        document,
        _known(named[Facet.VERSION], view.trees(document)) if document else "",
        _known(named[Facet.STAGE], (stage.value for stage in Stage)),
        named[Facet.CHAPTER] if document else "",
        kinds.get(named[Facet.KIND], ""),
        named[Facet.BY],
        named[Facet.YEAR],
    )


def _known(wanted: str, known: Iterable[str]) -> str:
    return wanted if wanted in known else ""


def choices(view: View, counts: Counts, scope: Scope, say: Wording) -> tuple[Choices, ...]:
    """The choices of each facet that tells things apart, or in which one is chosen."""
    found = (
        Choices(name, say.say(TITLES[facet]), tuple(_choices(view, counts, scope, say, facet)))
        for facet, name in ADDRESSED.items()
    )
    return tuple(one for one in found if len(one.choices) > 1 or one.chosen)


def _choices(
    view: View, counts: Counts, scope: Scope, say: Wording, facet: Facet
) -> Iterator[Choice]:
    if facet is Facet.VERSION and not scope.document:
        return
    chosen = getattr(scope, facet.value)
    told = dict(counts.get(facet, {}))
    if chosen:
        told.setdefault(chosen, 0)
    name = _NAMES[facet]
    for value in _in_order(view, facet, scope, told):
        sent, text = name(view, scope, say, value)
        yield Choice(sent, text, told[value], value == chosen, facet not in _OF_THE_TOOL)


def _in_order(view: View, facet: Facet, scope: Scope, told: Mapping[str, int]) -> tuple[str, ...]:
    """The values of a facet: years and versions the newest first, names by how much they have."""
    if facet is Facet.YEAR:
        return tuple(sorted(told, reverse=True))
    if facet is Facet.BY:
        return tuple(sorted(told, key=lambda one: (-told[one], one.casefold())))[:MOST]
    return tuple(one for one in _all(view, facet, scope) if one in told)


def _all(view: View, facet: Facet, scope: Scope) -> Iterable[str]:
    """Every value that a facet can have, in the order in which people expect them."""
    if facet is Facet.DOCUMENT:
        return [info.id for info in view.documents()]
    if facet is Facet.STAGE:
        return [stage.value for stage in Stage]
    if facet is Facet.KIND:
        return list(KINDS)
    trees = list(view.trees(scope.document)) if scope.document else []
    if facet is Facet.VERSION:
        return list(reversed(trees))
    states = (view.document(scope.document, state) for state in reversed(trees))
    return dict.fromkeys(clause.id for document in states for clause in document.clauses)


_OF_THE_TOOL = frozenset({Facet.KIND, Facet.STAGE, Facet.VERSION, Facet.YEAR})
_Named = tuple[str, str]


def _document(view: View, _scope: Scope, _say: Wording, value: str) -> _Named:
    return value, next((info.title for info in view.documents() if info.id == value), value)


def _stage(_view: View, _scope: Scope, say: Wording, value: str) -> _Named:
    return value, say.stage(value)


def _version(view: View, scope: Scope, say: Wording, value: str) -> _Named:
    return value, version_name(view, say, scope.document, value)


def _chapter(view: View, scope: Scope, _say: Wording, value: str) -> _Named:
    place = spot(view, scope.document, value)
    return value, place.name if place else value


def _kind(_view: View, _scope: Scope, say: Wording, value: str) -> _Named:
    sent, words = KINDS[value]
    return sent, say.say(words)


def _plain(_view: View, _scope: Scope, _say: Wording, value: str) -> _Named:
    return value, value


_NAMES: Mapping[Facet, Callable[[View, Scope, Wording, str], _Named]] = {
    Facet.DOCUMENT: _document,
    Facet.STAGE: _stage,
    Facet.VERSION: _version,
    Facet.CHAPTER: _chapter,
    Facet.KIND: _kind,
    Facet.BY: _plain,
    Facet.YEAR: _plain,
}
