"""The problems of a list as a workbook or a csv, for whoever made the list: what to mend, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.domain.language import N_, _, ngettext, spoken
from verifier_gui.domain.problems import Problem
from verifier_gui.phrases import problem_words
from verifier_gui.phrases.figures import grouped
from verifier_gui.sheets.replacing import write_whole
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_table import RosterTable
from verifier_gui.sheets.roster_workbook import roster_workbook

_HOW_TO_MEND = N_("Please mend these places in the list, leave its other cells as they are, and send the list again.")


@dataclass(frozen=True, slots=True)
class ProblemList:
    """Problems to be sent back: of the list or file `name`, in the sheet `sheet` (empty where it has no name), whose headings are
    `headings`. `total` is how many there are, where `problems` names only the first."""

    name: str
    sheet: str
    headings: Sequence[str]
    problems: Sequence[Problem]
    total: int


def export_problems(target: Path, told: ProblemList) -> None:
    """Writes one line for each problem, in the language spoken now: a csv where the name of `target` ends so, else a workbook. The
    file is written whole or not at all.

    Raises `ExportError`.
    """
    rows = tuple((told.sheet, *problem_words.place_and_line(problem, told.headings)) for problem in told.problems)
    headings = (_("Sheet"), *problem_words.headings_with_place())
    title = _("Problems of {name}").format(name=told.name)
    if target.suffix.lower() == ".csv":
        content, _notes = roster_csv(RosterTable(title, (), headings, rows))
    else:
        counted = ngettext("{count} problem", "{count} problems", told.total).format(count=grouped(told.total))
        if len(rows) < told.total:
            counted += " · " + _("the first {count} are named here").format(count=grouped(len(rows)))
        lines = (title, counted, _(_HOW_TO_MEND))
        content, _notes = roster_workbook(RosterTable(title, lines, headings, rows, language=spoken().value))
    write_whole(target, content)
