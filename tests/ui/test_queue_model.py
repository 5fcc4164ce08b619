"""The queue as a model: arranged, changed by delta, with rows that do not go away by themselves."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from queue_making import DECIDED, HELD, NOT_SURE, UNDECIDED, entry, with_stop

from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.ui.delegates.queue_delegate import mark_of
from verifier_gui.ui.models.queue_filter import QueueFilter, QueueSort, filters_of
from verifier_gui.ui.models.queue_model import QueueModel

ENTRIES = [
    entry(1, "Їжак Петро", plausible=0, state=SubjectState.NONE),
    entry(2, "Іванко Ганна", plausible=3, state=SubjectState.SEVERAL),
    entry(3, "Ёлкин Пётр", verdict=DECIDED),
    with_stop(entry(4, "Бойко Лев")),
]


def model_of(entries: Iterable[QueueEntry]) -> QueueModel:
    model = QueueModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.load(entries)
    return model


def numbers(model: QueueModel) -> list[int]:
    return [model.data(model.index(row), Qt.ItemDataRole.UserRole).number for row in range(model.rowCount())]


@pytest.mark.usefixtures("qapp")
class TestArranging:
    def test_the_undecided_are_shown_first_of_all(self) -> None:
        assert numbers(model_of(ENTRIES)) == [1, 2, 4]

    @pytest.mark.parametrize(
        ("shown", "expected"),
        [
            (QueueFilter.ALL, [1, 2, 3, 4]),
            (QueueFilter.STOP, [4]),
            (QueueFilter.SEVERAL, [2]),
            (QueueFilter.NONE, [1]),
            (QueueFilter.DECIDED, [3]),
            (QueueFilter.STRONG, []),
        ],
    )
    def test_a_filter_shows_its_own(self, shown: QueueFilter, expected: list[int]) -> None:
        model = model_of(ENTRIES)
        model.arrange(shown, QueueSort.NUMBER)
        assert numbers(model) == expected
        assert model.count(shown) == len(expected)

    @pytest.mark.parametrize(
        ("sort", "expected"),
        [(QueueSort.NUMBER, [1, 2, 3, 4]), (QueueSort.NAME, [4, 3, 2, 1]), (QueueSort.UNCERTAINTY, [2, 3, 4, 1])],
    )
    def test_names_sort_by_the_ukrainian_alphabet_and_the_uncertain_come_first(
        self, sort: QueueSort, expected: list[int]
    ) -> None:
        model = model_of(ENTRIES)
        model.arrange(QueueFilter.ALL, sort)
        assert numbers(model) == expected

    def test_a_search_narrows_the_filter_and_tells_whom_it_hides(self) -> None:
        model = model_of(ENTRIES)
        model.arrange(QueueFilter.UNDECIDED, QueueSort.NUMBER, {ENTRIES[0].subject, ENTRIES[2].subject})
        assert numbers(model) == [1]
        assert model.count_beyond() == 1


@pytest.mark.usefixtures("qapp")
class TestChanging:
    def test_a_decided_subject_keeps_its_row_until_the_queue_is_arranged_anew(self, qtbot: QtBot) -> None:
        model = model_of(ENTRIES)
        with qtbot.waitSignal(model.dataChanged) as changed:
            model.apply({ENTRIES[1].subject: replace(ENTRIES[1], verdict=DECIDED)})
        assert changed.args[0].row() == 1
        assert numbers(model) == [1, 2, 4]
        assert model.count(QueueFilter.UNDECIDED) == 2
        model.arrange(QueueFilter.UNDECIDED, QueueSort.NUMBER)
        assert numbers(model) == [1, 4]

    def test_a_subject_that_is_open_again_comes_back_to_its_place(self) -> None:
        model = model_of(ENTRIES)
        model.apply({ENTRIES[2].subject: replace(ENTRIES[2], verdict=UNDECIDED)})
        assert numbers(model) == [1, 2, 3, 4]

    def test_a_subject_wanted_past_the_filter_gets_a_row_in_its_place(self) -> None:
        model = model_of(ENTRIES)
        assert model.show_too(ENTRIES[2].subject) == 2
        assert numbers(model) == [1, 2, 3, 4]

    def test_what_is_told_of_another_list_changes_nothing(self) -> None:
        model = model_of(ENTRIES)
        stranger = entry(99)
        model.apply({stranger.subject: stranger})
        assert numbers(model) == [1, 2, 4]


def test_who_is_not_sure_is_open_still_and_a_hold_is_counted_apart() -> None:
    assert set(filters_of(entry(1, verdict=NOT_SURE))) == {
        QueueFilter.ALL,
        QueueFilter.UNDECIDED,
        QueueFilter.STRONG,
        QueueFilter.NOT_SURE,
    }
    assert QueueFilter.HELD in filters_of(entry(1, verdict=HELD))


def test_a_stop_that_applies_is_counted_apart_and_does_not_open_the_decided() -> None:
    applying = entry(1, verdict=replace(DECIDED, applying_stops=("already-returned:x",)))
    assert set(filters_of(applying)) == {QueueFilter.ALL, QueueFilter.DECIDED, QueueFilter.STOP_APPLIES}
    assert (mark_of(entry(1, verdict=DECIDED)), mark_of(applying)) == ("tick", "warning")


def test_an_open_stop_is_counted_apart_from_the_identity() -> None:
    assert set(filters_of(with_stop(entry(1, verdict=DECIDED)))) == {
        QueueFilter.ALL,
        QueueFilter.DECIDED,
        QueueFilter.STOP,
    }


changes = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from([UNDECIDED, DECIDED, NOT_SURE, HELD]),
        st.sampled_from([SubjectState.STRONG, SubjectState.WEAK]),
    ),
    max_size=12,
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None)
@given(changes, st.sampled_from(QueueFilter), st.sampled_from(QueueSort))
def test_counts_kept_by_delta_are_those_of_a_fresh_queue(changed: list, shown: QueueFilter, sort: QueueSort) -> None:
    entries = [entry(number, plausible=number % 3) for number in range(1, 7)]
    model = model_of(entries)
    model.arrange(shown, sort)
    for number, verdict, state in changed:
        entries[number - 1] = replace(entries[number - 1], verdict=verdict, state=state)
        before = numbers(model)
        model.apply({entries[number - 1].subject: entries[number - 1]})
        assert [found for found in numbers(model) if found in before] == before
    fresh = model_of(entries)
    assert [model.count(key) for key in QueueFilter] == [fresh.count(key) for key in QueueFilter]
    model.arrange(shown, sort)
    fresh.arrange(shown, sort)
    assert numbers(model) == numbers(fresh)
