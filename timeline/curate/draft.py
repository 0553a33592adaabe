"""The chronology while decisions are applied to it: which mentions are one event, and what was decided of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from timeline.actors import actor_id
from timeline.curate.decisions import Add, Passage, Target, Who
from timeline.curate.journal import JournalEntry
from timeline.curate.places import Places
from timeline.model import Actor, Chronology, Event, Join, Mention, Reason, Span


class Unmet(NamedTuple):
    """A decision that could not be applied, and why: it stays in the journal and is tried again with the next build."""

    entry: JournalEntry
    why: str


class CannotApply(ValueError):
    """A decision, or a part of it, does not fit this chronology; the message says why."""


DECIDED = 10.0  # weight of a person's word: more than all that a program may find for or against a join


class Revision(NamedTuple):
    """A value that was decided, and the entry that did."""

    value: object
    entry: JournalEntry


@dataclass
class Group:
    """Mentions that are one event: the program's own (`told`), or what was put together, taken apart or added."""

    mentions: tuple[str, ...]
    told: tuple[Event, ...]
    joins: tuple[Join, ...] = ()
    regrouped: JournalEntry | None = None
    how: str = ""
    marks: dict[str, Revision] = field(default_factory=dict)


class Draft:
    """A chronology and what was decided about it so far; each decision changes it in turn."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.groups = {e.id: Group(e.mentions, (e,), e.joins) for e in chronology.all_events()}
        self.at = {mention: key for key, group in self.groups.items() for mention in group.mentions}
        self.mentions = {m.id: m for m in chronology.mentions}
        self.added: dict[str, Add] = {}
        self.touched: set[str] = set()
        self.actors: dict[str, Actor] = {a.id: a for a in chronology.actors}
        self.same: dict[str, str] = {}  # actors that are another one
        self.renamed: list[tuple[str, str, str]] = []  # actor, its old name, its new one
        self._places: Places | None = None

    @property
    def places(self) -> Places:
        """Where passages are, with all mentions that there are by now."""
        if self._places is None:
            self._places = Places(self.chronology.documents, self.mentions.values())
        return self._places

    def mention(self, passage: Passage) -> Mention:
        """The mention that a passage tells; raises CannotApply."""
        found = self.places.mention(passage)
        if found is not None:
            return found
        if self.places.find(passage) is None:
            raise CannotApply(f"the passage “{_around(passage)}” is in no document")
        raise CannotApply(f"no event is found in the passage “{_around(passage)}”")

    def event(self, target: Target) -> str:
        """The group of the event that is meant; raises CannotApply."""
        problem = CannotApply("no passage was given")
        for passage in target:
            try:
                return self.at[self.mention(passage).id]
            except CannotApply as missing:
                problem = missing
        raise problem

    def mark(self, key: str, what: str, value: object, entry: JournalEntry) -> None:
        """Decide a point of an event; the last decision holds."""
        self.groups[key].marks[what] = Revision(value, entry)
        self.touched.add(key)

    def unite(self, key: str, other: str, entry: JournalEntry) -> None:
        """Make another event part of this one."""
        group, gone = self.groups[key], self.groups.pop(other)
        why = Join(gone.mentions[0], (_decided(entry, "one event"),), group.mentions[0])
        group.joins = (*group.joins, why, *gone.joins)
        group.mentions, group.told = (*group.mentions, *gone.mentions), (*group.told, *gone.told)
        # That one of two was hidden or approved says nothing of both together.
        kept = {what: mark for what, mark in gone.marks.items() if what not in ("approved", "hidden")}
        group.marks, group.regrouped, group.how = kept | group.marks, entry, "merged"
        self.at.update(dict.fromkeys(gone.mentions, key))
        self.touched.discard(other)
        self.touched.add(key)

    def part(self, mentions: Sequence[str], entry: JournalEntry) -> None:
        """Make an event of its own of some mentions of one event, but not of all."""
        key = self.at[mentions[0]]
        group, going = self.groups[key], set(mentions)
        new = f"parted {mentions[0]}"
        while new in self.groups:
            new += "'"
        self.groups[new] = Group(tuple(mentions), group.told, _within(group.joins, mentions), entry, "split")
        group.mentions = tuple(m for m in group.mentions if m not in going)
        group.joins, group.regrouped, group.how = _within(group.joins, group.mentions), entry, "split"
        self.at.update(dict.fromkeys(mentions, new))
        self.touched.update((key, new))

    def add(self, mention: Mention, of: Add, entry: JournalEntry) -> None:
        """Make an event of a mention that a person added."""
        self.mentions[mention.id], self.added[mention.id] = mention, of
        self.groups[mention.id] = Group((mention.id,), (), (), entry, "added")
        self.at[mention.id] = mention.id
        self.touched.add(mention.id)
        self._places = None

    def actor(self, who: Who) -> str | None:
        """The id of an actor who is known: who is named in the passage, else who bears the name alone."""
        return self._named_in(who.passage, who.name) or self._called(who.name)

    def actor_or_new(self, who: Who) -> str:
        """The id of an actor, who is new where nobody of the name is known."""
        known = self.actor(who)
        if known is not None:
            return known
        ident = self.same.get(actor_id(who.kind, who.name), actor_id(who.kind, who.name))
        self.actors.setdefault(ident, Actor(ident, who.name, who.kind))
        return ident

    def _called(self, name: str) -> str | None:
        folded = name.casefold()
        bearing = [a.id for a in self.actors.values() if a.name.casefold() == folded]
        bearing = bearing or [a.id for a in self.actors.values() if folded in map(str.casefold, a.aliases)]
        return bearing[0] if len(bearing) == 1 else None

    def _named_in(self, passage: Passage | None, name: str) -> str | None:
        place = None if passage is None else self.places.find(passage)
        if place is None:
            return None
        document, span = place
        named = {
            self.same.get(a.actor, a.actor): a.span == span
            for m in self.places.told(document)
            for a in (*m.actors, *m.mentioned)
            if a.span.overlaps(span)
        }
        exact = [ident for ident, is_it in named.items() if is_it] or list(named)
        alike = [ident for ident in exact if ident in self.actors and _bears(self.actors[ident], name)]
        return alike[0] if alike else exact[0] if len(exact) == 1 else None


def id_of_added(document: str, span: Span) -> str:
    """The id of the mention that a person added for a place in a document."""
    return "m-" + hashlib.sha256(f"added {document} {span.start} {span.end}".encode()).hexdigest()[:12]


def _bears(actor: Actor, name: str) -> bool:
    return name.casefold() in (n.casefold() for n in (actor.name, *actor.aliases))


def _decided(entry: JournalEntry, what: str) -> Reason:
    by = f" by {entry.by}" if entry.by else ""
    return Reason(f"decided{by} to be {what}" + (f": {entry.why}" if entry.why else ""), DECIDED, "decision")


def _within(joins: Iterable[Join], mentions: Sequence[str]) -> tuple[Join, ...]:
    """The joins of some mentions among themselves; why the first of them was joined no longer matters."""
    here = set(mentions[1:])
    return tuple(Join(j.mention, j.reasons, j.to if j.to in mentions else "") for j in joins if j.mention in here)


def _around(passage: Passage) -> str:
    words = f"{passage.before[-24:]}{passage.exact[:80]}{passage.after[:24]}"
    return " ".join(words.split())
