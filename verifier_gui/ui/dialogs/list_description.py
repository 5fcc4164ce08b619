"""Describes a list anew: what may be said otherwise of it without a new file."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import ListAttributes, ListRole, Stage
from verifier_gui.phrases import words
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.date_entry import DateEntry
from verifier_gui.ui.widgets.form_fields import Field, TextField
from verifier_gui.ui.widgets.maker_box import MakerBox


class ListDescription(Sheet):
    """`described` carries the `ListAttributes` that shall hold from now on."""

    described = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        attributes: ListAttributes,
        agencies: Sequence[str],
        taken_names: Collection[str],
    ) -> None:
        """`taken_names` are those of the other lists."""
        super().__init__(parent, "note")
        self._attributes = attributes
        self._taken = {name.casefold() for name in taken_names}
        self.name = TextField(N_("Name of the list"))
        self.name.edit.setMaxLength(120)
        self.name.edit.setText(attributes.name)
        self.made_by = MakerBox()
        self.made_by.offer(agencies)
        self.made_by.show_value(attributes.made_by, said=True)
        self.as_of = DateEntry()
        self.as_of.show_value(attributes.as_of)
        self.stage = ChoiceBox()
        self.content.addWidget(self.name)
        self.content.addWidget(Field(N_("Made by"), self.made_by))
        self.content.addWidget(Field(N_("As of"), self.as_of))
        if attributes.role is ListRole.TO_VERIFY:
            self.content.addWidget(Field(N_("Stage"), self.stage))
        self.add_cancel()
        self.save = self.add_button(primary=True)
        self.say(self.save.set_words, N_("Save"))
        self.save.clicked.connect(self._describe)
        self.name.edit.textEdited.connect(self._judge)
        for entry in (self.made_by, self.as_of):
            entry.changed.connect(self._judge)
        self.retranslate()
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Describe “{list}”").format(list=self._attributes.name),
            _("The earlier description stays in the audit log. Role and side change with a new list alone."),
        )
        chosen = self.stage.key() or self._attributes.stage
        self.stage.offer([Option(stage, words.stage(stage)) for stage in Stage], chosen)

    def _judge(self) -> None:
        name = self.name.text()
        taken = name.casefold() in self._taken
        self.name.show_fault(N_("Another list has this name already.") if taken else "")
        self.save.setEnabled(bool(name) and not taken and self.made_by.is_said() and not self.as_of.is_wrong())

    def _describe(self) -> None:
        stage = self.stage.key()
        to_verify = self._attributes.role is ListRole.TO_VERIFY
        said = replace(
            self._attributes,
            name=" ".join(self.name.text().split()),
            made_by=self.made_by.value(),
            as_of=self.as_of.value(),
            stage=Stage(stage) if stage and to_verify else None,
        )
        self.accept()
        if said != self._attributes:
            self.described.emit(said)
