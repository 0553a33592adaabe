"""Words that stand for an actor named before: safe pronouns, "the company", and common nouns that are a party."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from timeline.actors.choice import chosen, sure
from timeline.actors.definite import described, fits
from timeline.actors.lexicon_matcher import actor_id
from timeline.actors.pronouns import PRONOUNS, Chooser, person_meant
from timeline.actors.words import POSSESSIVE
from timeline.lexicon import word_set
from timeline.model import ActorKind, ActorSpan, Naming, Span
from timeline.syntax import dependents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.actors.gazetteer import Gazetteer
    from timeline.actors.memory import Memory
    from timeline.actors.sentences import NamedSentence
    from timeline.syntax import Tree

PARTICIPANTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj"})


def antecedents(
    reading: NamedSentence,
    tree: Tree,
    named: Sequence[ActorSpan],
    told: Memory,
    gazetteer: Gazetteer,
    choose: Chooser = chosen,
) -> tuple[ActorSpan, ...]:
    """The pronouns and definite descriptions of a sentence that stand for exactly one actor named before."""
    found: list[ActorSpan] = []
    taken = {at for span in named for at in range(*span.span)}
    referring, quoted = _referring(), False
    for at, word in enumerate(reading.words):
        quoted = word.text == "“" or (quoted != (word.text == '"') and word.text != "”")
        lower = word.lower
        if lower not in referring or word.span.start in taken:
            continue
        here = [span for span in (*named, *found) if span.span.end <= word.span.start]
        span, choice = word.span, None
        if lower in PRONOUNS and word.pos == "PRON":
            choice = person_meant(reading, tree, at, named, here, told, choose, quoted=quoted)
            ident = choice.actor if choice is not None else None
            if ident:  # whom "she" has meant, "he" means no more
                told.marks.setdefault(ident, PRONOUNS[lower])
                told.meant[PRONOUNS[lower]] = ident
        elif lower in {"it", "its"} and word.pos == "PRON":
            ident = _it(reading, tree, at, here, told)
        elif lower == "they":
            ident = _they(reading, at, here, told)
        elif lower in described() and _definite(reading, at):
            ident = _body(lower, tree, told, here)
            if reading.words[at - 1].lower == "this" and ident not in _fitting(lower, [told.last, here], told):
                ident = None  # who speaks before a court says "this court"
        elif lower in described():
            ident = _in_lower_case(reading, at, gazetteer)
            span = Span(reading.words[max(0, at - 1)].span.start, word.span.end)
        else:
            ident = None
        if ident and taken.isdisjoint(range(*span)):
            how = Naming.PRONOUN if word.pos == "PRON" else Naming.DESCRIPTION
            found.append(ActorSpan(ident, span, how, choice.likely if choice is not None else sure(how)))
    return tuple(found)


@cache
def _referring() -> frozenset[str]:
    """Every word that can stand for an actor named before."""
    return frozenset({*PRONOUNS, *word_set("references", "others", "words"), *described()})


def _it(reading: NamedSentence, tree: Tree, at: int, here: Sequence[ActorSpan], told: Memory) -> str | None:
    """The body that "it" means where it does what only somebody can, or that "its" means: the subject just told of."""
    token = tree.tokens[reading.words[at].token]
    bodies = {span.actor for span in here if told.kind(span.actor) is ActorKind.ORGANISATION}
    if reading.words[at].lower == "its" or (bodies and token.dep in {"nsubj", "nsubjpass"}):
        subject = told.subject_of(tree, here)
        return subject if bodies == {subject} else None
    verb = tree.tokens[token.head]
    acts = token.dep == "nsubj" and verb.pos == "VERB" and token.head != reading.words[at].token
    held = bool(dependents(tree, token.head, "dobj"))
    if not acts or not (held or verb.lemma in word_set("roles", "reading", "acting")):
        return None
    return told.subject if told.paragraph == reading.sentence.paragraph else None


def _they(reading: NamedSentence, at: int, here: Sequence[ActorSpan], told: Memory) -> str | None:
    """The club, firm or party told of in the plural that "they" means: the one here or the subject just told of."""
    between = reading.sentence.tokens[: reading.words[at].token]
    if any(token.tag in {"NNS", "NNPS"} for token in between):
        return None
    bodies = {span.actor for span in here if told.kind(span.actor) is ActorKind.ORGANISATION}
    if bodies or here:
        subject = reading.sentence.tokens[_token(reading, here[-1])].dep == "nsubj"
        return bodies.pop() if len(here) == len(bodies) == 1 and subject else None
    if told.paragraph != reading.sentence.paragraph:
        return None
    if told.plural and told.subject:
        return told.subject
    return told.party if _alone(told) else None


def _alone(told: Memory) -> bool:
    """Whether the party that is the subject told of last stands there beside no other plural: "police", "rebels"."""
    last = told.recent[-1]
    party = [span.span for span in last.spans if span.actor == told.party]
    plurals = (t for t in last.tree.tokens if t.tag in {"NNS", "NNPS"})
    return not any(all(not p.overlaps(t.span) for p in party) for t in plurals)


def _token(reading: NamedSentence, span: ActorSpan) -> int:
    """The token that ends a span."""
    return next(word.token for word in reading.words if word.span.end == span.span.end)


# --- "the company" ----------------------------------------------------------------------------


def _definite(reading: NamedSentence, at: int) -> bool:
    if at == 0 or reading.words[at - 1].lower not in {"the", "this"}:
        return False
    if at > 1 and reading.words[at - 2].text == ",":
        return False  # "Rovers, the club he left": told of the name before it
    after = reading.words[at + 1] if at + 1 < len(reading.words) else None
    return after is None or (after.pos not in {"NOUN", "PROPN"} and after.text not in {"of", "-"})


def _body(noun: str, tree: Tree, told: Memory, here: Sequence[ActorSpan]) -> str | None:
    """The one body named before that a noun fits: in the whole text so far, else in the two sentences before.

    One that only stands near by, and does nothing there, gives way to the one that the text is about.
    """
    present = _fitting(noun, [here], told)
    every = told.fitting(noun) | present
    near = _fitting(noun, told.sentences[-2:], told) | present
    last = _fitting(noun, told.sentences[-1:], told) | present
    found = next((next(iter(those)) for those in (every, near, last) if len(those) == 1), None)
    main = _main_body(told, every)
    if main is None or found == main:
        return found
    acting = [ident for ident in near if told.acts(ident, tree, here)]
    return main if not acting or acting == [main] else found


def _main_body(told: Memory, every: Iterable[str]) -> str | None:
    """Of several bodies the one that a text has named at least twice as often as any other."""
    ranked = sorted(every, key=lambda ident: (-told.named[ident], ident))
    return ranked[0] if len(ranked) > 1 and told.named[ranked[0]] >= 2 * max(1, told.named[ranked[1]]) else None


def _fitting(noun: str, sentences: Sequence[Sequence[ActorSpan]], told: Memory) -> frozenset[str]:
    idents = {span.actor for spans in sentences for span in spans}
    return frozenset(i for i in idents if fits(noun, told.gazetteer.actor(i)) and told.may_be(noun, i))


def _in_lower_case(reading: NamedSentence, at: int, gazetteer: Gazetteer) -> str | None:
    """The body whose name ends in two common words: "the town's harbour board", where one is called so."""
    words = reading.words
    if at < 2 or words[at].capital or words[at - 1].capital or words[at - 1].pos not in {"NOUN", "ADJ"}:
        return None
    if words[at - 2].lower not in {"the", "this"} and words[at - 2].text not in POSSESSIVE:
        return None
    return gazetteer.tails.get((words[at - 1].lower, words[at].lower))


# --- parties ----------------------------------------------------------------------------------


def parties(reading: NamedSentence) -> Iterator[ActorSpan]:
    """Common nouns that act as one party of the story: "prosecutors", "residents"."""
    nouns = word_set("groups", "parties", "nouns")
    for word in reading.words:
        if word.pos == "NOUN" and word.lower in nouns and reading.sentence.tokens[word.token].dep in PARTICIPANTS:
            yield ActorSpan(actor_id(ActorKind.GROUP, word.lower), word.span)
