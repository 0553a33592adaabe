"""What a percentage means: how sure dates are said to be, against how many of them are right.

    python -m benchmarks.calibration [--shared FOLDER] [--engine ENGINE]     the tables
    python -m benchmarks.calibration --fit [--day YYYY-MM-DD]                ... and write the fitted table

Looked at is all gold there is, what is absent is skipped:

    tests/gold        the dates of events whose trigger stands in a passage of the gold, as `quality` reads it
    meantime-apple    event mentions with a known date, and time expressions          (FOLDER/eval)
    wikiwars          time expressions                                                (FOLDER/eval)
    seeds-gold        time expressions of two articles of the sample                  (FOLDER/eval)
    cases             short texts that went wrong: shown, but no part of the fit      (FOLDER/cases)
    unseen.toml       counts by basis on texts that nobody had tuned on, judged one by one by a person

A date is right when its first and last day are those of the gold. An event that the gold does not know says nothing of
its date and is left out. Shown are, by tenths of the stated confidence, its mean and the share of right dates, with

    Brier score   the mean square of what stated confidence and outcome (0 or 1) differ by
    ECE           expected calibration error: by how much mean confidence and share differ, over the tenths by size

and the same for each word (without the cases), corpus and basis. What is fitted, and by which rules, says `fitting`.
The table is `timeline/lexicon/confidence.toml`; the laws by which its numbers go together are in
`timeline/confidence.py`.
Exit 0: measured; 2: no gold was found, or too little of it to fit.
"""
