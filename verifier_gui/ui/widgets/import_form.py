"""The form of an import: what the file is, and what a caseworker says of the list it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, NamedList, Side, Stage, Status
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.date_entry import DateEntry
from verifier_gui.ui.widgets.field_grid import FieldGrid, GridField
from verifier_gui.ui.widgets.labels import look
from verifier_gui.ui.widgets.maker_box import MakerBox
from verifier_gui.ui.widgets.panels import Card
from verifier_gui.ui.widgets.source_fields import SourceFields

if TYPE_CHECKING:
    from verifier_gui.workflow.suggesting import Suggestion

NEW = "new"
_NOT_SAID = ""
_SAYS_STATUS = (ListRole.TO_VERIFY, ListRole.REGISTRY)
"""roles whose status is not given by the role itself"""


@dataclass(frozen=True, slots=True)
class Known:
    """What the case holds that a form must know: its lists, and the agencies that made them."""

    lists: Sequence[NamedList]
    agencies: Sequence[str]


class ImportForm(Speaking, Card):
    """Whose people a new list names, and its role unless the file's words leave no doubt, must be chosen. `changed` comes with
    every change that a person makes; `list_picked` when the file becomes a revision of another list than before."""

    changed = Signal()
    list_picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = Known((), ())
        self._suggestion: Suggestion | None = None
        self._as_of_found = ""
        self._exchange_typed = False
        self.source = SourceFields()
        self.source.setParent(self)
        self.source.hide()
        self.list_box, self.role, self.side, self.stage, self.status, self.basis = (ChoiceBox() for _number in range(6))
        for box in (self.list_box, self.role, self.side, self.stage, self.status, self.basis):
            self.say(box.setPlaceholderText, N_("choose…"))
        self.name, self.exchange = QLineEdit(), QLineEdit()
        self.name.setMaxLength(120)
        self.exchange.setMaxLength(120)
        self.made_by = MakerBox()
        self.as_of, self.exchange_on = DateEntry(), DateEntry()
        self._name_field = GridField(N_("Name of the list"), self.name)
        self._stage_field = GridField(N_("Stage"), self.stage)
        self._exchange_field = GridField(N_("Exchange"), self.exchange)
        self._exchange_on_field = GridField(N_("Day of the exchange"), self.exchange_on)
        self._status_field = GridField(N_("Default status"), self.status)
        self._basis_field = GridField(N_("Basis"), self.basis)
        self._list_field = GridField(N_("This is"), self.list_box)
        self._role_field = GridField(N_("Role"), self.role)
        self._side_field = GridField(N_("Whose people"), self.side)
        self._maker_field = GridField(N_("Made by"), self.made_by)
        self._as_of_field = GridField(N_("As of"), self.as_of)
        source = self.source
        self.grid = FieldGrid(
            (
                source.file_field,
                source.sheet_field,
                source.encoding_field,
                source.delimiter_field,
                source.heading_field,
                source.mapping_field,
                self._list_field,
                self._name_field,
                self._role_field,
                self._side_field,
                self._stage_field,
                self._maker_field,
                self._as_of_field,
                self._exchange_field,
                self._exchange_on_field,
                self._status_field,
                self._basis_field,
            )
        )
        self.body.addWidget(self.grid)
        self.list_box.picked.connect(self._take_list)
        self.role.picked.connect(self._take_role)
        self.side.picked.connect(self._take_side)
        for box in (self.stage, self.status, self.basis):
            box.picked.connect(self._tell)
        self.name.textEdited.connect(self._tell)
        self.exchange.textEdited.connect(self._type_exchange)
        for entry in (self.made_by, self.as_of, self.exchange_on):
            entry.changed.connect(self._tell)

    def begin(self, found: Inspection, known: Known, suggestion: "Suggestion") -> None:
        """A file that was not seen before: fills in what can be told of it."""
        self._known, self._suggestion = known, suggestion
        self._exchange_typed = False
        self.made_by.offer(known.agencies)
        self._offer()
        self.list_box.choose(suggestion.list_.id if suggestion.list_ else NEW)
        self._fill(found)

    def show_source(self, found: Inspection, *, heading_by_itself: bool, told: frozenset[str]) -> None:
        """The file as it was read now; what was typed stays."""
        self.source.show_source(found, heading_by_itself=heading_by_itself, told=told)
        if found.as_of and self.as_of.value() in {"", self._as_of_found}:
            self._show_as_of(found.as_of)
        self._show_fields()

    def list_of_case(self) -> NamedList | None:
        """The list that the file becomes a revision of; None for a new one."""
        key = self.list_box.key()
        return next((named for named in self._known.lists if named.id == key), None)

    def list_id(self) -> ListId | None:
        named = self.list_of_case()
        return named.id if named else None

    def chosen_role(self) -> ListRole | None:
        key = self.role.key()
        return ListRole(key) if key else None

    def chosen_status(self) -> Status | None:
        key = self.status.key()
        return Status(key) if key and self.chosen_role() in (*_SAYS_STATUS, None) else None

    def missing(self) -> list[str]:
        """The names of the fields that still have to be filled in, or hold what cannot be."""
        new = self.list_of_case() is None
        taken = {named.attributes.name.casefold() for named in self._known.lists}
        name = self.name.text().strip()
        returned = self.chosen_role() is ListRole.RETURNED
        wanted = (
            (self._name_field, new and (not name or name.casefold() in taken)),
            (self._role_field, not self.role.key()),
            (self._side_field, not self.side.key()),
            (self._maker_field, not self.made_by.is_said()),
            (self._as_of_field, self.as_of.is_wrong()),
            (self._exchange_field, returned and not self.exchange.text().strip()),
            (self._exchange_on_field, returned and not self.exchange_on.value()),
        )
        for field, needed in wanted:
            control = field.control
            if isinstance(control, ChoiceBox | MakerBox):
                control.show_need(needed=needed)
            else:
                look(control, "needed" if needed else "")
        return [field.name() for field, needed in wanted if needed]

    def attributes(self) -> ListAttributes:
        """What is said of the list. Ask `missing` first."""
        named = self.list_of_case()
        role, side = ListRole(self.role.key() or ""), Side(self.side.key() or "")
        stage, basis = self.stage.key(), self.basis.key()
        returned = role is ListRole.RETURNED
        said = ListAttributes(
            name=named.attributes.name if named else " ".join(self.name.text().split()),
            role=role,
            side=side,
            made_by=self.made_by.value(),
            as_of=self.as_of.value(),
            stage=Stage(stage) if stage and role is ListRole.TO_VERIFY else None,
            exchange=" ".join(self.exchange.text().split()) if returned else "",
            exchange_on=self.exchange_on.value() if returned else "",
            default_status=self.chosen_status(),
            default_basis=Basis(basis) if basis and self._says_basis() else None,
        )
        return replace(said, role=named.attributes.role, side=named.attributes.side) if named else said

    @override
    def retranslate(self) -> None:
        self._offer()
        if self._as_of_found and self.as_of.value() == self._as_of_found:
            self._show_as_of(self._as_of_found)
        if not self._exchange_typed:
            self._name_exchange()

    def _offer(self) -> None:
        """Says every option in the language spoken now; what is chosen stays chosen."""
        suggested = self._suggestion.list_ if self._suggestion else None
        options = [Option(NEW, _("a new list"))]
        for named in sorted(self._known.lists, key=lambda named: named != suggested):
            number = named.revision.number + 1 if named.revision else 1
            text = _("revision {number} of “{list}”").format(number=number, list=named.attributes.name)
            options.append(Option(named.id, text, self._ground() if named == suggested else ""))
        self.list_box.offer(options, self.list_box.key())
        guessed = self._suggestion.role if self._suggestion and not suggested else None
        roles = [Option(role, words.role(role), _("by its words") if role is guessed else "") for role in ListRole]
        self.role.offer(roles, self.role.key())
        self.side.offer([Option(side, words.side(side)) for side in Side], self.side.key())
        self.stage.offer([Option(stage, words.stage(stage)) for stage in Stage], self.stage.key())
        not_said = Option(_NOT_SAID, _("not said"))
        self.status.offer([not_said, *(Option(one, words.status(one)) for one in Status)], self.status.key())
        self.basis.offer([not_said, *(Option(one, words.basis(one)) for one in Basis)], self.basis.key())

    def _ground(self) -> str:
        from verifier_gui.workflow.suggesting import Ground

        same_rows = self._suggestion is not None and self._suggestion.ground is Ground.SAME_ROWS
        return _("holds the same people") if same_rows else _("same file name")

    def _fill(self, found: Inspection) -> None:
        """What is said of the list before anybody says anything."""
        named, suggestion = self.list_of_case(), self._suggestion
        assert suggestion is not None
        former = named.attributes if named else None
        role = former.role if former else suggestion.role
        self.name.setText(suggestion.name)
        self.role.choose(role)
        self.side.choose(former.side if former else None)
        self.stage.choose((former.stage if former else None) or Stage.OFFER)
        self.status.choose((former.default_status if former else None) or _NOT_SAID)
        self.basis.choose((former.default_basis if former else None) or _NOT_SAID)
        self.made_by.show_value(former.made_by if former else "", said=former is not None)
        self._show_as_of(found.as_of)
        self.exchange_on.show_value((former.exchange_on if former else "") or found.exchange_on)
        self.exchange.setText(former.exchange if former else "")
        self._exchange_typed = bool(former and former.exchange)
        self._name_exchange()
        self._show_fields()

    def _show_as_of(self, day: str) -> None:
        self._as_of_found = day
        self.as_of.show_value(day, _("from the title"))

    def _show_fields(self) -> None:
        """Only what belongs to the role, and to a file of this kind."""
        named, role = self.list_of_case(), self.chosen_role()
        returned = role is ListRole.RETURNED
        shown = {
            self.source.sheet_field: not self.source.is_csv,
            self.source.encoding_field: self.source.is_csv,
            self.source.delimiter_field: self.source.is_csv,
            self._name_field: named is None,
            self._stage_field: role is ListRole.TO_VERIFY,
            self._exchange_field: returned,
            self._exchange_on_field: returned,
            self._status_field: role in (*_SAYS_STATUS, None),
            self._basis_field: self._says_basis(),
        }
        self.grid.show_fields(shown)
        self.role.setEnabled(named is None)
        self.side.setEnabled(named is None)

    def _says_basis(self) -> bool:
        role = self.chosen_role()
        return bool(self.chosen_status()) or (role is not None and role not in _SAYS_STATUS)

    def _take_list(self) -> None:
        named = self.list_of_case()
        if named is not None:
            former = named.attributes
            self.role.choose(former.role)
            self.side.choose(former.side)
            self.made_by.show_value(former.made_by, said=True)
            self.stage.choose(former.stage or Stage.OFFER)
            self.status.choose(former.default_status or _NOT_SAID)
            self.basis.choose(former.default_basis or _NOT_SAID)
            self.exchange.setText(former.exchange)
        self._show_fields()
        self.list_picked.emit()
        self.changed.emit()

    def _take_role(self) -> None:
        self._name_maker()
        self._name_exchange()
        self._tell()

    def _take_side(self) -> None:
        self._name_maker()
        self._tell()

    def _name_maker(self) -> None:
        """A list of people to come home comes from the other side, unless somebody says otherwise. Only while role and side are
        chosen: who has emptied the field is about to write something else."""
        if self.chosen_role() is ListRole.TO_VERIFY and self.side.key() == Side.OURS and not self.made_by.is_said():
            self.made_by.show_value("", said=True)

    def _type_exchange(self) -> None:
        self._exchange_typed = bool(self.exchange.text())
        self._tell()

    def _tell(self) -> None:
        if not self._exchange_typed:
            self._name_exchange()
        self._show_fields()
        self.changed.emit()

    def _name_exchange(self) -> None:
        """The exchange is called by its day until somebody calls it otherwise."""
        if self._exchange_typed:
            return
        day = self.exchange_on.value()
        self.exchange.setText(_("Exchange of {day}").format(day=date(day)) if day else "")
