"""What those outside the working group are told of why a decision was made."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clauses.changes import edits
from service.telling import teller
from service.values.answers import why_json
from service.wording import Wording
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.explaining.reasons import Answer
from versions.format.messages import BadTextError
from versions.readership import Reader
from versions.readership import Readership
from versions.records.links import UnknownChangeError
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.view import View

WITHIN, SHORT = "Regionens jurister krävde det i ett förtroligt möte.", "Tydligare ansvar."
PARTIES = Readership(Audience.CONSULTATION)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A family in which one decision lies between two versions that parties read."""
    made = new_store(tmp_path)
    imported(made, agreement(), "remiss-1", Stage.CONSULTATION)
    edited(made, "syfte", "Något helt annat ska gälla.", why=WITHIN, by="Arbetsgruppen")
    made.release("hsa", "remiss-2", Stage.CONSULTATION, by="Arbetsgruppen", when=WHEN)
    return made


def decision(store: Store) -> str:
    (found,) = (one for one in store.view(Audience.DRAFT).decisions if one.message.why == WITHIN)
    return found.commit


def answers(view: View) -> Iterator[Answer]:
    reasons = view.reasons("hsa", "remiss-1", "remiss-2")
    comparison = view.compare("hsa", "remiss-1", "hsa", "remiss-2")
    for change in comparison.changes:
        yield from (reasons.of(edit) for edit in edits(change, comparison))


def test_a_reason_that_is_not_published_is_not_told(store: Store) -> None:
    for answer in answers(store.view(Audience.CONSULTATION)):
        assert (answer.why, answer.explained, answer.withheld) == ("", False, True)


def test_the_short_form_is_the_reason_for_those_it_is_for(store: Store) -> None:
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)
    view = store.view(Audience.CONSULTATION)

    for answer in answers(view):
        assert (answer.why, answer.explained, answer.commits) == (SHORT, True, ())
        assert teller(view, Wording("sv"))(answer) == (SHORT,)


def test_the_working_group_reads_the_reason_itself_and_what_others_read(store: Store) -> None:
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)

    for answer in answers(store.view(Audience.DRAFT)):
        assert answer.why == WITHIN
        assert [one.text for one in answer.published] == [SHORT]


def test_the_reason_itself_never_reaches_them(store: Store) -> None:
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)
    view = store.view(Audience.CONSULTATION)
    told = why_json(view.why("hsa", view.clause_id("hsa", "remiss-2", "syfte"), "remiss-2"), view)
    everything = repr(
        (told, list(answers(view)), view.latest(50), view.report("hsa", "remiss-1", "remiss-2"))
    )

    assert SHORT in repr(told)
    assert WITHIN not in everything
    assert decision(store) not in repr(told)


def test_a_body_that_is_named_reads_it_and_another_does_not(store: Store) -> None:
    named = Readership(Audience.DRAFT, ("Styrgruppen",))
    store.publish_reason(decision(store), named, by="Arbetsgruppen", text=SHORT, when=WHEN)
    steering = store.view(Reader(Audience.CONSULTATION, frozenset({"styrgruppen"})))
    other = store.view(Reader(Audience.CONSULTATION, frozenset({"kommunen"})))

    assert {answer.why for answer in answers(steering)} == {SHORT}
    assert {answer.why for answer in answers(other)} == {""}
    assert dict(other.published_reasons) == {}


def test_without_a_form_of_its_own_they_read_the_reason_as_it_is(store: Store) -> None:
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", when=WHEN)

    assert {one.why for one in answers(store.view(Audience.CONSULTATION))} == {WITHIN}


def test_what_is_taken_back_is_told_no_more(store: Store) -> None:
    before = store.view(Audience.CONSULTATION).tips
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)
    between = store.view(Audience.CONSULTATION).tips
    store.withdraw_reason(decision(store)[:10], by="Arbetsgruppen", when=WHEN)
    after = store.view(Audience.CONSULTATION)

    assert {one.why for one in answers(after)} == {""}
    assert before == after.tips != between


def test_an_unknown_decision_or_nothing_to_tell_is_refused(store: Store) -> None:
    first = store.view(Audience.DRAFT).decisions[0].commit

    with pytest.raises(UnknownChangeError):
        store.publish_reason("deadbeef", PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)
    with pytest.raises(BadTextError):
        store.publish_reason(first, PARTIES, by="Arbetsgruppen", when=WHEN)


def test_a_store_with_published_reasons_is_healthy(store: Store) -> None:
    store.publish_reason(decision(store), PARTIES, by="Arbetsgruppen", text=SHORT, when=WHEN)

    assert store.verify() == ()
