"""The sample family: a script of steps, carried out against a store as people would have."""

import json
from collections.abc import Callable
from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from pathlib import Path
from typing import Any

from clauses.reading import read
from clauses.reading.markdown import blocks_from_markdown
from service.accounts.database import Database
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.people import Role
from service.accounts.people import add_account
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.proposals import Status
from versions.records.verdicts import Outcome
from versions.stages import Audience
from versions.stages import Stage
from versions.store import NOW
from versions.store import Store
from versions.view import View
from versions.writing.plans import Planned
from versions.writing.verdicts import Decided

Step = Mapping[str, Any]
SOMEBODY = "kim@vastmarken.example"
"""The address of the sample's administrator."""


def sample_folder() -> Path:
    """Where the sample family lies: inside the installed package, or beside it in a checkout."""
    installed = Path(__file__).parent / "sample"
    return installed if installed.exists() else Path(__file__).parent.parent / "examples"


def load(folder: Path) -> Store:
    """Make a store in a folder and load the sample family into it.

    Raises:
        VersionsError: The folder holds something else.
    """
    sample = sample_folder()
    script = json.loads((sample / "family.json").read_text("utf-8"))
    store = Store.create(folder, script["family"]["id"], script["family"]["title"])
    bodies = {body["id"]: body["name"] for body in script["bodies"]}
    loader = _Loader(store, sample, bodies)
    for step in script["steps"]:
        loader.carry_out(step)
    return store


def add_people(database: Database, now: int) -> str:
    """Make the sample's bodies known, and somebody who may do everything.

    Args:
        database: Where the accounts are to be.
        now: This moment, in seconds since 1970.

    Returns:
        The token of a one-time link with which one becomes them.
    """
    script = json.loads((sample_folder() / "family.json").read_text("utf-8"))
    with database.writing() as connection:
        bodies = [
            add_group(connection, body["name"], GroupKind.BODY, _sees(body["id"]))
            for body in script["bodies"]
        ]
        owner = add_account(connection, SOMEBODY, "Kim Exempel", Role.ADMINISTRATOR, bodies[:1])
        return make_ticket(connection, Purpose.DEMO, now, owner.id)


def _sees(body: str) -> Sees:
    return Sees.DRAFT if body == "arbetsgruppen" else Sees.CONSULTATION


class _Loader:
    """Carries out steps, and remembers what the store called what the script names."""

    def __init__(self, store: Store, sample: Path, bodies: Mapping[str, str]) -> None:
        self.store, self.sample, self.bodies = store, sample, bodies
        self.notes: dict[str, str] = {}
        self.proposals: dict[str, str] = {}
        self.imports: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self.plans: dict[str, str] = {}
        self.now = datetime.min.replace(tzinfo=UTC)
        self.steps: dict[str, Callable[[Step], None]] = {
            "import": self._import,
            "note": self._note,
            "collation": self._note,
            "propose": self._propose,
            "edit": self._edit,
            "adopt": self._adopt,
            "status": self._status,
            "link": self._link,
            "question": self._question,
            "escalate": self._escalate,
            "answer": self._answer,
            "parties": self._parties,
            "decide": self._decide,
            "plan": self._plan,
            "replan": self._replan,
        }

    def carry_out(self, step: Step) -> None:
        self.steps[step["do"]](step)

    @property
    def view(self) -> View:
        return self.store.view(Audience.DRAFT)

    def _import(self, step: Step) -> None:
        path = self.sample / step["file"]
        data = path.read_bytes()
        imported = self.store.import_version(
            read(data, path.name),
            data,
            path.name,
            document=step["document"],
            version=step["version"],
            stage=Stage(step["stage"]),
            kind=step["kind"],
            parent=step["parent"],
            date=date.fromisoformat(step["date"]),
            by=step["by"],
            why=step["why"],
            when=self._moment(step),
        )
        self.imports[step["version"]] = imported.commit

    def _note(self, step: Step) -> None:
        path = self.sample / step["file"]
        data = path.read_bytes()
        minutes = read_minutes(
            read(data, path.name),
            body=self.bodies.get(step.get("body", ""), step["by"]),
            date=date.fromisoformat(step["date"]),
        )
        note = self.store.import_note(minutes, data, path.name, when=self._moment(step))
        self.notes[step["id"]] = note.id

    def _propose(self, step: Step) -> None:
        blocks, notes = blocks_from_markdown(step["text"])
        proposal = self.store.propose(
            step["document"],
            self._clause(step),
            title=step["title"],
            from_=step["from"],
            blocks=blocks,
            notes=notes,
            note=self._passage(step),
            status=Status(step["status"]),
            to=step.get("to", ""),
            made_of=tuple(self.proposals[one] for one in step.get("made_of", ())),
            when=self._moment(step),
        )
        self.proposals[step["id"]] = proposal.id

    def _edit(self, step: Step) -> None:
        clause = self._clause(step)
        standing = self.view.clause(step["document"], NOW, clause)
        blocks, notes = standing.blocks, standing.notes
        if "text" in step:
            blocks, notes = blocks_from_markdown(step["text"])
        self.store.edit(
            step["document"],
            clause,
            blocks=blocks,
            notes=notes,
            heading=step.get("heading"),
            by=step["by"],
            why=step["why"],
            note=self._passage(step),
            when=self._moment(step),
        )

    def _adopt(self, step: Step) -> None:
        self.store.adopt(
            self.proposals[step["proposal"]],
            by=step["by"],
            why=step["why"],
            note=self._passage(step),
            when=self._moment(step),
        )

    def _status(self, step: Step) -> None:
        to = str(step.get("to", ""))
        self.store.set_proposal_status(
            self.proposals[step["proposal"]],
            Status(step["status"]),
            to=self.proposals.get(to) or to,
            by=step["by"],
            when=self._moment(step),
        )

    def _link(self, step: Step) -> None:
        passage = self._passage(step)
        if passage is None:
            return
        kind = LinkKind(step["kind"])
        self.store.link(
            passage,
            self._target(step["target"]),
            kind,
            change=self.imports[step["change"]] if "change" in step else "",
            phrase=step.get("went" if kind is LinkKind.LEAVES else "phrase", ""),
            by="Arbetsgruppen",
            when=self._moment(step),
        )

    def _question(self, step: Step) -> None:
        about = [Target(step["document"], self._clause(step))] if "clause" in step else []
        question = self.store.ask(
            step["title"],
            body=step["body"],
            targets=tuple(about),
            proposals=tuple(self.proposals[one] for one in step.get("proposals", ())),
            note=self._passage(step),
            when=self._moment(step),
        )
        self.questions[step["id"]] = question.id

    def _escalate(self, step: Step) -> None:
        self.store.escalate(
            self.questions[step["question"]],
            step["to"],
            due=date.fromisoformat(step["due"]),
            by=step["by"],
            when=self._moment(step),
        )

    def _answer(self, step: Step) -> None:
        question = self.questions[step["question"]]
        moment = self._moment(step)
        self.store.answer(question, step["text"], by=step["by"], when=moment)

    def _parties(self, step: Step) -> None:
        self.store.name_parties(step["names"], when=self._moment(step))

    def _decide(self, step: Step) -> None:
        decided = Decided(
            step["document"],
            step["version"],
            step["party"],
            Outcome(step["outcome"]),
            date.fromisoformat(step["date"]),
            step["by"],
        )
        self.store.decide(decided, when=self._moment(step))

    def _plan(self, step: Step) -> None:
        planned = Planned(
            step["document"],
            step["title"],
            date.fromisoformat(step["on"]),
            date.fromisoformat(step["until"]) if "until" in step else None,
            step["body"],
            step["form"],
        )
        self.plans[step["id"]] = self.store.plan(planned, when=self._moment(step)).id

    def _replan(self, step: Step) -> None:
        day = date.fromisoformat(step["on"])
        moment = self._moment(step)
        self.store.replan(self.plans[step["step"]], day, why=step["why"], when=moment)

    def _moment(self, step: Step) -> datetime:
        """When a step was taken: at noon of its date, or when the one before it was."""
        if "date" in step:
            self.now = datetime.combine(date.fromisoformat(step["date"]), time(12), UTC)
        return self.now

    def _target(self, target: Mapping[str, str]) -> Target:
        if "proposal" in target:
            proposal = self.view.proposal(self.proposals[target["proposal"]])
            return Target(proposal.document, proposal.clause)
        if "clause" not in target:
            return Target(target["document"])
        clause = self._named(target["document"], target["version"], target["clause"])
        return Target(target["document"], clause, target["version"])

    def _clause(self, step: Step) -> str:
        return self._named(step["document"], NOW, step["clause"])

    def _named(self, document: str, version: str, heading: str) -> str:
        """The id of the one clause with a heading."""
        clauses = self.view.document(document, version).clauses
        (clause,) = (clause for clause in clauses if clause.heading == heading)
        return clause.id

    def _passage(self, step: Step) -> PassageRef | None:
        """The one passage of a note that holds a quote."""
        if "note" not in step:
            return None
        note = self.view.note(self.notes[step["note"]["id"]])
        quote = _plain(step["note"]["quote"])
        (passage,) = (one for one in note.passages if quote in _plain(one.full))
        return PassageRef(note.id, passage.id)


def _plain(text: str) -> str:
    """A text as it is compared: white space told as one."""
    return " ".join(text.split())
