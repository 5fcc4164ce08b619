"""A cell as it came is drawn whatever stands in it."""

import pytest

from verifier_gui.ui.widgets.raw_row_panel import _LONGEST, RawCell


@pytest.mark.parametrize(
    "text",
    ["Мо" + "\u0301" * 20_000 + "роз", "а" * 4_000_000, "аб " * 1_000_000, "\u202e" * 50_000, "\n" * 50_000 + "Лис"],
    ids=["20,000 combining marks", "one word", "words", "marks of direction", "lines"],
)
def test_row_47_a_cell_of_any_length_is_drawn_in_part_and_kept_whole(qtbot, text: str) -> None:
    cell = RawCell()
    qtbot.addWidget(cell)
    cell.show_pair("ПІБ", text)
    cell.resize(300, cell.heightForWidth(300))
    assert not cell.grab().isNull()
    assert len(cell._cell.text) <= _LONGEST + 1
    assert cell._pair == ("ПІБ", text), "what the menu copies"
