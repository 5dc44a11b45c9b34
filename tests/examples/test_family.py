import importlib.util
import json
import re
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def load_make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_make", EXAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sample_make"] = module
    spec.loader.exec_module(module)
    return module


MAKE = load_make()
FAMILY: dict[str, Any] = json.loads((EXAMPLES / "family.json").read_text(encoding="utf-8"))
TRUTH: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
REFERENCE = r"avsnitt \d+\.\d+(?: och \d+\.\d+)?"
STEPS: list[dict[str, Any]] = FAMILY["steps"]
CHANGES: list[dict[str, Any]] = TRUTH["changes"]
FILES: dict[str, bytes] = MAKE.make_family()


def read_text(name: str) -> str:
    return (EXAMPLES / "texts" / f"{name}.md").read_text(encoding="utf-8")


def clauses_of(name: str) -> dict[str, str]:
    return {clause.heading: clause.body for clause in MAKE.read_clauses(read_text(name))}


def numbers_of(name: str) -> dict[str, str]:
    return {clause.heading: clause.number for clause in MAKE.read_clauses(read_text(name))}


def imports() -> list[dict[str, Any]]:
    return [step for step in STEPS if step["do"] == "import"]


def sources() -> list[str]:
    return [Path(step["file"]).stem for step in imports()]


def note_passages(identity: str) -> list[str]:
    (found,) = (EXAMPLES / "minutes").glob(f"{identity}.*")
    return [line for line in found.read_text(encoding="utf-8").splitlines() if line.strip()]


def quotes() -> list[tuple[str, str]]:
    told = [(step["note"]["id"], step["note"]["quote"]) for step in STEPS if "note" in step]
    reasons = [reason for change in CHANGES for reason in change["reasons"]]
    apart = [*reasons, *TRUTH["kept"], *TRUTH["questions"]]
    return sorted({*told, *((entry["note"], entry["quote"]) for entry in apart)})


def wording(version: str, headings: list[str]) -> str:
    clauses = clauses_of(f"hsa-{version}")
    return "\n".join(f"{heading}\n{clauses[heading]}" for heading in headings)


OLD, NEW = clauses_of("hsa-remiss-1"), clauses_of("hsa-beslut-1")


# The files


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_committed_word_file_is_what_the_program_makes(name: str) -> None:
    assert (EXAMPLES / "word" / name).read_bytes() == FILES[name]


def test_no_other_word_file_lies_beside_them() -> None:
    assert {path.name for path in (EXAMPLES / "word").iterdir()} == set(FILES)


def test_every_file_of_a_step_is_there() -> None:
    assert all((EXAMPLES / step["file"]).is_file() for step in STEPS if "file" in step)


def test_every_source_is_used() -> None:
    used = {Path(step["file"]).stem for step in STEPS if "file" in step}
    folders = (EXAMPLES / "texts", EXAMPLES / "minutes")

    assert {path.stem for folder in folders for path in folder.iterdir()} == used


@pytest.mark.parametrize("name", sorted(FILES))
def test_python_docx_opens_the_file_and_finds_its_title(name: str) -> None:
    opened = docx.Document(BytesIO(FILES[name]))

    assert opened.core_properties.title == opened.paragraphs[0].text
    assert str(opened.paragraphs[0].style.name) == "Title"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sources())
def test_every_heading_of_the_source_is_a_heading_in_word(name: str) -> None:
    opened = docx.Document(BytesIO(FILES[f"{name}.docx"]))
    styles = {f"Heading {level}" for level in (1, 2)}
    found = [p.text for p in opened.paragraphs if p.style is not None and p.style.name in styles]

    assert found == list(clauses_of(name))[1:]


def test_an_unchanged_clause_has_the_same_markup_in_both_versions() -> None:
    pattern = re.compile(r"<w:p>.*?</w:p>", re.S)
    old, new = (
        set(pattern.findall(MAKE.write_body(MAKE.read_source(text), numbered=True, width=9070)))
        for text in (read_text("hsa-remiss-1"), read_text("hsa-beslut-1"))
    )

    assert len(old & new) > 0.75 * len(old)


# The texts


@pytest.mark.parametrize("version", ["utkast-3", "remiss-1", "beslut-1"])
def test_the_main_agreement_has_about_45_clauses_in_9_chapters(version: str) -> None:
    numbers = [number for number in numbers_of(f"hsa-{version}").values() if number]

    assert 40 <= len(numbers) <= 50
    assert sum("." not in number for number in numbers) == 9


@pytest.mark.parametrize("name", sources())
def test_every_heading_stands_once(name: str) -> None:
    headings = [clause.heading for clause in MAKE.read_clauses(read_text(name))]

    assert len(headings) == len(set(headings))


@pytest.mark.parametrize("name", [name for name in sources() if name != "hsa-utkast-3"])
def test_every_cross_reference_leads_to_a_section(name: str) -> None:
    text = re.sub(r"\{ref [^|]+\|([^}]+)\}", r"\1", read_text(name))
    cited = set(re.findall(r"\b\d{1,2}\.\d{1,2}\b(?!\d)", " ".join(re.findall(REFERENCE, text))))

    assert cited <= set(numbers_of(name).values())


def test_the_draft_has_one_reference_that_leads_nowhere() -> None:
    cited = set(re.findall(r"avsnitt (\d+\.\d+)", read_text("hsa-utkast-3")))

    assert cited - set(numbers_of("hsa-utkast-3").values()) == {"10.2"}


@pytest.mark.parametrize("name", sources())
def test_a_reference_field_shows_the_number_of_its_target(name: str) -> None:
    numbers = numbers_of(name)

    for target, shown in re.findall(r"\{ref ([^|}]+)\|([^}]+)\}", read_text(name)):
        assert numbers[target] == shown


@pytest.mark.parametrize("name", sources())
def test_every_footnote_has_a_mark_and_a_body(name: str) -> None:
    text = read_text(name)
    bodies = re.findall(r"(?m)^\[\^(\w+)\]: ", text)
    marks = re.findall(r"\[\^(\w+)\](?!:)", text)

    assert marks == bodies


# The script


def test_the_steps_stand_in_the_order_of_time() -> None:
    dates = [step["date"] for step in STEPS if "date" in step]

    assert dates == sorted(dates)


def test_a_note_is_there_before_anything_cites_it() -> None:
    seen: set[str] = set()
    for step in STEPS:
        if step["do"] == "note":
            seen.add(step["id"])
        assert step.get("note", {"id": None})["id"] in {None, *seen}


def test_the_minutes_come_from_five_bodies_in_two_formats() -> None:
    notes = [step for step in STEPS if step["do"] == "note"]
    endings = [Path(step["file"]).suffix for step in notes]

    assert len({step["body"] for step in notes}) == 5
    assert endings.count(".docx") >= 2
    assert endings.count(".txt") >= 2
    assert all(step["id"] == f"{step['date']}-{step['body']}" for step in notes)


@pytest.mark.parametrize(("note", "quote"), quotes())
def test_a_quote_stands_once_in_its_note(note: str, quote: str) -> None:
    assert sum(passage.count(quote) for passage in note_passages(note)) == 1


@pytest.mark.parametrize("step", [s for s in STEPS if s["do"] == "edit" and "text" in s])
def test_an_edited_clause_reads_as_it_is_decided(step: dict[str, Any]) -> None:
    assert step["clause"] in OLD
    assert step["text"] == NEW[step["clause"]]


def test_the_renamed_clause_is_called_so_in_the_decision() -> None:
    renamed = [step for step in STEPS if step["do"] == "edit" and "heading" in step]

    assert renamed
    assert all(step["clause"] in OLD and step["heading"] in NEW for step in renamed)


def test_the_adopted_proposal_is_what_was_decided() -> None:
    proposals = {step["id"]: step for step in STEPS if step["do"] == "propose"}
    (adopted,) = (step for step in STEPS if step["do"] == "adopt")
    chosen = proposals[adopted["proposal"]]

    assert chosen["text"] == NEW[chosen["clause"]]


def test_three_bodies_escalate_a_wording_of_one_clause() -> None:
    escalated = [step for step in STEPS if step.get("status") == "escalated"]
    escalated = [step for step in escalated if step["document"] == "hsa"]

    assert len({step["from"] for step in escalated}) == 3
    assert len({step["clause"] for step in escalated}) == 1


def test_every_proposed_wording_is_quoted_in_the_minutes_of_the_meeting() -> None:
    minutes = "\n".join(note_passages("2025-11-12-gemensam-styrgrupp"))
    proposals = [step for step in STEPS if step["do"] == "propose"]
    proposed = [step["text"] for step in proposals if step["document"] == "hsa"]

    assert all(part in minutes for text in proposed for part in text.split("\n\n"))


@pytest.mark.parametrize("step", [s for s in STEPS if s["do"] == "link"])
def test_a_link_leads_to_a_clause_that_holds_its_phrase(step: dict[str, Any]) -> None:
    target = step["target"]
    if "proposal" in target:
        assert target["proposal"] in {s["id"] for s in STEPS if s["do"] == "propose"}
    elif "clause" in target:
        name = f"{target['document']}-{target['version']}"
        text = f"{target['clause']}\n{clauses_of(name)[target['clause']]}"

        assert step.get("phrase", "") in text
    else:
        assert target == {"document": "hsa"}


# The truth


def test_there_are_at_least_fifteen_changes_of_every_kind() -> None:
    kinds = {kind for change in CHANGES for kind in change["kinds"]}

    assert len(CHANGES) >= 15
    assert kinds == {
        "edited", "moved", "split", "merged", "inserted", "deleted", "retitled", "term",
    }  # fmt: skip
    assert any({"moved", "edited"} <= set(change["kinds"]) for change in CHANGES)
    assert any(change["kinds"] == ["moved"] for change in CHANGES)


def test_most_changes_are_explained_but_not_all() -> None:
    share = sum(change["explained"] for change in CHANGES) / len(CHANGES)

    assert 0.6 <= share < 0.9
    assert all(change["explained"] == bool(change["reasons"]) for change in CHANGES)


def test_some_changes_were_never_consulted_on() -> None:
    never = [change for change in CHANGES if change["never_consulted"]]

    assert {change["explained"] for change in never} == {True, False}
    assert not any(change["responses"] for change in never)


def test_an_explained_change_has_its_reason_in_the_script() -> None:
    cited = {(step["note"]["id"], step["note"]["quote"]) for step in STEPS if "note" in step}
    reasons = {(r["note"], r["quote"]) for change in CHANGES for r in change["reasons"]}

    assert reasons <= cited


@pytest.mark.parametrize("change", CHANGES, ids=[change["id"] for change in CHANGES])
def test_a_phrase_of_a_change_stands_where_it_is_said_to_stand(change: dict[str, Any]) -> None:
    old = wording("remiss-1", change["old"])
    new = wording("beslut-1", change["new"])
    before, after = change["old_phrase"], change["new_phrase"]

    assert (before or "") in old
    assert (after or "") in new
    if "retitled" not in change["kinds"]:
        assert before is None or before not in new
        assert after is None or after not in old


def test_every_clause_that_differs_is_accounted_for() -> None:
    told = {heading for change in CHANGES for heading in (*change["old"], *change["new"])}
    told |= {reference["clause"] for reference in TRUTH["references"]}
    differing = {h for h in OLD.keys() | NEW.keys() if OLD.get(h) != NEW.get(h)}

    assert differing <= told


def test_what_moved_is_told_to_have_moved() -> None:
    moved = {h for change in CHANGES if "moved" in change["kinds"] for h in change["new"]}
    rest = [
        [h for h in clauses if h in OLD and h in NEW and h not in moved] for clauses in (OLD, NEW)
    ]

    assert rest[0] == rest[1]


def test_a_renumbered_reference_follows_its_section() -> None:
    for reference in TRUTH["references"]:
        shown = re.compile(r"\{ref [^|]+\|([^}]+)\}")
        old = shown.sub(r"\1", OLD[reference["clause"]])
        new = shown.sub(r"\1", NEW[reference["clause"]])

        assert new == old.replace(reference["old_phrase"], reference["new_phrase"])
        assert new != old


def test_what_was_kept_after_debate_is_the_same_in_both_versions() -> None:
    for kept in TRUTH["kept"]:
        assert kept["phrase"] in OLD[kept["clause"]]
        assert kept["phrase"] in NEW[kept["clause"]]


def test_the_collation_cites_sections_of_the_version_that_was_consulted_on() -> None:
    source = (EXAMPLES / "minutes" / "sammanstallning-remissvar.md").read_text(encoding="utf-8")
    (table,) = (block for block in MAKE.read_source(source).blocks if block.kind == "table")
    titles = {f"{number} {heading}" for heading, number in numbers_of("hsa-remiss-1").items()}
    cited = {row[0] for row in table.rows[1:]}
    answered = {part for change in CHANGES for part in change["responses"]}

    assert len(table.rows) >= 15
    assert cited - {"Hela avtalet"} <= titles
    assert answered <= {name.split(" ")[0] for name in cited} | {"Hela avtalet"}


def test_the_parties_decide_in_different_ways_and_some_are_left() -> None:
    (parties,) = (step["names"] for step in STEPS if step["do"] == "parties")
    decided = {step["party"]: step["outcome"] for step in STEPS if step["do"] == "decide"}
    listed = "\n".join(OLD.values())

    assert set(decided) < set(parties)
    assert set(decided.values()) == {"yes", "no", "yes-with-statement"}
    assert all(party in listed for party in parties[1:])
