"""Chats as Slack exports them (.json): a list of messages with `ts` and `text` -> one text, a dated line a message.

[2025-05-05 10:12:30 UTC] Ann Lee: The council met.

`ts` counts seconds since 1970 in UTC. Who wrote is named as the file names them. Messages are in the order of their
times, answers in a thread among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from timeline.readers.contents import Contents, UnreadableDocument, cleaned, is_blank

Message = Mapping[str, object]

STAMP = re.compile(r"\d{9,11}(?:\.\d{1,9})?")
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - of UTC, as each line says
MESSAGES = 100_000  # of one file
NAMES = ("real_name", "display_name", "name", "username")
CALLED = re.compile(
    r"<[@#!](?P<id>[\w^-]+)(?:\|(?P<shown>[^>]*))?>|<(?P<address>https?://[^|>]+)(?:\|(?P<label>[^>]*))?>"
)
ESCAPES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


def is_chat(loaded: object) -> bool:
    """Whether a value of JSON is a list of messages as Slack exports them."""
    first = loaded[:20] if isinstance(loaded, list) else []
    return bool(first) and all(
        isinstance(each, Mapping) and STAMP.fullmatch(str(each.get("ts", ""))) and ("text" in each or "user" in each)
        for each in first
    )


def conversation(loaded: Sequence[object]) -> Contents:
    """The messages as one text; raises UnreadableDocument."""
    messages = [each for each in loaded if isinstance(each, Mapping) and STAMP.fullmatch(str(each.get("ts", "")))]
    if len(messages) > MESSAGES:
        raise UnreadableDocument(f"{len(messages):,} messages, more than {MESSAGES:,}: split it")
    names = {str(each.get("user")): name for each in messages if (name := _profile(each)) is not None}
    ordered = sorted(messages, key=lambda each: float(str(each["ts"])))
    lines = [line for each in ordered if (line := _line(each, names)) is not None]
    if not lines:
        raise UnreadableDocument("no message with a text in it")
    return Contents("\n\n".join(lines) + "\n")


def _line(message: Message, names: Mapping[str, str]) -> str | None:
    text = message.get("text")
    if not isinstance(text, str) or is_blank(text):
        return None
    when = EPOCH + timedelta(seconds=int(str(message["ts"]).partition(".")[0]))
    said = " ".join(_plain(text.encode("utf-8", "replace").decode(), names).split())
    return f"[{when:%Y-%m-%d %H:%M:%S} UTC] {_name(message, names)}: {said}"


def _name(message: Message, names: Mapping[str, str]) -> str:
    user = str(message.get("user") or "")
    return names.get(user) or cleaned(message.get("username")) or cleaned(user) or "somebody"


def _profile(message: Message) -> str | None:
    told = message.get("user_profile")
    found = (cleaned(told.get(name)) for name in NAMES) if isinstance(told, Mapping) else ()
    return next(filter(None, found), None)


def _plain(text: str, names: Mapping[str, str]) -> str:
    """A message without Slack's marks: who is called by their name, an address by what is shown of it."""

    def shown(mark: re.Match[str]) -> str:
        told = mark["label"] or mark["address"] or mark["shown"] or names.get(mark["id"]) or mark["id"]
        return str(told)

    text = CALLED.sub(shown, text)
    return re.sub("|".join(ESCAPES), lambda escape: ESCAPES[escape[0]], text)
