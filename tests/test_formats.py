"""The formats that are read: what of a file becomes text, title, publisher and date."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tests import made
from timeline import build
from timeline.model import Document, PublicationBasis
from timeline.readers import Problem, read_bytes, read_files

STORY = [
    "Harbour to close for two years",
    "The council voted on Monday to close the harbour. Mayor Ida Moreau signed the order on 3 March 2025, and the "
    "company, which had asked for more time, must answer before April 29.",
    "“It is over,” she said.",
]
TEXT = "\n\n".join(STORY)


def document_in(name: str, data: bytes) -> Document:
    """The one document in a file."""
    reading = read_bytes(name, data)
    assert reading.problems == ()
    (document,) = reading.documents
    return document


def told(document: Document) -> tuple[object, ...]:
    """What a file tells beside its text."""
    publication = document.publication
    return document.title, document.publisher, document.author, document.address, publication.basis, publication.day


# --- Markdown -----------------------------------------------------------------------------------

FRONT = [
    (
        "title: Closing time\ndate: 2025-03-19",
        ("Closing time", None, None, None, PublicationBasis.STATED, date(2025, 3, 19)),
    ),
    (
        "title: 'Closing: time'\ndate: 2025-03-19T17:40:00Z\nauthor: [Ann Lee, Bo Oz]\nsource: The Daily",
        ("Closing: time", "The Daily", "Ann Lee, Bo Oz", None, PublicationBasis.STATED, datetime(2025, 3, 19, 17, 40)),
    ),
    ("source: https://example.org/a\ntitle: A", ("A", "https://example.org/a", None, "https://example.org/a")),
    (
        "date: 19 March 2025",
        ("Harbour to close for two years", None, None, None, PublicationBasis.STATED, date(2025, 3, 19)),
    ),
    ("date: 31 February 2025\nurl: javascript:alert(1)", ("Harbour to close for two years", None, None, None)),
    ("title: !!python/object/apply:os.system [x]\n", ("!!python/object/apply:os.system [x]", None, None, None)),
    ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\ntitle: T", ("T", None, None, None, PublicationBasis.UNKNOWN, None)),
]


@pytest.mark.parametrize(("front", "expected"), FRONT)
def test_front_matter_tells_title_date_source_and_author(front: str, expected: tuple[object, ...]) -> None:
    text = f"---\n{front}\n---\n\n# {TEXT}\n"
    document = document_in("a.md", text.encode())
    assert document.text == text
    assert told(document)[: len(expected)] == expected


# --- web pages ----------------------------------------------------------------------------------

METADATA = [
    ('<meta property="article:published_time" content="2025-03-19T17:40:00+01:00">', datetime(2025, 3, 19, 17, 40)),
    ('<meta name="date" content="2025-03-19">', date(2025, 3, 19)),
    ('<meta itemprop="datePublished" content="March 19, 2025">', date(2025, 3, 19)),
    ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-03-19"}]}</script>', date(2025, 3, 19)),
    ('<script type="application/ld+json">{"datePub</script>', None),
    ('<meta name="date" content="whenever">', None),
]


@pytest.mark.parametrize(("head", "day"), METADATA)
def test_the_metadata_of_a_page_states_its_date(head: str, day: date | None) -> None:
    document = document_in("a.html", made.page(STORY, head))
    assert document.text == TEXT
    assert document.publication.day == day
    assert (document.publication.basis is PublicationBasis.STATED) == (day is not None)
    assert day is None or "the page's metadata: “" in document.publication.evidence


def test_a_page_tells_its_headline_site_author_and_address() -> None:
    head = (
        "<title>Harbour to close - The Daily</title><meta property='og:site_name' content='The Daily'>"
        "<meta name='author' content='Ann Lee'><link rel='canonical' href='https://daily.example/harbour'>"
    )
    data = made.page(STORY[1:], head).replace(b"<article>", b"<article><h1>Harbour to close</h1>")
    document = document_in("a.htm", data)
    assert told(document)[:4] == ("Harbour to close", "The Daily", "Ann Lee", "https://daily.example/harbour")
    assert document.text.startswith("Harbour to close\n\nThe council voted")
    assert "Home" not in document.text
    assert "rights" not in document.text


def test_a_date_that_a_page_only_shows_is_a_hint() -> None:
    head = "<link rel='canonical' href='https://daily.example/2025/03/19/harbour'>"
    publication = document_in("a.html", made.page(STORY, head)).publication
    assert (publication.basis, publication.day) == (PublicationBasis.UNKNOWN, None)
    assert [(ground.last, ground.confidence) for ground in publication.grounds] == [(date(2025, 3, 19), 0.5)]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "cp1251"])
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str) -> None:
    words = "Суд решил дело в пользу города. " * 8 if charset == "cp1251" else "Café owners met – “all” of them. " * 8
    page = f"<html><head><meta charset='{charset}'></head><body><article><p>{words}</p></article></body></html>"
    data = page.encode("cp1252" if charset == "iso-8859-1" else charset)
    assert document_in("a.html", data).text == words.strip()


# --- PDF ----------------------------------------------------------------------------------------


def test_the_lines_of_a_pdf_are_joined_to_paragraphs_and_its_pages_kept() -> None:
    sentence = "The council voted on Monday to close the harbour of the town. "
    body = [f"Paragraph {n}. " + sentence * 9 for n in range(14)]
    document = document_in("a.pdf", made.pdf([STORY[0], *body], title="Closing time", author="Ann Lee", head="Page"))
    assert document.text == "\n\n".join(line.strip() for line in [STORY[0], *body])
    assert told(document)[:3] == ("Closing time", None, "Ann Lee")
    assert len(document.pages) > 1
    assert document.pages[0] == 0
    assert document.page_at(len(document.text) - 1) == len(document.pages)
    assert [ground.why for ground in document.publication.grounds] == ["the PDF was made on 2020-01-01"]


def test_words_broken_at_the_end_of_a_line_are_mended_and_compounds_kept() -> None:
    text = (
        "The court heard the gov-\nernment on Monday about the long-\nterm plan of the US-\nRussian body, a plan\n"
        "for the long term, and the term is long. The govern-\nment agreed to it."
    )
    mended = "heard the government on Monday about the long-term plan of the US-Russian"
    assert mended in document_in("a.pdf", made.pdf([text], width=150)).text


def test_a_scan_is_said_to_be_one() -> None:
    (problem,) = read_bytes("a.pdf", made.scan(3)).problems
    assert problem.why == "a scan: 3 pages with pictures and no text; run text recognition (OCR) over it first"


@pytest.mark.parametrize("method", ["RC4", "AES_128", "AES_256"])
def test_a_pdf_that_is_encrypted_without_a_password_is_read(method: str) -> None:
    assert document_in("a.pdf", made.pdf(STORY, password="", method=method)).text == TEXT


def test_a_pdf_is_read_without_the_stamps_of_the_browser_that_printed_it() -> None:
    foot = "https://daily.example/harbour 1/1"
    document = document_in("a.pdf", made.pdf(["11/22/26, 9:19 PM Harbour to close", *STORY, foot]))
    assert (document.text, document.address) == (TEXT, "https://daily.example/harbour")


def test_page_numbers_and_running_heads_are_no_text() -> None:
    story = [f"Part {n}. The council voted on Monday. " * 3 for n in range(40)]
    document = document_in("a.pdf", made.pdf(story, head="The Daily Harbour, 19 March 2025, page"))
    assert len(document.pages) > 1
    assert "Daily" not in document.text
    assert document.text.count("\n\n") == 39


def test_a_text_with_wide_lines_is_joined_all_the_same() -> None:
    sentence = "the council voted on Monday to close the harbour of the town and to open another "
    story = ["So it was that " + sentence * 12 + "later.", "And " + sentence * 9 + "soon."]
    assert document_in("a.pdf", made.pdf(story, leading=9)).text == "\n\n".join(story)


def test_a_page_without_text_is_noted() -> None:
    from pypdf import PdfReader, PdfWriter

    writer, stream = PdfWriter(), io.BytesIO()
    for data in (made.pdf(STORY), made.scan()):
        writer.append(PdfReader(io.BytesIO(data)))
    writer.write(stream)
    reading = read_bytes("a.pdf", stream.getvalue())
    assert reading.documents[0].text == TEXT
    assert reading.documents[0].pages == (0, len(TEXT))
    (problem,) = reading.problems
    assert problem.why == "no text on 1 page (2) of 2, perhaps scanned; run text recognition (OCR) over it first"


def test_an_encrypted_pdf_is_said_to_be_one() -> None:
    (problem,) = read_bytes("a.pdf", made.pdf(STORY, password="secret")).problems
    assert problem.why == "encrypted: save a copy without its password"


# --- Word ---------------------------------------------------------------------------------------


def test_a_word_document_is_read_with_its_tables_in_order() -> None:
    table = [["3 March 2025", "The mayor signed the order"], ["29 April 2025", "The answer is due"]]
    data = made.docx(STORY, title="Closing time", author="Ann Lee", table=table, made=datetime(2025, 3, 20, 9))
    document = document_in("a.docx", data)
    assert document.text == TEXT + "\n\n3 March 2025 | The mayor signed the order\n\n29 April 2025 | The answer is due"
    assert told(document)[:3] == ("Closing time", None, "Ann Lee")
    assert [ground.why for ground in document.publication.grounds] == ["the Word file was last changed on 2025-03-20"]


RUN = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
MARKED = [
    (f"<w:ins w:id='1' w:author='A'>{RUN.format('Not ')}</w:ins>{RUN.format('so.')}", "Not so."),
    ("<w:del w:id='1' w:author='A'><w:r><w:delText>Gone. </w:delText></w:r></w:del>" + RUN.format("Here."), "Here."),
    (f"<w:hyperlink w:anchor='x'>{RUN.format('A link')}</w:hyperlink>{RUN.format(' in it.')}", "A link in it."),
    (f"<w:sdt><w:sdtContent>{RUN.format('In a control.')}</w:sdtContent></w:sdt>", "In a control."),
    ("<w:r><w:t>Two</w:t><w:br/><w:t>lines</w:t><w:tab/><w:t>in</w:t></w:r>", "Two\nlines\tin"),
    ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co-op"),
    ("<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>A field.</w:t></w:r>", "A field."),
]


@pytest.mark.parametrize(("inside", "text"), MARKED)
def test_the_text_of_a_word_document_is_what_stands_on_the_paper(inside: str, text: str) -> None:
    from docx import Document as word
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = word()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    wrapped = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>{RUN.format('A block.')}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(1, parse_xml(wrapped))
    assert document_in("a.docx", made.saved(document)).text == f"{text}\n\nA block."


def test_the_date_of_a_template_is_no_hint() -> None:
    assert document_in("a.docx", made.docx(STORY)).publication.grounds == ()


# --- mail ---------------------------------------------------------------------------------------

HEADERS = {
    "Subject": "Harbour to close",
    "From": "Ann Lee <ann@daily.example>",
    "To": "Bo Oz <bo@daily.example>",
    "Date": "Wed, 19 Mar 2025 17:40:00 +0100",
}


def test_a_mail_is_dated_by_when_it_was_sent() -> None:
    document = document_in("a.eml", made.mail(TEXT + "\n", headers=HEADERS, html="<p>another form</p>"))
    assert document.text == TEXT + "\n"
    assert told(document) == (
        "Harbour to close", None, "Ann Lee <ann@daily.example>", None,
        PublicationBasis.STATED, datetime(2025, 3, 19, 17, 40),
    )  # fmt: skip
    assert document.publication.evidence == (
        "the mail was sent by Ann Lee <ann@daily.example> to Bo Oz <bo@daily.example> on 2025-03-19 at 17:40"
    )


def test_a_mail_without_a_plain_part_is_read_from_its_page() -> None:
    html = made.page(STORY).decode()
    assert document_in("a.eml", made.mail("", html=html)).text == TEXT


def test_attachments_are_documents_of_their_own() -> None:
    inner = made.mail("An older mail.\n", headers={"Subject": "Older", "Date": "Mon, 3 Mar 2025 08:00:00 +0000"})
    attached = {"report.pdf": made.pdf(STORY), "notes.txt": b"Notes.", "old.eml": inner, "logo.png": b"\x89PNG"}
    reading = read_bytes("in/a.eml", made.mail("See the files.\n", headers=HEADERS, attached=attached))
    assert {document.source for document in reading.documents} == {
        "in/a.eml", "in/a.eml/report.pdf", "in/a.eml/notes.txt", "in/a.eml/old.eml"
    }  # fmt: skip
    assert [problem.source for problem in reading.problems] == ["in/a.eml/logo.png"]


# --- tables and lists of articles ---------------------------------------------------------------


def rows(*articles: dict[str, object]) -> dict[str, bytes]:
    """The same articles as a table, a list and lines."""
    names = list(articles[0])
    cells = [names, *([str(article.get(name, "")) for name in names] for article in articles)]
    table = "\r\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)
    return {
        "a.csv": table.encode(),
        "b.tsv": table.replace('","', '"\t"').encode(),
        "c.json": json.dumps({"status": "ok", "articles": articles}).encode(),
        "d.jsonl": "\n".join(json.dumps(article) for article in articles).encode(),
    }


ARTICLE: dict[str, object] = {
    "headline": "Harbour to close",
    "publishedAt": "2025-03-19T17:40:00Z",
    "Publisher": "The Daily",
    "url": "https://daily.example/a",
    "byline": "Ann Lee",
    "content": TEXT,
}


@pytest.mark.parametrize("name", ["a.csv", "b.tsv", "c.json", "d.jsonl"])
def test_each_article_of_a_table_or_list_is_a_document(name: str) -> None:
    reading = read_bytes(name, rows(ARTICLE, ARTICLE | {"content": "Another story.", "headline": "Other"})[name])
    assert reading.problems == ()
    by_source = {document.source: document for document in reading.documents}
    assert sorted(by_source) == [f"{name}/1", f"{name}/2"]
    first = by_source[f"{name}/1"]
    assert first.text == TEXT
    assert told(first) == (
        "Harbour to close", "The Daily", "Ann Lee", "https://daily.example/a", PublicationBasis.STATED,
        datetime(2025, 3, 19, 17, 40),
    )  # fmt: skip
    assert first.publication.evidence == "its column “publishedAt” is 2025-03-19T17:40"


@pytest.mark.parametrize("name", ["a.csv", "b.tsv", "c.json", "d.jsonl"])
def test_columns_may_be_named(name: str) -> None:
    data = rows({"Was": TEXT, "Wann": "19.03.2025", "text": "not this"})[name]
    (document,) = read_bytes(name, data, {"text": "Was", "date": "Wann"}).documents
    assert (document.text, document.publication.day) == (TEXT, date(2025, 3, 19))
    (problem,) = read_bytes(name, data, {"text": "Where"}).problems
    assert problem.why == "no column “Where”; there are: Was, Wann, text"


DATES = [
    (["03/04/2025", "25/04/2025"], [date(2025, 4, 3), date(2025, 4, 25)]),
    (["03/04/2025", "04/25/2025"], [date(2025, 3, 4), date(2025, 4, 25)]),
    (["03/04/2025"], [None]),
    (["April 3, 2025 5:40 PM", "20250403", "3 Apr 2025"], [datetime(2025, 4, 3, 17, 40), *[date(2025, 4, 3)] * 2]),
]


@pytest.mark.parametrize(("written", "days"), DATES)
def test_a_date_that_can_be_read_two_ways_is_settled_by_the_others_or_passed_over(
    written: list[str], days: list[date | None]
) -> None:
    reading = read_bytes("a.csv", rows(*({"text": f"Story {n}", "date": d} for n, d in enumerate(written)))["a.csv"])
    found = {document.source: document.publication.day for document in reading.documents}
    assert [found[f"a.csv/{n}"] for n in range(1, len(days) + 1)] == days
    assert len(reading.problems) == days.count(None)
    assert all("can be read for sure: write it as 2025-03-19" in problem.why for problem in reading.problems)


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\r\ntitel;text\r\nA;One, two; three",
        b"titel;text\r\nA;One, two",
        b'"titel"|"text"\n"A"|"One, two"',
        b'\xef\xbb\xbftext,titel\n"One, two",A\n\n',
    ],
)
def test_what_parts_the_cells_of_a_table_is_seen_in_it(data: bytes) -> None:
    assert document_in("a.csv", data).text.startswith("One, two")


def test_an_object_for_a_source_or_author_is_read_by_its_name() -> None:
    article = {"articleBody": TEXT, "publisher": {"name": "The Daily"}, "author": [{"name": "Ann"}, {"name": "Bo"}]}
    (document,) = read_bytes("a.json", json.dumps(article).encode()).documents
    assert (document.publisher, document.author) == ("The Daily", "Ann, Bo")


# --- archives -----------------------------------------------------------------------------------


def test_an_archive_is_read_like_a_folder() -> None:
    files = {
        "march.txt": b"A story of March.",
        "deep/page.html": made.page(STORY),
        "deep/inner.zip": made.archive({"april.md": b"# A story of April\n"}),
        "README.md": b"Tells of the files.",
        ".hidden.txt": b"Hidden.",
        "__MACOSX/march.txt": b"Hidden.",
        "picture.jpg": b"\xff\xd8\xff",
        "copy.txt": b"A story of March.",
    }
    reading = read_bytes("a.zip", made.archive(files))
    assert {document.source for document in reading.documents} == {
        "a.zip/copy.txt", "a.zip/deep/page.html", "a.zip/deep/inner.zip/april.md"
    }  # fmt: skip
    assert [str(problem)[:44] for problem in reading.problems] == [
        "a.zip/march.txt: the same bytes as a.zip/cop",
        "a.zip/picture.jpg: .jpg is not a format that",
    ]


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("../../x.txt", "a.zip/x.txt"),
        ("/etc/x.txt", "a.zip/etc/x.txt"),
        ("C:\\x.txt", "a.zip/C:/x.txt"),
        ("new\nline.txt", "a.zip/new\\nline.txt"),
        ("y" * 500 + ".txt", "a.zip/…" + "y" * 115 + ".txt"),
    ],
)
def test_names_in_an_archive_lead_nowhere(name: str, source: str) -> None:
    assert document_in("a.zip", made.archive({name: b"A story."})).source == source


def test_a_file_has_the_same_id_in_an_archive_and_outside() -> None:
    reading = read_files([("a.zip", made.archive({"a.txt": b"A story."})), ("a.txt", b"A story.")])
    assert [document.id for document in reading.documents] == [document_in("x/a.txt", b"A story.").id]
    assert reading.problems == (Problem("a.txt", "the same bytes as a.zip/a.txt, which is read once"),)


# --- the sample in every format -----------------------------------------------------------------

SAMPLE = {
    path.stem: made.latin(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parents[1] / "data" / "us-russia-2025").glob("0*.txt"))
}
SAVED: dict[str, Callable[[str], bytes]] = {
    ".pdf": lambda text: made.pdf(made.lines_of(text)),
    ".docx": lambda text: made.docx(made.lines_of(text)),
    ".html": lambda text: made.page(made.lines_of(text)),
    ".eml": lambda text: made.mail(text, headers={"From": "desk@example.org"}),
}


def chronology_of(ending: str, save: Callable[[str], bytes]) -> list[tuple[object, ...]]:
    """What the sample tells when it is saved in a format: its events, and where each is told."""
    reading = read_files((name + ending, save(text)) for name, text in SAMPLE.items())
    assert reading.problems == ()
    chronology = build(reading.documents)
    documents = {document.id: document for document in chronology.documents}
    mentions = {mention.id: mention for mention in chronology.mentions}

    def passage(ident: str) -> tuple[str, str]:
        document = documents[mentions[ident].document]
        return document.source.removesuffix(ending), "".join(document.quote(mentions[ident].span).split())

    return sorted(
        (event.title, event.kind, event.status, str(event.dating), sorted(map(passage, event.mentions)))
        for event in (*chronology.events, *chronology.undated)
    )


@pytest.fixture(scope="module")
def from_text() -> list[tuple[object, ...]]:
    return chronology_of(".txt", str.encode)


@pytest.mark.parametrize("ending", SAVED)
def test_the_sample_tells_the_same_events_in_every_format(ending: str, from_text: list[tuple[object, ...]]) -> None:
    assert len(from_text) > 50
    assert chronology_of(ending, SAVED[ending]) == from_text
