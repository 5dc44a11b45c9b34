"""The command that erases a person."""

import sys
from typing import TYPE_CHECKING

import click

from service.arguments import open_store
from service.calling import Context
from service.calling import json_option
from service.commands.accounts import accounts_called
from service.commands.accounts import forget_account
from service.commands.accounts import rows_naming
from service.lines.outputs import print_json

if TYPE_CHECKING:
    from service.accounts.people import Account
    from versions.health.erasing import Traces


@click.command("erase")
@click.argument("person")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--yes", is_flag=True, help="Do it without asking.")
@json_option
@click.pass_obj
def erase_command(context: Context, person: str, dry_run: bool, yes: bool, as_json: bool) -> None:
    """Erase a person, by name or key, from notes and accounts; say what is left elsewhere."""
    from service.wording import Wording

    store = open_store(context)
    found = store.traces(person)
    accounts = accounts_called(context.store, found.who.name)
    if dry_run or not (yes or as_json):
        _print(context, found, accounts, as_json=as_json, erased=False)
    if dry_run:
        return
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError("nobody can be asked here; add --yes or --dry-run.")
        question = Wording(context.language).say("Erase them? It cannot be undone.")
        click.confirm(question, abort=True, err=True)
    for one in accounts:
        forget_account(context.store, one.mail)
    _print(context, store.erase(person), accounts, as_json=as_json, erased=True)


def _print(
    context: Context, found: "Traces", accounts: "list[Account]", *, as_json: bool, erased: bool
) -> None:
    from service.lines.health import erasure_json
    from service.lines.health import erasure_text

    rows = rows_naming(context.store, found.who.name)
    if as_json:
        print_json(erasure_json(found, accounts, rows, erased=erased))
    else:
        click.echo(erasure_text(found, accounts, rows, context.language))
