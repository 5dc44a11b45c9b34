"""The description of the interface for programs, in OpenAPI 3.1."""

from typing import Any

from service.api.shapes import SHAPES
from service.web.headers import LEFT_OUT
from service.web.headers import release

Plain = dict[str, Any]

_ID = {"type": "string", "pattern": "^[a-z0-9-]+$", "maxLength": 100}
_CLAUSE = "/api/documents/{document}/clauses/{clause}"
_VERSION = ("version", "A version's id, `latest`, or `now` for the text being worked on.")
_LEFT_OUT = {
    "description": "`?1` where something in the store cannot be read and may be missing.",
    "schema": {"type": "string"},
}
_PATHS = (
    ("/api/documents", "The documents and their versions", "Documents", ()),
    ("/api/documents/{document}/versions", "The versions of a document", "Versions", ()),
    ("/api/documents/{document}/versions/{version}", "A version", "Document", ()),
    (
        "/api/documents/{document}/versions/{version}/responses",
        "What came in while a version was on consultation",
        "Responses",
        (),
    ),
    (
        "/api/documents/{document}/comparisons/{old}/{new}",
        "What became of one version in another",
        "Comparison",
        (),
    ),
    (f"{_CLAUSE}/history", "The wordings of a clause through time", "History", (_VERSION,)),
    (
        f"{_CLAUSE}/why",
        "Why a clause reads as it does",
        "Why",
        (_VERSION, ("phrase", "Only these words of it.")),
    ),
    (f"{_CLAUSE}/proposals", "Other wordings of a clause", "Proposals", (_VERSION,)),
    ("/api/notes", "The notes of meetings", "Notes", ()),
    ("/api/notes/{note}", "A note, its passages and their links", "Note", ()),
    (
        "/api/search",
        "Find words in clauses, notes and proposals",
        "Hits",
        (("q", "The words."), ("in", "One document alone."), ("version", "One version alone.")),
    ),
)
"""Every path: its address, what it answers, the name of that shape, what can stand after `?`."""


def described(server: str) -> Plain:
    """The whole description.

    Args:
        server: The address the service is asked at.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Lydelse",
            "version": release(),
            "description": (
                "What the pages show, for programs. Without a key everyone's view is answered; "
                "with the key of an account, that account's. Missing and forbidden are both 404; "
                "a key that has ended is 401, and never answered as if there were none."
            ),
        },
        "servers": [{"url": server}],
        "security": [{}, {"key": []}],
        "paths": {path: {"get": _operation(path, *rest)} for path, *rest in _PATHS},
        "components": {
            "schemas": SHAPES,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(path: str, summary: str, shape: str, query: tuple[tuple[str, str], ...]) -> Plain:
    named = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return {
        "operationId": shape[0].lower() + shape[1:],
        "summary": summary,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": _ID} for name in named),
            *(_asked(name, what) for name, what in query),
        ],
        "responses": {
            "200": _answer("What was asked for.", shape),
            "400": _answer("It holds a character that no text has.", "Failure"),
            "401": _answer("The key has ended or was revoked.", "Failure"),
            "404": _answer("There is no such thing, or not for you.", "Failure"),
        },
    }


def _asked(name: str, what: str) -> Plain:
    return {"name": name, "in": "query", "description": what, "schema": {"type": "string"}}


def _answer(what: str, shape: str) -> Plain:
    schema = {"$ref": f"#/components/schemas/{shape}"}
    return {
        "description": what,
        "headers": {LEFT_OUT: _LEFT_OUT},
        "content": {"application/json": {"schema": schema}},
    }
