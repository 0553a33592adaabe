"""Small files in every format that is read, made from the same lines of text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from html import escape
from struct import pack


def lines_of(text: str) -> list[str]:
    """The paragraphs of a text."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def pdf(
    lines: Sequence[str],
    *,
    title: str = "",
    author: str = "",
    made: datetime | None = None,
    head: str = "",
    password: str | None = None,
    method: str = "RC4",
    width: float = 0,
    leading: float = 5,
) -> bytes:
    """A PDF with a paragraph a line, `head` on every page; `width` and `leading` of the text are in millimetres."""
    from fpdf import FPDF
    from fpdf.enums import EncryptionMethod

    class Paper(FPDF):
        def header(self) -> None:
            if head:
                self.cell(0, 8, f"{head} {self.page_no()}", new_x="LMARGIN", new_y="NEXT")

    paper = Paper()
    paper.core_fonts_encoding = "cp1252"
    paper.set_font("Times", size=11)
    paper.add_page()
    paper.set_title(title)
    paper.set_author(author)
    paper.set_creation_date(made or datetime(2020, 1, 1, 12))
    if password is not None:
        encryption = EncryptionMethod[method]
        paper.set_encryption(owner_password="owner", user_password=password or None, encryption_method=encryption)
    for line in lines:
        text = latin(line)
        paper.multi_cell(width, leading, text, align="L", new_x="LMARGIN", new_y="NEXT", wrapmode="WORD")
        paper.ln(3)
    return bytes(paper.output())


def latin(line: str) -> str:
    """A line in the characters that the fonts of every PDF reader have."""
    return line.encode("cp1252", "replace").decode("cp1252")


def scan(pages: int = 1) -> bytes:
    """A PDF whose pages hold drawings and no text."""
    from fpdf import FPDF

    paper = FPDF()
    for _ in range(pages):
        paper.add_page()
        paper.rect(20, 20, 100, 100)
    return bytes(paper.output())


def photographed(pages: Sequence[Sequence[str]], size: tuple[int, int] = (1240, 1754)) -> bytes:
    """A PDF of pages that are pictures of some lines."""
    from PIL import Image, ImageDraw, ImageFont

    shown = []
    for lines in pages:
        picture = Image.new("L", size, 255)
        pen, font = ImageDraw.Draw(picture), ImageFont.load_default(size=34)
        for number, line in enumerate(lines):
            pen.text((100, 120 + 60 * number), line, font=font, fill=0)
        shown.append(picture)
    stream = io.BytesIO()
    shown[0].save(stream, "PDF", save_all=True, append_images=shown[1:], resolution=150)
    return stream.getvalue()


def docx(
    lines: Sequence[str],
    *,
    title: str = "",
    author: str = "",
    made: datetime | None = None,
    table: Sequence[Sequence[str]] = (),
) -> bytes:
    """A Word document with a paragraph a line, and a table at the end."""
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    told = document.core_properties
    told.title, told.author = title, author
    if made is not None:
        told.comments, told.created, told.modified = "", made, made
    return saved(document)


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def page(lines: Sequence[str], head: str = "") -> bytes:
    """A web page with menus around an article of a paragraph a line."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a> "
        f"<a href='/world'>World</a></nav><article>{body}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def mail(
    text: str,
    *,
    headers: Mapping[str, str] | None = None,
    html: str | None = None,
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """A mail with a text, its form in HTML, and files."""
    message = EmailMessage()
    for name, value in (headers or {"Subject": "News", "From": "desk@example.org"}).items():
        message[name] = value
    if text:
        message.set_content(text)
    if html is not None and text:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def archive(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of some files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return stream.getvalue()


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """A workbook with sheets of rows."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    return saved(book)


NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "meta")
)


def opendocument(kind: str, body: str, head: str = "") -> bytes:
    """An OpenDocument file of a kind ("text", "spreadsheet") with a body, and metadata, in its own XML."""
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    told = f'<office:meta xmlns:dc="http://purl.org/dc/elements/1.1/">{head}</office:meta>'
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}".encode(),
            "content.xml": f"<office:document-content {NAMESPACES}>{inside}</office:document-content>".encode(),
            "meta.xml": f"<office:document-meta {NAMESPACES}>{told}</office:document-meta>".encode(),
            "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


def ods(rows: Sequence[Sequence[str]], *, repeated: tuple[int, int] = (1, 1)) -> bytes:
    """A spreadsheet of texts, of which rows and cells are said to be repeated."""
    columns, lines = repeated
    cell = f"<table:table-cell table:number-columns-repeated='{columns}' office:value-type='string'><text:p>"
    inner = "".join(
        f"<table:table-row table:number-rows-repeated='{lines}'>"
        + "".join(f"{cell}{escape(text)}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in rows
    )
    return opendocument("spreadsheet", f"<table:table table:name='S'>{inner}</table:table>")


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB) with some streams, those of "folder/name" in a storage; each is filled up with NUL."""
    sector, least = 512, 4096
    folders = sorted({name.partition("/")[0] for name in streams if "/" in name})
    names = ["Root Entry", *folders, *streams]
    blocks = [data.ljust(least, b"\0") + b"\0" * (-max(len(data), least) % sector) for data in streams.values()]
    chains: list[int] = []
    starts = []
    for block in blocks:
        starts.append(len(chains))
        count = len(block) // sector
        chains += [*range(len(chains) + 1, len(chains) + count), 0xFFFFFFFE]
    directory = len(chains)
    count = -(-len(names) * 128 // sector)
    chains += [*range(directory + 1, directory + count), 0xFFFFFFFE]
    tables = -(-(len(chains) + 1) // 127)
    first = len(chains)
    chains += [0xFFFFFFFD] * tables
    of = {n: names.index(name.partition("/")[0]) if "/" in name else 0 for n, name in enumerate(names) if n}
    entries = b""
    for n, name in enumerate(names):
        label = name.rpartition("/")[2].encode("utf-16-le") + b"\0\0"
        inside = [each for each in of if of[each] == n]
        beside = [each for each in of if n and of[each] == of[n] and each > n]
        kind = 5 if not n else 1 if name in folders else 2
        at = n - 1 - len(folders)
        start, size = (starts[at], len(blocks[at])) if kind == 2 else (0xFFFFFFFE, 0)
        links = (0xFFFFFFFF, beside[0] if beside else 0xFFFFFFFF, inside[0] if inside else 0xFFFFFFFF)
        head = label.ljust(64, b"\0") + pack("<HBBIII", len(label), kind, 1, *links)
        entries += head + bytes(36) + pack("<IQ", start, size)
    entries += b"\0" * (count * sector - len(entries))
    table = pack(f"<{len(chains)}I", *chains) + b"\xff" * (tables * sector - 4 * len(chains))
    lists = pack("<109I", *range(first, first + tables), *[0xFFFFFFFF] * (109 - tables))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += pack("<IIIIIIIII", 0, tables, directory, 0, least, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + lists
    return header + b"".join(blocks) + entries + table


def outlook(texts: Mapping[str, str], *, sent: int = 0, others: Mapping[str, bytes] | None = None) -> bytes:
    """A mail as Outlook saves it, with texts by the ids of their properties, and when it was sent."""
    properties = bytes(32) + pack("<IIQ", 0x00390040, 6, sent)
    streams = {f"__substg1.0_{ident}001F": text.encode("utf-16-le") for ident, text in texts.items()}
    return compound({"__properties_version1.0": properties, **streams, **(others or {})})
