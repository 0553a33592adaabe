"""How long merging takes: synthetic mentions with the skew of news, from ten thousand to a million.

    python -m benchmarks.merge [NUMBER...] [--processes N] [--hot SHARE]

Each line: mentions, events, seconds (and those of processor time, which a busy machine stretches less), peak memory,
and how the processor time grew since the line before: the exponent of growth, beside that of n log n. A few actors are
in a third of all mentions (--hot), events are told once to some hundred times, over ten years; most have a day, some a
month or a year, a tenth none; each stands in a sentence of its document, made of its words. Each size runs in a process
of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import resource
import sys
import time
from bisect import bisect
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from typing import NamedTuple

from timeline.calendars import edtf_of, month_interval, year_interval
from timeline.merge import events_of
from timeline.model import (
    Actor,
    ActorKind,
    ActorSpan,
    Bound,
    Dating,
    DatingBasis,
    Document,
    EventKind,
    Granularity,
    Interval,
    Mention,
    Publication,
    PublicationBasis,
    Span,
    Status,
)

SEED = 7
SIZES = (10_000, 100_000, 1_000_000)
HOT = 1 / 3  # of all mentions name one of the few that everything is about
FIRST, DAYS = date(2010, 1, 1), 3650
TOLD_OF = 20  # mentions a document
MOST_TOLD = 300  # mentions an event
SPREAD = 1.6  # of the number of mentions that tell an event (Pareto): two thirds are told once, some hundreds of times
STATUSES = [Status.OCCURRED] * 17 + [Status.PLANNED] * 2 + [Status.HYPOTHETICAL]
KINDS = [*EventKind, *[EventKind.STATEMENT] * 6, *[EventKind.MEETING] * 3, EventKind.CALL, EventKind.TALKS]


class Corpus(NamedTuple):
    """Synthetic mentions with their documents and actors."""

    mentions: list[Mention]
    documents: list[Document]
    actors: dict[str, Actor]


def _word(number: int) -> str:
    """A word of letters, another for each number."""
    syllables = ("ba", "co", "di", "fu", "ge", "ha", "jo", "ki", "lu", "me")
    return "".join(syllables[int(figure)] for figure in str(number + 10))


class _Skewed:
    """A choice among numbers below `size`, the n-th with a chance of 1 / n (Zipf)."""

    def __init__(self, size: int, chance: random.Random) -> None:
        self.weights = list(accumulate(1 / (i + 1) for i in range(size)))
        self.chance = chance

    def __call__(self) -> int:
        return bisect(self.weights, self.chance.random() * self.weights[-1])


def corpus(number: int, hot: float = HOT) -> Corpus:
    """So many synthetic mentions, always the same."""
    chance = random.Random(SEED)
    actors = _actors(number)
    documents = [_document(i, chance) for i in range(max(2, number // TOLD_OF))]
    days = [d.publication.calendar_day for d in documents]
    order = sorted(range(len(documents)), key=lambda i: (days[i] or FIRST, i))
    ordered = [(days[i] or FIRST).toordinal() for i in order]
    words = [_word(i) for i in range(30_000)]
    pick_word, pick_actor = _Skewed(len(words), chance), _Skewed(len(actors) - 8, chance)
    datings: dict[tuple[str, int], Dating | None] = {}
    mentions: list[Mention] = []
    while len(mentions) < number:
        told = min(MOST_TOLD, int(chance.paretovariate(SPREAD)))
        day = FIRST.toordinal() + chance.randrange(DAYS)
        cast = _cast(chance, pick_actor, hot)
        kind = chance.choice(KINDS)
        core = [words[pick_word()] for _ in range(8)]
        place = f"p{chance.randrange(400)}" if chance.random() < 0.3 else None
        at = bisect(ordered, day)
        for _ in range(min(told, number - len(mentions))):
            teller = order[min(at + int(chance.expovariate(0.002)), len(order) - 1)]
            how = chance.random()
            form = "day" if how < 0.75 else "month" if how < 0.83 else "year" if how < 0.87 else "none"
            key = (form, day if form == "day" else day // 31 if form == "month" else day // 366)
            if key not in datings:
                datings[key] = _dating(form, date.fromordinal(day))
            said = frozenset((*chance.sample(core, 5), words[pick_word()], words[pick_word()]))
            mentions.append(
                _mention(len(mentions), documents[teller].id, kind, datings[key], cast, place, said, chance)
            )
    return Corpus(*_written(mentions, documents), actors)


def _written(mentions: list[Mention], documents: list[Document]) -> tuple[list[Mention], list[Document]]:
    """The mentions with the sentences in which their documents tell them: their words, one of them the trigger."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        told[mention.document].append(mention)
    found, texts = [], []
    for document in documents:
        sentences, at = [], 0
        for m in told[document.id]:
            names = " ".join(f"Actor {span.actor.title()}" for span in m.actors)
            words = sorted(m.words, key=lambda word: (-len(word), word))  # the longest, which are rarer, first
            sentence = f"{names} {' '.join(words)}."
            start = at + len(names) + 1
            trigger = Span(start, start + len(words[0]))
            found.append(replace(m, span=Span(at, at + len(sentence)), trigger=trigger, title=f"{names} {words[0]}"))
            sentences.append(sentence)
            at += len(sentence) + 1
        texts.append(replace(document, text="\n".join(sentences)))
    return found, texts


def _actors(number: int) -> dict[str, Actor]:
    hot = [Actor(f"a{i}", f"Hot {i}", ActorKind.PERSON if i < 5 else ActorKind.COUNTRY) for i in range(8)]
    kinds = (ActorKind.PERSON, ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.GROUP)
    rest = [Actor(f"a{i}", f"Actor {i}", kinds[i % 5]) for i in range(8, 8 + max(40, number // 50))]
    return {a.id: a for a in (*hot, *rest)}


def _document(number: int, chance: random.Random) -> Document:
    day = FIRST + timedelta(days=chance.randrange(DAYS + 30))
    return Document(f"d{number:07}", f"d{number}.txt", "", publication=Publication(PublicationBasis.STATED, day))


def _cast(chance: random.Random, pick_actor: _Skewed, hot: float) -> tuple[str, ...]:
    named = {f"a{8 + pick_actor()}" for _ in range(chance.choice((1, 1, 2, 2, 3)))}
    if chance.random() < hot:
        named |= {f"a{chance.randrange(8)}" for _ in range(chance.choice((1, 2)))}
    return tuple(sorted(named))


def _dating(form: str, day: date) -> Dating | None:
    if form == "none":
        return None
    when, granularity = {
        "day": (Interval.of_days(day, day), Granularity.DAY),
        "month": (month_interval(day.year, day.month), Granularity.MONTH),
        "year": (year_interval(day.year), Granularity.YEAR),
    }[form]
    return Dating(when, granularity, Bound.AT, edtf_of(when, granularity, Bound.AT), DatingBasis.CLAUSE, 0.9, "told so")


def _mention(
    number: int,
    document: str,
    kind: EventKind,
    dating: Dating | None,
    cast: tuple[str, ...],
    place: str | None,
    words: frozenset[str],
    chance: random.Random,
) -> Mention:
    start = chance.randrange(20_000)
    return Mention(
        id=f"m{number:07}",
        document=document,
        span=Span(start, start + 120),
        trigger=Span(start + 10, start + 16),
        kind=kind,
        status=chance.choice(STATUSES),
        time=None,
        dating=dating,
        actors=tuple(ActorSpan(a, Span(start + 20, start + 25)) for a in cast),
        place=place,
        title=f"Event of {number}",
        words=words,
    )


class Measured(NamedTuple):
    """What merging so many mentions cost; `busy` are the seconds of processor time that it took, its own and that of
    helping processes; memory in bytes, that of the largest helping process beside it."""

    mentions: int
    events: int
    joined: int
    seconds: float
    busy: tuple[float, float]
    before: int
    memory: int
    helpers: int

    @property
    def work(self) -> float:
        """All processor time."""
        return sum(self.busy)


def measured(number: int, processes: int, hot: float) -> Measured:
    """The cost of merging so many mentions."""
    given = corpus(number, hot)
    before = _peak(resource.RUSAGE_SELF)
    start, own_start = time.perf_counter(), _busy(resource.RUSAGE_SELF)
    found, undated = events_of(given.mentions, given.documents, given.actors, processes)
    seconds = time.perf_counter() - start
    busy = (_busy(resource.RUSAGE_SELF) - own_start, _busy(resource.RUSAGE_CHILDREN))
    events = len(found) + len(undated)
    joined = sum(len(e.mentions) > 1 for e in (*found, *undated))
    own, helpers = (_peak(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return Measured(number, events, joined, seconds, busy, before, own, helpers)


def _busy(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak(who: int) -> int:
    return resource.getrusage(who).ru_maxrss * 1024


def main() -> None:
    """Measure the sizes of the command line and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="NUMBER")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--hot", type=float, default=HOT, metavar="SHARE")
    given = parser.parse_args()
    last: Measured | None = None
    for number in given.sizes:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as own:
            now = own.submit(measured, number, given.processes, given.hot).result()
        _say(_line(now, last))
        last = now


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _line(now: Measured, last: Measured | None) -> str:
    line = (
        f"{now.mentions:9,} mentions  {now.events:9,} events, {now.joined:8,} of several mentions  {now.seconds:7.1f} s"
        f" ({now.work:.1f} s of work, {now.busy[1]:.1f} of it in helpers)"
        f"  {now.memory / 2**30:5.2f} GB (of which given {now.before / 2**30:.2f}, helpers {now.helpers / 2**30:.2f})"
    )
    if last is None:
        return line
    times = math.log(now.mentions / last.mentions)
    grown = math.log(now.work / last.work) / times
    n_log_n = 1 + math.log(math.log(now.mentions) / math.log(last.mentions)) / times
    return f"{line}  work grew as n^{grown:.2f}, n log n is n^{n_log_n:.2f}"


if __name__ == "__main__":
    main()
