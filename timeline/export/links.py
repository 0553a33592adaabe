"""Links into a document on the web: its address, and the passage as a text fragment.

A text fragment (WICG, "Scroll to Text Fragment") names the words to scroll to, "#:~:text=first words,last words".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.export.passages import writable

if TYPE_CHECKING:
    from timeline.model import Document, Span

SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.~")
IN_ADDRESS = SAFE | frozenset(b"-:/?#[]@!$&'()*+,;=%")
LONGEST = 120  # characters that are named whole; of a longer passage the first and the last words
ENDS = 5  # words
# Whatever else an address may begin with ("javascript:", "data:") is no place on the web.
WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def web_address(document: Document) -> str | None:
    """Where a document stands on the web, with whatever may not stand in an address encoded; None where nowhere."""
    address = (document.address or "").strip()
    return encoded(address, IN_ADDRESS) if WEB.match(address) else None


def passage_link(document: Document, span: Span) -> str | None:
    """A link to a passage of a document on the web."""
    address = web_address(document)
    return None if address is None else f"{address.partition('#')[0]}#{text_fragment(document.quote(span))}"


def text_fragment(quote: str) -> str:
    """The directive that names a passage: ":~:text=..."; only what stands on one line can be named whole."""
    words = writable(quote).split() or [""]
    if len(words) == 1 or ("\n" not in quote.strip() and len(quote) <= LONGEST):
        return f":~:text={encoded(' '.join(words))}"
    ends = min(ENDS, len(words) // 2)
    first, last = " ".join(words[:ends]), " ".join(words[-ends:])
    return f":~:text={encoded(first)},{encoded(last)}"


def encoded(text: str, safe: frozenset[int] = SAFE) -> str:
    """The text percent-encoded in UTF-8 (RFC 3986, 2.1) but for the octets that are safe."""
    return "".join(chr(octet) if octet in safe else f"%{octet:02X}" for octet in text.encode("utf-8", "replace"))
