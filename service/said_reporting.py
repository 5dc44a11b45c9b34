"""What commands print for people of what is said about texts: one thing a line."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.wording import Wording

if TYPE_CHECKING:
    from versions.links import Target
    from versions.suggestions import Evidence
    from versions.suggestions import Suggestion

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
        yield f"          ”{_short(phrase)}”"
    for evidence in one.evidence:
        yield f"          · {told(evidence, wording)}"


def told(evidence: "Evidence", wording: Wording) -> str:
    """One thing that speaks for a suggestion, in words."""
    said = wording.ground(evidence.ground)
    return f"{said}: {_short(evidence.text)}" if evidence.text else said


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rpartition(' ')[0]} …"
