"""A chronology <-> bytes: rows of numbers beside tables of what recurs (days, dates, reasons), as compressed JSON.

So written, 100,000 mentions are read in some two seconds, and nothing in it can be run. The texts are not in it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from timeline.collecting import without_collecting
from timeline.model import (
    Actor,
    ActorSpan,
    Anchor,
    AnchorKind,
    Bound,
    Chronology,
    Conflict,
    DateUse,
    Dating,
    Document,
    Engine,
    Event,
    EventKind,
    Granularity,
    Interval,
    Join,
    Mention,
    Possible,
    Reason,
    Span,
    Stand,
    Status,
    TimeExpression,
    TimeType,
    Unused,
)
from timeline.store.values import Damaged, read, written

FORMAT = 2
"""Raised whenever what is written changes; what was written otherwise is built anew."""
LONGEST = 2_000_000_000
"""Bytes of a chronology: more is none that was written here."""

GAP = "\x1f"  # between the words of a mention

Row = list[Any]
Thing = TypeVar("Thing", bound=Hashable)
KINDS, STATUSES, TYPES, ANCHORS = tuple(EventKind), tuple(Status), tuple(TimeType), tuple(AnchorKind)
GRAINS, BOUNDS = (*Granularity,), tuple(Bound)


class Table:
    """Values that recur, each written once and referred to by its number; -1 is none."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self._at: dict[Hashable, int] = {}

    def number(self, value: Thing | None, row: Callable[[Thing], Row]) -> int:
        """The number of a value, which is written if it is new."""
        if value is None:
            return -1
        at = self._at.setdefault(value, len(self.rows))
        if at == len(self.rows):
            self.rows.append([])  # its place, before it refers to others of its kind
            self.rows[at] = row(value)
        return at


def packed(chronology: Chronology) -> bytes:
    """A chronology, without the texts of its documents, as bytes."""
    return zlib.compress(json.dumps(_Packing(chronology).told(), separators=(",", ":")).encode(), 1)


def unpacked(data: bytes, documents: Iterable[Document]) -> Chronology:
    """The chronology that was packed, with the texts of these documents; raises Damaged."""
    try:
        unpack = zlib.decompressobj()
        text = unpack.decompress(data, LONGEST)
        if unpack.unconsumed_tail or not unpack.eof:
            raise Damaged("cut off")
        with without_collecting(len(text)):
            return _unpacked(json.loads(text), {d.id: d.text for d in documents})
    except (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError, OverflowError) as error:
        raise Damaged(str(error)) from None


# --- chronology -> rows -----------------------------------------------------------------------------


class _Packing:
    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.whens, self.datings, self.times, self.reasons, self.whys = (Table() for _ in range(5))
        self.document = {d.id: i for i, d in enumerate(chronology.documents)}
        self.actor = {a.id: i for i, a in enumerate(chronology.actors)}
        self.mention = {m.id: i for i, m in enumerate(chronology.mentions)}

    def told(self) -> dict[str, Any]:
        chronology = self.chronology
        mentions = [self._mention(m) for m in chronology.mentions]
        events = [self._event(e) for e in chronology.events]
        undated = [self._event(e) for e in chronology.undated]
        return {
            "format": FORMAT,
            "engine": written(chronology.engine),
            "documents": [written(replace(d, text="", dates=())) for d in chronology.documents],
            "dates": [[self._use(use) for use in d.dates] for d in chronology.documents],
            "whys": self.whys.rows,
            "actors": [written(a) for a in chronology.actors],
            "whens": self.whens.rows,
            "datings": self.datings.rows,
            "times": self.times.rows,
            "reasons": self.reasons.rows,
            "mentions": mentions,
            "events": events,
            "undated": undated,
        }

    def _when(self, when: Interval) -> Row:
        return [side and side.isoformat() for side in (when.start, when.stop)]

    def _dating(self, dating: Dating) -> Row:
        when = self.whens.number(dating.when, self._when)
        grain, bound = GRAINS.index(dating.granularity), BOUNDS.index(dating.bound)
        return [when, grain, bound, dating.edtf, dating.basis, dating.confidence, dating.why]

    def _time(self, time: TimeExpression) -> Row:
        anchor = time.anchor
        return [
            *time.span, time.quote, TYPES.index(time.type), time.value, time.mod, time.edtf,
            self.whens.number(time.when, self._when),
            -1 if time.granularity is None else GRAINS.index(time.granularity), BOUNDS.index(time.bound), time.rule,
            ANCHORS.index(anchor.kind), anchor.day and anchor.day.isoformat(), anchor.span, time.why,
        ]  # fmt: skip

    def _use(self, use: DateUse) -> Row:
        why = None if use.reason is None else (use.reason.value, use.why)
        return [*use.span, use.edtf, self.whys.number(why, list)]

    def _spans(self, spans: Iterable[ActorSpan]) -> Row:
        return [number for actor, span in spans for number in (self.actor[actor], *span)]

    def _mention(self, mention: Mention) -> Row:
        antecedent = -1 if mention.antecedent is None else self.mention.get(mention.antecedent, -1)
        return [
            mention.id, self.document[mention.document], *mention.span, *mention.trigger, KINDS.index(mention.kind),
            STATUSES.index(mention.status), self.times.number(mention.time, self._time),
            self.datings.number(mention.dating, self._dating), self._spans(mention.actors), mention.place,
            mention.title, GAP.join(sorted(mention.words)), antecedent, self._spans(mention.mentioned),
        ]  # fmt: skip

    def _why(self, reasons: Iterable[Reason]) -> Row:
        return [self.reasons.number(reason, list) for reason in reasons]

    def _event(self, event: Event) -> Row:
        mention = self.mention
        return [
            event.id, event.title, KINDS.index(event.kind), STATUSES.index(event.status),
            self.datings.number(event.dating, self._dating), event.confidence, event.importance,
            [self.actor[a] for a in event.actors], event.place, [mention[m] for m in event.mentions],
            [self.document[d] for d in event.documents],
            [[c.about, c.values, [mention[m] for m in c.mentions]] for c in event.conflicts],
            [[mention[j.mention], self._why(j.reasons), mention.get(j.to, -1)] for j in event.joins],
            [self.actor[a] for a in event.mentioned],
            [[STATUSES.index(s.status), [mention[m] for m in s.mentions]] for s in event.stands],
            [[p.event, p.score, self._why(p.reasons)] for p in event.possibly_same], event.sources,
        ]  # fmt: skip


# --- rows -> chronology -----------------------------------------------------------------------------


def _unpacked(told: Any, texts: dict[str, str]) -> Chronology:
    if told["format"] != FORMAT:
        raise Damaged("another format")
    whys = [(Unused(reason), why) for reason, why in told["whys"]]
    documents = tuple(
        replace(read(Document, about), text=texts[about["id"]], dates=tuple(_use(row, whys) for row in rows))
        for about, rows in zip(told["documents"], told["dates"], strict=True)
    )
    actors = tuple(read(Actor, actor) for actor in told["actors"])
    moment = datetime.fromisoformat
    whens = [Interval(a and moment(a), b and moment(b)) for a, b in told["whens"]]
    datings = [Dating(whens[w], GRAINS[g], BOUNDS[b], *rest) for w, g, b, *rest in told["datings"]]
    times = [_time(row, whens) for row in told["times"]]
    reasons = [Reason(*row) for row in told["reasons"]]
    names = [a.id for a in actors]
    mentions = _mentions(told["mentions"], [d.id for d in documents], names, times, datings)
    ids = [m.id for m in mentions]
    keys = ([d.id for d in documents], names, ids)
    events, undated = (tuple(_events(told[part], keys, datings, reasons)) for part in ("events", "undated"))
    return Chronology(read(Engine, told["engine"]), documents, actors, mentions, events, undated)


def _use(row: Row, whys: Sequence[tuple[Unused, str]]) -> DateUse:
    start, end, edtf, why = row
    return DateUse(Span(start, end), edtf, *(whys[why] if why >= 0 else ()))


def _time(row: Row, whens: Sequence[Interval]) -> TimeExpression:
    start, end, quote, kind, value, mod, edtf, when, grain, bound, rule, anchor, day, span, why = row
    return TimeExpression(
        Span(start, end), quote, TYPES[kind], value, mod, edtf, None if when < 0 else whens[when],
        None if grain < 0 else GRAINS[grain], BOUNDS[bound], rule,
        Anchor(ANCHORS[anchor], day and date.fromisoformat(day), span and Span(*span)), why,
    )  # fmt: skip


def _mentions(
    rows: Sequence[Row],
    documents: Sequence[str],
    actors: Sequence[str],
    times: Sequence[TimeExpression],
    datings: Sequence[Dating],
) -> tuple[Mention, ...]:
    make = tuple.__new__  # a quarter of the time of the classes' own way
    words: dict[str, frozenset[str]] = {"": frozenset()}

    def spans(flat: Sequence[int]) -> tuple[ActorSpan, ...]:
        return tuple(
            [make(ActorSpan, (actors[flat[i]], make(Span, (flat[i + 1], flat[i + 2])))) for i in range(0, len(flat), 3)]
        )

    made = []
    for ident, at, start, end, first, last, kind, status, time, dating, acting, place, title, told, of, named in rows:
        if told not in words:
            words[told] = frozenset(told.split(GAP))
        made.append(
            Mention(
                ident, documents[at], make(Span, (start, end)), make(Span, (first, last)), KINDS[kind],
                STATUSES[status], times[time] if time >= 0 else None, datings[dating] if dating >= 0 else None,
                spans(acting) if acting else (), place, title, words[told], rows[of][0] if of >= 0 else None,
                spans(named) if named else (),
            )
        )  # fmt: skip
    return tuple(made)


def _events(
    rows: Iterable[Row],
    keys: tuple[Sequence[str], Sequence[str], Sequence[str]],
    datings: Sequence[Dating],
    reasons: Sequence[Reason],
) -> Iterator[Event]:
    documents, actors, mentions = keys
    for (
        ident, title, kind, status, dating, confidence, importance, acting, place, told, sources, conflicts, joins,
        mentioned, stands, possible, count,
    ) in rows:  # fmt: skip
        yield Event(
            ident, title, KINDS[kind], STATUSES[status], datings[dating] if dating >= 0 else None, confidence,
            importance, tuple([actors[a] for a in acting]), place, tuple([mentions[m] for m in told]),
            tuple([documents[d] for d in sources]), _conflicts(conflicts, mentions) if conflicts else (),
            _joins(joins, mentions, reasons) if joins else (), tuple([actors[a] for a in mentioned]),
            tuple([Stand(STATUSES[s], tuple([mentions[m] for m in who])) for s, who in stands]),
            _possible(possible, reasons) if possible else (), count,
        )  # fmt: skip


def _conflicts(rows: Iterable[Row], mentions: Sequence[str]) -> tuple[Conflict, ...]:
    return tuple(Conflict(about, tuple(values), tuple(mentions[m] for m in who)) for about, values, who in rows)


def _joins(rows: Iterable[Row], mentions: Sequence[str], reasons: Sequence[Reason]) -> tuple[Join, ...]:
    return tuple(
        Join(mentions[m], tuple(reasons[r] for r in why), mentions[to] if to >= 0 else "") for m, why, to in rows
    )


def _possible(rows: Iterable[Row], reasons: Sequence[Reason]) -> tuple[Possible, ...]:
    return tuple(Possible(event, score, tuple(reasons[r] for r in why)) for event, score, why in rows)
