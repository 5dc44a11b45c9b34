"""References and defined terms, as links in the text of a document."""

import re

import pytest
from flask.testing import FlaskClient

from service.presenting.linked import linked
from tests.serving import Page
from versions.stages import Audience
from versions.store import Store

DOCUMENT = "/hsa/beslut-1"


def test_references_lead_to_clauses_that_are_there(visitor: FlaskClient) -> None:
    html = visitor.get(DOCUMENT).text
    places = set(re.findall(r'id="([^"]+)"', html))
    led = re.findall(r'class="reference-link" href="#([^"]+)"', html)

    assert led
    assert set(led) <= places


def test_a_reference_into_another_document_leads_there(visitor: FlaskClient) -> None:
    html = visitor.get(DOCUMENT).text
    (address, *_) = re.findall(r'class="reference-link" href="(/[^"]+)"', html)

    assert visitor.get(address).status_code == 200


def test_a_defined_term_tells_its_meaning_and_leads_to_it(visitor: FlaskClient) -> None:
    html = visitor.get(DOCUMENT).text
    terms = re.findall(r'class="term" href="#([^"]+)" data-meaning="([^"]+)"', html)

    assert terms
    assert {place for place, _ in terms} <= set(re.findall(r'id="([^"]+)"', html))


@pytest.mark.parametrize("document", ["hsa", "utskrivning", "lakarmedverkan", "avvikelser"])
def test_no_word_is_lost_by_linking(family_store: Store, document: str) -> None:
    view = family_store.view(Audience.DRAFT)
    (info,) = (one for one in view.documents() if one.id == document)
    text = view.document(document, "remiss-1")
    found = linked(view, info, text, view.slugs(document, "remiss-1"))
    for clause, marked in zip(text.clauses, found.clauses, strict=True):
        plain = "".join(run.text for block in marked.blocks for run in block.runs)
        if not any(block.rows for block in marked.blocks):
            assert plain == clause.text.replace("\n", "")


def test_an_outsider_is_led_nowhere_that_is_not_theirs(outsider: FlaskClient) -> None:
    shown = Page(outsider.get(DOCUMENT).text)
    for address in shown.values("a", "href"):
        if address.startswith("/") and "sprak" not in address:
            assert outsider.get(address).status_code in {200, 302}, address
