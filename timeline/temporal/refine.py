"""Chooses among the phrases found: drops what only looks like a time, and keeps the longest of overlapping ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from timeline.model import Span
from timeline.temporal import words
from timeline.temporal.cues import sentence_around
from timeline.temporal.rules import Found

_WORD_BEFORE = re.compile(r"([\w$€£¥%.'’-]+)[\s(“\"‘\[]*$")
_WORD_AFTER = re.compile(r"[\s]*([\w$€£¥%'’-]+)")
IN_TIME = frozenset(
    {"in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "of", "from", "to", "through",
     "during", "before", "after", "and", "between", "every", "each", "for", "around", "about", "throughout", "or", "past",
     "on", "starting", "beginning", "coming", "as", "late-", "over", "than", "previous", "following", "via", "within"}
)  # fmt: skip
_YEAR_IN = IN_TIME - {"than", "about", "over", "and", "or", "to", "for"} | {
    "the",
    "its",
    "his",
    "their",
    "a",
    "year",
    "circa",
    "c",
    "ca",
    "back",
    "season",
    "election",
    "our",
    "summer",
    "winter",
    "spring",
    "fall",
    "autumn",
}
_SPORT = re.compile(
    r"\b(?:touchdowns?|yards?|quarterback|field goals?|points?|rebounds?|goal|halftime|kick|score[ds]?|"
    r"lead|game|buzzer|turnovers?)\b"
)


_STREET = re.compile(
    r"(?: [A-Z][\w.'’]*){0,3} (?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|"
    r"Parkway|Highway|Square|Broadway|Court)\b"
)


_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Cyber|Casual|Ruby|Giving|Fat|Blue) $")
_PAPER = re.compile(
    r" (?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Star|Night Live|Night Football|Sun|Review|Show)\b"
)


def _today(text: str, lower: str, found: Found) -> bool:
    """Not the name of a paper or show: "USA Today", "the Today programme"."""
    start = found.span.start
    if not lower.startswith("today", start) or not _capital(text, start):
        return True
    return not re.search(r"(?<![.!?]) ?[A-Z][\w.]* $", text[max(0, start - 16) : start]) and _after(
        lower, found.span.end
    ) not in ("show", "programme", "program")


def _before(lower: str, start: int) -> str:
    found = _WORD_BEFORE.search(lower, max(0, start - 30), start)
    return found[1].strip(".'’") if found else ""


def _after(lower: str, end: int) -> str:
    found = _WORD_AFTER.match(lower, end, end + 30)
    return found[1] if found else ""


def _capital(text: str, at: int) -> bool:
    return at < len(text) and text[at].isupper()


def _name_beside(text: str, span: Span) -> bool:
    """Whether a capitalised word stands directly beside: "Theresa May", "June Carter"."""
    after = re.match(r" ([A-Z][a-z]+)", text[span.end : span.end + 12])
    before = re.search(r"([A-Z][\w.’'-]*) $", text[max(0, span.start - 20) : span.start])
    return bool(after) or bool(before and before[1].lower().rstrip(".") not in IN_TIME)


def _month(text: str, lower: str, found: Found) -> bool:
    name = (found.parts.get("month") or "").rstrip(".")
    at = lower.find(name, found.span.start, found.span.end)
    small = not _capital(text, at)
    if small and name in words.AMBIGUOUS_MONTHS and not found.parts.get("year") and not found.parts.get("weekday"):
        return False
    if found.rule.name != "month" or found.parts.get("year") or found.parts.get("which") or found.parts.get("part"):
        return True
    before = _before(lower, found.span.start)
    dotted = lower[found.span.start : found.span.end].endswith(".")
    if name in ("may", "march", "mar", "jan", "dec", "sep", "jun", "sept", "apr", "nov", "oct", "aug", "jul", "feb"):
        return (
            before in IN_TIME
            and not (before in ("of", "to", "for", "and", "about", "by", "than") and _name_beside(text, found.span))
        ) or (dotted and name != "may" and before in IN_TIME)
    return before in IN_TIME or not _name_beside(text, found.span)


def _weekday(text: str, lower: str, found: Found) -> bool:
    name = (found.parts.get("weekday") or "").rstrip(".")
    if name.endswith(("day", "days")):
        return not _NAMED_DAY.search(text, max(0, found.span.start - 10), found.span.start) and not _PAPER.match(
            text, found.span.end
        )
    at = lower.find(name, found.span.start, found.span.end)
    return _capital(text, at) and _before(lower, found.span.start) in (
        "on",
        "last",
        "next",
        "this",
        "by",
        "until",
        "since",
    )


def _year(text: str, lower: str, found: Found) -> bool:
    if found.parts.get("part") or "year" in lower[found.span.start : found.span.end]:
        return True
    start, end = found.span
    before, after = _before(lower, start), _after(lower, end)
    number = int(found.parts["year"] or 0)
    if (
        before in words.YEAR_WORD_BEFORE
        or lower[end : end + 1] == "%"
        or text[max(0, start - 1) : start] in "$€£¥#-–/.+"
    ):
        if start and not (text[start - 1] in "-–/" and text[start - 2 : start - 1].isalpha()):
            return False
    if _STREET.match(text, end):
        return False
    if re.match(r"['’]?\d|[-–]\w*\d|\.\d|x\d", lower[end : end + 4]):
        return False
    if after in words.YEAR_NOUN_AFTER and before not in ("in", "since", "during", "until", "the"):
        return False
    if 1900 <= number <= 2050:
        return before in _YEAR_IN or not re.match(r" [a-z]+s\b", lower[end : end + 20]) or before == ""
    return (
        before
        in (
            "in",
            "since",
            "until",
            "till",
            "by",
            "from",
            "between",
            "during",
            "before",
            "after",
            "around",
            "circa",
            "c",
            "to",
            "and",
            "of",
            "year",
        )
        and (
            before not in ("to", "and", "of", "by", "from", "before", "after", "around")
            or not re.match(r"[ -][a-z]", lower[end : end + 2])
        )
        and (
            number >= 1500
            or (
                before in ("in", "since", "circa", "year", "from", "between", "and", "to")
                and not re.match(r" [a-z]+s\b", lower[end : end + 20])
            )
        )
    )


def _season(text: str, lower: str, found: Found) -> bool:
    parts = found.parts
    if parts.get("step") or parts.get("year") or parts.get("year_step") or parts.get("part"):
        return True
    quote = lower[found.span.start : found.span.end]
    before, after = _before(lower, found.span.start), _after(lower, found.span.end)
    if "fall" in quote and after in (
        "of",
        "from",
        "in",
        "into",
        "to",
        "apart",
        "below",
        "behind",
        "short",
        "on",
        "by",
        "for",
    ):
        return False
    if quote in ("fall", "spring", "the fall") and before not in (
        "in",
        "since",
        "by",
        "until",
        "late",
        "early",
        "during",
    ):
        return False
    return before in (
        "in",
        "since",
        "by",
        "until",
        "till",
        "during",
        "over",
        "throughout",
        "through",
        "this",
        "before",
        "after",
        "of",
        "all",
        "from",
        "for",
    ) and after not in ("training", "school", "olympics", "games", "camp", "break", "job", "jobs", "coat", "cleaning")


def _length(text: str, lower: str, found: Found) -> bool:
    count, unit = (found.parts.get("count") or "").strip(), found.parts.get("unit2") or found.parts.get("unit") or ""
    before, after = _before(lower, found.span.start), _after(lower, found.span.end)
    if (
        unit in ("second", "quarter")
        and not re.search(r"\d", count)
        and "-" not in lower[found.span.start : found.span.end]
    ):
        return False
    if unit == "quarters" and (after == "of" or before == "the"):
        return False
    if unit == "seconds" and not count:
        return False
    if after in ("read", "old", "olds") and lower[found.span.end : found.span.end + 1] in "- ":
        return after == "old" and lower[found.span.end] == " "
    if lower[found.span.end : found.span.end + 4] == "-old":
        return False
    if before in (
        "miles",
        "kilometers",
        "kilometres",
        "km",
        "feet",
        "metres",
        "meters",
        "mph",
        "mb",
        "gb",
        "knots",
    ) and count in ("a", "an"):
        return False
    return True


def _bare_units(text: str, lower: str, found: Found) -> bool:
    before, after = _before(lower, found.span.start), _after(lower, found.span.end)
    if lower[found.span.end : found.span.end + 1] in "'’":
        return False
    return before in (
        "for",
        "in",
        "within",
        "over",
        "after",
        "through",
        "throughout",
        "took",
        "take",
        "takes",
        "last",
        "lasted",
        "lasting",
        "spend",
        "spent",
        "by",
        "mere",
        "only",
        "just",
        "into",
    ) or (
        after in ("of", "after", "before", "without", "old")
        and before
        not in ("the", "these", "those", "his", "her", "its", "their", "our", "my", "your", "early", "minutes")
        and found.parts.get("unit") not in ("minutes", "seconds")
    )


def _set(text: str, lower: str, found: Found) -> bool:
    return not (_capital(text, found.span.start) and _name_beside(text, found.span))


def _quarter(text: str, lower: str, found: Found) -> bool:
    if found.parts.get("year") or found.parts.get("step"):
        return True
    around = sentence_around(lower, found.span)
    return not _SPORT.search(lower, around.start, around.end) or bool(
        re.search(
            r"\b(?:profit|revenue|sales|earnings|income|percent|per cent|share|growth|million|billion)\b",
            lower[around.start : around.end],
        )
    )


def _vague(text: str, lower: str, found: Found) -> bool:
    word = lower[found.span.start : found.span.end]
    if word == "soon":
        return _before(lower, found.span.start) not in ("as", "too", "how")
    if word in ("the past", "the future"):
        return not re.match(
            r"\s(?!(?:and|or|but|of|for|with|to|in|when|by|has|had|was|is|as|that|it|he|she|they|we|will|may|"
            r"can)\b)[a-z0-9]",
            lower[found.span.end : found.span.end + 8],
        )
    return not (
        word == "shortly"
        and _after(lower, found.span.end) in ("after", "before", "afterward", "afterwards", "thereafter")
    )


def _clock(text: str, lower: str, found: Found) -> bool:
    if found.parts.get("half") or found.parts.get("zone"):
        return True
    quote = lower[found.span.start : found.span.end]
    if "clock" in quote:
        return True
    before = _before(lower, found.span.start)
    return (
        ":" in quote
        and before
        in (
            "at",
            "by",
            "until",
            "till",
            "around",
            "about",
            "from",
            "to",
            "before",
            "after",
            "since",
            "between",
            "and",
            "on",
            "approximately",
            "day",
        )
    ) or bool(
        ":" in quote
        and re.search(r"\d{4},? ?(?:at )?$|[a-z]day,? $|t$", lower[max(0, found.span.start - 9) : found.span.start])
    )


def _daypart(text: str, lower: str, found: Found) -> bool:
    return _before(lower, found.span.start) in (
        "in",
        "during",
        "on",
        "by",
        "until",
        "into",
        "since",
        "throughout",
        "late",
        "through",
    ) and _after(lower, found.span.end) not in ("show", "news", "paper", "post", "standard", "star")


def _day_of_month(text: str, lower: str, found: Found) -> bool:
    after = _after(lower, found.span.end)
    return _before(lower, found.span.start) in (
        "on",
        "by",
        "until",
        "before",
        "since",
        "from",
        "to",
        "after",
        "and",
        "of",
        "till",
    ) and (
        not after
        or lower[found.span.end] in ".,;:)”\n"
        or after
        in (
            "and",
            "to",
            "of",
            "at",
            "in",
            "when",
            "the",
            "he",
            "she",
            "they",
            "we",
            "it",
            "for",
            "after",
            "before",
            "by",
            "was",
            "or",
        )
    )


def _numeric(text: str, lower: str, found: Found) -> bool:
    mark, year = found.parts.get("mark"), found.parts.get("year") or ""
    if (mark == "-" and len(year) == 2) or _before(lower, found.span.start) in (
        "version",
        "v",
        "build",
        "section",
        "firmware",
        "release",
    ):
        return False
    if mark == "." and len(year) == 2:
        return len(found.parts["one"] or "") == 2 and len(found.parts["two"] or "") == 2
    return True


_CHECKS: dict[str, Callable[[str, str, Found], bool]] = {
    "month": _month, "month-day": _month, "day-month": _month, "month-range": _month, "month-ordinal": _month,
    "day-range": _month, "range-day-month": _month, "every-month": _month,
    "weekday": _weekday, "every-named": _weekday, "year": _year, "season": _season, "every-season": lambda *_: True,
    "length": _length, "stretch": _length, "bare-units": _bare_units, "frequency": _set, "quarter": _quarter,
    "vague": _vague, "today": _today, "clock": _clock, "hour": _clock, "early-daypart": _daypart, "day-of-month": _day_of_month,
    "numeric-date": _numeric, "per-unit": lambda *_: True,
}  # fmt: skip


def is_time(text: str, lower: str, found: Found) -> bool:
    """Whether a phrase found is a time here, by the words beside it and its capitals."""
    check = _CHECKS.get(found.rule.name)
    return check is None or check(text, lower, found)


def chosen(text: str, lower: str, found: Iterable[Found], rank: dict[str, int]) -> list[Found]:
    """The longest of overlapping phrases that are times, in order; of equally long ones that of the earlier rule."""
    kept: list[Found] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: (f.span.start - f.span.end, rank[f.rule.name], f.span.start)):
        at = bisect_left(starts, one.span.end)
        if at and kept[at - 1].span.end > one.span.start:
            continue
        if is_time(text, lower, one):
            at = bisect_left(starts, one.span.start)
            starts.insert(at, one.span.start)
            kept.insert(at, one)
    return kept
