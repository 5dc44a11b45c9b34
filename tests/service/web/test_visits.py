"""What is new since the last visit, what waits, and what has no reason."""

from pathlib import Path

from flask.testing import FlaskClient

from clauses.reading.markdown import blocks_from_markdown
from service.web.visits import SINCE
from tests.serving import Page
from tests.serving import application
from tests.serving import swedish
from versions.stages import Audience
from versions.store import Store


def test_nothing_is_new_on_the_first_visit(visitor: FlaskClient) -> None:
    assert "sedan ditt förra besök" not in visitor.get("/").text


def test_what_happened_since_the_last_visit_is_told_to_be_new(own_store: Path) -> None:
    store = Store.open(own_store)
    client = swedish(application(store))
    client.get("/")
    blocks, _ = blocks_from_markdown("Trygg vård för alla.")
    clause = store.view(Audience.DRAFT).clause_id("hsa", "now", "syfte")
    store.edit("hsa", clause, blocks=blocks, by="Arbetsgruppen", why="Kortare.")
    again = client.get("/").text
    client.delete_cookie(SINCE)

    assert "1 nyhet sedan ditt förra besök" in again
    assert "sedan ditt förra besök" not in client.get("/").text


def test_a_visit_lasts_until_the_browser_is_closed(own_store: Path) -> None:
    client = swedish(application(Store.open(own_store)))
    first = client.get("/")
    second = client.get("/")

    assert first.headers.getlist("Set-Cookie")
    assert not any(one.startswith(SINCE) for one in second.headers.getlist("Set-Cookie"))


def test_what_has_no_reason_is_gathered_by_clause(visitor: FlaskClient) -> None:
    shown = Page(visitor.get("/oforklarat").text)

    assert shown.texts("h1") == ["Utan skäl"]
    assert shown.texts("ins")
    assert any(address.endswith("?utan=skal") for address in shown.values("a", "href"))


def test_reasons_that_are_withheld_are_not_told_to_be_missing(outsider: FlaskClient) -> None:
    assert "<ins" not in outsider.get("/oforklarat").text
