"""Deciding while somebody else writes: what was on the screen is compared with what stands when nobody else can write any more."""

from collections.abc import Callable

import pytest
from small_cases import REQUEST, SmallCase

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.errors import DecisionError
from verifier_gui.workflow import reviewing


@pytest.fixture
def just_before(small: SmallCase, monkeypatch) -> Callable[[Callable[[], object]], None]:
    """Lets something happen on a job's connection after an act has begun and before it has the file for itself."""
    connection = small.case.writer._connection

    class Interrupted:
        def __init__(self, happens: Callable[[], object]) -> None:
            self._happens = [happens]

        def execute(self, sql: str, *values: object) -> object:
            if sql == "BEGIN IMMEDIATE" and self._happens:
                self._happens.pop()()
            return connection.execute(sql, *values)

        def __getattr__(self, name: str) -> object:
            return getattr(connection, name)

    return lambda happens: monkeypatch.setattr(small.case.writer, "_connection", Interrupted(happens))


def on_a_jobs_connection(small: SmallCase, act: Callable[..., object]) -> None:
    writer = small.case.new_writer()
    act(small.case.new_acting(writer))
    writer.close()


def test_a_statement_made_meanwhile_is_seen_before_another_is_made(small, just_before):
    sheet = small.sheet(2)
    just_before(lambda: on_a_jobs_connection(small, lambda acting: reviewing.hold(acting, small.sheet(2))))
    lines = small.case.writer.line_count()
    with pytest.raises(DecisionError, match="has changed since it was shown"):
        reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    assert small.case.writer.line_count() == lines + 1
    assert not small.sheet(2).verdict.is_decided


def test_nobody_is_identified_over_a_stop_that_was_found_after_the_sheet_was_shown(small):
    sheet = small.sheet(2)
    small.take_in("видаємо.csv", REQUEST[1:2], ListAttributes("Видаємо", ListRole.TO_VERIFY, Side.THEIRS))
    small.match()
    with pytest.raises(DecisionError, match="has changed since it was shown"):
        reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    with pytest.raises(DecisionError, match="has changed since it was shown"):
        reviewing.identify_otherwise(small.acting, sheet, source="фото", reason=Reason.OUTSIDE)
    reviewing.not_sure(small.acting, sheet, reason=Reason.SEVERAL)
    assert [stop.kind for stop in small.sheet(2).unanswered] == [FindingKind.ON_BOTH_SIDES]
