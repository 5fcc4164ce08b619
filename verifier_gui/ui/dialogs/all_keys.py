"""All keys, made from the actions: what can be done where, and the key that does it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, in_both_languages
from verifier_gui.ui.actions import ACTIONS, Described, Scope
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.buttons import key_text
from verifier_gui.ui.widgets.labels import KeyCap, label

_LEFT = (Scope.EVERYWHERE, Scope.CASE_FILES, Scope.PAGES, Scope.LISTS, Scope.ROSTER, Scope.AUDIT)
"""The scopes of the left column; the others, of which the review has most, stand at the right."""


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One line: an action, or all of a numbered row of actions (`1` to `9`)."""

    acts: Sequence[Described]

    def name(self) -> str:
        return _(self.acts[0].name).format(number=self._numbers())

    def keys(self) -> tuple[str, ...]:
        if len(self.acts) == 1:
            return tuple(key_text(key) for key in self.acts[0].keys)
        first, last = key_text(self.acts[0].keys[0]), key_text(self.acts[-1].keys[0])
        return (f"{first}…{last.rsplit('+', 1)[-1]}",)

    def answers(self, wanted: Iterable[str]) -> bool:
        """Whether each of these words, in small letters, is in its name in either language, or in a key."""
        texts = [
            *(text.format(number=self._numbers()).casefold() for text in in_both_languages(self.acts[0].name)),
            *(key.casefold() for act in self.acts for key in act.keys),
        ]
        return all(any(word in text for text in texts) for word in wanted)

    def _numbers(self) -> str:
        return "1–9" if len(self.acts) > 1 else self.acts[0].act.rsplit("-", 1)[-1]


def key_lines(scope: Scope) -> list[KeyLine]:
    """The actions of a scope that have keys, in their order."""
    described = [act for act in ACTIONS if act.scope is scope and act.keys]
    return [KeyLine(tuple(group)) for _name, group in groupby(described, key=lambda act: act.name)]


class AllKeys(Sheet):
    """Two columns, searchable by name and by key."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "keyboard", width=860)
        self.search = QLineEdit()
        self.search.textChanged.connect(self._filter)
        self._rows: list[tuple[Scope, KeyLine, QWidget]] = []
        self._heads: dict[Scope, QWidget] = {}
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(36)
        right = [scope for scope in Scope if scope not in _LEFT]
        for scopes in (_LEFT, right):
            columns.addLayout(self._column(scopes), 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        for ground in (inside, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        height = parent.height() if parent is not None else 700
        self._scroll.setMinimumHeight(max(320, min(inside.sizeHint().height(), height - 280)))
        self.content.addWidget(self.search)
        self.content.addWidget(self._scroll, 1)
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.retranslate()
        self.search.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("All keys"), _("They work on Ukrainian, Russian and Latin keyboards alike: the place of the key counts.")
        )
        self.search.setPlaceholderText(_("Search by name or key…"))
        self.search.setAccessibleName(_("Search by name or key…"))
        self._scroll.setAccessibleName(_("All keys"))
        for _scope, line, row in self._rows:
            if isinstance(row, _Row):
                row.show_line(line)

    def shown(self) -> list[KeyLine]:
        """The lines that the search lets through."""
        return [line for _scope, line, row in self._rows if not row.isHidden()]

    def _column(self, scopes: Iterable[Scope]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        for scope in scopes:
            lines = key_lines(scope)
            if not lines:
                continue
            head = label("", "caps")
            head.setFixedHeight(30)
            head.setAlignment(Qt.AlignmentFlag.AlignBottom)
            head.setContentsMargins(0, 0, 0, 4)
            self.say(lambda text, head=head: head.setText(text.upper()), scope.value)
            self._heads[scope] = head
            column.addWidget(head)
            for line in lines:
                row = _Row()
                self._rows.append((scope, line, row))
                column.addWidget(row)
        column.addStretch(1)
        return column

    @Slot(str)
    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        seen: set[Scope] = set()
        for scope, line, row in self._rows:
            fits = line.answers(wanted)
            row.setVisible(fits)
            if fits:
                seen.add(scope)
        for scope, head in self._heads.items():
            head.setVisible(scope in seen)


class _Row(QWidget):
    """A name, and its keys at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", wraps=True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 3, 0, 3)
        self._row.setSpacing(6)
        self._row.addWidget(self._name, 1)
        self._caps: list[KeyCap] = []

    def show_line(self, line: KeyLine) -> None:
        self._name.setText(line.name())
        for key in line.keys()[len(self._caps) :]:
            cap = KeyCap(key)
            self._caps.append(cap)
            self._row.addWidget(cap)
