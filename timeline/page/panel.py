"""The right-hand panel: one event with everything it rests on, down to the passage in its document."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.chart import look_of
from timeline.frame import source_name
from timeline.page import components, left, state
from timeline.page.decisions import decisions, selected
from timeline.page.labels import escaped
from timeline.page.passages import excerpt, telling_of
from timeline.page.reasons import conflicts, reasons
from timeline.page.view import window_of
from timeline.page.why import why_dated
from timeline.wording import count, dates_in_words, dating_in_words, publication_in_words, sureness_of_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.model import Document, Event, Mention
    from timeline.page.session_view import SessionView

SURE = 0.9  # from which an actor is shown without a question mark
LEGEND = (
    ("Shape and colour", "the kind of event"),
    ("Larger", "more documents tell it"),
    ("Hollow", "planned, expected or proposed: not yet"),
    ("Arrow against a bar", "a deadline: by that day at the latest"),
    ("Mark with an arrow", "since that day, and going on"),
    ("Bar", "it lasts so long"),
    ("Dotted line", "somewhere in these days"),
    ("Pale with ?", "its date is unsure"),
    ("Red ring", "sources disagree"),
    ("Vertical line", "one event in several lanes"),
)


def panel(session: SessionView, order: Sequence[str]) -> None:
    """Draws the selected event, the document that is open by itself, or how to choose one; `order` is the events that
    previous and next walk through.

    From top to bottom as it is read: what happened, when and why then, who, what each source says, the passage in its
    document; then what unfolds, and last what a person can decide.
    """
    view = state.view()
    event, alone = session.events.get(view.event or ""), session.documents.get(view.document or "")
    with st.container(border=True, gap="xsmall", key="panel_open" if event or alone else "panel_empty"):
        _steps(order, view.event, closes=event is not None or alone is not None)
        if event is None and alone is not None:
            left.document_alone(session, alone, view.at, turn_to(session, "reader"))
            return
        if event is None:
            _invitation()
            return
        current = telling_of(event, session.mentions, view.passage)
        _what(event)
        _why(session, event, current)
        _who(session, event)
        _tellings(session, event, current)
        _document(session, current)
        reasons(session, event)
        decisions(session, event, current)


def _steps(order: Sequence[str], selected: str | None, *, closes: bool) -> None:
    """Previous and next, by button and by arrow key."""
    at = order.index(selected) if selected in order else -1
    before = order[at - 1] if at > 0 else None
    after = order[at + 1] if at + 1 < len(order) else None
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall", key="steps"):
        for name, shortcut, target in (("Previous", "Left", before), ("Next", "Right", after)):
            st.button(
                name,
                key=name,
                shortcut=shortcut,
                disabled=target is None,
                on_click=state.select,
                args=(target,),
            )
        st.caption(f"{at + 1:,} of {len(order):,}" if at >= 0 else count(len(order), "event"), width="content")
        st.space("stretch")
        if closes:
            st.button("Close", key="close", type="tertiary", on_click=state.select, args=(None,))


def _invitation() -> None:
    signs = "".join(f"<dt>{sign}</dt><dd>{meaning}</dd>" for sign, meaning in LEGEND)
    st.html(
        '<div class="event"><h2>Choose an event</h2><p>Click a mark or a line of the list, or walk with the arrow '
        "keys. You will see the very passage that tells it, and why it is dated as it is.</p>"
        f"<h3>How to read the timeline</h3><dl>{signs}</dl></div>"
    )


def _what(event: Event) -> None:
    """Kind and status, title, date."""
    status = "" if event.status.value == event.kind.value else f" · {event.status.value}"
    look = look_of(event.kind).colour
    sure = sureness_of_date(event.confidence) if event.dating is not None else ""
    st.html(
        f'<div class="event"><p class="kind"><i style="background:{look}"></i>{event.kind.value}{status}</p>'
        f"<h2>{escaped(event.title)}</h2>"
        f'<p class="date"><strong>{escaped(dating_in_words(event.dating))}</strong> '
        f"<span>{escaped(sure)}</span></p></div>"
    )


def _why(session: SessionView, event: Event, current: Mention) -> None:
    """Why this date: the chain from the phrase to the value, for the telling that is shown."""
    steps = why_dated(session.documents[current.document], current, event)
    label = "Why this date?" if event.dating is not None else "Why no date?"
    st.html(f'<h3 class="part">{label}</h3>')
    components.why("why", {"steps": [step._asdict() for step in steps], "label": label}, on_see=_see)


def _see() -> None:
    """The timeline turns to the days of a date."""
    window = window_of(st.session_state["why"]["see"])
    if window is not None:
        state.see(window)


def _named(session: SessionView, event: Event, key: str) -> str:
    """An actor by name; where no telling is sure that it is meant, with a question mark and the words that mean it."""
    told = [session.mentions[ident] for ident in event.mentions]
    spans = [(m, span) for m in told for span in m.actors if span.actor == key]
    name = session.actors[key].name
    if not spans or any(span.confidence >= SURE for _, span in spans):
        return name
    mention, span = max(spans, key=lambda each: each[1].confidence)
    return f"{name}? (“{session.documents[mention.document].quote(span.span)}”)"


def _who(session: SessionView, event: Event) -> None:
    """Who took part, who else is named, where, and what the sources do not agree on."""
    lines = [
        ("Who", ", ".join(_named(session, event, key) for key in event.actors)),
        ("Also mentioned", ", ".join(session.actors[key].name for key in event.mentioned)),
        ("Where", event.place or ""),
    ]
    items = "".join(f"<dt>{name}</dt><dd>{escaped(words)}</dd>" for name, words in lines if words)
    listed = f"<dl>{items}</dl>" if items else ""
    if listed or event.conflicts:
        st.html(f'<div class="event">{listed}{conflicts(session, event)}</div>')


def _tellings(session: SessionView, event: Event, current: Mention) -> None:
    """Where there are several, each telling of the event as a card; the chosen one is what the reader stands at."""
    if len(event.mentions) < 2:
        return
    told = _by_document([session.mentions[key] for key in event.mentions])
    st.html(f'<h3 class="part">Told {len(told)} times in {count(len(event.documents), "document")}</h3>')
    torn = {key for conflict in event.conflicts if conflict.about == "date" for key in conflict.mentions}
    cards = [
        {
            "id": mention.id,
            "source": source_name(session.documents[mention.document]),
            "when": dating_in_words(mention.dating),
            "disagrees": mention.id in torn,
            "parts": _parts(session, mention),
            "colour": look_of(mention.kind).colour,
        }
        for mention in told
    ]
    data = {"cards": cards, "current": current.id, "event": event.id}
    components.cards("cards", data, on_pick=turn_to(session, "cards"))


def _by_document(told: Sequence[Mention]) -> list[Mention]:
    """The first telling of each document, then the second of each, and so on: sources side by side."""
    before: Counter[str] = Counter()
    rounds = []
    for mention in told:
        rounds.append(before[mention.document])
        before[mention.document] += 1
    return [told[k] for k in sorted(range(len(told)), key=lambda k: rounds[k])]


def _parts(session: SessionView, mention: Mention) -> list[dict[str, Any]]:
    """A mention's passage with its trigger and its date phrase told apart."""
    document = session.documents[mention.document]
    alone = excerpt(document, [mention], mention, reach=0).pieces
    return [{key: piece[key] for key in ("text", "date", "trigger") if key in piece} for piece in alone]


def _document(session: SessionView, current: Mention) -> None:
    """The document itself, standing at the current passage."""
    document = session.documents[current.document]
    shown = excerpt(document, session.passages[document.id], current)
    title = document.title or document.source
    about = " · ".join(_about(session, document, current))
    st.html(f'<div class="source"><h3>{escaped(title)}</h3><p>{escaped(about)}</p></div>')
    data = {"pieces": shown.pieces, "current": current.id, "title": title}
    chosen = partial(selected, document.id, shown.span.start, "reader")
    components.reader("reader", data, on_pick=turn_to(session, "reader"), on_select=chosen)
    length = shown.span.end - shown.span.start
    if length < len(document.text):
        st.caption(f"{length:,} of {len(document.text):,} characters are shown, round the passage.")


def _about(session: SessionView, document: Document, current: Mention) -> list[str]:
    """Where a document comes from, when it was published, where in it the passage stands."""
    told = len({session.event_of[mention.id] for mention in session.passages[document.id]})
    page = document.page_at(current.span.start)
    about = [
        source_name(document),
        document.author or "",
        publication_in_words(document.publication),
        f"page {page} of {len(document.pages)}" if page is not None else "",
        f"{count(told, 'event')} in this document",
        dates_in_words(document),
        document.address or "",
    ]
    return [words for words in about if words and words != (document.title or document.source)]


def turn_to(session: SessionView, key: str) -> Callable[[], None]:
    """The callback that selects the mention picked in the element of this key, and its event."""

    def picked() -> None:
        mention = st.session_state[key]["pick"]
        if mention in session.event_of:
            state.select(session.event_of[mention], mention)

    return picked
