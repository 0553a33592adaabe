"""Chats: what Slack and WhatsApp export is read as lines with a day, an hour and who wrote."""

from __future__ import annotations

import json

from timeline import build
from timeline.readers import read_bytes

MESSAGES: list[object] = [
    {"type": "message", "user": "U2", "ts": "1746440400.000200", "text": "The council closed the harbour &amp; left."},
    {"type": "message", "user": "U1", "ts": "1746439950.000100", "text": "<@U2> we signed the <https://a.example|order>",
     "user_profile": {"real_name": "Ann Lee"}},
    {"type": "message", "subtype": "channel_join", "user": "U3", "ts": "1746440500", "text": ""},
    {"type": "message", "username": "bot\nx", "ts": "1746440600", "text": "two\nlines"},
]  # fmt: skip
LINES = [
    "[2025-05-05 10:12:30 UTC] Ann Lee: U2 we signed the order",
    "[2025-05-05 10:20:00 UTC] U2: The council closed the harbour & left.",
    "[2025-05-05 10:23:20 UTC] bot x: two lines",
]


def test_the_messages_of_a_slack_export_are_dated_lines_in_the_order_of_their_times() -> None:
    reading = read_bytes("a.json", json.dumps(MESSAGES).encode())
    assert reading.problems == ()
    (document,) = reading.documents
    assert document.text == "\n\n".join(LINES) + "\n"


def test_each_message_of_a_slack_export_has_its_own_time() -> None:
    chronology = build(read_bytes("a.json", json.dumps(MESSAGES).encode()).documents)
    told = {event.dating.edtf[:16] for event in chronology.events if event.dating}
    assert {"2025-05-05T10:12", "2025-05-05T10:20"} <= told <= {f"2025-05-05T10:{minute}" for minute in (12, 20, 23)}


def test_a_whatsapp_export_is_read_as_dated_lines() -> None:
    text = (
        "[05/05/2025, 10:12:30] Ann: We signed the order.\n[13/05/2025, 10:20:00] Bo: The council closed the harbour.\n"
    )
    chronology = build(read_bytes("a.txt", text.encode()).documents)
    told = {event.dating.edtf for event in chronology.events if event.dating}
    assert {edtf[:16] for edtf in told} == {"2025-05-05T10:12", "2025-05-13T10:20"}


def test_articles_with_a_time_stamp_of_another_kind_are_articles() -> None:
    data = json.dumps([{"ts": "2025-05-05", "text": "The council met.", "title": "A"}]).encode()
    assert [document.title for document in read_bytes("a.json", data).documents] == ["A"]


def test_a_chat_without_a_word_is_refused() -> None:
    (problem,) = read_bytes("a.json", b'[{"ts": "1746440500", "user": "U3", "text": " "}]').problems
    assert problem.why == "no message with a text in it"
