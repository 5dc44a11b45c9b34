"""Files that are made for others: what they may not read is left out, and told to the sender."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.changes import edits
from clauses.writing.labels import names
from service.files.exporting import Source
from service.wording import N_
from service.wording import Wording

if TYPE_CHECKING:
    from versions.readership import Reader


TAKEN_OUT = (N_("Comment"), N_("Tracked change"), N_("Hidden text"), N_("Property"))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that a file does not hold because it is not for its readers."""

    kind: str
    """In English, for a translator to turn."""
    where: str
    text: str


def reader_named(name: str) -> "Reader":
    """The reader that a file is made for: an audience, or a body or party by its name."""
    from versions.readership import Reader
    from versions.stages import Audience

    if name in set(Audience):
        return Reader(Audience(name))
    return Reader(Audience.DECISION, frozenset({name}))


def readers_name(name: str, wording: Wording) -> str:
    """What those that a file is made for are called."""
    from versions.stages import Audience

    return wording.audience(name) if name in set(Audience) else name


def shared_source(source: Source) -> tuple[Source, tuple[LeftOut, ...]]:
    """A document whose Word file holds only what is for others, and what was taken out of it.

    Raises:
        RefusedError: The file cannot be read safely.
    """
    from clauses.writing.ooxml.shared import for_others

    look = for_others(source.template).data if source.template else None
    if source.word is None:
        return replace(source, template=look), ()
    shared = for_others(source.word)
    left = tuple(LeftOut(one.kind.value, source.name, one.text) for one in shared.taken)
    return replace(source, word=shared.data, template=look), (
        *left,
        *(LeftOut(N_("Could not be taken out"), source.name, text) for text in shared.still_hidden),
    )


def reasons_left_out(
    comparison: Comparison, whole: Attribution, shared: Attribution
) -> tuple[LeftOut, ...]:
    """The reasons of changes that their readers are not told, each once for its clause.

    Args:
        comparison: What is exported.
        whole: Whose the changes are and why, as the sender may know it.
        shared: The same, as the readers of the file may.
    """
    return tuple(dict.fromkeys(_left_out(comparison, whole, shared)))


def _left_out(comparison: Comparison, whole: Attribution, shared: Attribution) -> Iterator[LeftOut]:
    for change in comparison.changes:
        where = names(comparison.new_clauses(change) or comparison.old_clauses(change))
        for edit in edits(change, comparison):
            told = shared(edit).reasons
            for reason in whole(edit).reasons:
                if reason not in told:
                    yield LeftOut(N_("Reason"), where, reason)


def left_out_text(left: tuple[LeftOut, ...], name: str, wording: Wording) -> str:
    """What was left out of a file, a line each, for the one who sends it."""
    name = readers_name(name, wording)
    if not left:
        return wording.say("Nothing had to be left out for {name}.").format(name=name)
    head = wording.say("Left out for {name}:").format(name=name)
    rows = (f"  {one.where} – {wording.say(one.kind)}: {_line(one.text)}" for one in left)
    return "\n".join((head, *rows))


def _line(text: str) -> str:
    return " ".join(text.split())
