"""The day of a report: what a short news text tells without a date of its own."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from timeline.confidence import link
from timeline.lexicon import word_set
from timeline.lexicon.kinds import SAYING
from timeline.mentions.attachment import UNITS
from timeline.mentions.datings import as_dating, resting_on
from timeline.mentions.found import Telling
from timeline.mentions.status import cues, lexeme
from timeline.mentions.verbs import in_past
from timeline.model import (
    Bound,
    Dating,
    DatingBasis,
    EventKind,
    Granularity,
    Interval,
    Publication,
    PublicationBasis,
    Span,
    Status,
)
from timeline.persons import is_personal
from timeline.syntax import dependents, heads_clause, objects, subjects, subtree
from timeline.temporal.reading import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.mentions.told import EarlierMention
    from timeline.model import TimeExpression, Token
    from timeline.syntax import Tree

WEEK = 7  # days within which what a report tells belongs to its news
FRESH = 3  # days between the event that a report begins with and its publication
OPENING = 2  # sentences of which one must tell news: a headline may stand before it
SOON = 3  # sentences after the opening that say when its news in the perfect happened
YEAR_FIGURES = 4
LONGEST_REPORT = 35  # sentences: a longer text goes beyond the news of one day


class Report(NamedTuple):
    """The day that a report of the day tells of, and why."""

    day: date
    why: str
    opening: Span
    paragraph: Span
    of_sayings: bool = False  # whether it dates nothing but statements


def report_of(publication: Publication, sentences: Sequence[Sequence[Telling]]) -> Report | None:
    """The day of the main event of a report that was published within days of it, or None for any other text.

    A report begins with what somebody did; a commentary, a history or a feature begins otherwise. The day is that of
    its first sentence or, where this tells none, the day of publication.
    """
    published = publication.calendar_day
    news = [[t for t in told if i == 0 or not t.narrated] for i, told in enumerate(sentences[:OPENING])]
    first = next((tellings for tellings in news if any(map(_begins_news, tellings))), [])
    if not first and published is not None:  # "The walkout, which began on Monday, has left ..."
        first = next((tellings for tellings in news if any(_is_of_these_days(t, published) for t in tellings)), [])
    known = publication.basis in {PublicationBasis.GIVEN, PublicationBasis.STATED} and len(sentences) <= LONGEST_REPORT
    if published is None or not known or not first:
        return None
    article, lead = f"a report of {spoken(published)}", first[0].tree.sentence
    where = (lead.span, lead.paragraph)
    told = next((t.time for t in sorted(first, key=lambda t: t.trigger) if t.time is not None and is_news(t)), None)
    own = told or next((t.time for t in first if t.time is not None and is_past(t) and not _is_aside(t)), None)
    if own is not None and _fresh_day(own, published) is None:
        return Report(published, f"{article} tells what was said, without a date of its own", *where, of_sayings=True)
    told = told or _day_beside(first, sentences, published)
    day = None if told is None else _fresh_day(told, published)
    if told is None or day is None:
        return Report(published, f"{article} tells it as news, without a date of its own", *where)
    return Report(day, f"{article} begins with “{told.quote}” ({day}) and tells it without a date of its own", *where)


def _is_aside(telling: Telling) -> bool:
    """Whether a relative clause tells something: "the bell of the ship, which sank in 1907"."""
    return telling.tree.tokens[telling.verb].dep in {"relcl", "acl"}


def _is_of_these_days(telling: Telling, published: date) -> bool:
    """Whether a telling is of a day that the publication is fresh from."""
    past = telling.status is Status.OCCURRED and is_past(telling)
    return past and telling.time is not None and _fresh_day(telling.time, published) is not None


def _day_beside(
    first: Sequence[Telling], sentences: Sequence[Sequence[Telling]], published: date
) -> TimeExpression | None:
    """The day that an opening without a day of its own means: that of its other clauses ("fought back to draw on
    Saturday") or, of news in the perfect ("has convicted him"), the first day that the next sentences tell as past.
    """
    own = [t for t in first if t.time is not None and (t.status is Status.OCCURRED or _is_over(t, published))]
    perfect = any(_begins_news(t) and t.tree.tokens[t.verb].tag == "VBN" and not is_past(t) for t in first)
    soon = sentences[1 : 1 + SOON] if perfect else ()
    later = [t for tellings in soon for t in tellings if t.status is Status.OCCURRED]
    return next((t.time for t in [*own, *later] if t.time is not None and _fresh_day(t.time, published)), None)


def _is_over(telling: Telling, published: date) -> bool:
    """Whether what an infinitive tells has come about: "came from behind to draw on Saturday"."""
    last = telling.time.when.last if telling.time is not None and telling.time.when is not None else None
    return telling.status is Status.PLANNED and last is not None and last < published


def _fresh_day(time: TimeExpression, published: date) -> date | None:
    """The one day that an expression tells, if it lies within days of the publication."""
    day = time.when.first if time.when is not None and time.when.days == 1 else None
    return day if day is not None and 0 <= (published - day).days <= FRESH else None


def is_news(telling: Telling) -> bool:
    """Whether a verb tells in the past or perfect what somebody did, in a main clause."""
    tree, verb = telling.tree, telling.verb
    if telling.trigger.nominal and verb == telling.trigger.head:
        return False
    token = tree.tokens[verb]
    tags = {tree.tokens[c].tag for c in (verb, *dependents(tree, verb, "aux", "auxpass"))}
    had = any(tree.tokens[c].lemma == "have" and tree.tokens[c].tag == "VBD" for c in dependents(tree, verb, "aux"))
    main = token.dep in {"ROOT", "conj", "ccomp", "parataxis"}
    return telling.status is Status.OCCURRED and main and not had and bool(tags & {"VBD", "VBZ", "VBP"})


def _begins_news(telling: Telling) -> bool:
    """Whether a telling is in the past or perfect: "says" and "means" begin a view."""
    tree, verb = telling.tree, telling.verb
    if tree.tokens[verb].dep == "xcomp" and lexeme(tree, tree.tokens[verb].head) in cues("planned"):
        verb = tree.tokens[verb].head  # "has chosen to step down"
        telling = telling._replace(verb=verb, status=Status.OCCURRED)
    perfect = tree.tokens[verb].tag == "VBN" and bool(dependents(tree, verb, "aux", "auxpass"))
    return is_news(telling) and (tree.tokens[verb].tag == "VBD" or perfect)


def by_report(telling: Telling, report: Report, before: Sequence[EarlierMention] = ()) -> Dating | None:
    """The day of the report for what it tells in the simple past; an action told on from a dated one has that one's."""
    said = telling.kind in SAYING and telling.tree.tokens[telling.verb].tag == "VBZ"
    fresh = telling.tree.sentence.span == report.opening and _begins_news(telling)  # "has convicted"
    told = is_past(telling) or said or telling.headline or fresh
    if telling.definite or not told or not is_news(telling) or _names_a_date(telling):
        return None
    if report.of_sayings and telling.kind is not EventKind.STATEMENT:
        return None
    if telling.kind not in SAYING:
        last = _act_before(telling, before)
        if last is not None and not _is_fresh(last, report):
            return None  # background: what follows "it opened in 1974" is not of the report's day
        opening = telling.headline or telling.tree.sentence.span == report.opening
        if not opening and not _carries_on(telling):
            return None  # "took notes", "was born in the town": scenery and background, whatever the report's day
        if last is not None and last.mention.dating is not None and last.mention.dating.when.days == 1:
            why = f"told on from “{last.mention.title}”: {last.mention.dating.why}"
            return resting_on(last.mention.dating, DatingBasis.CARRIED, why)
        if not opening and telling.tree.sentence.paragraph != report.paragraph:
            return None
    when = Interval.of_days(report.day, report.day)
    sure = link(DatingBasis.PUBLICATION)
    return as_dating(when, Granularity.DAY, Bound.AT, DatingBasis.PUBLICATION, sure, report.why)


def _carries_on(telling: Telling) -> bool:
    """Whether an act is of the things that a story is about: it is done to something told of, or such a thing does it.

    "She drove it onto the stage", "The index closed lower"; not "She studied law", "He took notes and nodded".
    """
    tree, verb = telling.tree, telling.verb
    if tree.lemmas[verb] in word_set("clauses", "verbs", "of_lives"):
        return False
    things = (s for s in subjects(tree, verb) if tree.tokens[s].pos == "NOUN" and not is_personal(tree.tokens[s]))
    return any(map(partial(_is_told_of, tree), (*things, *objects(tree, verb))))


def _is_told_of(tree: Tree, i: int) -> bool:
    """Whether a noun stands for a certain thing: a name, a pronoun, or one with an article, an owner or a number."""
    return tree.tokens[i].pos in {"PRON", "PROPN"} or bool(dependents(tree, i, "det", "poss", "nummod"))


def _act_before(telling: Telling, before: Sequence[EarlierMention]) -> EarlierMention | None:
    """What the same paragraph told last in a main clause and in the simple past, where that is dated."""
    start, paragraph = telling.tree.tokens[telling.trigger.head].span.start, telling.tree.sentence.paragraph
    acts = (
        t
        for t in reversed(before)
        if t.telling.kind not in SAYING and not t.telling.trigger.nominal and t.mention.trigger.start < start
    )
    last = next((t for t in acts if is_news(t.telling) and is_past(t.telling)), None)
    if last is None or last.mention.dating is None or last.telling.tree.sentence.paragraph != paragraph:
        return None
    return last


def _is_fresh(told: EarlierMention, report: Report) -> bool:
    """Whether something happened about the day that a report tells of."""
    first = told.mention.dating.when.first if told.mention.dating is not None else None
    return first is not None and (report.day - first).days <= WEEK


def _names_a_date(telling: Telling) -> bool:
    """Whether the clause holds a date that is not its time ("in a letter dated 3 May"): it need not be of the day."""
    tokens = telling.tree.tokens
    said = telling.kind in SAYING
    own = {"acl"} if not said else set()  # "in a report dated 3 May"; of a saying that is what is said
    words = subtree(telling.tree, telling.verb, lambda c: not heads_clause(telling.tree, c) or tokens[c].dep in own)
    named = any(tokens[w].entity == "DATE" and _is_of_calendar(tokens[w]) for w in words)
    return named or (not said and any(_is_rate(telling, w) for w in words))


def _is_of_calendar(token: Token) -> bool:
    """Whether a word is a name or a year, as dates have, and no age or length: "61", "for nine years"."""
    return token.pos == "PROPN" or (token.text.isdecimal() and len(token.text) == YEAR_FIGURES)


def _is_rate(telling: Telling, w: int) -> bool:
    """Whether a word says how often: "drew 4,000 visitors a week"."""
    tree = telling.tree
    return tree.lemmas[w] in UNITS and any(
        tree.lemmas[c] in word_set("clauses", "modifiers", "rate") for c in dependents(tree, w, "det")
    )


def is_past(telling: Telling) -> bool:
    """Whether a telling is in the simple past: "showed", "was shown"."""
    return in_past(telling.tree, telling.verb)
