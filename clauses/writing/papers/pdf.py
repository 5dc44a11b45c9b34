"""A paper as a PDF: tagged for those who listen (PDF/UA-1), fit for archives (PDF/A-2a)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from dataclasses import is_dataclass
from pathlib import Path
from typing import Any
from unicodedata import category

from clauses.errors import ClausesError
from clauses.writing.papers.paper import Paper

_WORKER = Path(__file__).with_name("pdf_worker.py")
_PATIENCE = 600


class UnsettableError(ClausesError):
    """A paper could not be set in type."""

    def __init__(self, title: str, why: str) -> None:
        super().__init__(f"{title}: no PDF could be made of it: {why}")
        self.title = title
        self.why = why


def write_pdf(paper: Paper) -> bytes:
    """Set a paper in type, in a process of its own; the same paper gives the same bytes.

    Raises:
        UnsettableError: It is too large, or the process was stopped.
    """
    data = paper_json(paper)
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_WORKER)],
            input=data.encode(),
            capture_output=True,
            timeout=_PATIENCE,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnsettableError(paper.title, "it took too long") from error
    if done.returncode or not done.stdout:
        raise UnsettableError(paper.title, _last_line(done))
    return done.stdout


def paper_json(paper: Paper) -> str:
    """A paper as the process that sets it is handed it."""
    told = _plain(paper)
    _step(_headings(told))
    return json.dumps(told)


def _last_line(done: "subprocess.CompletedProcess[bytes]") -> str:
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else f"the process ended with {done.returncode}"


def _headings(told: Any) -> Iterator[dict[str, Any]]:
    """Every heading in a paper of plain values, in reading order."""
    if isinstance(told, list):
        for one in told:
            yield from _headings(one)
    elif isinstance(told, dict):
        if told["is"] == "heading":
            yield told
        else:
            yield from _headings(list(told.values()))


def _step(headings: Iterator[dict[str, Any]]) -> None:
    """Let headings never go down more than one level at a time, and none be empty.

    PDF/UA wants it so; a heading without letters becomes a paragraph.
    """
    above = 0
    for heading in headings:
        said = heading["number"] + "".join(word["text"] for word in heading["words"])
        if any(category(sign)[0] not in "ZC" for sign in said):
            above = heading["level"] = max(1, min(heading["level"], above + 1, 6))
        else:
            heading["is"] = "text"


def _plain(value: Any) -> Any:
    """A value as JSON holds it; each kind of value is told by its name."""
    if is_dataclass(value):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__.lower(), **told}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
