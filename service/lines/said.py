"""What commands print for people of what is said about texts: one thing a line."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clauses.text import in_one_line
from service.wording import Wording

if TYPE_CHECKING:
    from versions.gathering.offered import OfferedDate
    from versions.gathering.offered_wordings import OfferedWording
    from versions.records.comments import Placed
    from versions.records.links import Target
    from versions.records.plans import PlanStep
    from versions.records.questions import Question
    from versions.records.suggestions import Evidence
    from versions.records.suggestions import Suggestion
    from versions.records.verdicts import Standing

_LONGEST = 70
Named = Callable[["Target"], str]
"""What a reader calls a clause."""


def suggestions_text(suggestions: "Sequence[Suggestion]", named: Named, language: str) -> str:
    """Links that may be right, passage by passage, each with what speaks for it."""
    wording = Wording(language)
    if not suggestions:
        return wording.say("Nothing is suggested.")
    return "\n".join(line for one in suggestions for line in _suggestion(one, named, wording))


def _suggestion(one: "Suggestion", named: Named, wording: Wording) -> Iterator[str]:
    sure = f"{one.strength:.0%}"
    yield f"{one.id}  {sure:>4}  {one.passage}  {_short(one.quote)}"
    yield f"          {wording.link_kind(one.kind)}: {named(one.target)} ({one.target})"
    for phrase in one.phrases:
        yield f"          {wording.quoted(_short(phrase))}"
    for evidence in one.evidence:
        yield f"          · {told(evidence, wording)}"


def told(evidence: "Evidence", wording: Wording) -> str:
    """One thing that speaks for a suggestion, in words."""
    said = wording.ground(evidence.ground)
    return f"{said}: {_short(evidence.text)}" if evidence.text else said


def questions_text(questions: "Sequence[Question]", language: str) -> str:
    """Questions, each with whom it lies and when it is due."""
    wording = Wording(language)
    return "\n".join(line for one in questions for line in _question(one, wording))


def _question(one: "Question", wording: Wording) -> Iterator[str]:
    due = f", {wording.date(one.due)}" if one.due else ""
    yield f"{one.id}  {one.title}"
    yield f"          {wording.question_state(one.state)}: {one.to}{due}"
    yield from (f"          {target}" for target in one.targets)
    if one.answer:
        yield f"          {wording.quoted(one.answer)}"


def comments_text(comments: "Sequence[Placed]", language: str) -> str:
    """Comments, the orphans with where their words stood."""
    wording = Wording(language)
    return "\n".join(line for one in comments for line in _comment(one, wording))


def _comment(one: "Placed", wording: Wording) -> Iterator[str]:
    comment = one.comment
    yield f"{comment.id}  {wording.quoted(_short(comment.anchor.quote))}"
    yield f"          {comment.by}, {wording.date(comment.date.date())}: {comment.text}"
    if comment.handled:
        yield f"          {wording.handled(comment.handled.outcome)}: {comment.handled.text}"
    if one.orphan:
        stood = wording.say("the words are gone; they stood in {place}")
        yield f"          {stood.format(place=comment.proposal or comment.target)}"


def plan_text(steps: "Sequence[PlanStep]", language: str) -> str:
    """What is to come, a line each, with when it was to be before."""
    wording = Wording(language)
    return "\n".join(line for step in steps for line in _step(step, wording))


def _step(step: "PlanStep", wording: Wording) -> Iterator[str]:
    about = ", ".join(part for part in (step.body, step.form) if part)
    yield f"{step.id}  {when(step, wording)}  {step.title}{f' ({about})' if about else ''}"
    for one in step.earlier:
        moved = wording.say("moved from {date}").format(date=wording.date(one.date))
        yield f"          {moved}{f': {one.why}' if one.why else ''}"


def when(step: "PlanStep", wording: Wording) -> str:
    """The day or the period of a step."""
    first = wording.date(step.date)
    return f"{first} – {wording.date(step.until)}" if step.until else first


def offered_text(dates: "Sequence[OfferedDate]", language: str) -> str:
    """Dates that minutes speak of, each with its passage."""
    wording = Wording(language)
    return "\n".join(
        f"{wording.date(one.date)}  {one.note}#{one.passage}  {_short(one.quote)}" for one in dates
    )


def offered_wordings_text(found: "Sequence[OfferedWording]", language: str) -> str:
    """Wordings that minutes hold, each with its passage, whose it is and when it was said."""
    wording = Wording(language)
    return "\n".join(
        f"{one.source}  {one.title} ({one.from_}, {wording.date(one.date)})\n  {_short(one.text)}"
        for one in found
    )


def standing_text(standing: "Standing", language: str) -> str:
    """Who has decided, and who is left."""
    wording = Wording(language)
    lines = [adopted(standing, wording)]
    lines += [
        f"  {one.party}: {wording.outcome(one.outcome)}, {wording.date(one.date)}"
        for one in standing.verdicts
    ]
    if standing.left:
        lines.append(f"  {wording.say('Left')}: {', '.join(standing.left)}")
    return "\n".join(lines)


def adopted(standing: "Standing", wording: Wording) -> str:
    """How many have adopted a version."""
    told = wording.say(
        "{adopted} of {parties} have adopted it"
        if standing.named
        else "{adopted} have adopted it; it is not said which parties decide"
    )
    return told.format(adopted=standing.adopted, parties=standing.parties)


def _short(text: str) -> str:
    return in_one_line(text, _LONGEST)
