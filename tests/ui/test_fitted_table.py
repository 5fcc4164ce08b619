"""A text that has no room in its column is seen over the empty cells beside it."""

from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from typing_extensions import override

from verifier_gui.ui.delegates.spilling_delegate import SpillingDelegate
from verifier_gui.ui.models.text_table_model import NOWHERE, Index, TextTableModel
from verifier_gui.ui.widgets.figure_rows import FigureTable
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.labels import ElidedLabel

LONG = "Confirmed captives, row 4 559, Пестонюк Андрій Артемович, 27.05.1980"
ROWS = (("1", LONG, "", "", "Олена"), ("2", LONG, "record changed", "", ""), ("3", "", "", "", "Олена"))


class Texts(TextTableModel):
    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(ROWS)

    @override
    def text(self, row: int, column: int) -> str:
        return ROWS[row][column]


@pytest.fixture
def table(qtbot: QtBot) -> FittedTable:
    made = FittedTable(
        Texts(("No.", "Identified as", "Stops of them", "Withheld", "Reviewed by")), words={1: 90, 2: 90}
    )
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.measure()
    return made


def test_a_text_reaches_over_empty_cells_as_far_as_the_next_text(table: FittedTable) -> None:
    delegate, model = cast("SpillingDelegate", table.itemDelegate()), table.model()

    def seen(row: int) -> list[tuple[int, range]]:
        found = [delegate.reach(model.index(row, column)) for column in range(5)]
        return [(source.column(), columns) for source, columns in found]

    alone = [(column, range(column, column + 1)) for column in range(5)]
    assert seen(0) == [alone[0], (1, range(1, 4)), (1, range(1, 4)), (1, range(1, 4)), alone[4]]
    assert seen(1) == [*alone[:2], (2, range(2, 5)), (2, range(2, 5)), (2, range(2, 5))]
    assert seen(2) == alone, "a number reaches over nothing"


def test_what_reaches_over_a_cell_is_drawn_there(table: FittedTable) -> None:
    assert table.columnWidth(1) < 200
    picture = table.viewport().grab().toImage()

    def is_blank(row: int, column: int) -> bool:
        return len(colours(picture, table.visualRect(table.model().index(row, column)).adjusted(2, 4, -2, -4))) == 1

    assert [is_blank(0, column) for column in range(5)] == [False] * 5
    assert [is_blank(2, column) for column in range(5)] == [False, True, True, True, False]


def colours(picture: QImage, place: QRect) -> set[int]:
    return {
        picture.pixel(x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
    }


def test_quiet_words_give_way_before_names(qtbot: QtBot) -> None:
    table = FigureTable(figures=[2], quiet=[1])
    qtbot.addWidget(table)
    table.show_rows((), [("Returned 03.01.2024", "Coordination headquarters of tests", "420")])
    table.resize(220, 40)
    table.show()
    name, maker = table.findChildren(ElidedLabel)
    assert name.width() >= name.sizeHint().width()
    assert maker.width() < maker.sizeHint().width()
