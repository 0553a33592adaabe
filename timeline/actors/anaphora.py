"""Words that stand for an actor named before: safe pronouns, "the company", and common nouns that are a party."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from timeline.actors.known import actor_id, word_set
from timeline.lexicon import table
from timeline.model import ActorKind, ActorSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.actors.reading import Reading
    from timeline.model import Actor

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
KIN = frozenset({
    "wife", "husband", "son", "daughter", "brother", "sister", "father", "mother", "colleague", "partner",
    "counterpart", "successor", "predecessor", "lawyer", "family", "parents", "children", "friend", "agent", "deputy",
    "boss",
})  # fmt: skip
PARTICIPANTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj"})


class Memory:
    """What the sentences of a document have named so far, for later ones to refer to.

    Which of the bodies named a noun fits is noted as they come, since a long document asks at every other sentence.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.sentences: list[Sequence[ActorSpan]] = []
        self._actors: dict[str, None] = {}
        self._fitting: dict[str, set[str]] = defaultdict(set)
        self._asked: Counter[str] = Counter()

    def add(self, spans: Sequence[ActorSpan]) -> None:
        """Note what a further sentence names."""
        self.sentences.append(spans)
        self._actors.update(dict.fromkeys(span.actor for span in spans))

    def fitting(self, noun: str) -> frozenset[str]:
        """The bodies named so far that a noun fits."""
        new = islice(self._actors, self._asked[noun], None)
        self._fitting[noun].update(ident for ident in new if _fits(noun, self.gazetteer.actor(ident)))
        self._asked[noun] = len(self._actors)
        return frozenset(self._fitting[noun])


def antecedents(
    reading: Reading, named: Sequence[ActorSpan], told: Memory, gazetteer: Gazetteer
) -> tuple[ActorSpan, ...]:
    """The pronouns and definite descriptions of a sentence that stand for exactly one actor named before."""
    found: list[ActorSpan] = []
    before = told.sentences[-1] if told.sentences else ()
    taken = {at for span in named for at in range(*span.span)}
    titles = {told.first for told in reading.told if told.holder >= 0}  # "his counterpart Ivan Petrov"
    for at, word in enumerate(reading.words):
        pronoun = word.lower in PRONOUNS and word.pos == "PRON"
        if word.span.start in taken or not (pronoun or word.lower in _descriptions()):
            continue
        here = [span for span in (*named, *found) if span.span.end <= word.span.start]
        if pronoun and not _of_kin(reading, at) and at + 1 not in titles:
            ident = _person(PRONOUNS[word.lower], [*before, *here], gazetteer)
            ident = _ahead(reading, at, named, gazetteer) or ident
            if ident is None and _reported(reading, at, here):
                ident = _person(PRONOUNS[word.lower], here, gazetteer)
        elif not pronoun and _definite(reading, at):
            ident = _body(word.lower, told, here)
        else:
            ident = None
        if ident:
            found.append(ActorSpan(ident, word.span))
    return tuple(found)


def _person(mark: str, spans: Sequence[ActorSpan], gazetteer: Gazetteer) -> str | None:
    """The one person that "he" or "she" can mean; two candidates are one too many."""
    people = {span.actor for span in spans if _kind(span.actor, gazetteer) in {ActorKind.PERSON, ActorKind.ROLE}}
    fitting = {ident for ident in people if gazetteer.genders.get(ident, mark) == mark}
    return fitting.pop() if len(fitting) == 1 else None


def _of_kin(reading: Reading, at: int) -> bool:
    """Whether somebody else is meant: "his wife", "her colleague"."""
    return at + 1 < len(reading.words) and reading.words[at + 1].lower in KIN


def _ahead(reading: Reading, at: int, named: Sequence[ActorSpan], gazetteer: Gazetteer) -> str | None:
    """The subject that a pronoun before it means: "In his speech, Mr. Roe said"."""
    words = reading.words
    if at != 1 or words[0].pos not in {"ADP", "SCONJ"} or words[at].lower not in {"his", "her"}:
        return None
    comma = next((word.span.start for word in words if word.text == ","), None)
    after = [span for span in named if comma is not None and span.span.start > comma]
    fits = after and reading.sentence.tokens[_token(reading, after[0])].dep in {"nsubj", "nsubjpass"}
    return _person(PRONOUNS[words[at].lower], after[:1], gazetteer) if fits else None


def _token(reading: Reading, span: ActorSpan) -> int:
    """The token that ends a span."""
    return next(word.token for word in reading.words if word.span.end == span.span.end)


def _reported(reading: Reading, at: int, here: Sequence[ActorSpan]) -> bool:
    """Whether a pronoun stands in what the subject of the sentence says: "Jane Roe said she would go"."""
    tokens = reading.sentence.tokens
    verb = tokens[reading.words[at].token].head
    while tokens[verb].dep not in {"ccomp", "ROOT"} and tokens[verb].head != verb:
        verb = tokens[verb].head
    main = tokens[verb].head
    subjects = [t for t in tokens if t.dep == "nsubj" and t.head == main]
    return tokens[verb].dep == "ccomp" and any(s.span.overlaps(t.span) for s in here for t in subjects)


def _kind(ident: str, gazetteer: Gazetteer) -> ActorKind:
    return gazetteer.actor(ident).kind


# --- "the company" ----------------------------------------------------------------------------


@cache
def _descriptions() -> Mapping[str, Mapping[str, object]]:
    return {word: row for row in table("institutions")["description"] for word in row["words"]}


def _definite(reading: Reading, at: int) -> bool:
    if at == 0 or reading.words[at - 1].lower not in {"the", "this"}:
        return False
    if at > 1 and reading.words[at - 2].text == ",":
        return False  # "Rovers, the club he left": told of the name before it
    after = reading.words[at + 1] if at + 1 < len(reading.words) else None
    return after is None or (after.pos not in {"NOUN", "PROPN"} and after.text not in {"of", "-"})


def _body(noun: str, told: Memory, here: Sequence[ActorSpan]) -> str | None:
    """The one body named before that a noun fits: in the whole text so far, else in the two sentences before."""
    present = _fitting(noun, [here], told.gazetteer)
    for before in (
        told.fitting(noun),
        _fitting(noun, told.sentences[-2:], told.gazetteer),
        _fitting(noun, told.sentences[-1:], told.gazetteer),
    ):
        found = before | present
        if len(found) == 1:
            return next(iter(found))
    return None


def _fitting(noun: str, sentences: Sequence[Sequence[ActorSpan]], gazetteer: Gazetteer) -> frozenset[str]:
    idents = {span.actor for spans in sentences for span in spans}
    return frozenset(ident for ident in idents if _fits(noun, gazetteer.actor(ident)))


def _fits(noun: str, actor: Actor) -> bool:
    row = _descriptions()[noun]
    if actor.kind is not ActorKind.ORGANISATION or actor.country:
        return False
    if actor.name in word_set("institutions", "media", "names") and noun not in {"newspaper", "daily"}:
        return False
    words = {word.strip(",") for name in (actor.name, *actor.aliases) for word in name.split()}
    fits = row["fits"]
    if isinstance(fits, tuple) and words & set(fits):
        return True
    if row.get("legal") and words & word_set("institutions", "shape", "legal") - {"LLP", "LP"}:
        return True
    headed = words & (word_set("institutions", "shape", "heads") | {"LLP", "LP"})
    return bool(row.get("bare")) and not headed and not actor.name.isupper()


# --- parties ----------------------------------------------------------------------------------


def parties(reading: Reading) -> Iterator[ActorSpan]:
    """Common nouns that act as one party of the story: "prosecutors", "residents"."""
    for word in reading.words:
        party = word.lower in word_set("groups", "parties", "nouns") and word.pos == "NOUN"
        if party and reading.sentence.tokens[word.token].dep in PARTICIPANTS:
            yield ActorSpan(actor_id(ActorKind.GROUP, word.lower), word.span)
