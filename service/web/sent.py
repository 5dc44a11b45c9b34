"""What is sent must be text: a sign that no text has is refused before anybody reads it."""

from collections.abc import Iterator

from flask import Flask
from flask import request

from clauses.errors import ClausesError

NUL = "\0"
"""Ends a text in git and in PostgreSQL, wherever it stands."""


class NoTextError(ClausesError):
    """A field or an address holds a sign that no text has."""

    def __init__(self) -> None:
        super().__init__("a field or the address holds the character U+0000; type it again")


def register(app: Flask) -> None:
    """Refuse requests that hold what neither store nor accounts can keep."""
    app.before_request(_check)


def _check() -> None:
    if any(NUL in text for text in _texts()):
        raise NoTextError


def _texts() -> Iterator[str]:
    """Everything that was sent, but for what is in files."""
    yield request.path
    for fields in (request.args, request.form):
        for name, value in fields.items(multi=True):
            yield name
            yield value
    for file in request.files.values():
        yield file.filename or ""
