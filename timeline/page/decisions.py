"""What a person can decide about the event that is shown: the buttons under it, and the dialogs that they open.

Each decision goes into the journal (see `journal`), and the page is drawn anew as decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.curate import Approve, Hide, Merge, Split, passage_of
from timeline.page import journal
from timeline.page.editing import adding, casting, editing, merging
from timeline.page.labels import escaped, moment

if TYPE_CHECKING:
    from timeline.curate import Target
    from timeline.model import Decided, Event, Mention
    from timeline.page.session_view import SessionView

SELECTED = "selected_words"


def decisions(session: SessionView, event: Event, current: Mention) -> None:
    """Draws what was decided about an event, and the buttons to decide more."""
    redraw()
    target = target_of(session, event, current)
    if event.decided:
        st.html(f'<ul class="decided">{"".join(map(_line, event.decided))}</ul>')
    approved = any(point.what == "approved" for point in event.decided)
    with st.container(horizontal=True, gap="xsmall", key="decide"):
        right = "This event is right as it stands"
        _button("Approve", ":material/check:", right, Approve(target), current, possible=not approved)
        _button("Hide", ":material/visibility_off:", "Leave it out of the timeline and of exports", Hide(target), None)
        if st.button("Edit", icon=":material/edit:", key="decide_edit", help="Title, date, kind, status, actors"):
            editing(session, event, target, current)
        if st.button("Merge", icon=":material/merge:", key="decide_merge", help="This event and others are one"):
            merging(session, event, target, current)
        if len(event.mentions) > 1:
            split = Split((target[0],))
            apart = "The passage that is shown tells another event"
            _button("Split off", ":material/call_split:", apart, split, current)
        who = "Rename somebody, or join two who are one"
        if st.button("Actors", icon=":material/group:", key="decide_actors", help=who):
            casting(session, event, current)
    offer(session)


def redraw() -> None:
    """Draws the whole page anew after a decision: a click in this part of it draws only this part."""
    if st.session_state.pop(journal.CHANGED, False):
        st.rerun()


def offer(session: SessionView) -> None:
    """Opens the dialog that adds an event, where words were selected for it."""
    words = st.session_state.pop(SELECTED, None)
    if words is not None and words[0] in session.documents:
        adding(session, *words)


def one_event(session: SessionView, event: Event, other: Event) -> None:
    """The button that says of an event, and of one that is possibly the same, that they are one."""
    first = session.mentions[event.mentions[0]]
    merge = Merge((target_of(session, event, first), target_of(session, other, session.mentions[other.mentions[0]])))
    _button("They are one", ":material/merge:", "", merge, first, key=f"one_{other.id}")


def target_of(session: SessionView, event: Event, first: Mention) -> Target:
    """An event as decisions name it: by the passage that is shown, and some more for when that one is gone."""
    others = [session.mentions[key] for key in event.mentions if key != first.id][:4]
    return tuple(passage_of(session.documents[mention.document], mention) for mention in (first, *others))


def selected(document: str, start: int, key: str) -> None:
    """Takes note of the words that were selected in the reader, whose text begins at an offset of the document."""
    words = st.session_state[key]["select"]
    if isinstance(words, list) and len(words) == 2 and all(isinstance(each, int) for each in words):
        take(document, start + words[0], start + words[1])


def take(document: str, start: int, end: int) -> None:
    """Takes note of the words from which an event is to be added."""
    st.session_state[SELECTED] = (document, start, end)


def _button(
    label: str,
    icon: str,
    says: str,
    what: Approve | Hide | Merge | Split,
    follow: Mention | None,
    possible: bool = True,
    key: str = "",
) -> None:
    st.button(
        label,
        icon=icon,
        key=key or f"decide_{label.lower().replace(' ', '_')}",
        help=says or None,
        disabled=not possible,
        on_click=journal.decided,
        args=(what,),
        kwargs={"follow": follow.id if follow is not None else None},
    )


def _line(point: Decided) -> str:
    """What was decided about an event, as a line."""
    by = " · ".join(words for words in (point.by, moment(point.at), point.why) if words)
    was = f" (was: {point.was})" if point.was else ""
    return f"<li><strong>{escaped(point.what)}</strong>{escaped(was)} <span>{escaped(by)}</span></li>"
