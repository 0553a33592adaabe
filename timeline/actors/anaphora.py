"""Words that stand for an actor named before: safe pronouns, "the company", and common nouns that are a party."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from timeline.actors.definite import described, fits
from timeline.actors.known import actor_id, word_set
from timeline.actors.words import POSSESSIVE
from timeline.model import ActorKind, ActorSpan, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.actors.reading import Reading
    from timeline.model import Token

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
        self.subject: str | None = None
        self.plural = False
        self.paragraph: Span | None = None
        self._actors: dict[str, None] = {}
        self._fitting: dict[str, set[str]] = defaultdict(set)
        self._asked: Counter[str] = Counter()

    def add(self, reading: Reading, spans: Sequence[ActorSpan]) -> None:
        """Note what a further sentence names, and the body that is its subject."""
        self.sentences.append(spans)
        self.subject, self.paragraph = self.subject_of(reading, spans), reading.sentence.paragraph
        self.plural = _in_plural(reading.sentence.tokens)
        self._actors.update(dict.fromkeys(span.actor for span in spans))

    def subject_of(self, reading: Reading, spans: Sequence[ActorSpan]) -> str | None:
        """The body among some spans of a sentence that is the subject of its main clause."""
        tokens = reading.sentence.tokens
        roots = [i for i, token in enumerate(tokens) if token.dep == "ROOT"]
        subjects = [i for i, t in enumerate(tokens) if t.dep in {"nsubj", "nsubjpass"} and t.head in roots]
        after = [i for i, t in enumerate(tokens) if t.dep in {"appos", "conj"} and t.head in subjects]
        named = [i for i in after if tokens[i - 1].text == ","]  # "the builders, X & Co,"
        heads = [tokens[i].span for i in (*subjects, *named)]
        found = {s.actor for s in spans if any(s.span.covers(head) or head.covers(s.span) for head in heads)}
        bodies = [i for i in found if _kind(i, self.gazetteer) is ActorKind.ORGANISATION]
        return bodies[0] if len(bodies) == 1 else None

    def fitting(self, noun: str) -> frozenset[str]:
        """The bodies named so far that a noun fits."""
        new = islice(self._actors, self._asked[noun], None)
        self._fitting[noun].update(ident for ident in new if fits(noun, self.gazetteer.actor(ident)))
        self._asked[noun] = len(self._actors)
        return frozenset(self._fitting[noun])


def antecedents(
    reading: Reading, named: Sequence[ActorSpan], told: Memory, gazetteer: Gazetteer
) -> tuple[ActorSpan, ...]:
    """The pronouns and definite descriptions of a sentence that stand for exactly one actor named before."""
    found: list[ActorSpan] = []
    before = told.sentences[-1] if told.sentences else ()
    taken = {at for span in named for at in range(*span.span)}
    referring, quoted = _referring(), False
    for at, word in enumerate(reading.words):
        quoted = word.text == "“" or (quoted != (word.text == '"') and word.text != "”")
        lower = word.lower
        if lower not in referring or word.span.start in taken:
            continue
        here = [span for span in (*named, *found) if span.span.end <= word.span.start]
        span = word.span
        if lower in PRONOUNS and word.pos == "PRON":
            # Of whom somebody speaks he has spoken before; the sentence before ours need not be his.
            ident = _pronoun(reading, at, named, here, () if quoted else before, gazetteer)
        elif lower in {"it", "its"} and word.pos == "PRON":
            ident = _it(reading, at, here, told, gazetteer)
        elif lower == "they":
            ident = _they(reading, at, here, told)
        elif lower in described() and _definite(reading, at):
            ident = _body(lower, told, here)
        elif lower in described():
            ident = _in_lower_case(reading, at, gazetteer)
            span = Span(reading.words[max(0, at - 1)].span.start, word.span.end)
        else:
            ident = None
        if ident and taken.isdisjoint(range(*span)):
            found.append(ActorSpan(ident, span))
    return tuple(found)


@cache
def _referring() -> frozenset[str]:
    """Every word that can stand for an actor named before."""
    return frozenset({*PRONOUNS, "it", "its", "they", *described()})


def _pronoun(
    reading: Reading,
    at: int,
    named: Sequence[ActorSpan],
    here: Sequence[ActorSpan],
    before: Sequence[ActorSpan],
    gazetteer: Gazetteer,
) -> str | None:
    """Whom "he", "her" ... means."""
    titles = {told.first for told in reading.told if told.holder >= 0}  # "his counterpart Ivan Petrov"
    if _of_kin(reading, at) or at + 1 in titles:
        return None
    mark = PRONOUNS[reading.words[at].lower]
    ident = _ahead(reading, at, named, gazetteer) or _person(mark, [*before, *here], gazetteer)
    return _person(mark, here, gazetteer) if ident is None and _reported(reading, at, here) else ident


def _person(mark: str, spans: Sequence[ActorSpan], gazetteer: Gazetteer) -> str | None:
    """The one person that "he" or "she" can mean; two candidates are one too many."""
    people = {span.actor for span in spans if _kind(span.actor, gazetteer) in {ActorKind.PERSON, ActorKind.ROLE}}
    fitting = {ident for ident in people if gazetteer.genders.get(ident, mark) == mark}
    return fitting.pop() if len(fitting) == 1 else None


def _it(
    reading: Reading, at: int, here: Sequence[ActorSpan], told: Memory, gazetteer: Gazetteer
) -> str | None:
    """The body that "it" means where it does what only somebody can, or that "its" means: the subject just told of."""
    tokens = reading.sentence.tokens
    token = tokens[reading.words[at].token]
    bodies = {span.actor for span in here if _kind(span.actor, gazetteer) is ActorKind.ORGANISATION}
    if reading.words[at].lower == "its" or (bodies and token.dep in {"nsubj", "nsubjpass"}):
        subject = told.subject_of(reading, here)
        return subject if bodies == {subject} else None
    verb = tokens[token.head]
    acts = token.dep == "nsubj" and verb.pos == "VERB" and token.head != reading.words[at].token
    held = any(other.head == token.head and other.dep == "dobj" for other in tokens)
    if not acts or not (held or verb.lemma in word_set("roles", "reading", "acting")):
        return None
    return told.subject if told.paragraph == reading.sentence.paragraph else None


def _in_plural(tokens: Sequence[Token]) -> bool:
    """Whether the main clause of a sentence has its subject in the plural: "Wednesday have agreed", "the builders"."""
    roots = [i for i, token in enumerate(tokens) if token.dep == "ROOT"]
    said = [t for i, t in enumerate(tokens) if i in roots or (t.head in roots and t.dep in {"aux", "auxpass"})]
    subjects = [t for t in tokens if t.dep in {"nsubj", "nsubjpass"} and t.head in roots]
    verb = any(t.tag == "VBP" or t.text.lower() == "were" for t in said)
    return bool(subjects) and (verb or any(t.tag == "NNS" for t in subjects))


def _they(reading: Reading, at: int, here: Sequence[ActorSpan], told: Memory) -> str | None:
    """The club or firm told of in the plural that "they" means: the one here or the subject just told of."""
    between = reading.sentence.tokens[: reading.words[at].token]
    if any(token.tag in {"NNS", "NNPS"} for token in between):
        return None
    bodies = {span.actor for span in here if _kind(span.actor, told.gazetteer) is ActorKind.ORGANISATION}
    if bodies or here:
        subject = reading.sentence.tokens[_token(reading, here[-1])].dep == "nsubj"
        return bodies.pop() if len(here) == len(bodies) == 1 and subject else None
    fits = told.plural and told.paragraph == reading.sentence.paragraph
    return told.subject if fits else None


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
    return frozenset(ident for ident in idents if fits(noun, gazetteer.actor(ident)))


def _in_lower_case(reading: Reading, at: int, gazetteer: Gazetteer) -> str | None:
    """The body whose name ends in two common words: "the town's harbour board", where one is called so."""
    words = reading.words
    if at < 2 or words[at].capital or words[at - 1].capital or words[at - 1].pos not in {"NOUN", "ADJ"}:
        return None
    if words[at - 2].lower not in {"the", "this"} and words[at - 2].text not in POSSESSIVE:
        return None
    return gazetteer.tails.get((words[at - 1].lower, words[at].lower))


# --- parties ----------------------------------------------------------------------------------


def parties(reading: Reading) -> Iterator[ActorSpan]:
    """Common nouns that act as one party of the story: "prosecutors", "residents"."""
    nouns = word_set("groups", "parties", "nouns")
    for word in reading.words:
        if word.pos == "NOUN" and word.lower in nouns and reading.sentence.tokens[word.token].dep in PARTICIPANTS:
            yield ActorSpan(actor_id(ActorKind.GROUP, word.lower), word.span)
