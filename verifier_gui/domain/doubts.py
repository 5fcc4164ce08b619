"""What is not certain about how a table was understood, so that a person looks before anything is taken from it."""

from dataclasses import dataclass
from enum import StrEnum


class DoubtKind(StrEnum):
    """What a person is to look at."""

    NAMES_TWICE = "names-twice"
    """Two columns hold whole names, and not of one person: whose are the people of the list?"""
    NAMES_BESIDE = "names-beside"
    """A column that is not used holds whole names under a heading that says nothing known."""
    DATES_TWICE = "dates-twice"
    """Two columns are headed as dates of birth and do not agree."""
    DATES_UNUSED = "dates-unused"
    """No column is taken for the birth date, and this one holds dates of such years."""
    NO_NAME = "no-name"
    """No column is taken for names."""
    NO_BIRTH_DATE = "no-birth-date"
    """No column is taken for the birth date. Said, not asked: many lists have none."""
    CELLS_DIFFER = "cells-differ"
    """The cells are not what the heading says."""
    MONTH_FIRST = "month-first"
    """The month is written before the day: the column itself proves it. Said, not asked."""
    DAY_OR_MONTH = "day-or-month"
    """The column does not tell whether the day or the month comes first."""
    TABLE_BESIDE = "table-beside"
    """Another table seems to begin here, beside the first one: who stands in it is not taken."""
    ROWS_LEFT_OUT = "rows-left-out"
    """Many rows below the headings name nobody."""
    FORM = "form"
    """The sheet looks like a form of one person: what is asked at the left, the answers at the right."""
    NOT_AS_SHOWN = "not-as-shown"
    """The format of the file does not tell how cells are shown, which rows are hidden and what is an error. Said, not asked."""
    MACROS_IGNORED = "macros-ignored"
    """The file holds macros. Said, not asked."""
    HIDDEN_COLUMN = "hidden-column"
    """The column is hidden in the file, and was read all the same. Said, not asked."""
    NOBODY = "nobody"
    """No people were found in a sheet that holds rows."""


_SAID = frozenset(
    {
        DoubtKind.MONTH_FIRST,
        DoubtKind.NO_BIRTH_DATE,
        DoubtKind.NOT_AS_SHOWN,
        DoubtKind.MACROS_IGNORED,
        DoubtKind.HIDDEN_COLUMN,
    }
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One of them; `column` counts from 0, -1 is the table as a whole."""

    kind: DoubtKind
    column: int = -1

    @property
    def asks(self) -> bool:
        """Whether somebody has to look; else it is only said."""
        return self.kind not in _SAID
