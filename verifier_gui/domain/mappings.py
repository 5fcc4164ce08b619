"""A column mapping that somebody confirmed, kept with the headings it was confirmed for, so that it can serve another file."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from verifier_gui.domain.lists import ColumnMapping

_FEWEST = 2
"""headings with a text that a table must have to be known again by them"""

_Place: TypeAlias = tuple[str, int]
"""a heading as it is compared, and how many of the same stand before it"""


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """`headings` and `columns` have one entry a column. `name` is what it is called: by whoever kept it, or the list it was made
    for."""

    name: str
    headings: tuple[str, ...]
    columns: ColumnMapping

    def is_of_shape(self, headings: Sequence[str]) -> bool:
        """Whether a table has the same headings, in whatever order, and enough of them to tell it by."""
        own, theirs = _places(self.headings), _places(headings)
        return len([text for text, _nth in own if text]) >= _FEWEST and set(own) == set(theirs)

    def fits(self, headings: Sequence[str]) -> bool:
        """Whether a table has every heading that this mapping gives a meaning to."""
        meant = {place for place, meaning in self._meanings().items() if meaning}
        return bool(meant) and all(text for text, _nth in meant) and meant <= set(_places(headings))

    def laid_on(self, headings: Sequence[str], otherwise: ColumnMapping) -> ColumnMapping:
        """The meanings by heading, wherever it stands in a table. A column that this mapping does not know keeps what it has in
        `otherwise`, unless that is a meaning which another column has by this mapping."""
        meanings = self._meanings()
        places = _places(headings)
        taken = {meanings[place] for place in places if place in meanings}
        rest = [*otherwise.columns, *[""] * len(places)]
        return ColumnMapping(
            tuple(
                meanings.get(place, "" if rest[column] in taken else rest[column])
                for column, place in enumerate(places)
            )
        )

    def _meanings(self) -> dict[_Place, str]:
        columns = [*self.columns.columns, *[""] * len(self.headings)]
        return dict(zip(_places(self.headings), columns, strict=False))


def _places(headings: Sequence[str]) -> list[_Place]:
    counted: Counter[str] = Counter()
    places: list[_Place] = []
    for heading in headings:
        text = " ".join(unicodedata.normalize("NFKC", heading).split()).casefold()
        places.append((text, counted[text]))
        counted[text] += 1
    return places
