"""Says what those outside the working group are told of why a decision was made."""

import datetime

from versions.format import layout
from versions.format.messages import BadTextError
from versions.format.messages import checked_reason
from versions.readership import Readership
from versions.readership import checked_readers
from versions.records.published_reasons import PublishedReason
from versions.records.published_reasons import write_published
from versions.writing.desk import Desk


def publish_reason(
    desk: Desk, change: str, text: str, readers: Readership, by: str, when: datetime.datetime
) -> PublishedReason:
    """Tell some why a decision was made; told again, the new form takes the place of the old.

    Args:
        desk: Where it is written.
        change: The decision, by its commit, perhaps shortened.
        text: What they are told; the decision's own words where it is empty.
        readers: Whom.
        by: Who says so.
        when: The moment it is said.

    Raises:
        UnknownChangeError: There is no such decision.
        BadTextError: There is nothing to tell.
    """
    commit = desk.commit(change)
    pen = desk.pen(by, when)
    own = (one.message.why for one in desk.view.decisions if one.commit == commit)
    told = checked_reason(text.strip() or next(own))
    if not told:
        raise BadTextError(text, "a reason")
    made = PublishedReason(commit, told, checked_readers(readers), pen.author, when)
    path = layout.published_reason_path(commit)
    pen.notes({path: write_published(made)}, f"reason of {commit[:12]} published")
    pen.put_down()
    return made


def withdraw_reason(desk: Desk, change: str, by: str, when: datetime.datetime) -> None:
    """Tell nobody outside the working group any more.

    Raises:
        UnknownChangeError: There is no such decision.
    """
    commit = desk.commit(change)
    pen = desk.pen(by, when)
    path = layout.published_reason_path(commit)
    pen.notes({path: None}, f"reason of {commit[:12]} withdrawn")
    pen.put_down()
