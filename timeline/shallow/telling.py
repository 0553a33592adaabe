"""Which sentences of a text are worth reading: those that can tell a dated event, or that name who takes part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from timeline.lexicon import table
from timeline.lexicon.kinds import TAKEN_UP_WHOLE
from timeline.model import Span, TimeType
from timeline.shallow.vocabulary import past_triggers

if TYPE_CHECKING:
    from timeline.analyser import Paragraph
    from timeline.model import TimeExpression

OPENING = 2  # sentences at the head of a text, which are read whatever they tell: title and lead
LEAD = 6  # sentences of a short report that tell its news, dated or not
SHORT = 35  # sentences: a longer text goes beyond the news of one day
REACH = 2  # sentences after a dated one that may carry its date on
VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
PAST = re.compile(r"\b[a-z]+[dtewngk]\b")
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+")
FULL = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+")


class Candidate(NamedTuple):
    """A sentence of a text: its span, that of its paragraph, the time expressions inside it, and whether it stands
    under a date."""

    span: Span
    paragraph: Span
    times: Sequence[TimeExpression]
    dated: bool = False


def candidates(paragraphs: Iterable[Paragraph], times: Sequence[TimeExpression]) -> Iterator[Candidate]:
    """All sentences of a text with the time expressions inside each."""
    starts = [time.span.start for time in times]
    for paragraph, spans, dated in paragraphs:
        for span in spans:
            here = times[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            yield Candidate(span, paragraph, here, dated)


def telling(text: str, every: Sequence[Candidate]) -> list[Candidate]:
    """The sentences to be read, in order."""
    chosen = {k for k, one in enumerate(every) if k < OPENING or one.dated or any(map(dates, one.times))}
    lead = range(OPENING, LEAD if len(every) <= SHORT else OPENING)
    near = (j for k in sorted(chosen) if k >= OPENING for j in range(k + 1, min(k + 1 + REACH, len(every))))
    chosen |= {k for k in lead if k < len(every) and k not in chosen and _tells(text, every[k].span)}
    chosen |= {k for k in sorted({*near} - chosen) if _takes_up(text, every[k].span)}
    chosen |= _introducing(text, every, chosen)
    return [every[k] for k in sorted(chosen)]


def _tells(text: str, span: Span) -> bool:
    """Whether a sentence holds a past form of a verb that names events."""
    return not past_triggers().isdisjoint(PAST.findall(text, *span))


def _takes_up(text: str, span: Span) -> bool:
    """Whether a sentence holds a word that carries a date on ("then", "later"), or a definite event ("the call")."""
    return carrying().search(text, *span) is not None


def dates(time: TimeExpression) -> bool:
    """Whether a time expression can date an event, once its document is dated."""
    if time.type is TimeType.SET or time.value in VAGUE:
        return False
    return time.type is not TimeType.DURATION or time.granularity is not None


def _introducing(text: str, every: Sequence[Candidate], chosen: set[int]) -> set[int]:
    """The sentences that first give in full a name that a chosen one uses: "Ida Moreau" for "Moreau said"."""
    wanted: set[str] = set()
    given: set[str] = set()
    for k in chosen:
        wanted.update(NAME.findall(text, *every[k].span))
    found: set[int] = set()
    for k, one in enumerate(every):
        for match in FULL.finditer(text, *one.span):
            name = match.group()
            last = name.rsplit(None, 1)[-1]
            if last in wanted and name not in given:
                given.add(name)
                found.add(k)
    return found


@cache
def carrying() -> re.Pattern[str]:
    """Words that carry a date on, and event nouns told as known."""
    carry = table("cues")["carry"]
    nouns = sorted({noun.split()[0] for kind in TAKEN_UP_WHOLE for noun in table("triggers")[kind]["nouns"]})
    cues = sorted((*carry["same"], *carry["after"]), key=lambda cue: (-len(cue), cue))
    definite = rf"(?:the|this|his|her|their|its)\s(?:\w+\s)?(?:{'|'.join(nouns)})s?"
    return re.compile(rf"\b(?:{'|'.join(cues)}|{definite})\b", re.IGNORECASE)
