"""Reasons as sentences: who decided and why, which proposal, which meeting, the quoted passage."""

from functools import cache
from typing import TYPE_CHECKING

from service.wording import Wording

if TYPE_CHECKING:
    from versions.reasons import Answer
    from versions.reasons import Tell
    from versions.view import View


def teller(view: "View", wording: Wording) -> "Tell":
    """Make the function that puts an answer in sentences, one reason a text."""

    @cache
    def meeting(note_id: str) -> str:
        note = view.note(note_id)
        return f"{note.body or note.title}, {wording.date(note.date)}"

    def tell(answer: "Answer") -> tuple[str, ...]:
        told = list(dict.fromkeys(cause.why for cause in answer.causes if cause.why))
        told += [
            f"{wording.say('Proposal')}: {proposal.title} ({proposal.from_})."
            for proposal in answer.proposals
        ]
        decided = [" ".join(told)] if told else []
        quoted = [f"{meeting(link.note)}: ”{link.quote}”" for link in answer.notes]
        return tuple(dict.fromkeys((*decided, *quoted)))

    return tell
