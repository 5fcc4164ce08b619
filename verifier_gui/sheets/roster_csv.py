"""A roster as csv: UTF-8 with its mark, a comma between cells, every cell in quotation marks, nothing that would run."""

from verifier_gui.sheets.roster_table import (
    RosterTable,
    WritingNotes,
    every_cell,
    harmless,
    has_controls,
    note,
    visible,
)


def roster_csv(table: RosterTable) -> tuple[bytes, WritingNotes]:
    """Headings and rows alone, so that programs can read them. Texts that a spreadsheet would run get a `'` before them; the
    notes name each. The same table gives the same bytes."""
    lines = [",".join(_quoted(cell) for cell in cells) for cells in (table.headings, *table.rows)]
    text = "\r\n".join([*lines, ""])
    notes = WritingNotes(
        controls=tuple(note(*place) for place in every_cell(table) if has_controls(place[2])),
        quoted=tuple(note(*place) for place in every_cell(table) if _is_marked(place[2])),
    )
    return b"\xef\xbb\xbf" + text.encode(), notes


def _quoted(text: str) -> str:
    return '"' + harmless(visible(text)).replace('"', '""') + '"'


def _is_marked(text: str) -> bool:
    shown = visible(text)
    return harmless(shown) != shown
