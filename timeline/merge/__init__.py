"""Mentions of all documents -> events, with the reasons for every join and the points on which the sources disagree.

corpus       how often actors are named, and what they are
terms        tellings in the same terms, which need no weighing
records      what is compared: the telling, and what its document is about
concepts     what a telling calls its event
once         what happens only once
blocking     which tellings are scored
features     what is weighed of two tellings
vetoes       what keeps two apart whatever they have in common
parallel     the scores of many pairs, over several processes
scoring      how likely two are one event, by the fitted `weights.toml`
clustering   clusters joined by the mean score of their tellings
clusters     the mentions of each cluster, with what their texts take up
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
from timeline.merge.merging import events_of
from timeline.merge.retold import among, retold
from timeline.merge.sources import reprints_of

__all__ = [
    "among",
    "days_of",
    "events_of",
    "hung",
    "reprints_of",
    "retold",
    "shortened",
    "without_details",
]
