"""The publication date that a document states of itself, in its metadata, its head or its foot.

A cascade, surest first, as in adbar/htmldate: a date behind "published" or the name of a paper, a date on a line that
is no prose, a dateline ("CITY, March 3 (Agency) -").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from timeline.layout import BlockKind, blocks, is_in_address, says_when_written, sections
from timeline.model import CLOCK, AnchorKind, Ground, Publication, PublicationBasis, Span, TimeExpression, TimeType
from timeline.publication.parts import with_parts

if TYPE_CHECKING:
    from timeline.model import Document

HEAD = 2_500  # characters of the beginning in which a publication date may stand
FOOT = 400  # characters of the end
LONGEST_LINE = 160  # characters: a longer line is prose
# How sure a date is that stands where `_score` finds it, the lower down the page the less.
SURENESS = {6: 0.98, 5: 0.98, 4: 0.95, 3: 0.95, 2: 0.8}
LABEL = re.compile(r"\b(?:published|posted|updated|date|issued|released|printed|filed|dated)\b", re.IGNORECASE)
# "MINUTES of the meeting of the council held on", but not "the minutes of 11 April were approved".
RECORD = re.compile(
    r"^\W*(?:(?:draft|final|agreed) )?(?:minutes|record|proceedings|transcript) of\b[^.]*$", re.IGNORECASE
)
# "This Agreement is made on": what such a paper says of itself.
DEED = re.compile(
    r"^\W*this [\w ]{0,40}\b(?:agreement|deed|contract|lease|will|licen[cs]e|treaty|protocol|memorandum|indenture)\b"
    r"[^.]{0,60}\b(?:made|dated|entered into|executed|concluded|signed)\b[^.]{0,20}$",
    re.IGNORECASE,
)
# What a date in a head may be of that is not the document: "date of birth", "born", "date of next meeting".
OTHER_DATE = re.compile(
    r"\b(?:born|died|due|expir(?:y|es)|next [a-z]+|date of (?!publication|issue|release)[a-z ]+)\W*(?:on\W*)?$",
    re.IGNORECASE,
)
# A paper that a sentence speaks of: "a letter dated", "by an agreement dated".
REFERRED = re.compile(r"\b(?:an?|the|by|his|her|its|their|in|of|under)\s[^.:;]{1,50}\bdated\s+$", re.IGNORECASE)
SOURCE = re.compile(r"^\W*(?:from|in)\s+[A-Z][\w’'.& -]{1,60},\s*$")
LINE = re.compile(r"[^\r\n]+")
LED = re.compile(r"\b(?:on|in|since|until|before|after|by|from|of)\s*$", re.IGNORECASE)
PROSE_END = re.compile(r"[a-z]{2}[.!?][\"”’)]*\s*$")


def stated(document: Document, times: Sequence[TimeExpression]) -> Publication | None:
    """The publication date that a document states of itself, or None; `times` are its own expressions."""
    known, found = document.publication, None
    if known.basis is not PublicationBasis.GIVEN:
        found = _in_head_or_foot(document, times)
    if known.basis in {PublicationBasis.GIVEN, PublicationBasis.STATED}:
        found = known if found is None else _both(known, found)
    return None if found is None else with_parts(document, found, times)


def _both(told: Publication, found: Publication) -> Publication:
    """The date of the metadata beside that of the text: where they agree, it is shown in the text as well."""
    if told.calendar_day == found.calendar_day:
        return replace(told, span=found.span)
    grounds = (_ground(told, kept=True), _ground(found, kept=False))
    return replace(told, evidence=f"{told.evidence}; left aside: {found.evidence}", grounds=grounds)


def _ground(told: Publication, *, kept: bool) -> Ground:
    return Ground(told.evidence, told.calendar_day, told.calendar_day, told.confidence, kept=kept)


def _in_head_or_foot(document: Document, times: Sequence[TimeExpression]) -> Publication | None:
    full = [t for t in times if _is_full_day(t)]
    best = max(((score, -t.span.start, t) for t in full if (score := _score(document, t)) > 0), default=None)
    if best is None:
        return None
    time = best[2]
    when = time.when
    assert when is not None  # a full day has both ends
    assert when.start is not None
    day = when.start if time.granularity in CLOCK else _with_clock(document, time, times) or when.start.date()
    line = _line(document.text, time.span)
    evidence = f"the document's own words: “{_short(document.quote(line).strip())}”"
    # That "this Agreement is made" on a day is an event of it, too; a dateline is none.
    span = None if DEED.match(document.text[line.start : time.span.start]) else time.span
    return Publication(PublicationBasis.STATED, day, None, evidence, span, SURENESS[best[0]])


def _is_full_day(time: TimeExpression) -> bool:
    return (
        time.when is not None
        and time.type in {TimeType.DATE, TimeType.TIME}
        and time.anchor.kind is AnchorKind.STATED
        and time.when.days == 1
        and re.match(r"\d{4}-\d\d-\d\d", time.value) is not None
    )


def _score(document: Document, time: TimeExpression) -> int:
    """How much the place of a full date speaks for its being the publication's; 0 where nothing does."""
    text, span = document.text, time.span
    if span.start >= HEAD and span.end < len(text) - FOOT:
        return 0
    line = _line(text, span)
    before, after = text[line.start : span.start], text[span.end : line.end]
    if OTHER_DATE.search(before[-60:]) or dates_an_entry(text, span) or is_in_address(text, span):
        return 0
    if REFERRED.search(before[-80:]) or (_is_listed(text, span) and not LABEL.search(before[-40:])):
        return 0
    in_head = span.start < HEAD
    if LABEL.search(before[-40:]) and line.end - line.start <= LONGEST_LINE:
        return 6 if in_head else 4
    if SOURCE.match(before):
        return 5
    if not in_head:
        return 0
    if RECORD.match(before) and not re.match(r"[^.]*\b(?:was|were|be|been)\b", after):
        return 6
    if DEED.match(before):
        return 4
    if line.end - line.start <= LONGEST_LINE and not _is_prose(before, after):
        return 4 if not text[: line.start].count("\n\n") > 8 else 2
    return 3 if _is_dateline(before, after) else 0


def dates_an_entry(text: str, span: Span) -> bool:
    """Whether a date heads an entry of a list, a table, a diary or a log, or is the value of another label than those
    that say when a document was written: then it is of what it heads."""
    found = [s for s in sections(text) if s.dates]
    over = next((s for s in found if s.mark.overlaps(span)), None)
    if over is None:
        return False
    head = over.head
    if head.kind is BlockKind.TURN:
        return True
    if head.kind is BlockKind.LABEL:
        return head.lead is not None and not says_when_written(text[head.lead.start : head.lead.end])
    return sum(s.head.kind is not BlockKind.LABEL for s in found) > 1


def _is_listed(text: str, span: Span) -> bool:
    """Whether a date stands in an entry of a list, of which another has a date as well."""
    entries = [
        b
        for b in blocks(text)
        if b.mark is not None or (b.kind is BlockKind.ITEM and any(map(str.isdigit, text[b.span.start : b.span.end])))
    ]
    here = next((b for b in entries if b.span.covers(span)), None)
    return here is not None and here.kind is BlockKind.ITEM and len(entries) > 1


def _is_prose(before: str, after: str) -> bool:
    """Whether a line reads as a sentence around its date."""
    words = len((before + after).split())
    if words > 12 or LED.search(before):
        return True
    # A date that ends a sentence: "Brightwater let her go effective March 1, 2019."
    ends = re.match(r"[.!?][\"”’)]*\s*$", after) is not None and len(re.findall(r"\b[a-z]+\b", before)) > 1
    return ends or (bool(PROSE_END.search(after)) and words > 6)


def dateline_of(document: Document, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first of some expressions in the head of a text that stands in its dateline or on a line that is no prose."""
    for time in times:
        if time.span.start >= HEAD:
            return None
        line = _line(document.text, time.span)
        before, after = document.text[line.start : time.span.start], document.text[time.span.end : line.end]
        if dates_an_entry(document.text, time.span):
            continue
        alone = line.end - line.start <= LONGEST_LINE // 2 and not _is_prose(before, after) and len(after.split()) < 4
        if _is_dateline(before, after) or (alone and not OTHER_DATE.search(before[-60:])):
            return time
    return None


def _is_dateline(before: str, after: str) -> bool:
    """Whether a paragraph begins "CITY, March 3, 2025 (Agency) - "."""
    return (
        len(before) < 60 and re.match(r"\s*(?:\([^)]{2,40}\))?\s*[—–-]{1,2}\s", after) is not None and "." not in before
    )


def _line(text: str, span: Span) -> Span:
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = LINE.match(text, span.end)
    return Span(start, end.end() if end else span.end)


def _with_clock(document: Document, day: TimeExpression, times: Sequence[TimeExpression]) -> datetime | None:
    """The clock time right behind a date ("March 19, 2025 17:40"), joined with it."""
    clock = re.match(
        r"[\s,|·-]{1,3}(?:at\s)?([01]?\d|2[0-3]):([0-5]\d)\b", document.text[day.span.end : day.span.end + 12]
    )
    if clock is None or day.when is None or day.when.start is None:
        return None
    behind = next((t for t in times if t.span.start >= day.span.end), None)
    if behind is not None and behind.when is not None and behind.granularity in CLOCK and behind.when.start is not None:
        clock_time = behind.when.start
        if behind.span.start - day.span.end <= 6 and clock_time.date() == day.when.start.date():
            return clock_time
    return day.when.start.replace(hour=int(clock.group(1)), minute=int(clock.group(2)))


def _short(line: str, most: int = 90) -> str:
    line = " ".join(line.split())
    return line if len(line) <= most else line[: most - 1] + "…"
