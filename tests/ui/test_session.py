"""The session gives names up whatever the disk does."""

from PySide6.QtWidgets import QLabel

from verifier_gui.errors import CaseFileError
from verifier_gui.ui import ask
from verifier_gui.workflow import case_files


def test_a_disk_that_is_gone_at_closing_is_told_and_no_name_stays(qtbot, opened, monkeypatch):
    ask.prepared.is_silent = True

    def gone(case):
        case.file.close()
        raise CaseFileError("The disk failed while {file} was used.", file=case.path.name)

    monkeypatch.setattr(case_files, "close", gone)
    with qtbot.waitSignal(opened.session.left):
        opened.session.close_case()
    assert not opened.session.is_open
    assert opened.window.place == "start"
    assert not any("Гнатюк" in label.text() for label in opened.window.findChildren(QLabel) if label.isVisible())
    assert any("The disk failed while small.vcase was used." in told for told in ask.prepared.told)
