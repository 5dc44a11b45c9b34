"""The command that finds words in a store."""

import click

from service.arguments import open_view
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import print_lines


@click.command("search")
@click.argument("query")
@click.option("--in", "document", default="", help="Search one document alone.")
@click.option("--version", default="", help="Search one version alone.")
@json_option
@click.pass_obj
def search_command(
    context: Context, query: str, document: str, version: str, as_json: bool
) -> None:
    """Find words in clauses, proposals and notes."""
    from service.lines.answers import hits_text
    from service.values.answers import hits_json

    found = open_view(context).search(query, document=document, version=version)
    if as_json:
        print_json(hits_json(found))
    else:
        print_lines(hits_text(found, context.language))
