"""The command ``lydelse``: thin over the store and the writers."""

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from service.calling import Context
from service.calling import spoken_language

_COMMANDS = {
    "files": ("read", "compare"),
    "tracking": ("revisions", "accept", "reject"),
    "family": ("init", "import", "release", "documents", "versions", "show", "diff"),
    "sending": ("export",),
    "drafting": ("edit", "propose", "proposals", "adopt", "history", "why", "origin"),
    "notes": ("note", "bodies"),
    "reports": ("reasons", "considered"),
    "responses": ("responses",),
    "publishing": ("reason",),
    "checking": ("check",),
    "identifying": ("identify",),
    "meetings": ("packet", "agenda"),
    "standing": ("question", "comment", "decide", "parties", "plan", "state"),
    "verifying": ("verify",),
    "upkeep": ("search", "reindex", "maintain", "backup", "restore", "mirror", "publish"),
    "serving": ("serve", "demo"),
    "users": ("users",),
    "erasing": ("erase",),
}
_MODULES = {name: module for module, names in _COMMANDS.items() for name in names}


class _Commands(click.Group):
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
    """Versions of agreements, clause by clause: redlines, and the reason for every change."""
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
