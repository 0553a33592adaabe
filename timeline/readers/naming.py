"""The document that a person means by a path, a file name or a name without its ending."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import PurePath
from typing import TYPE_CHECKING

from timeline.readers.contents import name_and_ending

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from timeline.model import Document


class NoSuchDocument(ValueError):
    """No document, or more than one, has the name; the message says which there are."""


def _without_ending(source: str) -> str:
    return source.removesuffix(name_and_ending(source)[1])


# From the surest to the loosest: what an earlier one finds, a later one cannot make ambiguous.
WAYS: tuple[Callable[[str], str], ...] = (
    lambda source: source,
    os.path.normpath,
    _without_ending,
    lambda source: PurePath(source).name,
    lambda source: name_and_ending(source)[0],
)


def named(name: str, documents: Sequence[Document]) -> Document:
    """The one document whose path, file name or name without ending is `name`; raises NoSuchDocument."""
    sources = [document.source for document in documents]
    found = named_sources(name, sources)
    if len(found) > 1:
        raise NoSuchDocument(f"{name!r} names {len(found)} documents: {', '.join(found)}; give the path")
    if not found:
        raise NoSuchDocument(f"no document is named {name!r}; {_hint(name, sources)}")
    return documents[sources.index(found[0])]


def named_sources(name: str, sources: Iterable[str]) -> list[str]:
    """The sources that `name` stands for, by the surest way that finds any."""
    listed = list(sources)
    for way in WAYS:
        found = [source for source in listed if name == way(source) or way(name) == way(source) != name]
        if found:
            return found
    # The last steps of a path: "archive.zip/march.txt" of "in/archive.zip/march.txt".
    steps = name.strip("/")
    return [s for s in listed if steps and any(f"/{way}".endswith(f"/{steps}") for way in (s, _without_ending(s)))]


def _hint(name: str, sources: list[str]) -> str:
    names = [PurePath(source).name for source in sources]
    within = [source for source in sources if f"/{name}/" in f"/{source}"]
    if within:
        return f"it holds {len(within)}: name one of them, such as {within[0]}"
    close = get_close_matches(name, names, n=1)
    if close:
        return f"did you mean {close[0]!r}?"
    return "there are " + ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")
