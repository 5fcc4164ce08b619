"""Which remembered mapping the columns of the file on the table are read by, and what is kept of them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import _
from verifier_gui.domain.mappings import KeptMapping
from verifier_gui.errors import VerifierError
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.ui import ask
from verifier_gui.ui.widgets.mapping_box import AS_UNDERSTOOD, OWN, MappingBox

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.remembering_mappings import Remembered


class MappingChoice(QObject):
    """`chosen` carries the `ColumnMapping` to read the file by, or None: as it is understood by itself."""

    chosen = Signal(object)

    def __init__(self, session: "Session", box: MappingBox, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._box, self._window = session, box, parent
        self._found: Inspection | None = None
        self._offered: tuple[Remembered, ...] = ()
        self._key = AS_UNDERSTOOD
        box.picked.connect(self._pick)
        box.keep_asked.connect(self._ask_name)
        box.save_asked.connect(self._ask_target)
        box.open_asked.connect(self._ask_file)
        box.forget_asked.connect(self._forget)

    def begin(self, key: str) -> None:
        """Another file is on the table, read by the mapping with this key."""
        self._found, self._key = None, key

    def read_as_understood(self) -> None:
        """The file is read anew, and its columns understood by themselves."""
        self._key = AS_UNDERSTOOD

    def read_as_chosen(self) -> None:
        """A person has said what a column means."""
        self._key = OWN

    def read_as_of_list(self, list_id: ListId | None) -> None:
        """The file is a revision of this list: if the list's newest one has the same headings, it is read by the same columns."""
        from verifier_gui.workflow.remembering_mappings import offered_first

        found = self._found
        if found is None or list_id is None:
            return
        first = offered_first(self._offered, found.headings, list_id)
        if first is None or first.list_id != list_id:
            return
        if first.kept.laid_on(found.headings, found.mapping) != found.mapping:
            self._pick(first.key)

    def show_inspection(self, found: Inspection) -> None:
        from verifier_gui.workflow.remembering_mappings import remembered

        before, self._found = self._found, found
        if before is None or before.headings != found.headings:
            self._offered = remembered(self._session.reader, found.headings)
        self._box.show_mappings(self._offered, self._key)

    def _pick(self, key: str) -> None:
        found = self._found
        if found is None:
            return
        self._key = key
        one = next((one for one in self._offered if one.key == key), None)
        self.chosen.emit(one.kept.laid_on(found.headings, found.mapping) if one else None)

    def _ask_name(self) -> None:
        from verifier_gui.ui.dialogs.mapping_name import MappingName

        if self._found is None:
            return
        sheet = MappingName(self._window, self._suggested_name())
        sheet.named.connect(self._keep)
        sheet.open()

    def _keep(self, name: str) -> None:
        from verifier_gui.workflow.remembering_mappings import keep_mapping

        found = self._found
        if found is not None:
            kept = KeptMapping(name, found.headings, found.mapping)
            if self._succeeds(lambda: keep_mapping(self._session.case.writer, kept)):
                self._key = f"named/{name}"
            self._offer_anew()

    def _forget(self, name: str) -> None:
        from verifier_gui.workflow.remembering_mappings import forget_mapping

        if self._succeeds(lambda: forget_mapping(self._session.case.writer, name)):
            self._key = OWN
        self._offer_anew()

    def _ask_target(self) -> None:
        from verifier_gui.sheets.replacing import safe_file_name
        from verifier_gui.workflow.remembering_mappings import SUFFIX

        if self._found is not None:
            suggested = safe_file_name(self._suggested_name()) + SUFFIX
            kinds = _("Columns") + f" (*{SUFFIX})"
            ask.choose_new_file(self._window, _("Save the columns to a file"), kinds, suggested, self._save)

    def _save(self, path: Path) -> None:
        from verifier_gui.workflow.remembering_mappings import save_mapping

        found = self._found
        if found is not None:
            kept = KeptMapping(self._suggested_name(), found.headings, found.mapping)
            self._succeeds(lambda: save_mapping(path, kept))

    def _ask_file(self) -> None:
        from verifier_gui.workflow.remembering_mappings import SUFFIX

        kinds = ";;".join((_("Columns") + f" (*{SUFFIX})", _("All files") + " (*)"))
        ask.choose_files(self._window, _("Take the columns from a file"), kinds, self._take)

    def _take(self, paths: list[Path]) -> None:
        """A mapping from a file is kept under its name, and used where it fits."""
        from verifier_gui.workflow.remembering_mappings import keep_mapping, open_mapping

        found = self._found
        if found is None or not paths:
            return
        try:
            kept = open_mapping(paths[0])
            keep_mapping(self._session.case.writer, kept)
        except VerifierError as error:
            ask.tell_error(self._window, error)
            return
        self._offer_anew()
        if kept.fits(found.headings):
            self._pick(f"named/{kept.name}")
        else:
            ask.tell(
                self._window,
                _("These columns do not fit"),
                _("“{name}” was kept, but this file has not all of its headings.").format(name=kept.name),
            )

    def _offer_anew(self) -> None:
        from verifier_gui.workflow.remembering_mappings import remembered

        if self._found is not None:
            self._offered = remembered(self._session.reader, self._found.headings)
            self._box.show_mappings(self._offered, self._key)

    def _suggested_name(self) -> str:
        from verifier_gui.workflow.suggesting import list_name

        one = next((one for one in self._offered if one.key == self._key), None)
        assert self._found is not None
        return one.kept.name if one else list_name(self._found.file_name)

    def _succeeds(self, act: Callable[[], None]) -> bool:
        """Does it; what is refused is told."""
        try:
            act()
        except VerifierError as error:
            ask.tell_error(self._window, error)
            return False
        return True
