"""Whose words a compromise is made of: which proposals each of its words came from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace

from clauses.merging.merge import BASE
from clauses.merging.sources import sourced
from versions.errors import NotFoundError
from versions.records.proposals import Proposal
from versions.view import View


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a compromise."""

    text: str
    kept: bool
    """Whether it stood in the wording that the compromise starts from."""
    proposals: tuple[Proposal, ...]
    """Those that brought it; none for what was kept, and for words that are new."""


def words_of(view: View, proposal: Proposal) -> tuple[Words, ...]:
    """Tell which proposals the words of a compromise came from.

    Returns:
        Stretches in order; joined they are the proposal's text. Nothing where it is made of none,
        or its clause is not for this reader.
    """
    known = {one.id: one for one in view.all_proposals}
    parts = [known[one] for one in proposal.made_of if one in known]
    try:
        base = _base(view, proposal)
    except NotFoundError:
        return ()
    if not parts:
        return ()
    found = sourced(base, [one.text for one in parts], proposal.text)
    return tuple(
        Words(one.text, BASE in one.sources, tuple(parts[at] for at in one.sources if at != BASE))
        for one in found
    )


def within(words: Iterable[Words], texts: Iterable[str]) -> tuple[Words, ...]:
    """The stretches, or their parts, that stand in some texts of a compromise.

    Args:
        words: All stretches of the compromise.
        texts: What to keep to; white space counts as one. Without any of them that is found
            nothing is kept.
    """
    stretches = tuple(words)
    whole = "".join(one.text for one in stretches)
    spans = [
        found.span()
        for text in texts
        if text.split()
        for found in re.finditer(r"\s+".join(map(re.escape, text.split())), whole)
    ]
    kept, at = [], 0
    for one in stretches:
        for start, end in spans:
            text = whole[max(at, start) : min(at + len(one.text), end)]
            if text.strip() and max(at, start) < min(at + len(one.text), end):
                kept.append(replace(one, text=text))
        at += len(one.text)
    return tuple(kept)


def _base(view: View, proposal: Proposal) -> str:
    """What the clause said when the compromise was written, as far as this reader may know."""
    wordings = view.history(proposal.document, proposal.clause)
    for wording in wordings:
        if wording.wording_id == proposal.base:
            return wording.text
    return wordings[-1].text
