"""The command that looks for references and terms that do not hold together."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from service.arguments import open_view
from service.arguments import version_argument
from service.cli import Context
from service.outputs import print_json
from service.wording import N_
from service.wording import Wording

if TYPE_CHECKING:
    from clauses.checks import Finding
    from clauses.model import Document

_SAID = {
    "dangling-reference": N_("“{text}” points at a clause that is not there"),
    "stale-reference": N_("“{text}” pointed at a clause that is number {about} now"),
    "stale-reference-gone": N_("“{text}” pointed at a clause that is gone"),
    "unused-definition": N_("“{text}” is defined but never used"),
    "defined-twice": N_("“{text}” is defined twice"),
    "undefined-term": N_("“{text}” is used but never explained"),
    "two-names": N_("“{text}” and “{about}” seem to be two names of one thing"),
}


@click.command("check")
@click.argument("version")
@click.option("--broken", "only_broken", is_flag=True, help="Only what this version broke.")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def check_command(context: Context, version: str, only_broken: bool, as_json: bool) -> None:
    """Look for references and terms in D@V that do not hold together."""
    name, wanted = version_argument(version)
    document, found = _findings(context, name, wanted, only_broken=only_broken)
    if as_json:
        print_json({"document": name, "findings": [_told(one, document) for one in found]})
        return
    say = Wording(context.language)
    lines = [_line(one, document, say) for one in found]
    click.echo("\n".join(lines or [say.say("Nothing was found.")]))


def broken_lines(context: Context, document: str, version: str) -> list[str]:
    """What a version broke that the version before it had whole, a sentence each."""
    found, broken = _findings(context, document, version, only_broken=True)
    say = Wording(context.language)
    return [_line(one, found, say) for one in broken]


def _findings(
    context: Context, name: str, wanted: str, *, only_broken: bool
) -> "tuple[Document, tuple[Finding, ...]]":
    from clauses.checks import broken
    from clauses.checks import check

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
    if only_broken:
        return document, broken(document, earlier, others) if earlier else ()
    return document, check(document, others, earlier)


def _told(finding: "Finding", document: "Document") -> dict[str, object]:
    clause = document.clauses[finding.clause]
    return {**asdict(finding), "number": clause.number, "heading": clause.heading}


def _line(finding: "Finding", document: "Document", say: Wording) -> str:
    clause = document.clauses[finding.clause]
    gone = finding.fault.value == "stale-reference" and not finding.about
    said = say.say(_SAID[finding.fault.value + ("-gone" if gone else "")])
    where = f"{clause.number} {clause.heading}".strip()
    return f"{where}: {said.format(text=finding.text, about=finding.about)}"
