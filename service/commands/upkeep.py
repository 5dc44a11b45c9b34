"""Commands for the store as a whole: its health, and what can be found in it."""

import click

from service.arguments import open_store
from service.arguments import open_view
from service.cli import Context
from service.exits import DAMAGED
from service.outputs import print_json


@click.command("verify")
@click.option("--json", "as_json", is_flag=True)
@click.pass_context
def verify_command(ctx: click.Context, as_json: bool) -> None:
    """Check everything that the store holds; say what is wrong."""
    from service.reporting import findings_text
    from service.values import findings_json

    context: Context = ctx.obj
    findings = open_store(context).verify()
    if as_json:
        print_json(findings_json(findings))
    elif findings or not context.quiet:
        click.echo(findings_text(findings, context.language))
    if findings:
        ctx.exit(DAMAGED)


@click.command("search")
@click.argument("query")
@click.option("--in", "document", default="", help="Search one document alone.")
@click.option("--version", default="", help="Search one version alone.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def search_command(
    context: Context, query: str, document: str, version: str, as_json: bool
) -> None:
    """Find words in clauses, proposals and notes."""
    from service.reporting import hits_text
    from service.values import hits_json

    hits = open_view(context).search(query, document=document, version=version)
    if as_json:
        print_json(hits_json(hits))
    else:
        click.echo(hits_text(hits))
