"""The second factor: codes of six digits from an app, each good for once (TOTP, RFC 6238)."""

import base64
import hashlib

import pyotp
from cryptography.fernet import Fernet
from cryptography.fernet import InvalidToken
from sqlalchemy import Connection
from sqlalchemy import select
from sqlalchemy import update

from service.accounts.database import Database
from service.accounts.errors import WrongCodeError
from service.accounts.people import Account
from service.accounts.tables import accounts
from service.accounts.tries import count_try
from service.accounts.tries import forget_tries

ISSUER = "Lydelse"
_STEP = 30
_DRIFT = 1
"""How many steps the clock of a telephone may be off."""


def new_secret() -> str:
    """A secret for somebody's app, in the letters that apps take."""
    return pyotp.random_base32()


def address_of(secret: str, mail: str) -> str:
    """What an app reads from a picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=mail, issuer_name=ISSUER)


def add_factor(
    connection: Connection, owner: Account, secret: str, code: str, *, key: str, now: int
) -> None:
    """Ask an account for codes from now on, once a first code shows that the app has the secret.

    Args:
        connection: A transaction that writes.
        owner: Whose it is.
        secret: What the app was given.
        code: The code it shows.
        key: The service's secret: what is kept can only be read with it.
        now: This moment, in seconds since 1970.

    Raises:
        WrongCodeError: It is not the code of this moment.
    """
    step = _step_of(secret, code, now)
    if step is None:
        raise WrongCodeError
    kept = _box(key).encrypt(secret.encode()).decode()
    values = {"factor": kept, "factor_step": step}
    connection.execute(update(accounts).where(accounts.c.id == owner.id).values(values))


def remove_factor(connection: Connection, owner: Account) -> None:
    """Ask an account for no codes any more."""
    values = {"factor": None, "factor_step": 0}
    connection.execute(update(accounts).where(accounts.c.id == owner.id).values(values))


def prove_code(database: Database, owner: Account, code: str, *, key: str, now: int) -> None:
    """Take a code; neither it nor an earlier one is taken again.

    Raises:
        WrongCodeError: It is wrong, was used or tried too often, or the service's secret is
            another now.
    """
    with database.writing() as connection:
        may_try = count_try(connection, owner.id, now)
    if not may_try:
        raise WrongCodeError
    with database.writing() as connection:
        mine = accounts.c.id == owner.id
        row = connection.execute(select(accounts).where(mine).with_for_update()).one()
        step = _step_of(_opened(row.factor or "", key), code, now)
        if step is None or step <= row.factor_step:
            raise WrongCodeError
        connection.execute(update(accounts).where(mine).values(factor_step=step))
        forget_tries(connection, owner.id)


def _step_of(secret: str, code: str, now: int) -> int | None:
    """Which step of thirty seconds a code belongs to, around this moment."""
    if not secret:
        return None
    digits, made = "".join(code.split()), pyotp.TOTP(secret)
    for step in range(now // _STEP - _DRIFT, now // _STEP + _DRIFT + 1):
        if pyotp.utils.strings_equal(digits, made.at(step * _STEP)):
            return step
    return None


def _opened(kept: str, key: str) -> str:
    try:
        return _box(key).decrypt(kept.encode()).decode()
    except InvalidToken as error:
        raise WrongCodeError from error


def _box(key: str) -> Fernet:
    derived = hashlib.sha256(b"lydelse second factor\0" + key.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(derived))
