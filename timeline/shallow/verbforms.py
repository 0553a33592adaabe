"""Which form a word that can be a verb has where it stands, or that it is a noun or an adjective there."""

from __future__ import annotations

from timeline.shallow.forms import BASE, COME, ED, ING, PARTICIPLE, PAST, SAME, Form, S
from timeline.shallow.scan import (
    BEFORE_NOUN,
    NOUN_TAGS,
    PERSONAL,
    Scan,
    capital_follows,
    complement_follows,
    form_after,
    noun_follows,
    tag_before,
    verb_ahead,
)


def verb(at: Scan, i: int, form: Form) -> tuple[str, str]:
    """The tag and the lemma of a word that can be a verb."""
    before = tag_before(at, i)
    if form.adjective and at.group not in {"to", "modal", "do", "have"}:
        attributive = before in BEFORE_NOUN | {"IN", "CC", ""} and noun_follows(at, i)
        predicate = at.group == "be" and form.form in {BASE, SAME, COME}
        if attributive or predicate or (form.form == BASE and not form.noun and noun_follows(at, i)
                                        and before not in PERSONAL | {"NNS"}):  # fmt: skip
            return "JJ", at.words[i].lower()
    if form.form == ING:
        return _ing(at, i, form, before)
    if form.form in {ED, PAST, PARTICIPLE}:
        return _past(at, i, form, before)
    if form.form == S:
        return ("VBZ", form.verb) if _is_third(at, i, form, before) else ("NNS", form.noun)
    return _base(at, i, form, before)


def _base(at: Scan, i: int, form: Form, before: str) -> tuple[str, str]:
    """A base form: an infinitive after "to" and modals, a present after a plural, else a noun if it can be one."""
    if at.group in {"to", "modal", "do"}:
        return "VB", form.verb
    if at.group in {"have", "be"} and form.form in {SAME, COME} and not (form.noun and before in BEFORE_NOUN):
        return "VBN", form.verb
    if before in {"PRP", "WP", "WDT", "EX"} and not at.finite:
        return ("VBD" if form.form == SAME else "VBP"), form.verb
    if form.noun and (before in BEFORE_NOUN or before in {"IN", "VB", "VBG", "VBN", "VBD", "VBZ", "VBP"}):
        return "NN", form.noun
    if before == "CC" and i > 1 and (at.tags[i - 2] == "VB" or (i - 2 in at.dated and "VB" in at.tags)):
        return "VB", form.verb
    if form.form == SAME and before in NOUN_TAGS and not at.finite:
        return "VBD", form.verb
    if before in {"NNS", "NNPS"} and not at.finite and (
        not form.noun or complement_follows(at, i) or not verb_ahead(at, i)
    ):
        return "VBP", form.verb
    if form.noun:
        return "NN", form.noun
    return ("NN", form.verb) if before in BEFORE_NOUN else ("VBP" if before in NOUN_TAGS else "VB", form.verb)


def _is_third(at: Scan, i: int, form: Form, before: str) -> bool:
    """Whether a form in -s is a verb: it has a subject before it and something to govern behind it."""
    if not form.noun:
        return True
    if before in BEFORE_NOUN or before in {"IN", "VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "TO", ""}:
        return False
    if before in {"PRP", "WP", "WDT", "EX"}:
        return True
    if before == "CC" and i > 1:  # "opened this morning and closes at five"
        return i - 2 in at.dated or at.tags[i - 2] in {"RB", "VBZ"}
    after = form_after(at, i)
    if at.finite or before not in NOUN_TAGS or (after.verb and not after.noun):
        return False
    return complement_follows(at, i) or (bool(after.closed) and not verb_ahead(at, i))


def _past(at: Scan, i: int, form: Form, before: str) -> tuple[str, str]:
    if form.form == PAST:
        return "VBD", form.verb
    if at.group in {"have", "be"}:
        return "VBN", form.verb
    if before in BEFORE_NOUN and noun_follows(at, i):
        return "JJ", at.words[i].lower()
    if form.form == PARTICIPLE or before in BEFORE_NOUN:
        return "VBN", form.verb
    if before == "IN" and at.words[i - 1].lower() not in {"that", "because", "since"}:
        return ("JJ", at.words[i].lower()) if noun_follows(at, i) else ("VBN", form.verb)
    if before == "CC" and i > 1 and at.tags[i - 2] == "VBN":
        return "VBN", form.verb
    if before in {"VB", "VBG"} and noun_follows(at, i):
        return "JJ", at.words[i].lower()  # "to discuss increased spending"
    if not before or (before == "," and at.words[i + 1 : i + 2] == ["by"]):
        return "VBN", form.verb
    return "VBD", form.verb


def _ing(at: Scan, i: int, form: Form, before: str) -> tuple[str, str]:
    if at.group == "be":
        return "VBG", form.verb
    after = form_after(at, i)
    if before in BEFORE_NOUN:
        return ("NN", form.noun) if form.noun and not (noun_follows(at, i) and not after.known) else (
            "JJ" if noun_follows(at, i) else "NN", form.noun or at.words[i].lower())  # fmt: skip
    if form.noun and (before in NOUN_TAGS or before in {"IN", "VBD", "VBZ", "VBP", "VB", "CC", ""}):
        governs = after.closed in {"DT", "PRP$", "PRP"} or capital_follows(at, i)
        return ("VBG", form.verb) if governs else ("NN", form.noun)
    return "VBG", form.verb
