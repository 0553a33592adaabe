"""The page in HTML: it stands alone, shows every passage, and no text of a document becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import escape

import pytest
from chronologies import dating, ferry
from hostile import TEXTS, Markup, one
from hypothesis import given
from hypothesis import strategies as st

from timeline.export import to_html
from timeline.export.passages import UNWRITABLE
from timeline.export.strip import strip
from timeline.model import EventKind

OURS = set(
    "html head meta title style body header h1 h2 h3 p nav a main section ol li blockquote cite strong mark "
    "footer svg line text title circle rect path label select option details summary div".split()
)


def test_the_page_loads_and_runs_nothing_and_links_only_inside_itself() -> None:
    html = to_html(ferry())
    page = Markup(html)
    assert page.tags == OURS
    targets = {value for name, value in page.attributes if name == "id"}
    links = [value or "" for name, value in page.attributes if name == "href"]
    assert all(link.removeprefix("#") in targets and link.startswith("#") for link in links)
    assert not [
        name for name, _ in page.attributes if name.startswith("on") or name in {"src", "srcset", "style", "action"}
    ]
    assert "default-src 'none'" in html
    assert "url(" not in html
    assert "@import" not in html


def test_every_passage_leads_to_its_place_in_the_text_and_back_to_its_event() -> None:
    html = to_html(ferry())
    for number, document in enumerate(ferry().documents, 1):
        told = [mention for mention in ferry().mentions if mention.document == document.id]
        assert told
        for mention in told:
            place = f"document-{number}-{mention.span.start}"
            assert f'<cite><a href="#{place}">' in html
            assert html.count(f'<a id="{place}" href="#event-') == 1
    for document in ferry().documents:
        assert escape(document.text) in re.sub(r"</?(a|mark)\b[^>]*>", "", html)


def test_the_page_leads_to_the_web_where_the_document_stands_there_and_says_the_page_of_a_passage() -> None:
    told = one("They met.")
    document = replace(told.documents[0], address="https://post.example/1?a=1&b=2", pages=(0,))
    html = to_html(replace(told, documents=(document,)))
    assert 'href="https://post.example/1?a=1&amp;b=2#:~:text=They%20met."' in html
    assert ", p. 1</a>" in html


@given(st.sampled_from(["javascript:alert(1)", 'https://x.example/"onclick="1', "https://x.example/ <b>", "data:,x"]))
def test_no_address_of_a_document_runs_anything(address: str) -> None:
    told = one("They met.")
    page = Markup(to_html(replace(told, documents=(replace(told.documents[0], address=address),))))
    links = [value or "" for name, value in page.attributes if name == "href"]
    assert all(link.startswith(("#", "https://x.example/")) for link in links)
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_the_page_shows_every_passage_with_its_date_phrase_marked() -> None:
    html = to_html(ferry())
    assert "The mayor <strong>phoned</strong> Northline <mark>on Saturday</mark> and asked" in html
    text = " ".join("".join(Markup(html).text).split())
    for mention in ferry().mentions:
        document = next(each for each in ferry().documents if each.id == mention.document)
        assert " ".join(document.quote(mention.span).split()) in text
    assert "9 dated events · 2 events without a date · 3 documents · 1 on which the sources disagree" in text
    assert "The sources disagree on the date: 2025-03-22 / 2025-03-23" in text
    assert "by Tue 29 Apr 2025" in text


@given(TEXTS)
def test_no_text_becomes_markup_on_the_page(text: str) -> None:
    page = Markup(to_html(one(text)))
    assert page.tags <= OURS
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"src", "style"}]
    assert not UNWRITABLE.search("".join(page.text))


def test_the_overview_has_a_mark_an_event_in_the_lane_of_its_kind() -> None:
    picture = strip(ferry().events)
    assert re.findall(r'href="#event-(\w+)"', picture) == [
        event.id for kind in EventKind for event in ferry().events if event.kind is kind
    ]
    assert re.findall(r'class="head"[^>]*>([^<]+)<', picture) == ["Mar 2025", "Apr", "May"]
    assert "jump" not in picture
    assert strip(()) == ""


TWO_YEARS = [date(year, month, 1) for year in (2020, 2021) for month in range(1, 13)]


@pytest.mark.parametrize(
    ("days", "heads", "jumps"),
    [
        ([date(2025, 3, 1), date(2025, 12, 31), date(2026, 1, 1)], ["Mar 2025", "Dec", "Jan 2026"], 1),
        ([date(year, 5, 1) for year in range(1990, 2020)], [str(year) for year in range(1990, 2020, 2)], 0),
        ([date(1990, 5, 1), *TWO_YEARS], ["1990", "2020", "2021"], 1),
        ([date(1, 1, 1), date(9999, 12, 31)], ["Jan 1", "Dec 9999"], 1),
    ],
)  # fmt: skip
def test_the_overview_leaves_out_months_and_years_without_events(
    days: list[date], heads: list[str], jumps: int
) -> None:
    (event,) = one("x").events
    picture = strip([replace(event, dating=dating(day)) for day in days])
    assert re.findall(r'class="head"[^>]*>([^<]+)<', picture) == heads
    assert picture.count('class="jump"') == jumps
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', picture)]
    assert places == sorted(places)
    assert all(96 <= x <= 720 for x in places)
