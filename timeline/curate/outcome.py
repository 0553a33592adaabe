"""A draft -> the chronology it stands for: events told anew where they were regrouped, points as they were decided."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.curate.uses import dates_as_decided
from timeline.merge import among, hung, retold
from timeline.model import Actor, Chronology, Decided, Document, Event, Mention, Possible
from timeline.wording import dating_in_words

if TYPE_CHECKING:
    from timeline.curate.draft import Draft, Group, Revision

POINTS = ("title", "date", "kind", "status", "actors", "approved", "hidden")
ABOUT_TELLINGS = frozenset({"actors", "accounts"})  # conflicts that hold as long as the mentions are together


def outcome(draft: Draft) -> Chronology:
    """The chronology of a draft; the very same where nothing was decided that shows."""
    mentions = _mentions(draft)
    actors = _actors(draft)
    events = _told(draft, mentions, actors)
    if draft.renamed:
        events = {key: _as_named(event, draft) for key, event in events.items()}
    for key in draft.touched:
        events[key] = _as_decided(events[key], draft.groups[key], actors)
    hidden = {key for key in draft.touched if "hidden" in draft.groups[key].marks}
    events = _pointing(events, draft, hidden)
    first = {m.id: i for i, m in enumerate(mentions)} if draft.touched else {}
    # In the order in which they are told, not that in which they were touched.
    touched = sorted((key for key in draft.touched - hidden), key=lambda key: first[events[key].mentions[0]])
    rest = [event for key, event in events.items() if key not in draft.touched]
    undated = [e for e in rest if e.dating is None]
    for key in touched:
        if events[key].dating is None:
            insort(undated, events[key], key=lambda e: first[e.mentions[0]])
    decided = replace(
        draft.chronology,
        documents=_documents(draft, hidden),
        actors=tuple(actors.values()),
        mentions=mentions,
        events=among((e for e in rest if e.dating), (events[key] for key in touched if events[key].dating)),
        undated=tuple(undated),
        hidden=tuple(events[key] for key in draft.groups if key in hidden),
    )
    return hung(decided)


def _documents(draft: Draft, hidden: set[str]) -> tuple[Document, ...]:
    """The documents, with what became of their dates by what is hidden and what was added."""
    gone = {mention for key in hidden for mention in draft.groups[key].mentions}
    shown, left_out = ([m for m in draft.mentions.values() if (m.id in gone) is is_gone] for is_gone in (False, True))
    added = [draft.mentions[key] for key in draft.added if key not in gone]
    return dates_as_decided(draft.chronology.documents, shown, left_out, added)


# --- mentions and actors ----------------------------------------------------------------------------


def _mentions(draft: Draft) -> tuple[Mention, ...]:
    """All mentions in the order of documents, with the actors that they name by now."""
    same = draft.same
    told: Iterable[Mention] = draft.mentions.values()
    if draft.added:
        order = {d.id: i for i, d in enumerate(draft.chronology.documents)}
        told = sorted(told, key=lambda m: order[m.document])
    return tuple(_naming(m, same) for m in told) if same else tuple(told)


def _naming(mention: Mention, same: Mapping[str, str]) -> Mention:
    if not any(a.actor in same for a in (*mention.actors, *mention.mentioned)):
        return mention
    acting, named = (
        tuple(a._replace(actor=same.get(a.actor, a.actor)) for a in spans)
        for spans in (mention.actors, mention.mentioned)
    )
    return replace(mention, actors=acting, mentioned=named)


def _actors(draft: Draft) -> dict[str, Actor]:
    """Those who act, by id, belonging to whom they belong to by now."""
    if draft.actors == {a.id: a for a in draft.chronology.actors}:
        return draft.actors
    return {key: _belonging(actor, draft.same) for key, actor in sorted(draft.actors.items())}


def _belonging(actor: Actor, same: Mapping[str, str]) -> Actor:
    country, body = (same.get(above, above) if above else above for above in (actor.country, actor.affiliation))
    if (country, body) == (actor.country, actor.affiliation):
        return actor
    return replace(
        actor, country=None if country == actor.id else country, affiliation=None if body == actor.id else body
    )


# --- events -----------------------------------------------------------------------------------------


def _told(draft: Draft, mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> dict[str, Event]:
    """The event of each group: the program's own, or told anew."""
    mentions = tuple(mentions)
    by_id = {m.id: m for m in mentions}
    new = {key: group for key, group in draft.groups.items() if group.regrouped is not None}
    groups = [([by_id[m] for m in group.mentions], group.joins) for group in new.values()]
    events = retold(groups, mentions, draft.chronology.documents, actors) if groups else ()
    found = {key: _still_torn(event, new[key]) for key, event in zip(new, events, strict=True)}
    return {key: found.get(key) or _acting(group.told[0], draft) for key, group in draft.groups.items()}


def _still_torn(event: Event, group: Group) -> Event:
    """An event told anew with what its mentions were found to disagree on before."""
    here = set(event.mentions)
    old = [c for e in group.told for c in e.conflicts if c.about in ABOUT_TELLINGS and here.issuperset(c.mentions)]
    entry = group.regrouped
    assert entry is not None
    titles = "; ".join(dict.fromkeys(e.title for e in group.told))
    decided = Decided(group.how, entry.by, entry.at, entry.why, titles)
    return replace(event, conflicts=(*event.conflicts, *dict.fromkeys(old)), decided=(decided,))


def _acting(event: Event, draft: Draft) -> Event:
    """An event with those who act in it by now."""
    same = draft.same
    if not same or not any(a in same for a in (*event.actors, *event.mentioned)):
        return event
    acting = tuple(dict.fromkeys(same.get(a, a) for a in event.actors))
    named = dict.fromkeys(same.get(a, a) for a in event.mentioned)
    return replace(event, actors=acting, mentioned=tuple(a for a in named if a not in acting))


def _as_named(event: Event, draft: Draft) -> Event:
    """An event whose title calls its actors what they are called by now."""
    title = event.title
    for actor, old, new in draft.renamed:
        actor = draft.same.get(actor, actor)
        if old in title and new not in title and actor in (*event.actors, *event.mentioned):
            title = re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new.replace("\\", r"\\"), title)
    return event if title == event.title else replace(event, title=title)


def _as_decided(event: Event, group: Group, actors: Mapping[str, Actor]) -> Event:
    """An event with the points that a person decided."""
    for what in POINTS:
        if what in group.marks:
            mark = group.marks[what]
            decided = Decided(what, mark.entry.by, mark.entry.at, mark.entry.why, _was(event, what, actors))
            event = replace(_with(event, what, mark, actors), decided=(*event.decided, decided))
    return event


def _with(event: Event, what: str, mark: Revision, actors: Mapping[str, Actor]) -> Event:
    value: Any = mark.value
    match what:
        case "date":
            return replace(event, dating=value, confidence=0.0 if value is None else 1.0)
        case "actors":
            acting = tuple(a for a in dict.fromkeys(value) if a in actors)
            return replace(event, actors=acting, mentioned=tuple(a for a in event.mentioned if a not in acting))
        case "title" | "kind" | "status":
            return replace(event, **{what: value})
        case _:
            return event


def _was(event: Event, what: str, actors: Mapping[str, Actor]) -> str:
    """What a point of an event was before it was decided, in words."""
    match what:
        case "title":
            return event.title
        case "date":
            return dating_in_words(event.dating)
        case "kind":
            return event.kind.value
        case "status":
            return event.status.value
        case "actors":
            return ", ".join(actors[a].name for a in event.actors if a in actors)
        case _:
            return ""


# --- what may be the same ---------------------------------------------------------------------------


def _pointing(events: Mapping[str, Event], draft: Draft, hidden: set[str]) -> dict[str, Event]:
    """The events, each with what it may be the same as by now: neither itself nor what is hidden."""
    if not draft.touched:
        return dict(events)
    key_of = {e.id: draft.at[e.mentions[0]] for e in draft.chronology.all_events()}
    return {
        key: _possible(event, key, draft.groups[key], events, key_of, hidden)
        if event.possibly_same or key in draft.touched
        else event
        for key, event in events.items()
    }


def _possible(
    event: Event,
    key: str,
    group: Group,
    events: Mapping[str, Event],
    key_of: Mapping[str, str],
    hidden: set[str],
) -> Event:
    told = (p for e in group.told for p in e.possibly_same) if group.regrouped else event.possibly_same
    best: dict[str, Possible] = {}
    for other in sorted(told, key=lambda p: -p.score):
        there = key_of.get(other.event)
        if there is not None and there != key and there not in hidden:
            best.setdefault(there, other)
    listed = tuple(replace(p, event=events[there].id) for there, p in best.items())
    return event if listed == event.possibly_same else replace(event, possibly_same=listed)
