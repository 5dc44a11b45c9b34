"""How pages are written for the one who asks: voice, kept pieces, marked text."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import replace

from flask import Flask
from flask import current_app
from flask import g
from flask import request
from markupsafe import Markup

from clauses.writing.html_text import Voice
from clauses.writing.html_text import write_blocks
from clauses.writing.html_text import write_runs
from clauses.writing.labels import sign
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from service import access
from service.kept import Kept
from service.marking import level

_KEY = "lydelse-kept"


def register(app: Flask) -> None:
    """Give templates the ways to write marked text, and pages a place to keep pieces."""
    app.extensions[_KEY] = Kept()
    app.jinja_env.filters.update(level=level, text=text, blocks=blocks, runs=runs)


def kept(key: Hashable, make: Callable[[], str]) -> str:
    """A piece of a page that is the same for all who see the same of the store.

    Args:
        key: What the piece depends on, besides the view, the language and the kind of browser.
        make: Makes it where it is not kept.
    """
    pieces: Kept = current_app.extensions[_KEY]
    seen = access.view().tips, access.wording().language, telephone()
    return pieces.piece((seen, key), make)


def telephone() -> bool:
    """Whether the one who asks does so from a telephone, as far as its browser says."""
    return "Mobi" in request.user_agent.string


def text(clause: MarkedClause) -> Markup:
    """The text of a clause and its notes."""
    return written_text(clause, _voice())


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


def blocks(of: Sequence[MarkedBlock]) -> Markup:
    """Paragraphs, lists and tables with their marks."""
    return Markup(write_blocks(of, _voice()))


def runs(of: Sequence[MarkedRun]) -> Markup:
    """Words with their marks."""
    return Markup(write_runs(of, _voice()))


def _voice() -> Voice:
    """How marks are told to the one who asks, the same throughout one request."""
    if "voice" not in g:
        g.voice = Voice(access.wording().language, access.wording().say)
    voice: Voice = g.voice
    return voice
