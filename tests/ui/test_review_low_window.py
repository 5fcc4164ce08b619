"""In a low window with much to say over the sheet, what speaks against a record is still seen."""

import pytest
from caseworker import Caseworker
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.language import Language
from verifier_gui.ui.widgets.spanned_text import SpannedText

RETURNED = 1


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    return Caseworker(qtbot, opened)


@pytest.mark.parametrize("language", Language)
def test_the_sentences_are_in_sight_beside_banners_and_decisions(caseworker: Caseworker, language: Language) -> None:
    caseworker.program.tongue.choose(language)
    caseworker.program.window.resize(1366, 768)
    caseworker.goes_to(RETURNED)
    centre = caseworker.page.centre
    for banner in (centre.banners.held, centre.banners.identity, centre.banners.stale):
        banner.show_words("Release withheld", "you, asked by an agency")
    centre.banners.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    caseworker.types("S")
    answers = next(foot.answers for foot in centre.sheet.parts.feet if foot.answers.isVisible())
    assert answers.visibleRegion().boundingRect() == answers.rect()
    reasons = centre.reasons
    assert reasons.visibleRegion().boundingRect() == reasons.rect()
    first = reasons.findChildren(SpannedText)[0]
    assert first.visibleRegion().boundingRect().height() >= 30, "two lines"
    for button in centre.bar.buttons.values():
        assert button.visibleRegion().boundingRect() == button.rect()
