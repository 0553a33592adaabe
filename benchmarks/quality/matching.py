"""Which event of the project is which event of the gold, and when an actor, a trap or a conflict counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from benchmarks.quality.gold import LEVELS, Days, GoldConflict, GoldEvent, Passage, Trap
from benchmarks.quality.told import Told

VOID = ("cancelled", "denied")  # an event told as not happening springs no trap
WIDE = 45  # days

Fits = Callable[[Days, GoldEvent], bool]


def exact(days: Days, gold: GoldEvent) -> bool:
    """Whether the days are one of the gold's readings, on the sides that the reading names."""
    return any(all(want in (None, have) for want, have in zip(r, days, strict=True)) for r in gold.readings)


def compatible(days: Days, gold: GoldEvent) -> bool:
    """Whether the days are exact, or overlap the gold's best reading without being much wider."""
    if exact(days, gold) or not gold.readings:
        return exact(days, gold)
    (first, last), (low, high) = days.sides, gold.readings[0].sides
    return first <= high and low <= last and days.length <= max(WIDE, 2 * gold.readings[0].length)


def meet(told: Told, passages: Iterable[Passage]) -> bool:
    """Whether some mention of the event overlaps some of the passages."""
    return any(mine.meets(passage) for passage in passages for mine in told.passages)


def matching(gold: Sequence[GoldEvent], told: Sequence[Told], fits: Fits) -> dict[int, int]:
    """{index of gold: index of told}, one to one and as many as can be, in the order of the levels.

    Augmenting paths begun from the gold in order of level: who is matched once stays matched. Each tries the likest
    first, so that two events of one sentence and one day are not taken for each other.
    """

    def choices(one: GoldEvent) -> list[int]:
        fit = [i for i, event in enumerate(told) if event.dated and meet(event, one.passages) and fits(event.days, one)]
        return sorted(fit, key=lambda i: likeness(told[i], one), reverse=True)

    edges = [choices(one) for one in gold]
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for i in sorted(edges[one], key=lambda i: i in taken):  # a free one before another's
            if i not in tried:
                tried.add(i)
                if i not in taken or place(taken[i], tried):
                    taken[i] = one
                    return True
        return False

    for one in sorted(range(len(gold)), key=lambda index: LEVELS.index(gold[index].level)):
        place(one, set())
    return {one: i for i, one in taken.items()}


def likeness(told: Told, gold: GoldEvent) -> tuple[int, ...]:
    """How like two events are, apart from their days: passages in common, actors, kind, status."""
    passages = sum(any(mine.meets(passage) for mine in told.passages) for passage in gold.passages)
    actors = sum(any(same_actor(name, names) for names in told.names) for name in gold.actors)
    return passages + actors + (told.kind in gold.kinds), told.status in gold.statuses


def plain(name: str) -> list[str]:
    """The words of a name without case, accents, dots and a leading article."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace(".", "")
    return folded.removeprefix("the ").split()


def same_actor(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of the names is the wanted one, ends in its last word, or is its initials."""
    want = plain(wanted)
    initials = "".join(word[0] for word in want)
    found = [words for words in map(plain, names) if words]
    return any(words[-1] == want[-1] or (len(want) > 1 and "".join(words) == initials) for words in found)


def sprung(trap: Trap, told: Told) -> bool:
    """Whether a dated event took its time or its trigger from the trap."""
    if not told.dated or told.status in VOID:
        return False
    if trap.check == "no_time":
        return any(time.meets(trap.passage) for time in told.times)
    return any(trigger.meets(trap.passage) for trigger in told.triggers)


def shown(conflict: GoldConflict, told: Told) -> bool:
    """Whether the event shows the conflict, with mentions at two of its passages at least."""
    return any(
        about == conflict.about and sum(any(m.meets(p) for m in mentions) for p in conflict.passages) > 1
        for about, mentions in told.conflicts
    )
