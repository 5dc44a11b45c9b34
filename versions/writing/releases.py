"""Says who may read a version or a comparison."""

from dataclasses import replace
from datetime import datetime

from versions.format import layout
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.readership import checked_readers
from versions.readership import readers_fields
from versions.records.proposals import write_proposal
from versions.records.releases import ReleasedComparison
from versions.records.releases import VersionReaders
from versions.records.releases import write_comparison
from versions.records.releases import write_version_readers
from versions.stages import Version
from versions.writing.desk import Desk


def set_readers(
    desk: Desk, document: str, version: str, readers: Readership | None, by: str, when: datetime
) -> Version:
    """Say who may read a version; nothing leaves it to its stage.

    Raises:
        NotFoundError: There is no such version.
        BadTextError: A body has a name that none can have.
    """
    found = desk.view.version(document, version)
    files: dict[str, bytes | str | None] = {layout.version_readers_path(document, found.id): None}
    if readers is not None:
        named = VersionReaders(document, found.id, checked_readers(readers))
        files.update(write_version_readers(named))
    pen = desk.pen(by, when)
    pen.notes(files, f"readers of {document}/{found.id}")
    pen.put_down()
    return found


def release_comparison(
    desk: Desk, document: str, old: str, new: str, readers: Readership, by: str, when: datetime
) -> ReleasedComparison:
    """Let some read a comparison whatever they may read of its versions.

    Raises:
        NotFoundError: There is no such version.
        BadTextError: A body has a name that none can have.
    """
    sides = [desk.view.version(document, version).id for version in (old, new)]
    made = ReleasedComparison(document, sides[0], sides[1], checked_readers(readers))
    files: dict[str, bytes | str | None] = {layout.comparison_path(document, *sides): None}
    if made.readers != WORKING_GROUP:
        files.update(write_comparison(made))
    pen = desk.pen(by, when)
    pen.notes(files, f"readers of the comparison {document}/{sides[0]} with {sides[1]}")
    pen.put_down()
    return made


def set_note_readers(
    desk: Desk, note_id: str, readers: Readership, by: str, when: datetime
) -> None:
    """Say who may read a note.

    Raises:
        UnknownNoteError: There is no such note.
        BadTextError: A body has a name that none can have.
    """
    path = f"{layout.note_path(desk.view.note(note_id).id)}/note.json"
    content = desk.moment.readers.records.note_file(desk.moment.notes_tree, note_id)
    record = layout.read_json(content, path) | readers_fields(checked_readers(readers))
    pen = desk.pen(by, when)
    pen.notes({path: layout.write_json(record)}, f"readers of note {note_id}")
    pen.put_down()


def set_proposal_readers(
    desk: Desk, proposal_id: str, readers: Readership, by: str, when: datetime
) -> None:
    """Say who may read a proposal.

    Raises:
        UnknownProposalError: There is no such proposal.
        BadTextError: A body has a name that none can have.
    """
    proposal = replace(desk.view.proposal(proposal_id), readers=checked_readers(readers))
    path = layout.proposal_path(proposal.document, proposal.clause, proposal.id)
    pen = desk.pen(by, when)
    pen.notes({path: write_proposal(proposal)}, f"readers of proposal {proposal_id}")
    pen.put_down()
