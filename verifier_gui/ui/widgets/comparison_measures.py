"""How wide the columns of the review sheet are and how high its rows, for the room that there is."""

from dataclasses import dataclass

from verifier_gui.ui.widgets.comparison_parts import ComparisonParts

NARROWEST = 160
WIDEST = 320
"""A candidate's column: all alike, as wide as there is room for."""
SCROLLED = 186
"""Their width once they scroll."""
BAR = 10
"""How wide a scroll bar is."""
STRIP = 20
"""How high the line is that says how many fields are out of sight."""
_HEAD = 88
_CHANCE = 44
_FOOT = 64
_LEAST_ROWS = 4


@dataclass(frozen=True, slots=True)
class Measures:
    """How wide a column and how high each part is, where columns share `room`. `rows` are the fields' heights."""

    tight: bool
    room: int
    wide: int
    scrolls: bool
    head: int
    chance: int
    foot: int
    rows: tuple[int, ...]

    @property
    def _around(self) -> int:
        return 2 + self.head + self.chance + self.foot + (BAR + 2 if self.scrolls else 0)

    @property
    def height(self) -> int:
        """With every row in sight."""
        return self._around + sum(self.rows)

    @property
    def least(self) -> int:
        """With the names and the birth date in sight."""
        return self._around + sum(self.rows[:_LEAST_ROWS]) + (STRIP if len(self.rows) > _LEAST_ROWS else 0)

    def rows_in(self, height: int) -> int:
        """How high the rows are in sight where all parts together have this height."""
        every = sum(self.rows)
        room = height - self._around
        return every if room >= every else max(room - STRIP, 0)


def measure(parts: ComparisonParts, room: int, pinned: tuple[int, int], legend_height: int, *, tight: bool) -> Measures:
    """What the parts need for columns that share `room`. `pinned` are the widths of labels and of the subject's values."""
    count = len(parts.columns)
    parts.tighten(tight=tight)
    scrolls = count > 0 and room // count < NARROWEST
    wide = SCROLLED if scrolls else min(room // count, WIDEST) if count else 0
    return Measures(
        tight=tight,
        room=room,
        wide=wide,
        scrolls=scrolls,
        head=max([_HEAD, *(part.height_for(wide) for part in parts.heads[:count])]),
        chance=max([_CHANCE, *(part.height_for(wide) for part in parts.chances[:count])]),
        foot=max([_FOOT, legend_height, *(part.height_for(wide) for part in parts.feet[:count])]),
        rows=tuple(
            max(cell.height_for(width) for cell, width in parts.cells_of_row(row, *pinned, wide))
            for row in range(len(parts.fields))
        ),
    )
