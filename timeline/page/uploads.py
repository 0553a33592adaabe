"""What the reader did to the collection: documents brought, taken out and dated by hand. Pure, without Streamlit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from timeline.model import Document
from timeline.readers import Problem, UnreadableDocument, read_bytes

PASTED = "Pasted text"


@dataclass(frozen=True, slots=True)
class Uploads:
    """`added` came in through the page, `removed` are the ids left out (the latest last), `published` the days given by
    document id, `problems` what could not be read of what was brought; `sample`: the sample is looked at instead.
    """

    added: tuple[Document, ...] = ()
    removed: tuple[str, ...] = ()
    published: Mapping[str, date] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    sample: bool = False

    def among(self, documents: Iterable[Document]) -> tuple[Document, ...]:
        """These documents and those brought, each once, without those taken out."""
        found = {document.id: document for document in (*documents, *self.added)}
        return tuple(document for key, document in found.items() if key not in self.removed)

    def days_of(self, documents: Iterable[Document]) -> dict[str, date]:
        """The days given for these documents, by id."""
        return {document.id: self.published[document.id] for document in documents if document.id in self.published}


def brought(uploads: Uploads, documents: Iterable[Document], problems: Iterable[Problem] = ()) -> Uploads:
    """With more documents, and what could not be read beside them; one that was taken out comes back."""
    new = {document.id: document for document in documents}
    added = {document.id: document for document in uploads.added} | new
    return replace(
        uploads,
        added=tuple(added.values()),
        removed=tuple(key for key in uploads.removed if key not in new),
        problems=(*uploads.problems, *problems),
        sample=uploads.sample and not new,
    )


def without(uploads: Uploads, document: str) -> Uploads:
    """With this document taken out."""
    return replace(uploads, removed=(*(key for key in uploads.removed if key != document), document))


def put_back(uploads: Uploads, documents: Iterable[str]) -> Uploads:
    """With these documents no longer taken out."""
    again = frozenset(documents)
    return replace(uploads, removed=tuple(key for key in uploads.removed if key not in again))


def published(uploads: Uploads, document: str, day: date | None) -> Uploads:
    """With the day a document was published; None goes back to the day that is found."""
    others = {key: given for key, given in uploads.published.items() if key != document}
    return replace(uploads, published=others if day is None else {**others, document: day})


def pasted(title: str, text: str) -> Document:
    """The document of a text that was typed or pasted; raises UnreadableDocument where there is no text in it."""
    name = " ".join(title.split())
    try:
        reading = read_bytes(f"{name.replace('/', ' ') or PASTED}.txt", text.encode("utf-8"))
    except UnicodeEncodeError:
        raise UnreadableDocument("it holds half a character (a lone surrogate): copy it again") from None
    if not reading.documents:
        raise UnreadableDocument(reading.problems[0].why)
    found = reading.documents[0]
    return replace(found, source=name or PASTED, title=name or found.title)
