"""Commands for a family's documents and their versions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from service.arguments import file_bytes
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import version_argument
from service.calling import Context
from service.calling import json_option
from service.files.exporting import Source
from service.files.exporting import Wish
from service.files.exporting import comparison_file
from service.lines.outputs import print_bytes
from service.lines.outputs import print_json
from service.lines.outputs import print_lines

_stage_option = click.option(
    "--stage",
    type=click.Choice(["draft", "consultation", "decision"]),
    required=True,
    help="Who reads it: the working group, the parties too, or everyone.",
)


@click.command("init")
@click.argument("family")
@click.option("--title", required=True, help="What the family of agreements is called.")
@click.pass_obj
def init_command(context: Context, family: str, title: str) -> None:
    """Make a store for a new family."""
    from versions.store import Store

    Store.create(context.store, family, title)
    if not context.quiet:
        click.echo(str(context.store))


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--document", required=True, help="Id of the document: small letters and hyphens.")
@click.option("--version", required=True, help="Name of the version: remiss-1.")
@_stage_option
@click.option("--kind", help="agreement, sub-agreement, guideline …; as before if not given.")
@click.option("--parent", help="Id of the document that it stands under.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the version.")
@click.option("--by", default="", help="Body or party whose version it is.")
@click.option("--why", default="", help="What the version is for.")
@click.option(
    "--accept-changes", is_flag=True, help="Take tracked changes as made, not as proposals."
)
@json_option
@click.pass_obj
def import_command(
    context: Context,
    file: Path,
    document: str,
    version: str,
    stage: str,
    kind: str | None,
    parent: str | None,
    day: "date | None",
    by: str,
    why: str,
    accept_changes: bool,
    as_json: bool,
) -> None:
    """Make a version of a file; say how its clauses were matched and what was doubtful.

    Tracked changes become proposals: what each author would make of a clause.
    """
    from clauses.reading.guard import read_guarded
    from service.commands.checking import broken_lines
    from service.lines.answers import imported_text
    from service.values.answers import imported_json
    from versions.stages import Stage
    from versions.tracked import Proposed
    from versions.tracked import propose_tracked
    from versions.tracked import tracked_sides

    data = file_bytes(file)
    reading = read_guarded(data, file.name)
    sides = None if accept_changes else tracked_sides(reading, data, file.name)
    if sides is not None:
        reading = sides.base
    store = open_store(context)
    imported = store.import_version(
        reading,
        data,
        file.name,
        document=document,
        version=version,
        stage=Stage(stage),
        kind=kind,
        parent=parent,
        date=_day(day),
        by=by,
        why=why,
    )
    proposed = propose_tracked(store, imported, sides, file.name) if sides else Proposed()
    if as_json:
        print_json(imported_json(imported, reading, proposed))
    elif not context.quiet:
        lines = broken_lines(context, document, version)
        click.echo(
            "\n".join((imported_text(imported, reading, proposed, context.language), *lines))
        )


def _day(given: "date | None") -> "date | None":
    """The day alone of what click read as day and time."""
    return date(given.year, given.month, given.day) if given else None


@click.command("release")
@click.argument("document")
@click.option("--version", required=True, help="Name of the version: remiss-1.")
@_stage_option
@click.option("--by", required=True, help="Body or party whose version it is.")
@click.option("--why", required=True, help="What the version is for.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the version.")
@click.pass_obj
def release_command(
    context: Context,
    document: str,
    version: str,
    stage: str,
    by: str,
    why: str,
    day: "date | None",
) -> None:
    """Make a version of the text being worked on."""
    from versions.stages import Stage

    released = open_store(context).release(
        document, version, Stage(stage), by=by, why=why, date=_day(day)
    )
    if not context.quiet:
        click.echo(f"{document}@{released.id}")


@click.command("documents")
@json_option
@click.pass_obj
def documents_command(context: Context, as_json: bool) -> None:
    """List the family's documents and their versions."""
    from service.lines.answers import documents_text
    from service.values.answers import documents_json

    documents = open_view(context).documents()
    if as_json:
        print_json(documents_json(documents))
    else:
        print_lines(documents_text(documents, context.language))


@click.command("versions")
@click.argument("document")
@json_option
@click.pass_obj
def versions_command(context: Context, document: str, as_json: bool) -> None:
    """List the versions of a document, the oldest first."""
    from service.lines.answers import versions_text
    from service.values.answers import versions_json

    versions = open_view(context).versions(document)
    if as_json:
        print_json(versions_json(versions))
    else:
        print_lines(versions_text(versions, context.language))


@click.command("show")
@click.argument("document")
@click.argument("clause", required=False)
@json_option
@click.pass_obj
def show_command(context: Context, document: str, clause: str | None, as_json: bool) -> None:
    """Show a version, or one clause of it."""
    from clauses.writing.plain import clause_plain
    from clauses.writing.plain import write_plain
    from service.values.answers import document_json

    view = open_view(context)
    name, version = version_argument(document)
    shown = view.document(name, version)
    if clause is None:
        text = write_plain(shown)
    else:
        one = view.clause(name, version, clause.rpartition("/")[2])
        shown, text = replace(shown, clauses=(one,)), f"{clause_plain(one)}\n"
    if as_json:
        print_json(document_json(shown))
    else:
        click.echo(text, nl=False)


@click.command("diff")
@click.argument("old")
@click.argument("new")
@json_option
@click.pass_obj
def diff_command(context: Context, old: str, new: str, as_json: bool) -> None:
    """Compare two versions; their clauses are paired by identity."""
    from service.wording import Wording

    view = open_view(context)
    earlier, later = version_argument(old), version_argument(new)
    comparison = view.compare(*earlier, *later)
    old_source = Source(comparison.old, "@".join(earlier))
    new_source = Source(comparison.new, "@".join(later))
    wish = Wish(say=Wording(context.language).say)
    ending = ".json" if as_json else ".txt"
    print_bytes(comparison_file(old_source, new_source, ending, wish, comparison))
