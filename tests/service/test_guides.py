"""What the guides tell people to type is there, and both languages tell the same."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from service.cli import cli

GUIDES = Path(__file__).parent.parent.parent / "docs" / "guide"
_TYPED = re.compile(
    r"`((?:lydelse|question|note|plan|reason|users) [^`\n]+)`|^    (lydelse .*)$", re.M
)
_OPTION = re.compile(r"--?[a-z][a-z-]*\Z")


def commands(language: str) -> list[list[str]]:
    """Every command that a guide tells to type, in words."""
    text = (GUIDES / f"{language}.md").read_text("utf-8")
    typed = ("".join(found).split("  #")[0] for found in _TYPED.findall(text))
    return [[word for word in shlex.split(one) if word != "lydelse"] for one in typed]


def found(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that is meant, and what follows it."""
    command: click.Command = cli
    rest = words[2:] if words[0] == "--store" else words
    while isinstance(command, click.Group) and rest:
        inner = command.get_command(click.Context(command), rest[0])
        if inner is None:
            break
        command, rest = inner, rest[1:]
    return command, rest


def unknown(words: list[str]) -> Iterator[str]:
    """What of a command is not there."""
    command, rest = found(words)
    if isinstance(command, click.Group):
        yield " ".join(words)
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    yield from (word for word in rest if _OPTION.match(word) and word not in known)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_command_and_option_of_a_guide_is_there(language: str) -> None:
    typed = commands(language)

    assert [lost for words in typed for lost in unknown(words)] == []
    assert len(typed) > 50


def test_both_guides_tell_the_same_commands() -> None:
    swedish, english = (
        sorted(
            (found(words)[0].name or "", *filter(_OPTION.match, words))
            for words in commands(language)
        )
        for language in ("sv", "en")
    )

    assert swedish == english
