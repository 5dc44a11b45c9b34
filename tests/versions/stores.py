"""Small families for tests."""

import shutil
from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from pathlib import Path

from clauses.model import Block
from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.verdicts import Outcome
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.clauses import Committed
from versions.writing.plans import Planned
from versions.writing.verdicts import Decided
from versions.writing.versions import Imported

WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

PURPOSE = "Avtalet reglerar ansvaret för vården. Parterna samverkar om patienten."
DUTY = "Kommunen bör erbjuda läkarkontakt inom två dygn."
NOTICE = "Avtalet kan sägas upp med sex månaders varsel."


def reading(document: Document) -> Reading:
    """A reading that found nothing to remark."""
    return Reading(document, Characters(0, 0, 0))


def blocks(*texts: str) -> tuple[Block, ...]:
    """Paragraphs of plain text."""
    return tuple(Paragraph((Run(text),)) for text in texts)


def clause(heading: str, *texts: str, number: str = "", level: int = 1) -> Clause:
    """A clause of plain paragraphs."""
    return Clause(heading, level, number, blocks(*texts))


def agreement(**changed: str) -> Document:
    """A small agreement, with other texts where they are given by name."""
    texts = {"purpose": PURPOSE, "duty": DUTY, "notice": NOTICE} | changed
    return Document(
        "Hälso- och sjukvårdsavtal",
        (
            clause("Hälso- och sjukvårdsavtal", "Mellan regionen och kommunerna.", level=0),
            clause("Syfte", texts["purpose"], number="1"),
            clause("Läkarkontakt", texts["duty"], number="2"),
            clause("Uppsägning av avtal", texts["notice"], number="3"),
        ),
    )


def new_store(folder: Path) -> Store:
    """A store of an empty family."""
    return Store.create(folder / "store", "familj", "Vårdsamverkan", when=WHEN)


def imported(
    store: Store,
    document: Document,
    version: str = "remiss-1",
    stage: Stage = Stage.CONSULTATION,
    name: str = "hsa",
    *,
    parent: str | None = None,
    kind: str | None = None,
    why: str = "",
    date: date | None = None,
) -> Imported:
    """Import a version of a document."""
    return store.import_version(
        reading(document),
        f"source of {name} {version}".encode(),
        "Avtal.docx",
        document=name,
        version=version,
        stage=stage,
        by="Arbetsgruppen",
        when=WHEN,
        parent=parent,
        kind=kind,
        why=why,
        date=date,
    )


def store_with_agreement(folder: Path) -> Store:
    """A store whose agreement is sent on consultation."""
    store = new_store(folder)
    imported(store, agreement())
    return store


def copied(family: Path, to: Path) -> Path:
    """A copy of a store, or of a folder with one, while its index may be open somewhere."""
    return Path(shutil.copytree(family, to, ignore=shutil.ignore_patterns("index.sqlite-*")))


def clause_id(store: Store, slug: str, document: str = "hsa") -> str:
    """The id of a clause of the text being worked on."""
    return store.view(Audience.DRAFT).clause_id(document, "now", slug)


def edited(
    store: Store, slug: str, *texts: str, why: str = "", by: str = "Styrgruppen"
) -> Committed:
    """Edit a clause that is named by its slug."""
    return store.edit(
        "hsa", clause_id(store, slug), blocks=blocks(*texts), by=by, why=why, when=WHEN
    )


def without_ids(document: Document) -> Document:
    """A document as a file from outside would hold it."""
    return replace(document, clauses=tuple(replace(c, id="") for c in document.clauses))


def family_with_everything(folder: Path) -> Store:
    """A family with something of every kind in it."""
    store = store_with_agreement(folder)
    imported(store, agreement(duty="Kommunen ska."), "beslut-1", Stage.DECISION)
    passage = Passage("p1", None, PassageKind.TEXT, "Text.")
    note = store.import_note(Minutes("Möte", "S", None, passages=(passage,)), b"x", "a.txt")
    said, clause = PassageRef(note.id, "p1"), clause_id(store, "syfte")
    target = Target("hsa", clause)
    store.link(said, target, LinkKind.NOTES, when=WHEN)
    store.propose("hsa", clause, title="F", from_="K", blocks=blocks("Nytt."), note=said)
    store.comment(Target("hsa", clause, "now"), "vården", "Varför?", by="K")
    store.ask("Hur?", body="S", targets=(target,), note=said)
    store.plan(Planned("hsa", "Remiss", date(2026, 5, 1), None, "S", ""))
    store.decide(Decided("hsa", "beslut-1", "Norrvik", Outcome.YES, date(2026, 5, 2), "S"))
    why = edited(store, "lakarkontakt", "Kommunen måste.", why="Skäl.").commit
    store.publish_reason(why, Readership(Audience.DECISION), by="S")
    return store
