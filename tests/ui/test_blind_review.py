"""A blind second review in the window: nothing that can be read or heard anywhere tells what the first one said."""

import dataclasses
import re
from collections.abc import Callable

import pytest
from caseworker import Caseworker
from dialogs_seen import dialogs, texts
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from verifier_gui.domain.changes import Change
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Answer, OperatorRole, Reason, Review
from verifier_gui.progress import Progress
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.ui.actions import Act
from verifier_gui.ui.models.queue_filter import QueueFilter
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.deciding_policy import declare_policy

STRONG, SEVERAL, STOPPED = 3, 4, 1
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
PER_CENT = re.compile(r"\d\s*%|of 100 such|\bbits?\b|speaks (?:for|against)|one in \d", re.IGNORECASE)


@pytest.fixture
def first(opened) -> Acting:
    """A colleague who decides first, on the same file."""
    session = opened.session
    colleague = session.profile.create_operator("Гнат Марченко", "Coordination headquarters", "staple battery")
    admit(session.case.acting, read_request(write_request(colleague)), OperatorRole.CASEWORKER)
    declare_policy(session.case.acting, Policy(Review.SECOND_OF_ALL), Progress())
    return dataclasses.replace(session.case.acting, identity=colleague)


@pytest.fixture
def caseworker(qtbot, opened, first) -> Caseworker:
    opened.session.changed.emit(Change(case=True))
    opened.window.show_place("review")
    return Caseworker(qtbot, opened)


def cells(model: QAbstractItemModel) -> set[str]:
    return {
        str(model.data(model.index(row, column, QModelIndex()), role) or "")
        for row in range(model.rowCount())
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
        for role in ROLES
    }


def said(widget: QWidget) -> set[str]:
    """Every text that is seen or read aloud in a widget, the rows of its tables too; without what hangs on the number of acts."""
    every = texts(widget)
    for table in widget.findChildren(QAbstractItemView):
        if table.isVisibleTo(widget) and table.model() is not None:
            every |= cells(table.model())
    return {re.sub(r"\d+", "#", text) if "acts" in text or "entries" in text else text for text in every if text}


def sheet_of(caseworker: Caseworker, acting: Acting, number: int) -> ReviewSheet:
    return reviewing.read_sheet(caseworker.program.session.reader, caseworker.subject(number), acting.identity.card.id)


def answer(caseworker: Caseworker, acting: Acting, number: int) -> None:
    for stop in sheet_of(caseworker, acting, number).unanswered:
        sheet = sheet_of(caseworker, acting, number)
        reviewing.answer_stop(
            acting, sheet, stop.key, Answer.DOES_NOT_APPLY, reason=Reason.OTHERDATE, note="asked home"
        )


def identify(place: int) -> Callable[[Caseworker, Acting, int], None]:
    def act(caseworker: Caseworker, acting: Acting, number: int) -> None:
        answer(caseworker, acting, number)
        sheet = sheet_of(caseworker, acting, number)
        columns = sorted((one for one in sheet.columns if one.digit), key=lambda one: one.record)
        reviewing.identify(acting, sheet, [columns[place % len(columns)].record], reason=Reason.LANG, note="it is he")

    return act


def give_up(caseworker: Caseworker, acting: Acting, number: int) -> None:
    for column in sheet_of(caseworker, acting, number).columns:
        reviewing.strike_out(acting, sheet_of(caseworker, acting, number), column.record, note="another")
    reviewing.not_found(acting, sheet_of(caseworker, acting, number), reason=Reason.ABSENT, note="nobody")


def not_sure(caseworker: Caseworker, acting: Acting, number: int) -> None:
    sheet = sheet_of(caseworker, acting, number)
    reviewing.not_sure(acting, sheet, ask="the unit", reason=Reason.SEVERAL)
    reviewing.hold(acting, sheet_of(caseworker, acting, number), asked_by="Security service", note="a trial")


def duplicate(caseworker: Caseworker, acting: Acting, number: int) -> None:
    sheet = sheet_of(caseworker, acting, number)
    reviewing.duplicate_of(acting, sheet, caseworker.subject(16), reason=Reason.NUMBER, note="twice")


def otherwise(caseworker: Caseworker, acting: Acting, number: int) -> None:
    answer(caseworker, acting, number)
    sheet = sheet_of(caseworker, acting, number)
    reviewing.identify_otherwise(acting, sheet, source="a photo", reason=Reason.OUTSIDE)


def unusable(caseworker: Caseworker, acting: Acting, number: int) -> None:
    reviewing.unusable(acting, sheet_of(caseworker, acting, number), reason=Reason.THIN, note="no name")


DECISIONS = (identify(0), identify(1), otherwise, give_up, not_sure, duplicate, unusable)


def take_all_back(caseworker: Caseworker, acting: Acting, number: int) -> None:
    def standing() -> list[str]:
        history = sheet_of(caseworker, acting, number).history
        return [
            one.statement.id for one in history if one.is_own and one.is_live and one.statement.kind != "withdrawal"
        ]

    while standing():
        reviewing.take_back_last(acting)


def look_everywhere(caseworker: Caseworker, number: int) -> dict[str, set[str]]:
    """What the second reviewer reads on every page, and in every dialog over the person."""
    program = caseworker.program
    window, actions, session = program.window, program.actions, program.session
    session.changed.emit(Change(subjects=frozenset({caseworker.subject(number)}), lists=frozenset(), case=True))
    seen: dict[str, set[str]] = {}
    for place in ("lists", "roster", "overview", "review/disagreements", "review"):
        window.show_place(place)
        caseworker.qtbot.waitUntil(
            lambda: session.errands.is_idle and session.jobs.is_idle and "Stop this work" not in texts(window),
            timeout=10_000,
        )
        seen[place] = said(window)
    window.show_place("audit")
    caseworker.qtbot.waitUntil(lambda: session.errands.is_idle, timeout=10_000)
    # Numbers, times and hashes are others with each act; who did something, and that it is hidden, is not.
    seen["audit"] = {text for text in said(window) if not any(character.isdigit() for character in text)}
    window.show_place("review")
    caseworker.page.queue.set_filter(QueueFilter.ALL)
    caseworker.goes_to(number)
    seen["the person"] = said(window)
    for act in (Act.NONE_OF_THESE, Act.NOT_SURE, Act.DUPLICATE, Act.SEARCH_REGISTRIES, Act.HOLD, Act.ASK):
        actions[act].trigger()
        for dialog in dialogs(window):
            seen[f"{act}: {type(dialog).__name__}"] = said(dialog)
            dialog.reject()
        caseworker.qtbot.waitUntil(lambda: not dialogs(window), timeout=5_000)
    return seen


def test_every_page_says_the_same_whatever_the_first_reviewer_decided(caseworker, first):
    looks, number = [], STOPPED
    for decide in DECISIONS:
        decide(caseworker, first, number)
        assert sheet_of(caseworker, caseworker.program.session.case.acting, number).is_blind
        looks.append(look_everywhere(caseworker, number))
        take_all_back(caseworker, first, number)
    for look in looks[1:]:
        for place, words in looks[0].items():
            assert look[place] == words, place


def test_a_blind_review_tells_no_per_cent_and_says_why(caseworker, first):
    identify(0)(caseworker, first, SEVERAL)
    seen = look_everywhere(caseworker, SEVERAL)
    spoken = [text for place, words in seen.items() if place == "the person" or ":" in place for text in words]
    person = caseworker.page.centre
    assert [text for text in said(person) | _dialogs_of(seen) if PER_CENT.search(text)] == []
    assert any(text.startswith("Second review: decide from the fields.") for text in spoken)


def _dialogs_of(seen: dict[str, set[str]]) -> set[str]:
    return {text for place, words in seen.items() if ":" in place for text in words}


def test_after_the_decision_the_history_shows_what_both_said(caseworker, first):
    identify(0)(caseworker, first, STRONG)
    caseworker.program.session.changed.emit(Change(subjects=frozenset({caseworker.subject(STRONG)})))
    caseworker.goes_to(STRONG)
    record = next(named.record for named in _said_by(caseworker, first).records)
    digit = next(column.digit for column in caseworker.sheet.columns if column.record == record)
    assert not caseworker.sheet.history
    caseworker.types(str(digit))
    caseworker.page.queue.set_filter(QueueFilter.ALL)
    caseworker.goes_to(STRONG)
    assert len(caseworker.sheet.history) == 2
    assert "Гнат Марченко" in " ".join(said(caseworker.page.side))
    assert caseworker.sheet.verdict.is_decided
    assert any(PER_CENT.search(text) for text in said(caseworker.page.centre))


def _said_by(caseworker: Caseworker, acting: Acting):
    (statement,) = [
        one for one in caseworker.said_of(STRONG) if one.by == acting.identity.card.id and one.kind == "decision"
    ]
    return statement.body
