"""The people whom a planned revision would concern, as rows: who is gone, who is changed and in what, who is new."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.forecasts import Difference, Fate, Foreseen
from verifier_gui.domain.language import N_, _, pgettext
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date, grouped

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 400
HEADINGS = (N_("No."), N_("Name"), N_("Birth date"), N_("This revision"), N_("What is different"))
_FATES = {
    Fate.GONE: lambda: pgettext("person on a list", "gone"),
    Fate.CHANGED: lambda: pgettext("person on a list", "changed"),
    Fate.NEW: lambda: pgettext("person on a list", "new"),
}


class ForeseenModel(QAbstractTableModel):
    """All of them, or those of one fate."""

    def __init__(self, people: Sequence[Foreseen]) -> None:
        super().__init__()
        self._all = people
        self._shown = people

    def show_fate(self, fate: Fate | None) -> None:
        """`fate` None shows everybody."""
        self.beginResetModel()
        self._shown = [person for person in self._all if fate in (None, person.fate)]
        self.endResetModel()

    def line(self, row: int) -> tuple[str, ...]:
        """The texts of one row, each whole."""
        person = self._shown[row]
        fate = _FATES[person.fate]()
        if person.is_decided:
            fate = _("{fate}, decided").format(fate=fate)
        number = grouped(person.number) if person.number else ""
        told = [_instead(person)] if person.instead else [_told(one) for one in person.differences]
        return number, person.name, date(person.born), fate, "; ".join(told)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.line(index.row())[index.column()][:_LONGEST]
        return None


def _instead(person: Foreseen) -> str:
    if person.fate is Fate.GONE:
        return _("{person} stands in this line now").format(person=person.instead)
    return _("in place of {person}").format(person=person.instead)


def _told(difference: Difference) -> str:
    """`Rank: сержант → старшина`."""
    column = words.column_meaning(difference.meaning) if difference.meaning else difference.heading
    before, after = difference.before or pgettext("cell", "empty"), difference.after or pgettext("cell", "empty")
    return _("{column}: {before} → {after}").format(column=column or _("no heading"), before=before, after=after)
