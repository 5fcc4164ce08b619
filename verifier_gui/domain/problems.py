"""Oddities that the reading of a list noticed, each with its place. None of them loses a character."""

from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.facts import FactKind


class ProblemKind(StrEnum):
    """What is odd about a cell or a row."""

    DATE_IMPOSSIBLE = "date-impossible"
    DATE_PARTIAL = "date-partial"
    DATE_UNREAD = "date-unread"
    AGE_IMPOSSIBLE = "age-impossible"
    """A birth date of somebody who would be a small child or over a hundred."""
    TAX_NUMBER_WRONG = "tax-number-wrong"
    TAX_NUMBER_AGAINST_DATE = "tax-number-against-date"
    NUMBER_AS_NUMBER = "number-as-number"
    MIXED_SCRIPTS = "mixed-scripts"
    INVISIBLE_CHARACTERS = "invisible-characters"
    CONTROL_CHARACTERS = "control-characters"
    STATUS_UNREAD = "status-unread"
    ERROR_VALUE = "error-value"
    FORMULA_WITHOUT_VALUE = "formula-without-value"
    FORMAT_UNREAD = "format-unread"
    """A number whose number format is not understood: how it is shown is not certain."""
    HIDDEN_BY_FORMAT = "hidden-by-format"
    """A cell with a value of which its number format shows nothing."""
    NAME_MISSING = "name-missing"
    MERGED_PEOPLE = "merged-people"
    LISTED_TWICE = "listed-twice"
    """The person of a row stands in an earlier one too: `Problem.first_row`."""
    HIDDEN_ROW = "hidden-row"
    REPEATED_HEADING = "repeated-heading"
    QUOTE_NOT_CLOSED = "quote-not-closed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One oddity: `row` is the file's 1-based row, `column` counts from 0 (-1: the row as a whole), `raw` is the cell's text; of a
    person who is listed twice the row where they stand first, and their name: `4: Мороз Іван`."""

    kind: ProblemKind
    row: int
    column: int
    raw: str
    about: FactKind | None = None

    @property
    def text(self) -> str:
        """The text that the problem is about."""
        return self.raw.partition(": ")[2] if self.kind is ProblemKind.LISTED_TWICE else self.raw

    @property
    def first_row(self) -> int:
        """Of a person who is listed twice the row where they stand first, else 0."""
        first = self.raw.partition(": ")[0] if self.kind is ProblemKind.LISTED_TWICE else ""
        return int(first) if first.isdecimal() else 0
