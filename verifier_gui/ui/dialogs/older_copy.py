"""An older copy of a case file was opened: whoever does so knowingly says why, and signs it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.phrases import recent
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import label

if TYPE_CHECKING:
    from verifier_gui.workflow.case_files import OpenCase


def what_is_lost(case: "OpenCase") -> str:
    """Which acts this laptop has seen that the file does not have; empty where it has them all."""
    if case.acts_missing is not None:
        last, seen = (grouped(number) for number in case.acts_missing)
        return _(
            "This file ends at act {last}, but this laptop has seen act {seen}. Unless you opened an older copy or a "
            "backup on purpose, close it and look for the newer file."
        ).format(last=last, seen=seen)
    if case.heads_lost:
        return _(
            "This laptop has seen another act {number} of this case than the one in this file: acts that were made in another "
            "copy are not in it. Unless you work on this copy on purpose, close it and look for the other one."
        ).format(number=grouped(max(head.number for head in case.heads_lost)))
    return ""


def where_it_goes_on(case: "OpenCase") -> str:
    """That the case has gone on in two copies, which this laptop knows, with the end of each; empty where there is one."""
    if not case.heads_apart:
        return ""
    from verifier_gui.workflow.restoring import has_line

    apart = {tip.station: tip for tip in case.heads_apart}
    files = {
        known.path: apart[known.station]
        for known in case.profile.recent_cases()
        if known.case_id == case.case_id and known.path != case.path and known.station and known.station in apart
    }
    here = [tip for tip in case.heads_found.tips if has_line(case.writer, tip.number, tip.line_hash)]
    end = max(here, key=lambda tip: tip.number, default=None)
    ends = [(path.name, tip) for path, tip in files.items()] or [(_("another copy"), case.heads_apart[-1])]
    here_at = recent.left_at(end.number if end else case.stood_at, end.at if end else "")
    lines = [
        _("{file}, open now: {end}").format(file=case.path.name, end=here_at),
        *(_("{file}: {end}").format(file=file, end=recent.left_at(tip.number, tip.at)) for file, tip in ends),
    ]
    return "\n\n".join(
        (
            _(
                "This case has gone on in two copies since an older one was restored on purpose. Nothing is wrong with this file."
            ),
            "\n".join(lines),
            _("What is done in one copy is not in the other: agree which one is worked on."),
        )
    )


class OlderCopy(Sheet):
    """`confirmed` carries the reason, `close_asked` comes where the file is to be closed; whoever decides later is asked again when
    the file is opened the next time."""

    confirmed = Signal(str)
    close_asked = Signal()

    def __init__(self, parent: QWidget | None, case: "OpenCase") -> None:
        super().__init__(parent, "warning", width=600)
        self._case = case
        self._lost = label("", "body", wraps=True)
        self._signed = label("", "muted", wraps=True)
        self.reason = TextField(N_("Why this copy is worked on"))
        self.reason.edit.setMaxLength(500)
        for part in (self._lost, self.reason, self._signed):
            self.content.addWidget(part)
        later = self.add_button()
        self.say(later.set_words, N_("Decide later"))
        later.clicked.connect(self.reject)
        self.leave = self.add_button()
        self.say(self.leave.set_words, N_("Close the case file"))
        self.leave.clicked.connect(self._leave)
        self.confirm = self.add_button(primary=True, key="Enter")
        self.say(self.confirm.set_words, N_("Confirm that it is meant"))
        self.confirm.clicked.connect(self._confirm)
        self.retranslate()
        self.reason.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(_("Did you mean to open an older copy?"), self._case.path.name)
        self._lost.setText(what_is_lost(self._case))
        self._signed.setText(
            _(
                "If it is meant, say why. It is signed with your key and stays in the audit log: from then on a check says that "
                "this file was restored on purpose, and no longer that acts are missing."
            )
        )

    @Slot()
    def _leave(self) -> None:
        self.reject()
        self.close_asked.emit()

    @Slot()
    def _confirm(self) -> None:
        if self.reason.text():
            self.confirmed.emit(self.reason.text())
        else:
            self.reason.show_fault(N_("Say why this copy is worked on: it stays in the audit log beside your name."))
            self.reason.setFocus()
