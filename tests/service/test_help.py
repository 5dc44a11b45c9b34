"""Help inside the service."""

import pytest
from flask.testing import FlaskClient

from service.pages.help import ACCESSIBILITY
from service.pages.help import FOLDER
from service.pages.help import ORDER
from service.wording import LANGUAGES
from tests.serving import Page


@pytest.mark.parametrize("topic", ORDER)
def test_every_topic_is_there_in_both_languages(
    visitor: FlaskClient, english_visitor: FlaskClient, topic: str
) -> None:
    swedish, english = (
        Page(client.get(f"/hjalp/{topic}").text) for client in (visitor, english_visitor)
    )

    assert swedish.headings[0] != english.headings[0]
    assert len(swedish.headings) == len(english.headings)
    assert len(swedish.texts("li")) == len(english.texts("li"))


def test_help_opens_on_comparing(visitor: FlaskClient) -> None:
    shown = Page(visitor.get("/hjalp").text)

    assert shown.headings[0] == "Jämföra två versioner"
    assert shown.values("a", "aria-current").count("page") == 1


def test_no_help_is_written_that_nobody_can_open() -> None:
    names = {f"{name}.{language}.md" for name in (*ORDER, ACCESSIBILITY) for language in LANGUAGES}

    assert {path.name for path in FOLDER.iterdir()} == names


@pytest.mark.parametrize("topic", ["nej", "tillganglighet", "..%2Fsettings"])
def test_there_is_no_help_on_what_has_none(visitor: FlaskClient, topic: str) -> None:
    assert visitor.get(f"/hjalp/{topic}").status_code == 404


def test_accessibility_tells_how_to_complain(visitor: FlaskClient) -> None:
    shown = Page(visitor.get("/tillganglighet").text)

    assert shown.headings == ["Tillgänglighet", *shown.headings[1:]]
    assert "Myndigheten för digital förvaltning" in shown.html
