"""Settles everybody on the request of the small case: as caseworkers would, so that its roster may be signed."""

from small_cases import SmallCase

from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.workflow import reviewing


def settle(small: SmallCase) -> None:
    """Four people are identified, one is not found, one is a duplicate; every stop is answered."""
    acting = small.acting
    for number in range(1, 5):
        answer_stops(small, number)
        sheet = small.sheet(number)
        columns = [column.record for column in sheet.columns if column.digit]
        reviewing.identify(acting, sheet, columns, reason=Reason.LANG)
    reviewing.not_found(acting, small.sheet(5), reason=Reason.ABSENT)
    answer_stops(small, 6)
    reviewing.duplicate_of(acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    for number in range(1, 7):
        answer_stops(small, number)


def answer_stops(small: SmallCase, number: int) -> None:
    for finding in small.sheet(number).unanswered:
        reviewing.answer_stop(
            small.acting, small.sheet(number), finding.key, Answer.DOES_NOT_APPLY, reason=Reason.AGAIN
        )
