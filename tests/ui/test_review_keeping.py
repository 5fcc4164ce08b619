"""What the review keeps for the caseworker, and what it does where nothing may be decided."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import small_case
from caseworker import Caseworker
from openpyxl import Workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain import language
from verifier_gui.domain.language import Language
from verifier_gui.domain.lists import ListAttributes, ListRole, Side, Stage
from verifier_gui.progress import Progress
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, same_person
from verifier_gui.ui.dialogs.none_of_these import NoneOfThese
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.ui.widgets.list_switch import ListSwitch
from verifier_gui.ui.widgets.note_field import NoteField
from verifier_gui.workflow import case_files
from verifier_gui.workflow.importing import import_list

STRONG = 3


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    found = Caseworker(qtbot, opened)
    found.program.window.activateWindow()
    return found


def unlock(qtbot: QtBot, program: Assembled) -> None:
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        program.session.unlock(small_case.PASSPHRASE)


def test_a_note_that_is_being_typed_and_the_person_survive_a_lock(qtbot: QtBot, caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("M")
    caseworker.writes("half a sen")
    caseworker.program.session.lock()
    unlock(qtbot, caseworker.program)
    assert caseworker.number == STRONG
    assert caseworker.page.centre.bar.note.text() == "half a sen"


def test_a_note_is_kept_by_itself_soon_after_typing(qtbot: QtBot, caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("M")
    field = caseworker.page.centre.bar.note
    with qtbot.waitSignal(field.kept, timeout=5_000):
        caseworker.writes("asked the unit")
    operator = caseworker.program.session.case.operator.id
    assert caseworker.program.session.reader.note_draft(caseworker.subject(STRONG), operator) == "asked the unit"


def test_a_note_stays_with_its_person(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("M")
    caseworker.writes("of the third")
    caseworker.presses(Qt.Key.Key_Escape)
    caseworker.types("J")
    assert caseworker.page.centre.bar.note.text() == ""
    caseworker.types("K")
    assert caseworker.page.centre.bar.note.text() == "of the third"


def test_a_note_that_went_with_a_decision_is_no_draft_any_more(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("M")
    caseworker.writes("sure")
    caseworker.presses(Qt.Key.Key_Return)
    caseworker.types("1")
    assert caseworker.as_stored(STRONG).verdict.note == "sure"
    assert caseworker.as_stored(STRONG).note_draft == ""


def test_a_lock_closes_what_is_open_over_the_page(qtbot: QtBot, caseworker: Caseworker) -> None:
    caseworker.goes_to(19)
    caseworker.types("N")
    caseworker.sees(NoneOfThese)
    caseworker.program.session.lock()
    qtbot.waitUntil(lambda: not isinstance(caseworker.dialog, NoneOfThese))
    unlock(qtbot, caseworker.program)
    assert caseworker.number == 19


@pytest.fixture
def onlooker(qtbot: QtBot, program: Assembled, built) -> Iterator[Caseworker]:
    """Somebody who may read the case file and nothing else."""
    ask.prepared.is_silent = True
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    built.path.chmod(0o400)
    built.path.parent.chmod(0o500)
    try:
        case = case_files.open_with_operator(built.path, identity=identity, profile=profile)
        if not case.is_read_only:
            case = replace(case, is_member=False)
        with qtbot.waitSignal(program.session.opened, timeout=10_000):
            program.session.open_case(lambda: case)
        program.window.activateWindow()
        yield Caseworker(qtbot, program)
        program.window.close()
    finally:
        built.path.parent.chmod(0o700)


def test_who_may_only_look_sees_everything_and_decides_nothing(onlooker: Caseworker) -> None:
    onlooker.goes_to(STRONG)
    assert "you can look, but not decide" in onlooker.page.centre.banners.barred.accessibleName()
    for key in "1XNULOHS":
        onlooker.types(key)
    assert onlooker.dialog is None
    assert onlooker.number == STRONG
    assert onlooker.said_of(STRONG) == []
    actions = onlooker.program.actions
    assert not any(actions[act].isEnabled() for act in (same_person(1), Act.NONE_OF_THESE, Act.TAKE_BACK))
    onlooker.types("J")
    assert onlooker.number == STRONG + 1


def take_in_outgoing(caseworker: Caseworker, folder: Path) -> None:
    """A second list to verify, of one person."""
    file = folder / "outgoing.xlsx"
    book = Workbook()
    for row in (["ПІБ", "Дата народження"], ["Петров Пётр Петрович", "01.02.1990"]):
        book.active.append(row)
    book.save(file)
    attributes = ListAttributes("List B", ListRole.TO_VERIFY, Side.THEIRS, "Defence intelligence", "", Stage.OFFER)
    assert caseworker.program.session.do(import_list, small_case.plan_for(file, attributes), Progress())


def choose(switch: ListSwitch, name: str) -> None:
    assert switch.isVisible()
    place = switch.findText(name)
    switch.setCurrentIndex(place)
    switch.activated.emit(place)


def test_the_outgoing_list_is_reviewed_on_the_same_page(caseworker: Caseworker, tmp_path: Path) -> None:
    caseworker.goes_to(STRONG)
    take_in_outgoing(caseworker, tmp_path)
    switch = caseworker.page.bar.switch
    choose(switch, "List B")
    assert caseworker.sheet.subject.facts.shown_name() == "Петров Пётр Петрович"
    assert "no registry of this side" in caseworker.page.centre.sheet._nobody.text()
    caseworker.types("N")
    assert caseworker.dialog is None
    assert "Nothing has been searched yet" in caseworker.page.centre.notice.text
    choose(switch, "List A")
    assert caseworker.number == STRONG


def test_the_list_chosen_on_one_page_is_shown_on_all_and_after_a_lock(
    qtbot: QtBot, caseworker: Caseworker, tmp_path: Path
) -> None:
    take_in_outgoing(caseworker, tmp_path)
    window = caseworker.program.window
    window.show_place("overview")
    choose(window.page.switch, "List B")
    window.show_place("review")
    assert caseworker.sheet.subject.facts.shown_name() == "Петров Пётр Петрович"
    window.show_place("roster")
    assert window.page.head.remark.text() == "List B"
    choose(window.page.switch, "List A")
    window.show_place("overview")
    assert window.page.shown_list.attributes.name == "List A"
    window.show_place("review")
    choose(caseworker.page.bar.switch, "List B")
    caseworker.program.session.lock()
    unlock(qtbot, caseworker.program)
    assert caseworker.page.place.list.attributes.name == "List B"
    window.show_place("overview")
    assert window.page.shown_list.attributes.name == "List B"


def test_language_and_theme_change_on_the_page_without_losing_the_person(caseworker: Caseworker) -> None:
    caseworker.goes_to(1)
    caseworker.types("H")
    caseworker.presses(Qt.Key.Key_Return)
    caseworker.program.theme.wear(ThemeChoice.DARK)
    caseworker.program.tongue.choose(Language.UKRAINIAN)
    try:
        assert caseworker.number == 1
        head = caseworker.page.centre.sheet.parts.heads[0].accessibleName()
        assert "повернуто" in head
        assert caseworker.page.centre.bar.buttons[Act.HOLD].words() != "Hold…"
        assert caseworker.program.actions[Act.HOLD].text() == language._("Free…") != language._("Hold…")
        assert caseworker.page.centre.sheet.parts.heads[0].grab().toImage().pixelColor(2, 1).name() == "#e0665b"
    finally:
        caseworker.program.tongue.choose(Language.ENGLISH)


def test_a_fault_in_drawing_leaves_nobody_on_the_screen(
    caseworker: Caseworker, monkeypatch: pytest.MonkeyPatch
) -> None:
    caseworker.goes_to(1)
    monkeypatch.setattr(caseworker.page.side, "show_sheet", lambda *_args, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        caseworker.page._read(caseworker.subject(STRONG))
    assert caseworker.page.sheet is None
    assert not caseworker.program.actions[same_person(1)].isEnabled()


def test_every_cell_can_be_read_aloud(caseworker: Caseworker) -> None:
    caseworker.goes_to(1)
    parts = caseworker.page.centre.sheet.parts
    said = [cell.accessibleName() for cell in parts.cells[1][: len(parts.fields)]]
    assert said[0] == "Surname, Confirmed captives: Гнатик. one letter differs. speaks for"
    assert said[2] == "Patronymic, Confirmed captives: Іванович. another father's name. speaks against"
    assert parts.values[0].accessibleName() == "Surname: Гнатюк"
    assert "over 99" in parts.chances[0].accessibleName()


def test_the_note_field_tells_its_text_once(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.kept.connect(told.append)
    field.show_text("kept before")
    field.keep()
    assert told == []
    qtbot.keyClicks(field, "!")
    field.keep()
    field.keep()
    assert told == ["kept before!"]
