"""What is told apart of events of which the triggers know no more than that they happened."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import build
from timeline.lexicon import table
from timeline.lexicon.kinds import FINER, coarse
from timeline.model import Document, EventKind

KINDS = [
    ("Ada Birk died on 3 May 2024.", EventKind.DEATH),
    ("Ada Birk was born on 3 May 1954.", EventKind.BIRTH),
    ("The mill burned down on 3 May 2024.", EventKind.DISASTER),
    ("The clerk embezzled the takings on 3 May 2024.", EventKind.CRIME),
    ("Arden paid the invoice on 3 May 2024.", EventKind.PAYMENT),
    ("Ada Birk emailed the council on 3 May 2024.", EventKind.MESSAGE),
    ("Northam won the cup on 3 May 2024.", EventKind.SPORT),
    ("The council granted permission on 3 May 2024.", EventKind.LEGAL),
    ("The council revoked the permit on 3 May 2024.", EventKind.DECISION),
    ("The pump was repaired on 3 May 2024.", EventKind.OPERATION),
    ("The band played on 3 May 2024.", EventKind.OTHER),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_an_event_is_of_the_kind_that_its_word_tells(text: str, kind: EventKind) -> None:
    (event,) = build([Document("a", "a.txt", text)], published={"a": date(2024, 5, 9)}).events
    assert event.kind is kind


def test_a_word_is_of_one_kind_and_the_merge_knows_one_for_all() -> None:
    words = [word for some in table("finer_kinds").values() for word in some.split()]
    assert len(words) == len(set(words))
    assert {EventKind(kind) for kind in table("finer_kinds")} == FINER
    assert {coarse(kind) for kind in FINER} == {EventKind.OTHER}
    assert coarse(EventKind.CALL) is EventKind.CALL
