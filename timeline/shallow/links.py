"""Who governs whom in a sentence, while it is being found out."""

from __future__ import annotations

# Steps from the root: what would hang deeper hangs on the root instead, so that no text makes a chain without end.
DEEPEST = 40


class Links:
    """The governor and the relation of each word; -1 where none is known yet."""

    def __init__(self, size: int) -> None:
        self.heads = [-1] * size
        self.deps = [""] * size

    def link(self, i: int, head: int, dep: str) -> None:
        """Put a word under another."""
        self.heads[i], self.deps[i] = head, dep

    def later(self, i: int, dep: str) -> None:
        """Note the relation of a word whose governor comes later."""
        self.deps[i] = dep

    def free(self, i: int) -> None:
        """Forget what was noted of a word."""
        self.heads[i], self.deps[i] = -1, ""

    def linked(self, i: int) -> bool:
        """Whether the governor of a word is known."""
        return self.heads[i] >= 0

    def rooted(self, root: int) -> None:
        """Make one tree of all: what has no governor, stands in a circle or hangs too deep goes under the root."""
        heads, deps = self.heads, self.deps
        self.link(root, root, "ROOT")
        for i, head in enumerate(heads):
            if head < 0:
                heads[i], deps[i] = root, deps[i] or "dep"
        for i in range(len(heads)):
            above, steps = i, 0
            while above != root and steps <= DEEPEST:
                above = heads[above]
                steps += 1
            if above != root or steps > DEEPEST:
                self.link(i, root, "dep")
