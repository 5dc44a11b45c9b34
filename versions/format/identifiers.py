"""Ids, names and slugs that are safe in paths, refs and addresses."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from functools import lru_cache

from versions.errors import VersionsError

LONGEST = 64
"""How many characters an id may have."""

_RESERVED = """
    anteckningar anteckning sok static api hjalp jamfor om loggin logga-in logga-ut spraket sv en
    notes note search help compare about login logout language documents document versions
    version proposals proposal sources links people questions decisions responses plans publish
    latest now admin konto account health ready metrics export exportera import importera
    lage state
    forslag fragor beslut-per-part tillganglighet oforklarat senaste sprak nu feed favicon robots
    las remissvar
"""
RESERVED = frozenset(_RESERVED.split())
"""Words that addresses need, so that no document or version has them for an id."""

_DEVICES = re.compile(r"(con|prn|aux|nul|clock|com[0-9]|lpt[0-9])\Z")
_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_ID_LENGTH = 8
_LETTERS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "æ": "ae", "ø": "o", "ß": "ss", "đ": "d"})


class BadIdentifierError(VersionsError):
    """A text cannot be an id: it has other signs than a-z, 0-9 and -, or is a reserved word."""

    def __init__(self, text: str, what: str) -> None:
        super().__init__(
            f"{text!r} cannot be the id of a {what}: use a-z, 0-9 and single hyphens, "
            f"at most {LONGEST} characters, and no reserved word"
        )
        self.text = text
        self.what = what


def checked(text: str, what: str) -> str:
    """Answer an id that was checked.

    Args:
        text: What somebody wants for an id.
        what: What it is to name, for the error: ``"document"`` or ``"version"``.

    Raises:
        BadIdentifierError: It would not be safe in a path, a ref or an address.

    Examples:
        >>> checked("remiss-1", "version")
        'remiss-1'
    """
    if not is_safe(text) or text in RESERVED:
        raise BadIdentifierError(text, what)
    return text


def is_safe(text: str) -> bool:
    """Whether a text is safe as a part of a path, of a ref and of an address."""
    return len(text) <= LONGEST and bool(_SHAPE.match(text)) and not _DEVICES.match(text)


@lru_cache(maxsize=4096)
def slug(text: str, longest: int = 60) -> str:
    """Make a readable piece of an address from a heading.

    Returns:
        Words of a-z and 0-9 with hyphens between, cut at a word; empty when nothing is left.

    Examples:
        >>> slug("Uppsägning av avtal (förtida)")
        'uppsagning-av-avtal-fortida'
    """
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    whole = "-".join(words)
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def slugs(headings: Iterable[tuple[str, str]], taken: Collection[str] = ()) -> Mapping[str, str]:
    """Name every clause of a version by its heading.

    Args:
        headings: Ids and headings in reading order.
        taken: Names that none may have.

    Returns:
        Id to slug. Slugs are unique: of equal headings the second gets ``-2``. A clause without
        a heading is named by its id.
    """
    named: dict[str, str] = {}
    used = set(taken)
    for clause_id, heading in headings:
        readable = slug(heading)
        name = _unused(readable, used) if readable else clause_id
        used.add(name)
        named[clause_id] = name
    return named


def _unused(wanted: str, used: Collection[str]) -> str:
    name, count = wanted, 1
    while name in used:
        count += 1
        name = f"{wanted}-{count}"
    return name


def new_id(used: Collection[str], *origin: str) -> str:
    """Make an opaque id that nothing else has.

    Args:
        used: Ids that exist already.
        origin: What the thing is born from; together they occur once in a family's life, so
            that the id does too, and the same import into an empty family gives the same ids.

    Returns:
        Eight letters and digits, a letter first.
    """
    attempt = 0
    while True:
        seed = "\x00".join((*origin, str(attempt))).encode("utf-8", "surrogatepass")
        found = _letters(int.from_bytes(hashlib.sha256(seed).digest(), "big"))
        if found not in used and not _DEVICES.match(found):
            return found
        attempt += 1


def random_id(used: Collection[str]) -> str:
    """Make an opaque id that tells nothing of what it is born from."""
    return new_id(used, secrets.token_hex(16))


def _letters(number: int) -> str:
    first = _ALPHABET[number % 23]
    rest = []
    number //= 23
    for _ in range(_ID_LENGTH - 1):
        number, sign = divmod(number, len(_ALPHABET))
        rest.append(_ALPHABET[sign])
    return first + "".join(rest)


def unused_name(wanted: str, used: Collection[str]) -> str:
    """Answer a readable id, with a number after it where somebody else has it."""
    return _unused(wanted if is_safe(wanted) else slug(wanted) or "x", used)
