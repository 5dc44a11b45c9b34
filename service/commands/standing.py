"""Commands for what is open and what is to come: questions, decisions, plans, the overview."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import clause_argument
from service.arguments import file_bytes
from service.arguments import open_store
from service.arguments import open_view
from service.arguments import passage_argument
from service.arguments import version_argument
from service.arguments import warn_of_reading
from service.calling import Context
from service.calling import Group
from service.calling import json_option
from service.lines.outputs import print_json
from service.lines.outputs import print_lines
from service.lines.outputs import write_whole

if TYPE_CHECKING:
    from versions.records.links import Target

DAY = click.DateTime(["%Y-%m-%d"])


def _day(moment: datetime.datetime | None) -> datetime.date | None:
    return moment.date() if moment else None


@click.group("question", cls=Group)
def question_command() -> None:
    """What a body cannot settle: asked, escalated, answered."""


@question_command.command("add")
@click.argument("title")
@click.option("--body", required=True, help="The body that owns it.")
@click.option("--due", type=DAY, help="The meeting at which it is to be dealt with.")
@click.option("--about", multiple=True, help="A document or clause; may be repeated.")
@click.option("--proposal", "proposals", multiple=True, help="A proposal; may be repeated.")
@click.option("--note", help="The passage that raised it: NOTE#PASSAGE.")
@click.pass_obj
def add_question(
    context: Context,
    title: str,
    body: str,
    due: datetime.datetime | None,
    about: tuple[str, ...],
    proposals: tuple[str, ...],
    note: str | None,
) -> None:
    """Ask a question."""
    asked = open_store(context).ask(
        title,
        body=body,
        due=_day(due),
        targets=tuple(_target(context, one) for one in about),
        proposals=proposals,
        note=passage_argument(note),
    )
    click.echo(asked.id)


def _target(context: Context, text: str) -> "Target":
    from versions.records.links import Target

    if "/" not in text:
        return Target.parse(text)
    document, clause, version = clause_argument(text)
    return Target(
        document, open_view(context).clause_id(document, version or "now", clause), version
    )


@question_command.command("list")
@click.option("--all", "everything", is_flag=True, help="The answered ones too.")
@json_option
@click.pass_obj
def list_questions(context: Context, everything: bool, as_json: bool) -> None:
    """List the questions that are not answered."""
    from service.lines.said import questions_text
    from service.values.said import questions_json
    from versions.records.questions import QuestionState

    found = open_view(context).all_questions
    shown = [one for one in found if everything or one.state is not QuestionState.ANSWERED]
    if as_json:
        print_json(questions_json(shown))
    else:
        print_lines(questions_text(shown, context.language))


@question_command.command("escalate")
@click.argument("question")
@click.option("--to", required=True, help="The higher body.")
@click.option("--due", type=DAY, help="Its meeting.")
@click.option("--by", default="", help="Who passes it on; with whom it lies unless said.")
@click.pass_obj
def escalate_question(
    context: Context, question: str, to: str, due: datetime.datetime | None, by: str
) -> None:
    """Pass a question to a higher body."""
    open_store(context).escalate(question, to, due=_day(due), by=by)


@question_command.command("answer")
@click.argument("question")
@click.option("--text", required=True, help="The answer.")
@click.option("--by", default="", help="Who answers; with whom it lies unless said.")
@click.option("--note", help="The passage that the answer stands in: NOTE#PASSAGE.")
@click.pass_obj
def answer_question(context: Context, question: str, text: str, by: str, note: str | None) -> None:
    """Answer a question."""
    open_store(context).answer(question, text, by=by, note=passage_argument(note))


@question_command.command("about")
@click.argument("question")
@click.argument("target")
@click.option("--not", "no_more", is_flag=True, help="It is not about this.")
@click.option("--by", default="", help="Who says so; with whom it lies unless said.")
@click.pass_obj
def relate_question(context: Context, question: str, target: str, no_more: bool, by: str) -> None:
    """Say that a question is about a document, clause or proposal (proposal:ID)."""
    named = _target(context, target)
    open_store(context).concern(question, named, about=not no_more, by=by)


@click.command("decide")
@click.argument("version")
@click.option("--party", required=True, help="The party that decided.")
@click.option("--date", "day", type=DAY, required=True, help="The day of the decision.")
@click.option(
    "--outcome",
    type=click.Choice(["yes", "no", "yes-with-statement"]),
    required=True,
    help="Whether the party adopts the text.",
)
@click.option("--file", type=click.Path(path_type=Path), help="The party's text, or its minutes.")
@click.option("--by", default="", help="Who records it.")
@click.pass_obj
def decide_command(
    context: Context,
    version: str,
    party: str,
    day: datetime.datetime,
    outcome: str,
    file: Path | None,
    by: str,
) -> None:
    """Record that a party decided on the exact text of D@V."""
    from clauses.reading.guard import read_if_text
    from service.files.exporting import Source
    from service.lines.said import standing_text
    from versions.records.verdicts import Outcome
    from versions.stages import Audience
    from versions.writing.verdicts import Decided

    document, name = version_argument(version)
    data = file_bytes(file) if file else b""
    read = read_if_text(data, file.name) if file else None
    store = open_store(context)
    verdict = store.decide(
        Decided(
            document,
            store.view(Audience.DRAFT).version(document, name).id,
            party,
            Outcome(outcome),
            day.date(),
            by,
            file.name if file else "",
            data,
            read.document if read else None,
        )
    )
    if read and file:
        warn_of_reading(Source(read.document, file.name, remarks=read.remarks), context)
    if not context.quiet:
        standing = store.view(Audience.DRAFT).verdicts(document, verdict.version)
        click.echo(standing_text(standing, context.language))


@click.group("comment", cls=Group)
def comment_command() -> None:
    """Comments on words of a clause or proposal."""


@comment_command.command("add")
@click.argument("on")
@click.option("--quote", required=True, help="The words it is about.")
@click.option("--text", required=True, help="What is said of them.")
@click.option("--by", required=True, help="Who says it.")
@click.pass_obj
def add_comment(context: Context, on: str, quote: str, text: str, by: str) -> None:
    """Comment on words of DOCUMENT/CLAUSE, or of a proposal by its id."""
    target = _target(context, on) if "/" in on else on
    click.echo(open_store(context).comment(target, quote, text, by=by).id)


@comment_command.command("handle")
@click.argument("comment")
@click.option("--text", required=True, help="What was done with it, and why.")
@click.option("--by", required=True, help="Who dealt with it.")
@click.option("--outcome", type=click.Choice(["met", "partly", "not"]), help="Whether it was met.")
@click.pass_obj
def handle_comment(context: Context, comment: str, text: str, by: str, outcome: str | None) -> None:
    """Say what became of a comment, to all who may read it."""
    from versions.minutes.values import Outcome

    open_store(context).handle_comment(comment, text, by=by, outcome=Outcome(outcome or ""))


@comment_command.command("list")
@click.argument("on")
@json_option
@click.pass_obj
def list_comments(context: Context, on: str, as_json: bool) -> None:
    """List the comments on a clause or proposal, and where their words stand now."""
    from service.lines.said import comments_text
    from service.values.said import comments_json

    view = open_view(context)
    if "/" in on:
        document, clause, version = clause_argument(on)
        found = view.comments(document, version or ("now" if view.within else "latest"), clause)
    else:
        found = view.proposal_comments(on)
    if as_json:
        print_json(comments_json(found))
    else:
        print_lines(comments_text(found, context.language))


@click.command("parties")
@click.argument("names", nargs=-1)
@json_option
@click.pass_obj
def parties_command(context: Context, names: tuple[str, ...], as_json: bool) -> None:
    """Name the parties that decide, or list them."""
    found = open_store(context).name_parties(names) if names else open_view(context).parties
    if as_json:
        print_json({"parties": list(found)})
    else:
        print_lines("\n".join(found))


@click.command("plan")
@click.argument("document")
@click.option("--step", help="What is to come; without it the plan is shown.")
@click.option("--move", help="A step that is moved to another day.")
@click.option("--date", "day", type=DAY, help="The day of the step.")
@click.option("--until", type=DAY, help="The last day of a period.")
@click.option("--body", default="", help="Whose meeting it is.")
@click.option("--form", default="", help="A meeting, per capsulam …")
@click.option("--why", default="", help="Why the step is moved.")
@click.option("--offered", is_flag=True, help="Dates found in minutes that are no steps yet.")
@json_option
@click.pass_obj
def plan_command(
    context: Context,
    document: str,
    step: str | None,
    move: str | None,
    day: datetime.datetime | None,
    until: datetime.datetime | None,
    body: str,
    form: str,
    why: str,
    offered: bool,
    as_json: bool,
) -> None:
    """Show a document's plan, add a step to it, or move one."""
    from versions.writing.plans import Planned

    if not step and not move:
        _show_plan(context, document, offered=offered, as_json=as_json)
    elif day is None:
        raise click.UsageError("say --date")
    elif step:
        planned = Planned(document, step, day.date(), _day(until), body, form)
        click.echo(open_store(context).plan(planned).id)
    elif move:
        open_store(context).replan(move, day.date(), until=_day(until), why=why)


def _show_plan(context: Context, document: str, *, offered: bool, as_json: bool) -> None:
    """Tell a document's plan, or the dates in minutes that are no steps of it yet."""
    from service.lines.said import offered_text
    from service.lines.said import plan_text
    from service.values.said import offered_json
    from service.values.said import plan_json
    from versions.gathering.offered import offered_dates

    view = open_view(context)
    if offered:
        dates = tuple(offered_dates(view, document))
        told, text = offered_json(dates), offered_text(dates, context.language)
    else:
        steps = view.plan(document)
        told, text = plan_json(steps), plan_text(steps, context.language)
    if as_json:
        print_json(told)
    else:
        print_lines(text)


@click.command("state")
@click.option("--since", default="", help="Count changes from a day, or from a note's meeting.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help=".pdf, .docx or .html")
@json_option
@click.pass_obj
def state_command(context: Context, since: str, output: Path | None, as_json: bool) -> None:
    """Tell how far every document has come, what is open and what comes next."""
    from service.files.exporting import ending_of
    from service.files.exporting import paper_file
    from service.files.state_paper import state_paper
    from service.files.state_paper import state_text
    from service.values.said import state_json
    from service.wording import Wording
    from versions.gathering.meetings import since_day
    from versions.gathering.state import state

    view, say = open_view(context), Wording(context.language)
    found = state(view, datetime.date.today(), since_day(view, since))
    if as_json:
        print_json(state_json(found))
    elif output is None:
        click.echo(state_text(view, found, say))
    else:
        paper = state_paper(view, found, say)
        write_whole(output, paper_file(paper, ending_of(output.name), say.say))
