"""The file that analyses are kept in: one SQLite database in a folder of the user's.

Several processes may use it at once. Whatever goes wrong with it costs time, never a chronology: from then on nothing
is kept, and `problem` says why.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from timeline.codec import Damaged, compressed, decompressed
from timeline.model import Sentence

NAME = "analyses.sqlite3"
MOST = 250_000_000
"""Bytes of analyses that are kept, those of some 100 million characters of text; the oldest go first."""
PATIENCE = 5.0
"""Seconds to wait for another process to finish writing."""

TABLE = "CREATE TABLE IF NOT EXISTS analysis (id INTEGER PRIMARY KEY, key TEXT UNIQUE, size INTEGER, sentences BLOB)"
# Summed from the newest on: what comes after the limit is the oldest.
TRIM = (
    "DELETE FROM analysis WHERE id IN (SELECT id FROM "
    "(SELECT id, SUM(size) OVER (ORDER BY id DESC) AS total FROM analysis) WHERE total > ?)"
)


def home() -> Path:
    """Where this user's programs keep what can be made anew."""
    from platformdirs import user_cache_path

    return user_cache_path("dateline", appauthor=False)


class Kept:
    """Analyses by key, in a folder; to be used as a context manager, by one thread."""

    def __init__(self, folder: str | Path, most: int = MOST) -> None:
        self.path = Path(folder) / NAME
        self.most = most
        self.problem: str | None = None
        self._base: sqlite3.Connection | None = None

    def __enter__(self) -> Kept:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.touch(mode=0o600)  # it holds the words of documents that may be confidential
            self._base = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            self._base.execute("PRAGMA journal_mode = WAL")  # readers wait for no writer
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.execute(TABLE)
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._base is None:
            return
        try:
            self._base.execute(TRIM, (self.most,))
        except sqlite3.Error as trouble:
            self._give_up(trouble)
        else:
            self._close()

    def having(self, keys: Iterable[str]) -> set[str]:
        """Which of the keys an analysis is kept under."""
        return {key for key in keys if self._rows("SELECT 1 FROM analysis WHERE key = ?", (key,))}

    def get(self, key: str) -> tuple[Sentence, ...] | None:
        """The sentences kept under a key, or None where there are none or they are damaged."""
        rows = self._rows("SELECT sentences FROM analysis WHERE key = ?", (key,))
        try:
            return decompressed(tuple[Sentence, ...], rows[0][0]) if rows else None
        except Damaged:
            self.problem = f"a kept analysis in {self.path} was damaged and is made anew"
            return None

    def put(self, key: str, sentences: Iterable[Sentence]) -> None:
        """Keep sentences under a key."""
        if self._base is not None:
            data = compressed(tuple(sentences))
            self._rows("REPLACE INTO analysis (key, size, sentences) VALUES (?, ?, ?)", (key, len(data), data))

    def _rows(self, command: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        if self._base is None:
            return []
        try:
            return self._base.execute(command, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _give_up(self, error: Exception) -> None:
        why = error.strerror if isinstance(error, OSError) else str(error)
        self.problem = f"analyses cannot be kept in {self.path} ({why}); this takes longer, and deleting it may help"
        self._close()

    def _close(self) -> None:
        base, self._base = self._base, None
        if base is not None:
            with suppress(sqlite3.Error):
                base.close()
