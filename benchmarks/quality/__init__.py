"""How good the chronologies are: each corpus of gold is built by the command line and compared with its hand-made one.

    python -m benchmarks.quality [CORPUS...] [--errors] [--given-dates]

CORPUS is a folder with documents and their chronology.toml; without one, all of tests/gold are scored.

A dated event may match a gold event that one of its mentions overlaps; gold and project are matched one to one, the
required first, so an event told twice or split in two costs precision.

    exact        its first and last day are those of a reading the gold accepts (on the sides it names)
    compatible   exact, or the days overlap and it spans no more than six weeks or twice the gold's days
    precision    matched / all dated events of the project; matching an optional gold event counts as right
    required     recall of the gold events that must be found; recall: of those and of the expected ones
    undated      gold events without a date that some undated event of the project tells
    kind, status, actors   on the exact matches alone
    traps        passages that must not give an event its time (no_time) or its trigger (no_event), and did
    published    documents whose publication date lies in the range the gold allows
    conflicts    disagreements of the gold that the project shows as such / all that it shows
    dates        below the table: the share of the documents' dates that tell no event, by reason

--errors lists every miss with its sentence; --given-dates tells the project the publication dates.
Exit 0: scored, whatever the score; 2: the project or the gold could not be read.
"""
