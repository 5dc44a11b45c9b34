"""What programs are answered: what the pages show, in the shapes that are described."""

import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies
from schemathesis.specs.openapi.checks import unsupported_method

from service.api.openapi import described
from tests.serving import application
from tests.serving import signed_in
from tests.serving import swedish
from versions.stages import Audience
from versions.store import Store

SAMPLES = [
    "/api/documents",
    "/api/documents/hsa/versions",
    "/api/documents/hsa/versions/beslut-1",
    "/api/documents/hsa/versions/remiss-1/responses",
    "/api/documents/hsa/comparisons/remiss-1/beslut-1",
    "/api/documents/hsa/clauses/kontakt-kvall-natt-och-helg/history",
    "/api/documents/hsa/clauses/kontakt-kvall-natt-och-helg/why",
    "/api/documents/hsa/clauses/kontakt-kvall-natt-och-helg/proposals",
    "/api/notes",
    "/api/notes/2025-11-12-gemensam-styrgrupp",
    "/api/search?q=läkare",
]


@pytest.fixture
def served(family_store: Store) -> Any:
    """The described interface of the sample."""
    return schemathesis.openapi.from_wsgi("/api/openapi.json", application(family_store))


def test_whatever_is_asked_the_answer_is_as_described(served: Any) -> None:
    @settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
    @given(served.as_strategy())
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=[unsupported_method])

    ask()


@pytest.mark.parametrize("path", sorted(described("")["paths"]))
def test_whatever_is_asked_of_what_is_there_the_answer_is_as_described(
    served: Any, family_store: Store, path: str
) -> None:
    """Most that can be made up is missing: here only the questions are, not what they are about."""
    known = {
        "document": ["hsa", "avvikelser", "finns-inte"],
        "version": ["beslut-1", "utkast-3", "remiss-1", "now", "latest"],
        "old": ["utkast-3", "remiss-1"],
        "new": ["beslut-1", "now"],
        "clause": ["kontakt-kvall-natt-och-helg", "uppsagning", "avvikelser"],
        "note": [note.id for note in family_store.view(Audience.DRAFT).notes()],
    }
    names = re.findall(r"{(\w+)}", path)
    places = strategies.fixed_dictionaries(
        {name: strategies.sampled_from(known[name]) for name in names}
    )
    answered = set()

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
    @given(served[path]["GET"].as_strategy(), places)
    def ask(case: Any, place: dict[str, str]) -> None:
        case.path_parameters = place
        answered.add(case.call_and_validate(excluded_checks=[unsupported_method]).status_code)

    ask()
    assert 200 in answered


@pytest.mark.parametrize("address", SAMPLES)
def test_what_the_sample_answers_is_as_described(
    served: Any, family_store: Store, address: str
) -> None:
    client = swedish(application(family_store))
    answer = client.get(address)
    path, shape = next(
        (path, kinds["get"]["responses"]["200"]["content"]["application/json"]["schema"])
        for path, kinds in described("http://localhost")["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", path), address.partition("?")[0])
    )

    assert answer.status_code == 200
    served[path]["GET"].validate_response(answer)
    assert any(answer.get_json().values()), shape


def test_every_address_for_programs_is_described(family_store: Store) -> None:
    app = application(family_store)
    rules = {
        re.sub(r"<id:(\w+)>", r"{\1}", rule.rule)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }

    assert rules - {"/api/openapi.json"} == set(described("")["paths"])


@pytest.mark.parametrize(
    "address",
    [
        "/api/documents/hsa/versions/utkast-3",
        "/api/documents/hsa/versions/now",
        "/api/documents/hsa/comparisons/utkast-3/beslut-1",
        "/api/notes/2025-11-12-gemensam-styrgrupp",
    ],
)
def test_missing_and_forbidden_are_one_answer_for_programs_too(
    family_store: Store, address: str
) -> None:
    app = application(family_store, "decision")
    forbidden = swedish(app).get(address)
    missing = swedish(app).get("/api/documents/finns-inte/versions")

    assert forbidden.status_code == missing.status_code == 404
    assert forbidden.json == missing.json
    assert signed_in(app).get(address).status_code == 200
