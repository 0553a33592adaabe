"""Mentions of all documents -> events, with the reasons for every join and the points on which the sources disagree.

corpus       what actors and words say in this corpus: rare ones much, those that everybody names little
accounts     what is compared: mentions that tell the same in the same terms are one account
likeness     how alike two accounts are
once         what happens only once
against      what speaks against their being of one event
links        what two accounts are to each other
blocks       which pairs are compared, without losing any
shelves      where the accounts of a stretch of time are looked up
parallel     the links of many accounts, over several processes
partition    accounts gathered into clusters
clusters     the clusters of mentions, from the links
records      what is compared where the texts are known: the telling, and what its document is about
concepts     what a telling calls its event
features     what is weighed of two tellings
vetoes       what keeps two apart whatever they have in common
scoring      how likely two are one event, by the fitted `weights.toml`
grounds      which tellings are scored
clustering   clusters joined by the mean score of their tellings
described    events told without their date
several      what is told to have happened more than once
conflicts    where those who tell an event disagree
sources      who tells it independently
unaware      what a document of the time did not know yet
hanging      dates that hang on those of other events
importance   how much it matters to its story
detail       how much it belongs in the chronology, and what it is of
events       what an event is, from the mentions that tell it
possible     events that may be the same, for a person to decide
merging      the whole of it
retold       events from mentions that a person put together or took apart
"""

from __future__ import annotations

from timeline.merge.detail import hung, without_details
from timeline.merge.importance import days_of, shortened
from timeline.merge.merging import Merged, events_of, merged
from timeline.merge.retold import among, retold
from timeline.merge.sources import reprints_of

__all__ = [
    "Merged",
    "among",
    "days_of",
    "events_of",
    "hung",
    "merged",
    "reprints_of",
    "retold",
    "shortened",
    "without_details",
]
