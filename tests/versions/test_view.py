"""What each audience sees: nothing of what is not for it shows in any answer."""

import pickle
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from clauses.changes import edits
from tests.versions.stores import PURPOSE
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.errors import NotFoundError
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Participant
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.proposals import Status
from versions.stages import Audience
from versions.stages import Stage
from versions.store import LATEST
from versions.store import NOW
from versions.store import Store
from versions.view import View

SECRET = "hemligheten"
OUTSIDE = [Audience.CONSULTATION, Audience.DECISION]


def minutes(text: str = f"Mötet sade {SECRET}.") -> Minutes:
    passage = Passage("p1", None, PassageKind.TEXT, text)
    person = Participant(f"Namn {SECRET}")
    return Minutes(
        "Möte", "Styrgruppen", date(2026, 2, 1), passages=(passage,), participants=(person,)
    )


def family(folder: Path) -> Store:
    """Drafts, edits, notes, proposals and links that all hold one secret word."""
    store = new_store(folder)
    imported(store, agreement(duty=f"Utkast med {SECRET}."), "utkast-1", Stage.DRAFT)
    imported(store, agreement(), "remiss-1")
    imported(store, agreement(duty="Kommunen ska."), "beslut-1", Stage.DECISION)
    imported(store, agreement(duty=SECRET), "utkast-1", Stage.DRAFT, name=f"{SECRET}", parent="hsa")
    note = store.import_note(minutes(), SECRET.encode(), f"{SECRET}.txt", when=WHEN)
    passage = PassageRef(note.id, "p1")
    purpose = clause_id(store, "syfte")
    edited(store, "uppsagning-av-avtal", f"Ny text, {SECRET}.", why=f"Skäl, {SECRET}.", by=SECRET)
    proposal = store.propose(
        "hsa", purpose, title=SECRET, from_=SECRET, blocks=blocks(SECRET), note=passage, when=WHEN
    )
    store.link(passage, Target("hsa", purpose, "beslut-1"), LinkKind.DECIDES, by=SECRET, when=WHEN)
    store.link(passage, Target("hsa", purpose), LinkKind.LEAVES, phrase=SECRET, when=WHEN)
    store.adopt(proposal.id, by=SECRET, why=SECRET, note=passage, when=WHEN)
    return store


def answers(view: View) -> Iterator[object]:
    """Everything that a view answers for what its audience can name."""
    yield from (view.family, view.documents(), view.notes(), view.links(), view.proposals())
    yield from (view.latest(100), view.search("ska"), view.search(SECRET), view.known_names)
    yield from (view.decisions, view.all_versions)
    for document in view.documents():
        versions = [version.id for version in view.versions(document.id)]
        for version in (*versions, LATEST):
            yield from (view.document(document.id, version), view.slugs(document.id, version))
            yield view.source(document.id, version)
            for one in view.document(document.id, version).clauses:
                yield view.why(document.id, one.id, version)
                yield view.history(document.id, one.id)
        for old, new in pairwise(versions):
            comparison = view.compare(document.id, old, document.id, new)
            reasons = view.reasons(document.id, old, new)
            for change in comparison.changes:
                yield [reasons.of(edit).credit() for edit in edits(change, comparison)]
                yield from (reasons.of(edit) for edit in edits(change, comparison))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_nothing_that_is_not_for_an_audience_shows_in_any_answer(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    view = store.view(audience)
    drafted = [decision.commit for decision in store.view(Audience.DRAFT).decisions]
    told = "\n".join(repr(answer) for answer in answers(view))

    assert PURPOSE in told
    assert SECRET not in told
    assert "utkast" not in told
    assert not any(commit in told for commit in drafted)


def test_the_working_group_sees_all_of_it(tmp_path: Path) -> None:
    view = family(tmp_path).view(Audience.DRAFT)

    assert [version.id for version in view.versions("hsa")] == ["utkast-1", "remiss-1", "beslut-1"]
    assert len(view.notes()) == 1
    assert len(view.proposals()) == 1
    assert len(view.links(note=view.notes()[0].id)) == 3


def test_each_audience_sees_the_stages_that_are_for_it(tmp_path: Path) -> None:
    store = family(tmp_path)
    seen = {
        audience: [version.id for version in store.view(audience).versions("hsa")]
        for audience in OUTSIDE
    }

    assert seen == {
        Audience.CONSULTATION: ["remiss-1", "beslut-1"],
        Audience.DECISION: ["beslut-1"],
    }


Question = Callable[[View, str, str], object]
QUESTIONS: dict[str, Question] = {
    "document": lambda view, document, version: view.document(document, version),
    "versions": lambda view, document, _: view.versions(document),
    "slugs": lambda view, document, version: view.slugs(document, version),
    "compare": lambda view, document, version: view.compare("hsa", "beslut-1", document, version),
    "reasons": lambda view, document, version: view.reasons(document, version, "beslut-1"),
    "history": lambda view, document, _: view.history(document, "x"),
    "why": lambda view, document, version: view.why(document, "x", version),
    "source": lambda view, document, version: view.source(document, version),
    "search": lambda view, document, version: view.search("ska", document, version),
}


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "versions"])
def test_a_forbidden_version_is_refused_like_a_missing_one(
    tmp_path: Path, audience: Audience, question: str
) -> None:
    view = family(tmp_path).view(audience)
    ask = QUESTIONS[question]
    refusals = []
    for version in ("utkast-1", "utkast-9"):
        with pytest.raises(NotFoundError) as refused:
            ask(view, "hsa", version)
        refusals.append((type(refused.value), str(refused.value).replace(version, "V")))

    assert refusals[0] == refusals[1]


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_forbidden_document_is_refused_like_a_missing_one(
    tmp_path: Path, audience: Audience, question: str
) -> None:
    view = family(tmp_path).view(audience)
    ask = QUESTIONS[question]
    refusals = []
    for document in (SECRET, "saknas"):
        with pytest.raises(NotFoundError) as refused:
            ask(view, document, "utkast-1")
        refusals.append((type(refused.value), str(refused.value).replace(document, "D")))

    assert refusals[0] == refusals[1]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_the_text_being_worked_on_does_not_exist_outside(
    tmp_path: Path, audience: Audience
) -> None:
    view = family(tmp_path).view(audience)
    for question in ("document", "slugs", "why", "compare", "search"):
        with pytest.raises(NotFoundError):
            QUESTIONS[question](view, "hsa", NOW)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_forbidden_notes_proposals_and_clauses_are_refused_like_missing_ones(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    within, view = store.view(Audience.DRAFT), store.view(audience)
    with pytest.raises(NotFoundError):
        view.note(within.notes()[0].id)
    with pytest.raises(NotFoundError):
        view.proposal(within.proposals()[0].id)
    with pytest.raises(NotFoundError):
        view.note_source(within.notes()[0].id)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_happens_within_does_not_change_what_others_are_told_is_new(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    before = store.view(audience).tips
    inside = store.view(Audience.DRAFT).tips
    edited(store, "lakarkontakt", "Ännu en text.")
    imported(store, agreement(), "utkast-2", Stage.DRAFT)
    after = store.view(audience).tips

    assert after == before
    assert store.view(Audience.DRAFT).tips != inside


@pytest.mark.parametrize("audience", Audience)
def test_what_is_seen_of_one_document_is_named_apart_from_others(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    pair = ("hsa", "remiss-1"), ("hsa", "beslut-1")
    before = store.view(audience)
    imported(store, agreement(), "beslut-1", Stage.DECISION, name="rutin")
    beside = store.view(audience)
    imported(store, agreement(), "beslut-2", Stage.DECISION)
    after = store.view(audience)

    assert beside.tips != before.tips
    assert beside.tips_of(*pair) == before.tips_of(*pair)
    assert after.tips_of(*pair) != before.tips_of(*pair)


def test_the_text_being_worked_on_is_named_anew_by_every_decision(tmp_path: Path) -> None:
    store = family(tmp_path)
    now, version = ("hsa", "now"), ("hsa", "remiss-1")
    before = store.view(Audience.DRAFT)
    imported(store, agreement(), "beslut-1", Stage.DECISION, name="rutin")
    after = store.view(Audience.DRAFT)

    assert after.tips_of(version) == before.tips_of(version)
    assert after.tips_of(version, now) != before.tips_of(version, now)


@pytest.mark.parametrize("audience", Audience)
def test_elsewhere_a_view_shows_the_same_reader_the_same_moment(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    here = store.view(audience)
    imported(store, agreement(), "beslut-2", Stage.DECISION)
    elsewhere = pickle.loads(pickle.dumps(here))

    assert elsewhere.tips == here.tips != store.view(audience).tips
    assert elsewhere.documents() == here.documents() != store.view(audience).documents()
    assert elsewhere.latest(100) == here.latest(100)


def test_a_clause_of_drafts_alone_does_not_exist_outside(tmp_path: Path) -> None:
    store = family(tmp_path)
    with_new = (*agreement().clauses, clause("Endast utkast", "Text."))
    imported(store, replace(agreement(), clauses=with_new), "utkast-2", Stage.DRAFT)
    hidden = clause_id(store, "endast-utkast")
    with pytest.raises(NotFoundError):
        store.view(Audience.CONSULTATION).history("hsa", hidden)
    with pytest.raises(NotFoundError):
        store.view(Audience.CONSULTATION).clause_id("hsa", LATEST, "endast-utkast")


def test_a_record_that_names_a_wider_audience_is_seen_by_it_alone(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, agreement(), "remiss-1")
    imported(store, agreement(duty="Kommunen ska."), "remiss-2")
    duty = clause_id(store, "lakarkontakt")
    wide = Audience.CONSULTATION
    note = store.import_note(
        minutes("Mötet beslutade."), b"x", f"{SECRET}.txt", readers=Readership(wide), when=WHEN
    )
    passage = PassageRef(note.id, "p1")
    made = store.link(
        passage,
        Target("hsa", duty, "remiss-2"),
        LinkKind.DECIDES,
        phrase="ska",
        by="A",
        readers=Readership(wide),
        when=WHEN,
    )
    store.propose(
        "hsa",
        duty,
        title="T",
        from_="Kommunerna",
        blocks=blocks("X."),
        readers=Readership(wide),
        when=WHEN,
    )
    view = store.view(wide)
    why = view.why("hsa", duty, "remiss-2")

    assert [one.title for one in view.notes()] == ["Möte"]
    assert view.notes()[0].participants == ()
    assert [link.id for link in view.links(document="hsa", clause=duty)] == [made.id]
    assert [one.title for one in view.proposals("hsa", duty)] == ["T"]
    assert [link.quote for change in why.changes for link in change.notes] == ["Mötet beslutade."]
    assert why.withheld
    assert SECRET not in repr(list(answers(view)))
    assert store.view(Audience.DECISION).notes() == ()
    assert store.view(Audience.DECISION).proposals() == ()


def test_a_released_proposal_names_no_person_passage_or_proposal_that_is_not(
    tmp_path: Path,
) -> None:
    store = new_store(tmp_path)
    imported(store, agreement(), "remiss-1")
    store.add_person("Någon Känd")
    hidden = store.import_note(minutes(), b"x", "a.txt", when=WHEN)
    purpose = clause_id(store, "syfte")

    def proposed(from_: str, audience: Audience, note: PassageRef | None = None) -> str:
        return store.propose(
            "hsa",
            purpose,
            title="Förslag",
            from_=from_,
            blocks=blocks(f"Förslag från {from_}."),
            note=note,
            readers=Readership(audience),
            when=WHEN,
        ).id

    draft = proposed("Arbetsgruppen", Audience.DRAFT)
    by_person = proposed("någon känd", Audience.CONSULTATION, PassageRef(hidden.id, "p1"))
    by_participant = proposed(f"Namn {SECRET}", Audience.CONSULTATION)
    by_body = proposed("Kommunerna", Audience.CONSULTATION)
    for one, to in ((by_person, draft), (by_participant, "Någon Känd"), (by_body, by_person)):
        store.set_proposal_status(one, Status.SUPERSEDED, to, by="Arbetsgruppen", when=WHEN)
    view = store.view(Audience.CONSULTATION)
    told = {one.id: (one.from_, one.to, one.note) for one in view.proposals()}

    assert told == {
        by_person: ("", "", None),
        by_participant: ("", "", None),
        by_body: ("Kommunerna", by_person, None),
    }
    assert store.view(Audience.DRAFT).proposal(by_person).from_ == "någon känd"
