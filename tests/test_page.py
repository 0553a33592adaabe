"""The page's states, by Streamlit's own test bench, and the pure parts behind them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from chronologies import HOSTILE_TITLE, ferry
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from timeline.chart import BY, LOOKS
from timeline.export import FORMATS
from timeline.frame import FACETS, Filters, part_of
from timeline.model import Document, Span
from timeline.page.export import written
from timeline.page.labels import escaped, literal
from timeline.page.legend import OUTLINES
from timeline.page.listing import PAGE
from timeline.page.passages import excerpt, pieces, telling_of
from timeline.page.session_view import session_view
from timeline.page.view import View, address_of, view_of
from timeline.page.why import BASES, why_dated

ROOT = Path(__file__).resolve().parents[1]
SESSION = session_view(ferry())

FERRY = """
import sys
sys.path[:0] = [{tests!r}, {root!r}]
import chronologies
from timeline.page.layout import show
from timeline.page.session_view import session_view
show(session_view({chronology}, problems={problems!r}))
"""


def page(
    chronology: str = "chronologies.ferry()", problems: tuple[str, ...] = (), **address: str | list[str]
) -> AppTest:
    """The page of a chronology, opened at an address."""
    script = FERRY.format(tests=str(ROOT / "tests"), root=str(ROOT), chronology=chronology, problems=problems)
    bench = AppTest.from_string(script, default_timeout=60)
    for key, value in address.items():
        bench.query_params[key] = value
    bench.run()
    assert not bench.exception
    return bench


def html(bench: AppTest) -> str:
    return " ".join(element.proto.body for element in bench.get("html"))


def component(bench: AppTest, key: str) -> dict[str, Any]:
    """The data that one of the page's own elements was given."""
    for element in bench.get("bidi_component"):
        if f"-{key}" in element.proto.id:
            return json.loads(element.proto.json)
    raise AssertionError(f"no element {key}")


def figure(bench: AppTest) -> dict[str, Any]:
    return component(bench, "timeline")


# --- states -----------------------------------------------------------------------------------


def test_the_page_opens_on_all_events_with_none_selected() -> None:
    bench = page()
    assert "11 of 11 events" in html(bench)
    assert "1 Mar – 6 May 2025 · 1 with conflicting dates · 2 without a date" in html(bench)
    assert "Choose an event" in html(bench)
    assert [len(component(bench, key)["rows"]) for key in ("rows", "undated")] == [9, 2]


def test_an_address_selects_an_event_and_filters() -> None:
    bench = page(event="e1", passage="m2", kind=["call", "talks"], lanes="kind")
    assert "3 of 11 events" in html(bench)
    assert component(bench, "cards")["current"] == "m2"
    assert component(bench, "bridge")["selected"] == "e1"
    assert component(bench, "reader")["title"] == "Ferry quarrel: the mayor calls"


def test_an_address_that_asks_for_what_is_not_there_shows_the_rest() -> None:
    bench = page(event="gone", kind=["call", "nonsense"], lanes="up", **{"from": "yesterday", "to": "2025"})
    assert "2 of 11 events" in html(bench)
    assert "Choose an event" in html(bench)
    assert dict(bench.query_params) == {"kind": "call"}


def test_a_selection_leaves_the_figure_as_it_was() -> None:
    near = {"from": "2025-03-20T00:00", "to": "2025-03-30T00:00"}
    assert figure(page()) == figure(page(event="e1"))
    assert figure(page(**near)) == figure(page(event="e1", **near)) != figure(page())


def test_a_move_without_zoom_leaves_the_figure_as_it_was() -> None:
    before = page(**{"from": "2025-03-20T00:00", "to": "2025-03-30T00:00"})
    assert figure(before) == figure(page(**{"from": "2025-04-20T00:00", "to": "2025-04-30T00:00"}))


def test_a_filter_can_leave_out_the_people_and_bodies_of_an_actor() -> None:
    assert "3 of 11 events" in html(page(actor="ruritania"))
    bench = page(actor="ruritania", alone="1")
    assert "1 of 11 events" in html(bench)
    assert dict(bench.query_params) == {"actor": "ruritania", "alone": "1"}
    assert dict(page(alone="1").query_params) == {}  # of no actor, nobody's people


def test_counts_follow_the_other_filters() -> None:
    bench = page(actor="moreau")
    kinds = next(each for each in bench.get("button_group") if each.proto.label == "Kind")
    assert "Call :gray[2]" in [option.content for option in kinds.proto.options]
    assert "Talks :gray[0]" in [option.content for option in kinds.proto.options]


def test_where_nothing_matches_the_page_says_which_filter_to_drop() -> None:
    bench = page(kind="talks", actor="moreau")
    assert "No event meets all these filters" in bench.markdown[0].value
    labels = {button.key: button.label for button in bench.button}
    assert bench.markdown[1].value == "**Kind** costs most: 3 events meet the others."
    assert labels["drop_kind"] == "Drop kind: 3 events"
    assert labels["drop_actor"] == "Drop actors: 1 event"
    bench.button(key="drop_actor").click().run()
    assert "1 of 11 events" in html(bench)


def test_clear_all_brings_every_event_back() -> None:
    bench = page(kind="talks", q="went")
    next(button for button in bench.button if button.label == "Clear all filters").click().run()
    assert "11 of 11 events" in html(bench)
    assert not bench.query_params


def test_without_a_dated_event_the_page_says_so_and_lists_the_rest() -> None:
    bench = page("chronologies.empty(undated=True)")
    assert "None of these events has a date" in bench.info[0].value
    assert not bench.get("plotly_chart")
    assert len(component(bench, "undated")["rows"]) == 1


def test_without_any_event_the_page_says_what_is_looked_for() -> None:
    bench = page("chronologies.empty()")
    assert "No event was found" in bench.markdown[0].value


def test_what_could_not_be_read_is_named_with_its_reason() -> None:
    bench = page(problems=("scan.pdf: not a *format* that is read",))
    assert bench.sidebar.warning[0].value == r"scan\.pdf\: not a \*format\* that is read"


def test_previous_and_next_walk_through_the_events_in_order() -> None:
    bench = page(event="e8")
    bench.button(key="Next").click().run()
    assert "Ida Moreau phoned Northline" in html(bench)
    bench.button(key="Previous").click().run()
    bench.button(key="Previous").click().run()
    assert component(bench, "bridge")["selected"] == "e4"
    assert bench.button(key="Previous").disabled


def chain(event: str, passage: str | None = None) -> list[dict[str, Any]]:
    """The links of the chain that tells why an event is dated so."""
    return component(page(event=event, **({"passage": passage} if passage else {})), "why")["steps"]


def test_why_this_date_goes_from_the_phrase_over_its_anchor_to_the_value() -> None:
    says, counted, means = chain("e1")
    assert (says["name"], says["text"], says["to"]) == ("Says", "“on Saturday”", "date")
    assert says["lines"] == ["As TIMEX3: DATE 2025-03-22", "Rule “weekday”: “on Saturday” read as 2025-03-22"]
    assert (counted["text"], counted["to"]) == ("publication, Tue 25 Mar 2025", "anchor")
    assert counted["lines"] == ["Published 25 Mar 2025 · stated.", "the head says it"]
    assert (means["name"], means["text"]) == ("Means", "Sat 22 Mar 2025")
    assert means["lines"][1:] == [
        "The clause names it; as EDTF 2025-03-22",
        "date: sure (90%): of 100 dates that rest on the same, about 90 are right",
        "By all tellings together, date: likely (74%)",
    ]
    assert means["see"] == ["2025-03-19T00:00", "2025-03-26T00:00"]


def test_a_full_date_is_counted_from_nothing() -> None:
    assert chain("e2")[1]["text"] == "nothing: a full date"


def test_a_telling_that_is_dated_otherwise_than_its_event_ends_in_the_date_of_the_event() -> None:
    assert [step["text"] for step in chain("e1", "m2")][2:] == ["Sun 23 Mar 2025", "Sat 22 Mar 2025"]


def test_without_a_date_the_chain_says_what_is_missing() -> None:
    assert [step["text"] for step in chain("e10")] == ["no date of its own"]


def test_every_basis_of_a_date_has_its_words() -> None:
    mention = SESSION.mentions["m2"]
    for basis, words in BASES.items():
        undated = replace(mention, time=None, dating=replace(mention.dating, basis=basis))
        assert why_dated(SESSION.documents["wire"], undated, SESSION.events["e1"])[1].text == words


def test_an_event_that_is_told_once_has_no_cards_beside_its_document() -> None:
    assert "Told 2 times in 2 documents" in html(page(event="e1"))
    assert "Told" not in html(page(event="e2"))


def test_the_telling_that_dates_an_event_is_shown_first() -> None:
    event, undated = SESSION.events["e1"], replace(SESSION.mentions["m1"], time=None)
    mentions = {**SESSION.mentions, "m1": undated, "m2": replace(SESSION.mentions["m2"], dating=event.dating)}
    assert telling_of(event, SESSION.mentions, None).id == "m1"
    assert telling_of(event, mentions, None).id == "m2"
    assert telling_of(event, mentions, "m1").id == "m1"
    assert telling_of(event, {**mentions, "m2": replace(undated, id="m2")}, "m3").id == "m1"


def test_the_tellings_of_an_event_are_joined_with_reasons() -> None:
    assert "the same two actors <span>+2.0</span>" in html(page(event="e1"))


def test_who_is_only_spoken_of_is_listed_apart_from_those_who_take_part() -> None:
    told = html(page("chronologies.ferry_with_a_bystander()", event="e1"))
    assert "<dt>Who</dt><dd>Ida Moreau</dd>" in told
    assert "<dt>Also mentioned</dt><dd>Northline, " in told
    assert "Also mentioned" not in html(page(event="e1"))


def test_disagreeing_sources_are_named_with_what_each_says() -> None:
    told = html(page(event="e1"))
    assert "Sources disagree on the date" in told
    assert "<strong>2025-03-23</strong> Coast Wire" in told
    assert [card["disagrees"] for card in component(page(event="e1"), "cards")["cards"]] == [True, True]


def test_text_of_documents_is_never_markup() -> None:
    bench = page(event="e9", problems=(f"{HOSTILE_TITLE}: no",))
    assert HOSTILE_TITLE not in html(bench)
    assert escaped(HOSTILE_TITLE) in html(bench)
    labels = [each.proto.label for each in (*bench.button, *bench.get("button_group"))]
    shown = [*labels, *(m.value for m in (*bench.markdown, *bench.caption, *bench.warning))]
    assert any(r"\<img" in text for text in shown)
    assert not [text for text in shown if "![x](" in text or "<img" in text.replace(r"\<img", "")]


def test_a_long_list_comes_in_pages_that_turn_to_the_selected_event() -> None:
    bench = page(f"chronologies.many({PAGE + 20})", lanes="none")
    assert len(component(bench, "rows")["rows"]) == PAGE
    last = component(page(f"chronologies.many({PAGE + 20})", event=f"e{PAGE + 20}"), "rows")
    assert f"e{PAGE + 20}" in [row["id"] for row in last["rows"]]


def test_every_look_has_a_drawing_in_the_legend() -> None:
    round_ones = {look.symbol for look in LOOKS.values()} - set(OUTLINES)
    assert round_ones == {"circle"}


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"png", "svg"}])
def test_an_export_holds_the_events_that_meet_the_filters(name: str) -> None:
    file = written(SESSION, ("e2", "e6"), name)
    assert file == FORMATS[name].written(part_of(SESSION.chronology, ("e2", "e6")))
    assert file != FORMATS[name].written(SESSION.chronology)


# --- the address ------------------------------------------------------------------------------

moments = st.datetimes(datetime(1, 1, 1), datetime(9999, 1, 1)).map(lambda m: m.replace(second=0, microsecond=0))
filters = st.builds(
    Filters,
    query=st.text(max_size=12),
    **{
        facet: st.lists(st.sampled_from(sorted(SESSION.known[facet])), max_size=2, unique=True).map(tuple)
        for facet in FACETS
    },
)


@given(
    st.sampled_from(sorted(SESSION.known["event"])),
    st.sampled_from([None, *sorted(SESSION.known["passage"])]),
    st.sampled_from(BY),
    st.one_of(st.none(), st.tuples(moments, moments).filter(lambda pair: pair[0] < pair[1])),
    filters,
)
def test_an_address_brings_the_same_view_back(
    event: str, passage: str | None, lanes: str, window: Any, chosen: Filters
) -> None:
    view = View(event, passage, lanes, window, chosen)
    assert view_of(address_of(view), SESSION.known) == view


@given(st.sampled_from(sorted(SESSION.known["document"])), st.one_of(st.none(), st.integers(0, 10**9)), filters)
def test_an_address_brings_a_document_back_without_an_event(document: str, at: int | None, chosen: Filters) -> None:
    view = View(filters=chosen, document=document, at=at)
    assert view_of(address_of(view), SESSION.known) == view


@given(
    st.dictionaries(
        st.sampled_from(["q", "event", "passage", "document", "at", "lanes", "from", "to", *FACETS]),
        st.lists(st.text(max_size=8), max_size=3),
    )
)
def test_no_address_breaks_the_page(address: dict[str, list[str]]) -> None:
    view = view_of(address, SESSION.known)
    assert view_of(address_of(view), SESSION.known) == view


# --- passages ---------------------------------------------------------------------------------


@pytest.mark.parametrize("current", SESSION.chronology.mentions, ids=lambda mention: mention.id)
def test_the_pieces_of_a_document_are_its_text_and_the_current_ones_its_passage(current: Any) -> None:
    document = SESSION.documents[current.document]
    shown = excerpt(document, SESSION.passages[document.id], current)
    assert "".join(piece["text"] for piece in shown.pieces) == document.text
    assert "".join(p["text"] for p in shown.pieces if p.get("current")) == document.quote(current.span)
    if current.time is not None:
        assert current.time.quote in "".join(p["text"] for p in shown.pieces if p.get("date") and p.get("current"))


def test_a_long_document_is_shown_round_its_passage_only() -> None:
    current = SESSION.chronology.mentions[0]
    before, after = "Lorem ipsum.\n\n" * 100_000, "\n\nDolor sit amet." * 100_000
    document = Document("long", "long.txt", before + HARBOUR + after)
    moved = Span(current.span.start + len(before), current.span.end + len(before))
    told = type(current)(
        **{f: getattr(current, f) for f in current.__slots__} | {"span": moved, "trigger": moved, "time": None}
    )
    shown = excerpt(document, [told], told, reach=500)
    assert shown.span.covers(moved)
    assert sum(len(piece["text"]) for piece in shown.pieces) <= 1000 + moved.end - moved.start
    assert shown.pieces[0]["text"].startswith("Lorem ipsum.")
    unbroken = replace(document, text=document.text.replace("\n", " "))
    assert len("".join(piece["text"] for piece in excerpt(unbroken, [told], told, reach=500).pieces)) > 1000


def test_passages_that_lie_over_each_other_share_their_pieces() -> None:
    first, second = (m for m in SESSION.chronology.mentions if m.id in ("m1", "m3"))
    document = SESSION.documents[first.document]
    wide = type(second)(
        **{f: getattr(second, f) for f in second.__slots__} | {"span": Span(first.span.start, second.span.end)}
    )
    shown = pieces(document, Span(0, len(document.text)), [first, wide], first)
    shared = next(piece for piece in shown if piece["text"] == "phoned")
    assert shared["mentions"] == ["m1", "m3"]
    own = next(piece for piece in shown if piece["text"] == "met")
    assert own["mentions"] == ["m3"]


HARBOUR = SESSION.documents["post"].text


@given(st.text())
def test_a_literal_label_holds_no_live_markdown(text: str) -> None:
    label = literal(text)
    live = [c for k, c in enumerate(label) if c in "*_[]`$:<>~!#|" and (k == 0 or label[k - 1] != "\\")]
    assert live == []
    assert "\n" not in label
