"""What is wrong with a store, in words, with the command that mends it."""

from collections.abc import Iterable
from collections.abc import Sequence
from pathlib import PurePath

from service.values.answers import Plain
from service.wording import N_
from service.wording import Wording
from versions.health.findings import Fault
from versions.health.findings import Finding

_WORDS = {
    Fault.OBJECT: N_("git finds fault with it: {detail}"),
    Fault.UNCHECKED: N_("it could not be checked: {detail}"),
    Fault.UNREADABLE: N_("it cannot be read: {detail}"),
    Fault.NO_MAIN: N_("it has lost where its main branch was"),
    Fault.UNFINISHED: N_("a decision is made and not yet carried through; the next write does it"),
    Fault.FORGETTING: N_("somebody is erased and not yet forgotten wholly; the next write does it"),
    Fault.ERASED: N_("{detail} was erased, and is named again"),
    Fault.FORM: N_("it is not written as the format says: {detail}"),
    Fault.OUTLINE: N_("it does not name each clause file once"),
    Fault.SAME_ID: N_("{detail} has a clause with the same id"),
    Fault.CHANGED_MORE: N_("the decision changed more than {detail}"),
    Fault.NO_TAG: N_("main names this version, but it has no tag"),
    Fault.NOT_NAMED: N_("main does not name this version"),
    Fault.OTHER_TEXT: N_("it is not the text that was decided on"),
    Fault.SOURCE: N_("the file the version came from is another: {detail}"),
    Fault.UNSIGNED: N_("the version is not signed, though earlier ones are"),
    Fault.SIGNATURE: N_("the signature does not hold: {detail}"),
    Fault.MISSING: N_("it names {detail}, and there is no such thing"),
    Fault.INDEX: N_("it holds something else than git does"),
}
_RESTORE = N_("lydelse restore BACKUP")


def findings_text(findings: Sequence[Finding], language: str) -> str:
    """What is wrong with the store, and below each fault what mends it."""
    wording = Wording(language)
    if not findings:
        return wording.say("The store is healthy.")
    return "\n".join(
        f"{one.where}: {_what(one, wording)}\n  → {wording.say(_mend(one))}" for one in findings
    )


def findings_json(findings: Iterable[Finding]) -> Plain:
    """What is wrong with the store."""
    wording = Wording("en")
    return {
        "findings": [
            {
                "fault": one.fault.value,
                "mend": _mend(one),
                "what": _what(one, wording),
                "where": one.where,
            }
            for one in findings
        ]
    }


def _what(finding: Finding, wording: Wording) -> str:
    return wording.say(_WORDS[finding.fault]).format(detail=finding.detail).rstrip(": ")


def _mend(finding: Finding) -> str:
    """The command that mends a fault, to be given in the folder of the store."""
    where, detail = finding.where, finding.detail
    if finding.fault in (Fault.UNFINISHED, Fault.FORGETTING):
        return "lydelse maintain"
    if finding.fault is Fault.INDEX:
        return "lydelse reindex"
    if finding.fault is Fault.ERASED:
        return f"lydelse erase {detail}"
    if finding.fault is Fault.UNCHECKED:
        return "apt-get install git openssh-client"
    if finding.fault is Fault.NOT_NAMED:
        return f"git --git-dir texts.git update-ref -d {where}"
    if finding.fault is Fault.NO_MAIN and detail:
        main = "refs/heads/main"
        return f"rm -f {where}/{main} && git --git-dir {where} update-ref {main} {detail}"
    if finding.fault is Fault.MISSING and where.startswith("links/"):
        return f"lydelse note unlink {PurePath(where).stem}"
    if finding.fault is Fault.UNREADABLE and where == "pending":
        return "rm pending/journal.json"
    return _RESTORE
