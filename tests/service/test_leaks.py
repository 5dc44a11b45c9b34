"""Every route for every role over every stage: nothing of what is not for somebody reaches them.

Each stage and each kind of record holds a word of its own. The routes and what can stand in them
are generated, so that a page that is added is tried too.
"""

import io
import itertools
import re
import zipfile
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from clauses.reading import read
from service.accounts.groups import Sees
from service.accounts.people import Role
from service.accounts.reading_links import add_reading_link
from service.application import database
from service.web.access import need_of
from service.web.visitors import Need
from tests.serving import application
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

QUESTION, COMMENT, TOLD = "hemligfraga", "hemligsynpunkt", "hemligkortform"
DRAFT, REMISS, DECIDED = "hemligutkast", "partsremiss", "allabeslut"
NOTE, PROPOSAL, REASON, WORKED_ON = "hemligtmote", "hemligtforslag", "hemligtskal", "hemlignulage"
WITHIN = {DRAFT, NOTE, PROPOSAL, REASON, WORKED_ON, QUESTION, COMMENT, TOLD}
SECRET_NAMES = {"arbetsutkast-7"}
MINUTES = f"Mötesanteckning\n\nStyrgruppen\n\nDatum: 2026-02-01\n\n1. Ärende\n\n{NOTE} gemensam."
ARGUMENTS = {
    "document": ["hsa", "finns-inte"],
    "version": ["arbetsutkast-7", "remiss-1", "beslut-1", "now", "latest"],
    "old": ["arbetsutkast-7", "remiss-1", "beslut-1", "now"],
    "new": ["arbetsutkast-7", "remiss-1", "beslut-1", "now"],
    "clause": ["syfte", "lakarkontakt"],
    "topic": ["jamfora"],
    "number": ["1"],
    "page": ["1"],
    "token": ["x"],
    "tenant": ["x"],
    "filename": ["lydelse.css"],
}
QUERIES = {"search.show": "?q=gemensam", "api.search": "?q=gemensam"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A family with a word of its own in every place where words can be."""
    made = new_store(tmp_path_factory.mktemp("leaks"))
    imported(made, agreement(purpose=f"{DRAFT} gemensam."), "arbetsutkast-7", Stage.DRAFT)
    imported(made, agreement(purpose=f"{REMISS} gemensam."), "remiss-1", Stage.CONSULTATION)
    imported(made, agreement(purpose=f"{DECIDED} gemensam."), "beslut-1", Stage.DECISION)
    edited(made, "syfte", f"{WORKED_ON} gemensam.", why=REASON, by="Arbetsgruppen")
    decision = made.view(Audience.DRAFT).decisions[-1].commit
    nobody = Readership(Audience.DRAFT)
    made.publish_reason(decision, nobody, by="Arbetsgruppen", text=f"{TOLD} gemensam", when=WHEN)
    minutes = read_minutes(read(MINUTES.encode(), "m.txt"))
    note = made.import_note(minutes, MINUTES.encode(), f"{NOTE}.txt", when=WHEN)
    identity = clause_id(made, "syfte")
    passage = PassageRef(note.id, note.passages[-1].id)
    target = Target("hsa", identity)
    made.link(passage, target, LinkKind.DISCUSSES, when=WHEN)
    made.propose(
        "hsa",
        identity,
        title=f"{PROPOSAL} gemensam",
        from_="Arbetsgruppen",
        blocks=blocks(f"{PROPOSAL} gemensam."),
        when=WHEN,
    )
    made.ask(f"{QUESTION} gemensam", body="Styrgruppen", targets=(target,), when=WHEN)
    made.comment(target, "gemensam", f"{COMMENT} gemensam", by="Arbetsgruppen", when=WHEN)
    return made


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    return application(store, "decision")


def guest(app: Flask, store: Store) -> FlaskClient:
    """Whoever came by a reading link to the draft."""
    with database(app).writing() as connection:
        link, token = add_reading_link(
            connection, "Gäst", "hsa", "", "arbetsutkast-7", 4_000_000_000
        )
    readers = Readership(Audience.DRAFT, (link.name,))
    store.set_readers("hsa", "arbetsutkast-7", readers, by="Arbetsgruppen", when=WHEN)
    client = swedish(app)
    client.get(f"/las/{token}")
    return client


@pytest.fixture(scope="module")
def visitors(app: Flask, store: Store) -> dict[str, tuple[FlaskClient, set[str]]]:
    """Everybody who can come, and the words that are for them."""

    def client(role: Role, of: str = "", sees: Sees = Sees.CONSULTATION) -> FlaskClient:
        mail = f"{role}.{sees}.{len(of)}@x.example"
        return signed_in(app, somebody(app, role, of=of, sees=sees, mail=mail))

    everything = WITHIN | {REMISS, DECIDED}
    return {
        "stranger": (swedish(app), {DECIDED}),
        "reader of nothing": (client(Role.READER), {DECIDED}),
        "reader of a party": (client(Role.READER, "Borgsund"), {DECIDED, REMISS}),
        "contributor of a party": (client(Role.CONTRIBUTOR, "Borgsund"), {DECIDED, REMISS}),
        "guest with a link": (guest(app, store), {DECIDED, DRAFT}),
        "contributor of the working group": (
            client(Role.CONTRIBUTOR, "Arbetsgruppen", Sees.DRAFT),
            everything,
        ),
        "editor": (client(Role.EDITOR), everything),
        "administrator": (client(Role.ADMINISTRATOR), everything),
    }


def addresses(app: Flask, store: Store) -> Iterator[str]:
    """Every address that reads, with everything that can stand in it."""
    view = store.view(Audience.DRAFT)
    known = {
        **ARGUMENTS,
        "note": [note.id for note in view.notes()],
        "proposal": [one.id for one in view.proposals()],
        "question": [one.id for one in view.all_questions],
    }
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        names = sorted(rule.arguments)
        choices = (known.get(name) or _endings(rule, name) for name in names)
        for values in itertools.product(*choices):
            chosen = dict(zip(names, values, strict=True))
            if chosen.get("old") != chosen.get("new") or "old" not in chosen:
                yield adapter.build(rule.endpoint, chosen) + QUERIES.get(rule.endpoint, "")


def _endings(rule: Rule, name: str) -> list[str]:
    """What can stand where an address has a choice; of papers, those that can be read here."""
    allowed = getattr(rule._converters[name], "items", {"x"})
    return sorted(set(allowed) - {"pdf"}) or sorted(allowed)


def said(answer: TestResponse) -> str:
    """All that an answer says, in its body and in its headers; what is packed is unpacked."""
    data = answer.data
    if data[:2] == b"PK":
        packed = zipfile.ZipFile(io.BytesIO(data))
        data = b"\n".join(packed.read(name) for name in packed.namelist())
    return f"{data.decode('utf-8', 'replace')}\n{answer.headers}"


def test_nothing_reaches_those_it_is_not_for(
    app: Flask, store: Store, visitors: dict[str, tuple[FlaskClient, set[str]]]
) -> None:
    asked = sorted(set(addresses(app, store)))
    leaks, reached = [], dict.fromkeys(visitors, frozenset[str]())
    for address in asked:
        for name, (client, allowed) in visitors.items():
            answer = client.get(address, buffered=True)
            text = said(answer)
            found = {word for word in WITHIN | {REMISS, DECIDED} if word in text}
            reached[name] |= found
            leaks += [(name, address, word) for word in found - allowed]
            assert answer.status_code < 500, (name, address)

    assert leaks == []
    unmet = {name: allowed - reached[name] for name, (_, allowed) in visitors.items()}
    assert not any(unmet[name] - {COMMENT} for name in visitors), unmet
    assert len(asked) > 150


def test_strangers_meet_no_name_of_what_is_not_for_them(
    app: Flask, store: Store, visitors: dict[str, tuple[FlaskClient, set[str]]]
) -> None:
    hidden = {*SECRET_NAMES, *(note.id for note in store.view(Audience.DRAFT).notes())}
    hidden |= {one.id for one in store.view(Audience.DRAFT).proposals()}
    commits = {one.commit for one in store.view(Audience.DRAFT).decisions}
    for address in sorted(set(addresses(app, store))):
        for name in ("stranger", "reader of nothing", "reader of a party"):
            text = said(visitors[name][0].get(address, buffered=True)).replace(address, "")
            text = re.sub(r"(till|tillbaka)=[^\"\s]*", "", text)
            assert [one for one in hidden | commits if one in text] == [], (name, address)


def test_missing_and_forbidden_are_alike_in_everything(
    app: Flask, store: Store, visitors: dict[str, tuple[FlaskClient, set[str]]]
) -> None:
    for name, (client, _) in visitors.items():
        answers: dict[tuple[str, str], str] = {}
        for address in sorted(set(addresses(app, store))):
            answer = client.get(address, buffered=True)
            if answer.status_code == 404:
                text = re.sub(r"(till|tillbaka)=[^\"]*", "", answer.text)
                del answer.headers["Content-Length"]
                answers[text, str(sorted(answer.headers))] = address
        pages = {one for one in answers.values() if not one.startswith("/api/")}
        assert (len(pages), len(answers)) == (1, 2), (name, list(answers.values()))


def test_forms_that_are_not_for_somebody_are_not_there(
    app: Flask, visitors: dict[str, tuple[FlaskClient, set[str]]]
) -> None:
    adapter = app.url_map.bind("localhost")
    tried = 0
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()):
            continue
        need = need_of(app.view_functions[rule.endpoint])
        chosen = {name: ARGUMENTS.get(name, ["x"])[0] for name in rule.arguments}
        for name, (client, _) in visitors.items():
            status = client.post(adapter.build(rule.endpoint, chosen)).status_code
            assert status == (400 if _may(name, need) else 404), (name, rule.rule, status)
            tried += 1
    assert tried > 100


def _may(name: str, need: Need | None) -> bool:
    """Whether somebody may send a form, by what they are called here."""
    assert need is not None
    if need in {Need.ANYONE, Need.UPLOAD}:
        return True
    role = Role(name.partition(" ")[0]) if name.partition(" ")[0] in set(Role) else None
    ranks = {
        Need.ACCOUNT: Role.READER,
        Need.CONTRIBUTE: Role.CONTRIBUTOR,
        Need.EDIT: Role.EDITOR,
        Need.ADMINISTER: Role.ADMINISTRATOR,
    }
    return role is not None and role.rank >= ranks[need].rank
