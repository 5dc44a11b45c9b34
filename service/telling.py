"""What versions are called, and reasons as sentences: who decided, why, at which meeting."""

from functools import cache
from typing import TYPE_CHECKING

from service.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Sequence

    from clauses.changes import Attribution
    from clauses.changes import Edit
    from versions.explaining.reasons import Answer
    from versions.explaining.reasons import Tell
    from versions.records.proposals import Proposal
    from versions.view import View


WORKING_TEXT = "now"
_BINDING = frozenset({"ska", "skall", "bör", "får", "kan", "shall", "may", "should", "must"})


def version_name(
    view: "View", wording: Wording, document: str, version: str, beside: str = ""
) -> str:
    """What a reader calls a version: its stage and number, ``"Remiss 1"``.

    Args:
        view: What the reader may see.
        wording: Words in the reader's language.
        document: The document's id.
        version: The version's id, or ``now``.
        beside: The version it is compared with, where their comparison alone may be released.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    if version == WORKING_TEXT:
        return wording.say("Working text")
    found = view.version(document, version, beside)
    number = found.id.rpartition("-")[2]
    return f"{wording.stage(found.stage)} {number}" if number.isdecimal() else found.id


def version_day(
    view: "View", wording: Wording, document: str, version: str, beside: str = ""
) -> str:
    """When a version was made, in words; nothing for the text being worked on."""
    if version == WORKING_TEXT:
        return ""
    return wording.date(view.version(document, version, beside).date)


def version_title(
    view: "View", wording: Wording, document: str, version: str, beside: str = ""
) -> str:
    """What a version is called in a file that is kept: ``"Remiss 1, 2 juni 2025"``."""
    name = version_name(view, wording, document, version, beside)
    day = version_day(view, wording, document, version, beside)
    return ", ".join(filter(None, (name, day)))


def tells_why(view: "View", document: str, old: str, new: str) -> bool:
    """Whether there are reasons from one version to another: backwards in time there are none."""
    return view.position(document, old, new) <= view.position(document, new, old)


def explainer(view: "View", document: str, old: str, new: str) -> "Callable[[Edit], Answer] | None":
    """What answers why words were changed, where that is told."""
    if not tells_why(view, document, old, new):
        return None
    return view.reasons(document, old, new).of


def attribution(
    view: "View", wording: Wording, document: str, old: str, new: str
) -> "Attribution | None":
    """Whose the changes between two versions are, for writers of files."""
    explain = explainer(view, document, old, new)
    tell = teller(view, wording)
    return None if explain is None else lambda edit: explain(edit).credit(tell)


def teller(view: "View", wording: Wording) -> "Tell":
    """Make the function that puts an answer in sentences, one reason a text."""

    @cache
    def meeting(note_id: str) -> str:
        note = view.note(note_id)
        state = wording.note_state(note.state)
        return f"{note.body or note.title}, {wording.date(note.date)} ({state})"

    def tell(answer: "Answer") -> tuple[str, ...]:
        told = list(answer.whys)
        told += [
            f"{wording.say('Proposal')}: {proposal.title} ({proposal.from_})."
            for proposal in answer.proposals
        ]
        decided = [" ".join(told)] if told else []
        quoted = [f"{meeting(link.note)}: {wording.quoted(link.quote)}" for link in answer.notes]
        return tuple(dict.fromkeys((*decided, *quoted)))

    return tell


def whose_words(
    view: "View", wording: Wording, proposal: "Proposal", texts: "Iterable[str] | None" = None
) -> tuple[str, ...]:
    """Which words of a compromise came from which proposals, a sentence for each of these.

    Args:
        view: What the reader sees.
        wording: Words in the reader's language.
        proposal: The compromise.
        texts: The words of it that are asked about; all of them unless they are given.
    """
    from versions.gathering.proposal_sources import within
    from versions.gathering.proposal_sources import words_of

    found = words_of(view, proposal)
    said: dict[str, list[str]] = {}
    for words in found if texts is None else within(found, texts):
        for one in words.proposals:
            name = f"{one.title} ({one.from_})" if one.from_ else one.title
            said.setdefault(name, []).append(" ".join(words.text.split()))
    told = wording.say("Words from {proposal}: {words}.")
    return tuple(
        told.format(proposal=name, words=", ".join(map(wording.quoted, telling(texts))))
        for name, texts in said.items()
        if telling(texts)
    )


def telling(texts: "Sequence[str]") -> tuple[str, ...]:
    """The stretches that tell something: those of several words, where there are any.

    Words without weight of their own tell nothing, but for those that say how binding a text is.

    Examples:
        >>> telling(["en", "inom femton minuter", "den"]), telling(["ska", ".", "och"])
        (('inom femton minuter',), ('ska',))
    """
    from versions.words.stems import stems

    known = tuple(
        text for text in dict.fromkeys(texts) if any(stems(text)) or text.casefold() in _BINDING
    )
    return tuple(text for text in known if " " in text) or known
