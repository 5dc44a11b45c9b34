"""Commands that serve the pages."""

import secrets
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import open_store
from service.cli import Context

if TYPE_CHECKING:
    from service.settings import Settings
    from versions.store import Store

HOST = "127.0.0.1"
PORT = 8470
PORTS = click.IntRange(0, 65535)


@click.command("serve")
@click.option("--host", default=HOST, show_default=True)
@click.option("--port", type=PORTS, default=PORT, show_default=True)
@click.pass_context
def serve_command(ctx: click.Context, host: str, port: int) -> None:
    """Serve the pages of a store; without --audience a visitor sees what is decided."""
    from click.core import ParameterSource

    from service.commands.users import database_url
    from service.settings import Settings
    from service.settings import secret_key

    context: Context = ctx.obj
    parent = ctx.parent
    named = parent is not None and (
        parent.get_parameter_source("audience") is ParameterSource.COMMANDLINE
    )
    audience = context.audience if named else "decision"
    store = open_store(context)
    settings = Settings(
        secret=secret_key(context.store), audience=audience, database=database_url(context.store)
    )
    _serve(store, settings, host, port)


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="Load the sample family and stop.")
@click.option("--port", type=PORTS, default=0, help="Port to serve on; a free one if not given.")
@click.pass_context
def demo_command(ctx: click.Context, no_serve: bool, port: int) -> None:
    """Load the sample family and serve it."""
    from service.demo import load
    from service.settings import Settings

    context: Context = ctx.obj
    named = ctx.parent is not None and ctx.parent.params.get("store") is not None
    if no_serve:
        load(context.store)
        if not context.quiet:
            click.echo(str(context.store))
        return
    with tempfile.TemporaryDirectory(prefix="lydelse-") as fresh:
        store = load(context.store if named else Path(fresh) / "store")
        settings = Settings(secret=secrets.token_hex(32), audience="draft", demo=True)
        _serve(store, settings, HOST, port)


def _serve(store: "Store", settings: "Settings", host: str, port: int) -> None:
    """Serve until somebody ends the program; the address is printed when it can be opened."""
    from waitress import create_server

    from service.application import create_app

    signal.signal(signal.SIGTERM, _end)
    app = create_app(store, settings)
    try:
        server = create_server(app, host=host, port=port, ident=None)
    except ValueError as error:
        raise click.BadParameter(f"{host}: there is no such host", param_hint="--host") from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    click.echo(f"http://{host}:{server.effective_port}/")
    try:
        server.run()
    finally:
        server.close()


def _end(_signal: int, _frame: object) -> None:
    raise SystemExit(0)
