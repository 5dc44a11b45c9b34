"""Who visits, what they may do, and as which reader the store answers them."""

from dataclasses import dataclass
from enum import StrEnum

from service.accounts.groups import Sees
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.reading_links import ReadingLink
from service.accounts.sessions import Session
from service.accounts.sessions import SessionKind
from versions.readership import Reader
from versions.stages import Audience

_WIDTH = (Audience.DECISION, Audience.CONSULTATION, Audience.DRAFT)


class Need(StrEnum):
    """What a page asks of whoever opens it."""

    ANYONE = "anyone"
    """Nothing: what it shows is answered from the visitor's own view."""
    UPLOAD = "upload"
    """An account, unless the operator lets everyone compare files."""
    ACCOUNT = "account"
    CONTRIBUTE = "contribute"
    EDIT = "edit"
    ADMINISTER = "administer"


_ROLES = {
    Need.ACCOUNT: Role.READER,
    Need.UPLOAD: Role.READER,
    Need.CONTRIBUTE: Role.CONTRIBUTOR,
    Need.EDIT: Role.EDITOR,
    Need.ADMINISTER: Role.ADMINISTRATOR,
}
"""The least that somebody must be."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks for a page."""

    reader: Reader
    account: Account | None = None
    link: ReadingLink | None = None
    session: Session | None = None
    may_upload: bool = False

    def may(self, need: "Need | str") -> bool:
        """Whether they may open a page that asks this of them; a program reads texts alone."""
        need = Need(need)
        if need is Need.ANYONE or (need is Need.UPLOAD and self.may_upload):
            return True
        if self.session is not None and self.session.kind is SessionKind.PROGRAM:
            return False
        return self.account is not None and self.account.role.rank >= _ROLES[need].rank

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies and parties they can speak for, by name."""
        return tuple(group.name for group in self.account.groups) if self.account else ()

    @property
    def acts_as(self) -> str:
        """As whom they decide: the first of their bodies, else they themselves."""
        return next(iter(self.bodies), self.account.name if self.account else "")

    @property
    def mark(self) -> str:
        """Tells apart visitors whose pages differ, for ETags."""
        return f"{self.account}{self.link}{self.may_upload}"


def reader_for(
    everyone: Audience, account: Account | None = None, link: ReadingLink | None = None
) -> Reader:
    """As whom the store answers somebody: the one place where accounts become readers.

    Editors and administrators see what the working group does. Others are let in as early as the
    earliest of their bodies and parties is, and are besides of these bodies and parties by name.
    Whoever came by a reading link is of a body of that link's name too.

    Args:
        everyone: How early anyone at all is let in.
        account: Whose account it is.
        link: The link they came by.
    """
    named = frozenset({link.name} if link else ())
    if account is None:
        return Reader(everyone, named)
    bodies = named | {group.name for group in account.groups}
    return Reader(max(everyone, _let_in(account), key=_WIDTH.index), bodies)


def _let_in(account: Account) -> Audience:
    if account.role.rank >= Role.EDITOR.rank:
        return Audience.DRAFT
    if any(group.sees is Sees.DRAFT for group in account.groups):
        return Audience.DRAFT
    return Audience.CONSULTATION if account.groups else Audience.DECISION
