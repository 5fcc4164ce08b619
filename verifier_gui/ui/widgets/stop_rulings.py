"""Stops that were answered differently: for each, which answer holds, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from verifier_gui.domain.disputes import DisputedStop
from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.language import _, spoken
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.domain.stop_reasons import fitting
from verifier_gui.phrases import answers, findings
from verifier_gui.phrases.beginnings import capital
from verifier_gui.ui.widgets.buttons import Segments
from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.labels import ElidedLabel
from verifier_gui.ui.widgets.reason_field import ReasonField


class StopRulings(QWidget):
    """Nothing is answered before somebody answers. `reason_asked` carries the key of a stop; `changed` comes with each answer."""

    reason_asked = Signal(str)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stops: tuple[DisputedStop, ...] = ()
        self._spoken = spoken()
        self.answers: dict[str, Answer] = {}
        self.segments: dict[str, Segments] = {}
        self.reasons: dict[str, ReasonField] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(10)
        self._grid.setColumnStretch(0, 1)

    def show_stops(
        self, stops: Sequence[DisputedStop], given: dict[str, Answer], reasons: dict[str, Reason | None]
    ) -> None:
        """`given` and `reasons` are what was chosen before, by the stop's key."""
        chosen = {key: field.reason for key, field in self.reasons.items()}
        wanted = {stop.finding.key: reasons.get(stop.finding.key) for stop in stops}
        if stops and (tuple(stops), dict(given), wanted, spoken()) == (self._stops, self.answers, chosen, self._spoken):
            # What is being answered is not taken from under the hand.
            return
        self._stops, self._spoken = tuple(stops), spoken()
        emptied(self._grid)
        self.answers, self.segments, self.reasons = dict(given), {}, {}
        for row, stop in enumerate(stops):
            key = stop.finding.key
            kind = kind_of(key)
            said = " · ".join(f"{one.name}: {answers.answer(kind, one.answer)}" for one in stop.answers)
            title = findings.short(stop.finding.kind)
            told = _("{stop} — {answers}").format(stop=capital(title), answers=said)
            segments = Segments([(one.value, answers.short(kind, one)) for one in Answer], title)
            segments.show_answer(given[key].value if key in given else "")
            segments.answered.connect(self._take(key))
            segments.setMinimumWidth(250)
            reason = ReasonField("")
            reason.show_reason(reasons.get(key))
            reason.clicked.connect(self._ask(key))
            self.segments[key], self.reasons[key] = segments, reason
            self._grid.addWidget(ElidedLabel(told), row, 0)
            self._grid.addWidget(segments, row, 1)
            self._grid.addWidget(reason, row, 2)
        self.setVisible(bool(stops))

    def reason_of(self, key: str) -> Reason | None:
        return self.reasons[key].reason if key in self.reasons else None

    def show_reason(self, key: str, reason: Reason | None) -> None:
        self.reasons[key].show_reason(reason)
        self.changed.emit()

    def reach(self) -> None:
        """Goes to the first stop that has no answer yet, else to the first."""
        key = next((key for key in self.segments if key not in self.answers), next(iter(self.segments), None))
        if key is not None:
            next(iter(self.segments[key].buttons.values())).setFocus()

    def _take(self, key: str) -> Callable[[str], None]:
        def take(answer: str) -> None:
            given = Answer(answer)
            self.answers[key] = given
            kind = kind_of(key)
            reason = self.reasons[key].reason
            if kind is not None and reason is not None and reason not in fitting(kind, given):
                self.reasons[key].show_reason(None)
            self.changed.emit()

        return take

    def _ask(self, key: str) -> Callable[[], None]:
        return lambda: self.reason_asked.emit(key)
