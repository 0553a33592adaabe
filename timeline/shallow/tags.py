"""Words -> Penn tags and lemmas, by what each can be and by the words beside it, in one pass from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.shallow.forms import AUXILIARIES, BASE, COME, ED, PARTICIPLE, PAST, SAME, Form, S, word_set
from timeline.shallow.scan import (
    ADVERBIAL,
    BEFORE_NOUN,
    FINITE,
    NOUN_TAGS,
    PARTING,
    PERSONAL,
    QUOTES,
    Scan,
    capital_follows,
    form_after,
    noun_follows,
    scan_of,
    stands_like_verb,
)
from timeline.shallow.verbforms import verb

# The groups that auxiliaries open; "get" makes passives as "be" does.
GROUPS = {"be": "be", "have": "have", "do": "do", "get": "be"}


class Tagged(NamedTuple):
    """The words of a sentence with their tags and lemmas, side by side."""

    words: Sequence[str]
    tags: list[str]
    lemmas: list[str]


def tagged(words: Sequence[str], dated: frozenset[int] = frozenset()) -> Tagged:
    """The tags and lemmas of the words of a sentence; `dated` are those of time expressions, which are no verbs."""
    scan = scan_of(words, dated)
    for i in range(len(words)):
        tag, lemma = _read(scan, i)
        scan.tags.append(tag)
        scan.lemmas.append(lemma)
        _note(scan, words[i], tag, lemma)
    _reduce(words, scan.tags, scan.forms)
    return Tagged(words, scan.tags, scan.lemmas)


def _read(at: Scan, i: int) -> tuple[str, str]:
    """The tag and the lemma of a word; those before it are read."""
    word, form = at.words[i], at.forms[i]
    first = word[0]
    if not (first.isalnum() or len(word) > 1):
        return _mark(word)
    if first.isdigit():
        return "CD", word
    if first in "'’":
        return _clitic(at, i)
    if i in at.dated and not form.closed:
        return ("NNP", word) if first.isupper() else ("NNS" if form.plural else "NN", form.noun or word)
    if i in at.dated and word == "that":
        return "DT", word
    if first.isupper() and _is_name(at, i, form):
        return ("NNPS" if form.plural and form.known else "NNP"), word
    if form.closed:
        return _closed(at, i, form)
    if form.verb:
        return verb(at, i, form)
    if form.adjective:
        return _adjective(at, i, form)
    if not form.known and at.group in {"to", "modal", "do"} and word.islower():
        return "VB", word  # an unknown verb: "to reshape"
    return ("NNS" if form.plural else "NN"), form.noun or word.lower()


def _note(at: Scan, word: str, tag: str, lemma: str) -> None:
    """Follow the verb group and the clause past a word."""
    if tag in ADVERBIAL:
        return
    if tag in FINITE:
        at.finite = True
        at.group = "modal" if tag == "MD" else GROUPS.get(lemma, "")
    elif tag[0] == "V":
        at.group = GROUPS.get(lemma, "")
    elif tag == "TO":
        at.group = "to"
    elif at.group and tag == "PRP" and not at.asked:
        at.asked = True  # "has he been": the pronoun stands inside the group
    else:
        at.group = ""
        if tag in PARTING or (tag == "IN" and word.lower() in word_set("closed", "SCONJ")):
            at.finite = False


def _is_name(at: Scan, i: int, form: Form) -> bool:
    """Whether a capital belongs to a name: not at the head of a sentence or in a headline, if the word is common."""
    if len(at.words[i]) == 1 and at.words[i] in "IA":
        return False
    if form.closed:
        return _inside_name(at, i) or (at.words[i].isupper() and len(at.words[i]) > 1 and not at.title)
    opening = i == 0 or (not at.words[i - 1][0].isalnum() and at.words[i - 1] not in "-&'’–/")
    if not (opening or at.title):
        return True
    if not form.known:
        return not (form.adjective or form.closed or form.form) or capital_follows(at, i)
    return capital_follows(at, i) and not at.title and not form.adjective and bool(form.noun)


def _inside_name(at: Scan, i: int) -> bool:
    """Whether a word such as "May" or "Will" stands inside a run of capitals."""
    if not i or at.title or at.words[i].isupper():
        return False
    return at.words[i][0].isupper() and at.words[i - 1][0].isalnum()


def _clitic(at: Scan, i: int) -> tuple[str, str]:
    """The tag of what an apostrophe begins: an auxiliary, or the mark of a possessor."""
    word = at.words[i].lower().replace("’", "'")
    before, after = at.tags[i - 1] if i else "", form_after(at, i)
    if word == "'s":
        is_verb = before in PERSONAL or (before in NOUN_TAGS and after.closed == "DT")
        return ("VBZ", "be") if is_verb else ("POS", "'s")
    if word == "'d":
        return ("VBD", "have") if after.form in {ED, PARTICIPLE} else ("MD", "would")
    if word == "'ll":
        return "MD", "will"
    if word in AUXILIARIES:
        lemma, tag = AUXILIARIES[word]
        return tag, lemma
    return ("POS", "'s") if before in NOUN_TAGS and at.words[i - 1][-1:] == "s" else ("''", word)


def _closed(at: Scan, i: int, form: Form) -> tuple[str, str]:
    word = at.words[i].lower()
    if word in AUXILIARIES:
        tag = form.closed
        if word in {"have", "do"} and at.group in {"modal", "to", "do"}:
            tag = "VB"
        if word == "had" and at.group == "have":
            tag = "VBN"
        return tag, form.verb
    if form.closed in {"RB", "DT", "IN", "PDT"} or word in {"her", "to", "one", "may", "will", "can"}:
        return _particular(at, i, word, form)
    lemma = {"ca": "can", "wo": "will", "'ll": "will", "an": "a"}.get(word, word)
    return ("NN" if form.closed == "PRON" else form.closed), ("I" if word in {"i", "me"} else _nominative(lemma))


def _particular(at: Scan, i: int, word: str, form: Form) -> tuple[str, str]:
    """The tag of a closed word that its place tells: "her", "that", "there", "to", "no", "next" ..."""
    after, before = form_after(at, i), at.tags[i - 1] if i else ""
    if word == "her":
        return ("PRP$", "her") if noun_follows(at, i) else ("PRP", "she")
    if word == "to":
        infinitive = _can_be_base(after) or stands_like_verb(at, i + 1)
        return ("TO" if infinitive and not capital_follows(at, i) and before != "IN" else "IN"), "to"
    if word == "one":
        return ("CD" if noun_follows(at, i) else "PRP"), "one"
    if word == "there":
        there_is = after.verb == "be" or after.closed == "MD" or after.verb == "have"
        return ("EX" if there_is else "RB"), "there"
    if word == "that":
        return _that(at, i, before)
    if word in {"n't", "n’t", "not"}:
        return "NEG", "not"
    if form.adjective and noun_follows(at, i) and not (after.closed and after.closed != "CD"):
        return "JJ", word
    if form.closed == "RB" and form.noun and before in BEFORE_NOUN:
        return "NN", word
    return form.closed, word


def _that(at: Scan, i: int, before: str) -> tuple[str, str]:
    after = form_after(at, i)
    finite = after.closed in {"MD", "VBZ", "VBP", "VBD"} or (after.form in {S, PAST, ED} and not after.noun)
    plural = before == "NNS" and after.form == BASE  # "bonds that fall due"
    if before in NOUN_TAGS and (finite or plural):
        return "WDT", "that"
    if after.noun and not after.plural and not after.verb and before not in NOUN_TAGS | {"VBD", "VBZ", "VBP"}:
        return "DT", "that"
    return "IN", "that"


def _adjective(at: Scan, i: int, form: Form) -> tuple[str, str]:
    word = at.words[i].lower()
    if form.noun and not noun_follows(at, i) and at.group != "be":
        return ("NNS" if form.plural else "NN"), form.noun
    return "JJ", word


def _can_be_base(form: Form) -> bool:
    if form.closed in {"RB"}:
        return True  # "to formally sign"
    return (form.form in {BASE, SAME, COME} or form.closed in {"VB", "VBP"}) and bool(form.verb)


MARKS = {
    ".": ".", "?": ".", "!": ".", ",": ",", "(": "-LRB-", ")": "-RRB-", "&": "CC", "%": "NN", "-": "HYPH", "/": "HYPH",
    "$": "$", "€": "$", "£": "$", "¥": "$",
}  # fmt: skip


def _mark(word: str) -> tuple[str, str]:
    if word in QUOTES:
        return "``", word
    return MARKS.get(word, ":"), word


NOMINATIVES = {"me": "I", "him": "he", "them": "they", "us": "we", "hers": "she"}


def _nominative(word: str) -> str:
    return NOMINATIVES.get(word, word)


def _reduce(words: Sequence[str], tags: list[str], forms: Sequence[Form]) -> None:
    """Make participles of pasts that only describe a noun: "the deal reached in May was signed", "the plan put by"."""
    later = False  # whether the same clause has a finite verb further on
    parting = PARTING | {"PRP", ".", "TO"}
    for i in range(len(tags) - 1, -1, -1):
        if tags[i] in parting or words[i] in word_set("closed", "SCONJ"):
            later = False
        elif tags[i] == "VBD" and forms[i].form in {ED, SAME} and i and tags[i - 1] in NOUN_TAGS:
            after = tags[i + 1] if i + 1 < len(tags) else ""
            if later and after not in {"DT", "PRP$", "PRP"}:
                tags[i] = "VBN"
            later = True
        elif tags[i] in FINITE:
            later = True
