"""Creating a case file: what is wanted, what is refused at its place, and what is there afterwards."""

from pathlib import Path
from threading import Event

import pytest
import small_case
from dialogs_seen import controls, front, unnamed
from key_presses import press
from PySide6.QtCore import QStandardPaths, Qt

from verifier_gui.errors import CaseFileError
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.workflow import case_files
from verifier_gui.workflow.members import members_of


@pytest.fixture
def sheet(program) -> NewCase:
    program.actions[Act.CREATE_CASE].trigger()
    return front(program.window, NewCase)


def fill(sheet: NewCase, path: Path) -> None:
    """Everything that a known operator must say."""
    sheet.title_field.edit.setText("Exchange in June")
    sheet.place.edit.setText(str(path))
    sheet.passphrase.first.edit.setText("battery staple horse")
    sheet.passphrase.second.edit.setText("battery staple horse")
    sheet.own_passphrase.edit.setText(small_case.PASSPHRASE)


def say_who_is_new(sheet: NewCase) -> None:
    sheet.operators.setCurrentIndex(1)
    sheet.operator_fields.name.edit.setText("Марко Д.")
    sheet.operator_fields.passphrase.first.edit.setText("a long enough phrase")
    sheet.operator_fields.passphrase.second.edit.setText("a long enough phrase")


def test_a_known_operator_creates_a_case_and_finds_its_lists_empty(qtbot, program, sheet, tmp_path):
    fill(sheet, tmp_path / "june.vcase")
    sheet.ours.setValue(1000)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        press(sheet, Qt.Key.Key_Return)
    case = program.session.case
    assert (case.path, case.title, case.agreed_ours, case.agreed_theirs) == (
        tmp_path / "june.vcase",
        "Exchange in June",
        1000,
        0,
    )
    assert [member.name for member in members_of(program.session.reader).values()] == ["Олена Ткач"]
    assert case.case_id in case.identity.case_keys
    assert program.window.place == "lists"
    assert program.session.profile.recent_cases()[0].path == tmp_path / "june.vcase"


def test_a_new_operator_is_made_with_the_case(qtbot, program, sheet, tmp_path):
    fill(sheet, tmp_path / "june.vcase")
    sheet.operators.setCurrentIndex(1)
    assert not sheet.own_passphrase.isVisible()
    sheet.operator_fields.name.edit.setText("Марко Д.")
    sheet.operator_fields.agency.edit.setText("Штаб")
    sheet.operator_fields.passphrase.first.edit.setText("a long enough phrase")
    sheet.operator_fields.passphrase.second.edit.setText("a long enough phrase")
    sheet.keep_key.box.setChecked(False)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.create_case()
    case = program.session.case
    assert (case.operator.name, case.operator.agency) == ("Марко Д.", "Штаб")
    assert case.identity.case_keys == {}
    assert {card.name for card in program.session.profile.operators()} == {"Марко Д.", "Олена Ткач"}


def test_what_is_missing_is_said_at_its_place_in_the_order_of_the_form(sheet, tmp_path):
    assert sheet.create_case() is None
    assert sheet.title_field.fault == "Write what the exchange is called."
    assert sheet.focusWidget() is sheet.title_field.edit
    fill(sheet, tmp_path / "june.vcase")
    sheet.passphrase.first.edit.setText("short")
    assert sheet.create_case() is None
    assert sheet.passphrase.first.fault == "Too short: at least ten letters."
    sheet.passphrase.first.edit.setText("battery staple house")
    assert sheet.create_case() is None
    assert sheet.passphrase.second.fault == "Not the same as above. Write it once more."
    sheet.passphrase.second.edit.setText("battery staple house")
    sheet.own_passphrase.edit.clear()
    assert sheet.create_case() is None
    assert sheet.own_passphrase.fault == "Write your passphrase."
    sheet.reject()


def test_a_wrong_own_passphrase_creates_nothing(qtbot, program, sheet, tmp_path):
    fill(sheet, tmp_path / "june.vcase")
    sheet.own_passphrase.edit.setText("wrong horse")
    with qtbot.waitSignal(sheet.create_case().failed, timeout=10_000):
        pass
    assert "does not open the key of Олена Ткач" in sheet.fault_said()
    assert not (tmp_path / "june.vcase").exists()
    sheet.reject()


def test_a_name_that_is_taken_is_refused_and_the_file_left_alone(qtbot, program, sheet, built):
    before = built.path.read_bytes()
    fill(sheet, built.path)
    with qtbot.waitSignal(sheet.create_case().failed, timeout=10_000):
        pass
    assert sheet.fault_said() == "small.vcase exists already. Choose another name."
    assert built.path.read_bytes() == before
    sheet.reject()


def test_a_place_that_cannot_be_is_refused_before_anybody_is_made(qtbot, program, sheet, tmp_path, monkeypatch):
    derived: list[str] = []
    monkeypatch.setattr(program.session.profile, "derive", lambda phrase, salt: derived.append(phrase) or bytes(32))
    fill(sheet, tmp_path / "Documents" / "june.vcase")
    sheet.operators.setCurrentIndex(1)
    sheet.operator_fields.name.edit.setText("Марко Д.")
    sheet.operator_fields.passphrase.first.edit.setText("a long enough phrase")
    sheet.operator_fields.passphrase.second.edit.setText("a long enough phrase")
    with qtbot.waitSignal(sheet.create_case().failed, timeout=10_000):
        pass
    assert sheet.fault_said() == f"There is no folder {tmp_path / 'Documents'}. Choose another, or make it first."
    assert sheet.focusWidget() is sheet.place.edit
    assert derived == []
    assert [card.name for card in program.session.profile.operators()] == ["Олена Ткач"]
    sheet.reject()


def test_a_refusal_leaves_the_dialog_small_enough_for_a_small_laptop(qtbot, sheet, tmp_path):
    sheet.operators.setCurrentIndex(1)
    sheet._refuse(CaseFileError("There is no folder {folder}. Choose another, or make it first.", folder=str(tmp_path)))
    qtbot.waitUntil(lambda: sheet.minimumSizeHint().height() <= 690)
    assert sheet.fault_said()
    sheet.reject()


def test_no_operator_is_left_of_a_case_that_could_not_be_created(qtbot, program, sheet, tmp_path, monkeypatch):
    def full(*_args: object, **_kwargs: object) -> None:
        raise CaseFileError("The disk is full.")

    monkeypatch.setattr("verifier_gui.store.opening.create", full)
    fill(sheet, tmp_path / "june.vcase")
    sheet.operators.setCurrentIndex(1)
    sheet.operator_fields.name.edit.setText("Марко Д.")
    sheet.operator_fields.passphrase.first.edit.setText("a long enough phrase")
    sheet.operator_fields.passphrase.second.edit.setText("a long enough phrase")
    with qtbot.waitSignal(sheet.create_case().failed, timeout=10_000):
        pass
    assert sheet.fault_said() == "The disk is full."
    assert [card.name for card in program.session.profile.operators()] == ["Олена Ткач"]
    sheet.reject()


def left_behind(program, folder: Path) -> set[Path]:
    """Everything that lies in the folder of the case file and in the profile."""
    return {path for place in (folder, program.session.profile.folder) for path in place.rglob("*")}


@pytest.mark.parametrize("derivation", [1, 2], ids=["of the operator's key", "of the case's key"])
def test_cancelling_during_a_derivation_leaves_nothing_behind(qtbot, program, sheet, tmp_path, monkeypatch, derivation):
    derive = program.session.profile.derive
    reached, goes_on = Event(), Event()
    derived: list[str] = []

    def derive_slowly(passphrase: str, salt: bytes) -> bytes:
        derived.append(passphrase)
        if len(derived) == derivation:
            reached.set()
            assert goes_on.wait(10)
        return derive(passphrase, salt)

    monkeypatch.setattr(program.session.profile, "derive", derive_slowly)
    fill(sheet, tmp_path / "june.vcase")
    say_who_is_new(sheet)
    before = left_behind(program, tmp_path)
    job = sheet.create_case()
    qtbot.waitUntil(reached.is_set)
    with qtbot.waitSignal(job.cancelled, timeout=10_000):
        sheet.reject()
        goes_on.set()
    assert left_behind(program, tmp_path) == before
    assert not program.session.is_open


@pytest.mark.parametrize("is_new", [True, False], ids=["by a new operator", "by a known one"])
def test_a_case_that_was_created_before_the_cancelling_was_heard_is_taken_away(
    qtbot, program, sheet, tmp_path, monkeypatch, is_new
):
    create = case_files.create
    created: list[case_files.OpenCase] = []

    def create_and_be_cancelled(*args, **kwargs):
        created.append(create(*args, **kwargs))
        sheet.job.cancel()
        return created[0]

    monkeypatch.setattr(case_files, "create", create_and_be_cancelled)
    fill(sheet, tmp_path / "june.vcase")
    if is_new:
        say_who_is_new(sheet)
    before = left_behind(program, tmp_path)
    job = sheet.create_case()
    with qtbot.waitSignal(job.ended, timeout=10_000):
        pass
    assert left_behind(program, tmp_path) == before
    assert not program.session.is_open
    assert created[0].path not in {recent.path for recent in program.session.profile.recent_cases()}
    (known,) = program.session.profile.operators()
    assert created[0].case_id not in program.session.profile.unlock_operator(known.id, small_case.PASSPHRASE).case_keys
    sheet.reject()


def test_a_folder_that_is_there_is_suggested(qtbot, program, sheet, built, tmp_path, monkeypatch):
    qtbot.keyClicks(sheet.title_field.edit, "June")
    assert sheet.path() == built.path.parent / "June.vcase"
    sheet.reject()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "Documents"))
    program.session.profile.forget_recent(built.path)
    program.actions[Act.CREATE_CASE].trigger()
    again = front(program.window, NewCase)
    qtbot.keyClicks(again.title_field.edit, "June")
    assert again.path() == tmp_path / "June.vcase"
    again.reject()


def test_the_file_is_named_after_the_title_until_a_place_is_chosen(qtbot, sheet, tmp_path):
    qtbot.keyClicks(sheet.title_field.edit, "Exchange: 1/2")
    assert sheet.path().name == "Exchange_ 1_2.vcase"
    ask.prepared.files.append([tmp_path / "mine"])
    sheet.place.wanted.emit()
    qtbot.keyClicks(sheet.title_field.edit, "3")
    assert sheet.path() == tmp_path / "mine.vcase"
    sheet.reject()


def test_what_a_case_cannot_do_is_said_before_it_is_created(sheet):
    assert "no back door" in sheet.remark_said()
    assert "fewer than two members who may sign" in sheet.remark_said()
    sheet.reject()


def test_every_control_has_a_name_and_is_reached_by_the_tab_key(sheet):
    for operator in (0, 1):
        sheet.operators.setCurrentIndex(operator)
        assert unnamed(sheet) == []
        reached: list[object] = []
        for _step in range(40):
            press(sheet, Qt.Key.Key_Tab)
            reached.append(sheet.focusWidget())
        assert set(controls(sheet)) - set(reached) == set()
    sheet.reject()
