"""Where each word first came from: through edits, moves and returns to older text.

`clauses.tracing.trace.trace` answers which step changed a text; this answers which step a word is
from, whatever happened to it since. One more wording costs what changed in it, not what came
before.
"""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from itertools import compress
from itertools import count
from itertools import groupby
from itertools import islice
from typing import TypeVar

from clauses.changes import Op
from clauses.diffing.diff import Span
from clauses.diffing.diff import spans
from clauses.diffing.diff import stayed
from clauses.diffing.lines import line_spans
from clauses.text import tokens
from clauses.tracing.coded import Signs

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


Line = Sequence[int]
"""The words of a line: in turn where a run of such as came together begins and where it ends."""


@dataclass(frozen=True, slots=True)
class Came:
    """What one wording made of the words of a text; words are counted as they come, from 0."""

    lines: Sequence[Line]
    """The words of each line; spaces are none."""
    firsts: Sequence[int]
    """For each word that came, the step that first brought it."""
    words: Sequence[str]
    """Those words."""
    said: Sequence[Sequence[int]]
    """What is said for the first time: which line, and from which of its words to before which."""
    struck: Sequence[Line]
    """Words beside each other that went, where they are so many that their like is known again."""


_Value = TypeVar("_Value")
_Told = list[int | None]
"""The words of a changed line: what stayed, what came as `~first`, what is not yet known."""
_Gap = tuple[range, range]
"""Earlier lines, and later ones in their place."""
_BREAK = "\0"
"""What stands between runs of words that were said."""


class Origins:
    """The wordings of a text, earliest first, and the origins of their words.

    What was said is learnt only when a wording says something that may have been said before.

    Examples:
        >>> origins = Origins()
        >>> for wording in ("a b c d", "a x d", "a b c d"):
        ...     came = origins.add(wording)
        >>> [(word, origin.first) for word, origin in origins.words("a b c d") if word.strip()]
        [('a', 0), ('b', 0), ('c', 0), ('d', 0)]
        >>> came.firsts, came.words
        ([0, 0, 0, 0], ['a', 'b', 'c', 'd'])
    """

    def __init__(self) -> None:
        """Nothing has been said yet."""
        self._signs = Signs()
        self._sign: list[str] = []
        self._plain: list[str] = []
        self._first: list[int] = []
        self._since: list[int] = []
        self._came: list[Came] = []
        self._texts: list[str] | None = []
        self._ever: dict[str, str] = {}
        self._old_lines: dict[str, Line] = {}
        self._said = _Said()
        self._learnt = self._retired = 0

    def words(self, wording: str) -> Iterator[tuple[str, Origin]]:
        """Every token of the last wording with its origin."""
        last = [word for line in self._lines() for word in words_of(line)]
        origins = [Origin(self._first[word], self._since[word]) for word in last]
        return by_token(wording, origins, Origin(0, 0))

    def follow(self, wordings: Sequence[str], came: Sequence[Came]) -> None:
        """Take in the next wordings by what they made of the words when they were taken in once."""
        self._take(came)
        self._ever.update(dict.fromkeys("\n".join(wordings).split("\n"), ""))
        self._texts = None

    def add(self, wording: str) -> Came:
        """Take in the next wording."""
        lines = wording.split("\n")
        known = self._signs.next
        texts = [self._ever.get(line) or self._signs.of(tokens(line)) for line in lines]
        stayed, gaps = self._stayed(texts)
        told = self._back(lines, texts, gaps)
        fresh: dict[int, _Told] = {}
        for olds, news in gaps:
            fresh |= self._compared(texts, told, olds, news)
        struck = self._struck(texts, gaps, fresh.values())
        if any(self._may_repeat(texts[new], line, known) for new, line in fresh.items()):
            self._learn()
            self._said.now()
            for run in struck:
                self._said.strike(*self._told(run))
            for new, line in fresh.items():
                self._recall(texts[new], line)
        came = self._counted(texts, stayed, told | fresh, [_runs(run) for run in struck])
        self._take([came])
        self._ever.update(zip(lines, texts, strict=True))
        self._texts = texts
        return came

    def _take(self, came: Sequence[Came]) -> None:
        signs = self._signs.of([word for one in came for word in one.words])
        self._sign += signs
        self._plain += ["" if sign in self._signs.marks else sign for sign in signs]
        for step, one in enumerate(came, start=len(self._came)):
            self._first += one.firsts
            self._since += [step] * len(one.firsts)
        self._came += came

    def _lines(self, step: int = -1) -> Sequence[Line]:
        """The lines of a wording, the last unless another is named."""
        return self._came[step].lines if self._came and step >= -1 else ()

    def _text(self, words: Iterable[int]) -> str:
        """The signs of some words."""
        return "".join([self._sign[word] for word in words])

    def _stayed(self, texts: Sequence[str]) -> tuple[dict[int, Line], list[_Gap]]:
        """The lines that stayed, and those between them, earlier and later."""
        if self._texts is None:
            self._texts = [self._text(words_of(line)) for line in self._lines()]
        stayed: dict[int, Line] = {}
        gaps: list[_Gap] = []
        for span in spans(self._texts, texts):
            olds, news = range(span.old_start, span.old_end), range(span.new_start, span.new_end)
            if span.op is Op.EQUAL:
                stayed |= zip(news, self._lines()[olds.start : olds.stop], strict=True)
            elif gaps and span.op is Op.INSERT and gaps[-1][0].stop == span.old_start:
                gaps[-1] = gaps[-1][0], news
            else:
                gaps.append((olds, news))
        return stayed, gaps

    def _back(
        self, lines: Sequence[str], texts: Sequence[str], gaps: Sequence[_Gap]
    ) -> dict[int, _Told]:
        """What is known of whole lines that moved or came back."""
        news = [at for _, news in gaps for at in news if texts[at] and lines[at] in self._ever]
        if news:
            self._retire()
        known = {at: self._old_lines[texts[at]] for at in news if texts[at] in self._old_lines}
        return {at: [~self._first[word] for word in words_of(line)] for at, line in known.items()}

    def _compared(
        self, texts: Sequence[str], moved: Collection[int], olds: range, news: range
    ) -> dict[int, _Told]:
        """Compare the words between lines that stayed: what is known of the words of new lines."""
        before = self._texts or []
        known = {texts[new] for new in news if new in moved}
        left = [old for old in olds if before[old] not in known]
        right = [new for new in news if new not in moved]
        words = [word for old in left for word in (*words_of(self._lines()[old]), -1)]
        found: _Told = [None] * sum(len(texts[new]) + 1 for new in right)
        for span in self._spans([before[old] for old in left], [texts[new] for new in right]):
            if span.op is Op.EQUAL:
                found[span.new_start : span.new_end] = words[span.old_start : span.old_end]
        told = iter(found)
        return {new: list(islice(told, len(texts[new]) + 1))[:-1] for new in right}

    def _spans(self, left: Sequence[str], right: Sequence[str]) -> list[Span]:
        """What became of the words of some lines, or of one line alone."""
        if len(left) == len(right) == 1:
            return stayed(left[0], right[0])
        old, new = ("".join([f"{line}\n" for line in side]) for side in (left, right))
        return line_spans(old, new, self._signs.words(old), self._signs.words(new))

    def _may_repeat(self, text: str, told: _Told, known: str) -> bool:
        """Whether a line has new words among so many known ones that they may have stood before."""
        marks = self._signs.marks
        new = {at for at, one in enumerate(told) if one is None and text[at] < known}
        words = [at for at, sign in enumerate(text) if sign not in marks] if new else []
        for is_known, run in groupby(words, key=lambda at: text[at] < known):
            places = list(run)
            if is_known and len(places) >= KNOWN and not new.isdisjoint(places):
                return True
        return False

    def _struck(
        self, texts: Sequence[str], gaps: Sequence[_Gap], fresh: Iterable[_Told]
    ) -> list[list[int]]:
        """The runs of words that went with changed lines; those of lines that moved still stand."""
        before, stands = self._texts or [], {texts[new] for _, news in gaps for new in news}
        gone = [old for olds, _ in gaps for old in olds if before[old] not in stands]
        words = [word for old in gone for word in words_of(self._lines()[old])]
        kept = {word for line in fresh for word in line if word is not None}
        if len(frozenset(words).difference(kept)) < KNOWN:
            return []
        runs = [(is_kept, list(run)) for is_kept, run in groupby(words, key=kept.__contains__)]
        return [run for is_kept, run in runs if not is_kept and len(run) >= KNOWN]

    def _learn(self) -> None:
        """Keep what wordings struck and what they said for the first time, if it is not yet."""
        self._said.settle()
        for came in self._came[self._learnt :]:
            for run in came.struck:
                self._said.strike(*self._told(words_of(run)))
            for at, start, stop in came.said:
                self._said.learn(*self._told(words_of(came.lines[at])[start:stop]))
        self._learnt = len(self._came)

    def _retire(self) -> None:
        """Keep every line that was said, so that it is known when it moves or comes back."""
        for step in range(self._retired, len(self._came)):
            before = set(map(tuple, self._lines(step - 1) if step else ()))
            new = (line for line in map(tuple, self._lines(step)) if line not in before)
            self._old_lines.update((self._text(words_of(line)), line) for line in new)
        self._retired = len(self._came)

    def _told(self, words: Sequence[int]) -> tuple[str, list[int]]:
        """Some words and their signs, marks aside."""
        signs = list(map(self._plain.__getitem__, words))
        return "".join(signs), list(compress(words, signs))

    def _recall(self, text: str, told: _Told) -> None:
        """Give new words of a line the origins of those they repeat; the others are of now."""
        now = ~len(self._came)
        near = _near([at for at, word in enumerate(told) if word is None], len(text))
        of_words = [at for at in near if text[at] not in self._signs.marks]
        fresh = [told[at] is None for at in of_words]
        known = self._said.known("".join([text[at] for at in of_words]), fresh)
        for at, word in zip(of_words, known, strict=True):
            if told[at] is None:
                told[at] = now if word is None else ~self._first[word]
        for at in near:
            if told[at] is None:
                told[at] = _beside(told, at, now)

    def _counted(
        self,
        texts: Sequence[str],
        stayed: Mapping[int, Line],
        told: Mapping[int, _Told],
        struck: Sequence[Line],
    ) -> Came:
        """Count the words that came."""
        now = ~len(self._came)
        lines: list[Line] = []
        firsts: list[int] = []
        signs: list[str] = []
        said = []
        for at, text in enumerate(texts):
            line = [now if word is None else word for word in told.get(at, ())]
            came = [place for place, word in enumerate(line) if word < 0]
            numbers = count(len(self._first) + len(firsts))
            words = [next(numbers) if word < 0 else word for word in line]
            lines.append(stayed[at] if at in stayed else _runs(words))
            firsts += [~line[place] for place in came]
            signs += [text[place] for place in came]
            near = _near([place for place in came if line[place] == now], len(line))
            said += [(at, near.start, near.stop)] if near else []
        return Came(lines, firsts, self._signs.words(signs), said, struck)


class _Said:
    """What was said for the first time, and what was struck: the words and their signs."""

    def __init__(self) -> None:
        self._signs = ""
        self._words: list[int] = []
        self._places: dict[str, int] = {}
        self._settled = 0
        self._now = 0

    def now(self) -> None:
        """What is struck from here on is struck just now."""
        self._now = len(self._signs)

    def strike(self, signs: str, words: Sequence[int]) -> None:
        """Keep words that were struck; they are what is meant when their like comes back."""
        for at, window in enumerate(_windows(signs), start=self._kept(signs, words)):
            self._places[window] = at

    def learn(self, signs: str, words: Sequence[int]) -> None:
        """Keep words, of which some are said for the first time."""
        self._kept(signs, words)

    def settle(self) -> None:
        """Let what was learnt until now be found at once; until then it is read through."""
        places = self._places
        for at, window in enumerate(_windows(self._signs[self._settled :]), start=self._settled):
            if window not in places:
                places[window] = at
        self._settled = len(self._signs)

    def _place(self, window: str) -> int:
        """Where some words stand among what was said; ``-1`` where they were not."""
        at = self._places.get(window)
        if at is None and len(window) == KNOWN:
            return self._signs.find(window, self._settled)
        return -1 if at is None else at

    def _kept(self, signs: str, words: Sequence[int]) -> int:
        """Keep a run of words; where it begins."""
        begin = len(self._signs)
        self._signs += f"{signs}{_BREAK}"
        self._words += (*words, -1)
        return begin

    def known(self, signs: str, fresh: Sequence[bool]) -> list[int | None]:
        """Which word each fresh one repeats that stood somewhere once, among the same as now."""
        found: list[int | None] = [None] * len(signs)
        at = 0
        for place in (place for place, new in enumerate(fresh) if new):
            at = max(at, place - TELLING + 1)
            while at <= place:
                said = self._place(signs[at : at + KNOWN])
                there = said >= 0 and self._signs[said + place - at] == signs[place]
                at = self._repeat(at, said, signs, found) if there else at + 1
        return [word if new else None for word, new in zip(found, fresh, strict=True)]

    def _repeat(self, at: int, said: int, signs: str, found: list[int | None]) -> int:
        """Find the words that are repeated from a place on, if they are enough."""
        ahead = _common(self._signs[said : said + len(signs) - at], signs[at:])
        back = _common(self._signs[max(0, said - at) : said][::-1], signs[:at][::-1])
        enough = KNOWN if said >= self._now else TELLING
        if ahead + back < enough:
            return at + 1
        for place in range(at - back, at + ahead):
            if found[place] is None:
                found[place] = self._words[said + place - at]
        return at + ahead


def words_of(line: Line) -> list[int]:
    """The words of a line, one by one."""
    return list(chain.from_iterable(map(range, line[::2], line[1::2])))


def _runs(words: Sequence[int]) -> Line:
    """The words of a line, in runs of such as came together."""
    ends = [at for at in range(1, len(words)) if words[at] != words[at - 1] + 1]
    starts = [0, *ends] if words else []
    pairs = zip(starts, [*ends, len(words)], strict=False)
    return tuple(end for low, high in pairs for end in (words[low], words[high - 1] + 1))


def _beside(told: _Told, at: int, now: int) -> int:
    """What a mark is told that came along with an older word beside it, or came now."""
    beside = (*told[max(0, at - 1) : at], *told[at + 1 : at + 2])
    return next((one for one in beside if one is not None and now < one < 0), now)


def by_token(text: str, values: Sequence[_Value], before: _Value) -> Iterator[tuple[str, _Value]]:
    """Every token of a text with a value; spaces go with what stands before them.

    Args:
        text: The text.
        values: One for each token that is no space.
        before: What a space has that nothing stands before.
    """
    given = iter(values)
    for token in tokens(text):
        before = before if token.isspace() else next(given)
        yield token, before


def _windows(signs: str) -> list[str]:
    """What can be looked for in a run of words."""
    return [signs[at : at + KNOWN] for at in range(len(signs) - KNOWN + 1)]


def _near(places: Sequence[int], end: int) -> range:
    """What stands about some places of a line."""
    if not places:
        return range(0)
    return range(max(0, places[0] - 2 * TELLING), min(end, places[-1] + 2 * TELLING))


def _common(one: str, other: str) -> int:
    """How many signs both begin with."""
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    return next(at for at in range(shorter) if one[at] != other[at])
