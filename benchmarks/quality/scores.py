"""Figures of one corpus, as counts that add up over corpora, with every miss in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.gold import Corpus, Days, Passage
from benchmarks.quality.matching import compatible, exact, matching, meet, same_actor, shown, sprung
from benchmarks.quality.told import Told, day_of, story
from timeline.lexicon.kinds import coarse
from timeline.model import EventKind

SENTENCE_END = re.compile(r"\n|(?<=\w\w\w)[.!?][\"”’)]*\s+(?=[A-Z\"“‘—])")


@dataclass(frozen=True)
class Score:
    """Counts that add up over corpora (right and of how many, by figure), and the misses in words."""

    counts: Counter[str]
    misses: tuple[str, ...] = ()

    def ratio(self, figure: str) -> float:
        """The figure in percent; 0 where there was nothing to count."""
        return 100 * self.counts[figure] / self.counts[f"{figure} of"] if self.counts[f"{figure} of"] else 0.0

    def f1(self, mode: str) -> float:
        """Harmonic mean of precision and recall."""
        precision, recall = self.ratio(f"{mode} precision"), self.ratio(f"{mode} recall")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(corpus: Corpus, chronology: dict[str, Any]) -> Score:
    """The chronology JSON of a corpus against its gold."""
    told = story(chronology, corpus)
    modes = (("exact", exact), ("compatible", compatible))
    matched = {mode: matching(corpus.events, told, fits) for mode, fits in modes}
    scores = [
        *(_found(mode, corpus, told, pairs) for mode, pairs in matched.items()),
        _described(corpus, told, matched["exact"]),
        *(figure(corpus, told) for figure in (_undated, _traps, _conflicts)),
        _published(corpus, chronology),
        _dates(chronology),
        Score(Counter(), tuple(_date_misses(corpus, told, matched["exact"], matched["compatible"]))),
    ]
    return total(scores)


def total(scores: Iterable[Score]) -> Score:
    """The scores put together."""
    together = list(scores)
    counts: Counter[str] = Counter()
    for one in together:
        counts.update(one.counts)
    return Score(counts, tuple(miss for one in together for miss in one.misses))


def _found(mode: str, corpus: Corpus, told: Sequence[Told], pairs: dict[int, int]) -> Score:
    counts = Counter({f"{mode} precision": len(pairs), f"{mode} precision of": sum(event.dated for event in told)})
    for index, gold in enumerate(corpus.events):
        if gold.readings and gold.level != "optional":
            for figure in ("recall", "required") if gold.level == "required" else ("recall",):
                counts[f"{mode} {figure} of"] += 1
                counts[f"{mode} {figure}"] += index in pairs
    return Score(counts)


def _described(corpus: Corpus, told: Sequence[Told], pairs: dict[int, int]) -> Score:
    counts: Counter[str] = Counter()
    misses = []
    for index, i in sorted(pairs.items()):
        gold, event = corpus.events[index], told[i]
        actors = [(name, any(same_actor(name, names) for names in event.names)) for name in gold.actors]
        kinds = {event.kind, coarse(EventKind(event.kind)).value}  # the gold knows no finer ones
        checks = [
            ("kind", not kinds.isdisjoint(gold.kinds), f"{event.kind}, not {' | '.join(gold.kinds)}"),
            ("status", event.status in gold.statuses, f"{event.status}, not {' | '.join(gold.statuses)}"),
            *(("actors", there, f"{name} is not there") for name, there in actors),
        ]
        for figure, right, wrong in checks:
            counts.update({figure: int(right), f"{figure} of": 1})
            if not right:
                misses.append(_miss(figure.upper(), f"{gold.title!r}: {wrong}", corpus, gold.passages[0]))
    return Score(counts, tuple(misses))


def _traps(corpus: Corpus, told: Sequence[Told]) -> Score:
    fallen = [trap for trap in corpus.traps if any(sprung(trap, event) for event in told)]
    counts = Counter({"traps": len(fallen), "traps of": len(corpus.traps)})
    return Score(counts, tuple(_miss("TRAP", f"{trap.check}: {trap.note}", corpus, trap.passage) for trap in fallen))


def _conflicts(corpus: Corpus, told: Sequence[Told]) -> Score:
    unseen = [conflict for conflict in corpus.conflicts if not any(shown(conflict, event) for event in told)]
    size = len(corpus.conflicts)
    counts = Counter({"conflicts": size - len(unseen), "conflicts of": size})
    counts["conflicts shown"] = sum(len(event.conflicts) for event in told)
    return Score(counts, tuple(_miss("CONFLICT", f"not shown: {c.title}", corpus, c.passages[0]) for c in unseen))


def _undated(corpus: Corpus, told: Sequence[Told]) -> Score:
    undated = [gold for gold in corpus.events if not gold.readings]
    untold = [g for g in undated if not any(not event.dated and meet(event, g.passages) for event in told)]
    counts = Counter({"undated": len(undated) - len(untold), "undated of": len(undated)})
    return Score(
        counts, tuple(_miss("NOT TOLD", f"{g.level}, undated: {g.title!r}", corpus, g.passages[0]) for g in untold)
    )


def _published(corpus: Corpus, chronology: dict[str, Any]) -> Score:
    have = {Path(document["source"]).name: day_of(document["published"]) for document in chronology["documents"]}
    wrong = []
    for document in corpus.documents:
        (first, last), day = document.published.sides, have.get(document.path.name)
        if day is None or not first <= day <= last:
            wrong.append(f"PUBLISHED  {document.path.name}: {day}, not {first} .. {last}")
    size = len(corpus.documents)
    return Score(Counter({"published": size - len(wrong), "published of": size}), tuple(wrong))


def _dates(chronology: dict[str, Any]) -> Score:
    """How many dates the documents hold, and of those that tell no event how many for which reason."""
    accounts = [document["dates"] for document in chronology["documents"] if "dates" in document]
    counts = Counter(f"unused: {unused['reason']}" for dates in accounts for unused in dates["unused"])
    counts["dates"] = sum(dates["found"] for dates in accounts)
    return Score(counts)


def _date_misses(
    corpus: Corpus, told: Sequence[Told], exactly: dict[int, int], roughly: dict[int, int]
) -> Iterable[str]:
    for index, gold in enumerate(corpus.events):
        if gold.readings and gold.level != "optional" and index not in exactly:
            near = [event for event in told if meet(event, gold.passages)]
            dated = [told[roughly[index]]] if index in roughly else [event for event in near if event.dated]
            sort = "DATE" if dated else "UNDATED" if near else "MISSED"
            had = f"; had {_span(dated[0].days)} {dated[0].title!r}" if dated else ""
            yield _miss(sort, f"{gold.level} {_span(gold.readings[0])} {gold.title!r}{had}", corpus, gold.passages[0])
    for i, event in enumerate(told):
        if event.dated and i not in roughly.values():
            yield _miss("EXTRA", f"{_span(event.days)} {event.title!r}", corpus, event.passages[0])


def _span(days: Days) -> str:
    first, last = (str(day or "") for day in days)
    return first if first == last else f"{first}..{last}"


def _miss(sort: str, what: str, corpus: Corpus, passage: Passage) -> str:
    text = corpus.texts[passage.doc]
    start = max((found.end() for found in SENTENCE_END.finditer(text, 0, passage.start)), default=0)
    after = SENTENCE_END.search(text, max(passage.end - 2, passage.start))
    end = max(after.end() if after else len(text), passage.end)
    marked = f"{text[start : passage.start]}[[{text[passage.start : passage.end]}]]{text[passage.end : end]}"
    return f"{sort:10s} {what}\n           {passage.doc}: {' '.join(marked.split())[:400]}"
