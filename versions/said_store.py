"""The half of the door to a store that keeps what is said about texts."""

from datetime import datetime

from versions.desk import at_desk
from versions.folder import Folder
from versions.links import Link
from versions.links import LinkKind
from versions.links import Target
from versions.moment import Readers
from versions.notes import PassageRef
from versions.pen import moment_of
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.write_notes import Tie
from versions.write_notes import link
from versions.write_notes import reject


class SaidStore:
    """Writes what is said about the texts of a family; `versions.store.Store` is the whole door."""

    def __init__(self, folder: Folder) -> None:
        """Use `Store.open` or `Store.create`."""
        self._readers = Readers(folder)

    def confirm(
        self,
        note: str,
        suggestion: str,
        *,
        kind: LinkKind | None = None,
        target: Target | None = None,
        phrases: tuple[str, ...] | None = None,
        by: str = "",
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> tuple[Link, ...]:
        """Make a suggested link a link, as it is suggested or corrected.

        Args:
            note: The note's id.
            suggestion: The suggestion's id.
            kind: What the passage does, where the suggestion is wrong about that.
            target: What it speaks of, where the suggestion is wrong about that.
            phrases: The words it speaks of, where the suggestion is wrong about them.
            by: Who says so.
            readers: Who may know.
            when: The moment it is said.

        Returns:
            A link for each phrase.

        Raises:
            NotFoundError: There is no such note, suggestion or target.
        """
        with at_desk(self._readers) as desk:
            found = desk.view.suggestion(note, suggestion)
            tie = Tie(
                PassageRef(found.note, found.passage),
                target or found.target,
                kind or found.kind,
                found.change if target is None else "",
                found.phrases if phrases is None else phrases,
            )
            return link(desk, tie, by, moment_of(when), readers)

    def reject(
        self, note: str, suggestion: str, *, by: str = "", when: datetime | None = None
    ) -> None:
        """Say that a suggested link is wrong; it is not suggested again.

        Raises:
            NotFoundError: There is no such note or suggestion.
        """
        with at_desk(self._readers) as desk:
            reject(desk, desk.view.suggestion(note, suggestion), by, moment_of(when))
