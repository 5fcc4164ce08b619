"""Every command, found by typing a part of its name in either language; one that cannot be done now says why."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _, in_both_languages
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, Actions, Described, name_of
from verifier_gui.ui.delegates.command_delegate import KEY_ROLE, ROW_HEIGHT, WHY_NOT_ROLE, CommandDelegate
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.icons import icon
from verifier_gui.ui.widgets.buttons import key_text
from verifier_gui.ui.widgets.labels import label

_ROWS_SHOWN = 10
_MOVES = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class Commands(Sheet):
    """Type, choose with the arrows, Enter does it, on its own page where that is another one. Below stands what cannot be done now,
    where somebody said why."""

    def __init__(self, parent: QWidget | None, actions: Actions) -> None:
        super().__init__(parent, "command", width=560)
        self._actions = actions
        self._available = [described for described in actions.available() if described.act != Act.COMMANDS]
        self._elsewhere = actions.elsewhere()
        self._refused = actions.refused()
        self.search = QLineEdit()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.run)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(ROW_HEIGHT * _ROWS_SHOWN + 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self.run)
        self._nothing = label("", "muted", wraps=True)
        self.content.addWidget(self.search)
        self.content.addWidget(self.list)
        self.content.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._why_not = label("", "warning", wraps=True)
        self._why_not.hide()
        self.content.addWidget(self._why_not)
        self.add_cancel()
        self.retranslate()
        self.search.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Every command"), _("Type a part of the name, in either language. What cannot be done now says why.")
        )
        self.search.setPlaceholderText(_("Type a command…"))
        self.search.setAccessibleName(_("Type a command…"))
        self.list.setAccessibleName(_("Commands"))
        self._nothing.setText(_("No command that can be done now is called so."))
        self._filter(self.search.text())

    @override
    def redraw(self) -> None:
        super().redraw()
        if hasattr(self, "list"):
            self._filter(self.search.text())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def found(self) -> list[str]:
        """The acts that are listed, in their order."""
        return [str(self.list.item(row).data(Qt.ItemDataRole.UserRole)) for row in range(self.list.count())]

    @Slot()
    def run(self) -> None:
        """Does the chosen command, after the dialog is closed; one that cannot be done now tells why not."""
        row = self.list.currentRow()
        if row < 0:
            return
        act = self.found()[row]
        if act in {described.act for described in self._elsewhere}:
            window = self.parentWidget()
            self.accept()
            why_not = self._actions.go_and_do(act)
            if why_not:
                ask.tell(window, name_of(self._actions.described[act]).rstrip("…"), why_not)
            return
        why_not = self._actions.why_not(act)
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not))
        if not why_not:
            self.accept()
            self._actions[act].trigger()

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self.list.clear()
        self._why_not.hide()
        for described in (*self._available, *self._elsewhere, *self._refused):
            names = _names(described)
            if all(any(word in name for name in names) for word in wanted):
                why_not = "" if described in self._elsewhere else self._actions.why_not(described.act)
                self.list.addItem(_item(described, why_not))
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)


def _names(described: Described) -> list[str]:
    number = described.act.rsplit("-", 1)[-1]
    return [name.format(number=number).casefold() for name in in_both_languages(described.name)]


def _item(described: Described, why_not: str) -> QListWidgetItem:
    item = QListWidgetItem(name_of(described))
    item.setData(Qt.ItemDataRole.UserRole, described.act)
    item.setData(KEY_ROLE, key_text(described.keys[0]) if described.keys else "")
    item.setData(WHY_NOT_ROLE, why_not)
    if why_not:
        item.setToolTip(why_not)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name_of(described)}. {why_not}")
    item.setSizeHint(QSize(0, ROW_HEIGHT))
    if described.picture:
        item.setIcon(icon(described.picture, "muted"))
    return item
