"""A file on its way in: sent once, and carried by the form until it is kept."""

from base64 import b64decode
from base64 import b64encode
from dataclasses import dataclass
from datetime import date

from flask import request

from clauses.errors import ClausesError
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from service.settings import MEGABYTE
from service.web import access
from versions.stages import Stage


class NoFileError(ClausesError):
    """No file was chosen, or it did not come through whole."""

    def __init__(self) -> None:
        super().__init__("there is no file; choose one")


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent."""

    name: str
    data: bytes

    @property
    def carried(self) -> str:
        """The file as a form carries it."""
        return b64encode(self.data).decode("ascii")


def file_to_carry() -> SentFile:
    """The file that was sent, if the form of the next step can carry it.

    Raises:
        NoFileError: There is none.
        RefusedError: It is too large.
    """
    file = sent_file()
    if len(file.data) > _most_carried():
        raise RefusedError(file.name, Refusal.TOO_LARGE, f"{len(file.data)} bytes")
    return file


def largest() -> int:
    """The most megabytes of a file that a form carries."""
    return _most_carried() // MEGABYTE


def _most_carried() -> int:
    """The most bytes: as letters they are a third more, and the other fields need their room."""
    return access.settings().upload_limit * 7 // 10


def sent_file() -> SentFile:
    """The file that was sent, now or in the step before.

    Raises:
        NoFileError: There is none.
    """
    upload = request.files.get("fil")
    if upload is not None and upload.filename:
        return SentFile(upload.filename, upload.read())
    try:
        data = b64decode(request.form.get("innehall", ""), validate=True)
    except ValueError as error:
        raise NoFileError from error
    if not data:
        raise NoFileError
    return SentFile(request.form.get("filnamn", ""), data)


def sent_stage() -> Stage:
    """The stage that was chosen; a draft where none was."""
    name = request.form.get("skede", "")
    return Stage(name) if name in frozenset(Stage) else Stage.DRAFT


def sent_day(name: str) -> date | None:
    """The day in a field of the form; nothing where there is none."""
    try:
        return date.fromisoformat(request.form.get(name, ""))
    except ValueError:
        return None
