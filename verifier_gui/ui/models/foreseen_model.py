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
HEADINGS = (
    N_("No."),
    N_("Name"),
    N_("Birth date"),
    N_("This revision"),
    N_("What is different"),
    N_("The decision, and what happens to it"),
)
_FATES = {
    Fate.GONE: lambda: pgettext("person on a list", "gone"),
    Fate.CHANGED: lambda: pgettext("person on a list", "changed"),
    Fate.NEW: lambda: pgettext("person on a list", "new"),
}


class ForeseenModel(QAbstractTableModel):
    """All of them, those of one fate, or the substitutions: who is gone, and below them who stands in their line."""

    def __init__(self, people: Sequence[Foreseen], *, is_reference: bool = False) -> None:
        super().__init__()
        self._all = people
        self._shown = people
        self._is_reference = is_reference

    def show_fate(self, fate: Fate | None) -> None:
        """`fate` None shows everybody."""
        self.beginResetModel()
        self._shown = [person for person in self._all if fate in (None, person.fate)]
        self.endResetModel()

    def show_substituted(self) -> None:
        self.beginResetModel()
        new = {person.instead: person for person in self._all if person.fate is Fate.NEW and person.is_substituted}
        gone = [person for person in self._all if person.fate is Fate.GONE and person.is_substituted]
        pairs = ((person, new.get(f"№ {person.number} {person.name}")) for person in gone)
        self._shown = [person for pair in pairs for person in pair if person is not None]
        self.endResetModel()

    def person(self, row: int) -> Foreseen:
        return self._shown[row]

    def line(self, row: int) -> tuple[str, ...]:
        """The texts of one row, each whole."""
        person = self._shown[row]
        number = grouped(person.number) if person.number else ""
        told = [_instead(person)] if person.instead else [_told(one) for one in person.differences]
        fate = pgettext("person on a list", "substituted") if person.is_substituted else _FATES[person.fate]()
        return number, person.name, date(person.born), fate, "; ".join(told), self._decision(person)

    def _decision(self, person: Foreseen) -> str:
        if self._is_reference:
            return _("decided: look at it again")
        match person.fate:
            case Fate.GONE:
                return _("decided: leaves the roster, kept on record") if person.is_decided else _("leaves the queue")
            case Fate.CHANGED if person.comes_back:
                return _("decided: comes back for review")
            case Fate.CHANGED:
                return _("decided: stands") if person.is_decided else _("stays in the queue")
            case Fate.NEW:
                return _("decided before: kept on record") if person.is_decided else _("to the queue")

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
