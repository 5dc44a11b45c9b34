"""The names of persons, with what stands beside them."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace

from versions.minutes.labels import says_absent
from versions.minutes.values import Participant

_PARTICLE = re.compile(r"von|af|del?|della|van|den|der|da|di|la|le|el|bin|al|ter")
_ORGANISATION = re.compile(
    r"kommun|region|förbund|\bstad\b|sjukhus|nämnd|styrelse|vård|\bAB\b|grupp|bolag|förvaltning"
    r"|council|county|hospital|municipal|authority|department|direktör|jurist|sekreterare|chef"
    r"|ordförande|ledamot|\bmöte|\bfråg|avtal",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_PAREN = re.compile(r"\(([^()]*)\)")
_BESIDE = re.compile(
    r"ersätt|\b(?:från|till) kl|deltog|\bdel av|ordf\b|ordförande|sekreterare|föredragande"
    r"|justerare|adjungerad|replac|substitut|\bchair|secretary",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"(?P<name>[A-ZÅÄÖ][\w’'-]+(?:\s(?:von|af|de|[A-ZÅÄÖ][\w’'-]+)){1,3})"
    r"\s\((?P<party>[A-ZÅÄÖ]{1,4}|FiA|-)\)"
)
"""A politician as minutes name them: `Ada Bok (S)`."""
_INSTEAD = re.compile(r"\b(?:för|ersätter)\Z")
"""Before the one in whose place somebody sits."""
_SEPARATOR = re.compile(r"[,;]\s*(?![^()]*\))|\s+(?:och|samt|and)\s+(?=[A-ZÅÄÖ])(?![^()]*\))")


def of_group(person: Participant, group: str) -> Participant:
    """Somebody whom a line names after a group: their organisation, if it names none itself."""
    if not person.organisation:
        return replace(person, organisation=group)
    return replace(person, remark=", ".join(filter(None, [group, person.remark])))


def inline(text: str, role: str) -> Iterator[Participant]:
    """The participants that one line names after a label."""
    if ";" in text and "," in text:
        people = [read_person(part.strip(" ."), role) for part in text.split(";") if part.strip()]
        yield from people if is_name(people[0].name) else ()
        return
    if found := politicians(text, role):
        yield from found
        return
    parts = [part.strip(" .") for part in _SEPARATOR.split(text) if part.strip(" .")]
    if not parts or not is_name(_bare(parts[0])):
        return
    for together in _people(parts):
        yield read_person(", ".join(together), role)


def politicians(text: str, role: str) -> list[Participant]:
    """Those whom a text names with their parties; none where it names others as well."""
    plain = " ".join(text.split())
    found = list(_PARTY.finditer(plain))
    ends = [*(one.start() for one in found[1:]), len(plain)]
    beside = [plain[one.end() : end].strip(" ,;") for one, end in zip(found, ends, strict=False)]
    others = any(is_name(part) for aside in beside for part in _SEPARATOR.split(aside))
    if not found or found[0].start() or others:
        return []
    replaced = [False, *(bool(_INSTEAD.search(aside)) for aside in beside[:-1])]
    return [
        Participant(
            one["name"], one["party"], absent or says_absent(f"{role} {aside}"), role, aside
        )
        for one, aside, absent in zip(found, beside, replaced, strict=True)
    ]


def _people(parts: Iterable[str]) -> Iterator[list[str]]:
    """Put each name and the organisation that follows it together."""
    current: list[str] = []
    for part in parts:
        if current and is_name(_bare(part)):
            yield current
            current = []
        current.append(part)
    yield current


def _bare(text: str) -> str:
    return _PAREN.sub("", text).strip()


def read_person(text: str, role: str = "") -> Participant:
    """Read a name with what stands beside it.

    Examples:
        >>> read_person("Ada Bok, Ekby kommun (förhindrad)").organisation
        'Ekby kommun'
    """
    asides = [part.strip() for aside in _PAREN.findall(text) for part in _aside_parts(aside)]
    name, _, organisation = _bare(text).partition(",")
    remarks = [aside for aside in asides if _BESIDE.search(aside)]
    absent = [aside for aside in asides if aside not in remarks and says_absent(aside)]
    others = [aside for aside in asides if aside not in remarks + absent]
    organisations = [part for part in (" ".join(organisation.split()), *others) if part]
    missing = bool(absent) or says_absent(role) or says_absent(organisation)
    return Participant(
        " ".join(name.split()), ", ".join(organisations), missing, role, ", ".join(remarks)
    )


def _aside_parts(aside: str) -> list[str]:
    return aside.split(",") if says_absent(aside) and not _BESIDE.search(aside) else [aside]


def is_name(text: str) -> bool:
    """Whether a text looks like the name of a person.

    Examples:
        >>> is_name("Ada von Bok"), is_name("Övriga frågor"), is_name("Inledning")
        (True, False, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or _ORGANISATION.search(text):
        return False
    named = [word for word in words if not _PARTICLE.fullmatch(word)]
    return len(named) >= 2 and all(word[:1].isupper() and _WORD.fullmatch(word) for word in named)
