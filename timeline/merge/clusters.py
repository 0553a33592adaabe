"""Which mentions tell one event: those of a cluster of records, with what their texts take up again.

Nothing is lost: every mention is in exactly one event.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from timeline.model import Join, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from timeline.merge.clustering import Clusters
    from timeline.merge.corpus import Corpus
    from timeline.merge.records import Record
    from timeline.model import Mention


@dataclass(frozen=True, slots=True)
class Joined:
    """The mentions of one event, for each but the first why it joined them, and the points on which they differ."""

    mentions: tuple[Mention, ...]
    joins: tuple[Join, ...]
    points: tuple[tuple[str, str, str], ...]  # point, and two mentions that differ on it


class Step(NamedTuple):
    """Why two mentions (by number) are of one event, and on what they differ, if on anything."""

    one: int
    other: int
    reasons: tuple[Reason, ...]
    point: str = ""


def joined_mentions(
    clusters: Clusters, mentions: Sequence[Mention], taken_up: Mapping[int, int], corpus: Corpus
) -> list[Joined]:
    """The clusters of all mentions; `taken_up` has for each mention that takes up another which that is."""
    followers: dict[int, list[int]] = defaultdict(list)
    for follower in sorted(taken_up):
        followers[root_of(follower, taken_up)].append(follower)
    first = [record.mentions[0] for record in clusters.records]
    steps: dict[int, list[Step]] = defaultdict(list)
    for joint in clusters.joints:
        _add(steps, Step(first[joint.one], first[joint.other], joint.reasons, joint.point))
    gathered = []
    for cluster in clusters.all():
        records = [clusters.records[number] for number in cluster]
        numbers = [i for record in records for i in record.mentions]
        for record in records:
            for step in _in_same_terms(record, mentions, corpus):
                _add(steps, step)
        for i in list(numbers):
            for follower in followers.get(i, ()):
                _add(steps, Step(taken_up[follower], follower, TAKEN_UP))
                numbers.append(follower)
        gathered.append(_joined(sorted(numbers), steps, mentions))
    return sorted(gathered, key=lambda j: (j.mentions[0].document, j.mentions[0].trigger, j.mentions[0].id))


def _add(steps: dict[int, list[Step]], step: Step) -> None:
    steps[step.one].append(step)
    steps[step.other].append(step)


def _in_same_terms(record: Record, mentions: Sequence[Mention], corpus: Corpus) -> Iterator[Step]:
    """Why the mentions of one record are of one event: they tell it in the same terms."""
    first, *others = record.mentions
    if others:
        named = sorted({corpus.name(span.actor) for span in mentions[first].actors})
        reasons = (SAME_KIND, SAME_DATE, *(Reason(f"both name {name}", 1.0, "actors") for name in named))
        yield from (Step(first, other, reasons) for other in others)


SAME_KIND, SAME_DATE = Reason("same kind", 1.0, "kind"), Reason("same date", 2.0, "date")
TAKEN_UP = (Reason("its article takes up what it told before", 3.0, "text"),)


def root_of(number: int, taken_up: Mapping[int, int]) -> int:
    """The mention that a mention takes up in the end."""
    seen = set()
    while number in taken_up and number not in seen:
        seen.add(number)
        number = taken_up[number]
    return number


def _joined(numbers: Sequence[int], steps: Mapping[int, Sequence[Step]], mentions: Sequence[Mention]) -> Joined:
    """A cluster with its steps turned away from its first mention: why each further one belongs to it."""
    joins, points, reached, waiting = [], [], {numbers[0]}, [numbers[0]]
    for here in waiting:  # grows as it is walked
        for step in steps[here]:
            there = step.other if step.one == here else step.one
            if there in reached:
                continue
            reached.add(there)
            waiting.append(there)
            joins.append(Join(mentions[there].id, step.reasons, mentions[here].id))
            if step.point:
                points.append((step.point, mentions[here].id, mentions[there].id))
    return Joined(
        tuple(mentions[i] for i in numbers), tuple(sorted(joins, key=lambda j: j.mention)), tuple(sorted(points))
    )
