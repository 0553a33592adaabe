"""Why several tellings are one event, what it may be the same as, and on what its sources disagree, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import source_name
from timeline.page import state
from timeline.page.decisions import one_event
from timeline.page.labels import escaped
from timeline.wording import count, dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.model import Event, Reason
    from timeline.page.session_view import SessionView


def reasons(session: SessionView, event: Event) -> None:
    """What unfolds below the document: why these tellings are one event, and what was left apart."""
    if event.joins:
        with st.expander("Why are these one event?", icon=":material/merge:"):
            st.html(f'<div class="reasons">{"".join(_why_joined(session, event))}</div>')
    if event.possibly_same:
        label = f"Possibly the same :gray[{len(event.possibly_same)}]"
        with st.expander(label, icon=":material/call_split:"):
            _possible(session, event)


def conflicts(session: SessionView, event: Event) -> str:
    """What the sources do not agree on, each value with those who say it."""
    boxes = []
    for conflict in event.conflicts:
        said: dict[str, list[str]] = {}
        for value, key in zip(conflict.values, conflict.mentions, strict=True):
            said.setdefault(value, []).append(source_name(session.documents[session.mentions[key].document]))
        items = "".join(
            f"<li><strong>{escaped(value)}</strong> {escaped(', '.join(dict.fromkeys(who)))}</li>"
            for value, who in said.items()
        )
        boxes.append(
            f'<div class="conflict"><p>Sources disagree on the {escaped(conflict.about)}</p><ul>{items}</ul></div>'
        )
    return "".join(boxes)


def _why_joined(session: SessionView, event: Event) -> list[str]:
    parts = [_moved(session, event)] if len(event.stands) > 1 else []
    if event.sources < len(event.documents):
        told = f"{count(event.sources, 'document')} of {len(event.documents)}"
        parts.append(f"<p>Told independently by {told}: near-identical text counts once.</p>")
    for join in event.joins:
        mention = session.mentions[join.mention]
        source = source_name(session.documents[mention.document])
        parts.append(f"<p><strong>{escaped(source)}</strong>: “{escaped(mention.title)}”</p>{_weighed(join.reasons)}")
    return parts


def _moved(session: SessionView, event: Event) -> str:
    """How the status of an event moved from document to document."""
    steps = []
    for stand in event.stands:
        who = dict.fromkeys(source_name(session.documents[session.mentions[key].document]) for key in stand.mentions)
        steps.append(f"<li><strong>{stand.status.value}</strong> {escaped(', '.join(who))}</li>")
    return f"<p>Told in this order:</p><ol>{''.join(steps)}</ol>"


def _weighed(reasons: Iterable[Reason]) -> str:
    items = "".join(f"<li>{escaped(reason.why)} <span>{reason.weight:+.1f}</span></li>" for reason in reasons)
    return f"<ul>{items}</ul>"


def _possible(session: SessionView, event: Event) -> None:
    """Events that were left apart because it is not sure: each with what speaks for it, and the way there."""
    st.caption("Not sure enough to be joined; at 100 % they would be.")
    for other in event.possibly_same:
        found = session.events[other.event]
        st.html(
            f'<div class="reasons"><p><strong>{escaped(found.title)}</strong> {escaped(dating_in_words(found.dating))} '
            f"<span>{round(100 * other.score)} %</span></p>{_weighed(other.reasons)}</div>"
        )
        with st.container(horizontal=True, gap="xsmall"):
            st.button("Go to this event", key=f"possible_{found.id}", on_click=state.select, args=(found.id,))
            one_event(session, event, found)
