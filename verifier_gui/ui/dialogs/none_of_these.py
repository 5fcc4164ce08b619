"""Before *not found* is accepted: what came nearest, and where was searched."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.domain.subject_statements import SearchMade
from verifier_gui.phrases import coverage
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.comparison import place_of
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.phrases.probability import figure
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet
from verifier_gui.ui.widgets.labels import KeyCap, label
from verifier_gui.ui.widgets.reason_grid import CIRCUMSTANCES, OTHER

_SHOWN = 5


class NearMiss(QPushButton):
    """A record that came near; a click lays it beside the subject instead of deciding."""

    def __init__(self, column: CandidateColumn, digit: int) -> None:
        super().__init__()
        self.setProperty("look", "near")
        self.setAutoDefault(False)
        texts = _texts(column)
        row = _row(self, texts)
        cap = KeyCap(str(digit))
        row.addWidget(cap)
        for part in (*texts, cap):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(", ".join(part.text() for part in texts))
        self.setToolTip(_("Lay this record beside the person"))

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(layout.sizeHint().width() if layout else 0, 30)


class StandingRecord(QFrame):
    """A record that stands beside the subject, and that *not found* gives up."""

    def __init__(self, column: CandidateColumn) -> None:
        super().__init__()
        self.setProperty("look", "banner-warning")
        texts = _texts(column)
        _row(self, texts)
        self.setAccessibleName(", ".join(part.text() for part in texts))


class NoneOfThese(DecisionSheet):
    """The records beside the subject stand first, then the near misses: whoever confirms has seen them."""

    beside_asked = Signal(object)
    """a `CandidateColumn` to be laid beside the subject"""

    def __init__(
        self, parent: QWidget, sheet: ReviewSheet, reason: Reason | None, note: str, searches: Sequence[SearchMade]
    ) -> None:
        decision, groups = DecisionKind.NOT_FOUND, (OTHER, CIRCUMSTANCES)
        super().__init__(parent, "person", sheet, reason, note, decision=decision, groups=groups)
        self.show_title(_("None of these is the person?"), sheet.subject.facts.shown_name())
        self._show_standing(sheet)
        self.near = sheet.near_misses[:_SHOWN]
        if self.near:
            self.content.addWidget(label(_("These came nearest. A digit lays one beside the person."), "muted"))
            rows = QVBoxLayout()
            rows.setSpacing(0)
            for digit, column in enumerate(self.near, 1):
                button = NearMiss(column, digit)
                button.clicked.connect(self._asks_for(column))
                rows.addWidget(button)
            self.content.addLayout(rows)
        else:
            self.content.addWidget(label(_("No other record came near."), "muted"))
        searched = _("Searched: {where}.").format(where=coverage.line(sheet.coverage))
        missing = coverage.missing(sheet.coverage)
        self.content.addWidget(label(searched, "small", wraps=True))
        if missing:
            self.content.addWidget(label(capital(missing), "warning", wraps=True))
        self.content.addWidget(label(_searches(searches), "small", wraps=True))
        self.finish_with(_("None of these"))

    def _show_standing(self, sheet: ReviewSheet) -> None:
        """The records that this decision goes against, named one by one."""
        standing = sheet.standing_candidates[:_SHOWN]
        if not standing:
            return
        text = ngettext(
            "You say that this record beside the person is somebody else:",
            "You say that these records beside the person are other people:",
            len(standing),
        )
        self.content.addWidget(label(text, "strong", wraps=True))
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for column in standing:
            rows.addWidget(StandingRecord(column))
        self.content.addLayout(rows)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        place = arg__1.key() - Qt.Key.Key_1
        if 0 <= place < len(self.near) and not arg__1.isAutoRepeat():
            self._asks_for(self.near[place])()
            return
        super().keyPressEvent(arg__1)

    def _asks_for(self, column: CandidateColumn) -> Callable[[], None]:
        def ask() -> None:
            self.reject()
            self.beside_asked.emit(column)

        return ask


def _texts(column: CandidateColumn) -> tuple[QLabel, ...]:
    """A record in short: name, birth date, where it stands, how probable it is."""
    born = column.facts.value(FactKind.BIRTH_DATE)
    return (
        label(column.facts.shown_name(), "value"),
        label(date(born) or _("no birth date"), "muted"),
        label(f"{column.attributes.name} · {place_of(column)}", "small-muted"),
        label(figure(column), "strong"),
    )


def _row(owner: QWidget, texts: Sequence[QLabel]) -> QHBoxLayout:
    row = QHBoxLayout(owner)
    row.setContentsMargins(8, 3, 8, 3)
    row.setSpacing(12)
    for part in texts:
        row.addWidget(part)
    row.insertStretch(3)
    return row


def _searches(searches: Sequence[SearchMade]) -> str:
    """The searches that a decision will name."""
    if not searches:
        return _("You have not searched the registries by hand. Press / on the page to do so.")
    told = "; ".join(
        _("“{query}”: {hits}").format(
            query=search.query,
            hits=ngettext("{count} record", "{count} records", search.hits).format(count=grouped(search.hits)),
        )
        for search in searches
    )
    return _("Your searches, which the decision will name: {searches}.").format(searches=told)
