"""The part of the door to a store that opens views of it and looks after it."""

from pathlib import Path
from sqlite3 import Error as SqliteError

from versions.git.folder import Folder
from versions.git.journal import CannotWriteError
from versions.health.backup import backup
from versions.health.elsewhere import Copy
from versions.health.elsewhere import copies
from versions.health.erasing import Traces
from versions.health.erasing import erase
from versions.health.erasing import traces
from versions.health.findings import Finding
from versions.health.publishing import Published
from versions.health.publishing import publish
from versions.health.upkeep import maintain
from versions.health.upkeep import mirror
from versions.health.verifying import verify
from versions.index.moment import Moment
from versions.index.moment import Readers
from versions.readership import Reader
from versions.readership import reader_of
from versions.stages import Audience
from versions.view import View


class HealthStore:
    """Looks at a family and keeps it well; `versions.store.Store` is the whole door."""

    def __init__(self, folder: Folder) -> None:
        """Use `Store.open` or `Store.create`."""
        self._readers = Readers(folder)

    def view(self, reader: Reader | Audience) -> View:
        """See the store as somebody does, at this moment.

        Args:
            reader: Who reads, with the bodies and parties they belong to; or an audience, for
                one of it who belongs to none.

        Raises:
            DamagedStoreError: It cannot be read.
        """
        return View(Moment(self._readers, self._readers.folder.tips()), reader_of(reader))

    def verify(self, signers: Path | None = None) -> tuple[Finding, ...]:
        """Check everything that is kept; nothing is found in a healthy store.

        Args:
            signers: Whose signatures of versions count, in the form of ``ssh-keygen -Y verify``;
                without them no signature is checked.
        """
        return verify(self._readers, signers)

    def reindex(self) -> None:
        """Make the index that search answers from anew, of what lies in git.

        Raises:
            CannotWriteError: It cannot be written.
        """
        folder = self._readers.folder
        try:
            self._readers.index.rebuild(Moment(self._readers, folder.tips()).source)
        except (OSError, SqliteError) as error:
            raise CannotWriteError(folder.path, str(error)) from error

    def maintain(self) -> None:
        """Pack what was written, so that the store stays small and quick; safe beside others.

        Raises:
            DamagedStoreError: git is not installed, or could not do it.
        """
        maintain(self._readers.folder)

    def traces(self, person: str) -> Traces:
        """Say where a person is named, and what `erase` would do about it.

        Raises:
            UnknownPersonError: The store names no such person.
            BadTextError: It is too short for a name.
        """
        return traces(self._readers.folder, person)

    def erase(self, person: str) -> Traces:
        """Erase a person from notes and all their history, and say what is left elsewhere.

        Args:
            person: Their name, as it is written; or their key.

        Raises:
            UnknownPersonError: The store names no such person.
            BadTextError: It is too short for a name.
            CannotWriteError: The store cannot be written.
            UnfinishedError: They are erased; the next writer forgets what is left of it.
        """
        done = erase(self._readers.folder, person)
        self._readers = Readers(Folder(self._readers.folder.path, self._readers.folder.signer))
        self.reindex()
        return done

    def copies(self) -> tuple[Copy, ...]:
        """The backups and followers that are known, with the day each was last made."""
        return copies(self._readers.folder.path)

    def backup(self, file: Path) -> None:
        """Write the whole store into one file, while others go on.

        Raises:
            CannotWriteError: The file cannot be written.
        """
        backup(self._readers.folder, file)

    def mirror(self, url: str) -> None:
        """Bring everything to a follower who may read everything.

        Raises:
            DamagedStoreError: The follower cannot be reached, or holds something else.
        """
        mirror(self._readers.folder, url)

    def publish(self, audience: Audience) -> Published:
        """Make the repository anew that an audience may fetch.

        Raises:
            CannotWriteError: It cannot be written.
            DamagedStoreError: git is not installed, or the store cannot be read.
        """
        return publish(self._readers, audience)
