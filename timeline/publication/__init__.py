"""When a document was published: stated in its head or foot, else inferred from what it and its siblings tell.

    corpus       the door: the documents of a corpus with their dates
    given        the dates that need no corpus
    stated       the date a document gives itself
    parts        the parts with a date line of their own
    years        the year of a document that names none
    draft        an undated document, read for the sake of its date
    drafting     how it is read
    backward     from what "on Wednesday" means back to when it was written
    limits       pieces of evidence, and what they say together
    own          the limits that a text sets itself
    signatures   what the dated documents tell, as far as it can be compared
    siblings     the limits that these set to an undated one
    inferred     the day or the range that all limits allow
    hints        the day that a file hints at, where nothing else tells one
    rounds       a corpus dated from its sure documents on

An inferred date keeps its range and says what it rests on.
"""

from timeline.publication.corpus import Dated, dated
from timeline.publication.given import with_given, with_stated

__all__ = ["Dated", "dated", "with_given", "with_stated"]
