"""What is odd about a cell or a row, as a caseworker reads it: its name, its place, and what was made of it."""

from collections.abc import Mapping, Sequence

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.cell_notes import mixed
from verifier_gui.phrases.figures import grouped

_NAMES: Mapping[ProblemKind, str] = {
    ProblemKind.DATE_IMPOSSIBLE: N_("Impossible date"),
    ProblemKind.DATE_PARTIAL: N_("Date in part"),
    ProblemKind.DATE_UNREAD: N_("Date not read"),
    ProblemKind.AGE_IMPOSSIBLE: N_("Impossible age"),
    ProblemKind.TAX_NUMBER_WRONG: N_("Wrong tax number"),
    ProblemKind.TAX_NUMBER_AGAINST_DATE: N_("Tax number against birth date"),
    ProblemKind.NUMBER_AS_NUMBER: N_("Identifier stored as a number"),
    ProblemKind.MIXED_SCRIPTS: N_("Mixed scripts"),
    ProblemKind.INVISIBLE_CHARACTERS: N_("Invisible characters"),
    ProblemKind.CONTROL_CHARACTERS: N_("Control characters"),
    ProblemKind.STATUS_UNREAD: N_("Status not read"),
    ProblemKind.ERROR_VALUE: N_("Error value"),
    ProblemKind.FORMULA_WITHOUT_VALUE: N_("Formula without a value"),
    ProblemKind.FORMAT_UNREAD: N_("Number format not understood"),
    ProblemKind.HIDDEN_BY_FORMAT: N_("Hidden by its number format"),
    ProblemKind.NAME_MISSING: N_("Row without a name"),
    ProblemKind.MERGED_PEOPLE: N_("Merged row"),
    ProblemKind.LISTED_TWICE: N_("Person twice"),
    ProblemKind.HIDDEN_ROW: N_("Hidden row"),
    ProblemKind.REPEATED_HEADING: N_("Repeated heading"),
    ProblemKind.QUOTE_NOT_CLOSED: N_("Quote not closed"),
}

_MEANINGS: Mapping[ProblemKind, str] = {
    ProblemKind.DATE_IMPOSSIBLE: N_(
        "No calendar has this day. The text is kept; the person counts as having no such date."
    ),
    ProblemKind.DATE_PARTIAL: N_("Only the year, or month and year, is known. It is compared as far as it goes."),
    ProblemKind.DATE_UNREAD: N_(
        "Not understood as a date. The text is kept; the person counts as having no such date."
    ),
    ProblemKind.AGE_IMPOSSIBLE: N_(
        "Whoever was born then is a small child or over a hundred: the year is probably wrong. It is taken as it stands."
    ),
    ProblemKind.TAX_NUMBER_WRONG: N_("The check digit does not hold, or a digit is missing: a slip is likely."),
    ProblemKind.TAX_NUMBER_AGAINST_DATE: N_("The birth date inside the tax number is another one than the row gives."),
    ProblemKind.NUMBER_AS_NUMBER: N_(
        "The spreadsheet keeps it as a number: zeros in front or last digits may be lost."
    ),
    ProblemKind.MIXED_SCRIPTS: N_("Latin and Cyrillic letters, or digits, in one word. Compared as if in one script."),
    ProblemKind.INVISIBLE_CHARACTERS: N_(
        "Characters that cannot be seen stand in the text. They are left out when comparing."
    ),
    ProblemKind.CONTROL_CHARACTERS: N_("Characters that no text should hold stand in the cell."),
    ProblemKind.STATUS_UNREAD: N_("Not understood as a status: read the text yourself when you decide."),
    ProblemKind.ERROR_VALUE: N_("The spreadsheet shows an error here. The cell counts as empty."),
    ProblemKind.FORMULA_WITHOUT_VALUE: N_("The file holds a formula but not its result. The cell counts as empty."),
    ProblemKind.FORMAT_UNREAD: N_(
        "How a spreadsheet shows this number is not certain. The number is taken as the file stores it."
    ),
    ProblemKind.HIDDEN_BY_FORMAT: N_(
        "A spreadsheet shows nothing here, but the cell holds this. It is taken in all the same."
    ),
    ProblemKind.NAME_MISSING: N_("A birth date or a number, but no name. The row is taken in all the same."),
    ProblemKind.MERGED_PEOPLE: N_("Several people seem to share this cell. Ask for one row a person."),
    ProblemKind.LISTED_TWICE: N_(
        "The same name and birth date, or the same tax number, stand further up. Both rows are taken in."
    ),
    ProblemKind.HIDDEN_ROW: N_("The row is hidden in the file. It is taken in all the same."),
    ProblemKind.REPEATED_HEADING: N_("The headings stand here once more. The row is taken for nobody."),
    ProblemKind.QUOTE_NOT_CLOSED: N_("A quotation mark is opened and never closed. The line is read as it stands."),
}


def name(kind: ProblemKind) -> str:
    """One problem of this kind."""
    return _(_NAMES[kind])


def meaning(kind: ProblemKind) -> str:
    """What was made of it, in a sentence or two."""
    return _(_MEANINGS[kind])


def column_letters(column: int) -> str:
    """A column's letters in a spreadsheet: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_name(column: int, headings: Sequence[str]) -> str:
    """A column by its heading, else by its letters; of -1, the row as a whole."""
    if column < 0:
        return _("whole row")
    heading = " ".join(headings[column].split()) if column < len(headings) else ""
    return heading or _("column {letters}").format(letters=column_letters(column))


def headings() -> tuple[str, ...]:
    """The columns of a table of problems."""
    return _("Row"), _("Column"), _("Cell"), _("Problem"), _("What it means")


def headings_with_place() -> tuple[str, ...]:
    """The columns of a table of problems that leaves the house: row, cell's place, column, cell, problem, what it means."""
    row, *others = headings()
    return row, _("Place"), *others


def place_and_line(problem: Problem, headings_of_list: Sequence[str]) -> tuple[str, ...]:
    """One problem in such a table: with the cell's place as a spreadsheet names it, `C7`."""
    row, *others = line(problem, headings_of_list)
    place = f"{column_letters(problem.column)}{problem.row}" if problem.column >= 0 else ""
    return row, place, *others


def line(problem: Problem, headings_of_list: Sequence[str]) -> tuple[str, ...]:
    """One problem in such a table; the cell's text as it came."""
    return (
        str(problem.row),
        column_name(problem.column, headings_of_list),
        problem.text,
        name(problem.kind),
        _meaning_of(problem),
    )


def _meaning_of(problem: Problem) -> str:
    """Letters of another script look like their own: which ones they are is said. Of who stands there twice, where else."""
    if problem.first_row:
        return _(
            "The same name and birth date, or the same tax number, stand in row {row} too. Both rows are taken in."
        ).format(row=grouped(problem.first_row))
    if problem.kind is not ProblemKind.MIXED_SCRIPTS:
        return meaning(problem.kind)
    found = mixed(problem.raw).text
    return f"{capital(found)}. {meaning(problem.kind)}"
