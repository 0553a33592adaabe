"""What stands in a document but tells nothing: captions, headings, calls to the reader, questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.model import Document, Sentence

CAPTION = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|illustration|video|credit|graphic)s?\s*(?::|by\b|courtesy\b|/)"
    r"|\bfile photo\b|©|\(?getty images\b|^\S+\.(?:jpe?g|png|gif|webp)$",
    re.IGNORECASE,
)
CALL = re.compile(
    r"^\W*(?:read more|see also|share (?:this|on)|subscribe|sign up|related (?:articles?|stories)|latest news"
    r"|comments?\b|follow us|advertisement|click here|editor[’']s note|translated by|all rights reserved|copyright)\b"
    r"|\bmins? read\b|^\W*(?:first |last )?(?:published|posted|updated|modified)\b(?=.{0,60}$)",
    re.IGNORECASE,
)
CLOSED = (".", "!", "?", "…", ":", ";", '"', "”", "’", "'", ")", "]", "»")
LONGEST_HEADING = 20  # words


def is_headline(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is the document's headline, which tells news in the present tense."""
    return bool(document.title) and document.quote(sentence.paragraph).strip().endswith(document.title)


def is_furniture(document: Document, sentence: Sentence, *, dated: bool) -> bool:
    """Whether a sentence is no telling: a caption, a call to the reader, or, without a date, a heading or question."""
    paragraph = document.quote(sentence.paragraph)
    if len(paragraph) < 300 and (CAPTION.search(paragraph) or CALL.search(document.quote(sentence.span))):
        return True
    if dated:
        return False
    if document.quote(sentence.span).endswith("?"):
        return True
    return not paragraph.endswith(CLOSED) and len(sentence.tokens) <= LONGEST_HEADING
