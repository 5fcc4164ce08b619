"""The middle of the review: how the subject stands, the sheet, the sentences, the decisions."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import RecordKey, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.phrases import standing
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.widgets.comparison_sheet import ComparisonSheet
from verifier_gui.ui.widgets.decision_bar import DecisionBar
from verifier_gui.ui.widgets.panels import EmptyState
from verifier_gui.ui.widgets.passing_notice import PassingNotice
from verifier_gui.ui.widgets.reasons_card import ReasonsCard
from verifier_gui.ui.widgets.standing_banners import StandingBanners

_MARGIN = 14
_LOW = 720
"""Pixels: the middle of the page on a screen of 768 or less."""


class _Held(QWidget):
    """Gives its one child all its room, whatever height that asks for by its width."""

    def __init__(self, child: QWidget) -> None:
        super().__init__()
        child.setParent(self)
        self._child = child

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._child.setGeometry(self.rect())


class ReviewCentre(QWidget):
    """The bar of decisions stays at the bottom, so that its buttons do not move from one subject to the next. In a window too
    low for all of it the sentences shrink to two lines, then what is above them scrolls: neither names and birth date are squeezed
    out of sight, nor what speaks against a record, nor a decision, nor where was searched."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._hold = actions[Act.HOLD]
        self._frees = False
        self._hold.changed.connect(self._name_hold)
        self.banners = StandingBanners()
        self.sheet = ComparisonSheet()
        self.reasons = ReasonsCard()
        self.bar = DecisionBar(actions)
        self._nobody = EmptyState("person")
        somebody = QWidget()
        somebody.installEventFilter(self)
        self._held = _Held(somebody)
        self._column = column = QVBoxLayout(somebody)
        column.addWidget(self.banners)
        column.addWidget(self.sheet, 1)
        column.addStretch()
        somebody.setProperty("look", "page")
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._held)
        whole = QWidget()
        whole.setProperty("look", "page")
        whole.installEventFilter(self)
        self._below = QVBoxLayout()
        self._below.addWidget(self.reasons)
        self._below.addWidget(self.bar)
        parts = QVBoxLayout(whole)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(scroll, 1)
        parts.addLayout(self._below)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._nobody)
        self.notice = PassingNotice(self)

    def show_sheet(
        self,
        sheet: ReviewSheet,
        *,
        allowed: bool,
        marks: Sequence[RecordKey],
        numbers: Mapping[SubjectId, int],
        barred: str,
        holder: str,
    ) -> None:
        """`allowed`: whether anything may be decided, `barred` why not; `numbers` are shown numbers of other subjects;
        `holder` is the operator."""
        self._stack.setCurrentIndex(0)
        held = standing.hold_remark(sheet)
        self.banners.barred.show_words("", barred)
        self.banners.blind.show_words(*standing.blind_words(sheet))
        self.banners.stale.show_words("", standing.stale_remark(sheet))
        self.banners.held.show_words(_("Release withheld") if sheet.verdict.is_held else "", held)
        self.banners.identity.show_words(standing.identity_title(sheet, numbers), standing.identity_remark(sheet))
        self.banners.settle()
        self.sheet.show_sheet(sheet, allowed=allowed, marks=marks, empty=_empty(sheet))
        self.reasons.show_columns(sheet.columns)
        self.bar.show_coverage(sheet.coverage)
        self.bar.allow(allowed=allowed)
        self._frees = holder in sheet.verdict.held_by
        self._name_hold()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window gets narrower gaps."""
        is_low = self.height() < _LOW
        gap = 8 if is_low else 12
        self._column.setContentsMargins(_MARGIN, 9 if is_low else 13, _MARGIN, gap)
        self._column.setSpacing(gap)
        self._below.setContentsMargins(_MARGIN, 0, _MARGIN, 9 if is_low else _MARGIN)
        self._below.setSpacing(gap)
        self.bar.tighten(tight=is_low)
        super().resizeEvent(event)
        self._make_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """The middle is never lower than what must be seen of it; the sentences take what it leaves."""
        width = self._scroll.viewport().width()
        column, below = self._column, self._below
        least = column.minimumHeightForWidth(width) if column.hasHeightForWidth() else column.minimumSize().height()
        self._held.setMinimumHeight(least)
        margins = below.contentsMargins()
        bar = self.bar.heightForWidth(self.width() - margins.left() - margins.right())
        self.reasons.fit_into(self.height(), least + bar + margins.bottom() + below.spacing())

    def show_nobody(self) -> None:
        self._stack.setCurrentIndex(1)
        self._nobody.show_words(_("Nobody to review here"), _("Choose another filter in the queue."))

    def _name_hold(self) -> None:
        """The action says what it would do for this subject, also after another language has named it anew."""
        name = _("Free…") if self._frees else _("Hold…")
        if self._hold.text() != name:
            self._hold.setText(name)

    def reach(self, step: int) -> None:
        """Moves the ring to the next column at the right (1) or left (-1), and its sentence into sight."""
        column = self.sheet.reach(step)
        if column is not None:
            self.reasons.show_record(column.record)

    def reach_answers(self, stop: str) -> bool:
        """Gives the focus to the answers of the stop of this key, and brings them into sight. False where no column has it."""
        answers = self.sheet.reach_answers(stop)
        if answers is not None:
            self._scroll.ensureWidgetVisible(answers, 0, 10)
        return answers is not None

    def say(self, text: str) -> None:
        """A short message at the lower edge, which goes away by itself: it covers no evidence and no sentence."""
        self.notice.say_once(text, QPoint(self.width() // 2, self.height() - 4))


def _empty(sheet: ReviewSheet) -> str:
    """What is said where there are no candidates."""
    if not any(found.attributes.role is ListRole.REGISTRY for found in sheet.coverage.lists):
        return _("There is no registry of this side in the case file yet. Import one: candidates then appear here.")
    if not sheet.coverage.of(ListRole.REGISTRY):
        return _("Not matched yet. Candidates appear here by themselves when the matching is done.")
    if sheet.columns:
        return _("No other record of the searched lists comes near. N shows what came nearest.")
    return _("No record of the searched lists comes near this person. Search the registries, or see what came nearest.")
