"""Commands for what others are told of why decisions were made."""

import click

from service.arguments import open_store
from service.arguments import open_view
from service.arguments import warn_of_names
from service.calling import Context
from service.calling import Group
from service.calling import json_option
from service.lines.outputs import print_json

AUDIENCES = click.Choice(["draft", "consultation", "decision"])


@click.group("reason", cls=Group)
def reason_command() -> None:
    """What those outside the working group are told of why a decision was made."""


@reason_command.command("publish")
@click.argument("change")
@click.option("--text", default="", help="What they read; the reason itself unless it is given.")
@click.option("--for", "audience", type=AUDIENCES, required=True, help="Whom it is told.")
@click.option("--body", "bodies", multiple=True, help="A body or party besides; may be repeated.")
@click.option("--by", required=True, help="Who says so.")
@click.pass_obj
def publish_reason(
    context: Context, change: str, text: str, audience: str, bodies: tuple[str, ...], by: str
) -> None:
    """Tell why a decision was made; CHANGE is its commit, as `why` and `history` give it."""
    from versions.readership import Readership
    from versions.stages import Audience

    store = open_store(context)
    warn_of_names(store, text, context)
    readers = Readership(Audience(audience), bodies)
    told = store.publish_reason(change, readers, by=by, text=text)
    if not context.quiet:
        click.echo(told.text)


@reason_command.command("withdraw")
@click.argument("change")
@click.option("--by", required=True, help="Who says so.")
@click.pass_obj
def withdraw_reason(context: Context, change: str, by: str) -> None:
    """Tell nobody outside the working group why a decision was made."""
    open_store(context).withdraw_reason(change, by=by)


@reason_command.command("list")
@json_option
@click.pass_obj
def list_reasons(context: Context, as_json: bool) -> None:
    """List what others are told, and whom; for the working group."""
    from service.values.said import published_json
    from service.wording import Wording

    view, say = open_view(context), Wording(context.language)
    found = tuple(view.published_reasons.values()) if view.within else ()
    if as_json:
        print_json(published_json(found))
        return
    for one in found:
        whom = ", ".join((say.audience(one.readers.audience), *one.readers.bodies))
        click.echo(f"{one.change[:12]}  {one.text} ({whom})")
