"""Commands for the accounts of a store's pages."""

import os
import time

import click

from service.arguments import open_store
from service.calling import Context
from service.calling import Group
from service.calling import json_option
from service.commands.accounts import accounts
from service.commands.accounts import forget_account
from service.lines.outputs import print_json
from service.lines.outputs import print_lines

HERE = "http://127.0.0.1:8470"
"""Where `serve` serves unless something else is said."""


def link_address(token: str) -> str:
    """The address of a one-time link."""
    return f"{os.environ.get('LYDELSE_PUBLIC_URL', HERE).rstrip('/')}/konto/lank/{token}"


@click.group("users", cls=Group)
def users_command() -> None:
    """Add, list and remove the people who can sign in to the pages."""


@users_command.command("add")
@click.argument("mail")
@click.option("--name", required=True, help="What the person is called.")
@click.option(
    "--role",
    type=click.Choice(["reader", "contributor", "editor", "administrator"]),
    default="reader",
    show_default=True,
    help="What the person may do.",
)
@click.option("--of", "groups", multiple=True, help="A body or party that the person belongs to.")
@click.pass_obj
def add_command(context: Context, mail: str, name: str, role: str, groups: tuple[str, ...]) -> None:
    """Make an account, and print the one-time link to hand over."""
    from service.accounts.audit import NOBODY
    from service.accounts.audit import record
    from service.accounts.audit import who_is
    from service.accounts.groups import group_named
    from service.accounts.people import Role
    from service.accounts.people import add_account
    from service.accounts.tickets import Purpose
    from service.accounts.tickets import make_ticket

    now = int(time.time())
    open_store(context)
    with accounts(context.store) as database, database.writing() as connection:
        known = [group_named(connection, group) for group in groups]
        owner = add_account(connection, mail, name, Role(role), known)
        record(connection, NOBODY, "account.add", who_is(owner.id), now)
        token = make_ticket(connection, Purpose.INVITATION, now, owner.id)
    click.echo(link_address(token))


@users_command.command("list")
@json_option
@click.pass_obj
def list_command(context: Context, as_json: bool) -> None:
    """List the accounts."""
    from service.accounts.people import all_accounts
    from service.lines.answers import accounts_text
    from service.values.answers import accounts_json

    open_store(context)
    with accounts(context.store) as database, database.reading() as connection:
        known = all_accounts(connection)
    if as_json:
        print_json(accounts_json(known))
    else:
        print_lines(accounts_text(known, context.language))


@users_command.command("remove")
@click.argument("mail")
@click.pass_obj
def remove_command(context: Context, mail: str) -> None:
    """Forget an account, and end its sessions."""
    open_store(context)
    forget_account(context.store, mail)
