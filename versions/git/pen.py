"""Writes one decision: what changes in texts and in notes, moved together or not at all."""

from collections.abc import Callable
from collections.abc import Mapping
from contextlib import AbstractContextManager
from contextlib import nullcontext
from datetime import UTC
from datetime import datetime

from versions.errors import VersionsError
from versions.format.identifiers import slug
from versions.format.messages import Message
from versions.format.messages import write_message
from versions.git import tags
from versions.git.commits import Person
from versions.git.folder import Folder
from versions.git.folder import Tips
from versions.git.journal import NOTES
from versions.git.journal import TEXTS
from versions.git.journal import Move
from versions.git.repository import MAIN
from versions.stages import Version

Beside = Callable[[Tips], AbstractContextManager[None]]
SERVICE = "Lydelse"
_YEARS = range(1971, 2200)
"""Git knows no moment before 1970, and a commit of texts stays as it is for ever."""


class Pen:
    """Gathers the writes of one decision; the holder of the lock puts it down when all is ready."""

    def __init__(
        self, folder: Folder, tips: Tips, by: str, when: datetime, beside: Beside | None = None
    ) -> None:
        """Take a pen for a decision.

        Args:
            folder: The store; its lock is held.
            tips: Where everything stands.
            by: The body or the key of the person that decides.
            when: The moment of the decision.
            beside: What is done while the decision is made, told where everything will stand.
        """
        self._folder = folder
        self._beside = beside or nullcontext
        self._tips = tips
        self._author = person_of(by, when)
        self._committer = person_of(SERVICE, when)
        self._moves: list[Move] = []
        self._notes: dict[str, bytes | str | None] = {}
        self._subject = ""

    @property
    def author(self) -> str:
        """Whose decision it is: the name of a body or the key of a person."""
        return self._author.name

    def texts(self, tree: str, message: Message) -> str:
        """Write the commit of main that leaves the texts like this."""
        commit = self._commit(TEXTS, tree, self._tips.texts, write_message(message))
        self._moves.append(Move(TEXTS, MAIN, self._tips.texts, commit))
        return commit

    def version(
        self, version: Version, document_tree: str, previous: str | None, source: str
    ) -> None:
        """Write a version of a document as it stands in a tree."""
        tag = tags.write_version(
            self._folder.texts,
            version,
            document_tree,
            previous=previous,
            source=source,
            author=self._author,
            committer=self._committer,
            sign=self._folder.signer.sign if self._folder.signer else None,
        )
        ref = tags.version_ref(tags.version_name(version))
        self._moves.append(Move(TEXTS, ref, None, tag))

    def notes(self, changes: Mapping[str, bytes | str | None], subject: str) -> None:
        """Have these files of notes changed too."""
        self._notes.update(changes)
        self._subject = subject

    def put_down(self) -> None:
        """Make the decision: from here on it stands, whatever happens."""
        if self._notes:
            standing = self._folder.notes.commit(self._tips.notes).tree
            tree = self._folder.notes.write_tree(standing, self._notes)
            commit = self._commit(NOTES, tree, self._tips.notes, f"{self._subject}\n")
            self._moves.append(Move(NOTES, MAIN, self._tips.notes, commit))
        with self._beside(self._tips.after(self._moves)):
            self._folder.move(tuple(self._moves))

    def _commit(self, repository: str, tree: str, parent: str, message: str) -> str:
        where = self._folder.texts if repository == TEXTS else self._folder.notes
        return where.write_commit(tree, (parent,), message, self._author, self._committer)


def first_commits(
    folder: Folder,
    texts: Mapping[str, bytes],
    notes: Mapping[str, bytes],
    message: Message,
    when: datetime,
) -> None:
    """Write the commits that a new store begins with."""
    service = person_of(SERVICE, when)
    said = write_message(message)
    for repository, files in ((folder.texts, texts), (folder.notes, notes)):
        tree = repository.write_tree(None, files)
        commit = repository.write_commit(tree, (), said, service, service)
        repository.swap(MAIN, None, commit)


class BadMomentError(VersionsError):
    """A decision was to be made at a moment that cannot be: the clock of the machine is far off."""

    def __init__(self, when: datetime) -> None:
        super().__init__(f"{when:%Y-%m-%d %H:%M}: the clock is far off; set it and try again")
        self.when = f"{when:%Y-%m-%d %H:%M}"


def moment_of(when: datetime | None) -> datetime:
    """When a decision is made: as said, else now; a time without a zone is UTC.

    Raises:
        BadMomentError: It is none that git can tell, or one in another age.
    """
    moment = when or datetime.now(UTC)
    if moment.year not in _YEARS:
        raise BadMomentError(moment)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def person_of(name: str, when: datetime) -> Person:
    """Whose a commit is, by the name of a body or the key of a person."""
    return Person(name, address_of(name), when)


def address_of(name: str) -> str:
    """What stands for the mail address of a body or person; nobody is written to."""
    return f"{slug(name) or 'body'}@lydelse.invalid"
