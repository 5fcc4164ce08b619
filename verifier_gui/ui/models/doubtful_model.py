"""Doubtful pairs as rows: who was on the list, who is in the file, what they have in common, what somebody said."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from verifier_gui.domain.forecasts import Alike, DoubtfulPair
from verifier_gui.domain.language import N_, _
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.ui.models.text_table_model import NOWHERE, Index, TextTableModel

_BECAUSE: Mapping[Alike, str] = {
    Alike.NUMBER: N_("one number, other names"),
    Alike.DATE: N_("one birth date, nearly the same name"),
    Alike.NAME: N_("one name, another birth date"),
}


class DoubtfulModel(TextTableModel):
    def __init__(self, pairs: Sequence[DoubtfulPair]) -> None:
        super().__init__((N_("No."), N_("On the list"), N_("Row"), N_("In the file"), N_("In common"), N_("Answer")))
        self._pairs = pairs
        self._answers: Mapping[DoubtfulPair, bool] = {}

    def show_answers(self, answers: Mapping[DoubtfulPair, bool]) -> None:
        self._answers = dict(answers)
        if self._pairs:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._pairs) - 1, 5))

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    @override
    def text(self, row: int, column: int) -> str:
        pair = self._pairs[row]
        answer = self._answers.get(pair)
        said = "" if answer is None else _("the same person") if answer else _("another person")
        was, now = (
            ", ".join(filter(None, (name, date(born))))
            for name, born in ((pair.was, pair.was_born), (pair.now, pair.now_born))
        )
        if pair.is_decided:
            was = _("{person} (decided)").format(person=was)
        return (grouped(pair.number), was, grouped(pair.row), now, _(_BECAUSE[pair.because]), said)[column]
