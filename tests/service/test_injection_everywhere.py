"""Each of the attacks comes out as words alone: on pages, in files, answers and logs."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from flask import Flask
from lxml import etree
from markdown_it import MarkdownIt
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from service.accounts.people import Role
from service.web.addresses import decision_key
from tests.service.attack_family import STRINGS
from tests.service.attack_family import attacking_store
from tests.service.test_bad_requests import NAMES
from tests.service.test_injection import active
from tests.service.test_leaks import choices
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody
from tests.versions.stores import blocks
from versions.stages import Audience
from versions.store import Store

FORMULA = re.compile(r"[=+@\t\r]|-\D")
UPLOADS = ("fil", "old", "new", "mall")
FORGED = '{"event": "forged"}'
TRAILERS = "Clause: hsa/x\nProposal: abcdefgh\nDecided-By: Nobody\nVersion: hsa/beslut-9"
INERT = frozenset({"text/plain", "image/png", "text/css", "text/javascript", "image/svg+xml"})


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return attacking_store(tmp_path_factory.mktemp("everywhere"))


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    return application(store, "decision")


@pytest.fixture(scope="module")
def answers(app: Flask, store: Store) -> dict[str, TestResponse]:
    """Every page and file that has something to say."""
    client = signed_in(app, somebody(app, Role.ADMINISTRATOR, name=STRINGS[4]))
    asked = sorted(set(_addresses(app, store)))
    found = {one: client.get(one, buffered=True) for one in asked}
    return {one: answer for one, answer in found.items() if answer.status_code == 200}


def _addresses(app: Flask, store: Store, method: str = "GET") -> Iterator[str]:
    view = store.view(Audience.DRAFT)
    slugs = view.slugs("hsa", "beslut-1").values()
    known = {
        "document": ["hsa"],
        "other": ["hsa"],
        "version": ["beslut-1"],
        "clause": sorted(slugs),
        "note": [note.id for note in view.notes()][:6],
        "passage": ["p1"],
        "proposal": [one.id for one in view.proposals()][:8],
        "question": [one.id for one in view.all_questions][:8],
        "comment": [one.id for one in view.all_comments][:8],
        "key": [decision_key(one.commit) for one in view.decisions][-4:],
        "number": ["1"],
        "page": ["1"],
    }
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()):
            chosen = choices(rule, known, [("remiss-1", "beslut-1")], ["beslut-1"])
            yield from (adapter.build(rule.endpoint, one) for one in chosen)
    if method == "POST":
        return
    yield from (f"/sok?q={word}" for word in ("alert", "evil", "calc", "och"))
    yield from (f"/api/search?q={word}" for word in ("alert", "evil", "och"))


def _packed(answer: TestResponse) -> Iterator[etree._Element]:
    """The parts of an office file."""
    packed = zipfile.ZipFile(io.BytesIO(answer.data))
    for name in packed.namelist():
        if name.endswith((".xml", ".rels")):
            yield etree.fromstring(packed.read(name))


def _office(answer: TestResponse) -> list[str]:
    """Scripts, formulas, fields and targets of an office file that would do something."""
    found = []
    for part in _packed(answer):
        found += [
            str(one.tag) for one in part.iter("{*}script", "{*}f", "{*}ddeLink", "{*}oleLink")
        ]
        fields = (one.text or "" for one in part.iter("{*}instrText"))
        found += [text for text in fields if re.search(r"DDE|INCLUDE|javascript|evil", text)]
        found += [
            target
            for one in part.iter("{*}Relationship")
            if re.search(r"javascript:|evil", target := one.get("Target", ""))
        ]
    return found


def _cells(answer: TestResponse) -> list[str]:
    text = answer.data.decode("utf-8-sig")
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in text[:200] else ",")
    return [cell for row in rows for cell in row if FORMULA.match(cell)]


def _pdf(answer: TestResponse) -> list[str]:
    with pypdfium2.PdfDocument(answer.data) as document:
        assert len(document)
    deeds = re.compile(rb"/JavaScript|/JS\b|/Launch|/URI *\([^)]*(?:javascript|evil)")
    return [str(one) for one in deeds.findall(answer.data)]


def _json(answer: TestResponse) -> list[str]:
    json.loads(answer.data)
    return [] if answer.headers["X-Content-Type-Options"] == "nosniff" else ["sniffed"]


def _markdown(answer: TestResponse) -> list[str]:
    return active(f"<p>{MarkdownIt('commonmark').render(answer.text)}")


def _page(answer: TestResponse) -> list[str]:
    kept = "Content-Disposition" in answer.headers
    return [one for one in active(answer.text) if not (kept and one.startswith("b'<style"))]


LOOKED_AT: dict[str, Callable[[TestResponse], list[str]]] = {
    "text/html": _page,
    "application/json": _json,
    "application/pdf": _pdf,
    "text/csv": _cells,
    "text/markdown": _markdown,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _office,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": _office,
}


def test_nothing_does_anything_wherever_it_comes_out(answers: dict[str, TestResponse]) -> None:
    found = {
        address: told
        for address, answer in answers.items()
        if answer.mimetype not in INERT and (told := LOOKED_AT[answer.mimetype or ""](answer))
    }

    assert found == {}
    assert {answer.mimetype for answer in answers.values()} >= LOOKED_AT.keys()
    assert len(answers) > 150


def test_every_string_comes_out_somewhere_as_it_was_put_in(
    answers: dict[str, TestResponse],
) -> None:
    told = json.dumps([one.get_json() for address, one in answers.items() if "/api/" in address])
    words = json.loads(json.dumps(told))

    assert [one for one in STRINGS if json.dumps(one)[1:-1] not in words] == []


def test_the_log_has_a_line_for_each_request_and_none_of_its_words(app: Flask) -> None:
    client = signed_in(app, somebody(app, name=STRINGS[0], mail="log@x.example"))
    with capture_logs() as told:
        for attack in STRINGS:
            headers = {"User-Agent": attack, "Referer": attack, "X-Forwarded-For": attack}
            client.get("/sok", query_string={"q": f"{attack}\n{FORGED}"}, headers=headers)

    lines = [json.dumps(one) for one in told if one["event"] == "request"]
    assert len(lines) == len(STRINGS)
    assert not re.search(r"alert|evil|forged|calc|DROP", "".join(lines))


def test_no_text_forges_a_line_that_git_takes_for_ours(store: Store) -> None:
    view = store.view(Audience.DRAFT)
    clause = view.document("hsa", "now").clauses[2].id
    why = f"skäl\n\n{TRAILERS}"
    made = store.edit("hsa", clause, blocks=blocks("ny text"), by="x", why=why)
    (decision,) = (one for one in store.view(Audience.DRAFT).decisions if one.commit == made.commit)

    assert decision.message.values("Clause") == (f"hsa/{clause}",)
    assert not decision.message.values("Version")
    assert not decision.message.values("Proposal")


def test_nothing_that_is_sent_in_any_form_runs(tmp_path: Path) -> None:
    store = attacking_store(tmp_path)
    app = application(store, "decision")
    app.config["WTF_CSRF_ENABLED"] = False
    client = signed_in(app, somebody(app, Role.ADMINISTRATOR))
    asked = sorted(set(_addresses(app, store, "POST")) - {"/logga-ut"})
    told, tried = {}, 0
    for address in asked:
        for attack in STRINGS[::3]:
            files = {name: (io.BytesIO(attack.encode()), f"{attack}.txt") for name in UPLOADS}
            answer = client.post(address, data={**dict.fromkeys(NAMES, attack), **files})
            assert answer.status_code < 500, (address, attack)
            assert not re.match(r"(javascript:|//|https?://)", answer.headers.get("Location", ""))
            if answer.mimetype == "text/html" and (found := active(answer.text)):
                told[address, attack] = found
            tried += 1

    assert told == {}
    assert tried > 200
