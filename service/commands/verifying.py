"""The command that tells what is wrong with a store and with the log of its service."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import open_store
from service.calling import Context
from service.calling import json_option
from service.exits import DAMAGED
from service.lines.outputs import print_json

if TYPE_CHECKING:
    from service.accounts.audit import Log
    from service.findings import Told
    from service.wording import Wording
    from versions.health.findings import Finding


@click.command("verify")
@click.option(
    "--signers",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    envvar="LYDELSE_ALLOWED_SIGNERS",
    help="Whose signatures of versions count; a file as ssh-keygen takes it.",
)
@json_option
@click.pass_context
def verify_command(ctx: click.Context, signers: Path | None, as_json: bool) -> None:
    """Check all that the store holds, and the log of its service; say what mends what is wrong."""
    from service.findings import health_json
    from service.findings import health_text
    from service.findings import told
    from service.wording import Wording

    context: Context = ctx.obj
    wording = Wording("en" if as_json else context.language)
    of_store = told(_findings(context, signers), wording)
    log, of_log = _log(context.store, wording)
    if as_json:
        print_json(health_json((*of_store, *of_log), log))
    elif of_store or of_log or not context.quiet:
        click.echo(health_text(of_store, of_log, log, wording))
    if of_store or of_log:
        ctx.exit(DAMAGED)


def _findings(context: Context, signers: Path | None) -> "tuple[Finding, ...]":
    """What is wrong with the store; also where it is so damaged that it cannot be opened."""
    from versions.errors import VersionsError
    from versions.git.folder import NoStoreError
    from versions.health.verifying import unopened

    try:
        return open_store(context).verify(signers)
    except NoStoreError:
        raise
    except VersionsError as error:
        return unopened(context.store, error)


def _log(folder: Path, wording: "Wording") -> "tuple[Log | None, tuple[Told, ...]]":
    """The log of the service, where there is one and it can be read, and what is wrong with it."""
    from service.accounts.errors import UnreachableAccountsError
    from service.commands.accounts import log_of
    from service.commands.accounts import place_of_accounts
    from service.findings import told_of_accounts
    from service.findings import told_of_log

    try:
        log = log_of(folder)
    except UnreachableAccountsError as error:
        return None, (told_of_accounts(error, wording),)
    if log is None or log.broken is None:
        return log, ()
    return log, (told_of_log(log.broken, place_of_accounts(folder), wording),)
