"""The sample family with something in every place."""

from datetime import UTC
from datetime import datetime

from versions.records.links import Target
from versions.stages import Audience
from versions.store import NOW
from versions.store import Store

_WHEN = datetime(2026, 6, 1, 9, tzinfo=UTC)


def enrich(store: Store) -> Store:
    """Ask a question and make a comment, which the sample has none of."""
    clause = store.view(Audience.DRAFT).clause_id("hsa", NOW, "kontakt-kvall-natt-och-helg")
    target = Target("hsa", clause)
    store.ask("Hur snart ringer läkaren?", body="Arbetsgruppen", targets=(target,), when=_WHEN)
    store.comment(target, "en läkare", "Tiden behöver sägas.", by="Arbetsgruppen", when=_WHEN)
    return store
