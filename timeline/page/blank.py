"""What stands in place of the timeline when there is nothing to draw, with the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from timeline.frame import without_each
from timeline.page import state, upload_session
from timeline.page.documents import ways
from timeline.page.labels import FACET_LABELS, escaped
from timeline.wording import count, unread_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.frame import Filters
    from timeline.page.adding import Weight
    from timeline.page.session_view import SessionView


def no_match(session: SessionView, filters: Filters) -> None:
    """No event meets the filters: names the one that costs most, and drops it on a click; the others beside it."""
    with st.container(border=True, horizontal_alignment="center", key="no_match"):
        st.markdown("## No event meets all these filters", width="content")
        helpful = [(name, gain) for name, gain in without_each(session.frame, filters) if gain]
        if helpful:
            dearest, gain = helpful[0]
            words = f"**{FACET_LABELS[dearest]}** costs most: {count(gain, 'event meets', 'events meet')} the others."
            st.markdown(words, width="content")
        else:
            st.markdown("Dropping one of them is not enough.", width="content")
        with st.container(horizontal=True, horizontal_alignment="center"):
            for name, gain in helpful:
                label = f"Drop {FACET_LABELS[name].lower()}: {count(gain, 'event')}"
                weight: Weight = "primary" if name == helpful[0][0] else "secondary"
                st.button(label, key=f"drop_{name}", type=weight, on_click=state.clear, args=(name,))
            st.button("Clear all", key="drop_all", on_click=state.clear)


def no_event() -> None:
    """The documents tell no event at all."""
    with st.container(border=True, key="no_event"):
        st.markdown("## No event was found in these documents")
        st.markdown(
            "Dateline looks for things that are told to have happened or to come: calls, meetings, agreements, "
            "statements, deadlines. Add documents that tell of such, in English."
        )


def no_document(problems: Sequence[str], *, sample: bool) -> None:
    """There is no document to show: says why, and where some come from."""
    unread = [*problems, *map(str, upload_session.uploads().problems)]
    with st.container(border=True, key="no_document"):
        st.markdown("## Nothing here can be read" if unread else "## No document is left")
        if unread:
            st.html(_listed(unread))
        st.markdown(
            "Bring documents of your own, or look at the sample: five articles on contacts between the US and Russia."
        )
        with st.container(width=340, gap="xsmall"):
            ways(sample=sample, primary=True)


def unread(session: SessionView) -> None:
    """What the reader brought and what could not be read of it, or not to the end, or not for its language, until it
    is put away."""
    problems = upload_session.uploads().problems if upload_session.is_open() else ()
    faulty = frozenset(key for key, each in session.documents.items() if each.fault)
    foreign = {key: why for key, each in session.documents.items() if (why := unread_language(each))}
    known = upload_session.known_faults()
    told = faulty if faulty - known else frozenset()
    strange = (
        [f"{session.documents[key].source}: {why}" for key, why in foreign.items()] if foreign.keys() - known else []
    )
    if not problems and not told and not strange:
        return
    # Some are of documents that were read, such as one with a page that has no text.
    there = {document.source for document in upload_session.uploads().added}
    lost = sum(problem.source not in there for problem in problems)
    broken = sum(not session.passages[key] for key in told)
    noted = len({problem.source for problem in problems} & there)
    with st.container(border=True, key="unread"):
        heads = [f"{count(lost, 'document')} could not be read"] if lost else []
        heads += [f"{count(broken, 'document')} could not be read to the end"] if broken else []
        heads += [f"{count(len(told) - broken, 'document')} not compared with the others"] if len(told) > broken else []
        heads += [f"{count(len(strange), 'document')} in a language that is not read"] if strange else []
        heads += [f"{count(noted, 'document')} read with a doubt"] if noted else []
        st.markdown(f"## {', '.join(heads)}")
        st.html(_listed([*map(str, problems), *(session.faults if told else ()), *strange]))
        st.button(
            "Put this note away", key="forget", on_click=upload_session.forget_problems, args=(faulty | foreign.keys(),)
        )


def _listed(problems: Iterable[str]) -> str:
    """Each problem on a line: its document, and why."""
    items = []
    for problem in problems:
        name, colon, why = problem.partition(": ")
        items.append(f"<li><strong>{escaped(name)}</strong>{colon}{escaped(why)}</li>")
    return f'<ul class="problems">{"".join(items)}</ul>'
