"""A family with a word of its own in every place where words can be, and everybody who may come.

Each stage and each kind of record says its word; a visitor is somebody with the words for them.
"""

from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from clauses.model import Clause
from clauses.model import Document
from clauses.reading import read
from service.accounts.groups import Sees
from service.accounts.people import Role
from service.accounts.people import change_account
from service.accounts.reading_links import add_reading_link
from service.accounts.reading_links import revoke_reading_link
from service.accounts.sessions import SessionKind
from service.accounts.sessions import open_session
from service.application import database
from tests.serving import cookie_of
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import new_store
from tests.versions.stores import reading
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.verdicts import Outcome
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.plans import Planned
from versions.writing.verdicts import Decided

PARTY, OTHER, STEERING, REFERENCE, GROUP = (
    "Borgsund",
    "Sjövik",
    "Styrgruppen",
    "Referensgruppen",
    "Arbetsgruppen",
)
DRAFT, REMISS, DECIDED = "hemligutkast", "partsremiss", "allabeslut"
HEADING, ROUTINE, SOURCE = "hemligrubrik", "hemligrutin", "hemligkalla"
NOTE, PROPOSAL, QUESTION, COMMENT = (
    "hemligtmote",
    "hemligtforslag",
    "hemligfraga",
    "hemligsynpunkt",
)
REASON, TOLD, WORKED_ON, PLAN, PERSON = (
    "hemligtskal",
    "hemligkortform",
    "hemlignulage",
    "hemligplan",
    "hemliganna",
)
NAMED, NARROWED, OLDER, NEWER = "gruppensord", "slutenlydelse", "fororda", "efterorda"
PARTY_NOTE, PARTY_PROPOSAL, PARTY_QUESTION, PARTY_COMMENT, PARTY_REASON = (
    "partsmote",
    "partsforslag",
    "partsfraga",
    "partssynpunkt",
    "partsskal",
)
BESIDE = {OLDER, NEWER}
FOR_PARTY = {PARTY_NOTE, PARTY_PROPOSAL, PARTY_QUESTION, PARTY_COMMENT}
SENT = {REMISS, PARTY_REASON}
WITHIN = {DRAFT, HEADING, ROUTINE, SOURCE, NOTE, PROPOSAL, QUESTION, COMMENT, REASON, TOLD}
WITHIN |= {WORKED_ON, PLAN, PERSON}
EVERYTHING = WITHIN | BESIDE | FOR_PARTY | SENT | {DECIDED, NAMED, NARROWED}
HIDDEN_VERSIONS = frozenset({"arbetsutkast-7", "namngiven-8", "sluten-9", "fore-5", "efter-6"})
"""Versions whose very names are not for everyone."""
ALL = "gemensam"
"""A word that stands in everything, to be searched for."""
FOREVER = 4_000_000_000


@dataclass(frozen=True)
class Visitor:
    """Somebody who comes, and the words that are for them."""

    client: FlaskClient
    allowed: frozenset[str]
    role: Role | None = None
    within: bool = False


def secret_store(folder: Path) -> Store:
    """The family."""
    store = new_store(folder)
    _texts(store)
    _records(store)
    return store


def _texts(store: Store) -> None:
    with_heading = _with(agreement(purpose=f"{DRAFT} {ALL}."), clause(HEADING, f"{ALL} text."))
    _version(store, with_heading, "arbetsutkast-7", Stage.DRAFT, (), f"{SOURCE}.txt")
    _version(store, agreement(purpose=f"{NAMED} {ALL}."), "namngiven-8", Stage.DRAFT, (STEERING,))
    closed = agreement(purpose=f"{NARROWED} {ALL}.")
    _version(store, closed, "sluten-9", Stage.DECISION, (STEERING,))
    _version(store, agreement(purpose=f"{OLDER} {ALL}."), "fore-5", Stage.DRAFT)
    _version(store, agreement(purpose=f"{NEWER} {ALL}."), "efter-6", Stage.DRAFT)
    released = Readership(Audience.DRAFT, (REFERENCE,))
    store.release_comparison("hsa", "fore-5", "efter-6", released, by=GROUP, when=WHEN)
    _version(store, agreement(purpose=f"{REMISS} {ALL}."), "remiss-1", Stage.CONSULTATION)
    change = edited(store, "syfte", f"{DECIDED} {ALL}.", why=REASON, by=GROUP).commit
    parties = Readership(Audience.CONSULTATION)
    store.publish_reason(change, parties, by=GROUP, text=f"{PARTY_REASON} {ALL}", when=WHEN)
    store.release("hsa", "beslut-1", Stage.DECISION, by=GROUP, when=WHEN)
    change = edited(store, "syfte", f"{WORKED_ON} {ALL}.", why=REASON, by=GROUP).commit
    nobody = Readership(Audience.DRAFT)
    store.publish_reason(change, nobody, by=GROUP, text=f"{TOLD} {ALL}", when=WHEN)
    routine = replace(agreement(), title=f"{ROUTINE} {ALL}")
    _version(store, routine, "utkast-1", Stage.DRAFT, name=ROUTINE)


def _with(document: Document, *more: Clause) -> Document:
    return replace(document, clauses=(*document.clauses, *more))


def _version(
    store: Store,
    document: Document,
    version: str,
    stage: Stage,
    named: tuple[str, ...] = (),
    file_name: str = "Avtal.txt",
    name: str = "hsa",
) -> None:
    store.import_version(
        reading(document),
        f"{SOURCE} {version}".encode(),
        file_name,
        document=name,
        version=version,
        stage=stage,
        by=GROUP,
        when=WHEN,
        date=date(2026, 3, 1),
    )
    if named:
        readers = Readership(Audience.DRAFT, named)
        store.set_readers(name, version, readers, by=GROUP, when=WHEN)


def _records(store: Store) -> None:
    within, party = Readership(Audience.DRAFT), Readership(Audience.DRAFT, (PARTY,))
    target = Target("hsa", clause_id(store, "syfte"))
    for at, word, readers in ((1, NOTE, within), (2, PARTY_NOTE, party)):
        _note(store, at, word, readers, target)
        _collation(store, word, readers)
    for word, readers in ((PROPOSAL, within), (PARTY_PROPOSAL, party)):
        store.propose(
            "hsa",
            target.clause,
            title=f"{word} {ALL}",
            from_=GROUP,
            blocks=blocks(f"{word} {ALL}."),
            readers=readers,
            when=WHEN,
        )
    for word, readers in ((QUESTION, within), (PARTY_QUESTION, party)):
        title = f"{word} {ALL}"
        store.ask(title, body=STEERING, targets=(target,), readers=readers, when=WHEN)
    for word, readers in ((COMMENT, within), (PARTY_COMMENT, party)):
        said, on = f"{word} {ALL}", replace(target, version="beslut-1")
        store.comment(on, ALL, said, by=GROUP, readers=readers, when=WHEN)
        sent = replace(target, version="remiss-1")
        store.comment(sent, ALL, f"{said} svar", by=OTHER, readers=readers, when=WHEN)
    store.name_parties((PARTY, OTHER), when=WHEN)
    day = date(2026, 4, 1)
    file = f"{SOURCE}.txt"
    told = Decided("hsa", "beslut-1", PARTY, Outcome.YES, day, GROUP, file, SOURCE.encode())
    store.decide(told, when=WHEN)
    store.plan(Planned("hsa", f"{PLAN} {ALL}", date(2090, 4, 1), None, STEERING, ""), when=WHEN)


def _note(store: Store, day: int, word: str, readers: Readership, target: Target) -> None:
    """Minutes in which somebody speaks whose name is the working group's alone."""
    text = (
        f"Mötesanteckning\n\nStyrgruppen\n\nDatum: 2026-02-0{day}\n\nNärvarande: {PERSON.title()} "
        f"Hemligsson, Arbetsgruppen\n\n1. Ärende\n\n{word} {ALL}, sade {PERSON.title()} Hemligsson."
    )
    minutes = read_minutes(read(text.encode(), "m.txt"))
    name = f"{SOURCE}-{word}.txt"
    note = store.import_note(minutes, text.encode(), name, readers=readers, when=WHEN)
    passage = PassageRef(note.id, note.passages[-1].id)
    store.link(passage, target, LinkKind.DISCUSSES, when=WHEN)


def _collation(store: Store, word: str, readers: Readership) -> None:
    """Answers to the consultation: one that says what it is about, and one that does not."""
    text = (
        f"# Sammanställning {word}\n\n| Avsnitt | Remissinstans | Synpunkt | Hantering |\n"
        f"| --- | --- | --- | --- |\n| Syfte | {OTHER} | {word} {ALL} a | {word} b |\n"
        f"| Annat än {word} | {OTHER} | {word} {ALL} c | {word} d |\n"
    )
    minutes = read_minutes(read(text.encode(), "s.md"))
    store.import_note(minutes, text.encode(), f"{SOURCE}.md", readers=readers, when=WHEN)


def everybody(app: Flask, store: Store) -> dict[str, Visitor]:
    """Everybody who can come."""
    party = {DECIDED, *SENT, *FOR_PARTY}
    return {
        "stranger": Visitor(swedish(app), frozenset({DECIDED})),
        "half signed in": _half(app),
        "closed account": _closed(app),
        "reader of nothing": _member(app, Role.READER, "", {DECIDED}),
        "reader of a party": _member(app, Role.READER, PARTY, party),
        "contributor of a party": _member(app, Role.CONTRIBUTOR, PARTY, party),
        "program of a party": _program(app, party),
        "contributor of another": _member(app, Role.CONTRIBUTOR, OTHER, {DECIDED, *SENT}),
        "steering group": _member(
            app, Role.CONTRIBUTOR, STEERING, {DECIDED, *SENT, NAMED, NARROWED}
        ),
        "reference group": _member(app, Role.READER, REFERENCE, {DECIDED, *SENT, *BESIDE}),
        "guest of a version": _guest(app, store, "", "arbetsutkast-7", {DRAFT, HEADING}),
        "guest of a comparison": _guest(app, store, "fore-5", "efter-6", BESIDE),
        "guest whose link is gone": _guest(app, store, "", "arbetsutkast-7", set(), gone=True),
        "editor": _member(app, Role.EDITOR, "", EVERYTHING),
        "contributor of the working group": _member(
            app, Role.CONTRIBUTOR, GROUP, EVERYTHING, Sees.DRAFT
        ),
        "administrator": _member(app, Role.ADMINISTRATOR, "", EVERYTHING),
    }


def _member(
    app: Flask, role: Role, of: str, allowed: set[str], sees: Sees = Sees.CONSULTATION
) -> Visitor:
    who = somebody(app, role, of=of, sees=sees, mail=f"{role}.{len(of)}@x.example")
    return Visitor(signed_in(app, who), frozenset(allowed), role, allowed == EVERYTHING)


def _half(app: Flask) -> Visitor:
    """An administrator who has given the password and not the code."""
    who = somebody(app, Role.ADMINISTRATOR, mail="half@x.example")
    client = swedish(app)
    with database(app).writing() as connection:
        token = open_session(
            connection, SessionKind.HALF, now=_now(app), lasts=300, account_id=who.id
        )
    client.set_cookie(cookie_of(app, who)[0], token)
    return Visitor(client, frozenset({DECIDED}))


def _closed(app: Flask) -> Visitor:
    """An editor whose account was closed after they had signed in."""
    who = somebody(app, Role.EDITOR, mail="closed@x.example")
    client = signed_in(app, who)
    with database(app).writing() as connection:
        change_account(
            connection, who, name=who.name, role=who.role, groups=who.groups, closed=True
        )
    return Visitor(client, frozenset({DECIDED}))


def _program(app: Flask, allowed: set[str]) -> Visitor:
    """A program with the key of somebody of a party."""
    who = somebody(app, of=PARTY, mail="program@x.example")
    client = swedish(app)
    with database(app).writing() as connection:
        token = open_session(
            connection, SessionKind.PROGRAM, now=_now(app), lasts=10**6, account_id=who.id
        )
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return Visitor(client, frozenset(allowed))


def _guest(
    app: Flask, store: Store, old: str, new: str, allowed: set[str], *, gone: bool = False
) -> Visitor:
    """Whoever came by a reading link."""
    with database(app).writing() as connection:
        link, token = add_reading_link(connection, "Gäst", "hsa", old, new, FOREVER)
    view = store.view(Audience.DRAFT)
    if old:
        (released,) = view.comparisons("hsa")
        readers = replace(released.readers, bodies=(*released.readers.bodies, link.name))
        store.release_comparison("hsa", old, new, readers, by=GROUP, when=WHEN)
    else:
        known = view.readers("hsa", new)
        readers = replace(known, bodies=(*known.bodies, link.name))
        store.set_readers("hsa", new, readers, by=GROUP, when=WHEN)
    client = swedish(app)
    client.get(f"/las/{token}")
    if gone:
        with database(app).writing() as connection:
            revoke_reading_link(connection, link.id)
    return Visitor(client, frozenset({DECIDED, *allowed}))


def _now(app: Flask) -> int:
    clock = app.extensions["lydelse"].settings.clock
    return int(clock())
