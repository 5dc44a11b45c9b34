from pathlib import Path

from clauses.changes import Kind
from clauses.model import Document
from tests.versions.stores import clause
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.stages import Audience
from versions.store import Store

REQUEST = (
    "Vårdcentralen ska begära vård i förväg och ange vilka insatser som behövs för patienten. "
    "Begäran lämnas skriftligt till den mottagande enheten senast klockan femton samma dag."
)
REPORT = (
    "Sjuksköterskan rapporterar läkemedel, hjälpmedel och planerade kontroller muntligen vid "
    "överflyttningen. Rapporten antecknas i journalen och bekräftas av mottagande personal."
)
OTHER = "Parterna följer upp avtalet varje år och redovisar resultatet för samrådsorganet."


def ids(store: Store) -> dict[str, str]:
    return {c.heading: c.id for c in store.view(Audience.DRAFT).document("hsa", "now").clauses}


def whole() -> Document:
    both = clause("Begäran och rapport", REQUEST, REPORT)
    return Document("Avtal", (both, clause("Uppföljning", OTHER)))


def parted() -> Document:
    return Document(
        "Avtal",
        (clause("Begäran", REQUEST), clause("Rapport", REPORT), clause("Uppföljning", OTHER)),
    )


def test_of_a_split_clause_one_part_keeps_the_id(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, whole())
    before = ids(store)["Begäran och rapport"]
    made = imported(store, parted(), "remiss-2")
    after = ids(store)

    assert [after["Begäran"], after["Rapport"]].count(before) == 1
    assert made.comparison is not None
    assert any(Kind.SPLIT in change.kinds for change in made.comparison.changes)
    trailers = store.view(Audience.DRAFT).decisions[-1].message.values("Split")
    born = ({after["Begäran"], after["Rapport"]} - {before}).pop()
    assert trailers == (f"hsa/{born} from hsa/{before}",)


def test_of_merged_clauses_one_id_survives(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, parted())
    before = ids(store)
    imported(store, whole(), "remiss-2")
    survivor = ids(store)["Begäran och rapport"]
    ended = ({before["Begäran"], before["Rapport"]} - {survivor}).pop()

    trailers = store.view(Audience.DRAFT).decisions[-1].message.values("Merged")
    assert trailers == (f"hsa/{ended} into hsa/{survivor}",)


def test_the_history_of_a_born_part_goes_on_in_the_clause_it_was_split_from(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, whole())
    before = ids(store)["Begäran och rapport"]
    imported(store, parted(), "remiss-2")
    after = ids(store)
    (born,) = {after["Begäran"], after["Rapport"]} - {before}
    wordings = store.view(Audience.DRAFT).history("hsa", born)

    assert [(one.clause, one.version) for one in wordings] == [
        (before, "remiss-1"),
        (born, "remiss-2"),
    ]


def test_doubtful_pairs_are_told(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, whole())
    made = imported(store, parted(), "remiss-2")

    assert made.comparison is not None
    assert set(made.doubtful) == {c for c in made.comparison.changes if c.doubtful}
