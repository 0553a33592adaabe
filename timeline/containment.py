"""Faults of this program, kept to the documents in which they come up: the one place where they are caught.

A fault is any exception that nobody expected. While one document is read, it is that document's (`of`, `good`, `each`).
Where documents are looked at together, those are looked for with which it comes up (`most`, `whole`). A document at
fault is set aside and what came of it is made anew without it (`without_faulty`), so that the rest is what it would be
if the document were not there.

Nothing is caught where nobody collects faults: so it is in the tests, and in Python unless `build` is given a list.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from timeline.analyser import Segmented
from timeline.kept import CannotKeep, Keeper, analyses
from timeline.model import Publication, PublicationBasis

if TYPE_CHECKING:
    from timeline.analyser import Analyser
    from timeline.model import Document, Sentence

MOST = 20
"""Documents looked for one by one with which a step fails; where there are more, it is taken to fail with all."""

NOT_DATED = "it could not be read to the end"
MEMORY = "not enough memory"
DEEP = "something in it is nested too deep for this program"
NOTHING = Segmented("", ())


class Kind(NamedTuple):
    """What becomes of a document at fault, with a place for the reason, and what its reader can do about it."""

    says: str
    advice: str


UNREAD = Kind("could not be read to the end ({}), so what it tells is left out", "split it to save the rest of it")
UNMERGED = Kind(
    "could not be compared with the others ({}), so each of its passages is an event of its own",
    "merge on the page what is one event",
)


class Fault(NamedTuple):
    """What went wrong with a document: `why` in words that quote nothing of it, what to do, and the traceback, which
    may quote it.

    The exception itself is not kept: it would hold all that was in memory when it was raised.
    """

    document: Document
    why: str
    advice: str
    trace: str


class Failed(NamedTuple):
    """What became of a step that failed: the reason in words, and the traceback."""

    reason: str
    trace: str


class SetAside(Exception):
    """Documents were met that are at fault: what is being made has to be made without them."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


class OfDocument(Protocol):
    """Something that belongs to a document."""

    @property
    def document(self) -> Document:
        """That document."""


class Analysable(OfDocument, Protocol):
    """A document with its text as it is analysed."""

    @property
    def text(self) -> Segmented:
        """The text, cut into sentences."""


Item = TypeVar("Item", bound=OfDocument)
Start = TypeVar("Start", bound=Analysable)
Result = TypeVar("Result")


class Containment:
    """Catches faults and notes them in a list; where that is None it catches nothing, and every fault goes on."""

    def __init__(self, faults: list[Fault] | None = None) -> None:
        self.faults = faults

    # --- while one document is read -------------------------------------------------------------

    @contextmanager
    def of(self, document: Document, doing: str) -> Iterator[None]:
        """What is done here is done to one document: a fault is noted as its own, and the rest goes on."""
        try:
            yield
        except Exception as error:
            self._expect_a_fault(error)
            self.note([_fault(document, UNREAD, _failed(error), doing)])

    def good(self, documents: Iterable[Document], step: Callable[[Document], Result], doing: str) -> list[Result]:
        """What a step makes of each document, without those at fault; nothing else may depend on them yet."""
        found = []
        for document in documents:
            with self.of(document, doing):
                found.append(step(document))
        return found

    def each(self, items: Iterable[Item], step: Callable[[Item], Result], doing: str) -> list[Result]:
        """What a step makes of each document; raises SetAside with all those at fault."""
        found, faults = [], []
        for item in items:
            made = self._attempt(partial(step, item))
            if isinstance(made, Failed):
                faults.append(_fault(item.document, UNREAD, made, doing))
            else:
                found.append(made)
        if faults:
            raise SetAside(faults)
        return found

    def analysed(
        self, begun: Sequence[Start], analyser: Analyser, kept: Keeper | None, doing: str
    ) -> Iterator[tuple[Start, tuple[Sentence, ...]]]:
        """The sentences of each text, without those of documents at fault.

        Whoever analyses may read ahead, and does not say in which text a fault came up: from there on each is analysed
        by itself, which takes longer. A fault with no text at all is not a document's.
        """
        stream, alone = analyses((start.text for start in begun), analyser, kept), False
        for start in begun:
            if not alone:
                found = self._attempt(partial(next, stream))
                if not isinstance(found, Failed):
                    yield start, found
                    continue
                next(analyser.analyse([NOTHING]))
                alone = True
            with self.of(start.document, doing):
                yield start, next(analyses([start.text], analyser, kept))

    # --- while documents are looked at together -------------------------------------------------

    def whole(self, items: Sequence[Item], step: Callable[[Sequence[Item]], Result], doing: str) -> Result:
        """What a step makes of all documents; raises SetAside with those it fails with."""
        made, faults = self.most(items, step, doing, UNREAD)
        if faults:
            raise SetAside(faults)
        return made

    def most(
        self, items: Sequence[Item], step: Callable[[Sequence[Item]], Result], doing: str, kind: Kind
    ) -> tuple[Result, list[Fault]]:
        """What a step makes of as many documents as it can, and the faults of the others, which are of this kind.

        The first of the others is that with which the step fails and without which it does not, by halving; then so on.
        """
        good: list[Item] = []
        faults: list[Fault] = []
        left = list(items)
        while left:
            made = self._attempt(partial(step, [*good, *left]))
            if not isinstance(made, Failed):
                return made, faults
            if made.reason == MEMORY:
                raise MemoryError  # which no document by itself can be blamed for
            at, failed = self._first_failing(good, left, step, made)
            faults.append(_fault(left[at].document, kind, failed, doing))
            good, left = [*good, *left[:at]], left[at + 1 :]
            if len(faults) > MOST:
                faults += [_fault(item.document, kind, failed, doing) for item in left]
                left = []
        return step(good), faults

    def _first_failing(
        self, good: Sequence[Item], left: Sequence[Item], step: Callable[[Sequence[Item]], object], failed: Failed
    ) -> tuple[int, Failed]:
        """The number among those left of the first with which a step fails, and how."""
        passing, failing = 0, len(left)
        while failing - passing > 1:
            half = (passing + failing) // 2
            made = self._attempt(partial(step, [*good, *left[:half]]))
            if isinstance(made, Failed):
                failing, failed = half, made
            else:
                passing = half
        return failing - 1, failed

    # --- what becomes of them -------------------------------------------------------------------

    def without_faulty(self, items: Sequence[Item], step: Callable[[Sequence[Item]], Result]) -> Result:
        """What a step makes of all documents but those that it sets aside, as if they had not been there."""
        while True:
            try:
                return step(items)
            except SetAside as met:
                self.note(met.faults)
                aside = {fault.document.id for fault in met.faults}
                items = [item for item in items if item.document.id not in aside]

    def note(self, faults: Iterable[Fault]) -> None:
        """Notes faults that were met."""
        if self.faults is not None:
            self.faults.extend(faults)

    def marked(self, given: Iterable[Document], read: Iterable[Document]) -> tuple[Document, ...]:
        """The documents that were given, those that were read as they were found, with what was wrong with each."""
        why = {fault.document.id: fault.why for fault in self.faults or ()}
        found = {document.id: document for document in read}
        return tuple(replace(found.get(each.id) or _unread(each), fault=why.get(each.id, "")) for each in given)

    def _attempt(self, step: Callable[[], Result]) -> Result | Failed:
        """What a step gives, or how it failed."""
        try:
            return step()
        except Exception as error:
            self._expect_a_fault(error)
            return _failed(error)

    def _expect_a_fault(self, error: Exception) -> None:
        """Lets an error go on that is no fault of a document, and every one where nobody collects them."""
        if self.faults is None or isinstance(error, (CannotKeep, SetAside)):
            raise error


def _unread(document: Document) -> Document:
    """A document that was set aside; of its own day nothing is known but what was known before."""
    unknown = document.publication.basis is PublicationBasis.UNKNOWN
    return (
        replace(document, publication=Publication(PublicationBasis.UNKNOWN, evidence=NOT_DATED))
        if unknown
        else document
    )


def _failed(error: Exception) -> Failed:
    reason = f"a fault of this program, {type(error).__name__},"
    reason = MEMORY if isinstance(error, MemoryError) else DEEP if isinstance(error, RecursionError) else reason
    return Failed(reason, "".join(traceback.format_exception(error)))


def _fault(document: Document, kind: Kind, failed: Failed, doing: str) -> Fault:
    return Fault(document, kind.says.format(f"{failed.reason} while {doing}"), kind.advice, failed.trace)
