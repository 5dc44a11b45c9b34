"""Commands about the tracked changes of a Word file; they need no store."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import file_bytes
from service.arguments import word_bytes
from service.calling import Context
from service.lines.outputs import print_json
from service.lines.outputs import working
from service.lines.outputs import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from clauses.writing.ooxml.resolved import Resolved


@click.command("revisions")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print them for programs to read.")
@click.pass_obj
def revisions_command(context: Context, file: Path, as_json: bool) -> None:
    """List the tracked changes of a Word file: what, whose, when and where."""
    from clauses.reading.guard import read_guarded
    from clauses.reading.json import revision_to_json
    from service.wording import Wording

    reading = read_guarded(file_bytes(file), file.name)
    if as_json:
        print_json({"revisions": [revision_to_json(one) for one in reading.revisions]})
        return
    wording = Wording(context.language)
    for one in reading.revisions:
        click.echo(wording.revision(one, reading.document))


@click.command("accept")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write."
)
@click.pass_obj
def accept_command(context: Context, file: Path, output: Path) -> None:
    """Accept all tracked changes of a Word file."""
    from clauses.writing.ooxml.resolved import accepted_word

    _resolve(context, file, output, accepted_word)


@click.command("reject")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="File to write."
)
@click.pass_obj
def reject_command(context: Context, file: Path, output: Path) -> None:
    """Reject all tracked changes of a Word file."""
    from clauses.writing.ooxml.resolved import rejected_word

    _resolve(context, file, output, rejected_word)


def _resolve(
    context: Context, file: Path, output: Path, resolved: "Callable[[bytes], Resolved]"
) -> None:
    """Write a Word file with its tracked changes resolved one way or the other."""
    from service.wording import Wording

    with working(context, output.name):
        made = resolved(word_bytes(file))
    write_whole(output, made.data)
    if not context.quiet:
        told = Wording(context.language).say("Tracked changes resolved: {count}")
        click.echo(told.format(count=made.changes), err=True)
