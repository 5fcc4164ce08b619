"""What the columns of a table mean: by their headings where the cells allow it, else by their cells; with the doubts that remain."""

import re
from collections.abc import Sequence

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import DATE_KINDS, IDENTITY_KINDS, NUMBERS, FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.sheets import column_contents as contents_of
from verifier_gui.sheets.birth_parts import find_birth_parts
from verifier_gui.sheets.cells import SheetRow
from verifier_gui.sheets.column_contents import MOST, ColumnContents
from verifier_gui.sheets.heading_rows import NAME_MEANINGS, Headings
from verifier_gui.sheets.heading_words import (
    OTHER,
    meanings_of,
    names_a_date_part,
    names_a_language,
    plain,
    role_of,
)
from verifier_gui.sheets.unheaded_columns import UnheadedColumns, name_the_same

_BARE_DATE = re.compile("дата|date|since|[зc] якого часу|з якого числа|с какого времени|с какого числа")
_IDENTITY = frozenset({*NAME_MEANINGS, *map(str, IDENTITY_KINDS), *map(str, DATE_KINDS), *map(str, NUMBERS)})
_NAMES = NAME_MEANINGS | {str(FactKind.PATRONYMIC)}


class ColumnGuess:
    """Says for each column what its heading means where the cells do not speak against it, else what its cells mean."""

    def __init__(self, said: Headings, columns: Sequence[ColumnContents], data: Sequence[SheetRow]) -> None:
        self._said = said
        self._whole = [" ".join(parts) for parts in said]
        self._columns = columns
        self._data = data
        self._meanings = [""] * len(said)
        self._known = [False] * len(said)
        """whether a heading says something known, be it of no use here"""
        self._differing: dict[int, str] = {}
        """columns whose cells are not what the heading says, and what it says"""
        self.doubts: list[Doubt] = []

    def mapping(self) -> ColumnMapping:
        end = self._end_of_table()
        parts = self._take_birth_parts()
        for column in range(end):
            if column not in parts:
                self._by_heading(column)
        self._part_surname_and_name()
        self._keep_one_name()
        self._keep_one_birth_date()
        self._doubt_exchanged_names()
        open_columns = [column for column in range(end) if not self._meanings[column] and not self._known[column]]
        headed = [bool(plain(heading)) for heading in self._whole]
        sure = any(len(self._meant(column)) == 1 for column in self._having(FactKind.FULL_NAME))
        by_cells = UnheadedColumns(open_columns, headed, self._columns, self._data, self._meanings, sure_of_names=sure)
        by_cells.name()
        self.doubts += by_cells.doubts
        # Where another column holds what was said, nothing is missing: the birth dates of somebody else.
        self.doubts += [
            Doubt(DoubtKind.CELLS_DIFFER, column)
            for column, meaning in self._differing.items()
            if self._meanings[column] or not any(meaning in self._meant(other) for other in self._having(meaning))
        ]
        return ColumnMapping(tuple(self._meanings))

    def _end_of_table(self) -> int:
        """The first column of another table beside this one, which is left alone; else the width."""
        width = len(self._said)
        seen: dict[str, int] = {}
        for column, heading in enumerate(map(plain, self._whole)):
            before = seen.setdefault(heading, column)
            pair = column + 1 < width and before + 1 < column and plain(self._whole[before + 1])
            if heading and before < column and pair and pair == plain(self._whole[column + 1]):
                if self._columns[column].cells or self._columns[column + 1].cells:
                    self.doubts.append(Doubt(DoubtKind.TABLE_BESIDE, column))
                return column
        blank = [column for column in range(width) if not self._whole[column] and not self._columns[column].cells]
        if len(blank) == 1 and 1 < blank[0] < width - 2:
            sides = [
                max(len(one.cells) for one in side) for side in (self._columns[: blank[0]], self._columns[blank[0] :])
            ]
            totals = any(
                plain(cell.text) in {"разом", "всього", "усього", "итого", "всего", "total"}
                for one in self._columns[blank[0] :]
                for cell in one.cells
            )
            if totals or sides[1] < 0.8 * sides[0]:
                self.doubts.append(Doubt(DoubtKind.TABLE_BESIDE, blank[0] + 1))
                return blank[0]
        return width

    def _take_birth_parts(self) -> tuple[int, ...]:
        """Day, month and year in columns of their own, under headings that say no more than that."""
        said = [FactKind.BIRTH_DATE in self._meant(column) for column in range(len(self._said))]
        bare = [names_a_date_part(parts[-1]) if parts else True for parts in self._said]
        parts = find_birth_parts(said, self._columns) or (() if any(said) else find_birth_parts(bare, self._columns))
        for column in parts:
            self._meanings[column] = FactKind.BIRTH_DATE
            self._known[column] = True
        return parts

    def _by_heading(self, column: int) -> None:
        meanings = self._meant(column)
        self._known[column] = bool(meanings)
        if not meanings and _BARE_DATE.fullmatch(plain(self._whole[column])) and self._follows_status(column):
            meanings = (FactKind.STATUS_DATE,)
        chosen = self._fitting(column, meanings)
        if meanings and not chosen:
            self._known[column] = False
            if len(meanings) == 1 and meanings[0] in _IDENTITY:
                self._differing[column] = meanings[0]
        if chosen == RUNNING_NUMBER and RUNNING_NUMBER in self._meanings:
            chosen = ""
        self._meanings[column] = "" if chosen == OTHER else chosen

    def _follows_status(self, column: int) -> bool:
        return column > 0 and self._meanings[column - 1] == FactKind.STATUS

    def _meant(self, column: int) -> tuple[str, ...]:
        """What the lowest heading of a column says tells more than the groups that it is in, unless these say whose it is."""
        role = role_of(self._whole[column])
        if role:
            return (role,)
        parts = self._said[column]
        for first in range(len(parts) - 1, -1, -1):
            meanings = meanings_of(" ".join(parts[first:]))
            if meanings:
                return meanings
        return ()

    def _fitting(self, column: int, meanings: Sequence[str]) -> str:
        contents = self._columns[column]
        if len(meanings) == 1:
            return "" if contents.speaks_against(meanings[0]) else meanings[0]
        for meaning in meanings:
            if contents.speaks_for(meaning):
                return meaning
        return meanings[0] if meanings and not contents.cells else ""

    def _having(self, meaning: str) -> list[int]:
        return [column for column, found in enumerate(self._meanings) if found == meaning]

    def _part_surname_and_name(self) -> None:
        """*Surname* and *name*: beside surnames a name in one word is the given one."""
        if FactKind.SURNAME in self._meanings and FactKind.GIVEN_NAME not in self._meanings:
            for column in self._having(FactKind.FULL_NAME):
                if self._columns[column].share(contents_of.is_one_name) >= MOST:
                    self._meanings[column] = FactKind.GIVEN_NAME
                    return

    def _doubt_exchanged_names(self) -> None:
        """Given names under *surname*, and none under *given name*."""
        surnames, given = self._having(FactKind.SURNAME), self._having(FactKind.GIVEN_NAME)
        if len(surnames) == len(given) == 1:
            shares = [self._columns[place].share(contents_of.is_known_given_name) for place in (*surnames, *given)]
            if shares[0] >= 0.8 and shares[1] < 0.3:
                self.doubts += [Doubt(DoubtKind.CELLS_DIFFER, place) for place in (*surnames, *given)]

    def _keep_one_name(self) -> None:
        """Whole names in a second column are the same people's in another spelling, or somebody else's."""
        first, *others = self._having(FactKind.FULL_NAME) or [-1]
        if not others:
            return
        exact = [column for column in (first, *others) if len(self._meant(column)) == 1]
        kept = exact[0] if exact else first
        for column in (first, *others):
            if column == kept or names_a_language(self._whole[column]) or name_the_same(self._data, kept, column):
                continue
            self._meanings[column] = ""
            self._known[column] = True
            if len(self._meant(column)) == 1:
                self.doubts += [Doubt(DoubtKind.NAMES_TWICE, place) for place in (kept, column)]
            else:
                self.doubts.append(Doubt(DoubtKind.NAMES_BESIDE, column))

    def _keep_one_birth_date(self) -> None:
        born = self._having(FactKind.BIRTH_DATE)
        if len(born) < 2 or find_birth_parts(
            [meaning == FactKind.BIRTH_DATE for meaning in self._meanings], self._columns
        ):
            return
        own = [column for column in born if self._stands_by_the_name(column)] or born
        kept = max(own, key=lambda column: (self._columns[column].share(contents_of.is_date), -column))
        for column in born:
            if column == kept:
                continue
            self._meanings[column] = ""
            if column in own and not self._same_years(kept, column):
                self.doubts += [Doubt(DoubtKind.DATES_TWICE, place) for place in (kept, column)]

    def _stands_by_the_name(self, column: int) -> bool:
        """Whether the nearest column of names to the left of a birth date is that of the person, and no relative's or other's."""
        for left in range(column - 1, -1, -1):
            if self._meanings[left] in _NAMES:
                return True
            if role_of(self._whole[left]) and self._columns[left].share(contents_of.is_whole_name) >= MOST:
                return False
        return True

    def _same_years(self, one: int, other: int) -> bool:
        pairs = [(row.cells[one], row.cells[other]) for row in self._data if one in row.cells and other in row.cells]
        return all(contents_of.year_of(first) == contents_of.year_of(second) for first, second in pairs)
