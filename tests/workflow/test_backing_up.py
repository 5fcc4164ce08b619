"""Backing up and restoring: when a copy is due, what a restored one knows, and that it goes on as another station."""

import datetime
import os

import pytest
from small_cases import OWN

from verifier_gui.domain.audit import Act
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.backing_up import back_up, backups_of, is_due, restore
from verifier_gui.workflow.whereabouts import look_up


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def test_a_backup_is_due_whenever_the_case_has_changed_since_the_last_and_only_then(small):
    assert is_due(small.case, small.case.writer)
    back_up(small.case, small.acting, Progress())
    assert not is_due(small.case, small.case.writer)
    small.reopen()
    small.acting.note(Act.VERIFIED)
    assert not is_due(small.case, small.case.writer)
    reviewing.add_note(small.acting, small.sheet(2), "одна")
    assert is_due(small.case, small.case.writer)


def test_a_case_with_nothing_in_it_needs_no_backup(empty):
    assert not is_due(empty.case, empty.case.writer)
    empty.reopen()
    assert not is_due(empty.case, empty.case.writer)


def test_a_file_that_was_put_back_is_backed_up_and_takes_no_copy_away_that_was_made_of_what_is_lost(small):
    case_files.close(small.case)
    older = small.case.path.read_bytes()
    small.reopen_closed()
    for _ in range(4):
        reviewing.add_note(small.acting, small.sheet(2), "одна")
    back_up(small.case, small.acting, Progress())
    (lost,) = backups_of(small.case.path)
    content = lost.path.read_bytes()
    case_files.close(small.case)
    small.case.path.write_bytes(older)
    small.reopen_closed()
    assert is_due(small.case, small.case.writer)
    while small.case.writer.head().number < lost.acts:
        small.acting.note(Act.VERIFIED)
    back_up(small.case, small.acting, Progress())
    assert [backup.acts for backup in backups_of(small.case.path)] == [lost.acts, lost.acts]
    assert lost.path.read_bytes() == content


def test_a_worker_makes_it_on_its_own_connection_and_it_is_on_record(empty):
    writer = empty.case.new_writer()
    back_up(empty.case, empty.case.new_acting(writer), Progress())
    writer.close()
    last = empty.case.writer.audit_lines(limit=1)[0]
    (backup,) = backups_of(empty.case.path)
    assert (last.kind, last.text["copy"]) == (Act.BACKED_UP, backup.path.name)


def test_a_restored_backup_opens_with_the_operators_passphrase_and_goes_on_as_another_station(empty):
    back_up(empty.case, empty.acting, Progress())
    (backup,) = backups_of(empty.case.path)
    station = empty.acting.station
    empty.acting.vouch()
    case_files.close(empty.case)
    before = {path: path.read_bytes() for path in (empty.case.path, backup.path)}
    copy = restore(backup, empty.case.path, empty.profile)
    assert {path: path.read_bytes() for path in before} == before
    assert copy.parent == empty.case.path.parent
    identity = empty.profile.unlock_operator(empty.identity.card.id, OWN)
    opened = case_files.open_with_operator(copy, identity=identity, profile=empty.profile)
    try:
        assert opened.title == empty.case.title
        assert opened.acting.station != station
        assert opened.acts_missing is not None
        assert opened.acts_missing[0] == backup.acts
    finally:
        case_files.close(opened)


def test_restoring_twice_overwrites_nothing(empty):
    back_up(empty.case, empty.acting, Progress())
    (backup,) = backups_of(empty.case.path)
    copies = {restore(backup, empty.case.path, empty.profile) for _ in range(3)}
    assert len(copies) == 3
    if os.name == "posix":
        assert {path.stat().st_mode & 0o777 for path in copies} == {0o600}


def test_a_backup_that_is_gone_is_said_and_leaves_nothing_half(empty):
    back_up(empty.case, empty.acting, Progress())
    (backup,) = backups_of(empty.case.path)
    backup.path.unlink()
    before = set(empty.case.path.parent.iterdir())
    with pytest.raises(CaseFileError, match="could not be copied"):
        restore(backup, empty.case.path, empty.profile)
    assert set(empty.case.path.parent.iterdir()) == before


def test_what_lies_where_is_looked_up_for_the_start_page(empty, tmp_path):
    back_up(empty.case, empty.acting, Progress())
    gone = tmp_path / "gone.vcase"
    found = look_up([empty.case.path, gone])
    assert (found[empty.case.path].is_there, found[empty.case.path].backups) == (True, 1)
    assert datetime.datetime.fromisoformat(found[empty.case.path].last_backup_at) <= now()
    assert (found[gone].is_there, found[gone].backups, found[gone].last_backup_at) == (False, 0, "")
