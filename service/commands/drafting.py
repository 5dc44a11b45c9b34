"""Commands for one clause: edits, proposals, history and reasons."""

from pathlib import Path

import click

from service.arguments import clause_argument
from service.arguments import open_store
from service.arguments import open_view
from service.cli import Context
from service.exporting import ending_of
from service.outputs import print_json
from service.outputs import write_whole

CURRENT = "now"


@click.command("edit")
@click.argument("clause")
@click.option("--text-file", type=click.Path(path_type=Path), help="The clause's new text.")
@click.option("--heading", help="The clause's new heading.")
@click.option("--base", help="The wording that the edit starts from, as `show --json` names it.")
@click.option("--latest", is_flag=True, help="Start from the wording that stands now.")
@click.option("--by", required=True)
@click.option("--why", required=True)
@click.option("--note", help="The passage that decided it: NOTE#PASSAGE.")
@click.pass_obj
def edit_command(
    context: Context,
    clause: str,
    text_file: Path | None,
    heading: str | None,
    base: str | None,
    latest: bool,
    by: str,
    why: str,
    note: str | None,
) -> None:
    """Change the text being worked on: one clause, one commit."""
    from clauses.reading.markdown import blocks_from_markdown
    from versions.store import LATEST

    if bool(base) == latest:
        raise click.UsageError("say --base WORDING or --latest, one of them")
    if text_file is None and heading is None:
        raise click.UsageError("say --text-file or --heading")
    document, name, _ = clause_argument(clause)
    store = open_store(context)
    identity = open_view(context).clause_id(document, name)
    body = blocks_from_markdown(text_file.read_text("utf-8")) if text_file else None
    done = store.edit(
        document,
        identity,
        blocks=body[0] if body else None,
        notes=body[1] if body else (),
        heading=heading,
        base=LATEST if latest else base,
        by=by,
        why=why,
        note=_passage(note),
    )
    if not context.quiet:
        click.echo(f"{document}/{identity} {done.wording_id}")
