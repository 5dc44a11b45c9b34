"""What type a file is of: by its content, which must agree with its name."""

from enum import StrEnum

from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

MAX_FILE = 100_000_000
"""Bytes of the largest file that is looked at."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_WORD = "EncryptedPackage".encode("utf-16-le")


class Kind(StrEnum):
    """The types of file that can be read."""

    WORD = "word"
    OLD_WORD = "old-word"
    OPEN_DOCUMENT = "open-document"
    RICH_TEXT = "rich-text"
    SHEET = "sheet"
    PDF = "pdf"
    JSON = "json"
    MARKDOWN = "markdown"
    PLAIN = "plain"


OFFICE = frozenset({Kind.OLD_WORD, Kind.OPEN_DOCUMENT, Kind.RICH_TEXT})
"""The types that an office program has to convert."""
_TEXTS = frozenset({Kind.JSON, Kind.MARKDOWN, Kind.PLAIN})
_SAME_MAKE = (Kind.SHEET, Kind.WORD)
"""Archives whose first bytes are alike; the reader of sheets looks at what is in them."""
_ENDINGS = {
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), Kind.WORD),
    **dict.fromkeys(("doc", "dot"), Kind.OLD_WORD),
    **dict.fromkeys(("odt", "ott"), Kind.OPEN_DOCUMENT),
    **dict.fromkeys(("md", "markdown"), Kind.MARKDOWN),
    **dict.fromkeys(("txt", "text"), Kind.PLAIN),
    **dict.fromkeys(("xlsx", "xlsm"), Kind.SHEET),
    "rtf": Kind.RICH_TEXT,
    "pdf": Kind.PDF,
    "json": Kind.JSON,
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAGES = (b"<!doctype", b"<html")


def kind_of(data: bytes, name: str = "") -> Kind:
    """Tell what type a file is of.

    Args:
        data: The bytes of the file.
        name: What it is called; without an ending the content alone decides.

    Raises:
        RefusedError: It is empty, too large, protected by a password, of a type that cannot be
            read, or its name says another type than its content.
    """
    check_size(data, name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    held = _held(data)
    if held is Kind.OLD_WORD and ENCRYPTED_WORD in data:
        raise RefusedError(name, Refusal.ENCRYPTED)
    if not ending:
        return held or _kind_of_text(data, name)
    named = _ENDINGS.get(ending)
    if named is None or (held is None and data[:9].lower().startswith(_PAGES)):
        raise RefusedError(name, Refusal.NOT_WORD if named is Kind.WORD else Refusal.UNKNOWN_TYPE)
    if held is named or (held is None and named in _TEXTS) or (named, held) == _SAME_MAKE:
        return named
    raise RefusedError(name, _disagreement(named, held))


def check_size(data: bytes, name: str = "") -> None:
    """Refuse a file that is empty or larger than any document.

    Raises:
        RefusedError: It is.
    """
    if not data:
        raise RefusedError(name, Refusal.EMPTY)
    if len(data) > MAX_FILE:
        raise RefusedError(name, Refusal.TOO_LARGE, f"{len(data)} bytes")


def _held(data: bytes) -> Kind | None:
    """What the first bytes say; nothing for text."""
    if data.startswith(OLE):
        return Kind.OLD_WORD
    if data.startswith(b"PK\x03\x04"):
        return Kind.OPEN_DOCUMENT if _OPEN_DOCUMENT in data[:100] else Kind.WORD
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    return Kind.PDF if data[:1024].lstrip().startswith(b"%PDF-") else None


def _kind_of_text(data: bytes, name: str) -> Kind:
    if data[:9].lower().startswith(_PAGES):
        raise RefusedError(name, Refusal.UNKNOWN_TYPE)
    if data.lstrip().startswith(b"{"):
        return Kind.JSON
    return Kind.MARKDOWN if data.startswith(b"#") or b"\n#" in data else Kind.PLAIN


def _disagreement(named: Kind, held: Kind | None) -> Refusal:
    if named is Kind.WORD and held is Kind.OLD_WORD:
        return Refusal.OLD_WORD
    return Refusal.NOT_WORD if named is Kind.WORD and held is None else Refusal.WRONG_NAME
