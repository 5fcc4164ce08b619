"""Opens the table of a list's problems over a page, and saves it for whoever made the list."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from verifier_gui.domain.language import _
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.noted_problems import NotedProblems, NotedProblemsDialog

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

__all__ = ["NotedProblems", "show_problems"]


def show_problems(
    parent: QWidget, session: "Session", noted: NotedProblems, kind: ProblemKind | None = None
) -> NotedProblemsDialog:
    """Opens the dialog; `kind` is what it shows first."""
    dialog = NotedProblemsDialog(parent.window(), noted, kind)

    def ask_where(problems: object) -> None:
        from verifier_gui.sheets.replacing import safe_file_name

        shown = cast("Sequence[Problem]", problems)
        suggested = safe_file_name(_("Problems of {name}").format(name=noted.name)) + ".xlsx"
        kinds = _("Workbook") + " (*.xlsx);;csv (*.csv)"
        ask.choose_new_file(dialog, _("Save problems"), kinds, suggested, lambda target: export(target, shown))

    def export(target: Path, problems: Sequence[Problem]) -> None:
        from verifier_gui.workflow.exporting_problems import ProblemList, export_problems

        told = ProblemList(noted.name, noted.sheet, noted.headings, problems, dialog.total_shown())

        def tell(_nothing: object) -> None:
            ask.tell(dialog, _("Exported"), str(target), picture="export")

        job = session.errands.make(lambda _progress: export_problems(target, told))
        job.failed.connect(session.refused)
        job.finished.connect(tell)
        job.start()

    dialog.export_asked.connect(ask_where)
    dialog.open()
    return dialog
