"""A comparison as plain text: for a terminal, a mail, or somebody who listens."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.checking.following import Stale
from clauses.checking.following import stale_by_change
from clauses.diffing.visible import shown_words
from clauses.writing.counted import counts
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import kinds
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.labels import other_place
from clauses.writing.labels import passage_label
from clauses.writing.labels import stale_label

CONTEXT = 60
"""How many unchanged characters are shown on each side of a change."""
_FIRST_WORD, _LAST_WORD = re.compile(r"^\w*\s*"), re.compile(r"\s*\w*$")
_MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("[+", "+]")}


def write_text(comparison: Comparison, say: Say = english) -> str:
    """List every change, a paragraph each; struck text as ``[-so-]``, added as ``[+so+]``.

    Text that passed to another place, or came from one, stands behind the name of that place.
    """
    parts = [counts(comparison, say)]
    stale = stale_by_change(comparison)
    parts += [
        "\n".join(_paragraph(change, stale.get(change, ()), comparison, say))
        for change in comparison.changes
        if change.kinds or change in stale
    ]
    return "\n\n".join(parts) + "\n"


def _paragraph(
    change: Change, stale: Sequence[Stale], comparison: Comparison, say: Say
) -> Iterator[str]:
    clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
    renumbered = numbers(change, comparison)
    doubtful = f" ({say('doubtful')})" if change.doubtful else ""
    yield f"{names(clauses)} – {', '.join(kinds(change, say)) or say('Unchanged')}{doubtful}"
    if renumbered:
        yield renumbered
    for hunks in (change.heading_hunks, change.hunks, change.note_hunks):
        if any(hunk.op is not Op.EQUAL for hunk in hunks):
            yield marked_text(hunks, lambda hunk: _passage(hunk, comparison, say))
    yield from (f"! {stale_label(one, comparison, say)}" for one in stale)


def _passage(hunk: Hunk, comparison: Comparison, say: Say) -> str:
    return passage_label(hunk.op, other_place(hunk, comparison), say) if hunk.moved else ""


def _nothing(_hunk: Hunk) -> str:
    return ""


def marked_text(hunks: Sequence[Hunk], label: Callable[[Hunk], str] = _nothing) -> str:
    """The changed words with their marks and a little of what stands around them.

    Args:
        hunks: Kept and changed words.
        label: Says of moved words where they went or came from.

    Examples:
        >>> marked_text([Hunk(Op.EQUAL, "Det "), Hunk(Op.INSERT, "ska"), Hunk(Op.EQUAL, " ske.")])
        'Det [+ska+] ske.'
    """
    return "".join(_marked(hunks, label))


def _marked(hunks: Sequence[Hunk], label: Callable[[Hunk], str]) -> Iterator[str]:
    last = len(hunks) - 1
    for index, hunk in enumerate(hunks):
        opening, closing = _MARKS[hunk.op]
        if moved := label(hunk):
            opening, closing = f"[{moved}: ", "]"
        text = shown_words(hunk)
        if hunk.op is Op.EQUAL:
            text = _shortened(text, first=index == 0, last=index == last)
        yield f"{opening}{text}{closing}"


def _shortened(text: str, *, first: bool, last: bool) -> str:
    head = "" if first else _whole_words(text[: CONTEXT + 1], _LAST_WORD)
    tail = "" if last else _whole_words(text[-CONTEXT - 1 :], _FIRST_WORD)
    if len(head) + len(tail) >= len(text):
        return text
    return f"{head} …{' ' if tail else ''}{tail}" if head else f"… {tail}"


def _whole_words(text: str, edge: re.Pattern[str]) -> str:
    """A piece of a text without the word that it was cut in; all of it where that is one word."""
    return edge.sub("", text) or text
