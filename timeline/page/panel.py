"""The right-hand panel: one event with everything it rests on, down to the passage in its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.chart import look_of
from timeline.frame import source_name
from timeline.model import AnchorKind, Bound
from timeline.page import components, state
from timeline.page.labels import escaped
from timeline.page.passages import anchor_of, excerpt
from timeline.wording import (
    count,
    dating_in_words,
    day_in_words,
    interval_in_words,
    publication_in_words,
    sureness_in_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.model import Document, Event, Mention, Reason, TimeExpression
    from timeline.page.opened import Opened

LEGEND = (
    ("Shape and colour", "the kind of event"),
    ("Larger", "more documents tell it"),
    ("Hollow", "planned, expected or proposed: not yet"),
    ("Arrow against a bar", "a deadline: by that day at the latest"),
    ("Mark with an arrow", "since that day, and going on"),
    ("Bar", "it lasts so long"),
    ("Dotted line", "somewhere in these days"),
    ("Pale with ?", "low confidence"),
    ("Red ring", "sources disagree"),
    ("Vertical line", "one event in several lanes"),
)


def panel(book: Opened, order: Sequence[str]) -> None:
    """Draws the selected event, or how to choose one; `order` is the events that previous and next walk through."""
    view = state.view()
    event = book.events.get(view.event or "")
    with st.container(border=True, key="panel_open" if event else "panel_empty"):
        _steps(order, view.event)
        if event is None:
            _invitation()
            return
        current = book.mentions[view.passage if view.passage in event.mentions else event.mentions[0]]
        _facts(book, event)
        _tellings(book, event, current)
        _document(book, current)
        _reasons(book, event, current)


def _steps(order: Sequence[str], selected: str | None) -> None:
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
        if selected is not None:
            st.button("Close", key="close", type="tertiary", on_click=state.select, args=(None,))


def _invitation() -> None:
    signs = "".join(f"<dt>{sign}</dt><dd>{meaning}</dd>" for sign, meaning in LEGEND)
    st.html(
        '<div class="event"><h2>Choose an event</h2><p>Click a mark or a line of the list, or walk with the arrow '
        "keys. You will see the very passage that tells it, and why it is dated as it is.</p>"
        f"<h3>How to read the timeline</h3><dl>{signs}</dl></div>"
    )


def _facts(book: Opened, event: Event) -> None:
    """Kind, status, title, date, who and where."""
    actors = ", ".join(book.actors[key].name for key in event.actors)
    status = "" if event.status.value == event.kind.value else f' <span class="tag">{event.status.value}</span>'
    sure = sureness_in_words(event.confidence)
    lines = [
        ("When", dating_in_words(event.dating)),
        ("Who", actors),
        ("Also mentioned", ", ".join(book.actors[key].name for key in event.mentioned)),
        ("Where", event.place or ""),
        ("How sure", sure),
    ]
    why = {"When": escaped(event.dating.why)} if event.dating is not None else {}
    items = "".join(
        f"<dt>{name}</dt><dd>{escaped(words)}<small>{why.get(name, '')}</small></dd>" for name, words in lines if words
    )
    st.html(
        f'<div class="event" style="--colour:{look_of(event.kind).colour}"><p class="tags">'
        f'<span class="tag kind">{event.kind.value}</span>{status}</p>'
        f"<h2>{escaped(event.title)}</h2><dl>{items}</dl>{_conflicts(book, event)}</div>"
    )


def _conflicts(book: Opened, event: Event) -> str:
    """What the sources do not agree on, each value with those who say it."""
    boxes = []
    for conflict in event.conflicts:
        said: dict[str, list[str]] = {}
        for value, key in zip(conflict.values, conflict.mentions, strict=True):
            said.setdefault(value, []).append(source_name(book.documents[book.mentions[key].document]))
        items = "".join(
            f"<li><strong>{escaped(value)}</strong> {escaped(', '.join(dict.fromkeys(who)))}</li>"
            for value, who in said.items()
        )
        boxes.append(
            f'<div class="conflict"><p>Sources disagree on the {escaped(conflict.about)}</p><ul>{items}</ul></div>'
        )
    return "".join(boxes)


def _tellings(book: Opened, event: Event, current: Mention) -> None:
    """Each telling of the event as a card; the chosen one is what the reader stands at."""
    torn = {key for conflict in event.conflicts if conflict.about == "date" for key in conflict.mentions}
    told = [book.mentions[key] for key in event.mentions]
    title = "Told once" if len(told) == 1 else f"Told {len(told)} times in {count(len(event.documents), 'document')}"
    st.html(f'<h3 class="part">{title}</h3>')
    cards = [
        {
            "id": mention.id,
            "source": source_name(book.documents[mention.document]),
            "when": dating_in_words(mention.dating),
            "disagrees": mention.id in torn,
            "parts": _parts(book, mention),
            "colour": look_of(mention.kind).colour,
        }
        for mention in told
    ]
    components.cards("cards", {"cards": cards, "current": current.id}, on_pick=turn_to(book, "cards"))


def _parts(book: Opened, mention: Mention) -> list[dict[str, Any]]:
    """A mention's passage with its trigger and its date phrase told apart."""
    document = book.documents[mention.document]
    alone = excerpt(document, [mention], mention, reach=0).pieces
    return [{key: piece[key] for key in ("text", "date", "trigger") if key in piece} for piece in alone]


def _reasons(book: Opened, event: Event, current: Mention) -> None:
    """Why this date, and why these tellings are one event."""
    with st.expander("Why this date?" if event.dating else "Why no date?", icon=":material/help_outline:"):
        st.html(f'<div class="reasons">{_why_dated(book, current)}{_why_event(event, current)}</div>')
    if event.joins:
        with st.expander("Why are these one event?", icon=":material/merge:"):
            st.html(f'<div class="reasons">{"".join(_why_joined(book, event))}</div>')
    if event.possibly_same:
        with st.expander("Possibly the same", icon=":material/call_split:"):
            _possible(book, event)


def _why_dated(book: Opened, mention: Mention) -> str:
    """Expression -> what it is counted from -> value, with the rule, for the telling that is shown."""
    if mention.time is None:
        found = "<li>This telling names no date of its own.</li>"
    else:
        found = "".join(f"<li>{step}</li>" for step in _steps_of(book, mention, mention.time))
    dated = ""
    if mention.dating is not None:
        sure = sureness_in_words(mention.dating.confidence)
        dated = (
            f"<p>So this telling is dated <strong>{escaped(dating_in_words(mention.dating))}</strong>: "
            f"{escaped(mention.dating.why)}. <span>{escaped(sure)}</span></p>"
        )
    return f"<ol>{found}</ol>{dated}"


def _steps_of(book: Opened, mention: Mention, time: TimeExpression) -> list[str]:
    steps = [f"The passage says <strong>“{escaped(time.quote)}”</strong>.", _counted_from(book, mention, time)]
    if time.when is not None:
        bound = {Bound.BY: "a limit: by ", Bound.SINCE: "a beginning: since "}.get(time.bound, "")
        value = interval_in_words(time.when, time.granularity)
        steps.append(
            f"It means {bound}<strong>{escaped(value)}</strong> <code>{escaped(time.edtf or time.value)}</code>."
        )
    steps.append(f"Rule <code>{escaped(time.rule)}</code>: {escaped(time.why)}")
    return steps


def _counted_from(book: Opened, mention: Mention, time: TimeExpression) -> str:
    document, anchor = book.documents[mention.document], time.anchor
    day = "" if anchor.day is None else f" <strong>{escaped(day_in_words(anchor.day))}</strong>"
    if anchor.kind is AnchorKind.STATED:
        return "It is a full date by itself."
    if anchor.kind is AnchorKind.PUBLICATION:
        words = publication_in_words(document.publication)
        evidence = escaped(document.publication.evidence)
        return f"It is counted from the publication of the document,{day} ({escaped(words)}: {evidence})."
    if anchor.kind is AnchorKind.EXPRESSION:
        quote = f" “{escaped(document.quote(anchor.span))}”" if anchor.span else ""
        return f"It is counted from another date of the document,{quote}{day}, framed in the text."
    return "Nothing is known to count it from."


def _why_event(event: Event, current: Mention) -> str:
    if event.dating is None or event.dating == current.dating:
        return ""
    return (
        f"<p>The event as a whole: <strong>{escaped(dating_in_words(event.dating))}</strong>: "
        f"{escaped(event.dating.why)}. <span>{escaped(sureness_in_words(event.dating.confidence))}</span></p>"
    )


def _why_joined(book: Opened, event: Event) -> list[str]:
    parts = [_moved(book, event)] if len(event.stands) > 1 else []
    if event.sources < len(event.documents):
        told = f"{count(event.sources, 'document')} of {len(event.documents)}"
        parts.append(f"<p>Told independently by {told}: near-identical text counts once.</p>")
    for join in event.joins:
        mention = book.mentions[join.mention]
        source = source_name(book.documents[mention.document])
        parts.append(f"<p><strong>{escaped(source)}</strong>: “{escaped(mention.title)}”</p>{_weighed(join.reasons)}")
    return parts


def _moved(book: Opened, event: Event) -> str:
    """How the status of an event moved from document to document."""
    steps = []
    for stand in event.stands:
        who = dict.fromkeys(source_name(book.documents[book.mentions[key].document]) for key in stand.mentions)
        steps.append(f"<li><strong>{stand.status.value}</strong> {escaped(', '.join(who))}</li>")
    return f"<p>Told in this order:</p><ol>{''.join(steps)}</ol>"


def _weighed(reasons: Iterable[Reason]) -> str:
    items = "".join(f"<li>{escaped(reason.why)} <span>{reason.weight:+.1f}</span></li>" for reason in reasons)
    return f"<ul>{items}</ul>"


def _possible(book: Opened, event: Event) -> None:
    """Events that were left apart because it is not sure: each with what speaks for it, and the way there."""
    st.caption("Not sure enough to be joined; at 100 % they would be.")
    for other in event.possibly_same:
        found = book.events[other.event]
        st.html(
            f'<div class="reasons"><p><strong>{escaped(found.title)}</strong> {escaped(dating_in_words(found.dating))} '
            f"<span>{round(100 * other.score)} %</span></p>{_weighed(other.reasons)}</div>"
        )
        st.button("Go to this event", key=f"possible_{found.id}", on_click=state.select, args=(found.id,))


def _document(book: Opened, current: Mention) -> None:
    """The document itself, standing at the current passage."""
    document = book.documents[current.document]
    shown = excerpt(document, book.passages[document.id], current)
    told = len({book.event_of[mention.id] for mention in book.passages[document.id]})
    title = document.title or document.source
    about = [
        source_name(document),
        publication_in_words(document.publication),
        f"{count(told, 'event')} in this document",
    ]
    about = [words for words in about if words != title]
    st.html(f'<div class="source"><h3>{escaped(title)}</h3><p>{escaped(" · ".join(about))}</p></div>')
    data = {"pieces": shown.pieces, "current": current.id, "title": title, "jumps": _jumps(document, current)}
    components.reader("reader", data, on_pick=turn_to(book, "reader"))
    length = shown.span.end - shown.span.start
    if length < len(document.text):
        st.caption(f"{length:,} of {len(document.text):,} characters are shown, round the passage.")


def _jumps(document: Document, current: Mention) -> list[dict[str, str]]:
    """What the reader can be sent to: the date phrase, and what it is counted from. Names as the reader's marks."""
    if current.time is None:
        return []
    jumps = [{"to": "date", "label": f"“{current.time.quote}”"}]
    anchor = anchor_of(document, current)
    return jumps if anchor is None else [*jumps, {"to": "anchor", "label": f"counted from “{document.quote(anchor)}”"}]


def turn_to(book: Opened, key: str) -> Callable[[], None]:
    """The callback that selects the mention picked in the element of this key, and its event."""

    def picked() -> None:
        mention = st.session_state[key]["pick"]
        if mention in book.event_of:
            state.select(book.event_of[mention], mention)

    return picked
