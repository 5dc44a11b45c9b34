"""The command that makes a file of a version, for whoever is to read it."""

from pathlib import Path

import click

from service.arguments import file_bytes
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import version_argument
from service.calling import Context
from service.calling import view_option
from service.commands.files import teller
from service.files.exporting import CLEAN
from service.files.exporting import TYPES
from service.files.exporting import Wish
from service.files.exporting import ending_of
from service.lines.outputs import working
from service.lines.outputs import write_whole


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
@view_option
@click.option("--no-reasons", is_flag=True, help="Do not tell why, only whose the changes are.")
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
    no_reasons: bool,
    text_marks: bool,
    template: Path | None,
) -> None:
    """Write a version as clean text, or as a redline with authors, dates and reasons."""
    from service.files.orders import Order
    from service.files.sharing import left_out_text
    from service.files.sharing import reader_named
    from service.wording import Wording

    ending = ending_of(output.name, tuple(TYPES) if since else CLEAN)
    wording = Wording(context.language)
    wish = Wish(
        None, view, context.language, wording.say, text_marks=text_marks, heed=teller(context)
    )
    sender = open_view(context)
    theirs = open_store(context).view(reader_named(readers)) if readers else sender
    order = Order(
        sender,
        theirs,
        wording,
        *version_argument(document),
        ending,
        wish,
        since.rpartition("@")[2] if since else "",
        template=file_bytes(template) if template and not since else None,
        for_others=bool(readers),
        reasons=not no_reasons,
    )
    with working(context, output.name):
        ordered = order.resolved.ready()
        data = ordered.write()
    write_whole(output, data)
    if readers and not context.quiet:
        click.echo(left_out_text(ordered.left_out, readers, wording), err=True)
