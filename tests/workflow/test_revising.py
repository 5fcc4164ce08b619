"""What a revision did to a person's line is a finding on that person; who is gone from the list is decided no more."""

import pytest
from small_cases import REQUEST, TO_VERIFY, SmallCase

from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.errors import DecisionError, VerifierError
from verifier_gui.phrases import findings
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.viewing import whole_view

OF_REVISIONS = {
    FindingKind.NEW_IN_REVISION,
    FindingKind.CHANGED_IN_REVISION,
    FindingKind.GONE_FROM_REVISION,
}


def told(small: SmallCase, number: int) -> list[Finding]:
    return [finding for finding in small.sheet(number).findings if finding.kind in OF_REVISIONS]


def test_a_first_revision_tells_nothing_of_itself(small):
    assert [told(small, number) for number in range(1, 7)] == [[]] * 6


def test_a_second_revision_says_who_is_new_who_changed_and_in_what_and_who_is_gone(small):
    changed = REQUEST[1].replace("сержант", "старший сержант").replace("2;", "7;", 1)
    added = "6;Лисенко;Юрій;Ігорович;04.04.1994;солдат"
    small.take_in("запит 2.csv", [REQUEST[4], changed, added], TO_VERIFY)
    small.match()
    assert told(small, 5) == []
    (change,) = told(small, 2)
    assert change.kind is FindingKind.CHANGED_IN_REVISION
    assert findings.sentence(change) == "Rank: сержант → старший сержант."
    assert [finding.kind for finding in told(small, 7)] == [FindingKind.NEW_IN_REVISION]
    assert [finding.kind for finding in told(small, 1)] == [FindingKind.GONE_FROM_REVISION]
    assert small.sheet(2).state is not SubjectState.STRONG, "a changed line is looked at again"
    whys = {
        entry.number: entry.why for entry in reviewing.read_queue(whole_view(small.case.writer), small.lists["Запит"])
    }
    assert whys[2] is FindingKind.CHANGED_IN_REVISION


def test_who_comes_back_is_said_to_be_back(small):
    small.take_in("запит 2.csv", REQUEST[:2], TO_VERIFY)
    small.take_in("запит 3.csv", [*REQUEST[:2], REQUEST[4].replace("матрос", "старший матрос")], TO_VERIFY)
    (back,) = told(small, 5)
    assert findings.sentence(back) == (
        "Back in revision 3; last on the list in revision 1. Rank: матрос → старший матрос."
    )
    assert told(small, 1) == []


def test_nothing_is_decided_on_who_is_gone_from_the_list(small):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    small.take_in("запит 2.csv", REQUEST[5:], TO_VERIFY)
    sheet = small.sheet(2)
    assert sheet.is_gone
    for act in (
        lambda: reviewing.identify(small.acting, sheet, [sheet.columns[0].record], reason=Reason.NUMBER),
        lambda: reviewing.not_found(small.acting, sheet, reason=Reason.ABSENT),
        lambda: reviewing.strike_out(small.acting, sheet, sheet.columns[0].record),
        lambda: reviewing.hold(small.acting, sheet),
    ):
        with pytest.raises(DecisionError, match="gone from the list"):
            act()
    with pytest.raises(DecisionError, match="gone from its list"):
        reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    reviewing.take_back_last(small.acting)
    assert not small.sheet(5).verdict.is_decided


def test_a_list_goes_back_to_a_file_that_it_had_before(small):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    known = {number: small.subject(number) for number in range(1, 7)}
    small.take_in("запит 2.csv", REQUEST[:3], TO_VERIFY)
    assert [finding.kind for finding in told(small, 5)] == [FindingKind.GONE_FROM_REVISION]
    small.take_in("запит.csv", REQUEST, TO_VERIFY)
    revisions = small.case.writer.revisions(small.lists["Запит"])
    assert [revision.number for revision in revisions] == [1, 2, 3]
    assert revisions[0].file_sha256 == revisions[2].file_sha256
    assert {number: small.subject(number) for number in range(1, 7)} == known
    assert (small.sheet(5).is_gone, small.sheet(5).verdict.is_decided) == (False, True)
    small.take_in("запит 2.csv", REQUEST[:3], TO_VERIFY)
    small.take_in("запит.csv", REQUEST, TO_VERIFY)
    small.match()
    assert len({revision.id for revision in small.case.writer.revisions(small.lists["Запит"])}) == 5
    assert verify(small.case.writer, small.case.heads_found).bad is None
    with pytest.raises(VerifierError, match="has this very file already"):
        small.take_in("запит.csv", REQUEST, TO_VERIFY)
