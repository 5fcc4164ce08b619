"""What columns without a known heading mean by their cells: the surest first, and no more than cannot be mistaken."""

from collections.abc import Callable, Iterable, Sequence

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.names.equivalents import given_name_keys
from verifier_gui.names.folding import readings
from verifier_gui.names.full_names import parse_full_name
from verifier_gui.sheets import column_contents as contents_of
from verifier_gui.sheets.cells import Cell, SheetRow
from verifier_gui.sheets.column_contents import ColumnContents
from verifier_gui.sheets.heading_rows import NAME_MEANINGS

_NO_HEADING, _UNKNOWN_HEADING = 0.6, 0.8
"""The share of cells that must fit: a heading that says nothing known may say something else all the same."""
_COMPARED = 50
"""rows by which it is told whether two columns name the same people"""

_BESIDES: tuple[tuple[str, Callable[[Cell], bool]], ...] = (
    (FactKind.SEX, contents_of.is_sex),
    (FactKind.RANK, contents_of.is_rank),
    (FactKind.UNIT, contents_of.is_unit),
    (FactKind.STATUS, contents_of.is_plain_status),
)


def name_the_same(rows: Sequence[SheetRow], one: int, other: int) -> bool:
    """Whether two columns of whole names are of the same people: the given names are the same in whatever language, and the surnames
    begin alike."""
    pairs = [(row.cells[one], row.cells[other]) for row in rows if one in row.cells and other in row.cells][:_COMPARED]
    same = sum(_is_same(first, second) for first, second in pairs)
    return bool(pairs) and same >= 0.8 * len(pairs)


class UnheadedColumns:
    """Gives meanings to the columns among `open_columns`, in `meanings`; `headed` tells which have a heading at all."""

    def __init__(
        self,
        open_columns: Iterable[int],
        headed: Sequence[bool],
        columns: Sequence[ColumnContents],
        rows: Sequence[SheetRow],
        meanings: list[str],
        *,
        sure_of_names: bool = False,
    ) -> None:
        """`sure_of_names`: a heading says in so many words which column holds the people's names."""
        fewest = max(1, len(rows) // 50)
        self._open = [column for column in open_columns if len(columns[column].cells) >= fewest]
        self._headed = headed
        self._columns = columns
        self._rows = rows
        self._meanings = meanings
        self._sure_of_names = sure_of_names
        self._by_endings: list[int] = []
        """columns taken for surnames by nothing but the endings of their words"""
        self.doubts: list[Doubt] = []

    def name(self) -> None:
        """Names what can be named."""
        if RUNNING_NUMBER not in self._meanings:
            self._take(RUNNING_NUMBER, [c for c in self._bare() if contents_of.counts(self._columns[c].cells)][:1])
        self._take(FactKind.TAX_NUMBER, self._fitting(contents_of.is_tax_number, unknown=_NO_HEADING))
        self._name_names()
        self._name_birth_date()
        for meaning, test in _BESIDES:
            found = self._fitting(test)
            self._take(meaning, found)
        self._drop_words_alone()

    def _drop_words_alone(self) -> None:
        """Words that end as surnames do are none where nothing else tells of people: regions end so too."""
        telling = {
            str(kind) for kind in (FactKind.BIRTH_DATE, FactKind.GIVEN_NAME, FactKind.PATRONYMIC, FactKind.TAX_NUMBER)
        }
        if not telling & set(self._meanings):
            for column in self._by_endings:
                self._meanings[column] = ""

    def _bare(self) -> list[int]:
        return [column for column in self._open if not self._headed[column]]

    def _fitting(self, test: Callable[[Cell], bool], *, unknown: float = _UNKNOWN_HEADING) -> list[int]:
        return [
            column
            for column in self._open
            if self._columns[column].share(test) >= (unknown if self._headed[column] else _NO_HEADING)
        ]

    def _take(self, meaning: str, columns: Iterable[int]) -> None:
        for column in columns:
            self._meanings[column] = str(meaning)
            self._open.remove(column)

    def _having(self, meaning: str) -> list[int]:
        return [column for column, found in enumerate(self._meanings) if found == meaning]

    def _name_names(self) -> None:
        """Whole names, or names in parts: of two such the left one is the person's, and the other is doubted."""
        whole = self._fitting(contents_of.names_somebody)
        if NAME_MEANINGS & set(self._meanings):
            if FactKind.FULL_NAME not in self._meanings:
                self._name_parts_of_names()
            self._tell_names_beside(whole)
            return
        together = [c for c in whole if self._columns[c].share(contents_of.is_given_name_and_patronymic) >= _NO_HEADING]
        whole = [column for column in whole if column not in together or not self._surname_beside(column)]
        parts = [c for c in (*self._fitting(contents_of.is_known_given_name), *together) if self._surname_beside(c)]
        if whole and (not parts or min(whole) < min(parts)):
            self._take(FactKind.FULL_NAME, whole[:1])
        elif together and parts and min(parts) in together:
            self._take(FactKind.SURNAME, self._surname_beside(min(parts)))
            self._take(FactKind.GIVEN_NAME, [min(parts)])
        else:
            self._name_parts_of_names()
        self._tell_names_beside(whole)
        if not NAME_MEANINGS & set(self._meanings):
            self._take(FactKind.FULL_NAME, self._fitting(contents_of.is_whole_name)[:1])

    def _surname_beside(self, column: int) -> list[int]:
        """The column of single words beside one, the left one first."""
        beside = [place for place in (column - 1, column + 1) if place in self._open and not self._headed[place]]
        return [c for c in beside if self._columns[c].share(contents_of.is_one_name) >= _UNKNOWN_HEADING][:1]

    def _tell_names_beside(self, whole: Iterable[int]) -> None:
        """Further columns of whole names: the same people once more, or somebody else."""
        kept = self._having(FactKind.FULL_NAME)
        for column in whole:
            if column not in self._open:
                continue
            if kept and name_the_same(self._rows, kept[0], column):
                self._take(FactKind.FULL_NAME, [column])
            elif self._sure_of_names and self._headed[column]:
                continue
            elif self._columns[column].share(contents_of.names_somebody) >= _UNKNOWN_HEADING:
                self.doubts.append(Doubt(DoubtKind.NAMES_BESIDE, column))
                named = [place for place, meaning in enumerate(self._meanings) if meaning in NAME_MEANINGS]
                self.doubts += [Doubt(DoubtKind.NAMES_TWICE, place) for place in named]

    def _name_parts_of_names(self) -> None:
        if FactKind.PATRONYMIC not in self._meanings:
            self._take(FactKind.PATRONYMIC, self._fitting(contents_of.is_patronymic)[:1])
        given = self._fitting(contents_of.is_known_given_name)
        if FactKind.GIVEN_NAME not in self._meanings:
            self._take(FactKind.GIVEN_NAME, given[:1])
            others = [column for column in given[1:] if not self._headed[column]]
            self.doubts += [Doubt(DoubtKind.NAMES_BESIDE, column) for column in others]
            self.doubts += [Doubt(DoubtKind.NAMES_TWICE, column) for column in given[:1] if others]
        words = [c for c in self._bare() if self._columns[c].share(contents_of.is_one_name) >= _UNKNOWN_HEADING]
        if FactKind.SURNAME not in self._meanings:
            beside = [c for c in words if self._stands_beside(c, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)]
            if not beside and not {FactKind.GIVEN_NAME, FactKind.PATRONYMIC} & set(self._meanings):
                beside = [c for c in words if self._columns[c].share(contents_of.is_surname) >= _NO_HEADING]
                self._by_endings = beside[:1]
            self._take(FactKind.SURNAME, beside[:1])
        if FactKind.GIVEN_NAME not in self._meanings:
            words = [column for column in words if column in self._open]
            self._take(FactKind.GIVEN_NAME, [c for c in words if self._stands_beside(c, FactKind.SURNAME)][:1])

    def _stands_beside(self, column: int, *meanings: str) -> bool:
        return any(
            self._meanings[place] in meanings for place in (column - 1, column + 1) if 0 <= place < len(self._meanings)
        )

    def _name_birth_date(self) -> None:
        born = self._having(FactKind.BIRTH_DATE)
        likely = [
            column
            for column in self._fitting(contents_of.is_birth_date, unknown=_NO_HEADING)
            if not self._headed[column]
            or self._columns[column].share(contents_of.is_grown_persons_birth_date) >= _UNKNOWN_HEADING
        ]
        if not born:
            self._take(FactKind.BIRTH_DATE, likely[:1])
            if len(likely) > 1:
                self.doubts += [Doubt(DoubtKind.DATES_TWICE, column) for column in likely]
        if FactKind.BIRTH_DATE not in self._meanings:
            unused = self._fitting(contents_of.is_birth_date, unknown=_NO_HEADING)
            self.doubts += [Doubt(DoubtKind.DATES_UNUSED, column) for column in unused]


def _is_same(one: Cell, other: Cell) -> bool:
    first, second = parse_full_name(one.text), parse_full_name(other.text)
    begin, end = ({reading[:3] for reading in readings(name.surname)} for name in (first, second))
    return bool(given_name_keys(first.given_name) & given_name_keys(second.given_name)) and bool(begin & end)
