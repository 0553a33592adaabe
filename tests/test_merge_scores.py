"""Which tellings are joined by their score: features, vetoes, grounds and clusters, on small texts."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import pytest
from test_merge import ACTORS, MAY6, MAY7, dating, mention

from timeline import build
from timeline.lexicon import table
from timeline.merge import events_of
from timeline.merge.blocking import grounds, pairs_of
from timeline.merge.concepts import concepts_of, families_of
from timeline.merge.corpus import corpus_of
from timeline.merge.features import FEATURES, Feature
from timeline.merge.records import Record, records_of, stories_of
from timeline.merge.scoring import reasons, score, weights
from timeline.merge.vetoes import VETOES, veto
from timeline.model import Chronology, Document, EventKind, Mention, Publication, PublicationBasis, Span, Status

OF_DATE = {"dates_fit", "days_apart", "other_days", "same_date", "times_apart"}


def built(*texts: str, published: date | None = date(2024, 5, 10)) -> Chronology:
    """The chronology of texts, all published on a day, or on nobody knows which."""
    documents = [Document(f"d{n}", f"d{n}.txt", text) for n, text in enumerate(texts)]
    days = {d.id: published for d in documents} if published is not None else {}
    return build(documents, published=days)


@cache
def chronology(*texts: str) -> Chronology:
    return built(*texts)


def told(*texts: str, mentions: tuple[Mention, ...] | None = None) -> list[Record]:
    """The records of the mentions of texts, in their order, or of mentions made by hand."""
    found = chronology(*texts)
    mentions = mentions or tuple(sorted(found.mentions, key=lambda m: (m.document, m.trigger, m.id)))
    actors = {a.id: a for a in found.actors}
    corpus, documents = corpus_of(mentions, actors), {d.id: d for d in found.documents}
    alone = [(n,) for n in range(len(mentions))]
    return records_of(alone, mentions, documents, stories_of(mentions, documents, corpus), corpus)


def two(one: str, other: str) -> tuple[Record, Record]:
    """The records of the first event of each of two texts."""
    found = told(one, other)
    return next(r for r in found if r.document == "d0"), next(r for r in found if r.document == "d1")


def one_event(*texts: str) -> bool:
    """Whether some event is told by all of these texts."""
    return any(len(e.documents) == len(texts) for e in chronology(*texts).all_events())


# --- what is joined, and what is not --------------------------------------------------------------

JOINED = {
    "an undated death and a dated one": (
        "Singer Mara Quill, known for three films, has died at the age of 71 in Oslo.",
        "Mara Quill died on Tuesday at a clinic in Oslo after a stroke. She was 71.",
    ),
    "two undated verdicts": (
        "Ivo Brandt was sentenced to nine years in prison, ending the bank case.",
        "A judge sentenced Ivo Brandt to nine years in prison for the bank robberies.",
    ),
    "a strike in other words": (
        "Drivers of Halden Rail walked off the job on Tuesday, stopping 40 trains.",
        "The walkout at Halden Rail began on Tuesday. It stopped 40 trains.",
    ),
}

APART = {
    "fires in two towns": (
        "A fire at a school in Turin killed four people on Tuesday.",
        "A fire at a warehouse in Nantes killed four people on Tuesday.",
    ),
    "other victims": (
        "Anna Falk died on Monday after a fall in Bergen.",
        "Jonas Reuter died on Monday after a fall in Bergen.",
    ),
    "two calls a month apart": (
        "Mara Quill called Petra Holm on 3 April 2024 to talk about the harbour.",
        "Mara Quill called Petra Holm on 6 May 2024 to talk about the harbour.",
    ),
    "two rounds": (
        "The first round of talks between Mara Quill and Petra Holm was held in Oslo.",
        "The second round of talks between Mara Quill and Petra Holm was held in Oslo.",
    ),
}


@pytest.mark.parametrize("name", JOINED)
def test_these_tellings_are_of_one_event(name: str) -> None:
    assert one_event(*JOINED[name])


@pytest.mark.parametrize("name", APART)
def test_these_tellings_only_sound_alike(name: str) -> None:
    assert not one_event(*APART[name])


def test_an_event_takes_its_day_from_the_telling_that_knows_it() -> None:
    texts = JOINED["an undated death and a dated one"]
    (event,) = (e for e in chronology(*texts).all_events() if len(e.documents) == 2)
    assert event.dating is not None
    assert event.dating.edtf == "2024-05-07"


def test_the_order_of_the_documents_does_not_matter() -> None:
    texts = [text for pair in JOINED.values() for text in pair]
    documents = [Document(f"d{n}", f"d{n}.txt", text) for n, text in enumerate(texts)]
    assert build(documents).events == build(documents[::-1]).events


# --- features and weights -------------------------------------------------------------------------


def value(name: str, a: Record, b: Record) -> float:
    found: Feature = next(f for f in FEATURES if f.name == name)
    assert found.value(a, b) == found.value(b, a)
    return found.value(a, b)


def test_each_weight_is_of_a_feature_and_has_its_sign() -> None:
    names = [f.name for f in FEATURES]
    assert len(set(names)) == len(names)
    known = {f.name for name in ("across", "within") for f, _ in weights(name).features}
    assert known == set(names), "what weighs nothing in either table goes"
    assert all(f.sign * weight > 0 for name in ("across", "within") for f, weight in weights(name).features)


def test_the_reasons_of_a_join_are_what_its_score_is_made_of() -> None:
    a, b = two(*JOINED["two undated verdicts"])
    total = sum(reason.weight for reason in reasons(a, b))
    assert 1 / (1 + math.exp(-total)) == pytest.approx(score(a, b), abs=0.05)
    whys = [reason.why for reason in reasons(a, b)]
    assert any("prison" in why for why in whys)


def test_features_see_what_two_tellings_have_in_common_and_what_differs() -> None:
    a, b = two(*JOINED["two undated verdicts"])
    assert value("same_word", a, b) == value("same_kind", a, b) == value("same_called", a, b) == 1
    assert value("other_called", a, b) == value("other_persons", a, b) == value("kinds_apart", a, b) == 0
    assert value("shared_words", a, b) >= 1
    assert 0 < value("passages_alike", a, b) < 1
    a, b = two(*APART["other victims"])
    assert value("other_called", a, b) == value("others_altogether", a, b) == 1
    assert value("same_called", a, b) == 0


def test_what_one_says_is_no_deed_and_the_opposite_is_another() -> None:
    a, b = two(*JOINED["two undated verdicts"])
    said = replace(b, kind=EventKind.STATEMENT, saying=True, concepts=frozenset({"tell"}))
    assert (value("one_says", a, b), value("one_says", a, said), value("both_say", said, said)) == (0, 1, 1)
    not_guilty = replace(b, concepts=b.concepts | {"not"})
    assert (value("opposites", a, b), value("opposites", a, not_guilty)) == (0, 1)


def dated(day: tuple[int, int], sure: float = 0.9, record: Record | None = None) -> Record:
    """A record that has these days."""
    record = record or two(*JOINED["two undated verdicts"])[0]
    return replace(record, first=day[0], last=day[1], day=day[0] if day[0] == day[1] else None, sure=sure, window=day)


def test_dates_count_as_far_as_they_are_sure_and_fine() -> None:
    day, same, next_day, year = dated((100, 100)), dated((100, 100), 0.5), dated((101, 101)), dated((1, 366))
    assert value("same_date", day, same) == 0.5
    assert value("dates_fit", day, same) == 0
    assert value("same_date", day, year) == 0 < value("dates_fit", day, year) < 0.2
    assert value("days_apart", day, next_day) == pytest.approx(0.9 / 8)
    undated = replace(day, first=None, last=None, day=None, window=None)
    assert {value(name, day, undated) for name in OF_DATE} == {0}
    assert value("times_apart", day, dated((130, 130))) == pytest.approx(0.2)
    assert value("times_apart", day, dated((2000, 2000), sure=0.1)) == 1


# --- what an event is called ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trigger", "words", "concepts"),
    [
        ("sentenced", "sentence prison", {"sentence"}),
        ("shot", "shoot officer", {"shoot"}),
        ("perished", "die crew", {"die"}),  # by its headword
        ("stopped", "stop line", {"stop"}),
        ("took", "take place meeting", {"meeting"}),  # a light verb leaves it to its noun
        ("earthquake hits", "earthquake hit coast", {"earthquake", "hit"}),
        ("sold", "", {"sell"}),
        ("took", "take", {"take"}),
    ],
)
def test_an_event_goes_by_the_headwords_of_what_names_it(trigger: str, words: str, concepts: set[str]) -> None:
    assert concepts_of(trigger, frozenset(words.split())) == concepts


def test_words_of_one_family_are_related() -> None:
    assert families_of("walk") & families_of("stoppage")
    assert families_of("sack") & families_of("lose")
    assert not families_of("meeting") & families_of("quake")
    assert all(len(line.split(", ")) > 1 for line in table("related")["families"]["lines"])


# --- vetoes ---------------------------------------------------------------------------------------


def test_each_veto_strikes_what_it_is_for_and_spares_what_is_one() -> None:
    struck = {
        "strangers": APART["other victims"],
        "towns": APART["fires in two towns"],
        "again": APART["two calls a month apart"],
        "counted": APART["two rounds"],
        "parties": (
            "Mara Quill met Petra Holm in Oslo on Monday. Ivo Brandt was ill.",
            "Mara Quill met Ivo Brandt in Oslo on Monday. Petra Holm was ill.",
        ),
    }
    for name, texts in struck.items():
        a, b = two(*texts)
        assert next(v for v in VETOES if v.name == name).strikes(a, b), name
        assert next(v for v in VETOES if v.name == name).strikes(b, a), name
    for texts in JOINED.values():
        assert veto(*two(*texts)) is None
    a, b = two(*JOINED["two undated verdicts"])
    unreal = veto(a, replace(b, status=Status.HYPOTHETICAL))
    assert unreal is not None
    assert unreal.name == "unreal"


def test_another_day_of_the_week_speaks_against() -> None:
    a, b = two(*JOINED["two undated verdicts"])
    thursday = dated((739_001, 739_001), record=b)  # 25 April 2024
    assert [value("other_weekdays", replace(a, weekday=day), thursday) for day in (3, 5)] == [0, 0.9]
    assert value("other_weekdays", replace(a, weekday=3), replace(b, weekday=5)) == 1


def test_a_plan_is_not_taken_for_carried_out_where_nobody_says_when() -> None:
    a, b = two(*JOINED["two undated verdicts"])
    plan, undated = replace(a, status=Status.PLANNED), replace(b, first=None, last=None, day=None)
    assert grounds(a, undated)
    assert not grounds(plan, undated)
    assert grounds(plan, dated((739_001, 739_001), record=b))


def test_one_document_tells_two_events_in_other_words_or_on_other_days() -> None:
    strikes = next(v for v in VETOES if v.name == "told_twice").strikes
    a = two(*JOINED["two undated verdicts"])[0]
    assert not strikes(a, replace(a, number=9))
    assert strikes(a, replace(a, number=9, concepts=frozenset({"quake"}), families=frozenset()))
    assert strikes(dated((100, 100), record=a), dated((101, 101), record=a))
    assert not strikes(dated((100, 100), record=a), dated((101, 101), 0.5, record=a))
    assert strikes(dated((100, 100), record=a), dated((110, 110), 0.5, record=a))


# --- grounds --------------------------------------------------------------------------------------


def test_every_pair_that_there_are_grounds_to_score_is_found_once() -> None:
    records = told(*[text for pair in (*JOINED.values(), *APART.values()) for text in pair])
    found = [(a.number, b.number) for a, b in pairs_of(records)]
    assert found == [(a.number, b.number) for a, b in combinations(records, 2) if grounds(a, b)]
    assert len(found) > 5


def test_tellings_that_are_far_from_each_other_in_time_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    first = told(JOINED["two undated verdicts"][0])[0]
    days = [replace(first, number=n, document=f"d{n}", day=100 + n, window=(100 + n, 100 + n)) for n in range(5)]
    assert len(list(pairs_of(days))) == 10
    monkeypatch.setattr("timeline.merge.blocking.NEIGHBOURS", 2)
    assert max(b.number - a.number for a, b in pairs_of(days)) == 2
    far = [replace(first, number=n, document=f"d{n}", day=1000 * n, window=(1000 * n, 1000 * n)) for n in range(2)]
    assert list(pairs_of(far)) == []


# --- clusters -------------------------------------------------------------------------------------

TEXT = "Jane Roe met Ana Lopes about the quay. Jane Roe saw Ana Lopes."


def met(id_: str, document: str, **more: object) -> Mention:
    """A meeting, told in the first sentence of a text."""
    made = mention(id_, document, None, "roe lopes", EventKind.OTHER, "meet quay")
    return replace(made, title="Jane Roe met Ana Lopes", span=Span(0, 38), trigger=Span(9, 12), **more)  # type: ignore[arg-type]


def events(*mentions: Mention) -> list[set[str]]:
    published = Publication(PublicationBasis.STATED, date(2024, 5, 10))
    documents = [Document(d, f"{d}.txt", TEXT, publication=published) for d in ("a", "b", "c")]
    dated_, undated = events_of(mentions, documents, ACTORS)
    return sorted((set(e.mentions) for e in (*dated_, *undated)), key=min)


def test_no_two_tellings_of_a_cluster_are_struck_by_a_veto() -> None:
    assert events(met("m1", "a"), met("m2", "b")) == [{"m1", "m2"}]
    unreal = met("m2", "b", status=Status.HYPOTHETICAL)
    assert events(met("m1", "a"), unreal, met("m3", "c")) == [{"m1", "m3"}, {"m2"}]


def test_what_is_left_apart_and_may_be_the_same_says_what_speaks_against_it() -> None:
    years = met("m1", "a", dating=dating(date(2019, 5, 6))), met("m2", "b", dating=MAY7)
    assert events(*years) == [{"m1"}, {"m2"}]
    published = Publication(PublicationBasis.STATED, date(2024, 5, 10))
    documents = [Document(d, f"{d}.txt", TEXT, publication=published) for d in ("a", "b")]
    found, _ = events_of(
        [met("m1", "a", dating=dating(date(2024, 2, 6))), met("m2", "b", dating=MAY6)], documents, ACTORS
    )
    assert len(found) == 2
    for event in found:
        for other in event.possibly_same:
            assert other.score < 1
            assert any(reason.weight < 0 and reason.about == "date" for reason in other.reasons)
