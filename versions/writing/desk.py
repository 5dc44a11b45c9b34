"""Where writing is done: the lock held, everything as it stands, a pen for one decision."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextlib import contextmanager
from datetime import datetime

from clauses.model import Clause
from versions.format import layout
from versions.format.messages import checked_name
from versions.git.folder import Tips
from versions.git.pen import Pen
from versions.index.moment import Moment
from versions.index.moment import Readers
from versions.readership import Reader
from versions.records.links import UnknownChangeError
from versions.records.people import Known
from versions.records.people import key_for
from versions.seen.texts import UnknownClauseError
from versions.stages import NOW
from versions.stages import Audience
from versions.view import View

_SHORTEST_CHANGE = 7
"""So much of the id of a decision must be said."""


class Desk:
    """A store whose lock is held: what stands in it, and the means to change it."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self.texts = moment.readers.texts
        self.view = View(moment, Reader(Audience.DRAFT))

    def commit(self, change: str) -> str:
        """The whole id of the decision that an id, perhaps shortened, names.

        Raises:
            UnknownChangeError: It names none, or several.
        """
        found = self.moment.chronicle.starting_with(change)
        if len(found) != 1 or len(change) < _SHORTEST_CHANGE:
            raise UnknownChangeError(change)
        return found[0]

    def pen(self, by: str, when: datetime) -> Pen:
        """Take a pen for a body or person; a known person's name stays out of texts.

        Raises:
            BadTextError: The name holds signs that no author may have.
        """
        name = checked_name(by)
        person = self._person(name)
        pen = Pen(
            self.moment.readers.folder,
            self.moment.tips,
            person.key if person else name,
            when,
            self._index_along,
        )
        if person is not None and person.key not in {known.key for known in self.people()}:
            pen.notes({layout.person_path(person.key): person_file(person)}, "a person known")
        return pen

    def _index_along(self, tips: Tips) -> AbstractContextManager[None]:
        """Have the index stand where everything will, so that nobody who reads waits for it."""
        moment, readers = self.moment, self.moment.readers
        return readers.index.along(moment.tips, Moment(readers, tips).source)

    def _person(self, name: str) -> Known | None:
        return key_for(name, self.people(), self.view.known_names)

    def people(self) -> tuple[Known, ...]:
        """The persons with keys."""
        return self.moment.readers.records.people(self.moment.notes_tree)

    def tree(self, document: str) -> str:
        """The folder of a document as it is being worked on.

        Raises:
            UnknownDocumentError: There is no such document.
        """
        return self.view.tree(document, NOW)

    def clause(self, document: str, clause_id: str) -> Clause:
        """A clause as it is being worked on.

        Raises:
            UnknownDocumentError: There is no such document.
            UnknownClauseError: It has no such clause now.
        """
        found = self.texts.clause(self.tree(document), clause_id)
        if found is None:
            raise UnknownClauseError(document, clause_id)
        return found


def person_file(person: Known) -> bytes:
    """Write the file of a person."""
    return layout.write_json({"key": person.key, "name": person.name})


@contextmanager
def at_desk(readers: Readers) -> Iterator[Desk]:
    """Wait for the writer's lock and see what stands."""
    with readers.folder.writing() as tips:
        yield Desk(Moment(readers, tips))
