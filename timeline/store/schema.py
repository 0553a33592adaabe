"""The shape of a project file, how an older one is brought up to date, and what is said of a file that is none.

A migration is a list of commands; the version of a file is how many of them it has had. Each is one transaction, so a
file is never between two versions.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from timeline.kept import CannotKeep

APPLICATION = 0x444C5446  # "DLTF": how the file tells that it is ours (SQLite's application_id)
MAGIC = b"SQLite format 3\x00"

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE document (id TEXT PRIMARY KEY, digest TEXT NOT NULL, about TEXT NOT NULL, text BLOB NOT NULL)",
        "CREATE TABLE analysis (key TEXT PRIMARY KEY, sentences BLOB NOT NULL)",
        "CREATE TABLE chronology (key TEXT PRIMARY KEY, data BLOB NOT NULL)",
        "CREATE TABLE journal (number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, at TEXT NOT NULL,"
        " by TEXT NOT NULL, why TEXT NOT NULL)",
        # Nothing that was decided is ever changed or erased.
        "CREATE TRIGGER journal_stays BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal stays'); END",
        "CREATE TRIGGER journal_keeps BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal stays'); END",
    ),
    # What can be made anew is written otherwise since; documents and decisions are read as they always were.
    ("DELETE FROM chronology", "DELETE FROM analysis"),
)


class ProjectError(CannotKeep):
    """A project file cannot be used; the message is one line that says why and what to do."""


def check_file(path: Path) -> None:
    """Refuse what is plainly no project file, before anything of it is touched; a new or empty file is fine."""
    if path.is_dir():
        raise ProjectError(f"{path} is a folder: name a project file in it, such as {path / 'story.timeline'}")
    if not path.parent.is_dir():
        raise ProjectError(f"no such folder: {path.parent}")
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and head != MAGIC:
        raise ProjectError(f"{path} is no project file: choose another name, such as {path.with_suffix('.timeline')}")


def prepare(base: sqlite3.Connection, path: Path, migrations: tuple[tuple[str, ...], ...] = MIGRATIONS) -> None:
    """Make a new file a project file, bring an older one up to date, and refuse a newer one or anybody else's."""
    _refuse_strangers(base, path, len(migrations))
    if _version(base) < len(migrations):
        base.execute("BEGIN IMMEDIATE")
        try:
            _refuse_strangers(base, path, len(migrations))  # another program may have been first
            for command in (c for commands in migrations[_version(base) :] for c in commands):
                base.execute(command)
            base.execute(f"PRAGMA application_id = {APPLICATION}")
            base.execute(f"PRAGMA user_version = {len(migrations)}")
            base.execute("COMMIT")
        except BaseException:
            base.rollback()
            raise
    if _shape(base) != _expected(migrations):
        raise ProjectError(f"{path} is no project file as Dateline writes it: it was changed by another program")


def _refuse_strangers(base: sqlite3.Connection, path: Path, latest: int) -> None:
    owner, version = _number(base, "application_id"), _version(base)
    is_empty = owner == 0 and version == 0 and not _shape(base)
    if owner != APPLICATION and not is_empty:
        raise ProjectError(f"{path} is a database of another program: choose another name")
    if version > latest:
        raise ProjectError(
            f"{path} was written by a newer Dateline (file version {version}, this one knows {latest}): update Dateline"
        )


def _version(base: sqlite3.Connection) -> int:
    return _number(base, "user_version")


def _number(base: sqlite3.Connection, pragma: str) -> int:
    return int(base.execute(f"PRAGMA {pragma}").fetchone()[0])


def _shape(base: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """All tables, indexes, views and triggers: a file made by others could bring some that run by themselves."""
    rows = base.execute("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    return set(rows.fetchall())


@cache
def _expected(migrations: tuple[tuple[str, ...], ...]) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:")) as base:
        for command in (c for commands in migrations for c in commands):
            base.execute(command)
        return _shape(base)


def in_words(error: sqlite3.Error, path: Path) -> ProjectError:
    """What SQLite could not do, in one line."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    says = {
        sqlite3.SQLITE_BUSY: "is being written by another program: try again when that is done",
        sqlite3.SQLITE_LOCKED: "is being written by another program: try again when that is done",
        sqlite3.SQLITE_READONLY: "cannot be written, it or its folder is read-only: copy it to where you may write",
        sqlite3.SQLITE_CANTOPEN: "cannot be opened for writing, it or its folder is read-only: copy it to where you"
        " may write",
        sqlite3.SQLITE_PERM: "may not be opened: ask its owner for the right to read and write it",
        sqlite3.SQLITE_FULL: "could not be saved, the disk is full: make room and try again; what was saved before is"
        " safe",
        sqlite3.SQLITE_IOERR: "could not be read or written, the disk reports an error: what was saved before is safe",
        sqlite3.SQLITE_CORRUPT: "is damaged: take the last copy of it",
        sqlite3.SQLITE_NOTADB: "is no project file: choose another name",
    }
    return ProjectError(f"{path} {says.get(code, f'cannot be used ({error})')}")
