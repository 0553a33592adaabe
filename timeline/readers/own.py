"""What this program wrote itself: chronologies are no documents, though they lie in the same folder."""

from __future__ import annotations

import re

WHY = "a chronology that Dateline wrote, and no document: --import takes one up as JSON, TimelineJS or CSV"
# How its formats begin (`timeline.export`): JSON, CSV, TimelineJS, JSON-LD, annotations and the page.
BEGINNINGS = re.compile(
    rb"\{\s*\"schema\": \d+,\s*\"engine\": \{\s*\"name\": \"Dateline\""
    rb"|(?:\xef\xbb\xbf)?id,(?:start,end,when,edtf|event,event_title,start,end),"
    rb"|\{\s*\"title\": \{\s*\"text\": \{\s*\"headline\": \"Chronology\""
    rb"|\{\s*\"@context\": (?s:.{0,3000})\"(?:#document-|urn:dateline:)"
    rb"|<!DOCTYPE html>\s<html lang=\"en\">(?s:.{0,400})<meta name=\"generator\" content=\"Dateline\">"
)


def is_own(data: bytes) -> bool:
    """Whether a file begins as those do that this program writes."""
    return BEGINNINGS.match(data[:4_000]) is not None
