"""What a document says by its form: headings, tables, lists, labels, stamps, speakers; what stands under which date.

    block     the values: a block and its parts, a section under a date
    shapes    what a date at the head of a line looks like
    heads     the date at the head, in the label or at the end of a line
    tables    rows and their cells
    blocks    a text -> its blocks
    numbering the line numbers of a margin
    sections  blocks -> what stands under each date
    addresses of the web, of mail and of files

Everything is read from the shape of the text alone, so that every offset is the document's. What a date means is read
in `temporal`, what it dates in `mentions`.
"""

from timeline.layout.addresses import is_in_address
from timeline.layout.block import UNLEVELLED, Block, BlockKind, Section
from timeline.layout.blocks import blocks
from timeline.layout.heads import says_when_written
from timeline.layout.numbering import unnumbered
from timeline.layout.sections import sections

__all__ = [
    "UNLEVELLED",
    "Block",
    "BlockKind",
    "Section",
    "blocks",
    "is_in_address",
    "says_when_written",
    "sections",
    "unnumbered",
]
