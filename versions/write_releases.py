"""Says who may read a version or a comparison."""

from datetime import datetime

from versions import layout
from versions.desk import Desk
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.readership import checked_readers
from versions.releases import ReleasedComparison
from versions.releases import VersionReaders
from versions.releases import write_comparison
from versions.releases import write_version_readers
from versions.stages import Version


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
