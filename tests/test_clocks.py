"""Clock times: how they are written, on which day they fall, in which zone, and in which order they come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from timeline import build
from timeline.calendars.zones import ahead_of_utc, zone_of, zone_of_all
from timeline.export import to_ics
from timeline.frame import frame_of
from timeline.imports.dates import dating_of
from timeline.model import Document
from timeline.temporal import times
from timeline.wording import dating_in_words

PUBLISHED = date(2025, 4, 10)

READ = [
    # (text, the phrases that are clock times, with first and last moment and zone)
    ("On 8 June 2013 they met at 17:02.", [("17:02", "2013-06-08T17:02", "2013-06-08T17:02", None)]),
    ("On 8 June 2013 it failed at 17:02:30.", [("17:02:30", "2013-06-08T17:02:30", "2013-06-08T17:02:30", None)]),
    ("At 5 p.m. on 8 June 2013 they met.", [("5 p.m. on 8 June 2013", "2013-06-08T17:00", "2013-06-08T17:00", None)]),
    (
        "On 8 June 2013 at noon GMT it fell.",
        [("8 June 2013 at noon GMT", "2013-06-08T12:00", "2013-06-08T12:00", "GMT")],
    ),
    # Four figures: with hours or a zone, or with a nought behind "at".
    (
        "On 8 June 2013, at 1002 eastern daylight time, it struck. At 0947, he called.",
        [
            ("8 June 2013, at 1002 eastern daylight time", "2013-06-08T10:02", "2013-06-08T10:02", "EDT"),
            ("0947", "2013-06-08T09:47", "2013-06-08T09:47", None),
        ],
    ),
    (
        "The plane left at 2359Z on 2 May 2019.",
        [("2359Z on 2 May 2019", "2019-05-02T23:59", "2019-05-02T23:59", "UTC")],
    ),
    ("He left at 2130 hrs on 3 May 2019.", [("2130 hrs on 3 May 2019", "2019-05-03T21:30", "2019-05-03T21:30", None)]),
    # No clock time: a street, a count of hours, a year, a score.
    ("They met at 1200 Main Street in 1945, after 2000 hours of flight, and sold 1015 shares.", []),
    ("It ended 3:2 to 4:1, and they went from 9 to 11.", []),
    # Stretches with both ends.
    (
        "On 8 June 2013 they met from 9:30 to 11 a.m. and talked.",
        [("9:30 to 11 a.m.", "2013-06-08T09:30", "2013-06-08T11:00", None)],
    ),
    (
        "They sat from 11 to 2 p.m. on 3 May 2019.",
        [("11 to 2 p.m. on 3 May 2019", "2019-05-03T11:00", "2019-05-03T14:00", None)],
    ),
    (
        "Between 14:00 and 14:35 on 3 May 2019 the pump ran.",
        [("14:00 and 14:35 on 3 May 2019", "2019-05-03T14:00", "2019-05-03T14:35", None)],
    ),
    (
        "On 3 May 2019 it rained from 22:00 to 02:00.",
        [("22:00 to 02:00", "2019-05-03T22:00", "2019-05-04T02:00", None)],
    ),
    # The day is the one told, before or behind, not that of publication.
    (
        "On 12 August 2024 the link failed. At 5:02 p.m. Anna Weir restarted it.",
        [("5:02 p.m.", "2024-08-12T17:02", "2024-08-12T17:02", None)],
    ),
    (
        "The quake hit at 12:50 pm (0620 GMT) on Friday.",
        [
            ("12:50 pm", "2025-04-04T12:50", "2025-04-04T12:50", None),
            ("0620 GMT", "2025-04-04T06:20", "2025-04-04T06:20", "GMT"),
        ],
    ),
    (
        "It opened on 3 May 2019. The debate will begin at 8 p.m.",
        [("8 p.m.", "2025-04-10T20:00", "2025-04-10T20:00", None)],
    ),
    # Counted from the clock time told last.
    (
        "On 3 May 2019 she woke at 7 a.m. Two hours later she left. Twenty minutes after that he came.",
        [
            ("7 a.m.", "2019-05-03T07:00", "2019-05-03T07:00", None),
            ("Two hours later", "2019-05-03T09:00", "2019-05-03T09:00", None),
            ("Twenty minutes after", "2019-05-03T09:20", "2019-05-03T09:20", None),
        ],
    ),
    # The zone of all times of a text.
    (
        "All times are UTC. On 3 May 2019 the link failed at 17:02.",
        [("17:02", "2019-05-03T17:02", "2019-05-03T17:02", "UTC")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:50] for text, _ in READ])
def test_a_clock_time_is_read_with_its_day_and_zone(
    text: str, expected: list[tuple[str, str, str, str | None]]
) -> None:
    found = [t for t in times(text, published=PUBLISHED) if t.from_ and "T" in t.from_]
    assert [(t.quote, t.from_, t.to, t.zone) for t in found] == expected


@pytest.mark.parametrize(
    ("name", "text", "zone"),
    [
        ("EDT", "", "EDT"),
        ("Greenwich Mean Time", "", "GMT"),
        ("GMT+3", "", "+03:00"),
        ("+0530", "", "+05:30"),
        ("z", "", "UTC"),
        ("local time", "", None),
        ("IST", "", None),
        ("IST", "the mumbai police said", "+05:30"),
        ("IST", "the irish government said", "+01:00"),
        ("CST", "flights from chicago", "-06:00"),
    ],
)
def test_a_zone_has_one_short_name_or_none(name: str, text: str, zone: str | None) -> None:
    assert zone_of(name, text) == zone


def test_what_is_not_decided_is_said() -> None:
    (_, found) = times("On 3 May 2019 it rang at 8 a.m. and fell still. At 9:15 IST the bell rang again.")[-2:]
    assert (found.from_, found.zone) == ("2019-05-03T09:15", None)
    assert "several zones" in found.why


@pytest.mark.parametrize(
    ("zone", "moment", "hours"),
    [
        ("EDT", datetime(2025, 7, 1), -4.0),
        ("ET", datetime(2025, 7, 1), -4.0),
        ("ET", datetime(2025, 1, 1), -5.0),
        ("+05:30", datetime(2025, 1, 1), 5.5),
        ("ACST", datetime(2025, 1, 1), 9.5),
    ],
)
def test_a_zone_is_so_far_ahead_of_utc(zone: str, moment: datetime, hours: float) -> None:
    assert ahead_of_utc(zone, moment) == timedelta(hours=hours)


@pytest.mark.parametrize("zone", ["XYZ", "+99:00", ""])
def test_a_zone_that_is_not_known_is_nowhere(zone: str) -> None:
    assert ahead_of_utc(zone, datetime(2025, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("all times utc", "UTC"),
        ("the times given here are in eastern daylight time.", "EDT"),
        ("time zone: cet", "CET"),
        ("he came three times et al.", None),
        ("good times in utah", None),
    ],
)
def test_a_document_states_the_zone_of_its_times(text: str, zone: str | None) -> None:
    assert zone_of_all(text) == zone


STORY = (
    "At 9:30 a.m. EDT on 3 May 2019 Anna Weir signed the lease. "
    "At 2 p.m. BST on 3 May 2019 Piet Holt cancelled the lease. "
    "At 9:10 a.m. on 3 May 2019 Anna Weir called the bank."
)


def test_clocks_of_different_zones_are_ordered_by_the_instant_and_exported_with_their_zone() -> None:
    story = build((Document("d", "story.txt", STORY),))
    zones = [(event.dating.zone, event.dating.start) for event in story.events if event.dating]
    # 2 p.m. in London is 9 a.m. in New York, on whose clock the unzoned call is read: two zones are as common.
    assert zones == [("BST", "2019-05-03T14:00"), (None, "2019-05-03T09:10"), ("EDT", "2019-05-03T09:30")]
    frame = frame_of(story)
    assert list(frame["zone"].fillna("")) == ["BST", "", "EDT"]
    assert frame["when"][0] == "Fri 3 May 2019, 14:00 BST"
    calendar = to_ics(story)
    assert "DTSTART:20190503T130000Z" in str(calendar)
    assert "DTSTART:20190503T091000\r\n" in str(calendar)


def test_a_zone_survives_an_import() -> None:
    dating = dating_of("3 May 2019, 14:00 BST")
    assert dating is not None
    assert (dating.zone, dating_in_words(dating)) == ("BST", "Fri 3 May 2019, 14:00 BST")


def test_clock_times_go_on_from_the_day_that_is_told_not_from_when_the_report_was_released() -> None:
    text = "Date and time: 17 July 2022, 22:58\n\nReleased: 9 March 2023\n\nThe aircraft departed at 22:14.\n"
    (told,) = [t for t in times(text) if t.quote == "22:14"]
    assert told.edtf == "2022-07-17T22:14"
