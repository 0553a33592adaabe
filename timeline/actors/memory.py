"""What the sentences of a document have named so far, for the words of later ones to refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.definite import fits
from timeline.model import ActorKind
from timeline.persons import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.actors.reading import Reading
    from timeline.model import ActorSpan, Sentence, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ARGUMENTS = SUBJECTS | {"dobj", "dative", "agent", "pobj"}
TOLD = 4  # sentences that are remembered word for word


class Told(NamedTuple):
    """A sentence told before, with the actors that it names."""

    sentence: Sentence
    spans: Sequence[ActorSpan]


class Memory:
    """What the sentences of a document have named so far.

    Which of the bodies named a noun fits is noted as they come, since a long document asks at every other sentence.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.sentences: list[Sequence[ActorSpan]] = []
        self.recent: list[Told] = []
        self.subject: str | None = None
        self.party: str | None = None
        self.plural = False
        self.paragraph: Span | None = None
        self.named: Counter[str] = Counter()
        self.marks: dict[str, str] = {}
        self._actors: dict[str, None] = {}
        self._fitting: dict[str, set[str]] = defaultdict(set)
        self._asked: Counter[str] = Counter()

    def add(self, reading: Reading, spans: Sequence[ActorSpan]) -> None:
        """Note what a further sentence names, and the body that is its subject."""
        self.sentences.append(spans)
        self.recent = [*self.recent, Told(reading.sentence, spans)][-TOLD:]
        self.subject, self.paragraph = self.subject_of(reading, spans), reading.sentence.paragraph
        self.party = self.subject_of(reading, spans, ActorKind.GROUP)
        self.plural = in_plural(reading.sentence.tokens)
        self.named.update(span.actor for span in spans)
        self._actors.update(dict.fromkeys(span.actor for span in spans))

    def subject_of(
        self, reading: Reading, spans: Sequence[ActorSpan], kind: ActorKind = ActorKind.ORGANISATION
    ) -> str | None:
        """The body, or the actor of another kind, among some spans of a sentence that is its main clause's subject."""
        tokens = reading.sentence.tokens
        roots = [i for i, token in enumerate(tokens) if token.dep == "ROOT"]
        subjects = [i for i, t in enumerate(tokens) if t.dep in SUBJECTS and t.head in roots]
        after = [i for i, t in enumerate(tokens) if t.dep in {"appos", "conj"} and t.head in subjects]
        named = [i for i in after if tokens[i - 1].text == ","]  # "the builders, X & Co,"
        heads = [tokens[i].span for i in (*subjects, *named)]
        found = {s.actor for s in spans if any(s.span.covers(head) or head.covers(s.span) for head in heads)}
        bodies = [i for i in found if self.kind(i) is kind]
        return bodies[0] if len(bodies) == 1 else None

    def acts(self, ident: str, reading: Reading, here: Sequence[ActorSpan]) -> bool:
        """Whether an actor is a subject in the sentence being read, before some word, or in the two told last."""
        told = [*self.recent[-2:], Told(reading.sentence, here)]
        return any(
            span.actor == ident and (head := head_of(t.sentence.tokens, span.span)) is not None
            and t.sentence.tokens[head].dep in SUBJECTS
            for t in told
            for span in t.spans
        )

    def kind(self, ident: str) -> ActorKind:
        """What an actor is."""
        return self.gazetteer.actor(ident).kind

    def people(self, spans: Sequence[ActorSpan], mark: str) -> tuple[str, ...]:
        """The people among some spans whom a pronoun of a gender ("m", "f") can mean, each once."""
        idents = dict.fromkeys(s.actor for s in spans if self.kind(s.actor) in {ActorKind.PERSON, ActorKind.ROLE})
        return tuple(i for i in idents if self.gazetteer.genders.get(i, self.marks.get(i, mark)) == mark)

    def fitting(self, noun: str) -> frozenset[str]:
        """The bodies named so far that a noun fits."""
        new = islice(self._actors, self._asked[noun], None)
        self._fitting[noun].update(ident for ident in new if fits(noun, self.gazetteer.actor(ident)))
        self._asked[noun] = len(self._actors)
        return frozenset(self._fitting[noun])


def in_plural(tokens: Sequence[Token]) -> bool:
    """Whether the main clause of a sentence has its subject in the plural: "Wednesday have agreed", "the builders"."""
    roots = [i for i, token in enumerate(tokens) if token.dep == "ROOT"]
    said = [t for i, t in enumerate(tokens) if i in roots or (t.head in roots and t.dep in {"aux", "auxpass"})]
    subjects = [t for t in tokens if t.dep in SUBJECTS and t.head in roots]
    verb = any(t.tag == "VBP" or t.text.lower() == "were" for t in said)
    return bool(subjects) and (verb or any(t.tag == "NNS" for t in subjects))


def head_of(tokens: Sequence[Token], span: Span) -> int | None:
    """The word of a stretch that what is outside governs, such as the surname of a name."""
    inside = [i for i, t in enumerate(tokens) if span.covers(t.span) or t.span.covers(span)]
    return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)


def subject_of_clause(tokens: Sequence[Token], verb: int) -> int | None:
    """The subject of a verb, or of the verb that it is joined to by "and"."""
    while True:
        found = next((i for i, t in enumerate(tokens) if t.head == verb and t.dep in SUBJECTS), None)
        if found is not None or tokens[verb].dep != "conj" or tokens[verb].head == verb:
            return found
        verb = tokens[verb].head


def is_main(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb heads the main clause of its sentence, or one joined to it."""
    while tokens[verb].dep == "conj" and tokens[verb].head != verb:
        verb = tokens[verb].head
    return tokens[verb].dep == "ROOT"


def nameless(tokens: Sequence[Token], spans: Sequence[ActorSpan], stop: int) -> bool:
    """Whether a sentence has, before a word, somebody unknown whom a pronoun may mean: "an official said he"."""
    beside = {t.head for t in tokens if t.dep in {"appos", "conj"} and any(s.span.overlaps(t.span) for s in spans)}
    unnamed = (t for i, t in enumerate(tokens[:stop]) if _is_somebody(t) and i not in beside)
    return any(not any(s.span.overlaps(t.span) for s in spans) for t in unnamed)


def _is_somebody(token: Token) -> bool:
    """Whether a word is a plain noun for a person, or a name in the place of a subject that may be one's."""
    named = token.tag == "NNP" and token.dep in SUBJECTS and token.entity in {"", "PERSON"}
    return named or (token.tag == "NN" and token.dep in ARGUMENTS and is_person(token))
