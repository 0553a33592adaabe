"""Golden chronologies: what the program makes of a corpus today, in a form a person can read and review.

They are no gold (that is `tests/gold`, made by hand): they show what a change does to a whole chronology.
`python -m tests.golden` writes them anew; look at the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

from timeline import build, read
from timeline.model import Chronology, Document, Event, Mention

ROOT = Path(__file__).parent.parent.parent
HOME = Path(__file__).parent
CORPORA = {"us-russia-2025": ROOT / "data" / "us-russia-2025", "council": ROOT / "tests" / "gold" / "council"}


def chronology_of(corpus: str) -> Chronology:
    """The chronology of a corpus as it is today."""
    return build(read(sorted(CORPORA[corpus].glob("*.txt"))))


def written(chronology: Chronology) -> str:
    """A chronology as text: its documents, then each event with its date, reason and passages."""
    documents = {d.id: d for d in chronology.documents}
    mentions = {m.id: m for m in chronology.mentions}
    names = {a.id: a.name for a in chronology.actors}
    lines = [_document(d) for d in chronology.documents]
    for event in chronology.all_events():
        lines += ["", _event(event, names)]
        if event.dating is not None:
            lines.append(f"    because {event.dating.why}")
        lines += [f"    {_passage(documents[mentions[m].document], mentions[m])}" for m in event.mentions]
    return "\n".join(lines) + "\n"


def _document(document: Document) -> str:
    published = document.publication
    when = published.day or (" to ".join(map(str, published.range)) if published.range else "?")
    return f"{document.id}  {published.basis}  {when}  ({published.evidence})"


def _event(event: Event, names: dict[str, str]) -> str:
    when = event.dating.edtf if event.dating is not None else "undated"
    who = ", ".join(names[a] for a in event.actors)
    where = f" @ {event.place}" if event.place else ""
    doubts = "".join(f" !{c.about}" for c in event.conflicts)
    return f"{when}  {event.kind}  {event.status}  {event.title}  [{who}]{where}{doubts}"


def _passage(document: Document, mention: Mention) -> str:
    before, trigger, after = (
        " ".join(document.text[a:b].split())
        for a, b in (
            (mention.span.start, mention.trigger.start),
            mention.trigger,
            (mention.trigger.end, mention.span.end),
        )
    )
    basis = mention.dating.basis if mention.dating is not None else "undated"
    return f"{document.id.split('-')[0]} ({basis}): {before[-70:]} [{trigger}] {after[:70]}"
