"""A store beside a plain model of it, through everything that can happen to a family.

The model is a dictionary of texts; the store must say the same after every step, from a fresh
view, whoever wrote, whatever was interrupted and whether or not the index is there.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle
from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.stateful import consumes
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import rule

from clauses.model import Document
from tests.versions.killing import killed_after
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import new_store
from tests.versions.stores import reading
from versions.format.clause_file import wording_id
from versions.records.proposals import Status
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.clauses import NothingChangedError
from versions.writing.conflict import StaleBaseError

STEPS, EXAMPLES = (30, 12) if "LYDELSE_TEST_LONG" not in os.environ else (80, 200)
HSA = "hsa"
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
    )


def _states(store: Store) -> list[str]:
    return [*(version.id for version in store.view(Audience.DRAFT).versions(HSA)), "now"]


def _now(store: Store) -> tuple[Text, ...]:
    return _texts(store.view(Audience.DRAFT).document(HSA, "now"))


def _texts(document: Document) -> tuple[Text, ...]:
    return tuple(Text(one.id, one.heading, one.text) for one in document.clauses)


class Family(RuleBasedStateMachine):
    """Everything that can happen to a family of one document."""

    proposed = Bundle("proposed")

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

    def _bring(self, wanted: list[tuple[str, str, str]]) -> None:
        """Import clauses: each the one with an id, or new where that is empty."""
        self.made += 1
        version = f"v-{self.made}"
        document = Document("Avtal", tuple(clause(heading, says) for _, heading, says in wanted))
        done = self.store.import_version(
            reading(document),
            b"source",
            "Avtal.docx",
            document=HSA,
            version=version,
            stage=Stage.DRAFT,
            by="Arbetsgruppen",
            pairs={at: one for at, (one, _, _) in enumerate(wanted)} if self.model.now else None,
        )
        told = _now(self.store)
        for text, (one, heading, says) in zip(told, wanted, strict=True):
            assert (text.heading, text.says) == (heading, says)
            assert text.id == one or (not one and text.id not in self.model.wordings)
        assert done.version.id == version
        self.model = replace(self.model, now=told).noted().tagged(version)

    def _clause(self, data: st.DataObject) -> Text:
        return data.draw(st.sampled_from(self.model.now))

    @rule(data=st.data(), line=LINES)
    def bring_a_version(self, data: st.DataObject, line: str) -> None:
        """A file in which clauses moved, one is new, and perhaps one is gone."""
        kept = [(one.id, one.heading, one.says) for one in self.model.now]
        kept = data.draw(st.permutations(kept))[: max(1, len(kept) - data.draw(st.integers(0, 1)))]
        place = data.draw(st.integers(0, len(kept)))
        self._bring([*kept[:place], ("", f"Nytt {self.made}", line), *kept[place:]])

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

    @rule(proposal=consumes(proposed))
    def adopt(self, proposal: str) -> None:
        clause_id, says, _ = self.model.proposals[proposal]
        stands = {one.id: one.says for one in self.model.now}
        if stands.get(clause_id, says) == says:
            self.store.set_proposal_status(proposal, Status.REJECTED, by="Styrgruppen")
            self.model = self.model.decided(proposal, Status.REJECTED)
            return
        self.store.adopt(proposal, by="Styrgruppen", why="Enighet.", base="latest")
        self.model = self.model.saying(clause_id, says).decided(proposal, Status.ADOPTED)

    @rule()
    def release(self) -> None:
        self.made += 1
        version = f"r-{self.made}"
        self.store.release(HSA, version, Stage.DECISION, by="Styrgruppen")
        self.model = self.model.tagged(version)

    @rule(data=st.data(), line=LINES, calls=st.integers(1, 2500))
    def be_killed_while_editing(self, data: st.DataObject, line: str, calls: int) -> None:
        """What was not acknowledged is there wholly or not at all."""
        one = self._clause(data)
        if one.says == line:
            return
        acknowledged = killed_after(calls, lambda: self._edit(one.id, line))
        self.store = Store.open(self.store_folder)
        after = self.model.saying(one.id, line)
        stands = {text.id: text.says for text in _now(self.store)}
        if stands[one.id] == line:
            self.model = after
        else:
            assert not acknowledged

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
        assert told.now == self.model.now
        assert told.versions == self.model.versions
        assert told.proposals == self.model.proposals
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
