"""The dialogs in which an event is changed, merged or added, and actors are renamed or joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.curate import (
    Add,
    JoinActors,
    Merge,
    NoDate,
    Redate,
    RenameActor,
    Retitle,
    SetActors,
    SetKind,
    SetStatus,
    Who,
    added_id,
    passage_at,
    passage_of,
    when_of,
)
from timeline.model import ActorKind, EventKind, Span, Status
from timeline.page import journal
from timeline.page.labels import escaped, literal
from timeline.segment import paragraphs, sentences
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.curate import Decision, Target, When
    from timeline.model import Document, Event, Mention
    from timeline.page.session_view import SessionView

KINDS, STATUSES = [each.value for each in EventKind], [each.value for each in Status]
NEAR = 100  # events before and after that are offered to be merged with
DATE_HELP = "2025-03-22, 2025-03, 2025-03-22/2025-03-28, ../2025-04-29 for “by”, or in words: “early March 2025”"


@st.dialog("Edit this event", width="medium")
def editing(session: SessionView, event: Event, target: Target, current: Mention) -> None:
    """Title, date, kind, status and actors; what was changed is decided."""
    date = event.dating.edtf if event.dating is not None else ""
    with st.form("edit", border=False):
        title = st.text_input("Title", event.title, key=_key("title", event))
        said = st.text_input("Date", date, key=_key("date", event), placeholder="no date", help=DATE_HELP)
        left, right = st.columns(2)
        kind = left.selectbox("Kind", KINDS, KINDS.index(event.kind), key=_key("kind", event))
        status = right.selectbox("Status", STATUSES, STATUSES.index(event.status), key=_key("status", event))
        cast = _cast(session, event.actors, _key("cast", event))
        why = st.text_input("Note", key=_key("why", event), placeholder="Why, for the history (not needed)")
        asked = st.form_submit_button("Save", type="primary")
    if not asked:
        return
    decisions: list[Decision] = []
    if title.split() and title != event.title:
        decisions.append(Retitle(target, title))
    if said.strip() != date:
        try:
            decisions.append(Redate(target, _when(said, session.documents[current.document])))
        except NoDate as problem:
            st.error(literal(str(problem)))
            return
    if kind != event.kind:
        decisions.append(SetKind(target, EventKind(kind)))
    if status != event.status:
        decisions.append(SetStatus(target, Status(status)))
    if tuple(cast) != tuple(_names(session, event.actors)):
        decisions.append(SetActors(target, tuple(_who(session, name) for name in cast)))
    if not decisions or journal.decide(*decisions, why=" ".join(why.split()), follow=current.id):
        st.rerun()


@st.dialog("Merge with other events", width="medium")
def merging(session: SessionView, event: Event, target: Target, current: Mention) -> None:
    """Other events that are the same as this one: those that may be come first, then those next to it in time."""
    st.html(f"<p>“{escaped(event.title)}” is the same as</p>")
    offered = _offered(session, event)
    chosen = st.multiselect(
        "Events", offered, format_func=lambda key: _called(session.events[key]), key=_key("merge", event),
        label_visibility="collapsed", placeholder="Choose one or more",
    )  # fmt: skip
    why = st.text_input("Note", key=_key("merge_why", event), placeholder="Why, for the history (not needed)")
    if st.button("Merge them", type="primary", disabled=not chosen, key="merge_them"):
        others = [session.mentions[session.events[key].mentions[0]] for key in chosen]
        targets = ((passage_of(session.documents[m.document], m),) for m in others)
        if journal.decide(Merge((target, *targets)), why=" ".join(why.split()), follow=current.id):
            st.rerun()


@st.dialog("Add an event", width="medium")
def adding(session: SessionView, ident: str, start: int, end: int) -> None:
    """An event that the program did not find, told by the words that were selected in the reader."""
    document = session.documents[ident]
    span, date = told_by(session, document, start, end)
    if span is None:
        st.info("Select the words that tell the event first.")
        return
    words = document.quote(span)
    st.html(f'<blockquote class="chosen">{escaped(words)}</blockquote>')
    with st.form("add_event", border=False):
        title = st.text_input("Title", " ".join(words.split())[:120], key=f"add_title_{ident}_{start}_{end}")
        said = st.text_input("Date", date, key=f"add_date_{ident}_{start}_{end}", placeholder="no date", help=DATE_HELP)
        left, right = st.columns(2)
        kind = left.selectbox("Kind", KINDS, KINDS.index(EventKind.OTHER), key="add_kind")
        status = right.selectbox("Status", STATUSES, key="add_status")
        cast = _cast(session, (), f"add_cast_{ident}_{start}_{end}")
        why = st.text_input("Note", key="add_why", placeholder="Why, for the history (not needed)")
        asked = st.form_submit_button("Add", type="primary")
    if not asked:
        return
    try:
        when = _when(said, document)
    except NoDate as problem:
        st.error(literal(str(problem)))
        return
    who = tuple(_who(session, name) for name in cast)
    add = Add(passage_at(document, span), title or words, EventKind(kind), Status(status), when, who)
    if journal.decide(add, why=" ".join(why.split()), follow=added_id(ident, span)):
        st.rerun()


@st.dialog("Actors", width="medium")
def casting(session: SessionView, event: Event, current: Mention) -> None:
    """Somebody is called otherwise, or is the same as somebody else."""
    ranked = list(dict.fromkeys((*event.actors, *event.mentioned, *session.actors)))
    actor = st.selectbox("Actor", ranked, format_func=lambda key: session.actors[key].name, key=_key("actor", event))
    if actor is None:
        st.info("Nobody is named in these documents.")
        return
    others = [key for key in ranked if key != actor]
    with st.form("cast", border=False):
        name = st.text_input("Is called", session.actors[actor].name, key=f"{_key('name', event)}_{actor}")
        same = st.multiselect(
            "Is the same as", others, format_func=lambda key: session.actors[key].name,
            key=f"{_key('same', event)}_{actor}", placeholder="nobody else",
        )  # fmt: skip
        asked = st.form_submit_button("Save", type="primary")
    if not asked:
        return
    who, decisions = _known(session, actor), list[JoinActors | RenameActor]()
    if same:
        decisions.append(JoinActors((who, *(_known(session, key) for key in same))))
    if name.split() and name != session.actors[actor].name:
        decisions.append(RenameActor(who, name))
    if not decisions or journal.decide(*decisions, follow=current.id):
        st.rerun()


# --- what the dialogs share -----------------------------------------------------------------------


def _key(name: str, event: Event) -> str:
    """The key of a field: another one when something was decided, so that it shows what holds now."""
    return f"edit_{name}_{event.id}_{len(event.decided)}"


def _cast(session: SessionView, actors: Sequence[str], key: str) -> list[str]:
    """Who took part, by name; a name that is not offered can be typed."""
    names = list(dict.fromkeys((*_names(session, actors), *sorted(actor.name for actor in session.actors.values()))))
    return list(
        st.multiselect("Actors", names, _names(session, actors), key=key, accept_new_options=True, placeholder="nobody")
    )


def _names(session: SessionView, actors: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(session.actors[key].name for key in actors))


def _who(session: SessionView, name: str) -> Who:
    """An actor of the documents by its name, or somebody new."""
    known = next((key for key, actor in session.actors.items() if actor.name == name), None)
    return Who(name, ActorKind.PERSON) if known is None else _known(session, known)


def _known(session: SessionView, actor: str) -> Who:
    """An actor as decisions name it: by a passage that names it, and its name."""
    named = session.actors[actor]
    place = next(
        ((m, s) for m in session.mentions.values() for s in (*m.actors, *m.mentioned) if s.actor == actor), None
    )
    passage = None if place is None else passage_at(session.documents[place[0].document], place[1].span)
    return Who(named.name, named.kind, passage)


def _when(said: str, document: Document) -> When | None:
    """The date that was written, counted from the day of the document; None where none was. Raises NoDate."""
    return when_of(said, document.publication.calendar_day) if said.strip() else None


def _offered(session: SessionView, event: Event) -> list[str]:
    order = list(session.events)
    at = order.index(event.id)
    near = order[max(0, at - NEAR) : at + NEAR + 1]
    near.sort(key=lambda key: abs(order.index(key) - at))
    return [key for key in dict.fromkeys((*(p.event for p in event.possibly_same), *near)) if key != event.id]


def _called(event: Event) -> str:
    return f"{event.title} · {dating_in_words(event.dating)}"


def told_by(session: SessionView, document: Document, start: int, end: int) -> tuple[Span | None, str]:
    """The words of which an event is to be made, and the date in them where there is one alone.

    Where the very words of a date were selected that tells no event, its whole sentence is taken.
    """
    span = _trimmed(document, start, end)
    if span is None:
        return None, ""
    alone = next((use for use in document.unused if use.span == span), None)
    if alone is not None:
        return _sentence(session, document, span), _readable(alone.edtf)
    inside = {use.edtf for use in document.dates if span.covers(use.span)}
    return span, _readable(*inside) if len(inside) == 1 else ""


def _readable(edtf: str) -> str:
    """A date as the field takes it; nothing for one that it does not read, such as one before the year 1."""
    try:
        when_of(edtf)
    except NoDate:
        return ""
    return edtf


def _sentence(session: SessionView, document: Document, date: Span) -> Span:
    """The sentence round a date, or as much of it as no event was added from yet."""
    text = document.text
    paragraph = next((p for p in paragraphs(text) if p.covers(date)), date)
    whole = next((s for s in sentences(text, paragraph) if s.covers(date)), paragraph)
    parts = (whole, Span(whole.start, date.end), Span(date.start, whole.end))
    return next((part for part in parts if added_id(document.id, part) not in session.mentions), date)


def _trimmed(document: Document, start: int, end: int) -> Span | None:
    """The selected words without the blanks at their ends; None where none are left."""
    words = document.text[max(0, start) : end]
    begin = max(0, start) + len(words) - len(words.lstrip())
    stop = begin + len(words.strip())
    return Span(begin, stop) if stop > begin else None
