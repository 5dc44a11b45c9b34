"""Twenty-four strings that attack, and a family with each of them in every place for words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from clauses.reading import read
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import new_store
from tests.versions.stores import reading
from versions.errors import VersionsError
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.plans import Planned

STRINGS = [
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    "<svg/onload=alert(4)>",
    '"><svg onload=alert(5)>',
    "'><b onmouseover=alert(6)>",
    '" autofocus onfocus=alert(7) x="',
    "' onclick=alert(8) x='",
    "javascript:alert(9)",
    "[klicka](javascript:alert(10))",
    "<a href=javascript:alert(11)>",
    "<iframe src=//evil.example>",
    "<base href=//evil.example>",
    "<form action=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "{{7*7}}{% include 'x' %}",
    "%(name)s {0.__class__} ${7*7}",
    '=HYPERLINK("http://evil.example")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "]]><!--<x>&lt;y&amp;",
    "'; DROP TABLE accounts; --",
]
ALL_OF_THEM = " ".join(STRINGS)
WHO = "Arbetsgruppen"


def attacking_store(folder: Path) -> Store:
    """A family whose every text attacks."""
    store = new_store(folder)
    title = replace(agreement(), title=ALL_OF_THEM)
    store.import_version(
        reading(title),
        ALL_OF_THEM.encode(),
        "<img src=x onerror=alert(3)>.txt",
        document="hsa",
        version="remiss-1",
        stage=Stage.CONSULTATION,
        why=ALL_OF_THEM,
        when=WHEN,
    )
    for number, attack in enumerate(STRINGS):
        _attack(store, number, attack)
    identity = _clause(store, 0)
    store.edit("hsa", identity, blocks=blocks("x"), heading=ALL_OF_THEM, by="a", why="b", when=WHEN)
    store.release("hsa", "beslut-1", Stage.DECISION, by=WHO, why=ALL_OF_THEM, when=WHEN)
    return store


def _clause(store: Store, number: int) -> str:
    try:
        return clause_id(store, ("syfte", "lakarkontakt")[number % 2])
    except VersionsError:
        return store.view(Audience.DRAFT).document("hsa", "now").clauses[1].id


def _attack(store: Store, number: int, attack: str) -> None:
    """Say one of them wherever something can be said."""
    identity, text = _clause(store, number), f"{attack} och mer {number}"
    name = attack.replace("<", "").replace(">", "")
    everyone, target = Readership(Audience.DECISION), Target("hsa", identity)
    change = store.edit("hsa", identity, blocks=blocks(text), by=name, why=attack, when=WHEN)
    store.publish_reason(change.commit, everyone, by=name, text=attack, when=WHEN)
    made = store.propose(
        "hsa",
        identity,
        title=attack,
        from_=name,
        blocks=blocks(attack),
        readers=everyone,
        when=WHEN,
    )
    store.comment(made.id, attack[:5], attack, by=name, readers=everyone, when=WHEN)
    store.comment(target, "och mer", attack, by=name, readers=everyone, when=WHEN)
    minutes = read_minutes(read(f"Möte {number}\n\n{text}".encode(), "m.txt"), body=name)
    note = store.import_note(minutes, text.encode(), f"{attack}.txt", readers=everyone, when=WHEN)
    passage = PassageRef(note.id, note.passages[-1].id)
    store.link(passage, target, LinkKind.DECIDES, phrase="mer", readers=everyone, when=WHEN)
    asked = store.ask(attack, body=name, targets=(target,), readers=everyone, when=WHEN)
    store.escalate(asked.id, name, by=name, when=WHEN)
    if number % 2:
        store.answer(asked.id, attack, by=name, note=passage, when=WHEN)
    store.plan(Planned("hsa", attack, date(2090, 1, 1), None, name, attack), when=WHEN)
    store.name_parties((name,), when=WHEN)
