"""Rows that lead to what keeps a roster from being signed."""

from collections.abc import Mapping

from verifier_gui.domain.signing_blocks import Block, BlockKind
from verifier_gui.phrases import signing_blocks
from verifier_gui.ui.widgets.figure_rows import LinkRow

LISTS = "lists"
"""where a block leads that is about lists, not people"""
DISAGREEMENTS = "disagreements"
"""where a block leads that a supervisor decides"""
AUDIT = "audit"
"""where a block leads that is about acts"""
SAMPLE = "sample"
"""the block that a supervisor takes away by drawing"""

_WAYS: Mapping[BlockKind, tuple[str, str]] = {
    BlockKind.UNDECIDED: ("undecided", "stop"),
    BlockKind.DISAGREEMENT: (DISAGREEMENTS, "warning"),
    BlockKind.OWN_DECISIONS_DIFFER: ("undecided", "warning"),
    BlockKind.AWAITING_SECOND: ("awaiting", "clock"),
    BlockKind.SAMPLE: (SAMPLE, "match"),
    BlockKind.NOT_SURE: ("not-sure", "help"),
    BlockKind.STALE: ("undecided", "warning"),
    BlockKind.STOP_OPEN: ("stop", "stop"),
    BlockKind.STOP_UNCLEAR: ("stop", "help"),
    BlockKind.STOP_DISPUTED: (DISAGREEMENTS, "warning"),
    BlockKind.WAITING: ("waiting", "help"),
    BlockKind.CONFLICT: ("decided", "warning"),
    BlockKind.FORK: (AUDIT, "warning"),
    BlockKind.OTHER_NUMBER: ("decided", "warning"),
}
"""the filter of the queue that shows its people, or where else it leads, and the picture beside it; the others lead to the lists"""


def way_of(block: Block) -> str:
    """The filter of the queue that shows its people, `DISAGREEMENTS`, `SAMPLE`, `AUDIT`, or `LISTS`."""
    return _WAYS[block.kind][0] if block.kind in _WAYS else LISTS


def block_row(block: Block, details: str | None = None) -> LinkRow:
    """`details` stand in place of what its phrases say of it."""
    picture = _WAYS.get(block.kind, ("", "warning"))[1]
    told = signing_blocks.details(block) if details is None else details
    token = "mark_danger" if picture == "stop" else "mark_warning"
    return LinkRow(picture, token, signing_blocks.title(block), told)
