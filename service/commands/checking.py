"""The command that looks for references and terms that do not hold together."""

from dataclasses import asdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from service.arguments import open_view
from service.arguments import version_argument
from service.calling import Context
from service.calling import json_option
from service.lines.outputs import print_json
from service.wording import N_
from service.wording import Wording

if TYPE_CHECKING:
    from clauses.checking.checks import Finding
    from clauses.model import Document

_SAID = {
    "dangling-reference": N_("“{text}” refers to a clause that does not exist"),
    "stale-reference": N_("“{text}” referred to a clause that is now number {about}"),
    "stale-reference-gone": N_("“{text}” referred to a clause that is gone"),
    "unused-definition": N_("“{text}” is defined but never used"),
    "defined-twice": N_("“{text}” is defined twice"),
    "undefined-term": N_("“{text}” is used but never explained"),
    "two-names": N_("“{text}” and “{about}” seem to be two names of one thing"),
}


@click.command("check")
@click.argument("version")
@click.option("--broken", "only_broken", is_flag=True, help="Only what this version broke.")
@json_option
@click.pass_obj
def check_command(context: Context, version: str, only_broken: bool, as_json: bool) -> None:
    """Look for references and terms in D@V that do not hold together."""
    name, wanted = version_argument(version)
    found = _findings(context, name, wanted, only_broken=only_broken)
    if as_json:
        print_json({"document": name, "findings": [_told(one) for one in found]})
        return
    say = Wording(context.language)
    click.echo(
        "\n".join([_line(one, name, say) for one in found] or [say.say("Nothing was found.")])
    )


def broken_lines(context: Context, document: str, version: str) -> list[str]:
    """What a version broke that the version before it had whole, a sentence each."""
    say = Wording(context.language)
    found = _findings(context, document, version, only_broken=True)
    return [_line(one, document, say) for one in found]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A finding and the document in which it stands."""

    name: str
    document: "Document"
    finding: "Finding"


def _findings(
    context: Context, name: str, wanted: str, *, only_broken: bool
) -> tuple[_Placed, ...]:
    from clauses.checking.checks import broken
    from clauses.checking.checks import broken_in
    from clauses.checking.checks import check

    view = open_view(context)
    document = view.document(name, wanted)
    others = {
        one.id: view.document(one.id, "latest")
        for one in view.documents()
        if one.id != name and view.versions(one.id)
    }
    versions = [one.id for one in view.versions(name)]
    known = versions.index(wanted) if wanted in versions else len(versions) - (wanted == "latest")
    earlier = view.document(name, versions[known - 1]) if known > 0 else None
    if not only_broken:
        return tuple(_Placed(name, document, one) for one in check(document, others, earlier))
    if earlier is None:
        return ()
    own = [_Placed(name, document, one) for one in broken(document, earlier, others)]
    theirs = [
        _Placed(key, other, one)
        for key, other in sorted(others.items())
        for one in broken_in(other, name, document, earlier)
    ]
    return (*own, *theirs)


def _told(placed: _Placed) -> dict[str, object]:
    clause = placed.document.clauses[placed.finding.clause]
    place = {"document": placed.name, "number": clause.number, "heading": clause.heading}
    return {**asdict(placed.finding), **place}


def _line(placed: _Placed, name: str, say: Wording) -> str:
    """A sentence on a finding; in another document than the named one, with its title."""
    finding, clause = placed.finding, placed.document.clauses[placed.finding.clause]
    gone = finding.fault.value == "stale-reference" and not finding.about
    said = say.say(_SAID[finding.fault.value + ("-gone" if gone else "")])
    title = placed.document.title if placed.name != name else ""
    where = ", ".join(part for part in (title, f"{clause.number} {clause.heading}".strip()) if part)
    return f"{where}: {said.format(text=finding.text, about=finding.about)}"
