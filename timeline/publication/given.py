"""The publication dates that need no corpus: those that a user gives, and those that a document states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from timeline.anchoring import without_guesses
from timeline.model import Document, Publication, PublicationBasis
from timeline.publication.stated import stated
from timeline.temporal import language_of, times


def with_given(documents: Sequence[Document], published: Mapping[str, date | datetime]) -> tuple[Document, ...]:
    """The documents with the publication days that the user gives by document id; raises KeyError for an unknown id."""
    unknown = sorted(set(published) - {d.id for d in documents})
    if unknown:
        raise KeyError(f"no document {unknown[0]!r}")
    return tuple(
        replace(d, publication=Publication(PublicationBasis.GIVEN, published[d.id], None, "given by the user"))
        if d.id in published
        else d
        for d in documents
    )


def with_stated(document: Document) -> Document | None:
    """A document with the date that it states, None where it does not."""
    found = stated(document, without_guesses(times(document.text)))
    return None if found is None else replace(document, publication=found, language=language_of(document.text))
