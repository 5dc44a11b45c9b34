"""The words that say what the words after them are: proposals, positions, inputs, wordings."""

import re
from dataclasses import dataclass

from versions.minutes.labels import any_of
from versions.minutes.values import PassageKind


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that says what the words after it are."""

    kind: PassageKind
    label: str
    speaker: str = ""
    rest: str = ""


_WORDING = any_of("text(?:en)?", "skriv(?:ning|else)(?:en)?", "lydelse(?:n)?", "wording", "version")
_FROM = r"(?:från|av|from|by|of)\s+(?:the\s+)?(?P<speaker>[^():]{2,60}?)"
_OWNER = r"(?P<owner>[^\W\d_][\w -]{1,40}s)\s+"
_VIEWS = any_of(
    "inspel(?:en)?", "synpunkter(?:na)?", "kommentarer", "reflektioner", "medskick", "input",
    "comments", "views", "remarks",
)  # fmt: skip
_LEADS: tuple[tuple[PassageKind, str], ...] = (
    (
        PassageKind.REWRITTEN,
        rf"(?:omskriven|omarbetad|omformulerad|reviderad|justerad|rewritten|reworded|revised"
        rf"|redrafted|amended)\s+{_WORDING}",
    ),
    (
        PassageKind.FINAL,
        rf"(?:slutlig|slutgiltig|överenskommen|beslutad|final|agreed)\s+{_WORDING}|slutförslag",
    ),
    (
        PassageKind.PROPOSAL,
        r"(?:förslag|alternativ|proposal|option|alternative)\s*(?:nr\s*)?(?:\d{1,2}|[A-F])\b"
        rf"(?:[,\s]+{_FROM})?",
    ),
    (
        PassageKind.PROPOSAL,
        rf"(?:{_OWNER})?(?:förslag|proposal)(?:\s+(?:till|on|for)\s+(?:ny\s+|a\s+)?{_WORDING})?"
        rf"(?:\s+{_FROM})?",
    ),
    (PassageKind.PROPOSAL, rf"(?:föreslagen|ny|proposed|suggested|new)\s+{_WORDING}"),
    (PassageKind.QUOTE, rf"(?:nuvarande|gällande|tidigare|current|present|existing)\s+{_WORDING}"),
    (PassageKind.POSITION, r"(?:gruppens\s+)?ställningstagande(?:n|t)?|position(?:s)?"),
    (
        PassageKind.DECISION,
        rf"(?:{_OWNER})?beslut(?:ades|as)?(?:(?:\s?/\s?| och )åtgärd(?:er)?)?"
        r"|(?:[^\W\d_][\w -]{1,40}\s)?beslut(?:ar|ade)(?:\sföljande)?"
        r"|(?:the (?:group|meeting) )?(?:decisions?|decided|resolved)",
    ),
    (PassageKind.QUESTION, r"(?:fråg(?:a|or)|questions?)(?:\s+(?:till|to)\s+[^:()]{2,50})?"),
    (
        PassageKind.INPUT,
        rf"(?:(?:ytterligare|övriga|further|other|more)\s+)?{_VIEWS}(?:\s+{_FROM})?",
    ),
    (PassageKind.INPUT, rf"{_OWNER}{_VIEWS}"),
)
_LEAD_PATTERNS = tuple(
    (
        kind,
        re.compile(
            rf"(?P<label>(?:{pattern})\s*(?P<aside>\([^)]{{1,80}}\))?)"
            rf"(?P<mark>\s*(?:\.?:|[.–-])|$)\s*(?P<rest>.*)",
            re.I | re.DOTALL,
        ),
    )
    for kind, pattern in _LEADS
)
_NUMBERED = re.compile(
    r"(?:förslag|alternativ|proposal|option)\w*\s+(?:nr\s*)?(?:\d|[A-F]\b)", re.I
)
"""What needs no colon after it: `Alternativ B – …`."""
_ASIDE = re.compile(rf"\((?:(?i:{_FROM})|(?P<plain>[A-ZÅÄÖ][^()\d]+))\)")
_INTRODUCES = re.compile(
    r"\b(?:skrivning(?:en|ar)?|skrivelse|lydelse|lyder|formulering(?:en|ar)?|formulerats?"
    r"|formulerades|text(?:en)?|mening(?:en)?|wording|reads?|text|sentence|drafted|phrased)\b"
    r"[^.!?]*:$",
    re.I,
)


def read_lead(text: str, *, alone: bool) -> Lead | None:
    """What a line introduces.

    Args:
        text: The line.
        alone: Whether the line stands out as a heading or in bold, so that no colon is needed.
    """
    for kind, pattern in _LEAD_PATTERNS:
        match = pattern.fullmatch(text.strip())
        numbered = match and _NUMBERED.match(match["label"]) and match["mark"].strip()
        if match and (alone or numbered or ":" in match["mark"]):
            return Lead(kind, match["label"].strip(), _speaker(match), match["rest"].strip())
    return None


def _speaker(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("speaker"):
        return match["speaker"].strip()
    if groups.get("owner"):
        return match["owner"].strip().removesuffix("s").rstrip("'’")
    aside = _ASIDE.fullmatch(match["aside"] or "")
    return (aside["speaker"] or aside["plain"]).strip() if aside else ""


_PROPOSES = re.compile(
    r"\b(?:förslag(?:et)?|föresl(?:år|og|ås|ogs|agit)|proposals?|propose[ds]?|suggest(?:s|ed)?)\b"
    r"[^.!?]*:$",
    re.I,
)


def introduces_proposal(text: str) -> bool:
    """Whether a line ends by announcing somebody's proposal."""
    return bool(_PROPOSES.search(text.strip()))


def introduces_wording(text: str) -> bool:
    """Whether a line ends by announcing a wording that stands below it without quotation marks."""
    return bool(_INTRODUCES.search(text.strip()))
