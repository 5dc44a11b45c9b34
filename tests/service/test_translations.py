"""Every phrase is said in Swedish too."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment

from clauses.writing.changes_list import COLUMNS
from clauses.writing.labels import KINDS
from clauses.writing.labels import SORTS
from clauses.writing.labels import TIDYINGS
from service.wording import FOLDER
from service.wording import Wording

ROOT = Path(__file__).parent.parent.parent
_SAYING = {"say", "N_"}
_FIELD = re.compile(r"%\(\w+\)s|\{\w+\}")


def phrases_of_templates() -> Iterator[str]:
    reader = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    for path in sorted((ROOT / "service/templates").rglob("*.html")):
        for _, _, message in reader.extract_translations(path.read_text("utf-8")):  # type: ignore[attr-defined]
            parts = message if isinstance(message, tuple) else (message,)
            yield from (part for part in parts if isinstance(part, str))


def phrases_of_code() -> Iterator[str]:
    for folder in ("service", "clauses/writing"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in _SAYING and node.args:
                    yield from _constants(node.args[0])
    yield from (*KINDS.values(), *SORTS.values(), *TIDYINGS.values())
    yield from COLUMNS


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _constants(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from _constants(argument.body)
        yield from _constants(argument.orelse)
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


PHRASES = sorted({*phrases_of_templates(), *phrases_of_code()})


@pytest.fixture(scope="module")
def catalogue() -> dict[str, str]:
    with (FOLDER / "sv/LC_MESSAGES/messages.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file) if entry.id}


def test_every_phrase_has_its_swedish(catalogue: dict[str, str]) -> None:
    assert [phrase for phrase in PHRASES if not catalogue.get(phrase)] == []


def test_no_swedish_is_kept_for_what_nobody_says(catalogue: dict[str, str]) -> None:
    assert sorted(set(catalogue) - set(PHRASES)) == []


def test_what_is_filled_in_is_the_same_in_both_languages(catalogue: dict[str, str]) -> None:
    for phrase, said in catalogue.items():
        assert sorted(_FIELD.findall(phrase)) == sorted(_FIELD.findall(said)), phrase


def test_shares_and_quotes_are_written_as_each_language_does() -> None:
    swedish, english = Wording("sv"), Wording("en")

    assert [swedish.percent(4), english.percent(4)] == ["4\N{NO-BREAK SPACE}%", "4%"]
    assert [swedish.quoted("ska"), english.quoted("ska")] == ["”ska”", "“ska”"]


def test_the_words_are_found_where_the_service_looks_for_them() -> None:
    assert Wording("sv").say("What changed") == "Vad som ändrats"
    assert Wording("en").say("What changed") == "What changed"
