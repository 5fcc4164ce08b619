"""What can be done everywhere: every command, all keys, help, settings; in both languages, by keyboard and by name."""

import pytest
import small_case
from dialogs_seen import controls, dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt, QUrl

from verifier_gui.domain.language import Language, spoken
from verifier_gui.ui import theme
from verifier_gui.ui.actions import ACTIONS, Act, Scope
from verifier_gui.ui.dialogs.all_keys import AllKeys, key_lines
from verifier_gui.ui.dialogs.change_passphrase import ChangePassphrase
from verifier_gui.ui.dialogs.commands import Commands
from verifier_gui.ui.dialogs.export_copy import ExportCopy
from verifier_gui.ui.dialogs.help import PAGES, Help, page_path, title_of
from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.ui.dialogs.settings import Settings
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.workflow.profile import Profile

DIALOGS = {
    Act.KEYS: AllKeys,
    Act.COMMANDS: Commands,
    Act.SETTINGS: Settings,
    Act.HELP: Help,
    Act.CREATE_CASE: NewCase,
}


def show(program, act: str):
    """The dialog of an action, opened by its own first key."""
    program.actions[act].trigger()
    return front(program.window, DIALOGS[act])


def test_every_action_with_a_key_stands_in_the_list_of_keys(program):
    sheet = show(program, Act.KEYS)
    listed = {act.act for line in sheet.shown() for act in line.acts}
    assert listed == {act.act for act in ACTIONS if act.keys}
    assert {scope for scope in Scope if key_lines(scope)} == {act.scope for act in ACTIONS if act.keys}
    sheet.accept()


def test_numbered_actions_share_a_line_and_each_key_is_shown(program):
    (same,) = [line for line in key_lines(Scope.REVIEW) if "1–9" in line.name() and line.keys() == ("1…9",)]
    assert len(same.acts) == 9
    assert [line.keys() for line in key_lines(Scope.REVIEW) if len(line.keys()) > 1] == [("/", "F3")]


def test_keys_are_found_by_name_in_either_language_and_by_key(program):
    sheet = show(program, Act.KEYS)
    sheet.search.setText("take back")
    assert [line.acts[0].act for line in sheet.shown()] == [Act.TAKE_BACK]
    sheet.search.setText("скасувати рішення")
    assert Act.TAKE_BACK in [line.acts[0].act for line in sheet.shown()]
    sheet.search.setText("f3")
    assert [line.acts[0].act for line in sheet.shown()] == [Act.SEARCH_REGISTRIES]
    sheet.accept()


def test_only_what_can_be_done_now_is_a_command(qtbot, opened):
    sheet = show(opened, Act.COMMANDS)
    assert Act.LOCK in sheet.found()
    assert Act.OPEN_DEMO not in sheet.found()
    sheet.reject()
    opened.session.close_case()
    again = show(opened, Act.COMMANDS)
    assert Act.OPEN_DEMO in again.found()
    assert Act.LOCK not in again.found()
    again.reject()


def test_a_command_is_found_by_a_part_of_its_name_and_done_by_enter(qtbot, opened):
    opened.window.show_place("overview")
    press(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = front(opened.window, Commands)
    sheet.search.setText("до журналу")
    assert sheet.found() == [Act.SHOW_AUDIT]
    press(sheet, Qt.Key.Key_Return)
    assert opened.window.place == "audit"
    assert dialogs(opened.window) == []


def test_arrows_choose_among_the_commands_while_one_types(qtbot, opened):
    sheet = show(opened, Act.COMMANDS)
    qtbot.keyClicks(sheet.search, "go to")
    press(sheet, Qt.Key.Key_Down)
    press(sheet, Qt.Key.Key_Down)
    assert sheet.found()[sheet.list.currentRow()] == Act.SHOW_ROSTER
    qtbot.keyClicks(sheet.search, " nowhere")
    assert sheet.found() == []
    press(sheet, Qt.Key.Key_Return)
    assert sheet.isVisible()
    sheet.reject()


def test_an_act_of_another_page_is_found_too_and_done_there_or_it_is_said_why_not(qtbot, opened):
    opened.window.show_place("review")
    sheet = show(opened, Act.COMMANDS)
    qtbot.keyClicks(sheet.search, "export a copy")
    assert sheet.found() == [Act.EXPORT_COPY]
    press(sheet, Qt.Key.Key_Return)
    assert opened.window.place == "audit"
    front(opened.window, ExportCopy).reject()
    sheet = show(opened, Act.COMMANDS)
    qtbot.keyClicks(sheet.search, "write the sealed")
    press(sheet, Qt.Key.Key_Return)
    assert opened.window.place == "roster"
    (told,) = dialogs(opened.window)
    assert "No two people have signed yet: there is no seal to write." in texts(told)
    told.reject()


@pytest.mark.parametrize("place", ["start", "lists", "review", "roster", "overview", "audit"])
def test_help_opens_at_the_page_in_front(qtbot, opened, place):
    opened.window.show_place(place)
    press(opened.window, Qt.Key.Key_F1)
    sheet = front(opened.window, Help)
    assert sheet.page == place
    assert title_of(place) in sheet.text.toPlainText()
    assert not sheet.isModal()
    sheet.accept()


def test_help_for_the_import_is_its_own_page_and_what_is_unknown_the_first(program):
    sheet = show(program, Act.HELP)
    sheet.show_page("lists/import")
    assert sheet.page == "import"
    sheet.show_page("review/disagreements")
    assert sheet.page == "disagreements"
    sheet.show_page("nowhere")
    assert sheet.page == "start"
    sheet.accept()


@pytest.mark.qt_log_ignore("does not support raise")
def test_help_stays_open_when_it_is_asked_for_again_and_follows_the_language(program):
    sheet = show(program, Act.HELP)
    program.actions[Act.HELP].trigger()
    assert front(program.window, Help) is sheet
    english = sheet.text.toPlainText()
    program.tongue.choose(Language.UKRAINIAN)
    assert sheet.text.toPlainText().startswith("Справи")
    assert sheet.list.item(0).text() == "Справи"
    program.tongue.choose(Language.ENGLISH)
    assert sheet.text.toPlainText() == english
    sheet.accept()


@pytest.mark.parametrize("language", list(Language))
def test_every_page_of_the_help_is_there_and_its_links_lead_to_pages(language, program):
    import re

    program.tongue.choose(language)
    for name in PAGES:
        text = page_path(name).read_text("utf-8")
        assert text.startswith("# ")
        for target in re.findall(r"\]\(([^)]*)\)", text):
            assert target.removesuffix(".md") in PAGES, f"{name}: {target}"


def test_a_link_in_the_help_turns_the_page_and_opens_nothing_outside(program):
    sheet = show(program, Act.HELP)
    sheet.text.anchorClicked.emit(QUrl("protection.md"))
    assert sheet.page == "protection"
    assert not sheet.text.openLinks()
    assert not sheet.text.openExternalLinks()
    sheet.accept()


def test_both_languages_of_the_help_have_the_same_pages_and_sections(program):
    for name in PAGES:
        sections = []
        for language in Language:
            program.tongue.choose(language)
            text = page_path(name).read_text("utf-8")
            sections.append([line.count("#") for line in text.splitlines() if line.startswith("#")])
        assert sections[0] == sections[1], name


def test_settings_hold_at_once_and_are_kept(program, built):
    sheet = show(program, Act.SETTINGS)
    sheet.languages.answered.emit("uk")
    assert spoken() is Language.UKRAINIAN
    assert sheet.title.text() == "Налаштування"
    sheet.themes.answered.emit("dark")
    assert theme.colours().is_dark
    sheet.scales.setCurrentIndex(sheet.scales.findData(125))
    sheet.scales.activated.emit(sheet.scales.currentIndex())
    kept = Preferences(built.profile)
    assert (kept.language, kept.theme, kept.scale) == (Language.UKRAINIAN, ThemeChoice.DARK, 125)
    sheet.accept()


def test_recent_case_files_are_forgotten_on_demand(program, built):
    sheet = show(program, Act.SETTINGS)
    sheet.forget.click()
    assert Profile(built.profile).recent_cases() == []
    assert not sheet.forget.isEnabled()
    assert built.path.exists()
    sheet.accept()


def test_the_fingerprint_of_each_operator_is_eight_words_in_the_letters_of_the_language(program):
    from verifier_gui.workflow.members import fingerprint

    card = program.session.profile.operators()[0]
    english = fingerprint(card.id)
    sheet = show(program, Act.SETTINGS)
    assert any(english in text for text in texts(sheet))
    program.tongue.choose(Language.UKRAINIAN)
    ukrainian = fingerprint(card.id)
    assert len(english.split()) == len(ukrainian.split()) == 8
    assert english.isascii()
    assert not any(letter.isascii() and letter.isalpha() for letter in ukrainian)
    assert any(ukrainian in text for text in texts(sheet))
    sheet.accept()


def test_an_operators_passphrase_is_changed(qtbot, program, built):
    page = program.window.page
    page.key.link.click()
    sheet = front(program.window, ChangePassphrase)
    sheet.former.edit.setText("wrong horse")
    sheet.passphrase.first.edit.setText("another long phrase")
    sheet.passphrase.second.edit.setText("another long phrase")
    with qtbot.waitSignal(sheet.change().failed, timeout=10_000):
        pass
    assert "does not open the key" in sheet.fault_said()
    sheet.former.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(sheet.change().finished, timeout=10_000):
        pass
    profile = program.session.profile
    assert profile.unlock_operator(profile.operators()[0].id, "another long phrase").case_keys


@pytest.mark.parametrize("act", list(DIALOGS))
def test_every_control_of_every_dialog_has_a_name_and_is_reached_by_the_tab_key(program, act):
    sheet = show(program, act)
    assert unnamed(sheet) == []
    reached: list[object] = []
    for _step in range(40):
        press(sheet, Qt.Key.Key_Tab)
        reached.append(sheet.focusWidget())
    assert set(controls(sheet)) - set(reached) == set()
    sheet.reject()


def left_over(program, widget) -> set[str]:
    """Texts that are the same in both languages, but for names, keys, paths and figures."""
    english = texts(widget)
    program.tongue.choose(Language.UKRAINIAN)
    ukrainian = texts(widget)
    program.tongue.choose(Language.ENGLISH)
    again = texts(widget)
    assert again == english
    names = {"English", "Українська", small_case.TITLE, f"{small_case.OPERATOR} · {small_case.AGENCY}"}
    keys = {key for act in ACTIONS for key in act.keys} | {"Enter", "1…9", "Alt+1…9", "Ctrl+Enter", "Alt+←"}
    return {text for text in english & ukrainian if text not in names | keys and "/" not in text}


@pytest.mark.parametrize("act", [None, *DIALOGS])
def test_every_visible_text_changes_with_the_language_without_a_restart(program, act):
    widget = program.window if act is None else show(program, act)
    assert left_over(program, widget) == set()


def test_the_unlock_dialog_changes_with_the_language_its_refusal_too(qtbot, program, built):
    program.opening.open(built.path)
    qtbot.waitUntil(lambda: bool(dialogs(program.window)))
    sheet = front(program.window, UnlockCase)
    sheet.forgotten.click()
    sheet.passphrase.edit.setText("wrong horse")
    with qtbot.waitSignal(sheet.unlock().failed, timeout=10_000):
        pass
    assert left_over(program, sheet) == set()
    sheet.reject()


def test_the_language_is_switched_on_the_start_page_itself(program, built):
    menu = program.window.page.language.menu()
    menu.triggered.emit(menu.actions()[1])
    assert spoken() is Language.UKRAINIAN
    assert Preferences(built.profile).language is Language.UKRAINIAN
    assert "Справи" in texts(program.window)


def test_the_theme_is_switched_while_dialogs_are_open(program):
    sheet = show(program, Act.SETTINGS)
    before = sheet.grab().toImage()
    sheet.themes.answered.emit("dark")
    after = sheet.grab().toImage()
    assert before.pixelColor(4, 4).lightness() > 200
    assert after.pixelColor(4, 4).lightness() < 80
    sheet.accept()
