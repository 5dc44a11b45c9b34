"""The standing overview as text and as a paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauses.writing.labels import name
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Figure
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import table
from service.lines.said import adopted
from service.lines.said import when
from service.telling import version_title
from service.wording import Wording
from versions.records.verdicts import Outcome

if TYPE_CHECKING:
    from versions.gathering.state import DocumentState
    from versions.gathering.state import FamilyState
    from versions.records.plans import PlanStep
    from versions.records.questions import Question
    from versions.records.verdicts import Standing
    from versions.view import View

_WIDE, _HIGH = 600, 24


def facts(view: "View", one: "DocumentState", say: Wording) -> Iterator[tuple[str, str]]:
    """What there is to tell of a document, each with its name."""
    yield from figures(view, one, say)
    yield from open_matters(one, say)
    if one.standing and one.standing.parties:
        yield say.say("Decisions"), adopted(one.standing, say)
        if one.standing.left:
            yield say.say("Left"), ", ".join(one.standing.left)


def figures(view: "View", one: "DocumentState", say: Wording) -> Iterator[tuple[str, str]]:
    """How far a document has come, in few words and numbers."""
    if one.version:
        yield say.say("Stage"), version_title(view, say, one.document.id, one.version.id)
    if one.since:
        since = version_title(view, say, one.document.id, one.since)
        yield say.say("Changed passages since {version}").format(version=since), str(one.changes)
        if one.unexplained is not None:
            yield say.say("Without a reason"), str(one.unexplained)
        yield say.say("Not consulted on"), str(one.not_consulted)


def open_matters(one: "DocumentState", say: Wording) -> Iterator[tuple[str, str]]:
    """What waits for somebody in a document, what is broken, and what comes next."""
    for proposal in one.proposals:
        lies = f" → {proposal.to}" if proposal.to else ""
        yield say.say("Proposal"), f"{proposal.title} ({proposal.from_}{lies})"
    for broken in one.broken:
        now = say.say("now {number}").format(number=broken.now) if broken.now else ""
        told = ", ".join(filter(None, (f"{name(broken.clause)}: {broken.number}", now)))
        yield say.say("Broken reference"), told
    for step in one.steps:
        yield when(step, say), step_line(step, say)


def step_line(step: "PlanStep", say: Wording) -> str:
    """A step of a plan, with when it was to be before."""
    about = ", ".join(part for part in (step.title, step.body, step.form) if part)
    moved = [say.say("moved from {date}").format(date=say.date(one.date)) for one in step.earlier]
    why = [one.why for one in step.earlier if one.why]
    return f"{about} ({': '.join([*moved[-1:], *why[-1:]])})" if moved else about


def verdict_rows(standing: "Standing", say: Wording) -> Iterator[tuple[str, str, str]]:
    """Each party, what it decided and when; those that are left last."""
    for one in standing.verdicts:
        yield one.party, say.outcome(one.outcome), say.date(one.date)
    for party in standing.left:
        yield party, say.say("has not decided"), ""


def state_text(view: "View", state: "FamilyState", say: Wording) -> str:
    """The overview for a terminal."""
    lines = [f"{state.title}, {say.date(state.day)}"]
    for one in state.documents:
        lines += ["", one.document.title]
        lines += [f"  {name}: {told}" for name, told in facts(view, one, say)]
    if state.questions:
        lines += ["", say.say("Open questions")]
        lines += [f"  {question_line(one, say)}" for one in state.questions]
    if state.unconfirmed:
        lines += ["", unconfirmed(state, say)]
    return "\n".join(lines)


def unconfirmed(state: "FamilyState", say: Wording) -> str:
    """How many suggested links wait for somebody."""
    return say.say("Suggested links that nobody has looked at: {count}").format(
        count=state.unconfirmed
    )


def question_line(one: "Question", say: Wording) -> str:
    """A question, with whom it lies and until when."""
    due = f", {say.date(one.due)}" if one.due else ""
    return f"{one.title} ({say.question_state(one.state)} {one.to}{due})"


def state_paper(view: "View", state: "FamilyState", say: Wording) -> Paper:
    """The overview as a paper."""
    return Paper(
        say.say("State of the family"),
        tuple(state_blocks(view, state, say)),
        language=say.language,
        said_in=say.language,
        kind=state.title,
        subtitle=say.date(state.day),
        page=say.say("Page {page} of {pages}"),
        date=state.day.isoformat(),
    )


def state_blocks(
    view: "View", state: "FamilyState", say: Wording, level: int = 1
) -> Iterator[Block]:
    """The overview as parts of a paper, under headings of a level."""
    for one in state.documents:
        yield from _document(view, one, say, level)
    if state.questions:
        yield Heading((Words(say.say("Open questions")),), level)
        yield Entries(tuple(Entry((Words(question_line(one, say)),)) for one in state.questions))
    if state.unconfirmed:
        yield Text((Words(unconfirmed(state, say)),))


def _document(view: "View", one: "DocumentState", say: Wording, level: int) -> Iterator[Block]:
    yield Heading((Words(one.document.title),), level)
    told = (*figures(view, one, say), *open_matters(one, say))
    rows = tuple((_box(label, Tone.LABEL), _box(text)) for label, text in told)
    if rows:
        yield Grid(rows, headers=0, widths=(1, 2))
    if one.standing and one.standing.parties:
        yield Text((Words(adopted(one.standing, say), bold=True),))
        yield Figure(picture(one.standing), picture_told(one.standing, say))
        head = (say.say("Party"), say.say("Decision"), say.say("Date"))
        yield table(head, tuple(verdict_rows(one.standing, say)), (2, 2, 1))


def _box(text: str, tone: Tone = Tone.PLAIN) -> Box:
    return Box((Text((Words(text, tone=tone),)),))


def picture_told(standing: "Standing", say: Wording) -> str:
    """The picture in words: how many are in each of its kinds of box."""
    said = [say.outcome(one.outcome) for one in standing.verdicts]
    counts = {outcome: said.count(outcome) for outcome in dict.fromkeys(said)}
    left = len(standing.left)
    waits = say.say("has not decided" if left == 1 else "have not decided")
    counts |= {waits: left} if left else {}
    return " · ".join(f"{count} {outcome}" for outcome, count in counts.items())


def picture(standing: "Standing") -> str:
    """A bar of one box a party, the outcomes together.

    Filled where it has adopted the text, with a notch where it made a statement, crossed where it
    said no, and empty where it has not decided.
    """
    order = (Outcome.YES, Outcome.STATEMENT, Outcome.NO)
    marks = sorted((one.outcome for one in standing.verdicts), key=order.index)
    wide = _WIDE / standing.parties
    boxes = "".join(
        _square(at * wide + 1, wide - 2, marks[at] if at < len(marks) else None)
        for at in range(standing.parties)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}"'
        f' width="{_WIDE}" height="{_HIGH}">{boxes}</svg>'
    )


def _square(left: float, size: float, outcome: Outcome | None) -> str:
    fill = "#1f5f8b" if outcome and outcome.adopts else "none"
    box = (
        f'<rect x="{left:.2f}" y="2" width="{size:.2f}" height="20" fill="{fill}"'
        ' stroke="#1f5f8b" stroke-width="1.5"/>'
    )
    if outcome is Outcome.STATEMENT:
        right, half = left + size, size / 2
        box += f'<path d="M{right:.2f} 22 h{-half:.2f} L{right:.2f} 8 z" fill="#fff"/>'
    if outcome is Outcome.NO:
        box += (
            f'<path d="M{left:.2f} 2 l{size:.2f} 20 m0 -20 l-{size:.2f} 20" stroke="#1f5f8b"'
            ' stroke-width="1.5" fill="none"/>'
        )
    return box
