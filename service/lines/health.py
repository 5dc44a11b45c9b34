"""What commands print about the health of a store, and about who is erased from it."""

from collections.abc import Iterator
from collections.abc import Sequence

from service.accounts.people import Account
from service.values.answers import Plain
from service.wording import N_
from service.wording import Wording
from versions.health.erasing import Traces
from versions.health.remains import RemainKind
from versions.health.remains import Remains

_REMAINS = {
    RemainKind.AUTHOR_KEY: N_("Decisions in the texts, under a key that leads to no name"),
    RemainKind.AUTHOR: N_("Author of decisions or versions in the texts, by name"),
    RemainKind.REASON: N_("Named in reasons or titles in the texts"),
    RemainKind.WORDING: N_("Named in wordings of the texts"),
    RemainKind.PATH: N_("The name stands in the name of a file"),
    RemainKind.NOTES: N_("Still named in notes; look at this"),
    RemainKind.UNREAD: N_("Files that nobody could look into; look yourself"),
    RemainKind.BACKUP: N_("Backups made before; restore erases the person from them again"),
    RemainKind.MOVED: N_(
        "Backups that are no longer where they were written; "
        "if they were moved, the same holds as for those above"
    ),
    RemainKind.FOLLOWER: N_(
        "Followers; mirror to them again, and let git prune their notes.git there"
    ),
}


def erasure_text(
    found: Traces, accounts: Sequence[Account], rows: Sequence[str], language: str
) -> str:
    """Where somebody is named, what is done about it and what is left."""
    wording = Wording(language)
    lines = [f"{found.who.name} ({found.who.key})"]
    lines += _listed(wording.say("Rewritten in notes, now and in their history"), found.rewritten)
    lines += _listed(wording.say("Removed from notes and their history"), found.removed)
    lines += _listed(wording.say("Accounts removed"), [one.mail for one in accounts])
    beside = wording.say("In the log, links and sessions of the service")
    lines += _listed(f"{wording.say('What is left')}: {beside}", rows)
    for kind, phrase in _REMAINS.items():
        lines += _listed(
            f"{wording.say('What is left')}: {wording.say(phrase)}", _of(found.remains, kind)
        )
    return "\n".join(lines)


def _listed(title: str, rows: Sequence[str]) -> Iterator[str]:
    if rows:
        yield f"{title}:"
        yield from (f"  {row}" for row in rows)


def _of(remains: Sequence[Remains], kind: RemainKind) -> list[str]:
    return [one.where for one in remains if one.kind is kind]


def erasure_json(
    found: Traces, accounts: Sequence[Account], rows: Sequence[str], *, erased: bool
) -> Plain:
    """Where somebody is named, what is done about it and what is left."""
    return {
        "accounts": [one.mail for one in accounts],
        "erased": erased,
        "key": found.who.key,
        "name": found.who.name,
        "remains": [
            *({"kind": "service", "where": row} for row in rows),
            *({"kind": one.kind.value, "where": one.where} for one in found.remains),
        ],
        "removed": list(found.removed),
        "rewritten": list(found.rewritten),
    }
