"""Help inside the service, and what is promised of accessibility."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask import Blueprint
from flask import abort
from flask import render_template
from markdown_it import MarkdownIt
from markupsafe import Markup

from service.web import access
from service.web.access import needs
from service.web.visitors import Need
from service.wording import LANGUAGES

pages = Blueprint("help", __name__)

FOLDER = Path(__file__).parent.parent / "help"
FIRST = "jamfora"
ACCESSIBILITY = "tillganglighet"
ORDER = (FIRST, "filer", "lasa", "varfor", "leda", "konto", "ord")
"""The topics as they are listed; each is a file for each language."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of help."""

    name: str
    title: str
    html: Markup


@pages.get("/hjalp")
@pages.get("/hjalp/<topic>")
@needs(Need.ANYONE)
def show(topic: str = FIRST) -> str:
    """A topic, with a list of all."""
    known = topics(access.wording().language)
    if topic not in ORDER:
        abort(404)
    listed = [known[name] for name in ORDER]
    return render_template("help.html", topic=known[topic], topics=listed)


@pages.get("/tillganglighet")
@needs(Need.ANYONE)
def accessibility() -> str:
    """What is promised of accessibility, and how to tell of what is missing."""
    known = topics(access.wording().language)
    return render_template("help.html", topic=known[ACCESSIBILITY], topics=())


@lru_cache(maxsize=len(LANGUAGES))
def topics(language: str) -> Mapping[str, Topic]:
    """Every topic in a language, by its name in addresses."""
    return {
        name: _topic(name, (FOLDER / f"{name}.{language}.md").read_text("utf-8"))
        for name in (*ORDER, ACCESSIBILITY)
    }


def _topic(name: str, text: str) -> Topic:
    title = text.partition("\n")[0].removeprefix("# ")
    return Topic(name, title, Markup(MarkdownIt("commonmark").render(text)))
