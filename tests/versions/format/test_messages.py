import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from versions.format.messages import Action
from versions.format.messages import BadTextError
from versions.format.messages import Message
from versions.format.messages import checked_name
from versions.format.messages import read_message
from versions.format.messages import write_message

REASONS = st.lists(
    st.sampled_from(
        [
            "Clause: hsa/x",
            "Version: hsa/beslut-1",
            "Note: n#p1",
            "Action: release",
            " Clause: hsa/x",
            "---",
            "",
            "Styrgruppen enades.",
            "Signed-off-by: A <a@b>",
            "(cherry picked from commit 1)",
            "Clause : hsa/x",
            "# rad",
        ]
    ),
    max_size=8,
).map("\n".join)


@given(REASONS)
def test_no_reason_can_add_a_trailer(why: str) -> None:
    trailers = {"Clause": ("hsa/abc",), "Note": ("2026-01-01-styrgrupp#p7",)}
    read = read_message(write_message(Message("hsa: edit", Action.EDIT, why, trailers)))

    assert read is not None
    assert read.action is Action.EDIT
    assert read.trailers == trailers
    assert read.why == why.strip()


def test_git_itself_finds_no_trailer_that_a_user_wrote() -> None:
    why = "Because.\n\nClause: hsa/forged\nDecided-By: nobody"
    raw = write_message(Message("s", Action.EDIT, why, {"Clause": ("hsa/abc",)}))
    told = subprocess.run(
        ["git", "interpret-trailers", "--parse"],
        input=raw.encode(),
        capture_output=True,
        check=True,
    )

    assert told.stdout.decode().splitlines() == ["Action: edit", "Clause: hsa/abc"]


def test_a_subject_is_one_line_without_control_characters() -> None:
    raw = write_message(Message("rubrik\nClause: hsa/x\x00\x07", Action.EDIT))

    assert raw.splitlines()[0] == "rubrik Clause: hsa/x"


def test_a_trailer_holds_ids_alone() -> None:
    with pytest.raises(ValueError, match="Note"):
        write_message(Message("s", Action.EDIT, "", {"Note": ("a\nClause: b",)}))


@pytest.mark.parametrize("name", ["", "  ", "A\x00B", "A <a@b>", "...", "A\u2028B\x07"])
def test_a_name_that_no_commit_could_hold_is_refused(name: str) -> None:
    with pytest.raises(BadTextError):
        checked_name(name)


def test_a_name_goes_on_one_line() -> None:
    assert checked_name(" Gemensam\nstyrgrupp ") == "Gemensam styrgrupp"


def test_a_message_of_another_program_is_not_taken_for_ours() -> None:
    assert read_message("fix\n\nSigned-off-by: x\n") is None
    assert read_message("Action: edit\n") is None
