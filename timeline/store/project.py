"""A project file: documents with their text, their analyses, the chronology last built, and the journal of decisions.

One SQLite database, which several pages may have open at once. The journal only grows; each entry is one transaction
that is on the disk before it is said to be saved, and a reader notices further entries by their numbers.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, get_args

from timeline.codec import Damaged, compressed, decompressed, from_plain, inflated, plain
from timeline.collecting import without_collecting
from timeline.curate import Decision, JournalEntry, Redo, Undo, digest_of
from timeline.model import Chronology, Document, Sentence
from timeline.store.schema import ProjectError, check_file, in_words, prepare

PATIENCE = 5.0
"""Seconds to wait for another program to finish writing."""
LONGEST = 100_000_000
"""Bytes of one text: more is no text that was written here."""


class Project:
    """A project file, to be used as a context manager by one thread; raises ProjectError with one clear line.

    `new`: where there is no file of this name one is made; otherwise that is an error, as when it was moved away.
    """

    def __init__(self, path: str | Path, *, new: bool = True) -> None:
        self.path = Path(path)
        self.new = new
        self.problem: str | None = None
        self._open: sqlite3.Connection | None = None
        self._asked: set[str] = set()

    def __enter__(self) -> Project:
        try:
            with self._speaking():
                self._prepare()
        except ProjectError:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _prepare(self) -> None:
        check_file(self.path)
        if not self.path.exists():
            if not self.new:
                raise ProjectError(f"{self.path} is not there any more: nothing was saved; put it back where it was")
            self.path.touch(mode=0o600)  # it holds the words of documents that may be confidential
        self._open = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        self._base.execute("PRAGMA trusted_schema = OFF")
        prepare(self._base, self.path)
        self._base.execute("PRAGMA journal_mode = WAL")  # readers wait for no writer
        self._base.execute("PRAGMA synchronous = FULL")  # what is saved is on the disk
        self._base.execute("BEGIN IMMEDIATE")  # a file that cannot be written is told now, not after the work
        self._base.execute("ROLLBACK")

    def _close(self) -> None:
        base, self._open = self._open, None
        if base is not None:
            with suppress(sqlite3.Error):
                base.close()

    @property
    def _base(self) -> sqlite3.Connection:
        if self._open is None:
            raise ProjectError(f"{self.path} is not open")
        return self._open

    # --- documents ------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """The documents in the order of their ids, as they were read, with their texts."""
        with self._speaking():
            rows = self._base.execute("SELECT id, digest, about, text FROM document ORDER BY id").fetchall()
            return tuple(_document(*row) for row in rows)

    def add(self, documents: Iterable[Document]) -> int:
        """Keep documents whose text is not there yet, all or none; how many those were."""
        rows = [_row(document) for document in documents]
        with self._speaking(), self._writing() as base:
            before = base.total_changes
            base.executemany(
                "INSERT OR IGNORE INTO document (id, digest, about, text) "
                "SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM document WHERE digest = ?2)",
                rows,
            )
            return base.total_changes - before

    # --- decisions ------------------------------------------------------------------------------

    def decide(self, what: Decision | Undo | Redo, at: str = "", by: str = "", why: str = "") -> JournalEntry:
        """Add an entry to the journal; when this returns, it is saved."""
        told = _json({"is": type(what).__name__} | plain(what))
        at, by, why = (text.encode("utf-8", "replace").decode() for text in (at, by, why))
        with self._speaking(), self._writing() as base:
            done = base.execute("INSERT INTO journal (what, at, by, why) VALUES (?, ?, ?, ?)", (told, at, by, why))
            return JournalEntry(int(done.lastrowid or 0), what, at, by, why)

    def journal(self, after: int = 0) -> tuple[JournalEntry, ...]:
        """The entries of the journal, those alone whose number is above `after`."""
        with self._speaking():
            rows = self._base.execute(
                "SELECT number, what, at, by, why FROM journal WHERE number > ? ORDER BY number", (after,)
            ).fetchall()
            return tuple(JournalEntry(row[0], decision_of(json.loads(row[1])), *row[2:]) for row in rows)

    def last(self) -> int:
        """The number of the last entry, 0 where there is none."""
        with self._speaking():
            return int(self._base.execute("SELECT COALESCE(MAX(number), 0) FROM journal").fetchone()[0])

    def stamp(self) -> tuple[int, int]:
        """What changes with every document and every entry that is added."""
        with self._speaking():
            (documents,) = self._base.execute("SELECT COUNT(*) FROM document").fetchone()
        return int(documents), self.last()

    # --- analyses, as `timeline.kept` keeps them ------------------------------------------------

    def having(self, keys: Iterable[str]) -> set[str]:
        """Which of the keys an analysis is kept under."""
        self._asked.update(asked := list(keys))
        with self._speaking():
            found = "SELECT 1 FROM analysis WHERE key = ?"
            return {key for key in asked if self._base.execute(found, (key,)).fetchone()}

    def get(self, key: str) -> tuple[Sentence, ...] | None:
        """The sentences kept under a key, or None where there are none or they are damaged."""
        with self._speaking():
            row = self._base.execute("SELECT sentences FROM analysis WHERE key = ?", (key,)).fetchone()
        with suppress(Damaged):
            return None if row is None else decompressed(tuple[Sentence, ...], row[0])
        return None

    def put(self, key: str, sentences: Iterable[Sentence]) -> None:
        """Keep sentences under a key."""
        with self._speaking(), self._writing() as base:
            base.execute("REPLACE INTO analysis (key, sentences) VALUES (?, ?)", (key, compressed(tuple(sentences))))

    # --- the chronology last built --------------------------------------------------------------

    def chronology(self, key: str, documents: Iterable[Document]) -> Chronology | None:
        """The chronology kept under a key, of these documents; None where it has to be built."""
        with self._speaking():
            row = self._base.execute("SELECT data FROM chronology WHERE key = ?", (key,)).fetchone()
        with suppress(Damaged):
            return None if row is None else kept_chronology(row[0], documents)
        return None

    def keep(self, key: str, chronology: Chronology) -> None:
        """Keep a chronology in place of the last one, and of the analyses those that were asked for."""
        data = chronology_to_keep(chronology)
        with self._speaking(), self._writing() as base:
            base.execute("DELETE FROM chronology")
            base.execute("INSERT INTO chronology (key, data) VALUES (?, ?)", (key, data))
            if self._asked:
                there = {row[0] for row in base.execute("SELECT key FROM analysis")}
                base.executemany("DELETE FROM analysis WHERE key = ?", [(k,) for k in there - self._asked])

    # --- how ------------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is saved, or none."""
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        try:
            yield base
            base.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                base.execute("ROLLBACK")
            raise

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Whatever goes wrong is one clear line."""
        try:
            yield
        except sqlite3.Error as error:
            raise in_words(error, self.path) from None
        except OSError as error:
            raise ProjectError(f"{self.path} cannot be used: {error.strerror or error}") from None
        except (Damaged, json.JSONDecodeError, UnicodeDecodeError) as error:
            raise ProjectError(f"{self.path} is damaged: take the last copy of it ({error})") from None


KINDS: dict[str, Any] = {kind.__name__: kind for kind in get_args(Decision | Undo | Redo)}


def decision_of(data: Any) -> Decision | Undo | Redo:
    """The decision, or the undoing or redoing of one, that JSON held with the name of its class; raises Damaged."""
    name = data.get("is") if isinstance(data, dict) else None
    if not isinstance(name, str) or name not in KINDS:
        raise Damaged(f"not a decision: {data!r:.40}")
    decision: Decision | Undo | Redo = from_plain(KINDS[name], data)
    return decision


def saved(documents: Iterable[Document], journal: Iterable[JournalEntry], folder: str | os.PathLike[str]) -> bytes:
    """A project file with these documents and decisions, as the bytes of a file; it is made in a folder for a while."""
    path = Path(folder) / "story.timeline"
    with Project(path) as project:
        project.add(documents)
        numbers: dict[int, int] = {}
        for entry in journal:
            what = entry.what
            if isinstance(what, Undo | Redo):
                what = type(what)(numbers[what.entry])
            numbers[entry.number] = project.decide(what, entry.at, entry.by, entry.why).number
    return path.read_bytes()


def _row(document: Document) -> tuple[str, str, str, bytes]:
    text = zlib.compress(document.text.encode("utf-8", "surrogatepass"), 6)
    return document.id, digest_of(document.text), _json(plain(replace(document, text=""))), text


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"))


def _document(ident: str, digest: str, about: str, data: bytes) -> Document:
    """A document of a row; its text is the very one that was read, or the file is damaged."""
    document = from_plain(Document, json.loads(about))
    text = inflated(data, LONGEST).decode("utf-8", "surrogatepass")
    if digest_of(text) != digest or document.id != ident:
        raise Damaged(f"the text of {ident} is not what was read")
    return replace(document, text=text)


def chronology_to_keep(chronology: Chronology) -> bytes:
    """A chronology, without the texts of its documents, as bytes."""
    bare = tuple(replace(document, text="") for document in chronology.documents)
    return compressed(replace(chronology, documents=bare), level=1)


def kept_chronology(data: bytes, documents: Iterable[Document]) -> Chronology:
    """The chronology that was kept, with the texts of these documents; raises Damaged."""
    with without_collecting(len(data)):
        bare = decompressed(Chronology, data)
    texts = {d.id: d.text for d in documents}
    if any(document.id not in texts for document in bare.documents):
        raise Damaged("of other documents")
    return replace(bare, documents=tuple(replace(document, text=texts[document.id]) for document in bare.documents))
