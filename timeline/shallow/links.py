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
        self.link(root, root, "ROOT")
        depth: dict[int, int] = {root: 0}
        for i in range(len(self.heads)):
            for j in reversed(self._path(i, root, depth)):
                depth[j] = depth[self.heads[j]] + 1
                if depth[j] > DEEPEST:
                    self.link(j, root, "dep")
                    depth[j] = 1

    def _path(self, i: int, root: int, depth: dict[int, int]) -> list[int]:
        """The words from one upwards to the first whose depth is known; a circle is cut open at the root."""
        path: dict[int, None] = {}
        while i not in depth:
            path[i] = None
            if self.heads[i] < 0:
                self.link(i, root, self.deps[i] or "dep")
            elif self.heads[i] in path:
                self.link(i, root, "dep")
            i = self.heads[i]
        return list(path)
