"""Reading: what becomes a document, what is refused and how it is said, and that order never matters."""

from __future__ import annotations

import os
import random
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import read
from timeline.model import Document
from timeline.readers import NoSuchDocument, NothingReadable, named, read_all, read_bytes

SAMPLE = Path(__file__).parent.parent / "data" / "us-russia-2025"
STORY = "Court rules for the town\n\nThe court ruled on Monday. “It is over,” she said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(*paths: str) -> list[str]:
    return [str(problem) for problem in read_all(paths).problems]


def document_in(name: str, data: bytes) -> Document:
    """The one document in a file."""
    (document,) = read_bytes(name, data).documents
    return document


# --- what is read -------------------------------------------------------------------------------


def test_the_sample_is_five_documents_and_its_readme_is_none() -> None:
    reading = read_all([SAMPLE])
    assert [document.id[:4] for document in reading.documents] == ["000-", "001-", "002-", "003-", "004-"]
    assert reading.problems == ()


def test_the_sample_holds_the_given_articles_byte_for_byte() -> None:
    seeds = SAMPLE.parents[2] / "shared" / "seeds"
    if not seeds.is_dir():
        pytest.skip("the articles the sample was made from are not beside this checkout")
    assert [path.read_bytes() for path in sorted(SAMPLE.glob("*.txt"))] == [
        path.read_bytes() for path in sorted(seeds.glob("*.txt"))
    ]


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (11, 1), (12, 2), (29, 2), (30, 3), (99, 3)])
def test_a_place_in_a_paged_text_stands_on_one_page(offset: int, page: int) -> None:
    assert Document("d", "d.pdf", "x" * 100, pages=(0, 12, 30)).page_at(offset) == page
    assert Document("d", "d.txt", "x" * 100).page_at(offset) is None


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfA story.\r\nSecond line.\rThird.\n\n",
        "Ein Märchen – “ok” 😀\u2028e\u0301".encode(),
        b"a \x00 stray byte" + b" and words" * 20,
    ],
)
def test_the_text_is_the_file_decoded_with_its_line_ends_untouched(folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    (document,) = read("a.txt")
    assert document.text == data.decode()
    with open("a.txt", encoding="utf-8", newline="") as file:
        assert document.text == file.read()


def test_a_folder_is_read_with_all_it_holds_and_hidden_files_are_passed_over(folder: Path) -> None:
    for name in [
        "a.txt",
        "deep/er/b.md",
        "deep/c.TXT",
        "no-ending",
        ".hidden.txt",
        ".git/d.txt",
        "README.md",
        "deep/readme.txt",
    ]:
        (folder / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "in" / name).write_text(f"{name} {STORY}")
    assert sorted(document.source for document in read(["in/"])) == [
        "in/a.txt",
        "in/deep/c.TXT",
        "in/deep/er/b.md",
        "in/no-ending",
    ]
    assert {document.source for document in read(["in/README.md", "in/.hidden.txt"])} == {
        "in/.hidden.txt",
        "in/README.md",
    }


def test_a_source_is_the_path_as_it_was_given(folder: Path) -> None:
    (folder / "a.txt").write_text(STORY)
    assert [document.source for document in read(["./a.txt"])] == ["./a.txt"]
    assert [document.source for document in read([folder / "a.txt"])] == [(folder / "a.txt").as_posix()]
    assert [document.source for document in read(".")] == ["./a.txt"]


def test_neither_the_order_of_paths_nor_of_files_on_disk_shows(folder: Path) -> None:
    names = [f"{number:02}-{word}.txt" for number, word in enumerate(["zeta", "alpha", "Beta", "émile", "日本", "x y"])]
    for name in random.Random(1).sample(names, len(names)):
        (folder / name).write_text(f"{name} {STORY}")
    first = read_all(names)
    assert first == read_all(list(reversed(names))) == read_all([*names, *names])
    assert {document.id for document in first.documents} == {document.id for document in read_all(["."]).documents}


def test_ids_are_readable_stable_and_differ(folder: Path) -> None:
    for name in ["a/report.txt", "b/report.txt", "b/Отчёт.txt", "b/Été à Paris (2).txt"]:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{name} {STORY}")
    ids = [document.id for document in read(["a", "b"])]
    assert len(set(ids)) == 4
    assert [id.rsplit("-", 1)[0] for id in ids] == ["document", "ete-a-paris-2", "report", "report"]
    ids = {document_in(name, b"A story.").id for name in ("x/report.txt", "report.md")}
    assert ids == {"report-9ef8180d6f"}


TITLES = [
    ("a.txt", "World\n\nCourt rules for the town\n\nBy Jane Doe\n\nThe court ruled.", "Court rules for the town"),
    ("a.txt", "7 mins read\nSpring comes to the harbour\nText.", "Spring comes to the harbour"),
    ("a.txt", "- Home\n- World\n- Harbour to close for two years\n\nText.", "Harbour to close for two years"),
    ("a.txt", "JANE DOE March 19, 2025 17:40\nThe harbour was closed on Monday, the city said in a statement.", "a"),
    ("minutes 3.txt", "The council met on Monday and voted for the budget.\nSo it did again", "minutes 3"),
    ("a.txt", "\ufeffHarbour to close for two years\r\nText.", "Harbour to close for two years"),
    ("a.md", "intro\n\n## The *harbour* closes [today](http://x.example) ##\n\ntext", "The harbour closes today"),
    ("a.md", "The harbour\r\n===\r\n\r\n# Later", "The harbour"),
    ("a.md", "---\ntitle: 'Closing time'\npublisher: The Daily Harbour\n---\n# Other", "Closing time"),
    ("a.md", "Just words.", "a"),
]


@pytest.mark.parametrize(("name", "text", "title"), TITLES)
def test_a_title_is_the_headline_or_else_the_name(name: str, text: str, title: str) -> None:
    assert document_in(name, text.encode()).title == title


PUBLISHERS = [
    ("a.txt", "From The Gazette, April 14, 2025, p. 3. Complete text:\nIt began.", "The Gazette"),
    ("a.txt", "Harbour to close\nSource: Daily Harbour\nText.", "Daily Harbour"),
    ("a.txt", "PARIS, March 3 (Agence) - The harbour closed.", "Agence"),
    ("a.md", "---\npublisher: The Daily Harbour\n---\ntext", "The Daily Harbour"),
    ("a.txt", "The harbour of Paris closed (again) - so it goes.", None),
]


@pytest.mark.parametrize(("name", "text", "publisher"), PUBLISHERS)
def test_a_publisher_is_told_by_the_head_or_not_at_all(name: str, text: str, publisher: str | None) -> None:
    assert document_in(name, text.encode()).publisher == publisher


# --- what is refused ----------------------------------------------------------------------------

REFUSED = [
    ("a.txt", b"", "empty file"),
    ("a.txt", b" \n\t\r\n\xef\xbb\xbf", "no text in it, only blanks"),
    ("a.txt", random.Random(3).randbytes(5000), "not text but binary data"),
    ("a.txt", bytes(3000), "no text in it, only blanks"),
    ("a.txt", b"\x00\x01\x02\x03 text " * 90, "not text but binary data"),
    ("a.txt", "Line one\n“Two” – ".encode() + b"\xff end", "damaged character in line 2, byte 24"),
    ("a.txt", b"%PDF-1.7 ...", "a PDF"),
    ("a.txt", b"PK\x03\x04...", "a ZIP archive"),
    ("a.txt", b"<!DOCTYPE html><p>text", "HTML or XML"),
    ("a.pages", b"PK\x03\x04...", ".pages is not a format that is read (.txt, .text, .md, .markdown, .mdown, .html"),
    ("a.txt", b"a" * 5_000_001, "5.0 MB long, more than the 5.0 MB of one document: split it"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_reason_in_one_line(name: str, data: bytes, why: str) -> None:
    reading = read_bytes(name, data)
    assert reading.documents == ()
    (problem,) = map(str, reading.problems)
    assert why in problem
    assert "\n" not in problem


ENCODED = [
    ("Café “owners” met on Monday – all of them.", "cp1252", "Windows-1252"),
    ("Суд встретился в понедельник и решил дело в пользу города.", "cp1251", "Windows-1251"),
    ("Суд встретился в понедельник и решил дело в пользу города.", "koi8_r", "KOI8-R"),
    ("The court met.", "utf-16", "UTF-16"),
    ("The court met.", "utf-16-le", "UTF-16"),
    ("The court met.", "utf-32", "UTF-32"),
]


@pytest.mark.parametrize(("text", "encoding", "name"), ENCODED)
def test_text_in_another_encoding_is_read_and_a_note_says_as_what(text: str, encoding: str, name: str) -> None:
    reading = read_bytes("a.txt", text.encode(encoding))
    assert [document.text.lstrip("\ufeff") for document in reading.documents] == [text]
    assert [str(problem) for problem in reading.problems] == [
        f"a.txt: not UTF-8: read as {name}, which it looks like; save it as UTF-8 if that is wrong"
    ]


def test_one_bad_file_does_not_stop_the_others(folder: Path) -> None:
    (folder / "good.txt").write_text(STORY)
    (folder / "empty.txt").touch()
    (folder / "big.txt").write_bytes(b"The court met. " * (20_000_000 // 15))
    (folder / "void").mkdir()
    reading = read_all(["good.txt", "empty.txt", "big.txt", "nosuch.txt", "void", "nul\0.txt", "x" * 5000])
    assert [document.source for document in reading.documents] == ["good.txt"]
    assert [str(problem) for problem in reading.problems] == [
        "big.txt: 20.0 MB long, more than the 5.0 MB of one document: split it",
        "empty.txt: empty file",
        "nosuch.txt: no such file or folder",
        "nul\\x00.txt: not the path of a file",
        "void: nothing to read in this folder",
        "x" * 5000 + ": file name too long",
    ]


def test_read_warns_of_each_problem_and_raises_when_nothing_is_left(folder: Path) -> None:
    (folder / "good.txt").write_text(STORY)
    (folder / "empty.txt").touch()
    with pytest.warns(UserWarning, match=r"empty\.txt: empty file"):
        assert len(read(["good.txt", "empty.txt"])) == 1
    with pytest.raises(
        NothingReadable, match=r"nothing readable: empty\.txt: empty file; nosuch: no such file or folder"
    ):
        read(["empty.txt", "nosuch"])
    with pytest.raises(NothingReadable, match="no file was given"):
        read([])


def test_a_copy_is_read_once_and_said_to_be_one(folder: Path) -> None:
    (folder / "b.txt").write_text(STORY)
    (folder / "a.txt").write_text(STORY)
    assert problems("b.txt", "a.txt") == ["b.txt: the same bytes as a.txt, which is read once"]


def test_the_same_file_named_twice_is_read_once_without_a_word(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(STORY)
    (folder / "link.txt").symlink_to("in/a.txt")
    reading = read_all(["in", "in/a.txt", "./in/a.txt", "link.txt", "in/../in"])
    assert len(reading.documents) == 1
    assert reading.problems == ()


def test_links_cannot_lead_in_circles_or_out_of_a_folder(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(STORY)
    (folder / "in" / "round").symlink_to("..")
    (folder / "in" / "self.txt").symlink_to("self.txt")
    (folder / "in" / "gone.txt").symlink_to("nowhere")
    assert problems("in") == [
        "in/gone.txt: no such file or folder",
        "in/round: a link to a folder, which is not followed: name that folder itself",
        "in/self.txt: too many levels of symbolic links",
    ]
    assert len(read_all(["in/round"]).documents) == 1


def test_pipes_in_a_folder_are_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert problems(".") == ["./pipe: not a file with text but a device, pipe or socket"]


def test_a_pipe_named_itself_is_read_when_somebody_writes_to_it_and_not_waited_for_when_nobody_does(
    folder: Path,
) -> None:
    os.mkfifo(folder / "pipe")
    assert problems("pipe") == ["pipe: empty file"]
    end, writer = os.pipe()
    os.write(writer, STORY.encode())
    os.close(writer)
    (document,) = read(f"/dev/fd/{end}")
    os.close(end)
    assert document.text == STORY


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_devices_are_not_read(device: str) -> None:
    assert problems(device) == [f"{device}: not a file with text but a device, pipe or socket"]


def test_folders_may_lie_deeper_than_the_program_can_call_itself(folder: Path) -> None:
    depth = sys.getrecursionlimit() + 100
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").write_text(STORY)
    os.chdir(folder)
    assert [document.text for document in read(".")] == [STORY]
    for _ in range(depth):  # pytest's own way of removing a folder calls itself
        os.chdir("d")
    os.remove("a.txt")
    for _ in range(depth):
        os.chdir("..")
        os.rmdir("d")


def test_a_path_without_a_name_is_shown_as_one() -> None:
    assert problems("") == ["'': no such file or folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said_to_be_one(folder: Path) -> None:
    (folder / "a.txt").write_text(STORY)
    (folder / "a.txt").chmod(stat.S_IWUSR)
    assert problems("a.txt") == ["a.txt: no permission to read it"]


@pytest.mark.usefixtures("folder")
def test_odd_names_stay_on_one_line_and_can_be_written_anywhere() -> None:
    odd = [b"new\nline.txt", b"\xff.txt", b"\x1b[31mred.txt", "right\u202eto left.txt".encode()]
    for name in odd:
        Path(os.fsdecode(name)).touch()
    for problem in problems("."):
        assert problem.isprintable()
        assert problem.encode()
    for name in odd:
        Path(os.fsdecode(name)).write_text(STORY + ascii(name))
    for document in read("."):
        assert document.source.encode()
        assert document.title.encode()


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_under_any_name_give_documents_or_a_reason(data: bytes, name: str) -> None:
    reading = read_bytes(name, data)
    assert reading.documents or reading.problems
    assert all(str(problem).isprintable() for problem in reading.problems)
    for document in reading.documents:
        assert document.text.encode() == data or reading.problems
        assert document.id.isascii()


# --- names --------------------------------------------------------------------------------------

PACKED = ["in/x.zip/may.txt", "in/x.zip/deep/july.md", "in/y.csv/1", "in/y.csv/2"]
SOURCES = ["in/march.txt", "in/april.md", "./two/march.md", "in/june", "in/a.b=c.txt", *PACKED]
DOCUMENTS = [Document(source, source, "") for source in SOURCES]
NAMES = [
    ("in/march.txt", "in/march.txt"),
    ("./in/march.txt", "in/march.txt"),
    ("in/../in/march.txt", "in/march.txt"),
    ("two/march.md", "./two/march.md"),
    ("march.txt", "in/march.txt"),
    ("april", "in/april.md"),
    ("june", "in/june"),
    ("a.b=c", "in/a.b=c.txt"),
    ("may", "in/x.zip/may.txt"),
    ("x.zip/may.txt", "in/x.zip/may.txt"),
    ("x.zip/deep/july", "in/x.zip/deep/july.md"),
    ("y.csv/2", "in/y.csv/2"),
]


@pytest.mark.parametrize(("name", "source"), NAMES)
def test_a_document_is_named_by_its_path_its_file_name_or_that_without_ending(name: str, source: str) -> None:
    assert named(name, DOCUMENTS).source == source


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("march", "'march' names 2 documents: in/march.txt, ./two/march.md; give the path"),
        ("mrach.txt", "no document is named 'mrach.txt'; did you mean 'march.txt'?"),
        ("x", "no document is named 'x'; there are march.txt, april.md, march.md, june, a.b=c.txt ..."),
        ("y.csv", "no document is named 'y.csv'; it holds 2: name one of them, such as in/y.csv/1"),
        ("", "no document is named ''"),
    ],
)
def test_a_name_for_no_document_or_several_is_refused(name: str, why: str) -> None:
    with pytest.raises(NoSuchDocument) as refusal:
        named(name, DOCUMENTS)
    assert why in str(refusal.value)
