"""Commands that need no store: reading and comparing files."""

import datetime
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import file_bytes
from service.arguments import source_of
from service.arguments import warn_of_reading
from service.arguments import word_bytes
from service.calling import Context
from service.calling import view_option
from service.files.exporting import Source
from service.files.exporting import Wish
from service.files.exporting import comparison_file
from service.files.exporting import ending_of
from service.files.exporting import word_redline
from service.lines.outputs import print_bytes
from service.lines.outputs import print_json
from service.lines.outputs import working
from service.lines.outputs import write_whole

if TYPE_CHECKING:
    from clauses.writing.labels import Say
    from clauses.writing.redline.word import WordRedline

DIFFERENT = 1


def _name(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """A name that can stand in a file."""
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in "\ufffe\uffff" for sign in value):
        raise click.BadParameter("it holds characters that cannot stand there")
    return value


def _moment(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """A day, or a day and time, as Word writes it."""
    if not value:
        return ""
    with suppress(ValueError):
        return datetime.date.fromisoformat(value).isoformat()
    try:
        return datetime.datetime.fromisoformat(value).isoformat(timespec="seconds")
    except ValueError as error:
        raise click.BadParameter("write it as 2026-05-13 or 2026-05-13T09:30:00Z") from error


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything for programs to read.")
@click.pass_obj
def read_command(context: Context, file: Path, as_json: bool) -> None:
    """Show a document as it was understood, and the remarks."""
    from clauses.reading.guard import read_guarded
    from clauses.reading.json import reading_to_json
    from clauses.writing.plain import write_plain
    from service.wording import Wording

    reading = read_guarded(file_bytes(file), file.name)
    if as_json:
        print_json(reading_to_json(reading))
        return
    click.echo(write_plain(reading.document))
    wording = Wording(context.language)
    click.echo(wording.completeness(reading.characters), err=True)
    for remark in reading.remarks:
        click.echo(wording.remark(remark), err=True)


@click.command("compare")
@click.argument("old")
@click.argument("new")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.")
@view_option
@click.option("--author", default="", callback=_name, help="Whose the tracked changes are.")
@click.option(
    "--date",
    default="",
    callback=_moment,
    help="When the tracked changes were made; none if not given.",
)
@click.option("--text-marks", is_flag=True, help="Tell changes in words too, in a PDF.")
@click.option(
    "--moves",
    is_flag=True,
    help="Mark moved paragraphs as moves in Word, and say in comments what moved where.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
@click.option("--exit-code", is_flag=True, help="End with 1 where the texts differ.")
@click.pass_context
def compare_command(
    ctx: click.Context,
    old: str,
    new: str,
    output: Path | None,
    view: str,
    author: str,
    date: str,
    text_marks: bool,
    moves: bool,
    as_json: bool,
    exit_code: bool,
) -> None:
    """Redline of two documents; the ending of the output decides its form."""
    context: Context = ctx.obj
    ending = ending_of(str(output)) if output else (".json" if as_json else ".txt")
    wish = replace(
        wish_of(context, ending, view=view, author=author, date=date, moves=moves),
        text_marks=text_marks,
    )
    words_alone = {ending, Path(old).suffix, Path(new).suffix} == {".docx"} and view != "columns"
    if output and not exit_code and words_alone and not moves:
        with working(context, output.name):
            redline = word_redline(word_bytes(Path(old)), word_bytes(Path(new)), wish)
        write_whole(output, redline)
        return
    with working(context, output.name if output else ""):
        earlier, later = source_of(old, context), source_of(new, context)
        data = comparison_file(earlier, replace(later, date=date[:10]), ending, wish)
    if output:
        write_whole(output, data)
    else:
        print_bytes(data)
    for source in (earlier, later):
        warn_of_reading(source, context)
    if exit_code and differs(earlier, later):
        ctx.exit(DIFFERENT)


def _saying(context: Context) -> "Say":
    """Turns sentences into the reader's language; a redline in Word often has none."""

    def say(phrase: str) -> str:
        from service.wording import Wording

        return Wording(context.language).say(phrase)

    return say


def differs(old: Source, new: Source) -> bool:
    """Whether two documents differ in anything that is read of them."""
    return old.document != new.document


def teller(context: Context) -> "Callable[[WordRedline], None] | None":
    """Tells on standard error what is to be known of a redline in Word, unless told to be quiet."""
    if context.quiet:
        return None

    def tell(made: "WordRedline") -> None:
        from service.wording import Wording

        for line in Wording(context.language).redline(made):
            click.echo(line, err=True)

    return tell


def wish_of(
    context: Context, ending: str, *, view: str, author: str, date: str, moves: bool
) -> Wish:
    """What was asked for on the command line."""
    from clauses.changes import Credit

    if ending == ".json":
        return Wish()
    credit = Credit(author, date)
    attribution = (lambda _edit: credit) if author or date else None
    redline = ending == ".docx" and view != "columns"
    heed = teller(context) if redline else None
    return Wish(attribution, view, context.language, _saying(context), moves=moves, heed=heed)
