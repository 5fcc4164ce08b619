"""How the columns of a table share the room there is: each as wide as its texts where that fits."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants, in pixels: `wanted` shows its texts whole, less than `least` is of no use. Spare room goes to columns
    that `stretch`."""

    wanted: int
    least: int
    stretches: bool = False


def shared(room: int, wishes: Sequence[Wish]) -> list[int]:
    """The widths: as wanted where all have room. What is left over goes to those that stretch, in equal parts. Where room is
    lacking the widest are cut first, all to the same width, and none below its least."""
    widths = [wish.wanted for wish in wishes]
    spare = room - sum(widths)
    if spare >= 0:
        stretching = [place for place, wish in enumerate(wishes) if wish.stretches]
        for nth, place in enumerate(stretching):
            widths[place] += spare // len(stretching) + (nth < spare % len(stretching))
        return widths
    low, high = 0, max(widths)
    while low < high:
        middle = (low + high + 1) // 2
        if sum(_cut(wishes, middle)) <= room:
            low = middle
        else:
            high = middle - 1
    return _cut(wishes, low)


def _cut(wishes: Sequence[Wish], widest: int) -> list[int]:
    return [min(wish.wanted, max(widest, wish.least)) for wish in wishes]
