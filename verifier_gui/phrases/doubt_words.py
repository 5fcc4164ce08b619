"""What is not certain about how a file was understood, in sentences that name the columns."""

from collections.abc import Mapping, Sequence

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.language import N_, _
from verifier_gui.phrases.problem_words import column_letters, column_name

_SENTENCES: Mapping[DoubtKind, str] = {
    DoubtKind.NAMES_TWICE: N_(
        "Names stand in several columns: {columns}. Whose list is it? The first of them was taken."
    ),
    DoubtKind.NAMES_BESIDE: N_(
        "Whole names stand in {columns} too, which is not used. Are the people of the list those?"
    ),
    DoubtKind.DATES_TWICE: N_("Several columns may be the birth date: {columns}. One of them was taken."),
    DoubtKind.DATES_UNUSED: N_("{columns} may be the birth date. It is not used yet."),
    DoubtKind.NO_NAME: N_("No column was taken for the names."),
    DoubtKind.NO_BIRTH_DATE: N_("No column was taken for the birth date."),
    DoubtKind.CELLS_DIFFER: N_("The cells of {columns} are not what the heading says."),
    DoubtKind.MONTH_FIRST: N_("{columns}: the month is written before the day, as days above 12 show. It was read so."),
    DoubtKind.DAY_OR_MONTH: N_(
        "{columns}: nothing tells for certain whether the day or the month comes first. The day was taken to."
    ),
    DoubtKind.TABLE_BESIDE: N_(
        "Another table seems to begin at {columns}. Nothing of it was taken: put it on a sheet of its own."
    ),
    DoubtKind.ROWS_LEFT_OUT: N_("Many rows below the headings name nobody. Look whether people are among them."),
    DoubtKind.FORM: N_("The sheet looks like a form of one person, not like a list."),
    DoubtKind.NOT_AS_SHOWN: N_(
        "A file of this format does not tell how its cells are shown, which rows are hidden and which cells are errors: zeros in "
        "front of a number may be missing. Ask for it as xlsx if that matters."
    ),
    DoubtKind.MACROS_IGNORED: N_("The file holds macros. They are not looked at, and never run."),
    DoubtKind.HIDDEN_COLUMN: N_("Hidden in the file, and read all the same: {columns}."),
    DoubtKind.NOBODY: N_("Nobody was found on the sheet."),
}


def sentences(doubts: Sequence[Doubt], headings: Sequence[str]) -> list[str]:
    """A sentence for each kind of doubt, with the columns that it is about."""
    kinds = dict.fromkeys(doubt.kind for doubt in doubts)
    return [
        _(_SENTENCES[kind]).format(
            columns=", ".join(
                _named(column, headings)
                for column in sorted({doubt.column for doubt in doubts if doubt.kind is kind and doubt.column >= 0})
            )
        )
        for kind in kinds
    ]


def _named(column: int, headings: Sequence[str]) -> str:
    """`B “ПІБ”`: two columns may have the same heading."""
    letters = column_letters(column)
    heading = column_name(column, headings) if column < len(headings) and headings[column].strip() else ""
    return _("{letters} “{heading}”").format(letters=letters, heading=heading) if heading else letters
