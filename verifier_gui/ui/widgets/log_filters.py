"""Filters of the audit log that narrow one another: by whom, what kind of act, on which day, on which person; each with its counts."""

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.audit import Act
from verifier_gui.domain.identifiers import OperatorId, SubjectId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import auditing, words
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.workflow.log_index import LogCounts, LogFilter

_DAYS = 366
"""days that are offered at most, the newest first"""
_LEAST, _MOST = 120, 260


class LogFilters(Speaking, QWidget):
    """`changed` when a person chose otherwise. Every choice is kept for as long as the log has something of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.who, self.kind, self.day = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.subject = PersonBox()
        self.say(self.who.setAccessibleName, N_("Acts by one person"))
        self.say(self.kind.setAccessibleName, N_("Acts of one kind"))
        self.say(self.day.setAccessibleName, N_("Acts of one day"))
        self.clear = KeyButton()
        self.say(self.clear.set_words, N_("All acts"))
        self.clear.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for box in (self.who, self.kind, self.day):
            box.setMinimumWidth(_LEAST)
            box.setMaximumWidth(_MOST)
            box.picked.connect(self._tell)
            row.addWidget(box, 2)
        self.subject.picked.connect(self._tell)
        row.addWidget(self.subject, 3)
        row.addWidget(self.clear)
        self.show_counts(None, {}, {})

    def wanted(self) -> LogFilter:
        who, subject = self.who.key(), self.subject.key()
        return LogFilter(
            kind=self.kind.key() or "",
            person=OperatorId(who) if who else None,
            subject=SubjectId(subject) if subject else None,
            day=self.day.key() or "",
        )

    def show_counts(
        self, counts: LogCounts | None, members: Mapping[str, str], people: Mapping[SubjectId, str]
    ) -> None:
        """Offers what there is, under the names of members and of people; None: nothing is known yet."""
        wanted = self.wanted()
        told = counts or LogCounts.none()
        who = [Option(key, members.get(key, key[:8]), grouped(count)) for key, count in told.people.items()]
        kinds = [Option(word, kind_words(word), grouped(count)) for word, count in told.kinds.items()]
        days = [
            Option(day, _shown_day(day), grouped(told.days[day])) for day in sorted(told.days, reverse=True)[:_DAYS]
        ]
        self.who.offer([Option("", _("Everybody")), *sorted(who, key=_text)], wanted.person or "")
        self.kind.offer([Option("", _("All kinds of acts")), *sorted(kinds, key=_text)], wanted.kind)
        self.day.offer([Option("", _("All days")), *days], wanted.day)
        self.subject.offer([Option(key, name, grouped(told.subjects[key])) for key, name in people.items()])
        for box in (self.who, self.kind, self.day):
            if box.key() is None:
                box.choose("")
        self.clear.setVisible(not self.wanted().is_open)

    def want(self, wanted: LogFilter) -> None:
        """Chooses without a person's doing, what the log has of it."""
        self.who.choose(wanted.person or "")
        self.kind.choose(wanted.kind)
        self.day.choose(wanted.day)
        self.subject.choose(wanted.subject or "")
        self._tell()

    @override
    def retranslate(self) -> None:
        self.subject.retranslate()

    @Slot()
    def _open(self) -> None:
        self.want(LogFilter())
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _tell(self, _key: str = "") -> None:
        self.clear.setVisible(not self.wanted().is_open)
        self.changed.emit()


class PersonBox(Speaking, QComboBox):
    """Chooses among thousands by typing a part of number, name or list. `picked` carries the subject, or the empty text for
    everybody."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._options: list[Option] = []
        self._key = ""
        self._texts = QStringListModel(self)
        self.setModel(self._texts)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMinimumWidth(180)
        self.setMaxVisibleItems(18)
        completer = QCompleter(self._texts, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        self.setCompleter(completer)
        edit = self.lineEdit()
        assert edit is not None
        edit.setMaxLength(200)
        self.say(edit.setPlaceholderText, N_("All people: number or name…"))
        self.say(self.setAccessibleName, N_("Acts on one person"))
        self.say(edit.setAccessibleName, N_("Acts on one person"))
        edit.editingFinished.connect(self._end_typing)
        self.activated.connect(self._take)
        self._show_chosen()

    def offer(self, options: Sequence[Option]) -> None:
        """Each option's remark is its count. What is chosen stays chosen, even where nothing is left of it."""
        if [*options] == self._options[1:]:
            return
        self._options = [Option("", _("All people")), *options]
        self.blockSignals(True)
        self._texts.setStringList([_line_of(option) for option in self._options])
        self.blockSignals(False)
        self._show_chosen()

    def key(self) -> str:
        return self._key

    def choose(self, key: str) -> None:
        self._key = key
        self._show_chosen()

    @override
    def retranslate(self) -> None:
        if self._options:
            options = self._options[1:]
            self._options = []
            self.offer(options)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Escape:
            self._show_chosen()
        super().keyPressEvent(e)

    @Slot(int)
    def _take(self, row: int) -> None:
        self._pick(self._options[row].key)

    @Slot()
    def _end_typing(self) -> None:
        """An emptied field is everybody; the only one that fits what was typed is meant; else what was chosen stays."""
        typed = self.currentText().strip().casefold()
        if not typed:
            self._pick("")
            return
        fitting = [option.key for option in self._options[1:] if typed in _line_of(option).casefold()]
        self._pick(fitting[0] if len(fitting) == 1 else self._key)

    def _pick(self, key: str) -> None:
        changed = key != self._key
        self.choose(key)
        if changed:
            self.picked.emit(key)

    def _show_chosen(self) -> None:
        row = next((row for row, option in enumerate(self._options) if option.key == self._key), -1)
        self.blockSignals(True)
        self.setCurrentIndex(row)
        self.setEditText(_line_of(self._options[row]) if row > 0 else "")
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)
        self.blockSignals(False)


def kind_words(word: str) -> str:
    """A kind of statement or an act that is none, in words; one that this version does not know stands as it is."""
    if word in {act.value for act in Act}:
        return auditing.act_words(word)
    return words.act(word) if word in {kind.value for kind in StatementKind} else word


def _line_of(option: Option) -> str:
    return f"{option.text} · {option.remark}" if option.remark else option.text


def _text(option: Option) -> str:
    return option.text


def _shown_day(day: str) -> str:
    return dt.date.fromisoformat(day).strftime("%d.%m.%Y")
