from pathlib import Path

import pytest

from tests.versions.stores import DUTY
from tests.versions.stores import WHEN
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.gathering.proposal_sources import within
from versions.gathering.proposal_sources import words_of
from versions.records.proposals import ClosedProposalError
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.records.proposals import UnknownProposalError
from versions.seen.texts import UnknownClauseError
from versions.stages import Audience
from versions.store import LATEST
from versions.store import Store
from versions.writing.conflict import StaleBaseError


def proposed(store: Store, text: str, from_: str = "Kommunerna") -> Proposal:
    return store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title=f"Förslag från {from_}",
        from_=from_,
        blocks=blocks(text),
        when=WHEN,
    )


def test_proposals_stand_side_by_side(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = [proposed(store, "Kommunen ska.", "Regionen"), proposed(store, "Kommunen kan.")]
    kept = store.view(Audience.DRAFT).proposals("hsa", clause_id(store, "lakarkontakt"))

    assert {one.id: one for one in kept} == {one.id: one for one in made}
    assert store.view(Audience.DRAFT).proposal(made[0].id).text == "Kommunen ska."


def test_adopting_is_one_decision_that_names_its_proposal(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = proposed(store, "Kommunen ska.")
    done = store.adopt(made.id, by="Styrgruppen", why="Enighet.", when=WHEN)
    view = store.view(Audience.DRAFT)

    assert view.document("hsa", "now").clauses[2].text == "Kommunen ska."
    assert view.proposal(made.id).status is Status.ADOPTED
    assert view.decisions[-1].commit == done.commit
    assert view.decisions[-1].message.values("Proposal") == (made.id,)


def test_a_proposal_on_an_older_wording_is_not_adopted_unseen(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = proposed(store, "Kommunen ska.")
    edited(store, "lakarkontakt", "Kommunen måste.")
    before = store.view(Audience.DRAFT).tips
    with pytest.raises(StaleBaseError) as refused:
        store.adopt(made.id, by="Styrgruppen", why="Enighet.")

    told = {"base": DUTY, "current": "Kommunen måste.", "your": "Kommunen ska."}
    assert refused.value.texts == told
    assert store.view(Audience.DRAFT).tips == before
    store.adopt(made.id, by="Styrgruppen", why="Enighet.", base=LATEST)
    assert store.view(Audience.DRAFT).document("hsa", "now").clauses[2].text == "Kommunen ska."


def test_a_proposal_is_adopted_once(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = proposed(store, "Kommunen ska.")
    store.adopt(made.id, by="Styrgruppen", why="Enighet.")
    with pytest.raises(ClosedProposalError):
        store.adopt(made.id, by="Styrgruppen", why="Igen.", base=LATEST)
    with pytest.raises(ClosedProposalError):
        store.set_proposal_status(made.id, Status.REJECTED, by="Styrgruppen")


def test_a_proposal_is_escalated_to_a_body(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    made = proposed(store, "Kommunen ska.")
    store.set_proposal_status(made.id, Status.ESCALATED, "Gemensam styrgrupp", by="Arbetsgruppen")
    kept = store.view(Audience.DRAFT).proposal(made.id)

    assert (kept.status, kept.to) == (Status.ESCALATED, "Gemensam styrgrupp")
    with pytest.raises(ClosedProposalError):
        store.set_proposal_status(made.id, Status.ADOPTED, by="Arbetsgruppen")


def test_proposals_for_what_does_not_exist_are_refused(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    with pytest.raises(UnknownClauseError):
        store.propose("hsa", "saknas", title="T", from_="A", blocks=())
    with pytest.raises(UnknownProposalError):
        store.adopt("saknas", by="A", why="")


def test_a_compromise_remembers_whose_words_it_is_made_of(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    first = proposed(store, "Kommunen ska erbjuda läkarkontakt inom två dygn.", "Regionen")
    second = proposed(store, "Kommunen bör erbjuda läkarkontakt redan samma dag.")
    made = store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Kompromiss",
        from_="Styrgruppen",
        blocks=blocks("Kommunen ska erbjuda läkarkontakt redan samma dag, alltid."),
        made_of=(first.id, second.id),
        when=WHEN,
    )
    view = store.view(Audience.DRAFT)
    words = words_of(view, view.proposal(made.id))
    told = {one.text.strip(): [each.from_ for each in one.proposals] for one in words}

    assert "".join(one.text for one in words) == made.text
    assert told["ska"] == ["Regionen"]
    assert told["redan samma dag"] == ["Kommunerna"]
    assert [one.text for one in within(words, ["samma dag"])] == ["samma dag"]
    assert any(one.kept and "erbjuda" in one.text for one in words)


def test_a_compromise_of_a_proposal_that_is_not_there_is_refused(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)

    with pytest.raises(UnknownProposalError):
        store.propose(
            "hsa",
            clause_id(store, "lakarkontakt"),
            title="Kompromiss",
            from_="Styrgruppen",
            blocks=blocks("Nytt."),
            made_of=("saknas22",),
            when=WHEN,
        )
