"""Which event told before a noun takes up: "the meeting", "his visit", "It took place"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.actors import apart
from timeline.lexicon import SEVERAL_TIMES, headword, word_set
from timeline.lexicon.kinds import ATTENDED, SAYING, TAKEN_UP, TAKEN_UP_WHOLE
from timeline.mentions.datings import resting_on
from timeline.mentions.found import Telling
from timeline.mentions.nominals import cue_words, is_derived
from timeline.mentions.status import lexeme
from timeline.mentions.tellings import name_of
from timeline.mentions.told import EarlierMention
from timeline.mentions.verbs import in_past
from timeline.model import (
    Dating,
    DatingBasis,
    Document,
    EventKind,
    Status,
)
from timeline.syntax import clause_of, dependents, subjects

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nouns of saying that can take up whatever was said.
GENERIC = frozenset({"announcement", "statement"})
STEM = 6  # letters by which two words are of one stem
REACH = 12  # sentences back that a definite noun may take up
CARRY_REACH = 3  # sentences back that a word such as "then" carries a date on
LEAD = 5  # sentences that tell more fully what the headline tells


def antecedent_of(
    telling: Telling, number: int, memory: Sequence[EarlierMention], here: Sequence[EarlierMention]
) -> EarlierMention | None:
    """The event told before that a definite noun takes up: the latest of its kind, one named by the same word first."""
    if not telling.trigger.nominal:  # "It took place ..."
        kinds = ATTENDED if telling.kind is EventKind.TALKS else frozenset(EventKind) - SAYING
        last = [t for t in memory if number - t.sentence <= CARRY_REACH and t.mention.kind in kinds]
        return last[-1].first if last else None
    kindred = TAKEN_UP[telling.kind]
    near = [t for t in memory if number - t.sentence <= REACH and _fits(telling, t)]
    beside = telling.setting[0] if telling.setting is not None else None  # "the news came weeks after the merger"
    near = [t for t in near if not any(_is_earlier(h, t) for h in here if h.telling.trigger.head != beside)]
    derived = [t for t in near if any(is_derived(lemma, _lemma(telling)) for lemma in _lemmas(t.telling))]
    near = [t for t in near if t.mention.kind in kindred or is_short_for(telling, t)]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))] or derived
    any_of_kind = not telling.oblique and (telling.kind in TAKEN_UP_WHOLE or _lemma(telling) in GENERIC)
    pool = _news_among(telling, same or (near if any_of_kind else []))
    dated = [t for t in pool if t.mention.dating is not None]
    return (dated or pool)[-1].first if pool else None


def is_short_for(telling: Telling, told: EarlierMention) -> bool:
    """Whether a noun is the last word of a longer one, whatever else it means alone ("a price war ... the war")."""
    words = told.telling.trigger.words
    return len(words) > 1 and told.telling.tree.lemmas[words[-1]] == _lemma(telling)


def _news_among(telling: Telling, pool: Sequence[EarlierMention]) -> Sequence[EarlierMention]:
    """Those that a noun is likelier to mean: what happened before what is to come, news before what is only named
    beside it ("it replaces the 1991 agreement ... the deal")."""
    if in_past(telling.tree, clause_of(telling.tree, telling.trigger.head)):
        pool = [t for t in pool if t.mention.status is Status.OCCURRED] or pool
    told = [t for t in pool if not t.telling.trigger.nominal]
    return [t for t in pool if not t.telling.trigger.nominal or not any(_is_long_before(t, o) for o in told)]


def _is_long_before(one: EarlierMention, other: EarlierMention) -> bool:
    first, second = one.mention.dating, other.mention.dating
    if first is None or second is None or first.when.last_number is None or second.when.first_number is None:
        return False
    return second.when.first_number - first.when.last_number > LONG


def told_with_its_time(
    telling: Telling, own: Dating | None, number: int, memory: Sequence[EarlierMention], here: Sequence[EarlierMention]
) -> EarlierMention | None:
    """What a telling with a time of its own takes up: by a definite noun of that very time ("the 1991 settlement ...
    the 1991 agreement"), or to correct it."""
    wrong = corrected(telling, number, memory)
    if wrong is not None:
        return wrong.first
    if own is None or not telling.definite or not telling.trigger.nominal or telling.kind not in TAKEN_UP_WHOLE:
        return None
    other = antecedent_of(telling, number, [t for t in memory if t.mention.dating is not None], here)
    same = other is not None and other.mention.dating is not None and other.mention.dating.when == own.when
    return other if same else None


def corrected(telling: Telling, number: int, memory: Sequence[EarlierMention]) -> EarlierMention | None:
    """What was told wrong and the sentence after it puts right ("We said that it ended in May. It ended in June")."""
    before = [t for t in memory if t.sentence == number - 1 and t.mention.dating is not None]
    told = [t for t in before if t.mention.kind not in SAYING]
    if not told or telling.kind in SAYING or not _owns_up(told[-1].telling):
        return None
    last = told[-1]
    if last.telling.tree.sentence.paragraph != telling.tree.sentence.paragraph:
        return None
    who = {telling.tree.tokens[s].text.lower() for s in subjects(telling.tree, telling.verb)}
    return last if who & REFERRING or _same_stem(_lemma(telling), _lemma(last.telling)) else None


def retold_of(telling: Telling, number: int, memory: Sequence[EarlierMention]) -> EarlierMention | None:
    """What a verb tells again that befalls or is done by one person once in a text ("resigned", "was arrested")."""
    if telling.trigger.nominal or telling.definite or telling.status not in REAL:
        return None
    word = _headword(telling)
    if word not in cue_words("once", "in_text") or not telling.actors:
        return None
    near = [t for t in memory if number - t.sentence <= REACH and not t.telling.trigger.nominal]
    near = [t for t in near if t.mention.status in REAL and t.sentence != number and _headword(t.telling) == word]
    return next((t.first for t in near if _is_of_same(telling, t) and _fits(telling, t)), None)


def _headword(telling: Telling) -> str:
    return headword(lexeme(telling.tree, telling.trigger.head))


def _is_of_same(telling: Telling, told: EarlierMention) -> bool:
    """Whether two tellings name the same actors, or one names some of those whom the other does."""
    mine, others = ({a.actor for a in t.actors} for t in (telling, told.telling))
    return bool(mine and others) and (mine <= others or others <= mine)


REAL = frozenset({Status.OCCURRED, Status.PLANNED, Status.EXPECTED})
REFERRING = word_set("clauses", "pronouns", "referring")


def _owns_up(telling: Telling) -> bool:
    """Whether a sentence says that a text was wrong."""
    words = [t.text.lower() for t in telling.tree.tokens]
    if words[:1] and words[0] in cue_words("correction", "heads"):
        return True
    text = f" {' '.join(words)} "
    return any(f" {cue} " in text for cue in cue_words("correction", "cues"))


LONG = 366  # days before the news from which what is only named beside it is no news


def told_in_lead(telling: Telling, lead: Sequence[EarlierMention]) -> EarlierMention | None:
    """The mention in the lead that tells more fully what a headline tells: of its kind, by an actor of it."""
    who = {a.actor for a in telling.actors}
    kindred = TAKEN_UP[telling.kind]
    near = [t for t in lead if t.mention.kind in kindred and _fits(telling, t)]
    near = [t for t in near if not who or who & {a.actor for a in t.mention.actors}]
    same = [t for t in near if _same_stem(_lemma(telling), _lemma(t.telling))]
    pool = same or (near if telling.kind in TAKEN_UP_WHOLE else [])
    return min(pool, key=lambda t: (t.mention.dating is None, t.sentence, t.mention.trigger)).first if pool else None


def _fits(telling: Telling, told: EarlierMention) -> bool:
    """Whether nothing speaks against two tellings of one document being of one event."""
    if told.mention.status in {Status.DENIED, Status.HYPOTHETICAL} and telling.status is Status.OCCURRED:
        return False
    if telling.kind not in SAYING and _is_of_another(telling, told):
        return False
    if SEVERAL_TIMES in telling.words | told.mention.words:  # "has twice sued" is no one suit
        return False
    known = {a.actor for t in (told, told.first) for a in t.mention.actors}
    if telling.oblique and known and not {a.actor for a in telling.actors} <= known:
        return False
    return not apart(telling.place, told.telling.place)


def _is_of_another(telling: Telling, told: EarlierMention) -> bool:
    """Whether a noun says of what it is, and that is another thing ("the pool was shut ... the closure of the tip")."""
    tree, head = telling.tree, telling.trigger.head
    of = [p for p in dependents(tree, head, "prep") if tree.lemmas[p] == "of"]
    things = {headword(tree.lemmas[o]) for p in of for o in dependents(tree, p, "pobj") if tree.tokens[o].pos == "NOUN"}
    known = told.mention.words | told.first.mention.words
    return bool(things) and bool(known) and things.isdisjoint(known)


def _same_stem(one: str, other: str) -> bool:
    """Whether two words are of one stem, roughly ("resign", "resignation"), or go together ("die", "death")."""
    if one == other or is_derived(one, other) or is_derived(other, one):
        return True
    if f"{one}s" == other or f"{other}s" == one:  # a headline's "dies" that was taken for a noun
        return True
    shorter = min(len(one), len(other), STEM + 1)
    return shorter >= 4 and _shared(one, other) >= max(4, shorter - 1)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _is_earlier(one: EarlierMention, other: EarlierMention) -> bool:
    """Whether what is said of a thing happened before the event it should be ("the suit was settled in 1991")."""
    first, second = one.mention.dating, other.mention.dating
    if first is None or second is None or first.when.last_number is None or second.when.first_number is None:
        return False
    return first.when.last_number < second.when.first_number


def _lemma(telling: Telling) -> str:
    return telling.tree.tokens[telling.trigger.head].lemma.lower()


def _lemmas(telling: Telling) -> set[str]:
    """The lemmas of a trigger's words."""
    return {telling.tree.lemmas[w] for w in telling.trigger.words}


def taken_up(document: Document, telling: Telling, antecedent: EarlierMention) -> Dating | None:
    """The date of what a telling takes up, with both named in its reason; None where that has no date."""
    dating = antecedent.mention.dating
    if dating is None:
        return None
    why = f"{name_of(document, telling)} takes up “{antecedent.mention.title}”: {dating.why}"
    return resting_on(dating, DatingBasis.CARRIED, why)
