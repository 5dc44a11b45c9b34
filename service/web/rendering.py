"""How pages are written for the one who asks: voice, kept pieces, marked text."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from flask import Flask
from flask import current_app
from flask import g
from flask import request
from markupsafe import Markup

from clauses.changes import Comparison
from clauses.checking.following import Stale
from clauses.writing.html_text import End
from clauses.writing.html_text import Voice
from clauses.writing.html_text import write_blocks
from clauses.writing.html_text import write_runs
from clauses.writing.labels import passage_anchor
from clauses.writing.labels import sign
from clauses.writing.labels import stale_label
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.compared import Compared
from service.comparing.marking import level
from service.web import access
from service.web.kept import Kept
from service.web.visitors import Need

_KEY = "lydelse-kept"
_PASSING = "lydelse-passing"
ROOM = 32 * 1024 * 1024
"""How many characters of pages are kept."""
_NOWHERE: Mapping[End, str] = MappingProxyType({})


def register(app: Flask) -> None:
    """Give templates the ways to write marked text, and pages a place to keep pieces."""
    app.extensions[_KEY] = Kept[str](ROOM, len)
    app.extensions[_PASSING] = Kept[str](ROOM // 4, len)
    app.jinja_env.filters.update(level=level, text=text, blocks=blocks, runs=runs)
    app.jinja_env.globals.update(passages=passages, stale_told=stale_told)


def kept(key: Hashable, make: Callable[[], str], *, seen: str = "", passing: bool = False) -> str:
    """A piece of a page that is the same for all who see the same of the store.

    Args:
        key: What the piece depends on, besides what is seen, whether it can be edited, the language
            and the kind of browser.
        make: Makes it where it is not kept.
        seen: What of the store it depends on, as `View.tips_of` names it; all unless it is given.
        passing: Whether it is one of more than anybody counts. Those have a place of their own, so
            that who asks for them all drives out no other piece.
    """
    pieces: Kept[str] = current_app.extensions[_PASSING if passing else _KEY]
    edits = access.visitor().may(Need.EDIT)
    seen = seen or access.view().tips
    return pieces.piece((seen, edits, access.wording().language, telephone(), key), make)


def telephone() -> bool:
    """Whether the one who asks does so from a telephone, as far as its browser says."""
    return "Mobi" in request.user_agent.string


def passages(
    shown: Compared, choice: Choice, address: Callable[..., str] | None = None
) -> dict[End, str]:
    """Where the ends of moved texts can be read: on the page, or on that of another change."""
    alone = choice.layout is Layout.SINGLE and address is not None
    return {
        end: f"{address(andring=str(number)) if alone and address else ''}#{passage_anchor(*end)}"
        for end, number in shown.ends.items()
        if number or not alone
    }


def stale_told(one: Stale, comparison: Comparison) -> str:
    """What a reader must know of a reference that did not follow."""
    return stale_label(one, comparison, access.wording().say)


def text(clause: MarkedClause, ends: Mapping[End, str] = _NOWHERE) -> Markup:
    """The text of a clause and its notes, with links between the ends of moved texts."""
    return written_text(clause, _voice(ends))


def written_text(clause: MarkedClause, voice: Voice) -> Markup:
    """The text of a clause and its notes, told in a voice of its own."""
    body = write_blocks(clause.blocks, voice)
    if not clause.notes:
        return Markup(body)
    notes = [replace(block, label=sign(block.label)) for block in clause.notes]
    below = write_blocks(notes, voice)
    return Markup(f'{body}<div class="footnotes" role="note">{below}</div>\n')


def linking(link: Callable[[int, str], str]) -> Voice:
    """A voice in which runs that name a number are links.

    Args:
        link: Makes one of the number and the words, which are HTML.
    """

    def wrap(run: MarkedRun, html: str) -> str:
        if run.edit is None:
            return html
        words = html.rstrip(" ")
        return f"{link(run.edit, words)}{html[len(words) :]}"

    return Voice(access.wording().language, access.wording().say, wrap)


def blocks(of: Sequence[MarkedBlock], ends: Mapping[End, str] = _NOWHERE) -> Markup:
    """Paragraphs, lists and tables with their marks."""
    return Markup(write_blocks(of, _voice(ends)))


def runs(of: Sequence[MarkedRun]) -> Markup:
    """Words with their marks."""
    return Markup(write_runs(of, _voice()))


def _voice(ends: Mapping[End, str] = _NOWHERE) -> Voice:
    """How marks are told to the one who asks, the same throughout one request."""
    voices: dict[int, Voice] = g.setdefault("voices", {})
    if id(ends) not in voices:
        voices[id(ends)] = Voice(access.wording().language, access.wording().say, ends=ends)
    return voices[id(ends)]
