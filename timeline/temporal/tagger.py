"""From a text to its time expressions: find, refine, and read each phrase in its place in the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline import calendars
from timeline.calendars.zones import zone_of_all
from timeline.layout import Section
from timeline.model import Anchor, AnchorKind, Bound, Granularity, Span, TimeExpression, TimeType
from timeline.temporal import cues, foreign, grammar, joins, parts, refine, words
from timeline.temporal.beside import has_year_before, may_be_year
from timeline.temporal.frames import Frames, frames_of, says_own_date, with_heads
from timeline.temporal.genre import is_narrative
from timeline.temporal.reading import undated
from timeline.temporal.refine import Choice
from timeline.temporal.rules import NOWHERE, DatedAnchor, Declined, Family, Match, Meaning, ReadPhrase, Scene
from timeline.temporal.story import Story, as_anchor

RANK = {rule.name: at for at, rule in enumerate(grammar.RULES)}
HYPHENS = {0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2212: "-"}  # typographers' hyphens, the figure dash, the minus
YEAR = re.compile(r"(?<![\d.,/:-])1[0-9]{3}(?![\d:])|(?<![\d.,/:-])20[0-9]{2}(?![\d:])")


def years_in(lower: str) -> tuple[int, ...]:
    """The years that a text writes in four figures, which tell the century of those in two."""
    return tuple(sorted({int(year) for year in YEAR.findall(lower)}))


def lowered(text: str) -> str:
    """The text in lower case, character by character, every hyphen as one: offsets stay those of the text."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return lower.translate(HYPHENS)


def expression_of(text: str, lower: str, found: Match, meaning: Meaning) -> TimeExpression:
    """The public value of a phrase and its meaning, with the signal before it as its bound."""
    span = found.span
    when, grain = meaning.when, meaning.granularity
    bound = meaning.bound or Bound.AT
    why, excluded = meaning.why, False
    if when is not None and meaning.type is not TimeType.DURATION:
        signal = cues.signal_before(lower, span.start)
        is_stretch = grain is Granularity.PERIOD or "/" in meaning.value
        compares = cues.compares(lower, span.start, signal, found.rule.comparable, is_stretch)
        bound = Bound.AT if compares else cues.bound_of(signal)
        if bound is not Bound.AT:
            excluded = signal in words.EXCLUDING and grain is not None and Granularity.DAY.rank < grain.rank
            excluded = excluded and not is_stretch
            side = "latest" if bound is Bound.BY else "earliest"
            why = f"{why}; “{signal}” makes it the {side} date" + (", itself left out" if excluded else "")
    edtf = None if when is None else calendars.edtf_of(when, grain)
    mod = meaning.mod
    if edtf and mod is None and meaning.type is TimeType.DATE and cues.is_approximate(lower, span.start):
        edtf, mod = f"{edtf}~" if "/" not in edtf else edtf, "APPROX"
    anchor = NOWHERE if when is None else meaning.anchor
    return TimeExpression(
        span, text[span.start : span.end], meaning.type, meaning.value, mod, edtf, when, grain, bound,
        found.rule.name, anchor, why, meaning.undecided, meaning.zone, excluded,
    )  # fmt: skip


def _meaning(found: Match, scene: Scene) -> Meaning | None:
    """What a phrase says; what lies before the year 1 or after 9999 is told as such."""
    try:
        meaning = found.rule.read(found.parts, scene)
        return _unread(scene) if meaning is not None and _is_beside_year(found, scene, meaning) else meaning
    except Declined:
        return None
    except (OverflowError, ValueError):
        return undated("XXXX-XX-XX", f"“{scene.quote}” leads beyond the calendar")


def _is_beside_year(found: Match, scene: Scene, meaning: Meaning) -> bool:
    """Whether a day, month or season was lent a year, or two figures for one, though its own may stand beside it."""
    if scene.frame is not None:
        return False  # the year stands over it
    named = {name for name, part in found.parts.items() if part}
    if not named & {"month", "month2", "season"}:
        return False
    if named & {"year", "year_step", "step"} or meaning.anchor.kind is AnchorKind.STATED:
        short = len(found.parts.get("year") or "") == 2
        return short and has_year_before(scene.lower, found.span.start)
    return may_be_year(scene.lower, *found.span, "day" in named)


def _unread(scene: Scene) -> Meaning:
    return undated("XXXX-XX-XX", f"“{scene.quote}”: the number beside it may be its year, which is not understood")


def _spoken_day(text: str, lower: str, quotation: Span, told: Sequence[TimeExpression]) -> Anchor | None:
    """The day on which a quotation was spoken, told beside it with a verb of speech."""
    for one in told:
        day = one.when.first if one.when and one.granularity in (Granularity.DAY, Granularity.PART_OF_DAY) else None
        gap = (quotation.end, one.start) if one.start >= quotation.end else (one.end, quotation.start)
        if day is None or not 0 <= gap[1] - gap[0] <= 90 or "\n" in text[gap[0] : gap[1]]:
            continue
        if (
            set(re.findall(r"[a-z]+", lower[max(0, gap[0] - 40) : gap[1]])) & words.SPEECH
            and ". " not in lower[gap[0] : gap[1]]
        ):
            return Anchor(AnchorKind.EXPRESSION, day, one.span)
    return None


def _quoted(page: Page, pairs: list[tuple[Match, TimeExpression]]) -> list[ReadPhrase]:
    """The expressions, those inside quotations counted from the day the words were spoken, where it is told."""
    told = [expression for _, expression in pairs]
    out: list[ReadPhrase] = []
    for at, (found, expression) in enumerate(pairs):
        spoken = None
        if found.rule.deictic:  # one who speaks counts from the day of speaking
            quotation = cues.quotation_around(page.text, found.span)
            near = told[max(0, at - 4) : at + 5]
            spoken = quotation and _spoken_day(page.text, page.lower, quotation, near)
        if spoken is not None and spoken.span != found.span:
            scene = Scene(page.text, page.lower, found.span, spoken, (), None, page.order, False, page.years, page.zone)
            meaning = _meaning(found, scene)
            expression = expression if meaning is None else expression_of(page.text, page.lower, found, meaning)
        out.append(ReadPhrase(expression, found.rule))
    return out


@dataclass(frozen=True, slots=True)
class Page:
    """A text to be read, and how: its day of writing, order of numeric dates, genre, the years it writes out, and the
    zone it states for its clock times."""

    text: str
    lower: str
    reference: Anchor
    order: str | None
    narrative: bool
    years: tuple[int, ...] = ()
    zone: str | None = None


def _scene(page: Page, one: Match, story: Story, over: tuple[DatedAnchor, ...], *, heads: bool) -> Scene:
    """Where a phrase stands, what was told before it, and the dates over it."""
    return Scene(
        page.text,
        page.lower,
        one.span,
        story.reference,
        story.history,
        story.stated,
        page.order,
        page.narrative,
        page.years,
        page.zone,
        story.heading if one.span.start < story.heading_ends else None,
        over,
        heads,
    )


def _told(
    page: Page, choice: Choice, story: Story, over: tuple[DatedAnchor, ...] = (), *, heads: bool = False
) -> tuple[Match, TimeExpression] | None:
    """The longest phrase of a choice that is a time, with what it says; None where none is."""
    for one in (choice.best, *choice.others):
        meaning = _meaning(one, _scene(page, one, story, over, heads=heads))
        if meaning is not None:
            return one, expression_of(page.text, page.lower, one, meaning)
    return None


def _read(page: Page, choices: Sequence[Choice]) -> Iterator[tuple[Match, TimeExpression]]:
    """The meaning of each phrase, in the order of the text, each knowing what was told before and stands over it."""
    story, frames = Story(page.reference), frames_of(page.text)
    teasers = parts.teasers(page.text)
    for choice in choices:
        span = choice.best.span
        story, head = frames.moved(span.start, story), frames.heads(span)
        alone = any(piece.start <= span.start < piece.end for piece in teasers)
        # When a teaser was written is not known: it says what it says by itself.
        told = (
            _told(page, choice, Story(NOWHERE))
            if alone
            else _told(page, choice, story, frames.told(), heads=head is not None)
        )
        if told is None:
            continue
        one, expression = told
        if not alone:
            story = _going_on(page, story, one, expression, head, frames)
        yield one, expression


def _going_on(
    page: Page, story: Story, one: Match, expression: TimeExpression, head: Section | None, frames: Frames
) -> Story:
    """The story after a phrase: a new one below a date that opens a part, else the same, which remembers it."""
    date = as_anchor(expression)
    if head is not None and date is not None:
        begun = frames.entered(head, date, story)
        if begun is not None:
            return begun
    elif one.rule.family is Family.FULL_DATE:
        anchor = parts.part_of(page.text, one, expression, page.reference.day)
        if anchor is not None:
            return Story(anchor)
    if head is not None and story.history and says_own_date(page.text, head):
        return story  # "Released: 9 March 2023" below "Date and time: 17 July 2022": nobody goes on from there
    story.remember(expression)
    story.open_section(page.text)
    return story


def other(text: str, lower: str, language: str, reference: Anchor) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in another language: absolute dates, days near, so many days ago."""
    rank = {rule.name: at for at, rule in enumerate(foreign.rules_of(language))}
    found = refine.chosen(text, lower, foreign.found_in(lower, language), rank)
    page = Page(text, lower, reference, "DMY", False)
    return tuple(expression for _, expression in _read(page, found))


def _phrases(text: str, lower: str) -> tuple[Choice, ...]:
    """The phrases of time in an English text, which do not depend on when it was written."""
    return tuple(refine.chosen(text, lower, grammar.found_in(lower), RANK))


# A document is read again on each day it may be of, and once more when that is known.
_remembered = lru_cache(maxsize=1_000)(_phrases)
LONG = 20_000  # characters: longer texts are not remembered, for memory's sake


def english(
    text: str, lower: str, reference: Anchor, order: str | None, genre: str | None
) -> tuple[TimeExpression, ...]:
    """The time expressions of an English text."""
    found = with_heads(text, lower, (_phrases if len(text) > LONG else _remembered)(text, lower))
    narrative = genre == "narrative" if genre else is_narrative([choice.best for choice in found], reference.day)
    page = Page(text, lower, reference, order, narrative, years_in(lower), zone_of_all(lower))
    return tuple(joins.joined(text, lower, _quoted(page, list(_read(page, found)))))
