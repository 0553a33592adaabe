"""How a sentence speaks of an event: each way of saying it by a sentence of its own, beside those that look like it.

Every text is of Wednesday 15 May 2024.
"""

from __future__ import annotations

import pytest
from test_mentions import mentions

STATUSES = [
    # the verb's own clause
    ("The ministers met on Monday.", "met occurred"),
    ("The ministers did not meet on Monday.", "meet denied"),
    ("No ministers met on Monday.", "met denied"),
    ("The ministers met on Monday, not on Tuesday.", "met occurred"),
    ("The ministers will meet on Friday.", "meet planned"),
    ("The ministers won't meet on Friday.", "meet denied"),
    ("The ministers may meet on Friday.", "meet hypothetical"),
    ("The ministers would meet on Friday, an aide said.", "meet expected, said occurred"),
    ("The meeting on Friday was cancelled.", "meeting cancelled"),
    ("The meeting was held on Monday.", "meeting was held occurred"),
    ("Anna Lund should have met Tom Hale on Monday.", ""),
    # what governs it
    ("The ministers plan to meet on Friday.", "meet planned"),
    ("The ministers agreed to meet on Friday.", "agreed occurred, meet planned"),
    ("The ministers are expected to meet on Friday.", "meet expected"),
    ("The ministers refused to meet on Friday.", "refused occurred, meet denied"),
    ("Anna Lund called for a meeting on Friday.", "called for occurred, meeting proposed"),
    ("If the ministers meet on Friday, the strike will end.", "meet hypothetical"),
    ("A meeting is scheduled for Friday.", "meeting is scheduled planned"),
    # what is due
    ("The firm must reply by Friday.", "reply deadline"),
    ("The firm will reply by Friday.", "reply planned"),
    ("The firm has until Friday to reply.", "reply deadline"),
    # one verb shares what stands before another
    ("Anna Lund will meet Tom Hale and sign the treaty on Friday.", "meet planned, sign planned"),
    ("Anna Lund met Tom Hale on Monday and will meet him again on Friday.", "met occurred, meet planned"),
]


def told(text: str) -> str:
    return ", ".join(f"{text[m.trigger.start : m.trigger.end]} {m.status}" for m in mentions(text))


@pytest.mark.parametrize(("text", "expected"), STATUSES, ids=[text for text, _ in STATUSES])
def test_a_sentence_speaks_of_its_event_as_it_says(text: str, expected: str) -> None:
    assert told(text) == expected
