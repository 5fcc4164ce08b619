"""One row of text becomes facts and named problems. Nothing is lost: a fact keeps its text, a problem its place."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import DATE_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.errors import SheetError
from verifier_gui.names.folding import Mended, mend
from verifier_gui.names.full_names import parse_full_name
from verifier_gui.sheets.cells import Cell, CellKind, MergedRange, SheetRow
from verifier_gui.sheets.columns import Layout, heading_meanings, is_heading
from verifier_gui.sheets.date_texts import BORN_BY, RECENT, DateReading, read_date
from verifier_gui.sheets.identifier_texts import IDENTIFIERS, is_rounded, read_identifier, read_tax_number, says_nothing
from verifier_gui.sheets.status_words import read_basis, read_status

_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u2400\ufffd]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|{_CONTROL.pattern}")
_SOUND = re.compile(r"[А-ЩЬЮЯІЇЄҐЁЫЭЪа-щьюяіїєґёыэъ]+(?:[ -][А-ЩЬЮЯІЇЄҐЁЫЭЪа-щьюяіїєґёыэъ]+)*")
_DIGIT = re.compile(r"\d")
_TOTAL = re.compile(
    r"\s*(?:разом|всього|усього|загалом|підсумок|итого|всего|итог|total|підпис|подпись|signature|склав|складено|составил|виконав|"
    r"исполнител|виконавець|затверджую|утверждаю|начальник|командир|керівник|руководитель|примітка|примечание|м\.\s?п\.)(?![^\W\d_])",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\(([^()]+)\)")
_SEXES: Mapping[str, str] = {
    **dict.fromkeys(
        ("ч", "чол", "чоловік", "чоловіча", "чоловічий", "м", "муж", "мужской", "мужчина", "m", "male", "man"), "male"
    ),
    **dict.fromkeys(
        ("ж", "жін", "жінка", "жіноча", "жіночий", "жен", "женский", "женщина", "f", "female", "woman"), "female"
    ),
}
_NAME_PARTS = frozenset(
    {
        FactKind.SURNAME,
        FactKind.GIVEN_NAME,
        FactKind.PATRONYMIC,
        FactKind.FORMER_SURNAME,
        FactKind.NAME_IN_CAPTIVITY,
        FactKind.MOTHERS_MAIDEN_NAME,
        FactKind.FATHER,
        FactKind.CALL_SIGN,
    }
)
_MERGE_REACH = 1000
"""rows of one merged range that are marked"""


class RowKind(StrEnum):
    """What a row of the sheet is."""

    TITLE = "title"
    HEADING = "heading"
    PERSON = "person"
    SKIPPED = "skipped"
    """A total, a footer, a repeated heading, a line of numbers: below the headings, and nobody."""


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """A row and what it says. Only a person's row has facts."""

    row: int
    kind: RowKind
    cells: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    problems: tuple[Problem, ...] = ()


class RowReader:
    """Reads rows by a layout. `merged` are the sheet's merged ranges of several rows."""

    def __init__(self, layout: Layout, merged: Sequence[MergedRange] = ()) -> None:
        self._layout = layout
        self._headings = {
            column: heading.strip().casefold() for column, heading in enumerate(layout.headings) if heading.strip()
        }
        self._meanings = layout.mapping.pairs()
        self._meant = dict(self._meanings)
        self._names = set(layout.name_columns)
        self._telling = {
            column
            for column, meaning in self._meanings
            if meaning in (FactKind.BIRTH_DATE, FactKind.TAX_NUMBER, FactKind.PASSPORT, FactKind.MILITARY_ID)
        }
        self._splits_given_name = FactKind.PATRONYMIC not in self._meant.values()
        self._splits_surname = FactKind.GIVEN_NAME not in self._meant.values()
        self._merged: dict[int, list[int]] = {}
        for area in merged:
            if area.first_column in self._meant and area.last_row > layout.heading_row:
                for row in range(max(area.first_row, layout.heading_row + 1), area.first_row + _MERGE_REACH):
                    if row > area.last_row:
                        break
                    self._merged.setdefault(row, []).append(area.first_column)

    def understand(self, row: SheetRow) -> UnderstoodRow:
        """Raises `SheetError` where a second table with other columns begins."""
        cells = self._texts(row)
        if row.number <= self._layout.heading_row:
            heading = self._layout.first_heading_row <= row.number
            return UnderstoodRow(row.number, RowKind.HEADING if heading else RowKind.TITLE, cells)
        skipped = self._not_a_person(row)
        if skipped is not None:
            return UnderstoodRow(row.number, RowKind.SKIPPED, cells, problems=skipped)
        reading = _Reading(row)
        for column, cell in sorted(row.cells.items()):
            reading.look_at(column, cell)
            meaning = self._meant.get(column, "")
            if meaning and meaning != RUNNING_NUMBER and cell.kind not in {CellKind.ERROR, CellKind.UNCALCULATED}:
                self._read(reading, FactKind(meaning), column, cell)
        self._conclude(reading, row)
        return UnderstoodRow(row.number, RowKind.PERSON, cells, Facts(tuple(reading.facts)), tuple(reading.problems))

    def names_somebody(self, row: SheetRow) -> bool:
        """Whether a row is a person's, without a look at what it says."""
        try:
            return row.number > self._layout.heading_row and self._not_a_person(row) is None
        except SheetError:
            # A second table counts where its sheet is chosen, and is refused there.
            return False

    def _texts(self, row: SheetRow) -> tuple[str, ...]:
        width = max(len(self._layout.headings), max(row.cells, default=-1) + 1)
        return tuple(row.cells[column].text if column in row.cells else "" for column in range(width))

    def _not_a_person(self, row: SheetRow) -> tuple[Problem, ...] | None:
        """Why a row below the headings names nobody: its problems, which may be none. None for a person."""
        named = [row.cells[column] for column in self._names if _has_letters(row.cells.get(column))]
        if self._repeats_headings(row):
            return (Problem(ProblemKind.REPEATED_HEADING, row.number, -1, ""),)
        self._refuse_second_table(row)
        if not self._names:
            return None if self._tells(row) else ()
        first = row.cells[min(row.cells)]
        if _TOTAL.match(first.text) or any(_TOTAL.match(cell.text) for cell in named):
            return () if not self._tells(row) else None
        if named:
            # One long line where rows have several cells is a remark under the table.
            alone = len(row.cells) == 1 and len(self._meanings) > 2
            return () if alone and not _may_be_name(named[0].text) else None
        return None if self._tells(row) else ()

    def _refuse_second_table(self, row: SheetRow) -> None:
        if len(row.cells) < 2 or not self._layout.heading_row or any(map(_DIGIT.search, _texts_of(row))):
            return
        if is_heading(row.cells) and len(heading_meanings(row.cells)) > 0.7 * len(row.cells):
            raise SheetError(
                "A second table with other columns begins in row {row}. Put the two tables on two sheets.",
                row=row.number,
            )

    def _tells(self, row: SheetRow) -> bool:
        """Whether a row without a name gives a birth date or a number of a person all the same."""
        for column in self._telling:
            cell = row.cells.get(column)
            if cell and sum(map(str.isdigit, cell.text)) >= 4:
                return True
        return False

    def _repeats_headings(self, row: SheetRow) -> bool:
        """Of headings in two rows each row may be repeated: the upper one begins, the lower one ends the heading."""
        same = 0
        for column, cell in row.cells.items():
            heading = self._headings.get(column, "")
            if len(cell.text) <= len(heading) and cell.text:
                text = cell.text.strip().casefold()
                same += bool(text) and (heading.startswith(text) or heading.endswith(text))
        return same >= 2 or (same == 1 and len(row.cells) == 1 and len(self._headings) == 1)

    def _read(self, reading: "_Reading", kind: FactKind, column: int, cell: Cell) -> None:
        if kind in DATE_KINDS:
            reading.date(kind, column, cell)
        elif kind in IDENTIFIERS:
            reading.identifier(kind, column, cell)
        elif kind is FactKind.FULL_NAME or (kind is FactKind.SURNAME and self._is_whole_name(cell.text)):
            reading.full_name(column, cell)
        elif kind is FactKind.SURNAME:
            reading.surname(column, cell)
        elif kind is FactKind.GIVEN_NAME and self._splits_given_name and len(cell.text.split()) > 1:
            reading.given_name_and_patronymic(column, cell)
        elif kind is FactKind.STATUS:
            reading.status(column, cell)
        elif kind is FactKind.STATUS_BASIS:
            basis = read_basis(cell.text)
            reading.add(kind, cell.text, basis.value if basis else "")
        elif kind is FactKind.SEX:
            reading.add(kind, cell.text, _SEXES.get(cell.text.strip(" .").lower(), ""))
        elif kind in _NAME_PARTS:
            reading.name_part(kind, column, cell.text)
        else:
            reading.add(kind, cell.text, " ".join(cell.text.split()))

    def _is_whole_name(self, text: str) -> bool:
        """Under a heading *Surname* without a column of given names the whole name stands."""
        return self._splits_surname and len(text.split()) > 1

    def _conclude(self, reading: "_Reading", row: SheetRow) -> None:
        facts = Facts(tuple(reading.facts))
        if not any(facts.value(kind) for kind in (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.FULL_NAME)):
            reading.problem(ProblemKind.NAME_MISSING, min(self._names, default=-1), "")
        reading.compare_tax_number(facts)
        for column in self._merged.get(row.number, ()):
            reading.problem(ProblemKind.MERGED_PEOPLE, column, row.cells[column].text if column in row.cells else "")
        if row.hidden:
            reading.problem(ProblemKind.HIDDEN_ROW, -1, "")
        if row.open_quote:
            reading.problem(ProblemKind.QUOTE_NOT_CLOSED, -1, "")


class _Reading:
    """The facts and problems of one row, as they come up."""

    def __init__(self, row: SheetRow) -> None:
        self._row = row.number
        self._ordinals: Counter[FactKind] = Counter()
        self._tax_column = -1
        self.facts: list[Fact] = []
        self.problems: list[Problem] = []

    def add(self, kind: FactKind, raw: str, value: str, precision: str = "") -> None:
        self.facts.append(Fact(kind, raw, value, self._ordinals[kind], precision))
        self._ordinals[kind] += 1

    def problem(self, kind: ProblemKind, column: int, raw: str, about: FactKind | None = None) -> None:
        self.problems.append(Problem(kind, self._row, column, raw, about))

    def look_at(self, column: int, cell: Cell) -> None:
        """What is odd about a cell, whatever it means."""
        if cell.kind is CellKind.ERROR:
            self.problem(ProblemKind.ERROR_VALUE, column, cell.text)
        elif cell.kind is CellKind.UNCALCULATED:
            self.problem(ProblemKind.FORMULA_WITHOUT_VALUE, column, cell.text)
        if cell.text.isprintable() or not _ODD.search(cell.text):
            return
        if _INVISIBLE.search(cell.text):
            self.problem(ProblemKind.INVISIBLE_CHARACTERS, column, cell.text)
        if _CONTROL.search(cell.text):
            self.problem(ProblemKind.CONTROL_CHARACTERS, column, cell.text)

    def date(self, kind: FactKind, column: int, cell: Cell) -> None:
        if cell.kind is CellKind.DATE or (cell.kind is CellKind.NUMBER and cell.day):
            self._serial_date(kind, column, cell)
            return
        found = read_date(cell.text, last_short_year=BORN_BY if kind is FactKind.BIRTH_DATE else RECENT)
        date = found.date
        self.add(kind, cell.text, str(date) if date else "", date.precision if date else "")
        trouble = {
            DateReading.IMPOSSIBLE: ProblemKind.DATE_IMPOSSIBLE,
            DateReading.PARTIAL: ProblemKind.DATE_PARTIAL,
            DateReading.UNREAD: ProblemKind.DATE_UNREAD,
        }.get(found.reading)
        if trouble:
            self.problem(trouble, column, cell.text, kind)

    def _serial_date(self, kind: FactKind, column: int, cell: Cell) -> None:
        """A day that the file stores as a number. The fact's text is the day as a spreadsheet shows it; the cell keeps the
        number. A birth in 1905 is a year that was typed into a date cell: 1988 is the serial of 10.06.1905."""
        if not cell.day:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_IMPOSSIBLE, column, cell.text, kind)
            return
        try:
            date = PartialDate.parse(cell.day)
        except ValueError:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_IMPOSSIBLE, column, cell.text, kind)
            return
        if date.year < 1910:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_UNREAD, column, cell.text, kind)
            return
        self.add(kind, date.shown(), str(date), date.precision)

    def identifier(self, kind: FactKind, column: int, cell: Cell) -> None:
        text = cell.text
        if says_nothing(text):
            self.add(kind, text, "")
            return
        if is_rounded(text):
            self.add(kind, text, "")
            self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
            return
        if kind is not FactKind.TAX_NUMBER:
            self.add(kind, text, read_identifier(text))
            if cell.kind is CellKind.NUMBER:
                self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
            return
        digits = read_tax_number(text)
        self.add(kind, text, digits)
        self._tax_column = column
        valid = TaxNumber(digits).is_valid
        # A check digit that holds proves that no nought was lost.
        if cell.kind is CellKind.NUMBER and not valid:
            self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
        if not valid:
            self.problem(ProblemKind.TAX_NUMBER_WRONG, column, text, kind)

    def compare_tax_number(self, facts: Facts) -> None:
        born = facts.date(FactKind.BIRTH_DATE)
        number = TaxNumber(facts.value(FactKind.TAX_NUMBER))
        if born and number.is_valid and not born.first_day() <= number.birth_date <= born.last_day():
            self.problem(ProblemKind.TAX_NUMBER_AGAINST_DATE, self._tax_column, number.digits, FactKind.TAX_NUMBER)

    def name_part(self, kind: FactKind, column: int, raw: str) -> None:
        """A part of a name as it was written, with its letters mended."""
        mended = _mended(raw)
        self.add(kind, raw, " ".join(mended.text.split()))
        if mended.mixed_scripts or mended.digits:
            self.problem(ProblemKind.MIXED_SCRIPTS, column, raw, kind)

    def surname(self, column: int, cell: Cell) -> None:
        """A surname, with a former one in parentheses."""
        former = _PARENTHESES.search(cell.text)
        if former is None or not former[1].strip():
            self.name_part(FactKind.SURNAME, column, cell.text)
            return
        self.name_part(FactKind.SURNAME, column, _PARENTHESES.sub(" ", cell.text).strip())
        self.name_part(FactKind.FORMER_SURNAME, column, former[1].strip())

    def given_name_and_patronymic(self, column: int, cell: Cell) -> None:
        """Both in one cell, given name first: *Вагиф огли* belongs to the patronymic."""
        given, rest = cell.text.split(None, 1)
        self.name_part(FactKind.GIVEN_NAME, column, given)
        self.name_part(FactKind.PATRONYMIC, column, rest.strip())

    def full_name(self, column: int, cell: Cell) -> None:
        mended = _mended(cell.text)
        self.add(FactKind.FULL_NAME, cell.text, " ".join(mended.text.split()))
        if mended.mixed_scripts or mended.digits:
            self.problem(ProblemKind.MIXED_SCRIPTS, column, cell.text, FactKind.FULL_NAME)
        if _several_people(cell.text):
            self.problem(ProblemKind.MERGED_PEOPLE, column, cell.text, FactKind.FULL_NAME)
        name = parse_full_name(cell.text)
        written = {mend(word).text: word for word in cell.text.split()} if mended.text != cell.text else {}
        for kind, part in (
            (FactKind.SURNAME, name.surname),
            (FactKind.GIVEN_NAME, name.given_name),
            (FactKind.PATRONYMIC, name.patronymic),
            (FactKind.FORMER_SURNAME, name.former_surname),
            (FactKind.CALL_SIGN, name.call_sign),
            (FactKind.RANK, name.rank),
        ):
            if part:
                self.add(kind, " ".join(written.get(word, word) for word in part.split()), part)

    def status(self, column: int, cell: Cell) -> None:
        found = read_status(cell.text)
        if says_nothing(cell.text):
            return
        plain_text = " ".join(cell.text.split())
        if found.status or not found.is_understood:
            self.add(FactKind.STATUS, cell.text, found.status.value if found.status else "")
        if found.basis:
            self.add(FactKind.STATUS_BASIS, cell.text, found.basis.value)
        if found.date and found.status:
            self.add(FactKind.STATUS_DATE, cell.text, str(found.date), found.date.precision)
        if found.health:
            self.add(FactKind.HEALTH, cell.text, plain_text)
        if found.legal:
            self.add(FactKind.LEGAL_STATE, cell.text, plain_text)
        if not found.is_understood:
            self.problem(ProblemKind.STATUS_UNREAD, column, cell.text, FactKind.STATUS)


def _mended(text: str) -> Mended:
    """What nothing is odd about needs no mending: most names of most lists."""
    return Mended(text) if _SOUND.fullmatch(text) else mend(text)


def _texts_of(row: SheetRow) -> list[str]:
    return [cell.text for cell in row.cells.values()]


def _has_letters(cell: Cell | None) -> bool:
    return cell is not None and (
        any(map(str.isalpha, cell.text)) or cell.kind in {CellKind.ERROR, CellKind.UNCALCULATED}
    )


def _may_be_name(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 7 and ":" not in text and sum(map(str.isdigit, text)) < 4


def _several_people(text: str) -> bool:
    """Two whole names in one cell, on two lines or parted by a semicolon."""
    parts = [part for part in re.split(r"[\n;]", text) if len(part.split()) >= 2]
    return len(parts) >= 2
