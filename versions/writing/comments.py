"""Keeps comments."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.messages import BadTextError
from versions.format.messages import checked_reason
from versions.format.normal import text as normal_text
from versions.minutes.values import Outcome
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.comments import Comment
from versions.records.comments import Handled
from versions.records.comments import NotSaidError
from versions.records.comments import write_comment
from versions.records.links import Target
from versions.stages import NOW
from versions.words.anchors import anchor
from versions.words.spans import phrase_spans
from versions.writing.desk import Desk


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of some words."""

    quote: str
    text: str
    by: str
    when: datetime
    readers: Readership


def comment(desk: Desk, on: Target | str, said: Said) -> Comment:
    """Comment on words of a clause, in a version or in the text being worked on, or of a proposal.

    Args:
        desk: Where it is done.
        on: The clause, or the id of the proposal.
        said: What is said, and of which words.

    Raises:
        NotFoundError: There is no such clause or proposal.
        NotSaidError: The words do not stand in it.
        BadTextError: Nothing is said of them.
    """
    target, proposal, text = _spoken_of(desk, on)
    places = phrase_spans(normal_text(said.quote), text)
    if not places:
        raise NotSaidError(said.quote)
    pen = desk.pen(said.by, said.when)
    plain = checked_reason(said.text)
    if not plain:
        raise BadTextError(said.text, "a comment")
    used = {one.id for one in desk.view.all_comments}
    born = (str(target), proposal, said.quote, plain, said.when.isoformat())
    made = Comment(
        new_id(used, "comment", *born),
        target,
        proposal,
        anchor(text, *places[0]),
        plain,
        pen.author,
        said.when,
        checked_readers(said.readers),
    )
    files = {layout.comment_path(made.id): write_comment(made)}
    pen.notes(files, f"comment {made.id} on {target}")
    pen.put_down()
    return made


def _spoken_of(desk: Desk, on: Target | str) -> tuple[Target, str, str]:
    """A clause where it stands, the id of its proposal if it is one, and what it says."""
    if isinstance(on, str):
        proposal = desk.view.proposal(on)
        return Target(proposal.document, proposal.clause, NOW), proposal.id, proposal.text
    version = on.version or NOW
    text = desk.view.clause(on.document, version, on.clause).text
    return Target(on.document, on.clause, version), "", text


def handle_comment(
    desk: Desk, comment_id: str, outcome: Outcome, said: str, by: str, when: datetime
) -> Comment:
    """Say what became of a comment; what was said of it before is in the history.

    Raises:
        UnknownCommentError: There is no such comment.
        BadTextError: Nothing is said of it.
    """
    known = desk.view.comment(comment_id)
    pen = desk.pen(by, when)
    plain = checked_reason(said)
    if not plain:
        raise BadTextError(said, "what became of a comment")
    made = replace(known, handled=Handled(outcome, plain, pen.author, when))
    pen.notes({layout.comment_path(made.id): write_comment(made)}, f"deal with comment {made.id}")
    pen.put_down()
    return made
