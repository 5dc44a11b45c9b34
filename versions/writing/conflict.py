"""An edit that met another: what both started from, what each says, and the two joined."""

from dataclasses import dataclass

from clauses.merging.merge import Merge
from clauses.merging.merge import merge
from clauses.model import Clause
from versions.errors import VersionsError
from versions.format import clause_file


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes of one clause; notes and looks go with each side and are not joined."""

    base: Clause | None
    """What the edit starts from; nothing where the clause never said that."""
    theirs: Clause
    """What stands now."""
    yours: Clause
    """What the edit wants."""

    @property
    def merge(self) -> Merge | None:
        """Both changes laid into the base's text, collisions kept; nothing without a base."""
        if self.base is None:
            return None
        return merge(self.base.text, self.theirs.text, self.yours.text)


class StaleBaseError(VersionsError):
    """A clause was changed by somebody else since the wording an edit starts from."""

    def __init__(self, clause: str, conflict: Conflict) -> None:
        self.current = clause_file.wording_id(conflict.theirs)
        """Wording id of what stands now."""
        super().__init__(
            f"{clause}: the clause has changed since; look at both texts and edit wording "
            f"{self.current}"
        )
        self.clause = clause
        self.conflict = conflict

    @property
    def texts(self) -> dict[str, str]:
        """The three texts by what they are; the base's is empty where there is none."""
        base = self.conflict.base
        return {
            "base": base.text if base else "",
            "current": self.conflict.theirs.text,
            "your": self.conflict.yours.text,
        }
