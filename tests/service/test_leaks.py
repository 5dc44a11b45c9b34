"""Every route for every role over every stage: nothing of what is not for somebody reaches them.

The routes and what can stand in them are generated, so that a page that is added is tried too.
"""

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from service.accounts.people import Role
from service.web.access import need_of
from service.web.addresses import decision_key
from service.web.visitors import Need
from tests.service.secret_family import ALL
from tests.service.secret_family import EVERYTHING
from tests.service.secret_family import HIDDEN_VERSIONS
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import SOURCE
from tests.service.secret_family import Visitor
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.serving import application
from versions.stages import Audience
from versions.store import Store
from versions.view import View

VERSIONS = ["remiss-1", "beslut-1", *sorted(HIDDEN_VERSIONS), "now", "latest", "finns-inte"]
PAIRS = [
    ("arbetsutkast-7", "remiss-1"),
    ("fore-5", "efter-6"),
    ("efter-6", "fore-5"),
    ("fore-5", "beslut-1"),
    ("namngiven-8", "beslut-1"),
    ("remiss-1", "beslut-1"),
    ("sluten-9", "beslut-1"),
    ("beslut-1", "now"),
    ("beslut-1", "finns-inte"),
]
ARGUMENTS = {
    "document": ["hsa", ROUTINE, "finns-inte"],
    "other": ["hsa", ROUTINE],
    "version": VERSIONS,
    "consultation": VERSIONS,
    "clause": ["syfte", "hemligrubrik", "finns-inte"],
    "topic": ["jamfora"],
    "sort": ["anteckningar"],
    "number": ["1", "999"],
    "page": ["1"],
    "passage": ["p1"],
    "suggestion": ["x"],
    "token": ["x"],
    "tenant": ["x"],
    "filename": ["lydelse.css", "finns-inte"],
}
QUERIES = {
    "search.show": f"?q={ALL}",
    "api.search": f"?q={ALL}",
    "responses.show": "?visa=allt",
}
FILE = re.compile(r"\.[a-z]+$|/fil$|\.png$")
UNTOLD = frozenset({SOURCE})
"""Words that no page shows even to those they are for."""


@dataclass(frozen=True)
class Answer:
    """What somebody was answered at an address."""

    address: str
    status: int
    text: str
    headers: str


Answers = Mapping[str, Mapping[str, Answer]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return secret_store(tmp_path_factory.mktemp("leaks"))


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    return application(store, "decision")


@pytest.fixture(scope="module")
def visitors(app: Flask, store: Store) -> Mapping[str, Visitor]:
    return everybody(app, store)


@pytest.fixture(scope="module")
def answers(app: Flask, store: Store, visitors: Mapping[str, Visitor]) -> Answers:
    """What everybody is answered everywhere; of those who may read the same one asks for files."""
    found: dict[str, dict[str, Answer]] = {}
    asked = sorted(set(addresses_of(app, store, "GET")))
    met: set[frozenset[str]] = set()
    for name, visitor in visitors.items():
        wanted = (one for one in asked if visitor.allowed not in met or not FILE.search(one))
        found[name] = {one: _answered(visitor, one) for one in wanted}
        met.add(visitor.allowed)
    return found


def _answered(visitor: Visitor, address: str) -> Answer:
    answer = visitor.client.get(address, buffered=True)
    del answer.headers["Content-Length"]
    headers = "\n".join(sorted(f"{name}: {value}" for name, value in answer.headers))
    return Answer(address, answer.status_code, said(answer), headers)


def addresses_of(app: Flask, store: Store, method: str) -> Iterator[str]:
    """Every address that can be asked in a way, with everything that can stand in it."""
    known = {**ARGUMENTS, **_records(store.view(Audience.DRAFT))}
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()):
            for chosen in choices(rule, known):
                yield adapter.build(rule.endpoint, chosen) + QUERIES.get(rule.endpoint, "")


def _records(view: View) -> dict[str, list[str]]:
    return {
        "note": [*(note.id for note in view.notes()), "2026-01-01-ingen"],
        "proposal": [*(one.id for one in view.proposals()), "abcdefgh"],
        "comment": [*(one.id for one in view.all_comments), "abcdefgh"],
        "question": [*(one.id for one in view.all_questions), "abcdefgh"],
        "key": [*(decision_key(one.commit) for one in view.decisions[-2:]), "abcdefgh"],
    }


def choices(
    rule: Rule,
    known: Mapping[str, list[str]],
    pairs: Sequence[tuple[str, str]] = PAIRS,
    versions: Sequence[str] = VERSIONS,
) -> Iterator[dict[str, str]]:
    """Everything that can stand in an address, by the names of its places."""
    sides: list[str] = [name for name in ("old", "new") if name in rule.arguments]
    if len(sides) == 2:
        between = [dict(zip(sides, pair, strict=True)) for pair in pairs]
    else:
        between = [{side: version} for side in sides for version in versions] or [{}]
    names = sorted(rule.arguments - set(sides))
    values = [known.get(name) or _endings(rule, name) for name in names]
    for pair, chosen in itertools.product(between, itertools.product(*values)):
        yield {**pair, **dict(zip(names, chosen, strict=True))}


def _endings(rule: Rule, name: str) -> list[str]:
    """What can stand where an address has a choice."""
    return sorted(getattr(rule._converters[name], "items", {"pdf", "docx", "html", "x"}))


def said(answer: TestResponse) -> str:
    """All that the body of an answer says, whatever it is packed in."""
    data = answer.data
    if data[:4] == b"%PDF":
        return _printed(data)
    if data[:2] == b"PK":
        packed = zipfile.ZipFile(io.BytesIO(data))
        data = b"\n".join(packed.read(name) for name in packed.namelist())
    text = data.decode("utf-8", "replace")
    return f"{text}\n{re.sub(r'<[^>]*>', '', text)}"


def _printed(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        pages = (page.get_textpage().get_text_range() for page in document)
        return "\n".join([*pages, str(document.get_metadata_dict())])


def _without_return(answer: Answer) -> str:
    """What an answer says, without the address it would lead back to after signing in."""
    return re.sub(r"(till|tillbaka)=[^\"\s]*", "", f"{answer.text}\n{answer.headers}")


def test_nothing_reaches_those_it_is_not_for(
    answers: Answers, visitors: Mapping[str, Visitor]
) -> None:
    leaks = [
        (name, answer.address, sorted(found - visitors[name].allowed))
        for name, all_of_it in answers.items()
        for answer in all_of_it.values()
        if (found := _found(answer)) - visitors[name].allowed
    ]

    assert leaks == []


def _found(answer: Answer) -> set[str]:
    text = _without_return(answer).replace(answer.address, "").casefold()
    return {word for word in EVERYTHING if word in text}


def test_everything_reaches_those_it_is_for(
    answers: Answers, visitors: Mapping[str, Visitor]
) -> None:
    for name, visitor in visitors.items():
        met = set().union(*(_found(answer) for answer in answers[name].values()))
        assert visitor.allowed - met - UNTOLD == set(), name
    failed = [one for many in answers.values() for one in many.values() if one.status >= 500]
    assert failed == []
    assert len(answers["stranger"]) > 500


def test_nobody_meets_a_name_of_what_is_not_for_them(
    answers: Answers, visitors: Mapping[str, Visitor], store: Store
) -> None:
    view = store.view(Audience.DRAFT)
    commits = {one.commit[:12] for one in view.decisions}
    for name, visitor in visitors.items():
        if visitor.within:
            continue
        hidden = commits | _hidden(view, visitor)
        for answer in answers[name].values():
            text = _without_return(answer).replace(answer.address, "")
            assert [one for one in hidden if one in text] == [], (name, answer.address)


def _hidden(view: View, visitor: Visitor) -> set[str]:
    """Names of versions and records whose words are not for somebody."""
    mine = visitor.allowed
    versions = {
        one
        for one in HIDDEN_VERSIONS
        if not any(
            word in mine for word in EVERYTHING if word in view.document("hsa", one).clauses[1].text
        )
    }
    records = [(one.id, one.title) for one in view.proposals()]
    records += [(one.id, one.title) for one in view.all_questions]
    records += [(one.id, one.passages[-1].text) for one in view.notes()]
    return versions | {key for key, text in records if not any(word in text for word in mine)}


def test_missing_and_forbidden_are_alike_in_everything(answers: Answers) -> None:
    for name, all_of_it in answers.items():
        missing = {
            _without_return(one)
            for one in all_of_it.values()
            if one.status == 404 and not one.address.startswith("/api/")
        }
        told = {
            _without_return(one)
            for one in all_of_it.values()
            if one.status == 404 and one.address.startswith("/api/")
        }
        assert (len(missing), len(told)) == (1, 1), (name, missing, told)


def test_a_page_that_one_has_kept_is_good_for_another_only_where_it_says_the_same(
    answers: Answers,
) -> None:
    said: dict[tuple[str, str], str] = {}
    for all_of_it in answers.values():
        for one in all_of_it.values():
            tag = re.search(r"ETag: (.*)", one.headers)
            if tag:
                text = re.sub(r'name="csrf_token" value="[^"]*"', "", one.text)
                assert said.setdefault((one.address, tag[1]), text) == text, one.address
    assert len(said) > 1000


def test_what_is_not_for_somebody_is_missing_however_it_is_asked_for(
    answers: Answers, visitors: Mapping[str, Visitor]
) -> None:
    tags = [
        found[1]
        for one in answers["editor"].values()
        if (found := re.search(r"ETag: (.*)", one.headers))
    ]
    for name in ("stranger", "contributor of another", "guest of a version"):
        asked = [one for one in answers[name].values() if one.status == 404]
        seen = set()
        for answer in asked:
            client, headers = visitors[name].client, {"If-None-Match": ", ".join(set(tags))}
            head = client.head(answer.address, headers=headers)
            length = head.headers.pop("Content-Length")
            assert int(length) > 0
            seen.add((head.status_code, answer.address.startswith("/api/"), str(head.headers)))
        assert len(seen) == 2, (name, seen)


def test_forms_that_are_not_for_somebody_are_not_there(
    app: Flask, visitors: Mapping[str, Visitor]
) -> None:
    adapter = app.url_map.bind("localhost")
    tried = 0
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()):
            continue
        need = need_of(app.view_functions[rule.endpoint])
        chosen = {name: ARGUMENTS.get(name, ["remiss-1"])[0] for name in rule.arguments}
        for name, visitor in visitors.items():
            status = visitor.client.post(adapter.build(rule.endpoint, chosen)).status_code
            assert status == (400 if _may(visitor, need) else 404), (name, rule.rule, status)
            tried += 1
    assert tried > 500


def _may(visitor: Visitor, need: Need | None) -> bool:
    """Whether somebody may send a form."""
    assert need is not None
    ranks = {
        Need.ACCOUNT: Role.READER,
        Need.CONTRIBUTE: Role.CONTRIBUTOR,
        Need.EDIT: Role.EDITOR,
        Need.ADMINISTER: Role.ADMINISTRATOR,
    }
    if need not in ranks:
        return True
    return visitor.role is not None and visitor.role.rank >= ranks[need].rank
