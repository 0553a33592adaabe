"""Documents of any kind: sentences that somebody wrote and sentences made from shapes, in the layouts that documents
have, and disturbed as documents are."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable, Sequence

from tests.shapes import filled, genres, slots

SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n+")
CAPITALS = re.compile(r"\b(?:[A-Z][a-z]+ ){1,3}[A-Z][a-z]+\b")
GIVEN = re.compile(r"\b([A-Z])[a-z]+(?= [A-Z][a-z])")
MARKS = ['"', "“", "”", "„", "«", "»", "‹", "›", "‘", "’", "‚", "'", "''", "``", "`", "′", "″", "「", "」", "＂"]
BLANKS = ["\u00a0", "\u2009", "\u200b", "\u00ad", "\t", "  ", "\u3000", "\ufeff", "\u2028", "\x0b", "\u202e", "\r"]
SIGNS = ["😀", "\u200d", "e\u0301", "１２", "Ⅳ", "½", "ﬁ", "İ", "Привет", "三月", "مايو", "\ud800", "\x00", "€"]
ASIDES = [
    ", he says,", ", police said on Monday,", " (the “{term}”)", " ({term})", " ({body})", ", who {did} {thing},",
    " – {said} –", " [{number}]", ", {role} of {body},", "; {date};",
    ", which, {person} announced {date}, {did} {thing},",
    ' (the "{term}", and together with {person}, the "{term}s")',
    " \"{said}\"", ", that is, {thing},", " and/or {person}",
]  # fmt: skip

Change = Callable[[str, random.Random], str]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, cut roughly."""
    return [piece.strip() for piece in SENTENCE_END.split(text) if piece.strip()]


def document(pool: Sequence[str], chance: random.Random) -> str:
    """A document of its own kind, of sentences out of a pool and of shapes."""
    genre = chance.choice([*genres()])
    given = chance.random()
    lines = [
        chance.choice(pool) if chance.random() < given else _made(genre if chance.random() < 0.8 else None, chance)
        for _ in range(chance.choice((1, 1, 2, 3, 5, 8, 13)))
    ]
    lines = [disturbed(line, chance) if chance.random() < 0.3 else line for line in lines]
    text = chance.choice(LAYOUTS)(lines, chance)
    return chance.choice(WHOLE)(text, chance) if chance.random() < 0.2 else text


def _made(genre: str | None, chance: random.Random) -> str:
    shapes = genres()[genre or chance.choice([*genres()])]
    return filled(chance.choice(shapes), chance.choice)


# --- what is done to a sentence -----------------------------------------------------------------


def disturbed(line: str, chance: random.Random) -> str:
    """A sentence with one or two of the things that happen to sentences."""
    for _ in range(chance.choice((1, 1, 2))):
        line = chance.choice(CHANGES)(line, chance)
    return line


def _at_a_blank(line: str, chance: random.Random, put: str) -> str:
    blanks = [m.start() for m in re.finditer(" ", line)]
    at = chance.choice(blanks) if blanks else len(line)
    return line[:at] + put + line[at:]


def _aside(line: str, chance: random.Random) -> str:
    return _at_a_blank(line, chance, filled(chance.choice(ASIDES), chance.choice))


def _defined(line: str, chance: random.Random) -> str:
    names = [*CAPITALS.finditer(line)]
    if not names:
        return _aside(line, chance)
    name = chance.choice(names)
    initials = "".join(word[0] for word in name[0].split())
    term = chance.choice((initials, chance.choice(slots()["term"]), name[0].split()[-1], name[0]))
    mark, close = chance.choice((('"', '"'), ("“", "”"), ("'", "'"), ("", ""), ("“", ""), ("the “", "”")))
    return f"{line[: name.end()]} ({mark}{term}{close}){line[name.end() :]}"


def _odd_marks(line: str, chance: random.Random) -> str:
    return re.sub("[\"'“”‘’]", lambda _: chance.choice(MARKS), line)


def _quoted(line: str, chance: random.Random) -> str:
    return chance.choice(MARKS) + line + chance.choice(MARKS)


def _initials(line: str, chance: random.Random) -> str:
    return GIVEN.sub(lambda m: chance.choice((f"{m[1]}.", f"{m[1]}. {m[1]}.", m[1])), line)


def _words(line: str, change: Callable[[list[str], random.Random], list[str]], chance: random.Random) -> str:
    return " ".join(change(line.split(" "), chance))


def _shuffled(words: list[str], chance: random.Random) -> list[str]:
    at, size = chance.randrange(len(words)), chance.choice((2, 3, 5, len(words)))
    part = words[at : at + size]
    chance.shuffle(part)
    return [*words[:at], *part, *words[at + size :]]


def _fewer(words: list[str], chance: random.Random) -> list[str]:
    return [word for word in words if chance.random() > 0.15] or words


def _twice(words: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(words))
    return [*words[:at], *words[at : at + 4], *words[at:]]


def _with_sign(line: str, chance: random.Random) -> str:
    at = chance.randrange(len(line) + 1)
    return line[:at] + chance.choice((*SIGNS, *BLANKS)) + line[at:]


CHANGES: list[Change] = [
    _aside, _aside, _defined, _defined, _odd_marks, _quoted, _initials, _with_sign,
    lambda line, chance: _words(line, _shuffled, chance),
    lambda line, chance: _words(line, _fewer, chance),
    lambda line, chance: _words(line, _twice, chance),
    lambda line, chance: line.replace(" ", chance.choice(BLANKS)),
    lambda line, chance: line[: chance.randrange(len(line) + 1)],
    lambda line, chance: line[chance.randrange(len(line) + 1) :],
    lambda line, chance: re.sub(r"\d+", lambda _: chance.choice(slots()["number"] + slots()["date"]), line),
    lambda line, chance: re.sub(r"[,.;:]", lambda _: chance.choice(["", ",", ".", ";", ":", " - ", "—", "..."]), line),
    lambda line, _: line.upper(),
    lambda line, _: line.lower(),
    lambda line, _: line.title(),
]  # fmt: skip


# --- how the sentences of a document stand ------------------------------------------------------


def _numbered(lines: Sequence[str], chance: random.Random) -> str:
    form = chance.choice(("{}. ", "({}) ", "{}) ", "[{}] ", "1.{} ", "Article {} ", "{}.- ", "§ {} "))
    return "\n".join(form.format(i) + line for i, line in enumerate(lines, 1))


def _bulleted(lines: Sequence[str], chance: random.Random) -> str:
    mark = chance.choice(("-", "*", "•", "–", "o", "✓", "- [x]", ">", "\t-"))
    return "\n".join(f"{mark} {line}" for line in lines)


def _table(lines: Sequence[str], chance: random.Random) -> str:
    edge = chance.choice((" | ", "\t", " ; ", " , ", "    "))
    rows = [edge.join((chance.choice(slots()["date"]), line, chance.choice(slots()["person"]))) for line in lines]
    return "\n".join([edge.join(("Date", "Event", "Who")), *rows])


def _headed(lines: Sequence[str], chance: random.Random) -> str:
    form = chance.choice(("# {}", "== {} ==", "{}\n-----", "{}:", "**{}**", "{}", "<h2>{}</h2>"))
    return "\n\n".join(f"{form.format(_made('headings', chance))}\n{line}" for line in lines)


def _spoken(lines: Sequence[str], chance: random.Random) -> str:
    form = chance.choice(("{}: ", "{} (aside): ", "<{}> ", "[10:4{}] ", "MR {}: ", "Q. ", "— ", "{} wrote:\n> "))
    return "\n".join(form.format(chance.choice(slots()["person"])) + line for line in lines)


def _stamped(lines: Sequence[str], chance: random.Random) -> str:
    forms = ("2024-05-{:02} 10:{:02} ", "{}/5/24, {}:17 PM - ", "[{}.5.2024 {}:00] ", "May {} 10:{}:01 host: ")
    form = chance.choice(forms)
    return "\n".join(form.format(1 + i % 28, i % 60) + line for i, line in enumerate(lines))


def _article(lines: Sequence[str], chance: random.Random) -> str:
    head = f"{_made('news', chance)}\n\n{chance.choice(slots()['date'])}\n\n"
    return head + _paragraphs(lines, chance)


def _paragraphs(lines: Sequence[str], chance: random.Random) -> str:
    return "".join(line + chance.choice((" ", " ", "\n", "\n\n", "\r\n\r\n", "  ")) for line in lines)


def _front_matter(lines: Sequence[str], chance: random.Random) -> str:
    head = f"---\ntitle: {_made('news', chance)}\ndate: {chance.choice(slots()['date'])}\n---\n"
    return head + _paragraphs(lines, chance)


LAYOUTS = [
    _paragraphs, _paragraphs, _article, _article,
    _numbered, _bulleted, _table, _headed, _spoken, _stamped, _front_matter,
    lambda lines, _: " ".join(lines),
    lambda lines, _: "; ".join(lines),
]  # fmt: skip

WHOLE: list[Change] = [
    lambda text, _: text.upper(),
    lambda text, _: text.lower(),
    lambda text, chance: textwrap.fill(text, chance.choice((12, 30, 64)), break_on_hyphens=False),
    lambda text, chance: text.replace("\n", chance.choice(("\r\n", "\r", "\n\n\n", " ", "\u2029"))),
    lambda text, chance: unicodedata.normalize(chance.choice(("NFD", "NFKC")), text),
    lambda text, chance: text[: chance.randrange(len(text) + 1)],
    lambda text, _: text + text,
    lambda text, _: text.replace(".", ""),
    lambda text, _: text.replace(" ", "\n"),
    lambda text, chance: "".join(disturbed(line, chance) for line in text.splitlines(keepends=True)),
]  # fmt: skip
