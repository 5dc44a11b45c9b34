"""Commands that serve the pages."""

import gc
import logging
import os
import secrets
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.arguments import open_store
from service.calling import Context
from service.commands.accounts import database_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from service.settings import Settings
    from versions.store import Store

HOST = "127.0.0.1"
PORT = 8470
WORKERS = 2
"""How many pieces of heavy work run beside each other."""
THREADS = 12
"""More than can be at heavy work or wait for it, so that pages are answered meanwhile."""
SWITCH = 0.001
"""After how many seconds of one thread another gets its turn."""
PORTS = click.IntRange(0, 65535)


@click.command("serve")
@click.option("--host", default=HOST, show_default=True, help="Address to listen on.")
@click.option("--port", type=PORTS, default=PORT, show_default=True, help="0 for a free one.")
@click.option("--guests-compare", is_flag=True, help="Let people without accounts compare files.")
@click.pass_context
def serve_command(ctx: click.Context, host: str, port: int, guests_compare: bool) -> None:
    """Serve the pages of a store; without --audience a visitor sees what is decided."""
    from click.core import ParameterSource

    from service.accounts.tenants import read_tenants
    from service.safety import check
    from service.settings import Settings
    from service.settings import secret_key

    context: Context = ctx.obj
    parent = ctx.parent
    named = parent is not None and (
        parent.get_parameter_source("audience") is ParameterSource.COMMANDLINE
    )
    store = open_store(context)
    elsewhere = os.environ.get("LYDELSE_OIDC", "")
    settings = Settings(
        secret=secret_key(context.store),
        audience=context.audience if named else "decision",
        database=database_url(context.store),
        host=host,
        public_url=os.environ.get("LYDELSE_PUBLIC_URL", ""),
        guests_compare=guests_compare,
        workers=WORKERS,
        metrics_token=os.environ.get("LYDELSE_METRICS_TOKEN", ""),
        limited=True,
        tenants=read_tenants(Path(elsewhere)) if elsewhere else (),
    )
    check(settings, host, _secrets(context.store, elsewhere))
    _serve(store, settings, host, port, lambda app, here: _begin(app, here, context))


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
        settings = Settings(
            secret=secrets.token_hex(32),
            audience="draft",
            demo=True,
            database=f"sqlite:///{fresh}/accounts.sqlite",
        )
        _serve(store, settings, HOST, port, lambda app, here: _demo_link(app, here, context))


def _secrets(store: Path, elsewhere: str) -> list[Path]:
    """The files that hold secrets."""
    return [store / "secret", store / "accounts.sqlite", *([Path(elsewhere)] if elsewhere else [])]


def _serve(
    store: "Store",
    settings: "Settings",
    host: str,
    port: int,
    more: "Callable[[Flask, str], str]",
) -> None:
    """Serve until somebody ends the program; the address is printed when it can be opened."""
    from waitress import create_server

    from service.accounts.database import reaching
    from service.application import create_app

    signal.signal(signal.SIGTERM, _end)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    with reaching(settings.database):
        app = create_app(store, settings)
    try:
        server = create_server(app, host=host, port=port, threads=THREADS, ident=None)
    except ValueError as error:
        raise click.BadParameter(f"{host}: there is no such host", param_hint="--host") from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, f"{host}:{port}") from error
    here = f"http://{host}:{server.effective_port}"
    click.echo(f"{here}/")
    said = more(app, settings.public_url.rstrip("/") or here)
    if said:
        click.echo(said)
    _settle()
    sys.setswitchinterval(SWITCH)
    try:
        server.run()
    finally:
        server.close()


def _settle() -> None:
    """Leave what was loaded out of every search for garbage: each held all answers for 80 ms."""
    gc.collect()
    gc.freeze()


def _begin(app: "Flask", here: str, context: Context) -> str:
    """Begin the log; say how the first administrator gets in, where there is none."""
    from service.accounts.people import administrators
    from service.accounts.tickets import Purpose
    from service.accounts.tickets import make_ticket
    from service.application import database
    from service.web.observing import write_log
    from service.wording import Wording

    write_log()
    with database(app).writing() as connection:
        if administrators(connection):
            return ""
        token = make_ticket(connection, Purpose.FIRST, int(time.time()))
    said = Wording(context.language).say("The first administrator signs in here, once:")
    return f"{said} {here}/konto/lank/{token}"


def _demo_link(app: "Flask", here: str, context: Context) -> str:
    """How somebody becomes the sample's administrator."""
    from service.application import database
    from service.demo import add_people
    from service.wording import Wording

    token = add_people(database(app), int(time.time()))
    said = Wording(context.language).say("To write as well, sign in here, once:")
    return f"{said} {here}/konto/lank/{token}"


def _end(_signal: int, _frame: object) -> None:
    raise SystemExit(0)
