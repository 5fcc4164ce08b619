"""The roster as a table: every person of a list with the verdict. What needs a record is read when the row is seen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import N_, _, pgettext
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.phrases import standing, words
from verifier_gui.phrases.figures import moment
from verifier_gui.ui.models.text_table_model import NOWHERE, Index, TextTableModel
from verifier_gui.workflow.rostering import answered_stop_words, verdict_words

HEADINGS = (
    N_("No."),
    N_("Name"),
    N_("Born"),
    N_("Verdict"),
    N_("Identified as"),
    N_("Stops"),
    N_("Hold"),
    N_("Reason"),
    N_("Reviewed by"),
    N_("Time"),
)
_VERDICT = 3
"""the column whose tip tells all that was said of somebody in one line"""
_READ = (4, 8)
"""the columns that `tell` gives"""


class RosterModel(TextTableModel):
    """Rows are subjects. `tell` gives what has to be read for a row: identified as, reviewed by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._entries: Sequence[QueueEntry] = ()
        self._tell: Callable[[QueueEntry], tuple[str, str]] = lambda _entry: ("", "")
        self._told: dict[SubjectId, tuple[str, str]] = {}

    def fill(self, entries: Sequence[QueueEntry], tell: Callable[[QueueEntry], tuple[str, str]]) -> None:
        self.beginResetModel()
        self._entries = entries
        self._tell = tell
        self._told = {}
        self.endResetModel()

    def entry(self, row: int) -> QueueEntry:
        return self._entries[row]

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def text(self, row: int, column: int) -> str:
        entry = self._entries[row]
        verdict = entry.verdict
        if column in _READ:
            return self._told_of(entry)[_READ.index(column)]
        texts: tuple[Callable[[], str], ...] = (
            lambda: str(entry.number),
            f"{entry.surname} {entry.other_names}".strip,
            lambda: entry.born,
            partial(_standing, verdict),
            str,
            partial(answered_stop_words, verdict),
            lambda: _("held") if verdict.is_held else "",
            lambda: words.reason(verdict.reason) if verdict.reason else "",
            str,
            partial(moment, verdict.decided_at),
        )
        return texts[column]()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid() and index.column() == _VERDICT:
            return standing.summary(self._entries[index.row()].verdict)
        return super().data(index, role)

    def _told_of(self, entry: QueueEntry) -> tuple[str, str]:
        found = self._told.get(entry.subject)
        if found is None:
            found = self._told[entry.subject] = self._tell(entry)
        return found


def _standing(verdict: Verdict) -> str:
    """The verdict; whoever a stop applies to does not look plainly identified, also where the cell is narrow."""
    text = verdict_words(verdict)
    if verdict.is_decided and verdict.applying_stops:
        return f"{pgettext('queue', 'stop applies')} · {text}"
    return text
