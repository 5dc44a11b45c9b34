"""Where each word first came from: through edits, moves and returns to older text.

`clauses.origin.trace` answers which step changed a text; this answers which step a word is from,
whatever happened to it since. One more wording costs what changed in it, not what came before.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from clauses.changes import Op
from clauses.diff import Span
from clauses.diff import spans
from clauses.lines import line_spans
from clauses.text import tokens

KNOWN = 5
"""So many words in a row are looked for among those that ever stood."""
TELLING = 8
"""So many are known again, what was kept about them counted; of words struck just now, `KNOWN`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a word is from."""

    first: int
    """The step that brought it, counted from 0."""
    since: int
    """The step since which it stands where it stands: a later one if it moved or came back."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words beside each other and their origins."""

    words: tuple[str, ...]
    origins: tuple[Origin, ...]
    struck: int = -1
    """The step that struck them, if one did."""


_NEW = Origin(-1, -1)
"""What a word has whose origin is still looked for."""
_NOTHING = _Run((), ()), 0
"""What stands for words that were never struck."""
_Line = list[Origin]
"""The origin of each token of a line but its spaces, which go with what stands before them."""


class Origins:
    """The wordings of a text, earliest first, and the origins of the words of the last one.

    Examples:
        >>> origins = Origins()
        >>> for wording in ("a b c d", "a x d", "a b c d"):
        ...     origins.add(wording)
        >>> [(word, origin.first) for word, origin in origins.words() if word.strip()]
        [('a', 0), ('b', 0), ('c', 0), ('d', 0)]
    """

    def __init__(self) -> None:
        """Nothing has been said yet."""
        self._step = -1
        self._texts: list[str] = []
        self._lines: list[_Line] = []
        self._old_lines: dict[str, _Line] = {}
        self._cut: dict[str, list[str]] = {}
        self._said: dict[tuple[str, ...], tuple[_Run, int]] = {}

    def words(self) -> Iterator[tuple[str, Origin]]:
        """Every token of the last wording with its origin."""
        before = Origin(0, 0)
        for at, (text, line) in enumerate(zip(self._texts, self._lines, strict=True)):
            if at:
                yield "\n", line[0] if line else Origin(0, 0)
            origins = iter(line)
            for token in tokens(text):
                before = before if token.isspace() else next(origins)
                yield token, before

    def add(self, wording: str) -> None:
        """Take in the next wording."""
        self._step += 1
        texts = wording.split("\n")
        found = spans(self._texts, texts)
        lines: list[_Line | None] = [None] * len(texts)
        gaps: list[tuple[range, range]] = []
        for span in found:
            olds, news = range(span.old_start, span.old_end), range(span.new_start, span.new_end)
            if span.op is Op.EQUAL:
                for old, new in zip(olds, news, strict=True):
                    lines[new] = self._lines[old]
            elif gaps and span.op is Op.INSERT and gaps[-1][0].stop == span.old_start:
                gaps[-1] = gaps[-1][0], news
            else:
                gaps.append((olds, news))
        self._fill(lines, texts, gaps)
        self._texts, self._lines = texts, [line or [] for line in lines]

    def _fill(
        self, lines: list["_Line | None"], texts: Sequence[str], gaps: Sequence[tuple[range, range]]
    ) -> None:
        """Find the origins of what changed: whole lines that moved or came back, then words."""
        for old in chain.from_iterable(olds for olds, _ in gaps):
            self._old_lines[self._texts[old]] = self._lines[old]
        for new in chain.from_iterable(news for _, news in gaps):
            known = self._old_lines.get(texts[new]) if texts[new].strip() else None
            if known is not None:
                lines[new] = [Origin(one.first, self._step) for one in known]
        compared = [self._compared(texts, lines, olds, news) for olds, news in gaps]
        for fresh in compared:
            self._recall(fresh, lines)

    def _compared(
        self, texts: Sequence[str], lines: list["_Line | None"], olds: range, news: range
    ) -> "list[tuple[int, list[str]]]":
        """Compare the words between unchanged lines; answer the runs of new ones."""
        kept = {texts[new] for new in news if lines[new] is not None}
        left = [old for old in olds if self._texts[old] not in kept]
        right = [new for new in news if lines[new] is None]
        old_words = [word for at in left for word in (*self._tokens(at), "\n")]
        old_origins = [one for at in left for one in (*self._lines[at], Origin(0, 0))]
        new_lines = [_shown(texts[at]) for at in right]
        new_words = [one for line in new_lines for one in (*line, "\n")]
        told = [_NEW] * len(new_words)
        for span in _spans(old_words, new_words, alone=len(left) == len(right) == 1):
            if span.op is Op.EQUAL:
                told[span.new_start : span.new_end] = old_origins[span.old_start : span.old_end]
            elif span.op is Op.DELETE:
                self._strike(
                    old_words[span.old_start : span.old_end],
                    old_origins[span.old_start : span.old_end],
                )
        fresh = []
        at = 0
        for new, line in zip(right, new_lines, strict=True):
            lines[new] = told[at : at + len(line)]
            self._cut[texts[new]] = line
            fresh.append((new, line))
            at += len(line) + 1
        return fresh

    def _tokens(self, at: int) -> list[str]:
        """The tokens of a line of the last wording; they were cut when it came."""
        return self._cut.get(self._texts[at]) or _shown(self._texts[at])

    def _strike(self, words: Sequence[str], origins: Sequence[Origin]) -> None:
        """Keep struck words, so that they are known when they stand elsewhere or come back."""
        run = _run(words, origins, self._step)
        for at in range(len(run.words) - KNOWN + 1):
            self._said[run.words[at : at + KNOWN]] = run, at

    def _recall(self, fresh: Sequence[tuple[int, list[str]]], lines: list["_Line | None"]) -> None:
        """Give new words the origins of struck ones that they repeat; the others are new."""
        learnt = [self._recalled(line, lines[new] or []) for new, line in fresh]
        for run in learnt:
            self._learn(run)

    def _recalled(self, line: Sequence[str], told: _Line) -> _Run:
        """Complete the origins of a line; answer its new words with what stands about them."""
        places = [at for at, one in enumerate(told) if one is _NEW]
        if not places:
            return _NOTHING[0]
        near = range(max(0, places[0] - 2 * TELLING), min(len(line), places[-1] + 2 * TELLING))
        of_words = [at for at in near if line[at][:1].isalnum()]
        words = [line[at] for at in of_words]
        known = self._known(words, [told[at] is _NEW for at in of_words])
        now = Origin(self._step, self._step)
        for at, origin in zip(of_words, known, strict=True):
            told[at] = origin or (now if told[at] is _NEW else told[at])
        for at in places:
            if told[at] is _NEW:
                told[at] = _beside(told, at, self._step) or now
        return _Run(tuple(words), tuple([told[at] for at in of_words]))

    def _learn(self, run: _Run) -> None:
        """Keep what is said for the first time, with what stands about it."""
        for at in range(len(run.words) - KNOWN + 1):
            self._said.setdefault(run.words[at : at + KNOWN], (run, at))

    def _known(self, words: Sequence[str], fresh: Sequence[bool]) -> list[Origin | None]:
        """The origins of fresh words that stood somewhere once, among the same words as now."""
        found: list[Origin | None] = [None] * len(words)
        at = 0
        for place in (place for place, new in enumerate(fresh) if new):
            at = max(at, place - TELLING + 1)
            while at <= place:
                end = self._known_at(at, words, fresh, found)
                at = max(at + 1, end)
        return found

    def _known_at(
        self, at: int, words: Sequence[str], fresh: Sequence[bool], found: list[Origin | None]
    ) -> int:
        """Give fresh words their origins if they are known from a place on; answer where to."""
        run, said = self._said.get(tuple(words[at : at + KNOWN]), _NOTHING)
        if run is _NOTHING[0]:
            return at
        ahead = _common(run.words[said:], words[at : at + len(run.words) - said])
        back = _common(run.words[:said][::-1], words[max(0, at - said) : at][::-1])
        if ahead + back < (KNOWN if run.struck == self._step else TELLING):
            return at
        for place in range(at - back, at + ahead):
            if fresh[place] and found[place] is None:
                found[place] = Origin(run.origins[said + place - at].first, self._step)
        return at + ahead


def _shown(text: str) -> list[str]:
    """The tokens of a line but its spaces."""
    return [token for token in tokens(text) if not token.isspace()]


def _spans(old: Sequence[str], new: Sequence[str], *, alone: bool) -> list[Span]:
    """What became of the words of some lines, or of one line alone."""
    return spans(old, new) if alone else line_spans(old, new, old, new)


def _beside(told: _Line, at: int, step: int) -> Origin | None:
    """The origin of the older word that a mark or space came along with, if one did."""
    beside = (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])
    return next((one for one in beside if one.first < one.since == step), None)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = zip(one, other, strict=False)
    return next(
        (at for at, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other))
    )


def _run(words: Sequence[str], origins: Sequence[Origin], struck: int = -1) -> _Run:
    """The words among some tokens."""
    pairs = [pair for pair in zip(words, origins, strict=True) if pair[0][:1].isalnum()]
    return _Run(tuple(word for word, _ in pairs), tuple(origin for _, origin in pairs), struck)
