"""The parts that addresses are made of."""

import hashlib
from typing import Any

from werkzeug.datastructures import MultiDict
from werkzeug.routing import BaseConverter
from werkzeug.routing import IntegerConverter

from clauses.changes import Kind
from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.choice import Nature
from versions.stages import NOW


class IdConverter(BaseConverter):
    """The id of a document or version; it holds no full stop, so that ``a...b`` is two."""

    regex = "[a-z0-9-]+"


class NumberConverter(IntegerConverter):
    """A number that every database can hold."""

    regex = "[0-9]{1,9}"


class VersionConverter(IdConverter):
    """The id of a version, or ``nu`` for the text being worked on."""

    def to_python(self, value: str) -> str:
        """What the store calls it."""
        return NOW if value == WORKING else value

    def to_url(self, value: str) -> str:
        """What it is called in addresses."""
        return WORKING if value == NOW else super().to_url(value)


WORKING = "nu"
VIEWS = {
    Layout.RUNNING: "inline",
    Layout.SIDES: "columns",
    Layout.WORDINGS: "columns",
    Layout.CHANGES: "changes",
    Layout.SINGLE: "changes",
}
"""What writers of files call the layouts."""
KINDS = {
    "andrad": Kind.EDITED,
    "ny": Kind.INSERTED,
    "struken": Kind.DELETED,
    "flyttad": Kind.MOVED,
    "omnumrerad": Kind.RENUMBERED,
    "rubrik": Kind.RETITLED,
    "delad": Kind.SPLIT,
    "sammanslagen": Kind.MERGED,
    "form": Kind.FORMATTED,
}
"""What kinds of change are called in addresses."""
WHOLE = "hel"
UNEXPLAINED = "skal"
SUBSTANCE = "sak"
OF_SUBSTANCE = frozenset({Nature.SUBSTANCE, Nature.UNSEEN, Nature.MOVE})
"""What does more than tidy."""


def read_choice(query: MultiDict[str, str], clause: int | None = None) -> Choice:
    """What a reader asked to see; what cannot be understood is left aside.

    Args:
        query: The names and values after the question mark.
        clause: The position of the one clause asked for.
    """
    layout = query.get("vy", "")
    natures = frozenset(Nature(name) for name in query.getlist("art") if name in frozenset(Nature))
    return Choice(
        Layout(layout) if layout in frozenset(Layout) else Layout.RUNNING,
        query.get("text") == WHOLE,
        frozenset(KINDS[name] for name in query.getlist("slag") if name in KINDS),
        OF_SUBSTANCE if query.get("bara") == SUBSTANCE else natures,
        query.get("kapitel", ""),
        query.get("kalla", ""),
        query.get("utan") == UNEXPLAINED,
        clause,
        _number(query.get("andring", "")),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 6 else 0


def write_choice(choice: Choice, clause: str = "") -> dict[str, Any]:
    """The names and values that say the same as a choice, without what need not be said."""
    said = {
        "vy": choice.layout.value if choice.layout is not Layout.RUNNING else "",
        "text": WHOLE if choice.whole else "",
        "slag": [name for name, kind in KINDS.items() if kind in choice.kinds],
        "art": [nature.value for nature in Nature if nature in choice.natures],
        "kapitel": choice.chapter,
        "kalla": choice.source,
        "utan": UNEXPLAINED if choice.unexplained else "",
        "klausul": clause,
        "andring": str(choice.at) if choice.at else "",
    }
    return {name: value for name, value in said.items() if value}


def decision_key(commit: str) -> str:
    """What addresses call a decision: made from its id, which no address tells or takes."""
    return hashlib.sha256(f"decision {commit}".encode()).hexdigest()[:16]


def local(address: str) -> str:
    """An address if it lies within the service, else its first page.

    Examples:
        >>> local("/hsa?vy=sida"), local("//elsewhere"), local("https://elsewhere")
        ('/hsa?vy=sida', '/', '/')
    """
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and address.isprintable() else "/"
