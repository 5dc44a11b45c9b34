"""The command ``lydelse``: thin over the store and the writers."""

import io
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from service.calling import Context
from service.calling import Group
from service.calling import spoken_language

_TOPICS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Files, without a store": {
        "files": ("read", "compare"),
        "tracking": ("revisions", "accept", "reject"),
    },
    "Documents and their versions": {
        "family": ("init", "import", "release", "documents", "versions", "show", "diff"),
        "sending": ("export",),
        "identifying": ("identify",),
        "searching": ("search",),
        "checking": ("check",),
    },
    "Clauses: their wordings, and why": {
        "drafting": ("edit", "propose", "proposals", "adopt", "history", "why", "origin"),
        "reports": ("reasons", "considered"),
        "publishing": ("reason",),
    },
    "Meetings, responses and decisions": {
        "notes": ("note", "bodies"),
        "responses": ("responses",),
        "meetings": ("packet", "agenda"),
        "standing": ("question", "comment", "decide", "parties", "plan", "state"),
    },
    "The store and its service": {
        "verifying": ("verify",),
        "upkeep": ("reindex", "maintain", "backup", "restore", "mirror", "publish"),
        "erasing": ("erase",),
        "serving": ("serve", "demo"),
        "users": ("users",),
    },
}
"""By topic, the modules of `service.commands` and what each has."""
_MODULES = {
    name: module
    for modules in _TOPICS.values()
    for module, names in modules.items()
    for name in names
}


class _Commands(Group):
    """The commands by name; the module of one is imported only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in alphabetical order."""
        return sorted(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, none if there is none."""
        if cmd_name not in _MODULES:
            return None
        module = import_module(f"service.commands.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what every command does, by topic."""
        for topic, modules in _TOPICS.items():
            names = [name for found in modules.values() for name in found]
            self.write_topic(ctx, formatter, topic, names)


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the family's store.")
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of what is printed.")
@click.option("--quiet", is_flag=True, help="Print nothing but what was asked for.")
@click.option(
    "--audience",
    type=click.Choice(["draft", "consultation", "decision"]),
    default="draft",
    show_default=True,
    help="Whose view of the store to take.",
)
@click.version_option(package_name="lydelse", message="%(version)s")
@click.pass_context
def cli(
    ctx: click.Context, store: Path | None, lang: str | None, quiet: bool, audience: str
) -> None:
    """Versions of agreements, clause by clause: redlines, and the reason for every change.

    A document is a file, or D@V, a version in the store: hsa@remiss-1, hsa@latest for the newest,
    hsa@now for the text being worked on. A clause is hsa/its-heading, with a version where wanted.
    """
    folder = store or Path(os.environ.get("LYDELSE_STORE") or "lydelse-data")
    ctx.obj = Context(folder, lang or spoken_language(), quiet, audience)


def main() -> None:
    """Run a command; every failure is one line and an exit code."""
    from service.exits import failing

    _speak_utf8()
    with failing(sys.argv[1:]):
        sys.exit(cli.main(prog_name="lydelse", standalone_mode=False))


def _speak_utf8() -> None:
    """Print text as UTF-8 wherever it goes: what is piped must not depend on the terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
