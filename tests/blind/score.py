"""How the program does on documents that nobody tuned on.

    python tests/blind/score.py [--list] [FOLDER]...

A FOLDER (all beside this file if none is named) holds NAME.txt and NAME.toml: `published`, the wanted `[[event]]`s
(`has`, `start`, `end`, `status`, `wanted`, and `edtf` where years before 1 are meant) and the `[[date]]`s that make
none. Each document is built alone with its date. An event is matched once: first by word and date, then by word alone.
`--list` tells of every wanted event what became of it. LEDGER.md keeps what a first run said.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

# Imported here, once the path above leads there (E402).
from timeline import build, read  # noqa: E402
from timeline.export import to_json  # noqa: E402

BANDS = ((0.85, ">= .85"), (0.6, ".6-.85"), (0.0, "< .6"))
COLUMNS = ("required", "exact", "wrong", "undated", "missed", "nice", "nice exact", "beyond", "misled", "found", "told")


def say(line="", end="\n"):
    sys.stdout.write(line + end)


def same_date(event, gold):
    """Whether the dates agree, as finely as the annotation gives them."""
    if "edtf" in gold:
        return event["edtf"] == gold["edtf"]
    return all((event[side] or "")[: len(gold[side]) or None] == gold[side] for side in ("start", "end"))


def assign(golds, events, triggers, wants, taken):
    """Give each gold event that has none an event of `events`: by its trigger's words, or else by its title's."""
    for names in (lambda event: triggers[event["id"]], lambda event: [event["title"]]):
        for number, gold in enumerate(golds):
            free = (event for event in events if event["id"] not in {each["id"] for each in taken.values()})
            if number not in taken:
                for event in free:
                    if wants(event, gold) and any(re.search(gold["has"], name, re.I) for name in names(event)):
                        taken[number] = event
                        break


def score(path):
    """What became of each wanted event of a document [(gold, verdict, event)], and its figures."""
    gold = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    documents = read([str(path)])
    published = {
        document.id: datetime.fromisoformat(gold["published"]).date() for document in documents if gold["published"]
    }
    built = json.loads(to_json(build(documents, published=published)))
    text = path.read_bytes().decode("utf-8")
    mentions = {mention["id"]: mention for mention in built["mentions"]}
    triggers = {
        event["id"]: [text[slice(*mentions[each]["trigger"])] for each in event["mentions"]]
        for event in built["events"] + built["undated"]
    }
    taken, golds = {}, sorted(gold["event"], key=lambda each: each["wanted"] != "required")
    assign(golds, built["events"], triggers, same_date, taken)
    verdicts = dict.fromkeys(taken, "exact")
    for events, verdict in ((built["events"], "wrong"), (built["undated"], "undated")):
        assign(golds, events, triggers, lambda *_: True, taken)
        verdicts |= {number: verdict for number in taken if number not in verdicts}
    told = [(each, verdicts.get(number, "missed"), taken.get(number)) for number, each in enumerate(golds)]
    figures = Counter(verdict for each, verdict, _ in told if each["wanted"] == "required")
    figures["required"] = sum(figures.values())
    figures["nice"] = len(golds) - figures["required"]
    figures["nice exact"] = sum(verdict == "exact" and each["wanted"] != "required" for each, verdict, _ in told)
    figures["beyond"] = len(built["events"]) - sum(verdict in ("exact", "wrong") for _, verdict, _ in told)
    main = [event for event in built["events"] if event.get("detail", "main") == "main"]
    asked = {event["id"] for _, verdict, event in told if verdict == "exact"}
    figures["main"], figures["main asked for"] = len(main), sum(event["id"] in asked for event in main)
    shown = {event["id"] for event in main}
    figures["required main"] = sum(
        verdict == "exact" and each["wanted"] == "required" and event["id"] in shown for each, verdict, event in told
    )
    times = [mentions[each]["time"] for event in built["events"] for each in event["mentions"]]
    spans = [(text.index(each["quote"]), len(each["quote"])) for each in gold.get("date", [])]
    figures["misled"] = sum(
        any(time and start <= time["start"] < start + length for time in times) for start, length in spans
    )
    for document in built["documents"]:
        figures.update({key: document.get("dates", {}).get(key, 0) for key in ("found", "told")})
    return told, figures


def main(arguments):
    folders = [Path(each) for each in arguments if each != "--list"] or sorted(HERE.glob("[0-9]*/"))
    total, bands, status = Counter(), Counter(), Counter()
    say("| document | " + " | ".join(COLUMNS) + " |\n|---|" + "---:|" * len(COLUMNS))
    for path in sorted(path for folder in folders for path in folder.glob("*.txt")):
        told, figures = score(path)
        total.update(figures)
        say(f"| {path.stem} | " + " | ".join(str(figures[each]) for each in COLUMNS) + " |")
        for gold, verdict, event in told:
            if event and verdict in ("exact", "wrong"):
                band = next(name for least, name in BANDS if event["confidence"] >= least)
                bands.update([(band, verdict)])
            if verdict == "exact":
                status.update([event["status"] == gold["status"]])
            if "--list" in arguments:
                got = f"{event['title']!r} {event['start']} {event['end']} {event['edtf']}" if event else ""
                say(f"    {gold['wanted']:8} {verdict:7} {gold['has']!r} {gold['start']} {gold['end']}: {got}")
    say("| total | " + " | ".join(str(total[each]) for each in COLUMNS) + " |\n")
    say(f"required events with the exact date: {total['exact']} of {total['required']}")
    say(f"... and main: {total['required main']}; main events with an exact date that is asked for: ", end="")
    say(f"{total['main asked for']} of {total['main']}")
    say(f"resolved dates that tell an event: {total['told']} of {total['found']}")
    say(f"status right of those with the exact date: {status[True]} of {status.total()}")
    for _, name in BANDS:
        right, wrong = bands[name, "exact"], bands[name, "wrong"]
        say(f"right at confidence {name}: {right} of {right + wrong}")


if __name__ == "__main__":
    main(sys.argv[1:])
