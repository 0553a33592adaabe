"""Dates in Russian, Ukrainian, German, French and Spanish: found by one small set of patterns filled from the
lexicon's table of each language, valued by dateparser (see `resolve`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from timeline import calendars
from timeline.lexicon import table
from timeline.model import Granularity, Span
from timeline.temporal import resolve
from timeline.temporal.phrases import numeric
from timeline.temporal.phrases.deictic import GRAINS
from timeline.temporal.reading import UNKNOWN_DAY, around, base_of, counted_from, dated, placed, spoken, undated, valid
from timeline.temporal.rules import Match, Meaning, Parts, Rule, Scene, pattern_of


def _either(names: Any) -> str:
    return "(?:" + "|".join(re.escape(name).replace("\\ ", " ") for name in sorted(names, key=len, reverse=True)) + ")"


def _day_of(language: str, parts: Parts, scene: Scene) -> Meaning | None:
    named = resolve.month_and_day(f"{int(parts['day'] or 0)} {_canonical(language, parts['month'] or '')}", language)
    if named is None:
        return None
    if parts.get("year"):
        day = valid(int(parts["year"] or 0), *named)
        return (
            None
            if day is None
            else dated(calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}” says it all: {spoken(day)}")
        )
    base = base_of(scene).day
    chosen = placed(
        scene, [] if base is None else [d for y in around(base) if (d := valid(y, *named))], "names no year"
    )
    if chosen is None:
        return undated(f"XXXX-{named[0]:02d}-{named[1]:02d}", f"a day, year not said: {UNKNOWN_DAY}")
    return dated(calendars.day_interval(chosen[0]), Granularity.DAY, chosen[2], chosen[1])


def _number_of_month(language: str, word: str) -> int:
    return next(
        at for at, forms in enumerate(table("times_foreign")[language]["months"], 1) if word.rstrip(".") in forms
    )


def _canonical(language: str, word: str) -> str:
    """The form of a month's name that dateparser surely knows: the one a date is written with."""
    forms = table("times_foreign")[language]["months"][_number_of_month(language, word) - 1]
    return str(forms[1] if language in ("ru", "uk") else forms[0])


def _month_of(language: str, parts: Parts, scene: Scene) -> Meaning | None:
    number = _number_of_month(language, parts["month"] or "")
    if parts.get("year"):
        when = calendars.month_interval(int(parts["year"] or 0), number)
        return dated(when, Granularity.MONTH, f"“{scene.quote}” names month and year")
    base = base_of(scene)
    if base.day is None:
        return undated(f"XXXX-{number:02d}", f"a month, year not said: {UNKNOWN_DAY}")
    days = [date(y, number, 15) for y in around(base.day)]
    day = min(days, key=lambda d: abs((d - base.day).days) if base.day else 0)
    return dated(
        calendars.month_interval(day.year, number), Granularity.MONTH, f"“{scene.quote}” {counted_from(base)}", base
    )


def _near(language: str, parts: Parts, scene: Scene) -> Meaning | None:
    """Today, yesterday, tomorrow in their language."""
    step = table("times_foreign")[language]["days"][" ".join((parts["day"] or "").split())]
    base = scene.reference
    if base.day is None:
        return undated("PRESENT_REF" if step == 0 else "XXXX-XX-XX", f"“{scene.quote}”: {UNKNOWN_DAY}")
    day = base.day + timedelta(days=step)
    return dated(
        calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}” {counted_from(base)}: {spoken(day)}", base
    )


def _ago(language: str, parts: Parts, scene: Scene) -> Meaning | None:
    """N days, weeks, months or years ago, by dateparser."""
    words = table("times_foreign")[language]
    unit = words["units"][parts["unit"]]
    base = scene.reference
    if base.day is None:
        return undated(
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}[unit], f"“{scene.quote}”: {UNKNOWN_DAY}"
        )
    number = words["numbers"].get(parts["count"], parts["count"])
    phrase = f"{words['before']} {number} {parts['unit']} {words['after'].replace('(?:тому )?', '')}"
    day = resolve.relative_day(" ".join(phrase.split()), language, base.day)
    if day is None:
        return None
    when = calendars.span_of_unit(day, unit)
    return dated(when, GRAINS[unit], f"“{scene.quote}” {counted_from(base)}: {spoken(day)}", base)


def _weekday(language: str, parts: Parts, scene: Scene) -> Meaning | None:
    number = next(
        at for at, forms in enumerate(table("times_foreign")[language]["weekdays"]) if parts["weekday"] in forms
    )
    base = scene.reference
    if base.day is None:
        return undated(f"XXXX-WXX-{number + 1}", f"a weekday: {UNKNOWN_DAY}")
    day = calendars.weekday_on_or_before(base.day, number)
    return dated(
        calendars.day_interval(day), Granularity.DAY, f"“{scene.quote}” {counted_from(base)}: {spoken(day)}", base
    )


def _year(parts: Parts, scene: Scene) -> Meaning | None:
    return dated(calendars.year_interval(int(parts["year"] or 0)), Granularity.YEAR, f"“{scene.quote}” names the year")


@cache
def rules_of(language: str) -> tuple[Rule, ...]:
    """The rules of a language, filled from its table; raises KeyError for a language without one."""
    words: Mapping[str, Any] = table("times_foreign")[language]
    months = _either(form for forms in words["months"] for form in forms)
    weekdays = _either(form for forms in words["weekdays"] for form in forms)
    link, mark = words["link"], words["day_mark"]
    year = (
        rf"(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?![0-9])(?: {_either(words['year_words'])})?"
        if words["year_words"]
        else r"(?P<year>(?:1[0-9]|20)[0-9]{2})(?![0-9])"
    )
    count = rf"(?P<count>[0-9]{{1,3}}|{_either(words['numbers'])})"
    ago = " ".join(
        part for part in (words["before"], count, rf"(?P<unit>{_either(words['units'])})", words["after"]) if part
    )

    def reading(read: Callable[[str, Parts, Scene], Meaning | None]) -> Callable[[Parts, Scene], Meaning | None]:
        return lambda parts, scene: read(language, parts, scene)

    lead = "|".join(rf"(?<={re.escape(word)}\s)" for word in words["months_in"])
    on = r"(?:(?<=в\s)|(?<=во\s)|(?<=у\s)|(?<=до\s)|(?<=с\s)|(?<=з\s))" if language in ("ru", "uk") else ""
    day = rf"(?:{weekdays},? )?(?P<day>3[01]|[12][0-9]|0?[1-9]){mark}{link}"
    month = rf"(?P<month>{months})(?:\.(?= [0-9]))?"
    of_year = rf"(?:{lead}|(?<=от\s)|(?<=від\s)|(?<=jahr\s)|(?<=année\s)|(?<=año\s))"
    return (
        Rule(f"{language}-date", "any", rf"{day} {month}(?:,?{link} {year})?", reading(_day_of), ()),
        Rule(f"{language}-month", "any", rf"{month}{link} {year}", reading(_month_of), ()),
        Rule(f"{language}-bare-month", "any", rf"(?:{lead})(?P<month>{months})", reading(_month_of), ()),
        Rule(f"{language}-near", "any", rf"(?P<day>{_either(words['days'])})", reading(_near), ()),
        Rule(f"{language}-ago", "any", ago, reading(_ago), ()),
        Rule(f"{language}-weekday", "any", rf"{on}(?P<weekday>{weekdays})", reading(_weekday), ()),
        Rule(f"{language}-year", "any", rf"{of_year}{year}", _year, ()),
        *numeric.RULES,
    )


def found_in(lower: str, language: str) -> Iterator[Match]:
    """Every phrase of a language's rules in a lower-cased text, overlaps included."""
    for rule in rules_of(language):
        for match in pattern_of(rule.pattern).finditer(lower):
            yield Match(Span(match.start(), match.end()), rule, match.groupdict())
