"""The command that tells which version a file is."""

from pathlib import Path

import click

from service.arguments import file_source
from service.arguments import open_view
from service.arguments import warn_of_reading
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.wording import Wording


@click.command("identify")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def identify_command(context: Context, file: Path, as_json: bool) -> None:
    """Tell which version FILE is exactly, or the nearest and where it differs."""
    from clauses.writing.text import write_text
    from service.identifying import identity

    source = file_source(file)
    found = identity(open_view(context), source.document)
    exact = [f"{one.info.id}@{one.version}" for one in found.exact]
    near = found.nearest
    nearest = f"{near.info.id}@{near.version}" if near else None
    if as_json:
        likeness = round(near.likeness, 4) if near else 0
        print_json({"exact": exact, "nearest": nearest, "likeness": likeness})
        return
    say = Wording(context.language).say
    warn_of_reading(source, context)
    if exact:
        click.echo(f"{say('It is exactly this text:')} {', '.join(exact)}")
    elif found.comparison is None:
        click.echo(say("It resembles no version that you may read."))
    else:
        click.echo(
            f"{say('It is not exactly the same as any version. The nearest is')} {nearest}\n"
        )
        click.echo(write_text(found.comparison, say), nl=False)
