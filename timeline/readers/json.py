"""Articles in JSON: a list of objects, an object that holds such a list, one article, or one a line (.jsonl); chats."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from timeline.readers.chat import conversation, is_chat
from timeline.readers.contents import Collection, Columns, Part, UnreadableDocument
from timeline.readers.decoding import refuse_other_formats, unmarked
from timeline.readers.records import USUAL, documents

# Under which names services give their lists of articles.
LISTS = ("articles", "documents", "items", "results", "data", "records", "rows", "hits", "docs", "response", "@graph")


def parts(data: bytes, columns: Columns) -> Iterator[Part]:
    """The articles of a JSON file; raises UnreadableDocument."""
    text, notes = _text(data)
    yield from (Part("", UnreadableDocument(note)) for note in notes)
    loaded = _loaded(text, "")
    if isinstance(loaded, list) and is_chat(loaded) and not columns:
        yield Part("", conversation(loaded))
    else:
        yield from documents(_articles(loaded, columns), columns, "article")


def lines(data: bytes, columns: Columns) -> Iterator[Part]:
    """The articles of a file with one JSON object a line; raises UnreadableDocument."""
    text, notes = _text(data)
    yield from (Part("", UnreadableDocument(note)) for note in notes)
    loaded = (_loaded(line, f" in line {number}") for number, line in enumerate(text.split("\n"), 1) if line.strip())
    yield from documents((each for each in loaded if isinstance(each, Mapping)), columns, "article")


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    refuse_other_formats(data)
    text, notes = unmarked(data)
    return text.removeprefix("\ufeff"), notes


def _loaded(text: str, where: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = where or f" in line {error.lineno}"
        raise UnreadableDocument(f"not JSON, or cut off: {error.msg}{at}") from None
    except (ValueError, RecursionError):
        raise UnreadableDocument(f"JSON nested too deep, or with too long a number{where}") from None


def _articles(loaded: object, columns: Columns) -> Iterator[Mapping[str, object]]:
    """The objects that are articles, in order."""
    texts = {*USUAL["text"], columns.get("text", "text").lower()}
    for _ in range(4):  # lists lie within objects within objects, as services answer
        if isinstance(loaded, Mapping) and not texts & {str(key).lower() for key in loaded}:
            loaded = next((loaded[name] for name in LISTS if isinstance(loaded.get(name), list | Mapping)), None)
    found = loaded if isinstance(loaded, list) else [loaded]
    articles = [each for each in found if isinstance(each, Mapping)]
    if not articles:
        raise UnreadableDocument("no article in it: a list of objects with a text is looked for")
    yield from articles


JSON = Collection("JSON", (".json",), parts, 200_000_000)
JSON_LINES = Collection("JSON lines", (".jsonl", ".ndjson"), lines, 200_000_000)
