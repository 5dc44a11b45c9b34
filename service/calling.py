"""What every command is called with, and how groups of commands tell what they have."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

json_option = click.option("--json", "as_json", is_flag=True, help="Print it for programs to read.")
view_option = click.option(
    "--view",
    type=click.Choice(["inline", "columns", "changes"]),
    default="inline",
    show_default=True,
    help="The whole text with its changes, both wordings beside each other, or changes alone.",
)
_WHOLE = 200
"""So long may a line be that tells what a command does; none is."""


@dataclass(frozen=True, slots=True)
class Context:
    """What every command knows: where the store lies, who asks, in which language."""

    store: Path
    language: str
    quiet: bool
    audience: str


def spoken_language() -> str:
    """Swedish where the machine speaks it, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "sv" if spoken.startswith("sv") else "en"


class Group(click.Group):
    """Commands that are told whole, not cut to a line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what every command does."""
        self.write_topic(ctx, formatter, "Commands", self.list_commands(ctx))

    def write_topic(
        self, ctx: click.Context, formatter: click.HelpFormatter, topic: str, names: Iterable[str]
    ) -> None:
        """Write what some commands do, under a heading."""
        found = ((name, self.get_command(ctx, name)) for name in names)
        rows = [(name, one.get_short_help_str(_WHOLE)) for name, one in found if one]
        with formatter.section(topic):
            formatter.write_dl(rows)
