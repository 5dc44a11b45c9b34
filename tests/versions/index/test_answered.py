from pathlib import Path

from tests.versions.stores import agreement
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.index import answered
from versions.index.answered import Answered
from versions.readership import Reader
from versions.stages import Audience
from versions.stages import Stage


def test_a_question_is_worked_out_once_for_each_reader_until_the_store_changes(
    tmp_path: Path,
) -> None:
    store = store_with_agreement(tmp_path / "store")
    asked: list[Audience] = []

    def ask(audience: Audience) -> int:
        def answer() -> int:
            asked.append(audience)
            return len(asked)

        return store.view(Reader(audience)).once("how many", answer)

    draft, decision = Audience.DRAFT, Audience.DECISION
    assert [ask(draft), ask(draft), ask(decision), ask(draft)] == [1, 1, 2, 1]

    imported(store, agreement(), "remiss-9", Stage.CONSULTATION)

    assert [ask(draft), ask(decision)] == [3, 4]


def test_no_more_answers_are_kept_than_there_is_room_for(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path / "store")
    tips = store.view(Audience.DRAFT)._moment.tips
    kept = Answered()

    for number in range(3 * answered.MOST):
        assert kept.once(tips, number, lambda number=number: number) == number  # type: ignore[misc]

    assert len(kept._kept._kept) <= answered.MOST


def test_an_answer_made_of_more_answers_than_there_is_room_for_is_kept(tmp_path: Path) -> None:
    tips = store_with_agreement(tmp_path / "store").view(Audience.DRAFT)._moment.tips
    kept = Answered()
    worked: list[int] = []

    def whole() -> int:
        worked.append(1)
        return sum(kept.once(tips, at, lambda at=at: at) for at in range(2 * answered.MOST))  # type: ignore[misc]

    assert kept.once(tips, "whole", whole) == kept.once(tips, "whole", whole)
    assert len(worked) == 1
