"""The command that tells what came in while a version was on consultation."""

from pathlib import Path

import click

from service.arguments import open_view
from service.arguments import version_argument
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import write_whole


@click.command("responses")
@click.argument("version")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=".xlsx, .csv, .pdf, .docx or .html",
)
@json_option
@click.pass_obj
def responses_command(context: Context, version: str, output: Path | None, as_json: bool) -> None:
    """Tell who said what of which clause while D@V was on consultation."""
    from service.files.response_list import as_file
    from service.files.response_list import counted
    from service.files.response_list import listed
    from service.files.response_list import unplaced
    from service.values.responses import responses_json
    from service.wording import Wording
    from versions.gathering.response_matrix import Asked
    from versions.gathering.response_matrix import matrix
    from versions.gathering.responses import responses

    view, say = open_view(context), Wording(context.language)
    found = responses(view, *version_argument(version))
    laid = matrix(view, found, Asked())
    if as_json:
        print_json(responses_json(found))
    elif output:
        write_whole(output, as_file(view, found, laid, say, output.name))
    else:
        rows = (*listed(laid, say), *unplaced(found, say))
        click.echo("\n".join([counted(found, say), *(row.line for row in rows)]))
