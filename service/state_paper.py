"""The standing overview as text and as a paper."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauses.writing.paper import Block
from clauses.writing.paper import Box
from clauses.writing.paper import Entries
from clauses.writing.paper import Entry
from clauses.writing.paper import Figure
from clauses.writing.paper import Grid
from clauses.writing.paper import Heading
from clauses.writing.paper import Paper
from clauses.writing.paper import Text
from clauses.writing.paper import Tone
from clauses.writing.paper import Words
from service.said_reporting import adopted
from service.said_reporting import when
from service.telling import version_title
from service.wording import Wording

if TYPE_CHECKING:
    from versions.questions import Question
    from versions.state import DocumentState
    from versions.state import FamilyState
    from versions.verdicts import Standing
    from versions.view import View

_WIDE, _HIGH = 600, 24


def facts(view: "View", one: "DocumentState", say: Wording) -> Iterator[tuple[str, str]]:
    """What there is to tell of a document, each with its name."""
    if one.version:
        yield say.say("Stage"), version_title(view, say, one.document.id, one.version.id)
    if one.since:
        since = version_title(view, say, one.document.id, one.since)
        yield say.say("Changes since {version}").format(version=since), str(one.changes)
        if one.unexplained is not None:
            yield say.say("Without a reason"), str(one.unexplained)
        yield say.say("Not consulted on"), str(one.not_consulted)
    for proposal in one.proposals:
        lies = f" → {proposal.to}" if proposal.to else ""
        yield say.say("Proposal"), f"{proposal.title} ({proposal.from_}{lies})"
    for broken in one.broken:
        yield say.say("Reference to nothing"), f"{broken.clause}: {broken.number}"
    for step in one.steps:
        about = ", ".join(part for part in (step.title, step.body, step.form) if part)
        yield when(step, say), about
    if one.standing and one.standing.parties:
        yield say.say("Decisions"), adopted(one.standing, say)
        if one.standing.left:
            yield say.say("Left"), ", ".join(one.standing.left)


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
    rows = tuple((_box(name, Tone.LABEL), _box(told)) for name, told in facts(view, one, say))
    if rows:
        yield Grid(rows, headers=0, widths=(1, 2))
    if one.standing and one.standing.parties:
        yield Figure(picture(one.standing), adopted(one.standing, say))


def _box(text: str, tone: Tone = Tone.PLAIN) -> Box:
    return Box((Text((Words(text, tone=tone),)),))


def picture(standing: "Standing") -> str:
    """A bar of one box a party: filled where it has adopted, crossed where it said no."""
    count = standing.parties
    wide = _WIDE / count
    marks = sorted((one.outcome.adopts for one in standing.verdicts), reverse=True)
    boxes = "".join(
        _square(at, wide, marks[at] if at < len(marks) else None) for at in range(count)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}"'
        f' width="{_WIDE}" height="{_HIGH}">{boxes}</svg>'
    )


def _square(at: int, wide: float, adopts: bool | None) -> str:
    left, size = at * wide + 1, wide - 2
    fill = "#1f5f8b" if adopts else "none"
    box = (
        f'<rect x="{left:.2f}" y="2" width="{size:.2f}" height="20" fill="{fill}"'
        ' stroke="#1f5f8b" stroke-width="1.5"/>'
    )
    if adopts is False:
        box += (
            f'<path d="M{left:.2f} 2 l{size:.2f} 20 m0 -20 l-{size:.2f} 20" stroke="#1f5f8b"'
            ' stroke-width="1.5" fill="none"/>'
        )
    return box
