"""The one way to tell the operator something or to ask. Dialogs are opened, never exec'd: the answer comes to a function.

Tests prepare the next answer or the next file name, and read what was told.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from verifier_gui.domain.language import _, sentence_of
from verifier_gui.errors import VerifierError
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given. `key` is what the asker gets; the answer that is `main` is the one Enter gives."""

    key: str
    text: str
    main: bool = False


@dataclass(slots=True)
class Prepared:
    """What a test has prepared, and what was said meanwhile."""

    answers: deque[str] = field(default_factory=deque[str])
    files: deque[list[Path]] = field(default_factory=deque[list[Path]])
    told: list[str] = field(default_factory=list[str])
    is_silent: bool = False
    """whether telling only takes a note, without a dialog"""


prepared = Prepared()


def tell(parent: QWidget | None, title: str, text: str = "", *, picture: str = "note") -> None:
    """Says something that must be read."""
    prepared.told.append(f"{title} {text}".strip())
    if prepared.is_silent:
        return
    sheet = Sheet(parent, picture)
    sheet.show_title(title)
    if text:
        sheet.content.addWidget(label(text, "body", wraps=True))
    sheet.add_button(_("Close"), primary=True).clicked.connect(sheet.accept)
    sheet.open()


def tell_error(parent: QWidget | None, error: VerifierError) -> None:
    """Says what a person caused, as its sentence."""
    tell(parent, _("This could not be done"), sentence_of(error), picture="warning")


def ask(
    parent: QWidget | None,
    question: str,
    text: str,
    choices: Sequence[Choice],
    answered: Callable[[str], None],
) -> None:
    """Asks; `answered` gets the key of the choice. Whoever closes the dialog gives no answer."""
    prepared.told.append(f"{question} {text}".strip())
    if prepared.answers:
        answered(prepared.answers.popleft())
        return
    sheet = Sheet(parent, "help")
    sheet.show_title(question)
    if text:
        sheet.content.addWidget(label(text, "body", wraps=True))
    sheet.add_cancel()
    for choice in choices:
        button = sheet.add_button(choice.text, primary=choice.main)
        button.clicked.connect(_answer_with(sheet, choice.key, answered))
    sheet.open()


def choose_files(
    parent: QWidget | None, title: str, kinds: str, chosen: Callable[[list[Path]], None], *, many: bool = False
) -> None:
    """Asks which files to open. `kinds` is Qt's list of name filters."""
    if prepared.files:
        chosen(prepared.files.popleft())
        return
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)

    def take(names: list[str]) -> None:
        chosen([Path(name) for name in names])

    dialog.filesSelected.connect(take)
    _open(dialog)


def choose_folder(parent: QWidget | None, title: str, begin: Path, chosen: Callable[[Path], None]) -> None:
    """Asks for a folder; the dialog opens at `begin`."""
    if prepared.files:
        chosen(prepared.files.popleft()[0])
        return
    dialog = QFileDialog(parent, title, str(begin))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def take(name: str) -> None:
        chosen(Path(name))

    dialog.fileSelected.connect(take)
    _open(dialog)


def choose_new_file(
    parent: QWidget | None, title: str, kinds: str, suggested: str, chosen: Callable[[Path], None]
) -> None:
    """Asks where a new file shall lie; `suggested` is its name, or its whole path: then the dialog opens at its folder."""
    if prepared.files:
        chosen(prepared.files.popleft()[0])
        return
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(Path(suggested).suffix.removeprefix("."))
    dialog.selectFile(suggested)

    def take(name: str) -> None:
        chosen(Path(name))

    dialog.fileSelected.connect(take)
    _open(dialog)


def _answer_with(sheet: Sheet, key: str, answered: Callable[[str], None]) -> Callable[[], None]:
    def answer() -> None:
        sheet.accept()
        answered(key)

    return answer


def _open(dialog: QFileDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
