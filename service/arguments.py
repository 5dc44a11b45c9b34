"""Document arguments of commands: a file, or a version in the store."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clauses.errors import ClausesError
from service.calling import Context
from service.files.exporting import Source
from service.files.exporting import stored_source

if TYPE_CHECKING:
    from clauses.model import Block
    from clauses.model import Note
    from versions.records.notes import PassageRef
    from versions.store import Store
    from versions.view import View

_VERSION = re.compile(r"(?P<document>[^@/\\]+)@(?P<version>[^@/\\]+)")
_CLAUSE = re.compile(r"(?P<document>[^@/]+)/(?P<clause>[^@/]+)(?:@(?P<version>[^@/]+))?")


class UnreadableFileError(ClausesError):
    """A file is there but cannot be read."""

    def __init__(self, file: str, what: str) -> None:
        super().__init__(f"{file}: it cannot be read: {what}")
        self.file = file
        self.what = what


def version_argument(argument: str) -> tuple[str, str]:
    """Split ``hsa@remiss-1`` into document and version; without version, the newest.

    Examples:
        >>> version_argument("hsa@remiss-1"), version_argument("hsa")
        (('hsa', 'remiss-1'), ('hsa', 'latest'))
    """
    document, _, version = argument.partition("@")
    return document, version or "latest"


def clause_argument(argument: str) -> tuple[str, str, str]:
    """Split ``hsa/uppsagning@remiss-1`` into document, clause and version (``""`` if none).

    Examples:
        >>> clause_argument("hsa/k7f3a9")
        ('hsa', 'k7f3a9', '')
    """
    found = _CLAUSE.fullmatch(argument)
    if not found:
        raise click.UsageError(f"{argument}: write DOCUMENT/CLAUSE, perhaps with @VERSION")
    return found["document"], found["clause"], found["version"] or ""


def open_store(context: Context) -> "Store":
    """The store that the command acts on; new versions are signed where a key is named for it."""
    from versions.store import Store

    key = os.environ.get("LYDELSE_SIGNING_KEY")
    return Store.open(context.store, Path(key) if key else None)


def open_view(context: Context) -> "View":
    """The store as the command's audience sees it; what it cannot read is told at the end."""
    from versions.stages import Audience

    view = open_store(context).view(Audience(context.audience))
    click.get_current_context().call_on_close(lambda: _tell_left_out(view, context))
    return view


def _tell_left_out(view: "View", context: Context) -> None:
    from service.wording import Wording

    if view.left_out:
        said = Wording(context.language).left_out(view.left_out)
        click.echo(f"lydelse: {said}", err=True)


def source_of(argument: str, context: Context) -> Source:
    """Read a document argument: a file, or a version in the store."""
    path = Path(argument)
    named = _VERSION.fullmatch(argument)
    if named and not path.exists():
        return version_source(open_view(context), named["document"], named["version"])
    return file_source(path)


def file_bytes(path: Path) -> bytes:
    """What is in a file.

    Raises:
        FileNotFoundError: There is no such file.
        UnreadableFileError: It is a folder, belongs to somebody else, or its disk fails.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnreadableFileError(str(path), error.strerror or str(error)) from error


def word_bytes(path: Path) -> bytes:
    """What is in a Word file that passed the gate.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    from clauses.reading.guard import check_guarded

    data = file_bytes(path)
    check_guarded(data, path.name)
    return data


def clause_text(path: Path) -> "tuple[tuple[Block, ...], tuple[Note, ...]]":
    """Read the text of one clause, blocks and notes, from a file.

    Raises:
        RefusedError: It is no text, or there is nothing in it.
    """
    from clauses.reading import Refusal
    from clauses.reading import RefusedError
    from clauses.reading.kinds import check_size
    from clauses.reading.markdown import blocks_from_markdown
    from clauses.reading.plain import decoded

    data = file_bytes(path)
    check_size(data, path.name)
    blocks, notes = blocks_from_markdown(decoded(data, path.name))
    if not blocks:
        raise RefusedError(path.name, Refusal.EMPTY)
    return blocks, notes


def file_source(path: Path) -> Source:
    """Read a document from a file."""
    from clauses.reading.guard import read_guarded

    data = file_bytes(path)
    reading = read_guarded(data, path.name)
    word = data if path.suffix.lower() == ".docx" else None
    return Source(reading.document, path.name, word, remarks=reading.remarks)


def warn_of_reading(source: Source, context: Context) -> None:
    """Say on stderr where what was read is not what somebody sees who opens the file."""
    from clauses.model import DECEIVING
    from service.wording import Wording

    wording = Wording(context.language)
    for remark in source.remarks if not context.quiet else ():
        if remark.kind in DECEIVING:
            click.echo(f"{source.name}: {wording.remark(remark)}", err=True)


def version_source(view: "View", document: str, version: str) -> Source:
    """A version in the store, called as it was asked for."""
    return stored_source(view, document, version, f"{document}@{version}")


def warn_of_names(store: "Store", why: str, context: Context) -> None:
    """Say on stderr which known persons a reason names: what is decided on is kept for ever."""
    from service.wording import Wording

    phrase = Wording(context.language).say("{name} is named in the reason, which is never erased")
    for name in store.persons_named(why):
        click.echo(f"lydelse: {phrase.format(name=name)}", err=True)


def passage_argument(argument: str | None) -> "PassageRef | None":
    """Split ``2026-05-13-styrgrupp#p7`` into note and passage."""
    from versions.records.notes import PassageRef

    return PassageRef.parse(argument) if argument else None
