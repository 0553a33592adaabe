"""The day of a report: what a short news text tells without a date of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from timeline.mentions.datings import as_dating
from timeline.mentions.found import SAYING, Telling
from timeline.mentions.tree import dependents, words_of_clause
from timeline.model import (
    Basis,
    Bound,
    Dating,
    Granularity,
    Interval,
    Publication,
    Status,
)
from timeline.temporal.reading import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

FRESH = 3  # days between the event that a report begins with and its publication
OPENING = 2  # sentences of which one must tell news: a headline may stand before it
LONGEST_REPORT = 35  # sentences: a longer text goes beyond the news of one day


class Report(NamedTuple):
    """The day that a report of the day tells of, and why."""

    day: date
    why: str


def report_of(publication: Publication, sentences: Sequence[Sequence[Telling]]) -> Report | None:
    """The day of the main event of a report that was published within days of it, or None for any other text.

    A report begins with what somebody did; a commentary, a history or a feature begins otherwise. The day is that of
    its first sentence or, where this tells none, the day of publication.
    """
    published = publication.calendar_day
    first = next((tellings for tellings in sentences[:OPENING] if any(map(_begins_news, tellings))), ())
    known = publication.basis in {Basis.GIVEN, Basis.STATED} and len(sentences) <= LONGEST_REPORT
    if published is None or not known or not first:
        return None
    told = next((t.time for t in sorted(first, key=lambda t: t.trigger) if t.time is not None and is_news(t)), None)
    article = f"a report of {spoken(published)}"
    if told is None:
        return Report(published, f"{article} tells it as news, without a date of its own")
    when = told.when
    if when is None or when.first is None or when.days != 1 or not 0 <= (published - when.first).days <= FRESH:
        return None
    return Report(
        when.first, f"{article} begins with “{told.quote}” ({when.first}) and tells it without a date of its own"
    )


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
    perfect = tree.tokens[verb].tag == "VBN" and bool(dependents(tree, verb, "aux", "auxpass"))
    return is_news(telling) and (tree.tokens[verb].tag == "VBD" or perfect)


def by_report(telling: Telling, report: Report) -> Dating | None:
    """The day of the report, for what it tells in the simple past."""
    said = telling.kind in SAYING and telling.tree.tokens[telling.verb].tag == "VBZ"
    if telling.definite or not (is_past(telling) or said) or not is_news(telling) or _names_a_date(telling):
        return None
    when = Interval.of_days(report.day, report.day)
    return as_dating(when, Granularity.DAY, Bound.AT, "publication", 0.5, report.why)


def _names_a_date(telling: Telling) -> bool:
    """Whether the clause holds a date that is not its time ("in a letter dated 3 May"): it need not be of the day."""
    return any(telling.tree.tokens[w].entity == "DATE" for w in words_of_clause(telling.tree, telling.verb))


def is_past(telling: Telling) -> bool:
    return telling.tree.tokens[telling.verb].tag == "VBD"
