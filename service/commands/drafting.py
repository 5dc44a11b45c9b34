"""Commands for one clause: edits, proposals, history and reasons."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from clauses.changes import Op
from service.arguments import clause_argument
from service.arguments import clause_text
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import passage_argument
from service.arguments import warn_of_names
from service.calling import Context
from service.calling import json_option
from service.files.exporting import PAPERS
from service.files.exporting import ending_of
from service.files.exporting import paper_file
from service.lines.outputs import print_json
from service.lines.outputs import print_lines
from service.lines.outputs import working
from service.lines.outputs import write_whole

if TYPE_CHECKING:
    from versions.explaining.why import Reason
    from versions.view import View


@click.command("edit")
@click.argument("clause")
@click.option("--text-file", type=click.Path(path_type=Path), help="The clause's new text.")
@click.option("--heading", help="The clause's new heading.")
@click.option("--base", help="The wording that the edit starts from, as `show --json` names it.")
@click.option("--latest", is_flag=True, help="Start from the wording that stands now.")
@click.option("--by", required=True, help="Body or person whose edit it is.")
@click.option("--why", required=True, help="The reason, in plain words.")
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
    from versions.store import LATEST

    if bool(base) == latest:
        raise click.UsageError("say --base WORDING or --latest, one of them")
    if text_file is None and heading is None:
        raise click.UsageError("say --text-file or --heading")
    document, name, version = clause_argument(clause)
    view = open_view(context)
    standing = view.clause(document, "now", view.clause_id(document, version or "now", name))
    blocks, notes = clause_text(text_file) if text_file else (standing.blocks, standing.notes)
    store = open_store(context)
    warn_of_names(store, why, context)
    done = store.edit(
        document,
        standing.id,
        blocks=blocks,
        notes=notes,
        heading=heading,
        base=base or LATEST,
        by=by,
        why=why,
        note=passage_argument(note),
    )
    if not context.quiet:
        click.echo(f"{document}/{standing.id} {done.wording_id}")


@click.command("propose")
@click.argument("clause")
@click.option("--title", required=True, help="What the proposal is called.")
@click.option("--from", "from_", required=True, help="The body or party that proposes it.")
@click.option(
    "--text-file", type=click.Path(path_type=Path), required=True, help="What the clause is to say."
)
@click.option("--note", help="The passage it comes from: NOTE#PASSAGE.")
@click.option("--made-of", multiple=True, help="A proposal it is written from; may be repeated.")
@click.pass_obj
def propose_command(
    context: Context,
    clause: str,
    title: str,
    from_: str,
    text_file: Path,
    note: str | None,
    made_of: tuple[str, ...],
) -> None:
    """Put another wording of a clause beside the one that stands."""
    document, name, version = clause_argument(clause)
    blocks, notes = clause_text(text_file)
    proposal = open_store(context).propose(
        document,
        open_view(context).clause_id(document, version or "now", name),
        title=title,
        from_=from_,
        blocks=blocks,
        notes=notes,
        note=passage_argument(note),
        made_of=made_of,
    )
    click.echo(proposal.id)


@click.command("proposals")
@click.argument("clause")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A .pdf, .docx or .html.",
)
@click.option("--offered", is_flag=True, help="Wordings in minutes that are no proposals yet.")
@json_option
@click.pass_obj
def proposals_command(
    context: Context, clause: str, output: Path | None, offered: bool, as_json: bool
) -> None:
    """List the proposals for a clause, each against the wording that stands."""
    if offered:
        _show_offered(context, clause, as_json)
        return
    from service.lines.answers import proposals_paper
    from service.lines.answers import proposals_text
    from service.telling import version_title
    from service.values.answers import proposals_json
    from service.wording import Wording

    ending = ending_of(output.name, PAPERS) if output else ""
    view = open_view(context)
    document, name, version = clause_argument(clause)
    version = version or ("now" if view.within else "latest")
    standing = view.clause(document, version, name)
    found = view.proposals(document, standing.id)
    if output:
        wording = Wording(context.language)
        base = version_title(view, wording, document, version)
        title = next(one.title for one in view.documents() if one.id == document)
        paper = proposals_paper(found, standing, base, title, context.language)
        with working(context, output.name):
            data = paper_file(paper, ending, wording.say)
        write_whole(output, data)
    elif as_json:
        print_json(proposals_json(found))
    else:
        print_lines(proposals_text(found, standing, context.language))


def _show_offered(context: Context, clause: str, as_json: bool) -> None:
    from service.lines.said import offered_wordings_text
    from service.values.said import offered_wordings_json
    from versions.gathering.offered_wordings import offered_wordings

    view = open_view(context)
    document, identity, _ = _clause_anywhere(view, clause)
    found = tuple(offered_wordings(view, document, identity))
    if as_json:
        print_json(offered_wordings_json(found))
    else:
        print_lines(offered_wordings_text(found, context.language))


@click.command("adopt")
@click.argument("proposal")
@click.option("--by", required=True, help="The body that decided.")
@click.option("--why", required=True, help="The reason, in plain words.")
@click.option("--note", help="The passage that decided it: NOTE#PASSAGE.")
@click.pass_obj
def adopt_command(context: Context, proposal: str, by: str, why: str, note: str | None) -> None:
    """Let a proposal become the wording: one commit with its reason."""
    store = open_store(context)
    warn_of_names(store, why, context)
    done = store.adopt(proposal, by=by, why=why, note=passage_argument(note))
    if not context.quiet:
        click.echo(f"{proposal} {done.wording_id}")


@click.command("history")
@click.argument("clause")
@json_option
@click.pass_obj
def history_command(context: Context, clause: str, as_json: bool) -> None:
    """Follow one clause through time."""
    from service.lines.answers import history_text
    from service.values.answers import history_json

    view = open_view(context)
    document, identity, _ = _clause_anywhere(view, clause)
    found = view.history(document, identity)
    if as_json:
        print_json(history_json(found))
    else:
        click.echo(history_text(found, context.language))


@click.command("why")
@click.argument("clause")
@click.option("--phrase", default="", help="The words whose reason is asked for.")
@json_option
@click.pass_obj
def why_command(context: Context, clause: str, phrase: str, as_json: bool) -> None:
    """Tell why a clause reads as it does: each change with its reason."""
    from service.lines.answers import why_text
    from service.values.answers import why_json

    view = open_view(context)
    document, identity, version = _clause_anywhere(view, clause)
    found = view.why(document, identity, version, phrase)
    if as_json:
        print_json(why_json(found, view))
    else:
        whose = partial(_whose_words, view, context.language, document)
        click.echo(why_text(found, context.language, whose))


def _whose_words(view: "View", language: str, document: str, change: "Reason") -> Iterator[str]:
    """Where the words of a change stood, and which of them came from which proposals."""
    from clauses.writing.labels import names
    from service.telling import whose_words
    from service.wording import Wording

    wording = Wording(language)
    if change.elsewhere:
        lender = view.clause(document, change.to, change.elsewhere)
        yield wording.say("The words then stood in: {clause}").format(clause=names([lender]))
    if change.proposal:
        added = [hunk.text for hunk in change.hunks if hunk.op is Op.INSERT]
        yield from whose_words(view, wording, change.proposal, added)


@click.command("origin")
@click.argument("clause")
@json_option
@click.pass_obj
def origin_command(context: Context, clause: str, as_json: bool) -> None:
    """Tell which version, decision and reason each word of a clause comes from."""
    from service.lines.answers import origin_text
    from service.values.answers import origin_json

    view = open_view(context)
    document, identity, version = _clause_anywhere(view, clause)
    found = view.origin(document, identity, version)
    if as_json:
        print_json(origin_json(view.clause(document, version, identity).text, found))
    else:
        click.echo(origin_text(found, context.language))


def _clause_anywhere(view: "View", clause: str) -> tuple[str, str, str]:
    """Document, id and version of a clause; without version the newest one that has it."""
    document, name, version = clause_argument(clause)
    version = version or "latest"
    return document, view.clause_id(document, version, name), version
