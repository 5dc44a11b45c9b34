"""What happens within changes nothing of any answer outside: no word, count, order or tag."""

import re
from collections.abc import Mapping
from pathlib import Path

from flask.testing import FlaskClient

from clauses.model import Reading
from clauses.reading import read
from tests.service.secret_family import ALL
from tests.service.secret_family import GROUP
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import STEERING
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.service.test_leaks import addresses_of
from tests.serving import application
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.plans import Planned

CLOCK = 1_800_000_000
SHUT = ("/static", "arbetsutkast", "namngiven", "sluten", ROUTINE, "rubrik", "finns-inte")
"""What no address holds that is there for these."""
OUTSIDE = ("stranger", "contributor of another", "guest of a comparison")


def happen(store: Store) -> None:
    """Everything that a working group does before it lets others see it."""
    now = agreement(purpose=f"{ALL} och annat.", notice=f"{ALL} varsel.")
    wider = type(now)(
        now.title, (*now.clauses[:2], clause("Nytt", f"{ALL} nytt."), *now.clauses[2:])
    )
    imported(store, wider, "arbetsutkast-12", Stage.DRAFT)
    imported(store, agreement(purpose=f"{ALL} remiss."), "remiss-2", Stage.CONSULTATION)
    readers = Readership(Audience.DRAFT, (STEERING,))
    store.set_readers("hsa", "remiss-2", readers, by=GROUP, when=WHEN)
    imported(store, agreement(), "utkast-2", Stage.DRAFT, ROUTINE)
    edited(store, "lakarkontakt", f"{ALL} kontakt inom ett dygn.", why=f"{ALL} skäl")
    target = Target("hsa", clause_id(store, "syfte"))
    text = f"Möte\n\nStyrgruppen\n\nDatum: 2026-02-09\n\n1. Ärende\n\n{ALL} ord."
    note = store.import_note(read_minutes(_read(text)), text.encode(), "m.txt", when=WHEN)
    passage = PassageRef(note.id, note.passages[-1].id)
    store.link(passage, target, LinkKind.DECIDES, when=WHEN)
    wording = blocks(f"{ALL} annan lydelse.")
    made = store.propose("hsa", target.clause, title=ALL, from_=GROUP, blocks=wording, when=WHEN)
    store.adopt(made.id, by=GROUP, why=f"{ALL} beslut", note=passage, when=WHEN)
    asked = store.ask(f"{ALL}?", body=STEERING, targets=(target,), when=WHEN)
    store.escalate(asked.id, to="Politisk referensgrupp", by=GROUP, when=WHEN)
    store.comment(target, ALL, f"{ALL} synpunkt", by=GROUP, when=WHEN)
    store.plan(Planned("hsa", ALL, WHEN.date().replace(year=2090), None, STEERING, ""), when=WHEN)


def _read(text: str) -> Reading:
    return read(text.encode(), "m.txt")


def answers(client: FlaskClient, asked: list[str]) -> Mapping[str, tuple[str, str, str]]:
    """Every answer as it is, but for the sender's own tokens and the time of day."""
    found = {}
    for address in asked:
        answer = client.get(address, buffered=True)
        body = re.sub(rb'name="csrf_token" value="[^"]*"', b"", answer.data)
        if b"csrf_token" in answer.data:
            del answer.headers["ETag"]
        headers = re.sub(r"Expires=[^;]*;", "", str(answer.headers))
        found[address] = (answer.status, headers, body.hex())
    return found


def test_what_happens_within_changes_no_answer_outside(tmp_path: Path) -> None:
    store = secret_store(tmp_path)
    app = application(store, "decision", clock=lambda: CLOCK)
    clients = {name: one.client for name, one in everybody(app, store).items() if name in OUTSIDE}
    asked = {}
    for name, client in clients.items():
        there = [
            one
            for one in sorted(set(addresses_of(app, store, "GET")))
            if not any(piece in one for piece in SHUT) and client.get(one).status_code < 400
        ]
        asked[name] = there
    before = {name: answers(client, asked[name]) for name, client in clients.items()}
    happen(store)
    after = {name: answers(client, asked[name]) for name, client in clients.items()}

    told = [
        (name, one)
        for name in clients
        for one in asked[name]
        if before[name][one] != after[name][one]
    ]
    assert told == []
    assert all(len(one) > 50 for one in asked.values())
