"""Files in, documents and remarks out."""

from clauses.model import Reading
from clauses.reading.gate import check_size
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

__all__ = ["Refusal", "RefusedError", "read"]

_WORD = {"docx", "docm", "dotx", "dotm"}
_MARKDOWN = {"md", "markdown"}
_PLAIN = {"txt", "text"}
_MARKS = (b"%PDF", b"{\\rtf", b"<!doctype", b"<html")


def read(data: bytes, name: str = "") -> Reading:
    """Read a file of any known type.

    Args:
        data: The bytes of the file.
        name: What it is called. Its ending says what it is; the content must agree. Without
            one, the content alone decides.

    Returns:
        The document and everything the reader has to say about it.

    Raises:
        RefusedError: The file is empty, of an unknown type, damaged, encrypted, too large, or
            built to deceive.
    """
    check_size(data, name)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending in _WORD or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return _read_word(data, name, ending)
    if ending not in {"json", "", *_MARKDOWN, *_PLAIN} or data[:9].lower().startswith(_MARKS):
        raise RefusedError(name, Refusal.UNKNOWN_TYPE)
    if ending == "json" or (not ending and data.lstrip().startswith(b"{")):
        from clauses.reading.json import read_json

        return read_json(data, name)
    return _read_text(data, name, ending)


def _read_word(data: bytes, name: str, ending: str) -> Reading:
    from clauses.reading.gate import check_type
    from clauses.reading.word import read_word

    check_type(data, name)
    if ending and ending not in _WORD:
        raise RefusedError(name, Refusal.WRONG_NAME)
    reading = read_word(data, name).reading
    if not reading.characters.kept:
        raise RefusedError(name, Refusal.EMPTY)
    return reading


def _read_text(data: bytes, name: str, ending: str) -> Reading:
    from clauses.reading.plain import decoded
    from clauses.reading.plain import looks_like_markdown
    from clauses.reading.plain import read_plain

    text = decoded(data, name)
    if ending in _MARKDOWN or (not ending and looks_like_markdown(text)):
        from clauses.reading.markdown import read_markdown

        return read_markdown(text, name)
    return read_plain(text, name)
