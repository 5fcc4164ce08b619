"""Restoring on purpose: an older copy fails the audit until a member says why it is worked on, and only for the acts that he names."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from small_cases import OURS, SmallCase, raw_derivation

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.case_statements import Restoration
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import CaseFileError, DecisionError
from verifier_gui.phrases.auditing import remarks
from verifier_gui.phrases.auditing import report as report_words
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import LogReading
from verifier_gui.workflow.restoring import confirm_restored
from verifier_gui.workflow.viewing import whole_view

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
    confirm_restored(small.acting, small.case.heads_lost, small.case.stood_at, reason, small.profile)


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
    line = LogReading(whole_view(small.case.writer)).page()[0]
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


def go_to(small: SmallCase, path: Path) -> None:
    """Closes the file that is open and opens this one, which is of the same case."""
    case_files.close(small.case)
    small.case = case_files.open_with_operator(path, identity=small.identity, profile=small.profile, clock=small.clock)


@pytest.fixture
def parted(small: SmallCase, older: Path) -> tuple[Path, Path]:
    """The original, and an older copy beside it that somebody confirmed; the copy is open."""
    original, copy = small.case.path, older.with_name("копія.vcase")
    shutil.copyfile(older, copy)
    known = small.profile.recent_case(original)
    small.profile.keep_recent(replace(known, path=copy))
    go_to(small, copy)
    confirm(small)
    return original, copy


def test_a_case_that_went_on_in_two_copies_holds_in_both_however_often_they_are_worked_on_in_turn(small, parted):
    original, copy = parted
    for path in (original, copy, original, original, copy, original):
        go_to(small, path)
        assert (small.case.heads_lost, small.case.acts_missing) == ((), None)
        assert small.case.heads_apart
        reviewing.add_note(small.acting, small.sheet(3), path.name)
        report = verify(small.case.writer, small.case.heads_found)
        assert report.holds
        assert report.apart[-1].number == small.case.heads_apart[-1].number
        assert any("has gone on in two copies" in remark for remark in remarks(report, str))


def test_a_copy_confirmed_only_after_its_original_was_opened_again_is_told_in_it_from_then_on(small, older):
    original, copy = small.case.path, older.with_name("копія.vcase")
    shutil.copyfile(older, copy)
    small.profile.keep_recent(replace(small.profile.recent_case(original), path=copy))
    go_to(small, copy)
    go_to(small, original)
    assert len(small.case.heads_lost) == 1
    go_to(small, copy)
    confirm(small)
    go_to(small, original)
    assert small.case.heads_lost == ()
    assert verify(small.case.writer, small.case.heads_found).holds


def test_either_of_two_copies_that_is_put_back_is_found_as_before(small, parted):
    for path in parted:
        go_to(small, path)
        case_files.close(small.case)
        before = path.read_bytes()
        small.reopen_closed()
        reviewing.add_note(small.acting, small.sheet(3), "далі")
        case_files.close(small.case)
        after = path.read_bytes()
        path.write_bytes(before)
        small.reopen_closed()
        assert len(small.case.heads_lost) == 1
        assert not verify(small.case.writer, small.case.heads_found).holds
        # The operator looks for the newer file and finds it; what was just opened is another copy that nobody meant.
        case_files.close(small.case)
        path.write_bytes(after)
        small.reopen_closed()
        assert len(small.case.heads_lost) == 1
        confirm(small, "знайдено новіший файл")


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
        confirm_restored(small.acting, lost, 10_000, WHY, small.profile)


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
        confirm_restored(small.acting, lost, small.case.stood_at, WHY, profile)
    assert small.case.writer.statements_of_kind(StatementKind.RESTORATION) == []
