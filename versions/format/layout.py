"""What lies where in the two repositories, and how their small files are written.

docs/format.md tells the same with examples.
"""

import json
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from typing import TypeVar

from versions.errors import VersionsError
from versions.format import clause_signs

FORMAT = 3
INDEX_FILE = "index.sqlite"
FORMAT_FILE = "format.json"
FAMILY_FILE = "family.json"
PARTIES_FILE = "parties.json"
BODIES_FILE = "bodies.json"
DOCUMENTS = "documents"
SOURCES = "sources"
CLAUSES = "clauses"
PROPOSALS = "proposals"
FANNED = ("comments", "links", "questions", "reasons", "rejections")
"""Folders of notes whose records lie below their first two letters; see `fanned`."""
OUTLINE_FILE = "outline.tsv"
DOCUMENT_FILE = "document.json"

_Record = TypeVar("_Record")
_NAME = r"[a-z0-9-]+"
_KNOWN = {
    "texts": re.compile(
        rf"(format|family)\.json|\.gitattributes|README\.md"
        rf"|{DOCUMENTS}/{_NAME}/({DOCUMENT_FILE}|{OUTLINE_FILE}|{CLAUSES}/{_NAME}\.md)"
    ),
    "notes": re.compile(
        rf"(format|parties|bodies)\.json|\.gitattributes"
        rf"|notes/{_NAME}/(note\.json|participants\.json|source\.[a-z0-9]+)"
        rf"|({'|'.join(FANNED)})/(?P<first>..)/(?P=first)[a-z0-9]*\.json|people/{_NAME}\.json"
        rf"|{PROPOSALS}/{_NAME}/{_NAME}/{_NAME}\.md|(plans|readers)/{_NAME}/{_NAME}\.json"
        rf"|decisions/{_NAME}/{_NAME}/{_NAME}(\.json|\.source\.[a-z0-9]+)"
        rf"|sources/{_NAME}/{_NAME}\.(about\.json|[a-z0-9]+)"
        rf"|comparisons/{_NAME}/{_NAME}/{_NAME}\.json"
    ),
}
_ENDING = re.compile(r"[a-z0-9]{1,5}\Z")


class DamagedFileError(VersionsError):
    """A small file of the store is not written as the format says."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: it is not in the format of docs/format.md: {what}")
        self.file = file
        self.what = what


class UnencodableError(VersionsError):
    """A text holds half a character and cannot be stored."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r}: it holds half a character; type it again")
        self.text = text


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands in its document."""

    clause_id: str
    level: int
    number: str = ""


def is_known(repository: str, path: str) -> bool:
    """Whether the format has a file of that path.

    Args:
        repository: ``"texts"`` or ``"notes"``.
        path: Where the file lies.

    Examples:
        >>> is_known("notes", "links/k7/k7f3a9xw.json"), is_known("notes", "links/k7f3a9xw.json")
        (True, False)
    """
    return bool(_KNOWN[repository].fullmatch(path))


def document_path(document: str) -> str:
    """The folder of a document in texts."""
    return f"{DOCUMENTS}/{document}"


def clause_path(document: str, clause_id: str) -> str:
    """The file of a clause in texts."""
    return f"{DOCUMENTS}/{document}/{CLAUSES}/{clause_id}.md"


def proposal_path(document: str, clause_id: str, proposal_id: str) -> str:
    """The file of a proposal in notes."""
    return f"{PROPOSALS}/{document}/{clause_id}/{proposal_id}.md"


def note_path(note_id: str) -> str:
    """The folder of a note in notes."""
    return f"notes/{note_id}"


def fanned(folder: str, name: str) -> str:
    """Where a record lies in a folder that may hold very many.

    Each edit writes the names beside it anew; below its first two letters they are few.

    Examples:
        >>> fanned("links", "k7f3a9xw")
        'links/k7/k7f3a9xw.json'
    """
    return f"{folder}/{name[:2]}/{name}.json"


def link_path(link_id: str) -> str:
    """The file of a link in notes."""
    return fanned("links", link_id)


def rejection_path(suggestion_id: str) -> str:
    """The file that says that a suggested link is not right."""
    return fanned("rejections", suggestion_id)


def published_reason_path(commit: str) -> str:
    """The file of what others are told of why a decision was made."""
    return fanned("reasons", commit)


def comment_path(comment_id: str) -> str:
    """The file of a comment in notes."""
    return fanned("comments", comment_id)


def question_path(question_id: str) -> str:
    """The file of a question in notes."""
    return fanned("questions", question_id)


def step_path(document: str, step_id: str) -> str:
    """The file of a step of a document's plan in notes."""
    return f"plans/{document}/{step_id}.json"


def verdict_path(document: str, version: str, party: str) -> str:
    """The file of a party's decision on a version in notes; the party by its slug."""
    return f"decisions/{document}/{version}/{party}.json"


def verdict_source_path(document: str, version: str, party: str, file_name: str) -> str:
    """The file that came with a party's decision."""
    return f"decisions/{document}/{version}/{party}.source.{_ending(file_name)}"


def person_path(key: str) -> str:
    """The file of a person in notes."""
    return f"people/{key}.json"


def source_path(document: str, version: str, file_name: str) -> str:
    """The original file of a version in notes."""
    return f"{SOURCES}/{document}/{version}.{_ending(file_name)}"


def source_record_path(document: str, version: str) -> str:
    """What is said of the original file of a version."""
    return f"{SOURCES}/{document}/{version}.about.json"


def version_readers_path(document: str, version: str) -> str:
    """The file in notes that says who may read a version."""
    return f"readers/{document}/{version}.json"


def comparison_path(document: str, old: str, new: str) -> str:
    """The file in notes that releases a comparison of two versions."""
    return f"comparisons/{document}/{old}/{new}.json"


def note_source_path(note_id: str, file_name: str) -> str:
    """The original file of a note."""
    return f"{note_path(note_id)}/source.{_ending(file_name)}"


def _ending(file_name: str) -> str:
    ending = file_name.rpartition(".")[2].lower()
    return ending if _ENDING.match(ending) else "bin"


def write_json(record: Mapping[str, Any]) -> bytes:
    """Write a record, one sorted key a line; of a list, one element a line.

    Raises:
        UnencodableError: A text in it holds a lone surrogate.
    """
    rows = [f"{_compact(key)}: {_value(record[key])}" for key in sorted(record)]
    return encoded("{\n" + ",\n".join(rows) + "\n}\n")


def read_json(content: bytes, file: str) -> dict[str, Any]:
    """Read a record.

    Raises:
        DamagedFileError: It is not one.
    """
    try:
        record = json.loads(content)
    except ValueError as error:
        raise DamagedFileError(file, str(error)) from error
    if not isinstance(record, dict):
        raise DamagedFileError(file, "it is no record")
    return record


def read_as(content: bytes, file: str, make: Callable[[dict[str, Any]], _Record]) -> _Record:
    """Read a record and make of it what it tells.

    Args:
        content: The file.
        file: What it is called, for the error.
        make: Makes it; what it stumbles on says that the file is damaged.

    Raises:
        DamagedFileError: It is not one.
    """
    record = read_json(content, file)
    try:
        return make(record)
    except (KeyError, TypeError, ValueError, IndexError, VersionsError) as error:
        raise DamagedFileError(file, str(error)) from error


def write_outline(places: Iterable[Place]) -> bytes:
    """Write the clauses of a document in order: level, id and number, a line each."""
    return encoded(
        "".join(
            f"{place.level}\t{place.clause_id}\t{clause_signs.in_line(place.number)}\n"
            for place in places
        )
    )


def read_outline(content: bytes, file: str) -> tuple[Place, ...]:
    """Read the clauses of a document in order.

    Raises:
        DamagedFileError: A line is not level, id and number.
    """
    try:
        rows = [line.split("\t") for line in content.decode().splitlines()]
        return tuple(
            Place(clause_id, int(level), clause_signs.read(number))
            for level, clause_id, number in rows
        )
    except ValueError as error:
        raise DamagedFileError(file, str(error)) from error


def encoded(text: str) -> bytes:
    """Encode a text for the store.

    Raises:
        UnencodableError: It holds a lone surrogate.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UnencodableError(text[:60]) from error


def _value(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(_compact(element) for element in value) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
