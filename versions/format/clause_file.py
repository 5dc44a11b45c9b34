"""The file of one clause: strict and lossless. The format is told in docs/format.md."""

import hashlib

from clauses.model import Clause
from versions.errors import VersionsError
from versions.format import clause_parsing
from versions.format import clause_signs
from versions.format import clause_writing


class BadClauseError(VersionsError):
    """A clause holds something that no clause file can: half a character or an unknown look."""

    def __init__(self, heading: str, what: str) -> None:
        super().__init__(f"clause {heading!r}: it cannot be stored: {what}")
        self.heading = heading
        self.what = what


class DamagedClauseError(VersionsError):
    """A clause file is not written as the format says."""

    def __init__(self, what: str, file: str = "") -> None:
        super().__init__(
            f"{file or 'clause file'}: it is not in the format of docs/format.md: {what}"
        )
        self.what = what
        self.file = file


def write(clause: Clause) -> str:
    """Write the file of a clause: heading, blocks and notes.

    Level, number and id are no part of it: they lie in the outline and in the file's name.

    Raises:
        BadClauseError: It holds a lone surrogate, or a look the format does not know.
    """
    try:
        file = clause_signs.composed("\n".join(clause_writing.lines_of(clause)) + "\n")
        file.encode()
    except ValueError as error:
        raise BadClauseError(clause.heading, str(error)) from error
    return file


def parse(file: str, *, level: int = 1, number: str = "", clause_id: str = "") -> Clause:
    """Read the file of a clause.

    Raises:
        DamagedClauseError: It is not in the format.
    """
    content = parse_content(file)
    return Clause(content.heading, level, number, content.blocks, content.notes, clause_id)


def parse_content(file: str) -> clause_parsing.Content:
    """Read what a clause's file holds, wherever the clause stands.

    Raises:
        DamagedClauseError: It is not in the format.
    """
    if not file.endswith("\n"):
        raise DamagedClauseError("it does not end with a line break")
    try:
        return clause_parsing.content_of(file[:-1].split("\n"))
    except ValueError as error:
        raise DamagedClauseError(str(error)) from error


def decoded(content: bytes) -> str:
    """The text of a clause's file.

    Raises:
        DamagedClauseError: It is none.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise DamagedClauseError(str(error)) from error


def wording_id(clause: Clause) -> str:
    """A short name of what a clause says: it changes with heading, text and notes alone."""
    return wording_id_of_file(write(clause).encode())


def wording_id_of_file(file: bytes) -> str:
    """The wording id of a clause whose file is at hand."""
    return hashlib.sha256(file).hexdigest()[:12]
