"""Passwords: hashed with argon2id, tried a bounded number of times."""

from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError
from argon2.exceptions import VerificationError
from sqlalchemy import Connection
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.database import Database
from service.accounts.errors import WeakPasswordError
from service.accounts.errors import WrongSignInError
from service.accounts.people import Account
from service.accounts.people import account_of
from service.accounts.tables import accounts
from service.accounts.tries import count_try
from service.accounts.tries import forget_tries

SHORTEST = 12
_LONGEST = 1000
_FEWEST_SIGNS = 5
_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)
"""Each hash takes 64 MiB and a core: those who wait do not take them too."""


def hashed(password: str) -> str:
    """What a password is kept as."""
    with _AT_ONCE:
        return _HASHER.hash(password.encode("utf-8", "surrogatepass"))


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; takes as long where none was."""
    with _AT_ONCE:
        try:
            given = password[:_LONGEST].encode("utf-8", "surrogatepass")
            return _HASHER.verify(kept or _nobodys(), given) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _HASHER.hash("nobody's")


def set_password(connection: Connection, owner: Account, password: str) -> None:
    """Give an account a password.

    Raises:
        WeakPasswordError: It is too easy to guess.
    """
    check_strength(password, owner)
    mine = update(accounts).where(accounts.c.id == owner.id)
    connection.execute(mine.values(password=hashed(password)))
    forget_tries(connection, owner.id)


def check_strength(password: str, owner: Account) -> None:
    """Refuse what is tried first: short ones, one sign over and over, the owner's own words.

    Raises:
        WeakPasswordError: It is too easy to guess.
    """
    folded = password.casefold()
    own = [word for word in (owner.mail, *owner.name.casefold().split()) if len(word) > 2]
    for word in own:
        folded = folded.replace(word, "")
    fits = SHORTEST <= len(password) <= _LONGEST and len(folded) >= SHORTEST // 2
    if not fits or len(set(password)) < _FEWEST_SIGNS:
        raise WeakPasswordError(SHORTEST)


def prove(database: Database, mail: str, password: str, now: int) -> Account:
    """The account that an address and a password belong to.

    Raises:
        WrongSignInError: They do not match, or were tried too often; which is not told.
    """
    with database.writing() as connection:
        owner, kept = _kept(connection, mail)
        may_try = owner is not None and count_try(connection, owner.id, now)
    if not is_right(kept, password) or not may_try or owner is None:
        raise WrongSignInError
    renewed = hashed(password) if kept and _HASHER.check_needs_rehash(kept) else kept
    with database.writing() as connection:
        mine = update(accounts).where(accounts.c.id == owner.id)
        connection.execute(mine.values(password=renewed))
        if not owner.with_factor:
            forget_tries(connection, owner.id)
    return owner


def _kept(connection: Connection, mail: str) -> tuple[Account | None, str | None]:
    """An account and the hash of its password."""
    owner = account_of(connection, mail)
    if owner is None:
        return None, None
    wanted = select(accounts.c.password).where(accounts.c.id == owner.id)
    return owner, connection.execute(wanted).scalar_one()
