"""Why a clause was changed, for the self-contained page."""

from html import escape

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Edit
from clauses.changes import Op
from clauses.writing.credited import MOST
from clauses.writing.credited import Phrase
from clauses.writing.credited import Told
from clauses.writing.credited import quoted
from clauses.writing.credited import shortened
from clauses.writing.credited import told_credits
from clauses.writing.credited import whose
from clauses.writing.labels import Say

_TAGS = {Op.DELETE: ("del", "Struck:"), Op.INSERT: ("ins", "Added:")}


def write_reasons(
    change: Change, comparison: Comparison, credit: Attribution, say: Say, language: str
) -> str:
    """Write each reason of a change once, with the words it explains; what has none comes last."""
    told = told_credits(change, comparison, credit)
    if not told:
        return ""
    rows = "".join(_reason(one, say, comparison.new.language) for one in told)
    return (
        f'<details class="why" lang="{escape(language)}" open>'
        f"<summary>{escape(say('Why?'))}</summary>\n{rows}</details>\n"
    )


def _reason(told: Told, say: Say, language: str) -> str:
    words = " · ".join(_phrase(phrase, say) for phrase in told.phrases[:MOST])
    more = " …" if len(told.phrases) > MOST else ""
    reasons = "".join(map(_sentence, told.credit.reasons))
    none = f'<p class="none">{escape(say("No reason given"))}</p>\n'
    return (
        f'<div class="reason"><p class="phrases" lang="{escape(language)}">{words}{more}</p>\n'
        f'<p class="who">{escape(whose(told.credit, say))}</p>\n{reasons or none}</div>\n'
    )


def _phrase(phrase: Phrase, say: Say) -> str:
    return ' <span aria-hidden="true">→</span> '.join(_words(edit, say) for edit in phrase)


def _words(edit: Edit, say: Say) -> str:
    tag, spoken = _TAGS[edit.op]
    text = escape(shortened(edit.text))
    return f'<{tag}><span class="spoken">{escape(say(spoken))} </span>{text}</{tag}>'


def _sentence(reason: str) -> str:
    """A reason; what was quoted stands as a quotation with its source below."""
    said = quoted(reason)
    if not said.source:
        return f'<p class="told">{escape(said.text)}</p>\n'
    return (
        f"<figure><blockquote><p>{escape(said.text)}</p></blockquote>"
        f"<figcaption>{escape(said.source)}</figcaption></figure>\n"
    )
