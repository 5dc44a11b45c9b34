"""Commands for a meeting to come: the packet that is read before it, the agenda filled in at it."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import open_view
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import write_whole

if TYPE_CHECKING:
    from versions.gathering.meetings import Packet

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("packet")
@click.option("--body", default="", help="Whose meeting; else everything that is due.")
@click.option("--date", "day", type=DAY, required=True, help="When it is.")
@click.option("--since", default="", help="Count changes from a day, or from a note's meeting.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help=".pdf, .docx or .html")
@json_option
@click.pass_obj
def packet_command(
    context: Context,
    body: str,
    day: datetime.datetime,
    since: str,
    output: Path | None,
    as_json: bool,
) -> None:
    """Gather the papers for a meeting: the state, what is due, the wordings, what was said."""
    from service.files.exporting import ending_of
    from service.files.exporting import paper_file
    from service.files.meeting_papers import packet_paper
    from service.files.meeting_values import packet_json
    from service.files.meeting_values import packet_text
    from service.wording import Wording

    found, say = _packet(context, body, day.date(), since), Wording(context.language)
    if as_json:
        print_json(packet_json(found))
    elif output is None:
        click.echo(packet_text(found, say))
    else:
        paper = packet_paper(open_view(context), found, say)
        write_whole(output, paper_file(paper, ending_of(output.name), say.say))


@click.command("agenda")
@click.option("--body", default="", help="Whose meeting; else everything that is due.")
@click.option("--date", "day", type=DAY, required=True, help="When it is.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="A .docx")
@click.pass_obj
def agenda_command(context: Context, body: str, day: datetime.datetime, output: Path) -> None:
    """Make an agenda to write the minutes in; `note import` links what was written in it."""
    from service.files.exporting import ending_of
    from service.files.exporting import paper_file
    from service.files.meeting_papers import agenda_paper
    from service.wording import Wording

    ending, say = ending_of(output.name, (".docx",)), Wording(context.language)
    paper = agenda_paper(_packet(context, body, day.date(), ""), say)
    write_whole(output, paper_file(paper, ending, say.say))


def _packet(context: Context, body: str, day: datetime.date, since: str) -> "Packet":
    from versions.gathering.meetings import Meeting
    from versions.gathering.meetings import packet
    from versions.gathering.meetings import since_day

    view = open_view(context)
    return packet(view, Meeting(body, day), datetime.date.today(), since_day(view, since))
