"""Why the words of a clause were changed, gathered by reason."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import Replacement
from clauses.changes import Sort
from clauses.changes import replacements
from clauses.writing.credited import shortened

if TYPE_CHECKING:
    from versions.explaining.reasons import Answer

Explainer = Callable[[Edit], "Answer"]
"""Answers why an edit was made."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that were struck and words that took their place."""

    struck: str
    added: str
    follows: bool = False
    """Whether they are a reference that only follows where its clause got another number."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One reason, and the phrases it explains."""

    answer: "Answer"
    phrases: tuple[Phrase, ...]

    @property
    def follows(self) -> bool:
        """Whether nobody need say why: references only follow new numbers."""
        return not self.answer.explained and all(phrase.follows for phrase in self.phrases)

    @property
    def bare(self) -> bool:
        """Whether somebody should say why, and has not."""
        return not self.answer.explained and not self.follows


def explained(
    change: Change, comparison: Comparison, explain: Explainer | None
) -> tuple[Explained, ...]:
    """The reasons of a change in the order its words stand; the unexplained words last."""
    if explain is None:
        return ()
    told = (
        one
        for replacement in replacements(change, comparison)
        for one in _told(replacement, explain)
    )
    return _gathered(told)


def explained_by_answer(told: "Iterable[tuple[Hunk, Answer | None]]") -> tuple[Explained, ...]:
    """The reasons of changed words that are told with their answers already."""
    return _gathered(_replaced(told))


def _replaced(
    told: "Iterable[tuple[Hunk, Answer | None]]",
) -> "Iterator[tuple[Answer, Phrase]]":
    """Changed words one by one; struck words with those beside them that took their place."""
    waiting: tuple[Answer, Phrase] | None = None
    for hunk, answer in told:
        before, waiting = waiting, (answer, _phrase(hunk)) if answer else None
        if before and waiting and _takes_place(before, waiting):
            follows = before[1].follows and waiting[1].follows
            waiting = waiting[0], Phrase(before[1].struck, waiting[1].added, follows)
        elif before:
            yield before
    if waiting:
        yield waiting


def _takes_place(before: "tuple[Answer, Phrase]", after: "tuple[Answer, Phrase]") -> bool:
    """Whether added words took the place of struck ones, for one reason."""
    struck = before[1].struck and not before[1].added
    return bool(struck and after[1].added) and _is_same(before[0], after[0])


def _is_same(one: "Answer", other: "Answer") -> bool:
    """Whether a reader sees two answers as one."""
    return _as_shown(one) == _as_shown(other)


def _gathered(told: "Iterable[tuple[Answer, Phrase]]") -> tuple[Explained, ...]:
    """Phrases by their reason, those without one last."""
    found: list[tuple[Answer, list[Phrase]]] = []
    for answer, phrase in told:
        for known, phrases in found:
            if _is_same(known, answer):
                phrases.append(phrase)
                break
        else:
            found.append((answer, [phrase]))
    found.sort(key=lambda pair: not pair[0].explained)
    return tuple(Explained(answer, tuple(phrases)) for answer, phrases in found)


def _phrase(one: Hunk | Edit) -> Phrase:
    words, follows = shortened(one), one.sort is Sort.REFERENCE
    return Phrase(words, "", follows) if one.op is Op.DELETE else Phrase("", words, follows)


def _as_shown(answer: "Answer") -> tuple[object, ...]:
    """What a reader sees of an answer: decisions that say the same are told once."""
    day = answer.date.isoformat()[:10] if answer.date else ""
    return answer.author, day, answer.why, answer.proposals, answer.notes, answer.explained


def _told(replacement: Replacement, explain: Explainer) -> Iterator[tuple["Answer", Phrase]]:
    """Struck words with what replaced them, where both have one reason."""
    struck, added = replacement.struck, replacement.added
    if len(struck) == len(added) == 1:
        before, after = explain(struck[0]), explain(added[0])
        if _is_same(before, after):
            follows = struck[0].sort is added[0].sort is Sort.REFERENCE
            yield before, Phrase(shortened(struck[0]), shortened(added[0]), follows)
            return
    yield from ((explain(edit), _phrase(edit)) for edit in (*struck, *added))
