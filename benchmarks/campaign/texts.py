"""Every text that can be found: the project's own, and what lies beside the project to measure it on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
OWN = ("data", "tests/gold", "tests/joins", "tests/actors", "tests/blind")
BESIDE = ("eval/ecb", "eval/wikiwars", "eval/gum", "eval/recognizers", "eval/meantime-apple/docs", "cases")
ENDINGS = {".txt", ".md"}


class Text(NamedTuple):
    """A text, and whence it is."""

    name: str
    text: str


def found(shared: Path) -> tuple[Text, ...]:
    """All texts, in a stable order; what is not there is left out."""
    folders = [*(ROOT / name for name in OWN), *(shared / name for name in BESIDE)]
    return tuple(text for folder in folders for path in sorted(folder.rglob("*")) for text in _of(path))


def _of(path: Path) -> Iterator[Text]:
    if path.suffix in ENDINGS and path.name != "README.md":
        yield Text(path.name, path.read_text(encoding="utf-8"))
    if path.suffix == ".jsonl":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            for text in (row, *row.get("pile", ())):
                if text.get("text"):
                    yield Text(f"{path.parent.name} {row.get('id', number)}", text["text"])
