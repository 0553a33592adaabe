"""A decision in words: what the history shows, and what is said of one that does not fit."""

from __future__ import annotations

from timeline.curate.decisions import (
    Add,
    Approve,
    Decision,
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
)
from timeline.curate.journal import Redo, Undo
from timeline.wording import count


def in_words(what: Decision | Undo | Redo) -> str:
    """What was decided, in a few words: "title: “The berths”"."""
    match what:
        case Approve():
            return "approved"
        case Hide():
            return "hidden"
        case Retitle(_, title):
            return f"title: “{title}”"
        case Redate(_, when):
            return f"date: {'none' if when is None else when.said or when.edtf}"
        case SetKind(_, kind):
            return f"kind: {kind.value}"
        case SetStatus(_, status):
            return f"status: {status.value}"
        case SetActors(_, actors):
            return f"actors: {', '.join(who.name for who in actors) or 'none'}"
        case Merge(events):
            return f"{count(len(events), 'event')} merged"
        case Split(passages):
            return f"{count(len(passages), 'passage')} split off"
        case Add():
            return f"added: “{what.title}”"
        case JoinActors(actors):
            return f"one actor: {', '.join(who.name for who in actors)}"
        case RenameActor(actor, name):
            return f"“{actor.name}” is called “{name}”"
        case Publish(document, day):
            return f"“{document.name}” was published on {day.isoformat()[:16]}"
        case LeaveOut(document):
            return f"“{document.name}” left out"
        case Undo(number):
            return f"took back no. {number}"
        case Redo(number):
            return f"brought back no. {number}"


def passage_in_words(what: Decision | Undo | Redo) -> str:
    """The words of the passage that a decision is tied to, with some round them; "" where it is tied to none."""
    match what:
        case Merge(events):
            passages = events[0] if events else ()
        case Split(passages):
            pass
        case Add(passage):
            passages = (passage,)
        case Approve() | Hide() | Retitle() | Redate() | SetKind() | SetStatus() | SetActors():
            passages = what.event
        case _:
            passages = ()
    return _around(passages[0]) if passages else ""


def _around(passage: Passage) -> str:
    """The words of a passage with those round them, whole words only."""
    before, after = passage.before[-40:], passage.after[:40]
    begin = before.partition(" ")[2] if len(passage.before) > len(before) else before
    end = after.rpartition(" ")[0] if len(passage.after) > len(after) else after
    return " ".join(f"{begin}{passage.exact[:200]}{end}".split())
