"""What the sentences of a document have named so far, for the words of later ones to refer to."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from timeline.actors.definite import described, fits
from timeline.lexicon import word_set
from timeline.model import ActorKind
from timeline.persons import is_person
from timeline.syntax import SUBJECTS, dependents, head_in, is_main, is_plural, roots, tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.model import ActorSpan, Span
    from timeline.syntax import Tree

ARGUMENTS = SUBJECTS | {"dobj", "dative", "agent", "pobj"}
PEOPLE = frozenset({ActorKind.PERSON, ActorKind.ROLE})
KIN = word_set("references", "nouns", "kin")
TOLD = 4  # sentences that are remembered word for word


class NamedBefore(NamedTuple):
    """A sentence told before, with the actors that it names."""

    tree: Tree
    spans: Sequence[ActorSpan]


class Trace(NamedTuple):
    """Where a person was told of last: in which sentence and paragraph, as what part of it, and whether by name."""

    sentence: int
    role: str
    paragraph: int
    named: bool


class Memory:
    """What the sentences of a document have named so far.

    Which of the bodies named a noun fits is noted as they come, since a long document asks at every other sentence.
    `pronouns` counts those of each gender ("m", "f") in the whole document; `opened` is where the paragraph that is
    being read begins.
    """

    def __init__(self, gazetteer: Gazetteer, pronouns: Mapping[str, int]) -> None:
        self.gazetteer = gazetteer
        self.pronouns = pronouns
        self.number = 0
        self.opened = 0
        self.first: str | None = None
        self.traces: dict[str, Trace] = {}
        self.meant: dict[str, str] = {}
        self.sentences: list[Sequence[ActorSpan]] = []
        self.recent: list[NamedBefore] = []
        self.subject: str | None = None
        self.party: str | None = None
        self.plural = False
        self.paragraph: Span | None = None
        self.named: Counter[str] = Counter()
        self.marks: dict[str, str] = {}
        self.called: dict[str, str] = {}
        self._actors: dict[str, None] = {}
        self._fitting: dict[str, set[str]] = defaultdict(set)
        self._asked: Counter[str] = Counter()

    def add(self, tree: Tree, spans: Sequence[ActorSpan]) -> None:
        """Note what a further sentence names, and the body that is its subject."""
        self.sentences.append(spans)
        self.recent = [*self.recent, NamedBefore(tree, spans)][-TOLD:]
        self.subject, self.paragraph = self.subject_of(tree, spans), tree.sentence.paragraph
        self.party = self.subject_of(tree, spans, ActorKind.GROUP)
        self.plural = is_plural(tree)
        self.named.update(span.actor for span in spans)
        self._actors.update(dict.fromkeys(span.actor for span in spans))
        self.called.update(_called(tree, spans))
        for span in spans:
            if self.kind(span.actor) in PEOPLE:
                named = tree.tokens[tokens_in(tree, span.span)[0]].pos != "PRON"
                self.traces.pop(span.actor, None)
                self.traces[span.actor] = Trace(self.number, role_of(tree, span.span), self.opened, named)
                self.first = self.first or span.actor
        self.number += 1

    @property
    def last(self) -> Sequence[ActorSpan]:
        """Whom the sentence told last names."""
        return self.sentences[-1] if self.sentences else ()

    def begin(self, tree: Tree) -> None:
        """Note which sentence is read now."""
        self.opened = tree.sentence.paragraph.start

    def share(self, mark: str) -> float:
        """The share that a gender has in the pronouns of the document."""
        return self.pronouns.get(mark, 0) / max(1, sum(self.pronouns.values()))

    def mark(self, ident: str) -> str:
        """The gender of a person, by the name or by the pronouns that have meant him; "" where it is not known."""
        return self.gazetteer.genders.get(ident) or self.marks.get(ident, "")

    def is_of(self, ident: str, mark: str) -> bool:
        """Whether a pronoun of a gender can mean an actor."""
        return self.kind(ident) in PEOPLE and self.mark(ident) in {"", mark}

    def subject_of(
        self, tree: Tree, spans: Sequence[ActorSpan], kind: ActorKind = ActorKind.ORGANISATION
    ) -> str | None:
        """The body, or the actor of another kind, among some spans of a sentence that is its main clause's subject."""
        subjects = [s for root in roots(tree) for s in dependents(tree, root, *SUBJECTS)]
        after = [i for subject in subjects for i in dependents(tree, subject, "appos", "conj")]
        named = [i for i in after if tree.tokens[i - 1].text == ","]  # "the builders, X & Co,"
        heads = [tree.tokens[i].span for i in (*subjects, *named)]
        found = {s.actor for s in spans if any(s.span.covers(head) or head.covers(s.span) for head in heads)}
        bodies = [i for i in found if self.kind(i) is kind]
        return bodies[0] if len(bodies) == 1 else None

    def acts(self, ident: str, tree: Tree, here: Sequence[ActorSpan]) -> bool:
        """Whether an actor is a subject in the sentence being read, before some word, or in the two told last."""
        told = [*self.recent[-2:], NamedBefore(tree, here)]
        return any(span.actor == ident and is_subject(t.tree, span.span) for t in told for span in t.spans)

    def kind(self, ident: str) -> ActorKind:
        """What an actor is."""
        return self.gazetteer.actor(ident).kind

    def people(self, spans: Sequence[ActorSpan], mark: str) -> tuple[str, ...]:
        """The people among some spans whom a pronoun of a gender ("m", "f") can mean, each once."""
        return tuple(i for i in dict.fromkeys(s.actor for s in spans) if self.is_of(i, mark))

    def fitting(self, noun: str) -> frozenset[str]:
        """The bodies named so far that a noun fits."""
        new = islice(self._actors, self._asked[noun], None)
        self._fitting[noun].update(ident for ident in new if fits(noun, self.gazetteer.actor(ident)))
        self._asked[noun] = len(self._actors)
        return frozenset(ident for ident in self._fitting[noun] if self.may_be(noun, ident))

    def may_be(self, noun: str, ident: str) -> bool:
        """Whether the text has not called a body by another sort of noun: "Fairwork, the union," is no company."""
        return ident not in self.called or described()[self.called[ident]] is described()[noun]


def _called(tree: Tree, spans: Sequence[ActorSpan]) -> Iterator[tuple[str, str]]:
    """The bodies of a sentence that a noun beside the name says the sort of: "Fairwork, the union,"."""
    for span in spans:
        head = head_in(tree, span.span)
        for noun in () if head is None else dependents(tree, head, "appos"):
            if tree.lemmas[noun] in described():
                yield span.actor, tree.lemmas[noun]


def role_of(tree: Tree, span: Span) -> str:
    """What part of its sentence an actor is: "main subject", "subject", "object", "owner", "of kin"
    ("the son of Roe"), or "other"."""
    head = head_in(tree, span)
    if head is None:
        return "other"
    while tree.tokens[head].dep in {"appos", "conj"} and tree.tokens[head].head != head:
        head = tree.tokens[head].head
    token = tree.tokens[head]
    if token.dep in SUBJECTS:
        return "main subject" if is_main(tree, token.head) else "subject"
    above = tree.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of" and tree.lemmas[above.head] in KIN:
        return "of kin"
    return {"dobj": "object", "dative": "object", "poss": "owner"}.get(token.dep, "other")


def is_subject(tree: Tree, span: Span) -> bool:
    """Whether what stands in a stretch of a sentence is a subject."""
    head = head_in(tree, span)
    return head is not None and tree.tokens[head].dep in SUBJECTS


def nameless(tree: Tree, spans: Sequence[ActorSpan], words: range) -> bool:
    """Whether some words of a sentence hold somebody unknown whom a pronoun may mean: "an official said he"."""
    beside = {t.head for t in tree.tokens if t.dep in {"appos", "conj"} and any(s.span.overlaps(t.span) for s in spans)}
    unnamed = (tree.tokens[i] for i in words if _is_somebody(tree, i) and i not in beside)
    return any(not any(s.span.overlaps(t.span) for s in spans) for t in unnamed)


def _is_somebody(tree: Tree, i: int) -> bool:
    """Whether a word is a plain noun for a person, or a name in the place of a subject that may be one's."""
    token = tree.tokens[i]
    named = token.tag == "NNP" and token.dep in SUBJECTS and token.entity in {"", "PERSON"}
    return named or (token.tag == "NN" and token.dep in ARGUMENTS and is_person(token))
