"""The codec: what is written comes back as it was, the same bytes each time, and what is damaged is refused."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from chronologies import ferry, many
from hypothesis import given
from hypothesis import strategies as st

from timeline.codec import Damaged, compressed, decoded, decompressed, encoded, from_plain, inflated, plain
from timeline.model import Chronology, Document, Ground, Interval, Mention, Publication, PublicationBasis, Span

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value as an earlier version wrote it."""

    name: str


@dataclass(frozen=True, slots=True)
class Later:
    """The same as a later version reads it."""

    name: str
    fault: str = ""
    dates: tuple[date, ...] = ()


class Pair(NamedTuple):
    """A row that had one column once."""

    one: int
    other: str = "none"


@pytest.mark.parametrize("chronology", [ferry(), many(150)], ids=["ferry", "150"])
def test_a_chronology_comes_back_as_it_was(chronology: Chronology) -> None:
    again = decoded(Chronology, encoded(chronology))
    assert again == chronology
    assert [type(m.words) for m in again.mentions] == [frozenset for _ in again.mentions]


def test_every_field_of_a_mention_comes_back() -> None:
    plain_mention = ferry().mentions[0]
    whole = replace(plain_mention, antecedent="m-0", dated_by="m-1", mentioned=plain_mention.actors, place="Oslo")
    assert decoded(Mention, encoded(whole)) == whole
    assert {f.name for f in fields(Mention)} == plain(whole).keys()


@pytest.mark.parametrize("day", [None, date(2025, 3, 1), datetime(2025, 3, 1), datetime(2025, 3, 1, 8, 30)])
def test_a_day_and_a_moment_come_back_as_what_they_were(day: date | None) -> None:
    told = Publication(PublicationBasis.STATED, day)
    for again in (decoded(Publication, encoded(told)), from_plain(Publication, plain(told))):
        assert (type(again.day), again.day) == (type(day), day)


@given(st.text(st.characters(), max_size=8))
def test_any_text_comes_back_lone_surrogates_too(text: str) -> None:
    document = Document(
        "d", text, text, publication=Publication(PublicationBasis.INFERRED, grounds=(Ground(text, None, None, 1.0),))
    )
    assert decoded(Document, encoded(document)) == document
    assert decompressed(Document, compressed(document)) == document
    assert from_plain(Document, plain(document)) == document


def test_fields_that_came_later_have_their_defaults() -> None:
    assert decoded(Later, encoded(Earlier("a"))) == from_plain(Later, {"name": "a"}) == Later("a")
    assert decoded(tuple[Pair, ...], encoded(((1,), (2, "b")))) == (Pair(1), Pair(2, "b"))


def test_the_bytes_are_the_same_in_every_process() -> None:
    code = (
        "import sys; sys.path[:0] = ['.', 'tests']; from chronologies import ferry; from timeline.codec import *\n"
        "import hashlib; words = frozenset(map(str, range(99))), {str(i): i for i in range(9)}\n"
        "print(hashlib.sha256(compressed(ferry()) + encoded(words) + encoded((*words, chr(0xd800)))).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in "123"
    ]
    assert len({run.stdout for run in runs}) == 1


DAMAGED = {
    "nothing": b"",
    "a number": b"\x01",
    "cut off": encoded(Span(0, 300))[:-1],
    "too much": encoded(Span(0, 300)) + b"\x00",
    "another type": encoded(("0", "1")),
    "a number that is not whole": encoded((0.5, 1)),
    "too many": encoded((0, 1, 2)),
    "JSON cut off": b"[0, 1",
    "JSON of another type": b'["0", "1"]',
    "nested without end": b"\x91" * 100_000,
    "JSON nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_bytes_are_refused(name: str) -> None:
    with pytest.raises(Damaged):
        decoded(Span, DAMAGED[name])


def test_a_value_that_its_class_refuses_is_damaged() -> None:
    with pytest.raises(Damaged, match="never empty"):
        from_plain(Interval, {"start": "2025-03-02T00:00:00", "stop": "2025-03-01T00:00:00"})
    with pytest.raises(Damaged):
        from_plain(Publication, {"basis": "stated", "day": "yesterday"})


@pytest.mark.parametrize("at", [0, 20, -1])
def test_compressed_bytes_are_checked(at: int) -> None:
    whole = compressed(ferry())
    changed = bytearray(whole)
    changed[at] ^= 1
    for spoilt in (whole[:at], bytes(changed)):
        with pytest.raises(Damaged):
            decompressed(Chronology, spoilt)


def test_no_more_is_unpacked_than_is_allowed() -> None:
    packed = compressed(("a" * 1000,))
    assert len(inflated(packed, 1004)) == 1004
    with pytest.raises(Damaged, match="cut off"):
        inflated(packed, 1003)
