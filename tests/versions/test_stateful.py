"""A store beside a plain model of it, through everything that can happen to a family.

The model is a dictionary of texts; the store must say the same after every step, from a fresh
view, whoever wrote, whatever was interrupted and whether or not the index is there.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import event
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.stateful import consumes
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import rule

from clauses.model import Document
from tests.versions.killing import killed_before_write
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import new_store
from tests.versions.stores import reading
from versions.format.clause_file import wording_id
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.proposals import Status
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.view import View
from versions.writing.clauses import NothingChangedError
from versions.writing.conflict import StaleBaseError

STEPS, EXAMPLES = (30, 12) if "LYDELSE_TEST_LONG" not in os.environ else (80, 200)
HSA = "hsa"
Wanted = tuple[str, str, str]
"""Of a clause in a file: the id it is to keep, or nothing; its heading; what it says."""
WRITE = st.integers(1, 60)
"""Which write a killed process does not make."""
LINES = st.integers(1, 6).map(lambda number: f"Parterna ska göra sak {number}.")


@dataclass(frozen=True)
class Text:
    """A clause as the model knows it."""

    id: str
    heading: str
    says: str


@dataclass(frozen=True)
class Model:
    """What a store must say."""

    now: tuple[Text, ...] = ()
    versions: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    wordings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By clause, everything it said, oldest first."""
    proposals: dict[str, tuple[str, str, Status]] = field(default_factory=dict)
    """By id: clause, words, what became of it."""
    sources: dict[str, bytes] = field(default_factory=dict)
    """By version, the file it came from."""
    links: frozenset[tuple[str, str, LinkKind]] = frozenset()
    """Passages and the clauses they are tied to, by people or by a decision that names them."""

    def saying(self, clause_id: str, says: str) -> "Model":
        """The model in which a clause says something else."""
        now = tuple(replace(one, says=says) if one.id == clause_id else one for one in self.now)
        return replace(self, now=now).noted()

    def noted(self) -> "Model":
        """The model with what stands now as the newest wording of each clause."""
        wordings = dict(self.wordings)
        for one in self.now:
            known = wordings.get(one.id, ())
            if known[-1:] != (one.says,):
                wordings[one.id] = (*known, one.says)
        return replace(self, wordings=wordings)

    def tagged(self, version: str) -> "Model":
        """The model in which what stands is a version."""
        return replace(self, versions=self.versions | {version: self.now})

    def imported(self, version: str, now: tuple[Text, ...]) -> "Model":
        """The model in which a file became a version."""
        sources = self.sources | {version: _source(version)}
        return replace(self, now=now, sources=sources).noted().tagged(version)

    def linked(self, passage: PassageRef | None, clause_id: str, kind: LinkKind) -> "Model":
        """The model in which a passage is tied to a clause; the same one where there is none."""
        told = {(str(passage), clause_id, kind)} if passage else frozenset()
        return replace(self, links=self.links | told)

    def adopted(self, proposal: str, passage: PassageRef | None) -> "Model":
        """The model in which a proposal became the wording, as minutes may say."""
        clause_id, says, _ = self.proposals[proposal]
        after = self.saying(clause_id, says).decided(proposal, Status.ADOPTED)
        return after.linked(passage, clause_id, LinkKind.DECIDES)

    def decided(self, proposal: str, status: Status) -> "Model":
        """The model in which something became of a proposal."""
        clause_id, says, _ = self.proposals[proposal]
        return replace(self, proposals=self.proposals | {proposal: (clause_id, says, status)})


def as_told(store: Store) -> Model:
    """What a store says, as the model would."""
    view = store.view(Audience.DRAFT)
    texts = {state: _texts(view.document(HSA, state)) for state in _states(store)}
    return Model(
        texts.pop("now"),
        texts,
        {
            one: tuple(wording.text for wording in view.history(HSA, one))
            for one in {text.id for told in [*texts.values(), _now(store)] for text in told}
        },
        {one.id: (one.clause, one.text, one.status) for one in view.proposals(HSA)},
        dict(_sources(view)),
        frozenset(
            (f"{one.note}#{one.passage}", one.target.clause, one.kind) for one in view.links()
        ),
    )


def _source(version: str) -> bytes:
    """The file that a version is imported from."""
    return f"source of {version}".encode()


def _sources(view: View) -> Iterator[tuple[str, bytes]]:
    for version in view.versions(HSA):
        kept = view.source(HSA, version.id)
        if kept:
            yield version.id, kept[1]


def _states(store: Store) -> list[str]:
    return [*(version.id for version in store.view(Audience.DRAFT).versions(HSA)), "now"]


def _now(store: Store) -> tuple[Text, ...]:
    return _texts(store.view(Audience.DRAFT).document(HSA, "now"))


def _texts(document: Document) -> tuple[Text, ...]:
    return tuple(Text(one.id, one.heading, one.text) for one in document.clauses)


class Family(RuleBasedStateMachine):
    """Everything that can happen to a family of one document."""

    proposed = Bundle("proposed")
    passages = Bundle("passages")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="lydelse-"))
        self.store = new_store(self.folder)
        self.model = Model()
        self.made = 0

    @initialize(texts=st.lists(LINES, min_size=2, max_size=4))
    def begin(self, texts: list[str]) -> None:
        headings = [f"Avsnitt {at}" for at in range(len(texts))]
        self._bring([("", heading, says) for heading, says in zip(headings, texts, strict=True)])

    def _bring(self, wanted: list[Wanted]) -> None:
        """Import clauses: each the one with an id, or new where that is empty."""
        version = self._name("v")
        self._import(version, wanted)
        self._was_imported(version, wanted)

    def _name(self, kind: str) -> str:
        self.made += 1
        return f"{kind}-{self.made}"

    def _import(self, version: str, wanted: list[Wanted]) -> None:
        document = Document("Avtal", tuple(clause(heading, says) for _, heading, says in wanted))
        self.store.import_version(
            reading(document),
            _source(version),
            "Avtal.docx",
            document=HSA,
            version=version,
            stage=Stage.DRAFT,
            by="Arbetsgruppen",
            pairs={at: one for at, (one, _, _) in enumerate(wanted)} if self.model.now else None,
        )

    def _was_imported(self, version: str, wanted: list[Wanted]) -> None:
        told = _now(self.store)
        for text, (one, heading, says) in zip(told, wanted, strict=True):
            assert (text.heading, text.says) == (heading, says)
            assert text.id == one or (not one and text.id not in self.model.wordings)
        self.model = self.model.imported(version, told)

    def _clause(self, data: st.DataObject) -> Text:
        return data.draw(st.sampled_from(self.model.now))

    @rule(data=st.data(), line=LINES)
    def bring_a_version(self, data: st.DataObject, line: str) -> None:
        """A file in which clauses moved, one is new, and perhaps one is gone."""
        self._bring(self._file(data, line))

    def _file(self, data: st.DataObject, line: str) -> list[Wanted]:
        kept = [(one.id, one.heading, one.says) for one in self.model.now]
        kept = data.draw(st.permutations(kept))[: max(1, len(kept) - data.draw(st.integers(0, 1)))]
        place = data.draw(st.integers(0, len(kept)))
        return [*kept[:place], ("", f"Nytt {self.made}", line), *kept[place:]]

    @rule(data=st.data(), line=LINES)
    def edit(self, data: st.DataObject, line: str) -> None:
        one = self._clause(data)
        if one.says == line:
            with pytest.raises(NothingChangedError):
                self._edit(one.id, line)
            return
        self._edit(one.id, line)
        self.model = self.model.saying(one.id, line)

    def _edit(self, clause_id: str, line: str, base: str = "latest") -> None:
        self.store.edit(
            HSA, clause_id, blocks=blocks(line), base=base, by="Styrgruppen", why="Skäl."
        )

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """A clause says again what it said before."""
        one = self._clause(data)
        earlier = [says for says in self.model.wordings[one.id] if says != one.says]
        if earlier:
            says = data.draw(st.sampled_from(earlier))
            self._edit(one.id, says)
            self.model = self.model.saying(one.id, says)

    @rule(data=st.data(), line=LINES)
    def edit_what_no_longer_stands(self, data: st.DataObject, line: str) -> None:
        one = self._clause(data)
        gone = replace(clause(one.heading, "Det här har aldrig stått."), id=one.id)
        with pytest.raises(StaleBaseError):
            self._edit(one.id, line, base=wording_id(gone))

    @rule(target=proposed, data=st.data(), line=LINES)
    def propose(self, data: st.DataObject, line: str) -> str:
        one = self._clause(data)
        made = self.store.propose(
            HSA, one.id, title="Förslag", from_="Kommunerna", blocks=blocks(line)
        )
        told = {made.id: (one.id, line, Status.OPEN)}
        self.model = replace(self.model, proposals=self.model.proposals | told)
        return made.id

    @rule(target=passages, data=st.data())
    def keep_minutes(self, data: st.DataObject) -> PassageRef:
        """Minutes are kept, and what they say is tied to a clause."""
        said = Passage("p1", None, PassageKind.TEXT, "Mötet talade om saken.")
        minutes = Minutes("Möte", "Styrgruppen", None, passages=(said,))
        passage = PassageRef(self.store.import_note(minutes, b"x", "a.txt").id, "p1")
        one = self._clause(data)
        self.store.link(passage, Target(HSA, one.id), LinkKind.DISCUSSES)
        self.model = self.model.linked(passage, one.id, LinkKind.DISCUSSES)
        return passage

    @rule(proposal=consumes(proposed), passage=passages | st.none())
    def adopt(self, proposal: str, passage: PassageRef | None) -> None:
        if self._can_be_adopted(proposal):
            self._adopt(proposal, passage)
            self.model = self.model.adopted(proposal, passage)
        else:
            self.store.set_proposal_status(proposal, Status.REJECTED, by="Styrgruppen")
            self.model = self.model.decided(proposal, Status.REJECTED)

    def _can_be_adopted(self, proposal: str) -> bool:
        clause_id, says, _ = self.model.proposals[proposal]
        return any(one.id == clause_id and one.says != says for one in self.model.now)

    def _adopt(self, proposal: str, passage: PassageRef | None) -> None:
        self.store.adopt(proposal, by="Styrgruppen", why="Enighet.", note=passage, base="latest")

    @rule()
    def release(self) -> None:
        version = self._name("r")
        self._release(version)
        self.model = self.model.tagged(version)

    def _release(self, version: str) -> None:
        self.store.release(HSA, version, Stage.DECISION, by="Styrgruppen")

    @rule(data=st.data(), line=LINES, write=WRITE)
    def be_killed_while_editing(self, data: st.DataObject, line: str, write: int) -> None:
        one = self._clause(data)
        if one.says != line:
            self._killed(write, lambda: self._edit(one.id, line), self.model.saying(one.id, line))

    @rule(proposal=consumes(proposed), passage=passages | st.none(), write=WRITE)
    def be_killed_while_adopting(
        self, proposal: str, passage: PassageRef | None, write: int
    ) -> None:
        """Texts say it, the proposal is adopted and the minutes are named; or nothing of it."""
        if self._can_be_adopted(proposal):
            after = self.model.adopted(proposal, passage)
            self._killed(write, lambda: self._adopt(proposal, passage), after)

    @rule(write=WRITE)
    def be_killed_while_releasing(self, write: int) -> None:
        """Main names the version and the tag is there; or nothing of it."""
        version = self._name("r")
        self._killed(write, lambda: self._release(version), self.model.tagged(version))

    @rule(data=st.data(), line=LINES, write=WRITE)
    def be_killed_while_importing(self, data: st.DataObject, line: str, write: int) -> None:
        """Texts, tag and the file itself are there; or nothing of it."""
        version, wanted = self._name("v"), self._file(data, line)
        acknowledged = self._cut_off(write, lambda: self._import(version, wanted))
        if version in _states(self.store):
            self._was_imported(version, wanted)
        else:
            assert not acknowledged

    def _killed(self, write: int, work: Callable[[], object], after: Model) -> None:
        """What was not acknowledged is there wholly or not at all."""
        acknowledged = self._cut_off(write, work)
        if as_told(self.store) == after:
            self.model = after
        else:
            assert not acknowledged

    def _cut_off(self, write: int, work: Callable[[], object]) -> bool:
        acknowledged = killed_before_write(write, work)
        event("journal left" if list(self.store_folder.glob("pending/*.json")) else "none left")
        self.store = Store.open(self.store_folder)
        return acknowledged

    @rule()
    def lose_the_index(self) -> None:
        for file in self.store_folder.glob("index*"):
            file.unlink()

    @rule()
    def reindex(self) -> None:
        self.store.reindex()

    @rule()
    def open_anew(self) -> None:
        self.store = Store.open(self.store_folder)

    @property
    def store_folder(self) -> Path:
        return self.folder / "store"

    @invariant()
    def say_what_the_model_says(self) -> None:
        if not self.model.now:
            return
        told = as_told(self.store)
        assert told == replace(self.model, wordings=told.wordings)
        for one, wordings in told.wordings.items():
            assert wordings == self.model.wordings[one]

    @invariant()
    def find_what_the_model_says(self) -> None:
        if not self.model.now:
            return
        view = self.store.view(Audience.DRAFT)
        for one in self.model.now:
            number = one.says.split()[-1].rstrip(".")
            found = {
                hit.clause for hit in view.search(f"sak {number}").hits if hit.kind == "clause"
            }
            assert one.id in found

    def teardown(self) -> None:
        for name in ("texts.git", "notes.git"):
            subprocess.run(
                ["git", "-C", str(self.store_folder / name), "fsck", "--strict", "--no-dangling"],
                check=True,
                capture_output=True,
            )
        self.store.maintain()
        assert self.store.verify() == ()
        shutil.rmtree(self.folder)


TestFamily = Family.TestCase
TestFamily.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
