"""Writing a person by hand: somebody whom no file names, or a line that is known better now. What is written is shown as it will be
understood before it is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import ListAttributes, ListRole, NamedList, Side
from verifier_gui.domain.problems import Problem
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import problem_words, words
from verifier_gui.phrases.figures import date
from verifier_gui.sheets.rows import UnderstoodRow
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.field_grid import FieldGrid, GridField
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import label, look

NEW = "new"
FIELDS = (
    FactKind.SURNAME,
    FactKind.GIVEN_NAME,
    FactKind.PATRONYMIC,
    FactKind.BIRTH_DATE,
    FactKind.RANK,
    FactKind.UNIT,
    FactKind.TAX_NUMBER,
    FactKind.MILITARY_ID,
    FactKind.CAPTURED_ON,
    FactKind.CAPTURED_AT,
    FactKind.HELD_AT,
    FactKind.NOTE,
)
"""What can be written of anybody; a line that is corrected offers what else it says too."""
_SOON = 150
"""milliseconds after the last letter"""
_COLUMNS = 3
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Choices:
    """The lists that somebody can be added to, and the one that is offered (None: a new one)."""

    lists: Sequence[NamedList] = ()
    offered: NamedList | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What is kept: `target` is the list or what a new one shall be, `texts` what is said by kind."""

    target: NamedList | ListAttributes | None
    texts: Mapping[FactKind, str] = field(default_factory=dict[FactKind, str])
    source: str = ""


Understand = Callable[[NamedList | None, Mapping[FactKind, str]], UnderstoodRow]
"""What the texts say on a list (None: a new one). Raises `VerifierError`."""


class PersonByHand(Sheet):
    """`written` carries a `Written`. `before` are the texts of a line that is corrected: only what differs is kept."""

    written = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        understand: Understand,
        choices: Choices,
        *,
        before: Mapping[FactKind, str] | None = None,
        title: str = "",
    ) -> None:
        super().__init__(parent, "person", width=760)
        self._understand, self._choices, self._before, self._of = understand, choices, before, title
        kinds = [*FIELDS, *(kind for kind in before or () if kind not in FIELDS)]
        self.fields: dict[FactKind, GridField] = {
            kind: GridField(words.field_mark(kind), QLineEdit()) for kind in kinds
        }
        for kind, one in self.fields.items():
            edit = one.control
            assert isinstance(edit, QLineEdit)
            edit.setMaxLength(_LONGEST)
            edit.setText((before or {}).get(kind, ""))
            edit.textEdited.connect(self._look_again)
        self.grid = FieldGrid(tuple(self.fields.values()), most=_COLUMNS)
        self.list_box, self.role, self.side = ChoiceBox(), ChoiceBox(), ChoiceBox()
        for box in (self.role, self.side):
            self.say(box.setPlaceholderText, N_("choose…"))
        self.name = TextField(N_("Name of the list"))
        self.name.edit.setMaxLength(120)
        self._role_field, self._side_field = GridField(N_("Role"), self.role), GridField(N_("Whose people"), self.side)
        self.target = FieldGrid(
            (GridField(N_("On the list"), self.list_box), self._role_field, self._side_field), most=_COLUMNS
        )
        self.source = TextField(
            N_("How this is known"), N_("Who told it, and when. It is signed with your key and stays in the audit log.")
        )
        self.source.edit.setMaxLength(_LONGEST)
        self.understood = label("", "body", wraps=True)
        if before is None:
            self.content.addWidget(self.target)
            self.content.addWidget(self.name)
        for part in (self.grid, self.understood, self.source):
            self.content.addWidget(part)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.main.clicked.connect(self._confirm)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._show_understood)
        for box in (self.list_box, self.role, self.side):
            box.picked.connect(self._show_target)
        self._offer()
        self.list_box.choose(choices.offered.id if choices.offered else NEW)
        self.retranslate()
        self._show_target()
        self.fields[FactKind.SURNAME].control.setFocus()

    @override
    def retranslate(self) -> None:
        self._offer()
        if self._before is None:
            self.show_title(
                _("Add a person by hand"),
                _("For somebody whom no file names. The list gets a revision that says so; no file is changed."),
            )
            self.main.set_words(_("Add"))
        else:
            self.show_title(
                _("Correct the line of {name}").format(name=self._of),
                _(
                    "The line as it came stays in the earlier revision. Decisions on this person come back where it says something "
                    "else of who they are."
                ),
            )
            self.main.set_words(_("Correct"))
        self._show_understood()

    def texts(self) -> dict[FactKind, str]:
        """What is written, by kind: all that is there, or of a correction what differs."""
        now = {
            kind: one.control.text().strip() for kind, one in self.fields.items() if isinstance(one.control, QLineEdit)
        }
        if self._before is None:
            return {kind: text for kind, text in now.items() if text}
        return {kind: text for kind, text in now.items() if text != self._before.get(kind, "").strip()}

    def _offer(self) -> None:
        options = [Option(NEW, _("a new list…"))]
        options += [
            Option(named.id, named.attributes.name, words.role(named.attributes.role)) for named in self._choices.lists
        ]
        self.list_box.offer(options, self.list_box.key())
        self.role.offer([Option(role, words.role(role)) for role in ListRole], self.role.key())
        self.side.offer([Option(side, words.side(side)) for side in Side], self.side.key())

    def _list(self) -> NamedList | None:
        key = self.list_box.key()
        return next((named for named in self._choices.lists if named.id == key), None)

    def _show_target(self) -> None:
        is_new = self._before is None and self._list() is None
        self.target.show_fields({self._role_field: is_new, self._side_field: is_new})
        self.name.setVisible(is_new)
        for box in (self.role, self.side):
            box.show_need(needed=is_new and not box.key())
        self._show_understood()

    def _look_again(self) -> None:
        self._soon.start()

    def _show_understood(self) -> None:
        texts = self.texts()
        if not texts:
            self._say(
                _("Nothing has been written yet.") if self._before is None else _("Nothing differs yet."), "muted"
            )
            return
        try:
            row = self._understand(self._list(), texts)
        except VerifierError:
            self._say("", "muted")
            return
        if not row.facts.shown_name().strip():
            self._say(_("This names nobody yet."), "muted")
            return
        said = [row.facts.shown_name(), date(row.facts.value(FactKind.BIRTH_DATE))]
        text = _("Understood: {facts}").format(facts=" · ".join(filter(None, said)))
        told = [_problem(problem) for problem in row.problems]
        self._say("\n".join((text, *told)), "warning" if told else "body")

    def _say(self, text: str, dressed: str) -> None:
        self.understood.setText(text)
        look(self.understood, dressed)

    def _confirm(self) -> None:
        target = self._target()
        if target is None and self._before is None:
            return
        if not self.source.text().strip():
            self.source.show_fault(N_("Say how this is known: who told it, and when."))
            self.source.setFocus()
            return
        if not self.texts():
            self.fields[FactKind.SURNAME].control.setFocus()
            return
        self.accept()
        self.written.emit(Written(target, self.texts(), self.source.text().strip()))

    def _target(self) -> NamedList | ListAttributes | None:
        """Where the person goes; None where something of a new list is still missing, which is then pointed out."""
        named = self._list()
        if named is not None or self._before is not None:
            return named
        role, side, name = self.role.key(), self.side.key(), " ".join(self.name.text().split())
        if not role or not side:
            (self.side if role else self.role).setFocus()
            return None
        taken = {one.attributes.name.casefold() for one in self._choices.lists}
        if not name or name.casefold() in taken:
            self.name.show_fault(N_("Another list has this name already.") if name else N_("Give the list a name."))
            self.name.setFocus()
            return None
        return ListAttributes(name, ListRole(role), Side(side))


def _problem(problem: Problem) -> str:
    return f"{problem_words.name(problem.kind)}: {problem.raw}" if problem.raw else problem_words.name(problem.kind)
