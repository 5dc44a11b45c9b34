"""Proposes other wordings of a clause, and settles what becomes of them."""

from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Note
from versions.format import clause_file
from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.messages import Action
from versions.format.messages import checked_line
from versions.format.messages import checked_name
from versions.format.messages import checked_reason
from versions.format.messages import checked_wording
from versions.format.normal import line
from versions.format.normal import normal
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.notes import PassageRef
from versions.records.proposals import ClosedProposalError
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.proposals import write_proposal
from versions.seen.texts import LATEST
from versions.writing.clauses import Committed
from versions.writing.clauses import Wish
from versions.writing.clauses import change_clause
from versions.writing.clauses import check_passage
from versions.writing.desk import Desk


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody proposes."""

    document: str
    clause: str
    title: str
    from_: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    base: str
    when: datetime
    status: Status
    to: str
    note: PassageRef | None
    readers: Readership
    made_of: tuple[str, ...] = ()


def propose(desk: Desk, draft: Draft) -> Proposal:
    """Keep another wording of a clause, of one too that the working text no longer has.

    Whoever reads versions alone is not to learn from a refusal what became of it since.

    Raises:
        NotFoundError: There is no such document, clause or passage.
        BadTextError: It holds signs that no Word file can.
    """
    newest = desk.view.last_with(draft.document, draft.clause)
    standing = desk.view.clause(draft.document, newest, draft.clause)
    check_passage(desk, draft.note)
    made_of = tuple(dict.fromkeys(desk.view.proposal(one).id for one in draft.made_of))
    wording = checked_wording(normal(Clause("", blocks=draft.blocks, notes=draft.notes)))
    origin = (draft.document, draft.clause, draft.title, draft.from_, wording.text)
    used = {known.id for known in desk.view.all_proposals}
    proposal = Proposal(
        id=new_id(used, *origin, draft.when.isoformat()),
        document=draft.document,
        clause=draft.clause,
        title=checked_line(draft.title, "a title"),
        from_=checked_name(draft.from_),
        status=draft.status,
        to=line(draft.to),
        date=draft.when,
        base=clause_file.wording_id(standing) if draft.base == LATEST else line(draft.base),
        blocks=wording.blocks,
        notes=wording.notes,
        note=draft.note,
        readers=checked_readers(draft.readers),
        made_of=made_of,
    )
    pen = desk.pen(draft.from_, draft.when)
    name = f"{draft.document}/{draft.clause}"
    pen.notes(_file(proposal), f"proposal {proposal.id} for {name}")
    pen.put_down()
    return proposal


def adopt(
    desk: Desk,
    proposal_id: str,
    by: str,
    why: str,
    when: datetime,
    note: PassageRef | None,
    base: str,
) -> Committed:
    """Let a proposal become the wording, as one decision.

    Raises:
        NotFoundError: There is no such proposal, clause or passage.
        ClosedProposalError: It is adopted already.
        StaleBaseError: The clause has changed since the proposal's base; nothing was changed.
        NothingChangedError: The clause says that already.
    """
    proposal = desk.view.proposal(proposal_id)
    if proposal.status is Status.ADOPTED:
        raise ClosedProposalError(proposal_id, proposal.status)
    wish = Wish(
        proposal.document,
        proposal.clause,
        proposal.blocks,
        proposal.notes,
        base or proposal.base,
        by,
        when,
        why,
        note=note,
    )
    pen = desk.pen(by, when)
    adopted = replace(proposal, status=Status.ADOPTED)
    pen.notes(_file(adopted), f"proposal {proposal_id} adopted")
    return change_clause(desk, wish, Action.ADOPT, pen, proposal_id)


def set_status(
    desk: Desk, proposal_id: str, status: Status, to: str, by: str, why: str, when: datetime
) -> Proposal:
    """Say what has become of a proposal, and why.

    Raises:
        UnknownProposalError: There is no such proposal.
        ClosedProposalError: It is adopted, which stands in the texts.
    """
    proposal = desk.view.proposal(proposal_id)
    if Status.ADOPTED in (proposal.status, status):
        raise ClosedProposalError(proposal_id, proposal.status)
    changed = replace(proposal, status=status, to=line(to), why=checked_reason(why))
    pen = desk.pen(by, when)
    pen.notes(_file(changed), f"proposal {proposal_id} {status.value}")
    pen.put_down()
    return changed


def _file(proposal: Proposal) -> dict[str, bytes | str | None]:
    path = layout.proposal_path(proposal.document, proposal.clause, proposal.id)
    return {path: write_proposal(proposal)}
