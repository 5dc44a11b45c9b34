"""Every change between two versions with its reason: what is explained, and what was asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Editorial
from clauses.changes import Kind
from clauses.changes import Replacement
from clauses.changes import Sort
from clauses.changes import replacements
from clauses.diffing.visible import visible
from clauses.model import Clause
from versions.explaining.reasons import Answer
from versions.explaining.reasons import Reasons
from versions.seen.texts import Seen
from versions.stages import Stage

STRUCTURE = frozenset({Kind.MOVED, Kind.SPLIT, Kind.MERGED})


@dataclass(frozen=True, slots=True)
class Told:
    """Words that were struck, added or replaced, or a clause that was moved, split or merged."""

    clause: Clause
    """As it stands later; as it stood, where it was struck."""
    version: str
    kinds: tuple[Kind, ...]
    struck: str
    added: str
    sort: Sort
    answers: tuple[Answer, ...]
    """One, or one for the struck and one for the added words where they differ."""
    editorial: Editorial | None
    """What kind of tidying it is, if no more."""
    not_consulted: bool
    """Whether it is a change of substance that was not sent on consultation."""

    @property
    def struck_shown(self) -> str:
        """The struck words with what nobody sees of them written by name."""
        return visible(self.struck, self.sort, self.editorial)

    @property
    def added_shown(self) -> str:
        """The added words likewise."""
        return visible(self.added, self.sort, self.editorial)

    @property
    def explained(self) -> bool:
        """Whether all of it has a reason."""
        return all(answer.explained for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Report:
    """Every change between two versions of a document."""

    document: str
    old: str
    new: str
    consulted: str
    """The latest version that was sent on consultation, up to the later one; perhaps none."""
    changes: tuple[Told, ...]
    withheld: bool
    """Whether reasons are not for this audience, whatever there may be."""

    @property
    def unexplained(self) -> tuple[Told, ...]:
        """The changes without a reason, but for references that merely follow.

        None are told where reasons are withheld.
        """
        if self.withheld:
            return ()
        return tuple(
            one for one in self.changes if not one.explained and one.sort is not Sort.REFERENCE
        )

    @property
    def not_consulted(self) -> tuple[Told, ...]:
        """The changes of substance that were not sent on consultation."""
        return tuple(one for one in self.changes if one.not_consulted)


def consulted_version(seen: Seen, document: str, version: str) -> str:
    """The latest version on consultation up to another one; nothing where none was sent."""
    until = seen.position(document, version)
    sent = [
        one.id
        for one in seen.versions(document)
        if one.stage is Stage.CONSULTATION and seen.position(document, one.id) <= until
    ]
    return sent[-1] if sent else ""


def report(
    seen: Seen, reasons: Reasons, comparison: Comparison, pair: tuple[str, str, str]
) -> Report:
    """Tell every change of a comparison with its reason.

    What the comparison shows is marked as not consulted on where it begins with the latest
    version on consultation, or with a later one.

    Args:
        seen: What the audience sees.
        reasons: What answers for the comparison.
        comparison: The two versions.
        pair: The document, the earlier and the later version.
    """
    document, old, new = pair
    consulted = consulted_version(seen, document, new)
    found = tuple(
        one for change in comparison.changes for one in _told(comparison, change, reasons, pair)
    )
    if consulted and seen.position(document, old) >= seen.position(document, consulted):
        found = tuple(
            replace(one, not_consulted=new != consulted and one.sort is Sort.SUBSTANCE)
            for one in found
        )
    return Report(document, old, new, consulted, found, not seen.within)


def marked_by(whole: Report, since: Report) -> Report:
    """A report that begins before the consultation, marked by the one that begins with it."""
    changes = tuple(
        replace(one, not_consulted=any(_shares(one, later) for later in since.not_consulted))
        for one in whole.changes
    )
    return replace(whole, changes=changes)


def _shares(one: Told, later: Told) -> bool:
    """Whether two changes of a clause brought or struck the same words."""
    if one.clause.id != later.clause.id:
        return False
    pairs = ((one.added, later.added), (one.struck, later.struck))
    return any(a.strip() and b.strip() and (a in b or b in a) for a, b in pairs)


def _told(
    comparison: Comparison, change: Change, reasons: Reasons, pair: tuple[str, str, str]
) -> Iterator[Told]:
    later, earlier = comparison.new_clauses(change), comparison.old_clauses(change)
    clause, version = (later[0], pair[2]) if later else (earlier[0], pair[1])
    whole = reasons.of_change(change)
    if whole is not None:
        kinds = tuple(kind for kind in change.kinds if kind in STRUCTURE)
        yield Told(clause, version, kinds, "", "", Sort.EDITORIAL, (whole,), None, False)
    for replacement in replacements(change, comparison):
        struck, added = _text(replacement.struck), _text(replacement.added)
        here = _clause_of(comparison, replacement) or clause
        first = replacement.first
        sort, editorial = (first.sort, first.editorial) if first else (None, None)
        answers = _answers(reasons, replacement)
        words = struck, added, sort or Sort.SUBSTANCE, answers
        yield Told(here, version, change.kinds, *words, editorial, False)


def _text(edits: tuple[Edit, ...]) -> str:
    return "".join(edit.text for edit in edits)


def _clause_of(comparison: Comparison, replacement: Replacement) -> Clause | None:
    """Where the added words stand: in one of several clauses, where one was split."""
    if replacement.added:
        return comparison.new.clauses[replacement.added[0].place.clause]
    return None


def _answers(reasons: Reasons, replacement: Replacement) -> tuple[Answer, ...]:
    edits = (*replacement.struck, *replacement.added)
    return tuple(dict.fromkeys(reasons.of(edit) for edit in edits))
