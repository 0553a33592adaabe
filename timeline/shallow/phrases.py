"""Tagged words -> the phrases of a sentence, each with its head: noun phrases, verb groups, prepositions, dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.lexicon import table
from timeline.shallow.forms import AUXILIARIES, word_set
from timeline.shallow.links import Links
from timeline.shallow.scan import FINITE, NOUN_TAGS
from timeline.shallow.tags import Tagged

# Kinds of phrases: noun phrase, verb group, preposition, "that / if / because", relative pronoun, "and", date,
# adjective, adverb, comma or another mark.
NOUN, VERB, PREP, MARK, RELATIVE, AND, DATE, ADJ, ADV, COMMA, OTHER = "NVPSWCTARXO"
WITHIN = NOUN_TAGS | {"JJ", "CD", "POS", "HYPH", "$", "DT", "PDT", "PRP$", "WP$"}
OPENING = frozenset({"DT", "PDT", "PRP$", "WP$"})
LICENSED = {"modal": {"VB"}, "do": {"VB"}, "to": {"VB"}, "have": {"VBN"}, "be": {"VBN", "VBG"}}
BE = "be"


class Phrase(NamedTuple):
    """Words `first` to `stop` of a sentence under their `head`.

    `form` tells of a verb group whether it is "finite", "to", "ing", "en" or "base", of other phrases their first word;
    `passive` is told of verb groups, `own` of dates that begin with their preposition.
    """

    kind: str
    head: int
    first: int
    stop: int
    form: str = ""
    passive: bool = False
    own: bool = False


def phrases(tagged: Tagged, dates: Mapping[int, int], links: Links) -> list[Phrase]:
    """The phrases of a sentence in order; what belongs together inside each is linked. `dates`: first word -> end."""
    found: list[Phrase] = []
    i = 0
    while i < len(tagged.words):
        phrase = _phrase(tagged, i, dates, links)
        found.append(phrase)
        i = phrase.stop
    return found


def _phrase(tagged: Tagged, i: int, dates: Mapping[int, int], links: Links) -> Phrase:
    tag = tagged.tags[i]
    if i in dates:
        return _date(tagged, i, dates, links)
    if tag in WITHIN and tag not in {"HYPH", "POS"}:
        return _noun_phrase(tagged, i, dates, links)
    if tag in {"PRP", "EX"}:
        return Phrase(NOUN, i, i, i + 1)
    if tag == "MD" or tag[0] == "V" or (tag == "TO" and _infinitive(tagged, i + 1)):
        return _verb_group(tagged, i, links)
    if tag in {"RB", "NEG", "UH"}:
        return _adverb(tagged, i, dates, links)
    if tag in {"IN", "TO"}:
        kind = MARK if tagged.words[i].lower() in word_set("closed", "SCONJ") else PREP
        return Phrase(kind, i, i, i + 1, tagged.words[i].lower())
    if tag in {"WDT", "WP", "WRB"}:
        return Phrase(RELATIVE, i, i, i + 1, tagged.words[i].lower())
    kind = AND if tag == "CC" else COMMA if tag in {",", ":", "``", "''", "-LRB-", "-RRB-"} else OTHER
    return Phrase(kind, i, i, i + 1, tagged.words[i].lower())


def _infinitive(tagged: Tagged, i: int) -> bool:
    while i < len(tagged.tags) and tagged.tags[i] in {"RB", "NEG"}:
        i += 1
    return i < len(tagged.tags) and tagged.tags[i] == "VB"


# --- noun phrases -----------------------------------------------------------------------------


def _noun_phrase(tagged: Tagged, first: int, dates: Mapping[int, int], links: Links) -> Phrase:
    stop, owner = first, first  # `owner`: where the part behind the last possessive begins
    tags = tagged.tags
    while stop < len(tags) and _goes_on(tagged, first, stop, dates):
        if stop in dates:
            _describing_date(stop, dates[stop], links)
            stop = dates[stop]
            continue
        stop += 1
        if tags[stop - 1] == "POS" and stop - 1 > first:
            owner = _possessor(tagged, owner, stop - 1, links)
    nouns = [i for i in range(owner, stop) if tags[i] in NOUN_TAGS]
    if not nouns and owner > first:  # "at the company's": what is owned is left out
        head = _last_noun(tagged, first, owner)
        links.free(head)
        return Phrase(NOUN, head, first, stop)
    head = nouns[-1] if nouns else stop - 1
    kind = NOUN if nouns or tags[head] in {"CD", "DT", "PDT"} else ADJ
    for i in range(first, stop):
        if i != head and not links.linked(i):
            links.link(i, head, links.deps[i] or _inside(tags[i], i < head))
    return Phrase(kind, head, first, stop)


def _goes_on(tagged: Tagged, first: int, i: int, dates: Mapping[int, int]) -> bool:
    """Whether a noun phrase that began at `first` goes on with a word."""
    tags, tag = tagged.tags, tagged.tags[i]
    if i in dates:  # "the Wednesday meeting", "last week's visit": a date before a noun
        end = dates[i]
        return end < len(tags) and tags[i] != "IN" and (tags[end] in NOUN_TAGS or tags[end] in {"POS", "JJ"}) and (
            end not in dates)  # fmt: skip
    if tag == "RB":
        return i + 1 < len(tags) and tags[i + 1] in {"JJ", "CD"} and (i == first or tags[i - 1] in OPENING)
    if tag not in WITHIN:
        return False
    if i == first:
        return True
    before = tags[i - 1]
    if tag in OPENING:
        return before in OPENING
    if tag in {"JJ", "CD"} and before in NOUN_TAGS:
        described = tag == "JJ" and i + 1 < len(tags) and tags[i + 1] in NOUN_TAGS
        return described or (tag == "CD" and before in {"NNP", "NNPS"})
    if tag == "HYPH":
        return i + 1 < len(tags) and tags[i + 1] in WITHIN
    return True


def _possessor(tagged: Tagged, first: int, mark: int, links: Links) -> int:
    """Link an owner before its mark; what it owns begins behind that."""
    head = _last_noun(tagged, first, mark)
    for i in range(first, mark):
        if i != head and not links.linked(i):
            links.link(i, head, _inside(tagged.tags[i], i < head))
    links.link(mark, head, "case")
    links.later(head, "poss")
    return mark + 1


def _last_noun(tagged: Tagged, first: int, stop: int) -> int:
    return next((i for i in range(stop - 1, first - 1, -1) if tagged.tags[i] in NOUN_TAGS), max(first, stop - 1))


def _inside(tag: str, before: bool) -> str:
    if tag in NOUN_TAGS:
        return "compound"
    if not before:
        return "nummod" if tag == "CD" else "punct" if tag == "HYPH" else "amod"
    return {
        "DT": "det", "PDT": "predet", "PRP$": "poss", "WP$": "poss", "JJ": "amod", "CD": "nummod", "HYPH": "punct",
        "RB": "advmod", "$": "nmod", "POS": "case",
    }.get(tag, "dep")  # fmt: skip


# --- dates ------------------------------------------------------------------------------------


def _describing_date(first: int, stop: int, links: Links) -> None:
    """Link a date inside a noun phrase: its last word describes the noun, the others describe it."""
    for i in range(first, stop - 1):
        links.link(i, stop - 1, "nmod")
    links.later(stop - 1, "compound")


def _date(tagged: Tagged, first: int, dates: Mapping[int, int], links: Links) -> Phrase:
    stop = dates[first]
    possessive = stop < len(tagged.tags) and tagged.tags[stop] == "POS"
    apart = not first or tagged.tags[first - 1] in {"IN", ",", "TO", "``", ":"}  # "On Friday officials said"
    if (possessive or not apart) and _goes_on(tagged, first, first, dates):
        return _noun_phrase(tagged, first, dates, links)
    begin = first
    if tagged.tags[first] in {"IN", "TO"} and stop - first > 1:
        begin = first + 1
    inside = range(begin, stop)
    head = next((i for i in inside if tagged.tags[i] in NOUN_TAGS), stop - 1)
    for i in inside:
        if i != head:
            links.link(i, head, "nummod" if tagged.tags[i] == "CD" else "det" if tagged.tags[i] == "DT" else "dep")
    if begin > first:
        links.link(head, first, "pobj")
        return Phrase(DATE, first, first, stop, tagged.words[first].lower(), own=True)
    return Phrase(DATE, head, first, stop)


# --- verb groups ------------------------------------------------------------------------------


def _verb_group(tagged: Tagged, first: int, links: Links) -> Phrase:
    """Auxiliaries, negations and adverbs with the verb they belong to."""
    tags, verbs, between, i = tagged.tags, [first], [], first + 1
    while i < len(tags):
        if tags[i] in {"RB", "NEG"}:
            between.append(i)
        elif tags[i][0] == "V" and tags[i] in LICENSED.get(_state(tagged, verbs[-1]), ()):
            verbs.append(i)
        else:
            break
        i += 1
    head = verbs[-1]
    stop = head + 1 if not between or between[-1] < head else _stop(tagged, head, between)
    passive = tags[head] == "VBN" and len(verbs) > 1 and tagged.lemmas[verbs[-2]] in {BE, "get"}
    for verb in verbs[:-1]:
        links.link(verb, head, "auxpass" if passive and verb == verbs[-2] else "aux")
    for i in between:
        if i < stop:
            links.link(i, head, "neg" if tags[i] == "NEG" else "advmod")
    stop = _particle(tagged, head, stop, links)
    opening = tags[first]
    form = "finite" if opening in FINITE else {"TO": "to", "VBG": "ing", "VBN": "en"}.get(opening, "base")
    return Phrase(VERB, head, first, stop, form, passive)


def _state(tagged: Tagged, i: int) -> str:
    tag = tagged.tags[i]
    if tag == "MD":
        return "modal"
    if tag == "TO":
        return "to"
    lemma = tagged.lemmas[i]
    return lemma if tagged.words[i].lower() in AUXILIARIES else BE if lemma == "get" else ""


def _stop(tagged: Tagged, head: int, between: Sequence[int]) -> int:
    """Where a group ends whose verb adverbs follow: only a negation right behind belongs to it ("is not")."""
    stop = head + 1
    while stop in between and tagged.tags[stop] == "NEG":
        stop += 1
    return stop


@cache
def _particles() -> Mapping[str, frozenset[str]]:
    """The particles that the lexicon knows with a verb, by verb."""
    found: dict[str, frozenset[str]] = {}
    for verb, *rest in _verb_phrases():
        if len(rest) == 1 and rest[0] in word_set("particles", "words"):
            found[verb] = found.get(verb, frozenset()) | {rest[0]}
    return found


def _verb_phrases() -> Iterator[list[str]]:
    yield from (phrase.split() for kind in table("triggers").values() for phrase in kind.get("phrases", ()))
    yield from (phrase.split() for words in table("cues")["status"].values() for phrase in words)


def _particle(tagged: Tagged, head: int, stop: int, links: Links) -> int:
    """Take in the particle behind a verb: one the lexicon knows with it, or one that governs nothing."""
    if stop >= len(tagged.words) or tagged.words[stop].lower() not in word_set("particles", "words"):
        return stop
    after = tagged.tags[stop + 1] if stop + 1 < len(tagged.tags) else "."
    known = tagged.words[stop].lower() in _particles().get(tagged.lemmas[head], ())
    if known or after in {".", ",", "IN", "TO", "CC"}:
        links.link(stop, head, "prt")
        tagged.tags[stop] = "RP"
        return stop + 1
    return stop


def _adverb(tagged: Tagged, i: int, dates: Mapping[int, int], links: Links) -> Phrase:
    """An adverb, or the adjective or noun phrase that it opens."""
    after = i + 1
    if after < len(tagged.tags) and after not in dates and tagged.tags[after] in {"JJ", "CD"}:
        phrase = _noun_phrase(tagged, after, dates, links)
        links.link(i, phrase.head, "advmod")
        return phrase._replace(first=i)
    return Phrase(ADV, i, i, after, tagged.words[i].lower())
