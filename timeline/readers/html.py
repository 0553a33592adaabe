"""Web pages: the main text without menus, comments and adverts, found by trafilatura.

Nothing is fetched and no script runs. The text is the headline, where the page has one, and the paragraphs with an
empty line between them; headings, items and rows are marked as `markup` says. A date that the page's metadata calls
that of publication is stated; what htmldate finds beyond is a hint.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from timeline.readers.contents import (
    AS_TEXT,
    Contents,
    Evidence,
    FileFormat,
    UnreadableDocument,
    cleaned,
    is_blank,
    web_address,
)
from timeline.readers.decoding import refuse_other_formats, unmarked
from timeline.readers.headline import headline_of, publisher
from timeline.readers.markup import lines_of, repeat_cells
from timeline.readers.moments import moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

MEGABYTES = 20
DEEPEST = 250  # elements within elements: what is written by people or their programs has some thirty
CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}encoding=[\"']([\w.-]{2,30})",
    re.IGNORECASE,
)
# The names of metadata that mean publication, surest first (Open Graph, schema.org, Dublin Core, and what papers use).
DATE_NAMES = (
    "article:published_time og:article:published_time datepublished published_time parsely-pub-date sailthru.date "
    "publication_date publish_date publishdate pubdate dc.date.issued dcterms.issued dcterms.date dc.date date"
).split()
SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "publisher")
SCRIPTS = 20  # JSON-LD scripts of a page that are looked at
# htmldate passes over dates beyond these; without them it would ask the clock.
EARLIEST, LATEST = "1995-01-01", "2199-12-31"


def contents(data: bytes) -> Contents:
    """The main text of the page with what its metadata tells; raises UnreadableDocument."""
    refuse_other_formats(data)
    text, notes = _decoded(data)
    tree = _tree(text)
    dated = _stated(tree) or _hinted(tree)
    return _extracted(tree, dated, notes)


def shown(text: str) -> str:
    """All that a page shows, what it quotes marked by ">", for mail, which has no menus; raises UnreadableDocument."""
    tree = _tree(text)
    repeat_cells(tree)
    return "\n\n".join(lines_of(tree, quoted=True))


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a page: in the encoding that it names, unless it is UTF-8 after all."""
    named = CHARSET.search(data[:4_000])
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    try:
        name = (named[1] or named[2]).decode("ascii") if named else ""
        # WHATWG: what says Latin-1 means Windows-1252.
        return data.decode("cp1252" if name.lower() in {"iso-8859-1", "latin-1", "latin1"} else name), ()
    except (LookupError, UnicodeDecodeError, ValueError):
        return unmarked(data)


def _tree(text: str) -> HtmlElement:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise UnreadableDocument(f"not a web page, or one without anything in it: {AS_TEXT}") from None
    if _depth(tree) > DEEPEST:
        raise UnreadableDocument(f"elements lie more than {DEEPEST} deep within each other: {AS_TEXT}")
    return tree


def _depth(tree: HtmlElement) -> int:
    """How deep elements lie within each other, looked at level by level."""
    depth, level = 0, [tree]
    while level and depth <= DEEPEST:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _extracted(tree: HtmlElement, dated: Evidence | None, notes: tuple[str, ...]) -> Contents:
    from copy import deepcopy

    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    repeat_cells(tree)
    found = bare_extraction(
        deepcopy(tree),
        with_metadata=True,
        favor_recall=True,
        include_comments=False,
        date_extraction_params={"max_date": LATEST, "extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Extracted) or found.body is None or is_blank(found.text or ""):
        raise UnreadableDocument(f"no article in it, only menus, scripts or pictures: {AS_TEXT}")
    title = _title(tree) or cleaned(found.title)
    lines = _in_lines(lines_of(found.body), tree)
    if lines and title is not None and lines[0] == f"# {title}":
        lines[0] = title
    body = "\n\n".join(lines)
    text = body if title is None or _begins_with(body, title) else f"{title}\n\n{body}"
    site = next(_metas(tree, SITE_NAMES), None)
    return Contents(
        text,
        title or headline_of(lines),
        cleaned(site) or publisher(body) or cleaned(found.hostname),
        cleaned(found.author),
        web_address(found.url),
        dated,
        notes=notes,
    )


def _in_lines(found: list[str], tree: HtmlElement) -> list[str]:
    """The lines of the main text; those of the page where that has the same words, which a short page's main text
    runs together."""
    whole = lines_of(tree)
    return whole if len(found) < len(whole) and _letters(found) == _letters(whole) else found


def _letters(lines: list[str]) -> str:
    return "".join(filter(str.isalnum, "".join(lines)))


def _title(tree: HtmlElement) -> str | None:
    """The page's one first heading; a page with several has them for something else."""
    headings = [" ".join(each.itertext()) for each in tree.iter("h1")]
    return cleaned(headings[0]) if len(headings) == 1 else None


def _begins_with(body: str, title: str) -> bool:
    return " ".join(title.split()) in " ".join(body[: 400 + len(title)].split())


# --- dates --------------------------------------------------------------------------------------


def _stated(tree: HtmlElement) -> Evidence | None:
    """The publication date of the page's metadata."""
    for name, value in [*_linked(tree), *_named(tree)]:
        day = moment(value)
        if day is not None:
            return Evidence(day, f"the page's metadata: “{name}” is {day.isoformat()[:16]}")
    return None


def _named(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for name in DATE_NAMES:
        yield from ((name, value) for value in _metas(tree, (name,)))
    for element in tree.iter("time", "span", "meta"):
        if (element.get("itemprop") or "").lower() == "datepublished" or element.get("pubdate") is not None:
            yield "datePublished", element.get("datetime") or element.get("content") or element.text_content()[:60]


def _metas(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    for meta in tree.iter("meta"):
        named = {(meta.get(key) or "").lower() for key in ("property", "name", "itemprop")}
        if named & set(names) and meta.get("content"):
            yield meta.get("content") or ""


def _linked(tree: HtmlElement) -> Iterator[tuple[str, object]]:
    """The publication dates in JSON-LD, which is data and not run."""
    scripts = (each for each in tree.iter("script") if (each.get("type") or "").lower() == "application/ld+json")
    for _, script in zip(range(SCRIPTS), scripts, strict=False):
        try:
            level: list[object] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while level:
            items = [each for one in level for each in (one if isinstance(one, list) else [one])]
            objects = [each for each in items if isinstance(each, dict)]
            yield from (("datePublished", each["datePublished"]) for each in objects if "datePublished" in each)
            level = [each["@graph"] for each in objects if "@graph" in each]


def _hinted(tree: HtmlElement) -> Evidence | None:
    """What htmldate finds in a page that states nothing: a date in its address, or beside its title."""
    from copy import deepcopy

    from htmldate import find_date

    found = find_date(deepcopy(tree), extensive_search=False, original_date=True, min_date=EARLIEST, max_date=LATEST)
    day: date | None = moment(found)
    return None if day is None else Evidence(day, f"the page shows the date {day.isoformat()[:10]}", sure=False)


HTML = FileFormat("a web page", (".html", ".htm", ".xhtml"), contents, MEGABYTES * 1_000_000, apart=True)
