"""The fields that say how a file is read: its sheet, the row of its headings, a csv's encoding and delimiter, and by which mapping."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext, pgettext
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import file_size, grouped
from verifier_gui.phrases.import_words import delimiter_name, encoding_name
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option, text_and_remark
from verifier_gui.ui.widgets.field_grid import GridField
from verifier_gui.ui.widgets.file_step import ENCODINGS
from verifier_gui.ui.widgets.mapping_box import MappingBox

_HEADING_ROWS = 60
"""rows from which the headings can be chosen"""
_DELIMITERS = (";", ",", "\t", "|")


class SourceFields(Speaking, QWidget):
    """The fields are laid out by the form. Each signal carries what a person chose."""

    sheet_picked = Signal(str)
    heading_row_picked = Signal(int)
    encoding_picked = Signal(str)
    delimiter_picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: Inspection | None = None
        self._by_itself = True
        self._told: frozenset[str] = frozenset()
        file = self._file = _FileBox()
        self.sheet, self.heading_row, self.encoding, self.delimiter = (ChoiceBox() for _number in range(4))
        self.file_field = GridField(N_("File"), file)
        self.sheet_field = GridField(N_("Sheet"), self.sheet)
        self.encoding_field = GridField(N_("Encoding"), self.encoding)
        self.delimiter_field = GridField(N_("Columns are parted by"), self.delimiter)
        self.heading_field = GridField(N_("Headings are in row"), self.heading_row)
        self.mapping = MappingBox()
        self.mapping_field = GridField(N_("Columns"), self.mapping)
        self.sheet.picked.connect(self.sheet_picked)
        self.encoding.picked.connect(self.encoding_picked)
        self.delimiter.picked.connect(self.delimiter_picked)
        self.heading_row.picked.connect(self._pick_heading_row)

    def show_source(self, found: Inspection, *, heading_by_itself: bool, told: frozenset[str]) -> None:
        """`told` names what is the caseworker's word and no guess: `encoding`, `delimiter`."""
        self._found, self._by_itself, self._told = found, heading_by_itself, told
        self.retranslate()

    @property
    def is_csv(self) -> bool:
        return self._found is not None and bool(self._found.encoding)

    @override
    def retranslate(self) -> None:
        found = self._found
        if found is None:
            return
        self._file.show_file(found.file_name, file_size(found.file_size))
        self.sheet.offer([self._sheet(place) for place in range(len(found.sheets))], found.sheet)
        guessed = _("guessed")
        encodings = dict.fromkeys((found.encoding, *ENCODINGS))
        encodings.pop("utf-8" if found.encoding == "utf-8-sig" else "", None)
        self.encoding.offer(
            [
                Option(
                    one, encoding_name(one), guessed if one == found.encoding and "encoding" not in self._told else ""
                )
                for one in encodings
            ],
            found.encoding,
        )
        delimiters = dict.fromkeys((found.delimiter, *_DELIMITERS))
        self.delimiter.offer(
            [
                Option(
                    one,
                    delimiter_name(one),
                    guessed if one == found.delimiter and "delimiter" not in self._told else "",
                )
                for one in delimiters
            ],
            found.delimiter,
        )
        self.heading_row.offer(self._heading_rows(found), str(found.heading_row))

    def _pick_heading_row(self, row: str) -> None:
        self.heading_row_picked.emit(int(row))

    def _sheet(self, place: int) -> Option:
        assert self._found is not None
        sheet = self._found.sheets[place]
        rows = ngettext("{count} row", "{count} rows", sheet.rows).format(count=grouped(sheet.rows))
        remarks = [rows, words.people(sheet.people)] if len(self._found.sheets) > 1 else [rows]
        if sheet.hidden:
            remarks.insert(0, _("hidden"))
        return Option(sheet.name, sheet.name or _("the one table"), ", ".join(remarks))

    def _heading_rows(self, found: Inspection) -> list[Option]:
        options = [Option("0", pgettext("headings", "none"), self._found_by_itself(0))]
        numbers = {row.row: row.cells for row in found.preview[:_HEADING_ROWS]}
        numbers.setdefault(found.heading_row, found.headings)
        for row in sorted(numbers):
            if row:
                first = " · ".join(text for cell in numbers[row][:12] if (text := " ".join(cell[:60].split())))[:90]
                options.append(Option(str(row), grouped(row), self._found_by_itself(row) or first))
        return options

    def _found_by_itself(self, row: int) -> str:
        assert self._found is not None
        return _("found by itself") if self._by_itself and row == self._found.heading_row else ""


class _FileBox(QFrame):
    """A file's name and size, where the other fields have what is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "field")
        self._name = self._size = ""

    def show_file(self, name: str, size: str) -> None:
        self._name, self._size = name, size
        self.setAccessibleDescription(f"{name}, {size}")
        self.setToolTip(f"{name}  {size}")
        self.update()

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        painter = QPainter(self)
        painter.setFont(self.font())
        text_and_remark(painter, self.rect().adjusted(11, 0, -10, 0), self._name, self._size, "text")
        painter.end()
