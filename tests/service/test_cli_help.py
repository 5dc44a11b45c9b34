"""What the command tells of itself."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from service.cli import cli
from tests.running import lydelse


def commands(group: click.Group, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command there is, in words."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


def told(*words: str) -> list[str]:
    """The paragraphs of a help text: how it is called, what it does, and so on."""
    done = lydelse(*words, "--help")

    assert (done.code, done.err) == (0, "")
    return done.out.split("\n\n")


def test_every_command_is_listed_under_its_topic() -> None:
    listed = [line.split()[0] for line in "\n".join(told()).splitlines() if line[:2] == "  "]

    assert set(cli.list_commands(click.Context(cli))) <= set(listed)


@pytest.mark.parametrize("words", [(), *commands(cli)], ids=" ".join)
def test_every_command_says_what_it_does_in_whole_sentences(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    usage, does, *rest = told(*words)

    assert usage.startswith(f"Usage: {' '.join(('lydelse', *words))} ")
    assert does.strip().endswith(".")
    assert not any("..." in one for one in rest)


@pytest.mark.parametrize("words", list(commands(cli)), ids=" ".join)
def test_every_option_says_what_it_is(words: tuple[str, ...]) -> None:
    command: click.Command = cli
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found
        command = found
    options = [one for one in command.params if isinstance(one, click.Option)]

    assert [one.name for one in options if not one.help] == []
