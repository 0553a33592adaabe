"""Each decision, applied to a draft of the chronology. What of it cannot be applied is said, and the rest is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from timeline.curate.dates import dating_of
from timeline.curate.decisions import (
    Add,
    Approve,
    Hide,
    JoinActors,
    LeaveOut,
    Merge,
    Passage,
    Publish,
    Redate,
    RenameActor,
    Retitle,
    SetActors,
    SetKind,
    SetStatus,
    Split,
    Target,
    When,
    Who,
)
from timeline.curate.draft import CannotApply, Draft, id_of_added
from timeline.curate.journal import JournalEntry
from timeline.model import ActorSpan, Dating, Document, Mention, Span

Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


def apply(draft: Draft, entry: JournalEntry) -> None:
    """Change the draft as an entry decides; raises CannotApply, when as much of it is done as fits."""
    match entry.what:
        case Approve(event):
            draft.mark(draft.event(event), "approved", True, entry)
        case Hide(event):
            draft.mark(draft.event(event), "hidden", True, entry)
        case Retitle(event, title):
            draft.mark(draft.event(event), "title", one_line(title), entry)
        case Redate(event, when):
            draft.mark(draft.event(event), "date", _dating(when, entry), entry)
        case SetKind(event, kind):
            draft.mark(draft.event(event), "kind", kind, entry)
        case SetStatus(event, status):
            draft.mark(draft.event(event), "status", status, entry)
        case SetActors(event, actors):
            key = draft.event(event)
            draft.mark(key, "actors", _cast(draft, actors), entry)
        case Merge(events):
            _merge(draft, events, entry)
        case Split(passages):
            _split(draft, passages, entry)
        case Add():
            _add(draft, entry.what, entry)
        case JoinActors(actors):
            _join(draft, actors)
        case RenameActor(actor, name):
            _rename(draft, actor, one_line(name))
        case Publish(source):
            if draft.places.document(source) is None:
                raise CannotApply(f"the document “{source.name}” is not here")
        case LeaveOut():
            return  # the chronology is of the other documents


def one_line(text: str) -> str:
    """A title or a name on one line; raises CannotApply where nothing is left."""
    line = " ".join(text.split())
    if not line:
        raise CannotApply("it gives no words")
    return line


def _dating(when: When | None, entry: JournalEntry) -> Dating | None:
    """The date that an entry decides, with the reason."""
    if when is None:
        return None
    said = f" as “{when.said}”" if when.said and when.said != when.edtf else ""
    by = f" by {entry.by}" if entry.by else ""
    why = f": {entry.why}" if entry.why else ""
    try:
        return dating_of(when, f"decided{by}{said}{why}")
    except (ValueError, OverflowError) as error:
        raise CannotApply(str(error)) from None


def _cast(draft: Draft, actors: Iterable[Who]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(draft.actor_or_new(who) for who in actors))


# --- which mentions are one event -----------------------------------------------------------------


def _merge(draft: Draft, events: Sequence[Target], entry: JournalEntry) -> None:
    found, problems = _each(draft.event, events)
    keys = list(dict.fromkeys(found))
    for other in keys[1:]:
        draft.unite(keys[0], other, entry)
    _raise_first(problems)


def _split(draft: Draft, passages: Sequence[Passage], entry: JournalEntry) -> None:
    found, problems = _each(draft.mention, passages)
    if found:
        group = draft.groups[draft.at[found[0].id]]
        chosen = {m.id for m in found}
        going = [m for m in group.mentions if m in chosen]
        if len(going) < len(group.mentions):
            draft.part(going, entry)
    _raise_first(problems)


def _each(find: Callable[[Wanted], Found], wanted: Iterable[Wanted]) -> tuple[list[Found], list[CannotApply]]:
    """What is found of what is wanted, and why the rest is not."""
    found, problems = [], []
    for each in wanted:
        try:
            found.append(find(each))
        except CannotApply as problem:
            problems.append(problem)
    return found, problems


def _raise_first(problems: Sequence[CannotApply]) -> None:
    if problems:
        raise problems[0]


def _add(draft: Draft, of: Add, entry: JournalEntry) -> None:
    place = draft.places.find(of.passage)
    if place is None:
        raise CannotApply(f"the passage “{one_line(of.passage.exact)[:80]}” is in no document")
    document, span = place
    ident = id_of_added(document.id, span)
    if ident in draft.mentions:
        if draft.added.get(ident) != of:
            raise CannotApply("an event was added from this very passage already: change that one")
        return
    cast = _cast(draft, of.actors)
    mention = Mention(
        id=ident,
        document=document.id,
        span=span,
        trigger=span,
        kind=of.kind,
        status=of.status,
        time=None,
        dating=_dating(of.when, entry),
        actors=tuple(_spans_of(draft, cast, document, span)),
        place=None,
        title=one_line(of.title or document.quote(span)),
        words=frozenset(re.findall(r"\w+", document.quote(span).lower())),
    )
    draft.add(mention, of, entry)
    if cast:
        draft.mark(ident, "actors", cast, entry)


def _spans_of(draft: Draft, cast: Iterable[str], document: Document, span: Span) -> Iterator[ActorSpan]:
    """Where a passage names those who take part, if it does."""
    text = document.quote(span)
    for ident in cast:
        actor = draft.actors[ident]
        named = [(at, name) for name in (actor.name, *actor.aliases) if (at := text.find(name)) >= 0 and name]
        if named:
            at, name = max(named, key=lambda n: len(n[1]))
            yield ActorSpan(ident, Span(span.start + at, span.start + at + len(name)))


# --- actors -----------------------------------------------------------------------------------------


def _join(draft: Draft, actors: Sequence[Who]) -> None:
    found, problems = _each(lambda who: _known(draft, who), actors)
    idents = list(dict.fromkeys(found))
    for other in idents[1:]:
        chief, gone = draft.actors[idents[0]], draft.actors.pop(other)
        names = dict.fromkeys((*chief.aliases, gone.name, *gone.aliases))
        names.pop(chief.name, None)
        draft.actors[chief.id] = replace(chief, aliases=tuple(names))
        draft.same = {a: chief.id if b == other else b for a, b in draft.same.items()} | {other: chief.id}
        draft.renamed.append((chief.id, gone.name, chief.name))
    _raise_first(problems)


def _rename(draft: Draft, who: Who, name: str) -> None:
    actor = draft.actors[_known(draft, who)]
    if actor.name == name:
        return
    aliases = tuple(dict.fromkeys(n for n in (actor.name, *actor.aliases) if n != name))
    draft.actors[actor.id] = replace(actor, name=name, aliases=aliases)
    draft.renamed.append((actor.id, actor.name, name))


def _known(draft: Draft, who: Who) -> str:
    ident = draft.actor(who)
    if ident is None:
        raise CannotApply(f"nobody, or more than one, is called “{who.name}”")
    return ident
