"""Files in, documents and remarks out."""

from collections.abc import Callable

from clauses.model import Reading
from clauses.reading.kinds import OFFICE
from clauses.reading.kinds import Kind
from clauses.reading.kinds import kind_of
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

__all__ = ["Refusal", "RefusedError", "read"]

Reader = Callable[[bytes, str], Reading]


def read(data: bytes, name: str = "") -> Reading:
    """Read a file of any known type.

    What comes from outside goes through `clauses.reading.guard.read_guarded`, which does the
    same in a process of its own.

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
    kind = kind_of(data, name)
    if kind in OFFICE:
        from clauses.reading.office import check_office
        from clauses.reading.office import read_converted
        from clauses.reading.office import to_word

        check_office(data, name)
        return read_converted(to_word(data, kind, name), name)
    return reader_of(kind)(data, name)


def reader_of(kind: Kind) -> Reader:
    """The reader for files of a type that needs no converting."""
    if kind is Kind.WORD:
        from clauses.reading.word.reading import read_word_file as reader
    elif kind is Kind.SHEET:
        from clauses.reading.sheet import read_sheet_file as reader
    elif kind is Kind.PDF:
        from clauses.reading.pdf import read_pdf as reader
    elif kind is Kind.JSON:
        from clauses.reading.json import read_json as reader
    elif kind is Kind.MARKDOWN:
        from clauses.reading.markdown import read_markdown_file as reader
    else:
        from clauses.reading.plain import read_plain_file as reader
    return reader
