"""Write the golden chronologies anew: `python -m tests.golden`."""

from tests.golden import CORPORA, HOME, chronology_of, written

for name in CORPORA:
    (HOME / f"{name}.txt").write_text(written(chronology_of(name)), encoding="utf-8")
