"""Commands for the store as a whole: its index, its packs and its copies."""

from pathlib import Path

import click

from service.arguments import open_store
from service.calling import Context


@click.command("reindex")
@click.pass_obj
def reindex_command(context: Context) -> None:
    """Rebuild the index that search answers from."""
    open_store(context).reindex()


@click.command("maintain")
@click.pass_obj
def maintain_command(context: Context) -> None:
    """Pack what was written, so that the store stays small and quick."""
    open_store(context).maintain()


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup_command(context: Context, file: Path) -> None:
    """Write the whole store into one file, while others go on working."""
    open_store(context).backup(file)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def restore_command(context: Context, file: Path) -> None:
    """Restore a backup into a folder that is empty or missing."""
    from service.wording import Wording
    from versions.health.backup import restore

    erased = restore(file, context.store)
    if erased and not context.quiet:
        said = Wording(context.language).say("Erased again, as the ledger says: {keys}")
        click.echo(said.format(keys=", ".join(erased)), err=True)


@click.command("mirror")
@click.argument("url")
@click.pass_obj
def mirror_command(context: Context, url: str) -> None:
    """Bring everything to a follower who may read everything."""
    open_store(context).mirror(url)


@click.command("publish")
@click.argument("audience", type=click.Choice(["consultation", "decision"]))
@click.pass_obj
def publish_command(context: Context, audience: str) -> None:
    """Make the git repository that an audience may fetch; say where it lies."""
    from versions.stages import Audience

    made = open_store(context).publish(Audience(audience))
    click.echo(str(made.path))
    for name in made.left_out:
        click.echo(f"lydelse: {name}: left out: versions behind it are not for them", err=True)
