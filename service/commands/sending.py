"""The command that makes a file of a version, for whoever is to read it."""

from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import file_bytes
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import version_argument
from service.cli import Context
from service.commands.files import teller
from service.exporting import CLEAN
from service.exporting import TYPES
from service.exporting import Source
from service.exporting import Wish
from service.exporting import clean_file
from service.exporting import comparison_file
from service.exporting import ending_of
from service.exporting import stored_source
from service.outputs import working
from service.outputs import write_whole

if TYPE_CHECKING:
    from clauses.changes import Attribution
    from service.sharing import LeftOut
    from service.wording import Wording
    from versions.view import View


@click.command("export")
@click.argument("document")
@click.option("--since", help="Redline since this version of the same document.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write."
)
@click.option(
    "--for",
    "readers",
    default="",
    help="Who is to read it: draft, consultation, decision, or the name of a body or party. "
    "What they may not read is left out and listed.",
)
@click.option("--view", type=click.Choice(["inline", "columns", "changes"]), default="inline")
@click.option("--text-marks", is_flag=True, help="Tell changes in words too, in a PDF.")
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A .docx or .dotx whose look a clean Word file takes.",
)
@click.pass_obj
def export_command(
    context: Context,
    document: str,
    since: str | None,
    output: Path,
    readers: str,
    view: str,
    text_marks: bool,
    template: Path | None,
) -> None:
    """Write a version as clean text, or as a redline with authors, dates and reasons."""
    from service.sharing import left_out_text
    from service.wording import Wording

    ending = ending_of(output.name, tuple(TYPES) if since else CLEAN)
    wording = Wording(context.language)
    wish = Wish(
        None, view, context.language, wording.say, text_marks=text_marks, heed=teller(context)
    )
    order = _Order(context, *version_argument(document), ending, wish, wording, readers).resolved
    with working(context, output.name):
        if since:
            made = order.redline(since.partition("@")[2] or since)
        else:
            made = order.clean(file_bytes(template) if template else None)
    write_whole(output, made.data)
    if readers and not context.quiet:
        click.echo(left_out_text(made.left_out, readers, wording), err=True)


@dataclass(frozen=True, slots=True)
class _Made:
    """A file, and what it does not hold because it is not for its readers."""

    data: bytes
    left_out: "tuple[LeftOut, ...]" = ()


@dataclass(frozen=True, slots=True)
class _Order:
    """What was asked for on the command line."""

    context: Context
    document: str
    version: str
    ending: str
    wish: Wish
    wording: "Wording"
    readers: str

    @property
    def view(self) -> "View":
        """The store as those see it whom the file is for."""
        if not self.readers:
            return open_view(self.context)
        from service.sharing import reader_named

        return open_store(self.context).view(reader_named(self.readers))

    @property
    def resolved(self) -> "_Order":
        """The same, with the version that is the newest for those readers named."""
        if self.version != "latest":
            return self
        return replace(self, version=self.view.version(self.document, "latest").id)

    def clean(self, template: bytes | None) -> _Made:
        source, left = self._source(self.version)
        return _Made(clean_file(source, self.ending, self.wish, template), left)

    def redline(self, base: str) -> _Made:
        view = self.view
        (old, of_old), (new, of_new) = (
            self._source(base, self.version),
            self._source(self.version, base),
        )
        comparison = view.compare(self.document, base, self.document, self.version)
        whose = self._attribution(view, base)
        wish = replace(self.wish, attribution=whose)
        data = comparison_file(old, new, self.ending, wish, comparison)
        reasons = self._left_out(base, whose) if self.readers else ()
        return _Made(data, (*of_old, *of_new, *reasons))

    def _source(self, version: str, beside: str = "") -> "tuple[Source, tuple[LeftOut, ...]]":
        """A version as its readers get it, and what of its Word file they do not."""
        from service.sharing import shared_source
        from service.telling import version_title

        view = self.view
        title = version_title(view, self.wording, self.document, version, beside)
        source = stored_source(view, self.document, version, title, beside)
        as_word = self.readers and self.ending == ".docx"
        return shared_source(source) if as_word else (source, ())

    def _attribution(self, view: "View", base: str) -> "Attribution | None":
        from service.telling import attribution

        return attribution(view, self.wording, self.document, base, self.version)

    def _left_out(self, base: str, shared: "Attribution | None") -> "tuple[LeftOut, ...]":
        from clauses.changes import Credit
        from service.sharing import reasons_left_out

        sender = open_view(self.context)
        whole = self._attribution(sender, base)
        if whole is None:
            return ()
        comparison = sender.compare(self.document, base, self.document, self.version)
        return reasons_left_out(comparison, whole, shared or (lambda _edit: Credit()))
