"""PDF: the text of its pages, read by pypdf, in paragraphs with an empty line between them.

Lines are joined to paragraphs and words that were broken at the end of a line are mended; what stands on page after
page (running heads, page numbers) is left out. `Contents.pages` has where each page begins. Scripts in a PDF are
passed over.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from timeline.readers.contents import (
    AS_TEXT,
    LONGEST,
    Contents,
    Evidence,
    FileFormat,
    UnreadableDocument,
    cleaned,
    is_blank,
    web_address,
)
from timeline.readers.headline import headline, publisher
from timeline.readers.lines import Line, paged
from timeline.readers.moments import pdf_moment
from timeline.readers.scans import is_installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PageObject, PdfReader

    from timeline.readers.contents import Picture

PAGES = 2_000
PICTURED = 200  # pages that are read as pictures
PICTURES = 200_000_000  # bytes of these
PIXELS = 60_000_000  # of a picture; twice as many are refused
SMALLEST = 300  # pixels of a side: what is smaller is a logo
PAPER = (3_600, 5_000)
# A title that a program made up: a file's name, "Microsoft Word - Draft 3", "untitled".
NO_TITLE = re.compile(r"\S*\.\w{2,4}$|Microsoft Word - .*|untitled.*|\(anonymous\)|document\d*$", re.IGNORECASE)
NO_AUTHOR = re.compile(r"\(?anonymous\)?|unknown|user|admin(?:istrator)?|author|owner", re.IGNORECASE)
AS_OCR = "run text recognition (OCR) over it first"


def contents(data: bytes) -> Contents:
    """The text of the pages with the document's information; raises UnreadableDocument."""
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument(f"not a PDF, whatever its ending says: {AS_TEXT}" if data else "empty file")
    reader = _opened(data)
    damaged: list[int] = []
    text, pages, address = paged(_pages(reader, damaged))
    if is_blank(text) and damaged:
        raise UnreadableDocument("its pages are damaged, or too crowded to be read: print it to a new PDF")
    pictures = tuple(_pictures(reader, _bare(text, pages, damaged))) if is_installed() else ()
    if is_blank(text) and not pictures:
        raise UnreadableDocument(f"a scan: {_count(len(pages))} with pictures and no text; {AS_OCR}")
    told: Mapping[str, object] = reader.metadata or {}
    title, author = cleaned(told.get("/Title")), cleaned(told.get("/Author"))
    return Contents(
        text,
        title if title and not NO_TITLE.match(title) else headline(text),
        publisher(text),
        author if author and not NO_AUTHOR.fullmatch(author) else None,
        web_address(address),
        _hint(told.get("/CreationDate")),
        pages,
        _notes(text, pages, damaged, [page for page, _ in pictures]),
        pictures=pictures,
    )


def _opened(data: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise UnreadableDocument("encrypted: save a copy without its password")
        count = len(reader.pages)
    except UnreadableDocument:
        raise
    except (DependencyError, NotImplementedError):
        raise UnreadableDocument("encrypted in a way that is not read: save a copy without encryption") from None
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise UnreadableDocument("damaged or cut off: get it once more, or print it to a new PDF") from None
    if not count:
        raise UnreadableDocument("no page in it; it may be damaged or cut off")
    if count > PAGES:
        raise UnreadableDocument(f"{count:,} pages, more than the {PAGES:,} of one document: split it")
    return reader


def _pages(reader: PdfReader, damaged: list[int]) -> Iterator[list[Line]]:
    """The lines of each page; the number of one that cannot be read to its end is put to the `damaged`."""
    size = 0
    for number, page in enumerate(reader.pages, 1):
        lines, whole = _lines(page)
        if not whole:
            damaged.append(number)
        size += sum(len(line.text) for line in lines)
        if size > LONGEST:
            raise UnreadableDocument(f"more than {LONGEST:,} characters, too long for one document: split it")
        yield lines


def _lines(page: PageObject) -> tuple[list[Line], bool]:
    """The lines of a page in its order, with where they stand and the size of their letters; whether that is all."""
    lines: list[Line] = []
    begun: list[Line] = []

    def visit(text: str, user: list[float], own: list[float], _font: object, size: float) -> None:
        for i, piece in enumerate(text.split("\n")):
            if i and begun:
                lines.append(Line("".join(each.text for each in begun), *begun[0][1:]))
                begun.clear()
            if piece.strip() or (piece and begun):
                scale = abs(own[3] or own[1]) * abs(user[3] or user[1])
                x, y = own[4] * user[0] + own[5] * user[2] + user[4], own[4] * user[1] + own[5] * user[3] + user[5]
                begun.append(Line(piece, x, y, size * scale))

    whole = True
    try:
        page.extract_text(visitor_text=visit)
    except MemoryError:
        raise
    except Exception:  # a page that is damaged in any of a hundred ways is read as far as it can be
        whole = False
    if begun:
        lines.append(Line("".join(each.text for each in begun), *begun[0][1:]))
    return [line for line in lines if not is_blank(line.text)], whole


def _hint(created: object) -> Evidence | None:
    day = pdf_moment(created)
    return None if day is None else Evidence(day, f"the PDF was made on {day.isoformat()[:10]}", sure=False)


def _bare(text: str, pages: tuple[int, ...], damaged: list[int]) -> list[int]:
    """The pages without text, by their number from 1, that are not damaged."""
    ends = (*pages[1:], len(text))
    bare = [i for i, (start, end) in enumerate(zip(pages, ends, strict=True), 1) if is_blank(text[start:end])]
    return [number for number in bare if number not in damaged]


def _notes(text: str, pages: tuple[int, ...], damaged: list[int], pictured: list[int]) -> tuple[str, ...]:
    """Notes on pages that are damaged, or have neither text nor a picture that is read for one."""
    bare = [number for number in _bare(text, pages, damaged) if number - 1 not in pictured]
    notes = []
    if damaged:
        notes.append(f"damaged, and read in part, on {_listed(damaged)} of {len(pages)}")
    if bare:
        notes.append(f"no text on {_listed(bare)} of {len(pages)}, perhaps scanned; {AS_OCR}")
    return tuple(notes)


def _pictures(reader: PdfReader, bare: list[int]) -> Iterator[Picture]:
    """The largest picture of each page without text, as a grey one (PNG) of the size of a page at 300 dots an inch."""
    size = 0
    for number in bare[:PICTURED]:
        picture = _picture(reader.pages[number - 1])
        size += len(picture)
        if size > PICTURES:
            return
        if picture:
            yield number - 1, picture


def _picture(page: PageObject) -> bytes:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        shown = max(
            (image.image for image in page.images if image.image is not None),
            key=lambda image: image.width * image.height,
            default=None,
        )
        if shown is None or min(shown.size) < SMALLEST:
            return b""
        grey = shown.convert("L").rotate(-int(page.rotation), expand=True)
        grey.thumbnail(PAPER)
        stream = io.BytesIO()
        grey.save(stream, "PNG")
        return stream.getvalue()
    except MemoryError:
        raise
    except Exception:  # a picture that is damaged in any of a hundred ways is none
        return b""


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" ..." if len(numbers) > 5 else "")
    return f"{_count(len(numbers))} ({shown})"


def _count(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


PDF = FileFormat("a PDF", (".pdf",), contents, 100_000_000, apart=True)
