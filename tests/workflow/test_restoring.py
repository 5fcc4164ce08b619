"""Restoring on purpose: an older copy fails the audit until a member says why it is worked on, and only for the acts that he names."""

import shutil
from pathlib import Path

import pytest
from small_cases import OURS, SmallCase, raw_derivation

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.statements import Restoration, StatementKind
from verifier_gui.errors import CaseFileError, DecisionError
from verifier_gui.phrases.auditing import remarks
from verifier_gui.phrases.auditing import report as report_words
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import read_lines
from verifier_gui.workflow.restoring import confirm_restored

WHY = "диск замінено"


@pytest.fixture
def older(small: SmallCase) -> Path:
    """A copy of the case file as it stood before two acts, an opening and a closing. It is open as it stands after them."""
    case_files.close(small.case)
    copy = small.case.path.with_name("older")
    shutil.copyfile(small.case.path, copy)
    small.case = case_files.open_with_operator(
        small.case.path, identity=small.identity, profile=small.profile, clock=small.clock
    )
    for text in ("одна", "друга"):
        reviewing.add_note(small.acting, small.sheet(2), text)
    return copy


def put_back(small: SmallCase, copy: Path) -> None:
    """Closes the case and opens an older copy in its place."""
    case_files.close(small.case)
    shutil.copyfile(copy, small.case.path)
    small.case = case_files.open_with_operator(
        small.case.path, identity=small.identity, profile=small.profile, clock=small.clock
    )


def confirm(small: SmallCase, reason: str = WHY) -> None:
    confirm_restored(small.acting, small.case.heads_lost, small.case.stood_at, reason)


def test_what_was_put_back_fails_until_somebody_says_that_it_was_meant_and_then_is_a_remark(small, older):
    put_back(small, older)
    stood = small.case.stood_at
    seen = small.case.acts_missing[1]
    assert seen == stood + 4
    report = verify(small.case.writer, small.case.heads_found)
    assert report.bad.fault is Fault.ACTS_MISSING
    assert report_words(report, str).endswith("open the file in the window and say so there.")
    confirm(small)
    report = verify(small.case.writer, small.case.heads_found)
    assert report.holds
    (restored,) = report.restored
    assert (restored.seen, restored.stands, restored.reason) == (seen, stood, WHY)
    assert (restored.number, restored.by) == (report.lines, small.identity.card.id)
    (remark,) = remarks(report, lambda _operator: "Олена К.")
    assert remark == (
        f"Restored on purpose on 12.05.2026 by Олена К. (act {restored.number}): 4 acts were lost, those after act {stood}. "
        f"Reason: “{WHY}”"
    )


def test_it_goes_on_record_with_the_ends_that_were_seen_and_the_one_that_stands(small, older):
    put_back(small, older)
    lost = small.case.heads_lost
    confirm(small)
    (statement,) = small.case.writer.statements_of_kind(StatementKind.RESTORATION)
    assert isinstance(statement.body, Restoration)
    assert [(head.number, head.line_hash) for head in statement.body.seen] == [(lost[0].number, lost[0].line_hash)]
    assert statement.body.stands.line_hash == small.case.writer.line_hash_at(small.case.stood_at).hex()
    line = read_lines(small.case.writer)[0]
    assert line.act == "restored on purpose"
    assert line.details == f"this file stood at act {small.case.stood_at}, act {lost[0].number} had been seen · “{WHY}”"


def test_it_is_asked_once_and_holds_for_ever(small, older):
    put_back(small, older)
    confirm(small)
    for _round in range(4):
        reviewing.add_note(small.acting, small.sheet(3), "далі")
        small.reopen()
        assert (small.case.heads_lost, small.case.acts_missing) == ((), None)
        assert verify(small.case.writer, small.case.heads_found).holds


def test_acts_that_were_lost_are_counted_from_where_the_copy_stood_however_late_it_is_confirmed(small, older):
    put_back(small, older)
    stood = small.case.stood_at
    for text in "абвгде":
        reviewing.add_note(small.acting, small.sheet(3), text)
    small.reopen()
    assert small.case.acts_missing is None
    assert (len(small.case.heads_lost), small.case.stood_at) == (1, stood)
    assert verify(small.case.writer, small.case.heads_found).bad.fault is Fault.OTHER_HISTORY
    confirm(small)
    report = verify(small.case.writer, small.case.heads_found)
    assert report.holds
    assert "4 acts were lost" in remarks(report, str)[0]


def test_the_next_older_copy_that_is_put_back_fails_again(small, older):
    put_back(small, older)
    confirm(small)
    case_files.close(small.case)
    confirmed = small.case.path.with_name("confirmed")
    shutil.copyfile(small.case.path, confirmed)
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    reviewing.add_note(small.acting, small.sheet(3), "ще одна")
    put_back(small, confirmed)
    assert len(small.case.heads_lost) == 1
    report = verify(small.case.writer, small.case.heads_found)
    assert (report.bad.fault, len(report.restored)) == (Fault.ACTS_MISSING, 1)
    put_back(small, older)
    assert verify(small.case.writer, small.case.heads_found).bad.fault is Fault.ACTS_MISSING


def test_a_place_that_this_file_does_not_have_cannot_be_vouched_for(small, older):
    put_back(small, older)
    lost = small.case.heads_lost
    confirm(small)
    small.case.writer._connection.execute("DROP TRIGGER audit_is_never_changed")
    stood = small.case.stood_at
    small.case.writer._connection.execute("UPDATE audit SET hash = zeroblob(32) WHERE n = ?", (stood,))
    report = verify(small.case.writer, small.case.heads_found)
    assert (report.bad.number, report.restored) == (stood, ())
    with pytest.raises(CaseFileError, match="nothing to confirm"):
        confirm_restored(small.acting, lost, 10_000, WHY)


def test_without_a_reason_without_a_loss_and_by_a_stranger_nothing_is_confirmed(small, older, tmp_path):
    with pytest.raises(CaseFileError, match="nothing to confirm"):
        confirm(small)
    put_back(small, older)
    with pytest.raises(CaseFileError, match="Say why"):
        confirm(small, "  ")
    lost, path = small.case.heads_lost, small.case.path
    case_files.close(small.case)
    profile = Profile(tmp_path / "another laptop", raw_derivation)
    stranger = profile.create_operator("Чужий", "", "x")
    small.case = case_files.open_with_passphrase(path, OURS, identity=stranger, profile=profile)
    with pytest.raises(DecisionError, match="not a member"):
        confirm_restored(small.acting, lost, small.case.stood_at, WHY)
    assert small.case.writer.statements_of_kind(StatementKind.RESTORATION) == []
