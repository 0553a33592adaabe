"""Every date of a document is accounted for: it dates an event, or it is listed with the reason why it does not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.quality.gold import load
from timeline import build, read
from timeline.anchoring import expressions_of
from timeline.codec import decoded, encoded
from timeline.curate import Add, Decision, Hide, JournalEntry, When, curated, passage_at, passage_of
from timeline.export import to_json
from timeline.imports import chronology_in
from timeline.model import Chronology, Document, EventKind, Span, Status, Unused

GOLD = Path(__file__).parent / "gold"
DAY = date(2025, 3, 10)


def told_by(*texts: str) -> Chronology:
    documents = [Document(f"d{number}", f"d{number}.txt", text) for number, text in enumerate(texts)]
    return build(documents, published={document.id: DAY for document in documents})


def left(chronology: Chronology) -> list[tuple[str, Unused | None]]:
    """The dates of the first document that tell no event, each with the reason."""
    document = chronology.documents[0]
    return [(document.quote(use.span), use.reason) for use in document.unused]


def obeys_its_law(chronology: Chronology) -> None:
    """Found is told and unused together: each date that resolves stands there once, and is told if a mention has it."""
    hidden = {mention for event in chronology.hidden for mention in event.mentions}
    for document in chronology.documents:
        resolved = [time.span for time in expressions_of(document) if time.edtf]
        assert [use.span for use in document.dates] == resolved
        shown = [m for m in chronology.mentions if m.document == document.id and m.id not in hidden]
        dating = {m.time.span for m in shown if m.time is not None and m.dating is not None}
        assert {use.span for use in document.dates if use.reason is None} == dating
        assert all(use.edtf and bool(use.why) is (use.reason is not None) for use in document.dates)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Jane Roe met Ann Lee in Oslo on 3 March 2025.", []),
        ("The crowd booed on 3 March 2025.", []),
        # cited or part of an address
        ("Floods are becoming more common (Roe, 2019).", [("2019", Unused.CITATION)]),
        ("Floods are becoming more common, as Roe et al. (2019) have shown.", [("2019", Unused.CITATION)]),
        ("That is a matter of taste (Moe, 2020; Roe, 2018).", [("2020", Unused.CITATION), ("2018", Unused.CITATION)]),
        ("The test is that of Roe v Lind [2019] UKSC 5 at 12.", [("2019", Unused.CITATION)]),
        ("It is against the Harbours Act 1998.", [("1998", Unused.CITATION)]),
        ("It was hot in Oslo (2019 was hotter).", [("2019", Unused.NO_EVENT)]),
        ("See www.harbour.example/2024/ for more.", [("2024", Unused.ADDRESS)]),
        ("It is there in reports/2024 for all.", [("2024", Unused.ADDRESS)]),
        # it only serves another
        ("It was quiet on 3 May 2024. The next day Jane Roe met Ann Lee.", [("3 May 2024", Unused.COUNTED_FROM)]),
        ("Jane Roe met Ann Lee three days after 3 May 2024.", [("3 May 2024", Unused.COUNTED_FROM)]),
        ("In 2024 Jane Roe met Ann Lee on 3 May 2024.", [("2024", Unused.OTHER_DATE)]),
        # said of what is told as no event
        ("Halden has not paid a dividend since 2022.", [("2022", Unused.NOT_WORTH)]),
        ("If the board had met Ann Lee in May 2024, it would be rich.", [("May 2024", Unused.NOT_WORTH)]),
        # said of no event
        ("In May 2024 many people were unhappy.", [("May 2024", Unused.NO_EVENT)]),
        ("# Notes - 2024-03-05\n\nFaster.", [("2024-03-05", Unused.NO_EVENT)]),
        ("Jane Roe has been to the 2017 Ferry Forum.", [("2017", Unused.IN_NAME)]),
        ("Photo: Jane Roe met Ann Lee in May 2024", [("May 2024", Unused.FURNITURE)]),
        ("Read more: Jane Roe met Ann Lee in May 2024", [("May 2024", Unused.FURNITURE)]),
    ],
)
def test_a_date_that_tells_no_event_says_why(text: str, dates: list[tuple[str, Unused]]) -> None:
    chronology = told_by(text)
    assert left(chronology) == dates
    obeys_its_law(chronology)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("In May 2024 many people were unhappy.", "said of “were”, which is taken for no event"),
        ("Halden has not paid a dividend since 2022.", "said of “dividend”, which is told as not done"),
        ("Jane Roe met Ann Lee three days after 3 May 2024.", "“three days” is counted from it"),
        ("In 2024 Jane Roe met Ann Lee on 3 May 2024.", "“met” is dated by “3 May 2024”"),
        ("It was quiet on 3 May 2024. The next day Jane Roe met Ann Lee.", "“The next day” is counted from it"),
        (
            "# Notes - 2024-03-05\n\nFaster.",
            "it stands over what tells no event: a heading, a label, a stamp or a cell",
        ),
    ],
)
def test_the_reason_names_the_words_it_rests_on(text: str, why: str) -> None:
    assert [use.why for use in told_by(text).documents[0].unused] == [why]


def test_the_day_of_a_document_and_of_its_parts_dates_the_document() -> None:
    text = "Published: March 10, 2025\n\nJane Roe met Ann Lee in Oslo yesterday."
    chronology = build([Document("d", "d.txt", text)])
    assert left(chronology) == [("March 10, 2025", Unused.OWN_DATE)]
    obeys_its_law(chronology)


def test_dates_in_a_language_that_is_not_read_are_listed_as_such() -> None:
    chronology = told_by("Der Minister traf am 3. März 2025 die Kanzlerin, und er sprach mit ihr über das Wetter.")
    assert left(chronology) == [("3. März 2025", Unused.NOT_READ)]
    assert "“de”" in chronology.documents[0].unused[0].why


def test_the_rows_of_a_chronology_made_elsewhere_have_their_own_dates() -> None:
    table = "date,title\n2025-03-03,Jane Roe agreed to pay by June 2026\n,Ann Lee left in May 2024\n"
    document = chronology_in("old.csv", table.encode())[0]
    chronology = build([document])
    assert left(chronology) == [("June 2026", Unused.ROW), ("May 2024", Unused.ROW)]
    assert chronology.documents[0].quote(chronology.documents[0].dates[0].span) == "2025-03-03"


# --- laws -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", sorted(path.parent.name for path in GOLD.glob("*/chronology.toml")))
def test_every_date_of_the_gold_stories_is_accounted_for(story: str) -> None:
    obeys_its_law(build(read([str(document.path) for document in load(GOLD / story).documents])))


WHO = ("Jane Roe", "The board", "It", "Nobody", "The company that Ann Lee runs", "They", "Whoever comes")
DID = (
    "met Ann Lee in Oslo", "did not resign", "has been there", "said that the talks would resume", "was quiet",
    "will sign the treaty", "signed a contract until June 2027", "agreed to pay by May 2026", "is called a mistake",
    "opened the fair, where Karl Lind spoke", "hopes to visit Norway", "took it to court under the Harbours Act 1998",
)  # fmt: skip
WHEN = (
    "on 3 March 2025", "yesterday", "two days later", "in 2019", "since May 2024", "until Friday", "every Monday",
    "at 9:30 on 4 March", "between 3 and 5 May 2024", "three days after 3 May 2024", "in the spring of 1971",
    "for three weeks", "before the vote of 12 June 2024", "(Roe, 2018)", "(see www.harbour.example/2024/05/03)",
)  # fmt: skip
SHAPES = (
    "{0} {1} {2}.", "{2}, {0} {1}.", "{0} {1}, Ann Lee said {2}.", "If {0} {1} {2}, it ends.", "- {0} {1} {2}",
    "“{0} {1} {2},” Ann Lee said on Monday.", "Photo: {0} {1} {2}", "# {2}", "{2}: {0} {1}", "{0}, who {1} {2}, left.",
    "Did {0} leave {2}?", "| {2} | {0} {1} |",
)  # fmt: skip
SENTENCES = st.builds(str.format, st.sampled_from(SHAPES), *map(st.sampled_from, (WHO, DID, WHEN)))
TEXTS = st.lists(SENTENCES, max_size=6).map("\n\n".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([None, DAY]))
def test_found_is_told_and_unused_together(texts: list[str], day: date | None) -> None:
    documents = [Document(f"d{number}", f"d{number}.txt", text) for number, text in enumerate(texts)]
    chronology = build(documents, published={d.id: day for d in documents} if day else None)
    obeys_its_law(chronology)
    assert decoded(Chronology, encoded(chronology)).documents == chronology.documents
    for document in json.loads(to_json(chronology))["documents"]:
        assert document["dates"]["found"] == document["dates"]["told"] + len(document["dates"]["unused"])


# --- as decided -----------------------------------------------------------------------------------

QUIET = "Jane Roe met Ann Lee in Oslo on 3 March 2025.\n\nIt was quiet on 5 May 2024 and on 6 May 2024."


def decided(chronology: Chronology, *decisions: Decision) -> Chronology:
    return curated(
        chronology, [JournalEntry(number, what, "", "", "") for number, what in enumerate(decisions, 1)]
    ).chronology


def added(chronology: Chronology, quote: str, edtf: str) -> Add:
    document = chronology.documents[0]
    at = document.text.index(quote)
    passage = passage_at(document, Span(at, at + len(quote)))
    return Add(passage, "It was quiet", EventKind.OTHER, Status.OCCURRED, When(edtf))


def test_an_event_added_from_words_tells_the_date_in_them_that_it_has() -> None:
    chronology = told_by(QUIET)
    assert left(chronology) == [("5 May 2024", Unused.NO_EVENT), ("6 May 2024", Unused.NO_EVENT)]
    add = added(chronology, "It was quiet on 5 May 2024 and on 6 May 2024", "2024-05-05")
    after = decided(chronology, add)
    assert left(after) == [("6 May 2024", Unused.NO_EVENT)]
    assert left(decided(chronology, add, Hide((add.passage,)))) == left(chronology)
    assert left(decided(chronology, added(chronology, "It was quiet", "2024-05-05"))) == left(chronology)


def test_the_date_of_a_hidden_event_is_listed_as_hidden() -> None:
    chronology = told_by(QUIET)
    (mention,) = (m for m in chronology.mentions if m.time is not None)
    hidden = decided(chronology, Hide((passage_of(chronology.documents[0], mention),)))
    assert left(hidden)[0] == ("3 March 2025", Unused.HIDDEN)
    obeys_its_law(hidden)


def test_a_date_that_also_dates_an_event_that_is_shown_stays_told() -> None:
    chronology = told_by("The board met on 3 March 2025 and elected Jane Roe. It resigned in May 2024.")
    one, other = (m for m in chronology.mentions if m.time is not None and m.time.quote == "3 March 2025")
    document = chronology.documents[0]
    assert left(decided(chronology, Hide((passage_of(document, one),)))) == []
    assert len(left(decided(chronology, Hide((passage_of(document, one),)), Hide((passage_of(document, other),))))) == 1


def test_what_decides_nothing_about_dates_leaves_the_documents_as_they_are() -> None:
    chronology = told_by(QUIET)
    (mention,) = (m for m in chronology.mentions if m.time is not None)
    assert decided(chronology, Hide((passage_of(chronology.documents[0], mention),))).documents[0].text == QUIET
    assert decided(chronology).documents == chronology.documents
