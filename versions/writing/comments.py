"""Keeps comments."""

from datetime import datetime

from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.messages import BadTextError
from versions.format.messages import checked_reason
from versions.format.normal import text as normal_text
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.comments import Comment
from versions.records.comments import NotSaidError
from versions.records.comments import write_comment
from versions.records.links import Target
from versions.stages import NOW
from versions.words.anchors import anchor
from versions.words.spans import phrase_spans
from versions.writing.desk import Desk


def comment_clause(
    desk: Desk, target: Target, quote: str, said: str, by: str, when: datetime, readers: Readership
) -> Comment:
    """Comment on words of a clause, in a version or in the text being worked on.

    Raises:
        NotFoundError: There is no such clause.
        NotSaidError: The words do not stand in it.
        BadTextError: Nothing is said of them.
    """
    version = target.version or NOW
    text = desk.view.clause(target.document, version, target.clause).text
    named = Target(target.document, target.clause, version)
    return _keep(desk, named, "", text, quote, said, by, when, readers)


def comment_proposal(
    desk: Desk,
    proposal_id: str,
    quote: str,
    said: str,
    by: str,
    when: datetime,
    readers: Readership,
) -> Comment:
    """Comment on words of a proposal.

    Raises:
        UnknownProposalError: There is no such proposal.
        NotSaidError: The words do not stand in it.
        BadTextError: Nothing is said of them.
    """
    proposal = desk.view.proposal(proposal_id)
    target = Target(proposal.document, proposal.clause, NOW)
    return _keep(desk, target, proposal.id, proposal.text, quote, said, by, when, readers)


def _keep(
    desk: Desk,
    target: Target,
    proposal: str,
    text: str,
    quote: str,
    said: str,
    by: str,
    when: datetime,
    readers: Readership,
) -> Comment:
    places = phrase_spans(normal_text(quote), text)
    if not places:
        raise NotSaidError(quote)
    pen = desk.pen(by, when)
    plain = checked_reason(said)
    if not plain:
        raise BadTextError(said, "a comment")
    used = {one.id for one in desk.view.all_comments}
    made = Comment(
        new_id(used, "comment", str(target), proposal, quote, plain, when.isoformat()),
        target,
        proposal,
        anchor(text, *places[0]),
        plain,
        pen.author,
        when,
        checked_readers(readers),
    )
    files = {layout.comment_path(made.id): write_comment(made)}
    pen.notes(files, f"comment {made.id} on {target}")
    pen.put_down()
    return made
