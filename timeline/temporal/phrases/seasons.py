"""Seasons: "the summer of 2003", "last spring", "early autumn"."""

from __future__ import annotations

from timeline import calendars
from timeline.model import Anchor, Granularity
from timeline.temporal import words
from timeline.temporal.negative_filters import named
from timeline.temporal.phrases.dates import part_mod
from timeline.temporal.phrases.quarters import unit_near, which_year
from timeline.temporal.reading import (
    UNKNOWN_DAY,
    base_of,
    counted_from,
    cut,
    dated,
    full_year,
    story_base,
    undated,
)
from timeline.temporal.rules import STATED, Meaning, Parts, Rule, Scene


def season(parts: Parts, scene: Scene) -> Meaning | None:
    """A season of the northern year."""
    code = words.SEASONS[parts["season"] or ""]
    mod = part_mod(parts)
    step = parts.get("step") or ""
    bare = step.removeprefix("this ")
    base = base_of(scene)
    if parts.get("year"):
        number = full_year(parts["year"] or "", scene)
        return cut(_season(number, code, STATED, f"“{scene.quote}” names season and year"), mod)
    if parts.get("year_step"):
        known = which_year({"step": parts["year_step"]}, scene)
        return known and cut(_season(known[0], code, known[1], known[2]), mod)
    if base.day is None:
        return undated(f"XXXX-{code}", f"a season, year not said: {UNKNOWN_DAY}", mod=mod)
    options = [calendars.season_interval(base.day.year + k, code) for k in (-2, -1, 0, 1)]
    if bare in words.BACK:
        when = [w for w in options if w.last and w.last < base.day][-1]
    elif bare in words.FORWARD:
        when = next((w for w in options if w.first and w.first > base.day), options[-1])
    elif step == "this":
        when = calendars.season_interval(base.day.year, code)
    else:
        when = unit_near(scene, options, base.day)
    number = when.first.year if when.first else base.day.year
    return cut(_season(number, code, base, f"“{scene.quote}” {counted_from(base)}"), mod)


def neighbour(parts: Parts, scene: Scene) -> Meaning | None:
    """The following winter, that summer: beside the last date told."""
    code = words.SEASONS[parts["season"] or ""]
    base = story_base(scene)
    if base is None or base.day is None:
        return undated(f"XXXX-{code}", f"“{scene.quote}”: no date told before it")
    options = [calendars.season_interval(base.day.year + k, code) for k in (-2, -1, 0, 1)]
    if parts["step"] in words.BACK:
        when = [w for w in options if w.last and w.last < base.day][-1]
    elif parts["step"] in words.FORWARD:
        when = next(w for w in options if w.first and w.first > base.day)
    else:
        when = next(w for w in options if w.last and w.last >= base.day)
    number = when.first.year if when.first else base.day.year
    return _season(number, code, base, f"“{scene.quote}” {counted_from(base)}")


def _season(number: int, code: str, anchor: Anchor, why: str) -> Meaning:
    when, why = calendars.season_interval(number, code), f"{why}; season of the north"
    value = None if number > 0 else f"BC{1 - number:04d}-{code}"
    return dated(when, Granularity.SEASON, why, anchor, value=value)


_PART = (
    r"(?P<part>(?:(?:the )?(?:very )?(?:PARTWORD|latter part|early part|early days|final days|final "
    r"months|last days|last months|"
    r"first months|early months|closing months|opening months|tail end|early years|late years) of "
    r"(?:the )?(?:year )?)|"
    r"(?:the )?(?:very )?(?:early|mid|late)(?: in)?[ -]|mid)"
)
RULES = (
    Rule(
        "neighbour-season",
        "season",
        r"(?:(?:the )(?P<step>following|next|previous|preceding|ensuing|same)|that) (?P<season>SEASON)",
        neighbour,
        ("the following winter", "that summer", "the same spring"),
        guard=named.neighbour_season,
    ),
    Rule(
        "season-pair",
        "season",
        r"(?:the )?(?P<season>SEASON)(?= (?:and|or) (?:the )?SEASON(?: of)? (?P<year>YEARNUM))",
        season,
        (),
        hints=(" and ", " or "),
    ),
    Rule(
        "season",
        "season",
        rf"{_PART}?(?:(?:(?P<step>this past|this coming|last|next|this|past|coming|previous)|the|that) "
        rf")?(?P<season>SEASON)"
        r"(?:,? ?(?:of |in )?(?P<year>YEARNUM|[0-9]{1,4} ERA|['’][0-9]{2}(?![0-9]))|"
        r"(?: of)? (?P<year_step>last|this|next|that) year)?",
        season,
        (
            "the summer of 2003",
            "last spring",
            "next fall",
            "summer 2010",
            "early autumn",
            "the winter of '09",
            "spring of next year",
        ),
        guard=named.season,
    ),
)
