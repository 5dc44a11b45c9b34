"""Suggests which clauses the passages of a note speak of, and says what speaks for each.

The evidence is gathered kind by kind; docs/why/suggestions.md tells which and how it weighs.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from versions.format.identifiers import new_id
from versions.index.moment import Moment
from versions.minutes.values import WORDINGS
from versions.minutes.values import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.suggestions import Evidence
from versions.records.suggestions import Ground
from versions.records.suggestions import Suggestion
from versions.records.suggestions import together
from versions.seen.notes import SeenNotes
from versions.stages import NOW
from versions.suggesting.around import changed_around
from versions.suggesting.around import made
from versions.suggesting.changed import Changed
from versions.suggesting.deeds import OFFERED
from versions.suggesting.deeds import kind_of
from versions.suggesting.deeds import shapes
from versions.suggesting.named import Named
from versions.suggesting.naming import Name
from versions.suggesting.rare import Rare
from versions.suggesting.said import Said
from versions.suggesting.said import said_in
from versions.suggesting.standing import Standing
from versions.suggesting.standing import last_versions
from versions.suggesting.standing import standings
from versions.suggesting.valid import valid_documents
from versions.suggesting.weights import Weights
from versions.suggesting.worded import Worded
from versions.words.stems import stems

_FAINT = 0.25
"""What is weaker is no suggestion at all."""
_PLAIN = 0.65
"""From here on a number or heading says plainly what a passage is about."""
_BESIDE = 0.6
"""What shared words tell of other clauses than those that are plainly named."""
_ELSEWHERE = 0.5
"""What shared words tell of a document that is not spoken of, or of its preamble."""
_QUOTED = 0.8
"""What a quote tells at least."""
_LIKELY = 0.35
"""How likely a clause must be for what was done to it to count."""
_SETTLES = frozenset({PassageKind.POSITION, PassageKind.DECISION})
_TELLS = _SETTLES | {PassageKind.TEXT}
_Pool = dict[Name, list[Evidence]]


def suggest(seen: SeenNotes, moment: Moment, note: NoteRecord) -> tuple[Suggestion, ...]:
    """Suggest links for every passage of a note.

    Returns:
        By passage in the order of the note, the strongest first. Neither what is linked already
        nor what was rejected is left out: that is for whoever asks to know. It is worked out anew
        only when a text, a proposal or the note has changed.
    """
    lasting = moment.readers.lasting
    documents = seen.documents()
    trees = tuple((one.id, *seen.trees(one.id).items()) for one in documents)
    names = [one.id for one in documents]
    texts = lasting.once(("texts", trees), lambda: _texts(seen, moment, names))
    rests_on = ("suggested", note, documents, trees, seen.all_proposals)
    return lasting.once(rests_on, lambda: tuple(_Suggester(seen, moment, note, texts).all()))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What every note is laid beside."""

    standings: tuple[Standing, ...]
    """All wordings there are."""
    last: Mapping[Name, str]
    """The newest version that has each clause."""
    weights: Weights
    rare: Rare


def _texts(seen: SeenNotes, moment: Moment, documents: Sequence[str]) -> _Texts:
    found = tuple(standings(seen, moment, documents))
    last = {
        (document, clause): version
        for document in documents
        for clause, version in last_versions(
            (one for one in found if one.document == document), tuple(seen.trees(document))
        ).items()
    }
    weights = Weights(found)
    return _Texts(found, last, weights, Rare(found, weights))


class _Suggester:
    def __init__(self, seen: SeenNotes, moment: Moment, note: NoteRecord, texts: _Texts) -> None:
        self._moment, self._note = moment, note
        self._said = tuple(said_in(note))
        self._documents = valid_documents(seen, moment, note.date)
        around = [
            one
            for document in self._documents
            for one in changed_around(seen, moment, document.document, note.date)
        ]
        self._last, self._rare = texts.last, texts.rare
        title = tuple(one.text for one in stems(note.title))
        self._named = Named(self._documents, texts.standings, title)
        self._worded = Worded(seen, texts.standings, self._said)
        self._changed = Changed(around, texts.weights)

    def all(self) -> Iterator[Suggestion]:
        pools = [(said, self._pool(said)) for said in self._said]
        for said, pool in pools:
            whole = self._with_topic(said, pool, pools)
            offered = _offered_beside(said, pools)
            made = (
                self._suggestion(said, name, tuple(found), offered.get(name))
                for name, found in whole.items()
            )
            strong = (one for one in made if one.strength >= _FAINT)
            yield from sorted(strong, key=lambda one: (-one.strength, str(one.target)))

    def _pool(self, said: Said) -> _Pool:
        pool: _Pool = {}
        for source in (self._named, self._worded, self._rare, self._changed):
            for name, evidence in source.found(said):
                pool.setdefault(name, []).append(evidence)
        named = {name for name, found in pool.items() if _is_named(found)}
        return {name: self._weighed(said, name, found, named) for name, found in pool.items()}

    def _weighed(
        self, said: Said, name: Name, found: list[Evidence], named: Collection[Name]
    ) -> list[Evidence]:
        """Evidence for a clause, weaker where the passage is plainly about something else."""
        share = 1.0
        if named and name not in named:
            share = _BESIDE
        elif not self._named.speaks_of(said, name):
            share = _ELSEWHERE
        weighed = [_weaker(one, share) for one in found]
        if any(one.strength >= _LIKELY for one in weighed):
            weighed.extend(self._changed.deeds(said, name))
        return weighed

    def _with_topic(
        self, said: Said, pool: _Pool, pools: Sequence[tuple[Said, _Pool]]
    ) -> Mapping[Name, list[Evidence]]:
        """What speaks for a passage, with what was quoted under the same heading."""
        whole = {name: list(found) for name, found in pool.items()}
        if said.passage.topic is None or said.passage.kind in WORDINGS:
            return whole
        share = 0.75 if said.passage.kind in _SETTLES else 0.35
        for name, evidence in _quoted_beside(said, pools).items():
            whole.setdefault(name, []).append(
                Evidence(
                    Ground.TOPIC,
                    share * evidence.strength,
                    evidence.text,
                    (),
                    evidence.version,
                    evidence.proposal,
                )
            )
        return whole

    def _suggestion(
        self, said: Said, name: Name, found: tuple[Evidence, ...], offered: Said | None
    ) -> Suggestion:
        around = self._changed.around.get(name)
        phrases = self._changed.told(name, said)
        if offered is not None and (not phrases or said.passage.kind in _SETTLES):
            phrases = self._changed.told(name, offered)
        kind = kind_of(said.passage)
        whole = around is not None and shapes(around, said.text)
        if kind in (LinkKind.DECIDES, LinkKind.PROPOSES) and not phrases and not whole:
            kind = LinkKind.DISCUSSES if said.passage.kind not in WORDINGS else kind
        version = around.version if around else self._last[name]
        change = made(self._moment, name[0], around.new) if around and (phrases or whole) else ""
        passage = said.passage
        return Suggestion(
            new_id((), "suggestion", self._note.id, passage.id, *name),
            self._note.id,
            passage.id,
            passage.text,
            self._note.state,
            passage.kind,
            Target(*name, "" if version == NOW else version),
            kind,
            change,
            phrases,
            together(found),
            tuple(sorted(found, key=lambda one: (-one.strength, one.ground, one.text))),
        )


def _is_named(found: Sequence[Evidence]) -> bool:
    return any(
        one.ground in (Ground.NUMBER, Ground.HEADING) and one.strength >= _PLAIN for one in found
    )


def _weaker(evidence: Evidence, share: float) -> Evidence:
    """Evidence that only shares words, weaker; a number, heading or quote stays what it is."""
    if evidence.ground in (Ground.NUMBER, Ground.HEADING):
        return evidence
    share = max(share, _QUOTED) if evidence.ground in (Ground.WORDING, Ground.PROPOSAL) else share
    return replace(evidence, strength=share * evidence.strength)


def _offered_beside(said: Said, pools: Sequence[tuple[Said, _Pool]]) -> Mapping[Name, Said]:
    """The last wording that was offered for each clause under the same heading.

    A position settles on it, and a paragraph beside it tells why it was written.
    """
    found: dict[Name, Said] = {}
    if said.passage.topic is None or said.passage.kind not in _TELLS:
        return found
    for other, pool in pools:
        if other.passage.topic == said.passage.topic and other.passage.kind in OFFERED:
            found |= {name: other for name, one in pool.items() if _is_quoted(one)}
    return found


def _is_quoted(found: Sequence[Evidence]) -> bool:
    return any(one.ground in (Ground.WORDING, Ground.PROPOSAL) for one in found)


def _quoted_beside(said: Said, pools: Sequence[tuple[Said, _Pool]]) -> Mapping[Name, Evidence]:
    """The best quote of each clause among the other passages of a topic."""
    best: dict[Name, Evidence] = {}
    for other, pool in pools:
        if other.passage.topic != said.passage.topic or other is said:
            continue
        for name, found in pool.items():
            for one in found:
                quotes = one.ground in (Ground.WORDING, Ground.PROPOSAL)
                if quotes and one.strength > (best[name].strength if name in best else 0):
                    best[name] = one
    return best
