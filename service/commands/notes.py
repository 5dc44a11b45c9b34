"""Commands for notes: minutes and what their passages are about."""

from datetime import date
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import clause_argument
from service.arguments import file_bytes
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import passage_argument
from service.calling import Context
from service.calling import Group
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import print_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from versions.minutes.parsing import Minutes
    from versions.records.links import Link
    from versions.records.links import Target
    from versions.records.notes import NoteRecord
    from versions.view import View

KINDS = click.Choice(["discusses", "proposes", "decides", "endorses", "notes", "leaves"])


@click.group("note", cls=Group)
def note_command() -> None:
    """Minutes of meetings, and what they are about."""


@note_command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--body", default="", help="The body that met, where the file does not say.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="When it met.")
@click.option("--replaces", default="", help="The note whose minutes these are, come again.")
@json_option
@click.pass_obj
def import_note(
    context: Context, file: Path, body: str, day: datetime | None, replaces: str, as_json: bool
) -> None:
    """Keep minutes as a note whose passages can be linked to.

    Where they replace those of a note, its links stay with the passages that still stand in
    them; those that went are listed.
    """
    from clauses.reading.guard import read_guarded
    from service.lines.answers import left_out_lines
    from versions.minutes.parsing import read_minutes

    data = file_bytes(file)
    met = date(day.year, day.month, day.day) if day else None
    reading = read_guarded(data, file.name)
    minutes = read_minutes(reading, body=body, date=met)
    if replaces:
        _replace(context, replaces, minutes, data, file.name, as_json)
    else:
        note = open_store(context).import_note(minutes, data, file.name)
        _show_kept(note, (), as_json)
    for line in () if context.quiet else left_out_lines(reading, context.language):
        click.echo(line, err=True)


def _replace(
    context: Context, note: str, minutes: "Minutes", data: bytes, name: str, as_json: bool
) -> None:
    from service.lines.answers import went_lines

    done = open_store(context).replace_note(note, minutes, data, name)
    view = open_view(context)
    links = (*view.links(note=note), *view.links_gone(note))
    _show_kept(done.note, links, as_json)
    for line in () if as_json else went_lines(done.went, links, context.language):
        click.echo(line)


def _show_kept(note: "NoteRecord", links: "Sequence[Link]", as_json: bool) -> None:
    from service.values.answers import note_json

    if as_json:
        print_json(note_json(note, links))
    else:
        click.echo(note.id)


@note_command.command("adjust")
@click.argument("note")
@click.option("--draft", is_flag=True, help="They are a draft after all.")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def adjust_note(context: Context, note: str, draft: bool, by: str) -> None:
    """Say that minutes are approved (*justerade*), as every quote from them tells."""
    open_store(context).adjust_note(note, adjusted=not draft, by=by)


@note_command.command("show")
@click.argument("note", required=False)
@json_option
@click.pass_obj
def show_note(context: Context, note: str | None, as_json: bool) -> None:
    """Show a note with its passages and what they are linked to, or list all notes."""
    from service.lines.answers import note_text
    from service.lines.answers import notes_text
    from service.values.answers import note_json
    from service.values.answers import notes_json

    view = open_view(context)
    if note is None:
        notes = view.notes()
        if as_json:
            print_json(notes_json(notes))
        else:
            print_lines(notes_text(notes, context.language))
        return
    shown = view.note(note)
    links = (*view.links(note=note), *view.links_gone(note))
    if as_json:
        print_json(note_json(shown, links))
    else:
        click.echo(note_text(shown, links, context.language))


@note_command.command("outcome")
@click.argument("note")
@click.option("--open", "only_open", is_flag=True, help="Only what somebody has left to do.")
@json_option
@click.pass_obj
def note_outcome(context: Context, note: str, only_open: bool, as_json: bool) -> None:
    """Tell what each passage of a note led to, and what of it is still open."""
    from service.presenting.led_to import results_text
    from service.values.said import results_json
    from service.wording import Wording
    from versions.gathering.led_to import led_to

    view = open_view(context)
    found = [one for one in led_to(view, note) if one.open or not only_open]
    if as_json:
        print_json(results_json(note, found))
        return
    named = {str(one.target): thing_name(view, one.target) for one in found}
    print_lines(results_text(found, named, Wording(context.language)))


def thing_name(view: "View", target: "Target") -> str:
    """What a clause, proposal, question or step is called."""
    return view.thing(target).title if target.sort else heading_of(view, target)


@note_command.command("link")
@click.argument("passage")
@click.argument("target")
@click.option("--kind", type=KINDS, required=True, help="What the passage does to it.")
@click.option("--change", default="", help="The commit that the passage explains.")
@click.option("--phrase", default="", help="The words that the passage speaks of.")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def link_note(
    context: Context, passage: str, target: str, kind: str, change: str, phrase: str, by: str
) -> None:
    """Tie a passage to what it is about: NOTE#PASSAGE TARGET.

    TARGET is DOCUMENT[/CLAUSE][@VERSION], a chapter being a clause, or proposal:ID, question:ID
    or step:ID.
    """
    from versions.records.links import LinkKind

    named = _target(context, target)
    ref = passage_argument(passage)
    if ref is None:
        raise click.UsageError("say NOTE#PASSAGE")
    link = open_store(context).link(ref, named, LinkKind(kind), change=change, phrase=phrase, by=by)
    click.echo(link.id)


@note_command.command("unlink")
@click.argument("link")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def unlink_note(context: Context, link: str, by: str) -> None:
    """Take a link away."""
    open_store(context).unlink(link, by)


def _target(context: Context, text: str) -> "Target":
    """What a target names, its clause by id."""
    from versions.records.links import Target

    named = Target.parse(text)
    if not named.clause:
        return named
    document, clause, version = clause_argument(text)
    return Target(
        document, open_view(context).clause_id(document, version or "now", clause), version
    )


@note_command.command("propose")
@click.argument("passage")
@click.argument("clause", required=False)
@click.option("--title", default="", help="What the proposal is called.")
@click.option("--from", "from_", default="", help="The body or party whose proposal it is.")
@click.pass_obj
def propose_wording(
    context: Context, passage: str, clause: str | None, title: str, from_: str
) -> None:
    """Make the wording of a passage a proposal for a clause, with its date and source."""
    from versions.gathering.offered_wordings import offered_from
    from versions.gathering.offered_wordings import wording_of

    ref = passage_argument(passage)
    if ref is None or not ref.passage:
        raise click.UsageError("say NOTE#PASSAGE")
    view = open_view(context)
    note = view.note(ref.note)
    if clause:
        found = wording_of(note, note.passage(ref.passage), _target(context, clause))
    else:
        found = offered_from(view, ref)
    store = open_store(context)
    click.echo(store.propose_wording(found, title=title, from_=from_).id)


@note_command.command("suggest")
@click.argument("note")
@click.option("--all", "faint", is_flag=True, help="Those too that are no more than a guess.")
@json_option
@click.pass_obj
def suggest_links(context: Context, note: str, faint: bool, as_json: bool) -> None:
    """Suggest links for a note: the likeliest clause of each passage first, and why."""
    from service.lines.said import suggestions_text
    from service.values.said import suggestions_json

    view = open_view(context)
    found = view.suggestions(note)
    if as_json:
        print_json(suggestions_json(note, found))
        return
    shown = [one for one in found if faint or one.shown]
    print_lines(suggestions_text(shown, lambda target: heading_of(view, target), context.language))


def heading_of(view: "View", target: "Target") -> str:
    """What a clause that a link names is called, with its number."""
    version = target.version or view.last_with(target.document, target.clause)
    clause = view.clause(target.document, version, target.clause)
    return f"{clause.number} {clause.heading}".strip() or clause.id


@note_command.command("confirm")
@click.argument("note")
@click.argument("suggestion")
@click.option("--kind", type=KINDS, help="What the passage does, where the suggestion is wrong.")
@click.option("--target", help="What it is about, where the suggestion is wrong.")
@click.option("--phrase", "phrases", multiple=True, help="The words it is about; may be repeated.")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def confirm_suggestion(
    context: Context,
    note: str,
    suggestion: str,
    kind: str | None,
    target: str | None,
    phrases: tuple[str, ...],
    by: str,
) -> None:
    """Make a suggested link a link, as it is or corrected."""
    from versions.records.links import LinkKind

    made = open_store(context).confirm(
        note,
        suggestion,
        kind=LinkKind(kind) if kind else None,
        target=_target(context, target) if target else None,
        phrases=phrases or None,
        by=by,
    )
    for link in made:
        click.echo(link.id)


@note_command.command("reject")
@click.argument("note")
@click.argument("suggestion")
@click.option("--by", default="", help="Who says so.")
@click.pass_obj
def reject_suggestion(context: Context, note: str, suggestion: str, by: str) -> None:
    """Say that a suggested link is wrong, so that it is not suggested again."""
    open_store(context).reject(note, suggestion, by=by)


@click.command("bodies")
@click.argument("name", required=False)
@click.option("--alias", "aliases", multiple=True, help="What else it is called; repeatable.")
@json_option
@click.pass_obj
def bodies_command(
    context: Context, name: str | None, aliases: tuple[str, ...], as_json: bool
) -> None:
    """Name a body that meets and what else minutes call it, or list them."""
    found = open_store(context).name_body(name, aliases) if name else open_view(context).bodies
    if as_json:
        print_json({"bodies": [{"name": one.name, "aliases": list(one.aliases)} for one in found]})
    else:
        print_lines(
            "\n".join(f"{one.name}: {', '.join(one.aliases)}".rstrip(": ") for one in found)
        )
