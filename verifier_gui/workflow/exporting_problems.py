"""The problems of a list as a csv, for whoever made the list: what to mend, and where."""

from collections.abc import Sequence
from pathlib import Path

from verifier_gui.domain.problems import Problem
from verifier_gui.phrases import problem_words
from verifier_gui.sheets.replacing import write_whole
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_table import RosterTable


def export_problems(target: Path, name: str, problems: Sequence[Problem], headings: Sequence[str]) -> None:
    """Writes one line for each problem, in the language spoken now. `headings` are those of the list.

    Raises `ExportError`.
    """
    rows = tuple(problem_words.line(problem, headings) for problem in problems)
    content, _notes = roster_csv(RosterTable(name, (), problem_words.headings(), rows))
    write_whole(target, content)
