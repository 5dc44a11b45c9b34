"""Commands that tell the reasons for every change between two versions."""

from pathlib import Path

import click

from service.arguments import open_view
from service.arguments import version_argument
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import write_whole


@click.command("reasons")
@click.argument("old")
@click.argument("new")
@click.option("--unexplained", is_flag=True, help="Only the changes that have no reason.")
@click.option("--not-consulted", is_flag=True, help="Only changes that nobody was consulted on.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help=".pdf, .docx, .html or .csv")
@json_option
@click.pass_obj
def reasons_command(
    context: Context,
    old: str,
    new: str,
    unexplained: bool,
    not_consulted: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """Tell every change from D@V to D@W with its reason, and what was never consulted on."""
    from service.files.exporting import ending_of
    from service.files.report_paper import counted
    from service.files.report_paper import lines
    from service.files.report_paper import report_file
    from service.values.said import report_json
    from service.wording import Wording

    view, say = open_view(context), Wording(context.language)
    document, earlier = version_argument(old)
    other, later = version_argument(new)
    if document != other:
        raise click.UsageError("say two versions of one document")
    report = view.report(document, earlier, later)
    wanted = report.unexplained if unexplained else report.changes
    wanted = tuple(one for one in wanted if one.not_consulted or not not_consulted)
    if as_json:
        print_json(report_json(report, wanted))
        return
    found = tuple(lines(view, report, wanted, say))
    if output is None:
        click.echo("\n".join([counted(report, say), *(_line(one.cells) for one in found)]))
        return
    write_whole(output, report_file(view, report, found, say, ending_of(output.name)))


@click.command("considered")
@click.argument("document", default="")
@json_option
@click.pass_obj
def considered_command(context: Context, document: str, as_json: bool) -> None:
    """List what was considered and left as it was, and where it went instead."""
    from service.lines.answers import considered_line
    from service.presenting.targets import name_of_target
    from service.values.said import considered_json
    from service.wording import Wording
    from versions.gathering.considered import considered

    view, say = open_view(context), Wording(context.language)
    if document:
        view.versions(document)
    found = considered(view, document)
    if as_json:
        print_json(considered_json(found))
    elif found:
        parts = (
            f"{name_of_target(view, one.target)}\n{considered_line(one, say)}" for one in found
        )
        click.echo("\n\n".join(parts))
    else:
        click.echo(say.say("Nothing is noted as considered and left."))


def _line(cells: tuple[str, ...]) -> str:
    clause, kind, struck, added, why, consultation = cells
    words = " → ".join(part for part in (struck, added) if part)
    return "\n  ".join(
        " ".join(part.split()) for part in (f"{clause} ({kind})", words, why, consultation) if part
    )
