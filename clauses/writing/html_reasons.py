"""Why a clause was changed, for the self-contained page."""

import datetime
import re
from collections.abc import Iterator
from collections.abc import Sequence
from html import escape

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.changes import Replacement
from clauses.changes import replacements
from clauses.writing.labels import Say

LONGEST = 90
"""How many characters of a struck or added stretch are quoted."""
MOST = 5
"""How many stretches are quoted beside one reason."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_QUOTED = re.compile(r"(?P<source>[^”]+?): ”(?P<quote>.+)”", re.DOTALL)
_TAGS = {Op.DELETE: ("del", "Struck:"), Op.INSERT: ("ins", "Added:")}

_Phrase = tuple[Edit, ...]
"""Words that were struck, words that were added, or both."""


def write_reasons(
    change: Change, comparison: Comparison, credit: Attribution, say: Say, language: str
) -> str:
    """Write each reason of a change once, with the words it explains; what has none comes last."""
    known: dict[Credit, list[_Phrase]] = {}
    for replacement in replacements(change, comparison):
        for phrase in _phrases(replacement, credit):
            known.setdefault(credit(phrase[0]), []).append(phrase)
    told = sorted((one for one in known if one != Credit()), key=lambda one: not one.reasons)
    if not told:
        return ""
    rows = "".join(_reason(one, known[one], say, comparison.new.language) for one in told)
    return (
        f'<details class="why" lang="{escape(language)}" open>'
        f"<summary>{escape(say('Why?'))}</summary>\n{rows}</details>\n"
    )


def _phrases(replacement: Replacement, credit: Attribution) -> Iterator[_Phrase]:
    """Struck words together with what replaced them, where both are credited alike."""
    both = (*replacement.struck, *replacement.added)
    if len(replacement.struck) == len(replacement.added) == 1 and len(set(map(credit, both))) == 1:
        yield both
    else:
        yield from ((edit,) for edit in both)


def _reason(credit: Credit, phrases: Sequence[_Phrase], say: Say, language: str) -> str:
    words = " · ".join(_phrase(phrase, say) for phrase in phrases[:MOST])
    more = " …" if len(phrases) > MOST else ""
    whose = ", ".join(escape(part) for part in (credit.author, _day(credit.date, say)) if part)
    told = "".join(map(_sentence, credit.reasons))
    none = f'<p class="none">{escape(say("No reason given"))}</p>\n'
    return (
        f'<div class="reason"><p class="phrases" lang="{escape(language)}">{words}{more}</p>\n'
        f'<p class="who">{whose}</p>\n{told or none}</div>\n'
    )


def _phrase(phrase: _Phrase, say: Say) -> str:
    return ' <span aria-hidden="true">→</span> '.join(_words(edit, say) for edit in phrase)


def _words(edit: Edit, say: Say) -> str:
    tag, spoken = _TAGS[edit.op]
    return f'<{tag}><span class="spoken">{escape(say(spoken))} </span>{_short(edit.text)}</{tag}>'


def _short(text: str) -> str:
    line = " ".join(text.split())
    return escape(line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} …")


def _day(date: str, say: Say) -> str:
    """A date as people write it; as it is where it is no date."""
    try:
        day = datetime.date.fromisoformat(date[:10])
    except ValueError:
        return date
    return f"{day.day} {say(MONTHS[day.month - 1])} {day.year}"


def _sentence(reason: str) -> str:
    """A reason; what was quoted stands as a quotation with its source below."""
    quoted = _QUOTED.fullmatch(reason)
    if quoted is None:
        return f'<p class="told">{escape(reason)}</p>\n'
    return (
        f"<figure><blockquote><p>{escape(quoted['quote'])}</p></blockquote>"
        f"<figcaption>{escape(quoted['source'])}</figcaption></figure>\n"
    )
