"""A pasted list of parties, bodies and people, one a line."""

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection

from service.accounts.errors import AccountsError
from service.accounts.groups import Group
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.groups import checked_name
from service.accounts.groups import group_named
from service.accounts.groups import set_domains
from service.accounts.people import Account
from service.accounts.people import Role
from service.accounts.people import add_account
from service.accounts.people import checked_mail

_APART = re.compile(r"[\t;]")
_COMMA = re.compile(",")
"""What stands between the fields of somebody's line that has neither tab nor semicolon."""
_ROLES = {
    "läsare": Role.READER,
    "medverkande": Role.CONTRIBUTOR,
    "redaktör": Role.EDITOR,
    "administratör": Role.ADMINISTRATOR,
    **{role.value: role for role in Role},
}
_HEADINGS = frozenset(
    {
        *("namn", "name", "roll", "role", "part", "party", "organ", "body", "kommun"),
        *("e-post", "epost", "e-postadress", "mejl", "e-mail", "email", "e-mail address"),
        *("organisation", "organization", "organ och parter", "bodies and parties"),
    }
)
"""What columns are called in a list that comes from a spreadsheet."""
_STAGES = {"utkast": Sees.DRAFT, "remiss": Sees.CONSULTATION, **{one.value: one for one in Sees}}


class BadLineError(AccountsError):
    """A line of a list cannot be understood or carried out."""

    def __init__(self, number: int, line: str, why: AccountsError) -> None:
        super().__init__(f"line {number}, {line!r}: {why}")
        self.number = number
        self.line = line
        self.why = why


class BadRosterError(AccountsError):
    """Some lines of a list cannot be understood or carried out."""

    def __init__(self, faults: Sequence[BadLineError]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A body or party that a list names."""

    number: int
    name: str
    kind: GroupKind
    sees: Sees
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody a list names."""

    number: int
    name: str
    mail: str
    role: Role
    groups: tuple[str, ...]


_Line = TypeVar("_Line", GroupLine, PersonLine)
_Added = TypeVar("_Added", Group, Account)
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Added:
    """What a list made known."""

    groups: tuple[Group, ...]
    accounts: tuple[Account, ...]


def read_roster(text: str) -> tuple[GroupLine | PersonLine, ...]:
    r"""Understand a list whose fields are set apart by semicolons or tabs.

    A name alone is a party, with mail domains after it where it has some. A name and ``utkast``
    or ``remiss`` is a body, and how early it is let in. A name and a mail address is a person,
    with bodies or parties after it, and a role if they are more than a reader. A line that
    only names columns is left out.

    Raises:
        BadRosterError: Some lines are none of these.

    Examples:
        >>> [line.name for line in read_roster("Borgsund; borgsund.example\n\nLag; utkast")]
        ['Borgsund', 'Lag']
        >>> read_roster("Maja Berg, maja@borgsund.example, Borgsund")[0].name
        'Maja Berg'
    """
    read = _each(_read, enumerate(text.splitlines(), start=1))
    return tuple(line for line in read if line)


def _each(work: Callable[[_Given], _Made], given: Iterable[_Given]) -> list[_Made]:
    """What work makes of each line; all that cannot be done is told at once."""
    made: list[_Made] = []
    faults: list[BadLineError] = []
    for one in given:
        try:
            made.append(work(one))
        except BadLineError as error:
            faults.append(error)
    if faults:
        raise BadRosterError(faults)
    return made


def _read(numbered: tuple[int, str]) -> GroupLine | PersonLine | None:
    """What a line says; nothing where it is empty or names columns."""
    number, line = numbered
    apart = _COMMA if "@" in line and not _APART.search(line) else _APART
    fields = [field for one in apart.split(line) if (field := one.strip())]
    if not fields or _names_columns(fields):
        return None
    try:
        return _line(number, fields)
    except AccountsError as error:
        raise BadLineError(number, line, error) from error


def _names_columns(fields: list[str]) -> bool:
    return len(fields) > 1 and _HEADINGS.issuperset(field.casefold() for field in fields)


def _line(number: int, fields: list[str]) -> GroupLine | PersonLine:
    name, rest = checked_name(fields[0]), fields[1:]
    if rest and rest[0].find("@") > 0:
        return _person(number, name, rest)
    if rest and rest[0].casefold() in _STAGES:
        return GroupLine(number, name, GroupKind.BODY, _STAGES[rest[0].casefold()], tuple(rest[1:]))
    return GroupLine(number, name, GroupKind.PARTY, Sees.CONSULTATION, tuple(rest))


def _person(number: int, name: str, rest: list[str]) -> PersonLine:
    roles = [_ROLES[field.casefold()] for field in rest[1:] if field.casefold() in _ROLES]
    groups = tuple(field for field in rest[1:] if field.casefold() not in _ROLES)
    return PersonLine(
        number, name, checked_mail(rest[0]), roles[0] if roles else Role.READER, groups
    )


def add_roster(connection: Connection, lines: tuple[GroupLine | PersonLine, ...]) -> Added:
    """Make everybody and everything known that a list names, or nothing.

    Whom people belong to may stand below them.

    Raises:
        BadRosterError: Some lines cannot be carried out; let it end the transaction.
    """
    groups = [one for one in lines if isinstance(one, GroupLine)]
    people = [one for one in lines if isinstance(one, PersonLine)]
    return Added(
        tuple(_each(partial(_added, _add_group, connection), groups)),
        tuple(_each(partial(_added, _add_person, connection), people)),
    )


def _added(
    add: Callable[[Connection, _Line], _Added], connection: Connection, line: _Line
) -> _Added:
    try:
        return add(connection, line)
    except AccountsError as error:
        raise BadLineError(line.number, line.name, error) from error


def _add_group(connection: Connection, line: GroupLine) -> Group:
    made = add_group(connection, line.name, line.kind, line.sees)
    set_domains(connection, made.id, line.domains)
    return made


def _add_person(connection: Connection, line: PersonLine) -> Account:
    known = [group_named(connection, name) for name in line.groups]
    return add_account(connection, line.mail, line.name, line.role, known)
