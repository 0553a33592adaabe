"""The chronology of a project: as kept where nothing that it depends on has changed, else built and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline.analyser import revision_of
from timeline.codec import encoded
from timeline.curate import Curated, JournalEntry, curated, digest_of, published_by, read_by
from timeline.language import DEFAULT_MODEL
from timeline.model import Chronology, Document
from timeline.pipeline import build
from timeline.reading import Progress

if TYPE_CHECKING:
    from timeline.analyser import Analyser
    from timeline.containment import Fault
    from timeline.store.project import Project

PACKAGE = Path(__file__).parent.parent
ABOVE = frozenset({"page", "commands", "chart", "export", "frame", "curate", "store", "__main__.py", "__init__.py"})


class Built(NamedTuple):
    """The program's chronology of a project, what it depends on (`key`), the journal, the chronology as decided, and
    the faults that were met when it was built."""

    key: str
    machine: Chronology
    journal: tuple[JournalEntry, ...]
    curated: Curated
    faults: tuple[Fault, ...] = ()


def built(
    project: Project,
    *,
    engine: str = "auto",
    model: str = DEFAULT_MODEL,
    progress: Progress | None = None,
    known: Built | None = None,
    processes: int = 1,
    faults: list[Fault] | None = None,
) -> Built:
    """The chronology of all documents of a project, with its decisions; raises what `build` and the project raise.

    What is `known` from before is taken where it still holds, so that a further decision costs no reading. Faults are
    contained where there is a list for them, as in `build`; what has some is not kept, but built anew the next time.
    """
    from timeline.engines import analyser_of

    journal = project.journal()
    documents = read_by(journal, project.documents())
    published = published_by(journal, documents)
    key = key_of(documents, published, analyser_of(engine, model))
    if known is not None and known.key == key:
        return Built(key, known.machine, journal, curated(known.machine, journal), known.faults)
    machine = project.chronology(key, documents)
    if machine is None:
        machine = build(
            documents,
            published=published,
            engine=engine,
            model=model,
            progress=progress,
            kept=project,
            processes=processes,
            faults=faults,
        )
        if not faults:
            project.keep(key, machine)
    return Built(key, machine, journal, curated(machine, journal), tuple(faults or ()))


def key_of(documents: Iterable[Document], published: Mapping[str, date | datetime], analyser: Analyser) -> str:
    """What a chronology depends on, as a short text: its documents, given days, who analyses, and this program."""
    digest = hashlib.sha256()
    for document in documents:
        digest.update(encoded(replace(document, text="")))
        digest.update(digest_of(document.text).encode())
    for part in (sorted(published.items()), analyser.name, analyser.version, analyser.revision, _program()):
        digest.update(f"{part}\n".encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """This program as far as a chronology depends on it: the digest of its files, so that nobody needs to raise it."""
    files = (path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml"))
    return revision_of(*sorted(str(f) for f in files if f.relative_to(PACKAGE).parts[0] not in ABOVE))
