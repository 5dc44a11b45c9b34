"""What is wrong with a store and its accounts, in words, with the command that mends it."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import PurePath

from service.accounts.audit import Log
from service.accounts.errors import UnreachableAccountsError
from service.values.answers import Plain
from service.wording import N_
from service.wording import Wording
from versions.health.findings import Fault
from versions.health.findings import Finding

_WORDS = {
    Fault.OBJECT: N_("git finds fault with it: {detail}"),
    Fault.UNCHECKED: N_("it could not be checked: {detail}"),
    Fault.UNREADABLE: N_("it cannot be read: {detail}"),
    Fault.HEAD: N_("its HEAD does not name main"),
    Fault.NO_MAIN: N_("it has lost where its main branch was"),
    Fault.NOT_OURS: N_("something else has written to it, bypassing Lydelse"),
    Fault.FOREIGN: N_("Lydelse put nothing there"),
    Fault.LATER: N_("the store is in format {detail}, of a later Lydelse"),
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
_CHANGED_LOG = N_("the log of the service was changed at entry {number} or after")
_RESTORE = N_("lydelse restore BACKUP")
_SET_MAIN = "git --git-dir {where} update-ref refs/heads/main {detail}"
_MENDS = {
    Fault.UNFINISHED: "lydelse maintain",
    Fault.FORGETTING: "lydelse maintain",
    Fault.INDEX: "lydelse reindex",
    Fault.ERASED: "lydelse erase {detail}",
    Fault.UNCHECKED: "apt-get install git openssh-client",
    Fault.LATER: "pip install --upgrade lydelse",
    Fault.HEAD: "echo 'ref: refs/heads/main' > {where}/HEAD",
    Fault.NOT_OURS: _SET_MAIN,
    Fault.NO_MAIN: f"rm -f {{where}}/refs/heads/main && {_SET_MAIN}",
    Fault.NOT_NAMED: "git --git-dir texts.git update-ref -d {where}",
    Fault.NO_TAG: "rm -f texts.git/{where} && git --git-dir texts.git update-ref {where} {detail}",
}
"""By the kind of fault; one that names the detail mends only where it is known."""
_BESIDE = {
    "pending": "rm pending/journal.json",
    "elsewhere.json": "rm elsewhere.json",
    "lock": "rm -r lock",
}
"""What mends a file beside the repositories."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words, with the command that mends it."""

    where: str
    fault: str
    what: str
    mend: str


def told(findings: Iterable[Finding], wording: Wording) -> tuple[Told, ...]:
    """What is wrong with a store, in words."""
    return tuple(
        Told(one.where, one.fault.value, _what(one, wording), wording.say(_mend(one)))
        for one in findings
    )


def told_of_log(number: int, where: str, wording: Wording) -> Told:
    """That the log of the service is not as it was written, from an entry on."""
    what = wording.say(_CHANGED_LOG).format(number=number)
    return Told(where, "log", what, _copy_of_accounts(where))


def told_of_accounts(error: UnreachableAccountsError, wording: Wording) -> Told:
    """That the accounts and their log cannot be read."""
    what = wording.say(_WORDS[Fault.UNREADABLE]).format(detail=error.why)
    mend = _copy_of_accounts(error.where) if error.damaged else "lydelse verify"
    return Told(error.where, Fault.UNREADABLE.value, what, mend)


def faults_text(faults: Iterable[Told]) -> str:
    """Faults for people, each with what mends it on the line below."""
    return "\n".join(f"{one.where}: {one.what}\n  → {one.mend}" for one in faults)


def health_text(
    of_store: Sequence[Told], of_log: Sequence[Told], log: Log | None, wording: Wording
) -> str:
    """How a store and the log of its service are; the log is nothing where it cannot be read."""
    store = faults_text(of_store) or wording.say("The store is healthy.")
    return "\n".join(filter(None, (store, faults_text(of_log) or _whole(log, wording))))


def health_json(faults: Iterable[Told], log: Log | None) -> Plain:
    """How a store and the log of its service are."""
    last = log.last if log else None
    return {
        "findings": [asdict(one) for one in faults],
        "log": {"last": last.number, "seal": last.seal} if last else None,
    }


def _whole(log: Log | None, wording: Wording) -> str:
    """That a log is as it was written, with its last seal; nothing of one that has no entry."""
    if log is None or log.last is None:
        return ""
    sentences = ("The log is as it was written.", "Its last seal, to be kept elsewhere:")
    return " ".join((*map(wording.say, sentences), str(log.last.number), log.last.seal))


def _copy_of_accounts(where: str) -> str:
    """The command that puts a kept copy of the accounts in their place."""
    if "://" in where:
        return f"pg_restore --clean --dbname={where} COPY"
    return f"cp COPY {where}"


def _what(finding: Finding, wording: Wording) -> str:
    return wording.say(_WORDS[finding.fault]).format(detail=finding.detail).rstrip(": ")


def _mend(finding: Finding) -> str:
    """The command that mends a fault, to be given in the folder of the store."""
    where, detail = finding.where, finding.detail
    if finding.fault is Fault.MISSING and where.startswith("links/"):
        return f"lydelse note unlink {PurePath(where).stem}"
    if finding.fault is Fault.UNREADABLE and where.endswith(".erased.json"):
        return f"cp COPY {where}"
    if finding.fault in (Fault.UNREADABLE, Fault.FOREIGN) and where in _BESIDE:
        return _BESIDE[where]
    mend = _MENDS.get(finding.fault, _RESTORE)
    return (
        _RESTORE if "{detail}" in mend and not detail else mend.format(where=where, detail=detail)
    )
