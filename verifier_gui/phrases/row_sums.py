"""Rows taken and rows left out of a sheet, in words: together they are all its rows."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.language import _, ngettext
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.left_out import LeftOut

_COUNTED: Mapping[LeftOut, Callable[[int], str]] = {
    LeftOut.TITLE: lambda n: ngettext("{count} row above the headings", "{count} rows above the headings", n),
    LeftOut.HEADING: lambda n: ngettext("{count} row of headings", "{count} rows of headings", n),
    LeftOut.REPEATED_HEADING: lambda n: ngettext("{count} repeated heading", "{count} repeated headings", n),
    LeftOut.COLUMN_NUMBERS: lambda n: ngettext("{count} row of column numbers", "{count} rows of column numbers", n),
    LeftOut.TOTAL: lambda n: ngettext("{count} total or signature", "{count} totals and signatures", n),
    LeftOut.REMARK: lambda n: ngettext("{count} title or remark", "{count} titles and remarks", n),
    LeftOut.NOBODY: lambda n: ngettext("{count} row that names nobody", "{count} rows that name nobody", n),
    LeftOut.SECOND_ROW: lambda n: ngettext("{count} second row of a person", "{count} second rows of people", n),
    LeftOut.BLANK: lambda n: ngettext("{count} blank row", "{count} blank rows", n),
}


def left_out(reason: LeftOut, count: int) -> str:
    """`2 blank rows`."""
    return _COUNTED[reason](count).format(count=grouped(count))


def added_up(found: Inspection) -> str:
    """`1 003 rows: 1 000 people, 1 row above the headings, 1 row of headings, 1 blank row`: the rows up to the last that is
    filled."""
    parts = [words.people(found.people)]
    parts += [left_out(reason, found.left_out[reason]) for reason in LeftOut if found.left_out.get(reason)]
    whole = ngettext("{count} row: {parts}", "{count} rows: {parts}", found.rows)
    return whole.format(count=grouped(found.rows), parts=", ".join(parts))


def why(reason: LeftOut | None) -> str:
    """Of one row below the headings why it is not taken."""
    match reason:
        case LeftOut.COLUMN_NUMBERS:
            return _("numbers of columns, not taken")
        case LeftOut.TOTAL:
            return _("total or signature, not taken")
        case LeftOut.REMARK:
            return _("title or remark, not taken")
        case _:
            return _("names nobody, not taken")
