"""Why a row of a sheet is nobody's: so that the rows taken and the rows left out add up to the rows of the sheet."""

from enum import StrEnum


class LeftOut(StrEnum):
    """What a row that is not taken for a person is. The order is that in which they are told."""

    TITLE = "title"
    """above the headings"""
    HEADING = "heading"
    REPEATED_HEADING = "repeated-heading"
    COLUMN_NUMBERS = "column-numbers"
    """the numbers or letters of the columns: 1, 2, 3 or а, б, в"""
    TOTAL = "total"
    """a sum, a signature, the foot of a page"""
    REMARK = "remark"
    """a line of text among or under the rows: a section's title, a note"""
    NOBODY = "nobody"
    """neither a name nor a birth date nor a number of a person"""
    SECOND_ROW = "second-row"
    """the second row of a person who stands on two: taken together with the first"""
    BLANK = "blank"
