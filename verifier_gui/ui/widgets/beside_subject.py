"""A record beside the subject, while it is only a result of a search: fields, differences, what each weighs, what to mind."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases.comparison import as_of, standing_of
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.pair_table import PairTable
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.searching import LaidBeside


class BesideSubject(Speaking, QScrollArea):
    """Empty until a record is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "caps")
        self.say(self._name_title, N_("Beside the subject"))
        self.table = PairTable()
        self._says = Banner("neutral")
        self._taken = Banner("danger")
        self._thin = Banner("warning")
        content = QFrame()
        content.setProperty("look", "side")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        for part in (self._title, self.table, self._taken, self._says, self._thin):
            column.addWidget(part)
        column.addStretch()
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_nothing()

    def show_nothing(self) -> None:
        for part in (self.table, self._taken, self._says, self._thin):
            part.hide()

    def show_laid(self, sheet: ReviewSheet, laid: LaidBeside) -> None:
        column = laid.column
        self.table.show_pair(sheet, column)
        self.table.show()
        status, basis = standing_of(column)
        said = ", ".join(filter(None, (status, basis, as_of(column))))
        self._says.show_words(
            _("What this list says:"), _("{standing}. A register is evidence, not proof.").format(standing=said)
        )
        self._says.show()
        people = ", ".join(laid.taken_by)
        self._taken.show_words(_("Already another person's identity:"), _("{people}.").format(people=people))
        self._taken.setVisible(bool(people))
        lacking = _lacking(column)
        self._thin.show_words(lacking, _("Many people may fit such a record."))
        self._thin.setVisible(bool(lacking))

    def _name_title(self, text: str) -> None:
        self._title.setText(text.upper())


def _lacking(column: CandidateColumn) -> str:
    """What the record does not give of what tells people apart."""
    facts = column.facts
    no_father = facts.first(FactKind.PATRONYMIC) is None
    born = facts.date(FactKind.BIRTH_DATE)
    no_day = born is None or not born.day
    if no_father and no_day:
        return _("No patronymic and no full birth date.")
    if no_day:
        return _("No full birth date.")
    return _("No patronymic.") if no_father else ""
