"""Case files: created, opened with either passphrase, locked, closed, and what this laptop remembers of them."""

import dataclasses
import shutil

import pytest
from small_cases import OURS, OWN, SmallCase, raw_derivation
from sqlcipher3 import dbapi2

from verifier_gui.domain.audit import Act
from verifier_gui.domain.case_statements import CaseOpened, Head
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.errors import CaseFileError, IdentityError
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify


def kinds(small: SmallCase) -> list[str]:
    return [line.kind for line in small.case.writer.audit_lines(limit=100)]


def test_act_one_makes_the_creator_the_first_supervisor_and_the_root_of_trust(empty):
    (statement,) = empty.case.writer.statements()
    assert isinstance(statement.body, CaseOpened)
    assert (statement.seq, statement.prev, statement.by) == (1, "", empty.identity.card.id)
    assert (statement.body.creator_key, statement.body.agreed_ours) == (empty.identity.card.id, 6)
    case = empty.case
    assert (case.title, case.agreed_ours, case.is_member, case.is_read_only) == ("Обмін у травні", 6, True, False)
    assert (case.operator.name, case.operator.role) == ("Олена К.", OperatorRole.SUPERVISOR)


def test_a_case_opens_again_with_its_own_passphrase_and_with_the_operators_kept_key(empty):
    empty.reopen()
    assert empty.case.title == "Обмін у травні"
    case_files.close(empty.case)
    empty.case = case_files.open_with_passphrase(
        empty.case.path, OURS, identity=empty.identity, profile=empty.profile, clock=empty.clock
    )
    assert kinds(empty) == ["case", "head", "opened", "head", "opened"]
    assert empty.case.acts_missing is None


def test_the_kept_key_is_sealed_under_the_operators_own_passphrase(empty):
    path = empty.case.path
    case_files.close(empty.case)
    unlocked = empty.profile.unlock_operator(empty.identity.card.id, OWN)
    empty.case = case_files.open_with_operator(path, identity=unlocked, profile=empty.profile)
    key = unlocked.case_keys[empty.case.case_id]
    for file in empty.profile.folder.rglob("*"):
        if file.is_file():
            assert key.hex().encode() not in file.read_bytes()
            assert key not in file.read_bytes()


def test_a_key_that_is_not_kept_is_asked_for_again(tmp_path, empty):
    path = tmp_path / "інша.vcase"
    other = case_files.create(
        path, title="Інша", passphrase="p", identity=empty.identity, profile=empty.profile, keep_key=False
    )
    case_files.close(other)
    assert other.case_id not in empty.identity.case_keys
    with pytest.raises(CaseFileError, match=r"not kept for Олена К\."):
        case_files.open_with_operator(path, identity=empty.identity, profile=empty.profile)
    opened = case_files.open_with_passphrase(path, "p", identity=empty.identity, profile=empty.profile)
    case_files.close(opened)
    case_files.close(case_files.open_with_operator(path, identity=empty.identity, profile=empty.profile))


def test_59_a_wrong_passphrase_is_said_and_leaves_the_file_free_for_the_right_one(empty):
    path, identity, profile = empty.case.path, empty.identity, empty.profile
    case_files.close(empty.case)
    before = path.read_bytes()
    with pytest.raises(CaseFileError, match="The passphrase does not open"):
        case_files.open_with_passphrase(path, "не та", identity=identity, profile=profile)
    assert path.read_bytes() == before
    empty.case = case_files.open_with_passphrase(path, OURS, identity=identity, profile=profile)


def test_a_case_without_a_title_is_not_created(tmp_path, empty):
    path = tmp_path / "без назви.vcase"
    with pytest.raises(CaseFileError, match="needs a title"):
        case_files.create(path, title=" ", passphrase="p", identity=empty.identity, profile=empty.profile)
    assert not path.exists()


def test_a_creation_that_fails_leaves_nothing_in_the_way_of_the_next(tmp_path, empty, monkeypatch):
    path = tmp_path / "інша.vcase"

    def refuse(*_arguments: object) -> None:
        raise IdentityError("The operator's key could not be written.")

    with monkeypatch.context() as patch:
        patch.setattr(Profile, "keep_identity", refuse)
        with pytest.raises(IdentityError):
            case_files.create(path, title="Інша", passphrase="p", identity=empty.identity, profile=empty.profile)
    assert not path.exists()
    assert list(empty.identity.case_keys) == [empty.case.case_id]
    other = case_files.create(path, title="Інша", passphrase="p", identity=empty.identity, profile=empty.profile)
    case_files.close(other)


def test_a_locked_window_keeps_the_file_and_opens_with_its_operators_passphrase_alone(empty):
    locked = case_files.lock(empty.case)
    with pytest.raises(CaseFileError, match=r"is open already: Олена К\."):
        case_files.open_with_passphrase(locked.path, OURS, identity=empty.identity, profile=empty.profile)
    with pytest.raises(IdentityError, match="does not open the key of Олена"):
        case_files.unlock(locked, "не та")
    with pytest.raises(CaseFileError, match="is open already"):
        case_files.open_with_passphrase(locked.path, OURS, identity=empty.identity, profile=empty.profile)
    empty.case = case_files.unlock(locked, OWN, clock=empty.clock)
    assert kinds(empty) == ["case", "head", "opened", "unlocked"]
    assert isinstance(next(iter(empty.case.writer.statements_of_kind("head"))).body, Head)


def test_a_wrong_passphrase_of_the_case_leaves_a_locked_window_its_file(tmp_path, empty):
    path = tmp_path / "інша.vcase"
    case = case_files.create(
        path, title="Інша", passphrase="p", identity=empty.identity, profile=empty.profile, keep_key=False
    )
    locked = case_files.lock(case)
    assert not locked.is_key_kept
    with pytest.raises(CaseFileError, match="The passphrase does not open"):
        case_files.unlock(locked, OWN, case_passphrase="не та")
    with pytest.raises(CaseFileError, match="is open already"):
        case_files.open_with_passphrase(path, "p", identity=empty.identity, profile=empty.profile)
    case_files.close(case_files.unlock(locked, OWN, case_passphrase="p"))


def test_a_locked_window_that_is_given_up_frees_the_file(empty):
    locked = case_files.lock(empty.case)
    with pytest.raises(CaseFileError, match="is open already"):
        case_files.open_with_passphrase(locked.path, OURS, identity=empty.identity, profile=empty.profile)
    locked.abandon()
    empty.case = case_files.open_with_passphrase(locked.path, OURS, identity=empty.identity, profile=empty.profile)
    assert not empty.case.is_read_only


def test_a_disk_that_takes_no_more_keeps_no_window_from_being_locked_or_closed(empty):
    path = empty.case.path
    away = path.rename(path.with_name("відключено"))
    locked = case_files.lock(empty.case)
    locked.abandon()
    away.rename(path)
    empty.case = case_files.open_with_passphrase(path, OURS, identity=empty.identity, profile=empty.profile)
    path.rename(away)
    with pytest.raises(CaseFileError, match="was moved"):
        case_files.close(empty.case)
    away.rename(path)
    empty.case = case_files.open_with_passphrase(path, OURS, identity=empty.identity, profile=empty.profile)
    assert verify(empty.case.writer, empty.case.heads_found).holds


def test_a_damaged_page_keeps_no_window_from_being_locked(empty, monkeypatch):
    def damaged(_writer: object) -> None:
        raise dbapi2.DatabaseError("database disk image is malformed")

    with monkeypatch.context() as patch:
        patch.setattr(type(empty.case.writer), "lists", damaged)
        locked = case_files.lock(empty.case)
    with pytest.raises(dbapi2.ProgrammingError, match="closed"):
        empty.case.writer.head()
    empty.case = case_files.unlock(locked, OWN, clock=empty.clock)


def test_a_key_that_cannot_be_kept_leaves_the_file_free(empty, monkeypatch):
    path = empty.case.path
    case_files.close(empty.case)
    identity = empty.profile.unlock_operator(empty.identity.card.id, OWN)
    identity.case_keys.clear()
    with monkeypatch.context() as patch:
        patch.setattr("verifier_gui.workflow.profile.Path.replace", _refuse)
        with pytest.raises(IdentityError, match="could not be written"):
            case_files.open_with_passphrase(path, OURS, identity=identity, profile=empty.profile)
    assert not identity.case_keys
    empty.case = case_files.open_with_passphrase(path, OURS, identity=identity, profile=empty.profile)
    assert identity.case_keys


def test_a_window_that_cannot_be_unlocked_keeps_its_file_and_tries_again(empty, monkeypatch):
    locked = case_files.lock(empty.case)
    note = Acting.note

    def full(acting: Acting, act: Act, **values: object) -> None:
        if act is Act.UNLOCKED:
            raise CaseFileError("The disk is full.")
        note(acting, act, **values)

    with monkeypatch.context() as patch:
        patch.setattr(Acting, "note", full)
        with pytest.raises(CaseFileError, match="full"):
            case_files.unlock(locked, OWN, clock=empty.clock)
    assert locked.lock.is_held
    empty.case = case_files.unlock(locked, OWN, clock=empty.clock)


def test_whoever_signs_another_first_act_is_no_member(small):
    stranger = small.profile.create_operator("Чужий", "", "x")
    acting = dataclasses.replace(small.acting, identity=stranger)
    body = CaseOpened("Обмін", 0, 0, "Чужий", "", stranger.card.id)
    with acting.act(body):
        pass
    assert set(members_of(small.case.writer)) == {small.identity.card.id}


def _refuse(_path: object, _target: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_closing_empties_the_log_into_the_file(empty):
    case_files.close(empty.case)
    assert not empty.case.path.with_name(empty.case.path.name + "-wal").exists()


def test_recent_cases_show_how_far_the_work_has_come(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    small.reopen()
    (recent, *_) = small.profile.recent_cases()
    assert (recent.path, recent.title) == (small.case.path, "Обмін у травні")
    assert (recent.to_verify, recent.decided, recent.lists) == (6, 1, 1)


def test_an_older_copy_put_back_is_counted_and_worked_on_as_another_station(small):
    path = small.case.path
    case_files.close(small.case)
    older = path.with_name("older")
    shutil.copyfile(path, older)
    small.case = case_files.open_with_operator(path, identity=small.identity, profile=small.profile, clock=small.clock)
    station = small.acting.station
    reviewing.add_note(small.acting, small.sheet(2), "загублена")
    seen = small.case.writer.head().number + 1
    case_files.close(small.case)
    shutil.copyfile(older, path)
    small.case = case_files.open_with_operator(path, identity=small.identity, profile=small.profile, clock=small.clock)
    assert small.case.acts_missing == (seen - 3, seen)
    assert small.acting.station != station
    reviewing.add_note(small.acting, small.sheet(2), "нова")
    statement = small.sheet(2).history[-1].statement
    assert (statement.seq, statement.station) == (1, small.acting.station)


def test_work_goes_on_at_the_same_station_where_the_end_is_the_one_seen_last(small):
    station = small.acting.station
    reviewing.add_note(small.acting, small.sheet(2), "x")
    small.reopen()
    assert small.acting.station == station
    assert small.case.acts_missing is None


def test_ends_are_seen_whichever_thread_wrote_them(small):
    writer = small.case.new_writer()
    reviewing.add_note(small.case.new_acting(writer), small.sheet(2), "x")
    last = small.profile.heads_seen(small.case.case_id).last
    assert (last.number, last.line_hash) == (writer.head().number, writer.head().hash.hex())
    writer.close()


def test_somebody_who_is_no_member_may_read_and_closes_without_vouching(small, tmp_path):
    path = small.case.path
    case_files.close(small.case)
    profile = Profile(tmp_path / "another laptop", raw_derivation)
    guest = profile.create_operator("Гість", "Деінде", "g")
    case = case_files.open_with_passphrase(path, OURS, identity=guest, profile=profile)
    assert (case.is_member, case.operator.role) == (False, OperatorRole.OBSERVER)
    heads = len(case.writer.statements_of_kind("head"))
    case_files.close(case)
    small.case = case_files.open_with_operator(path, identity=small.identity, profile=small.profile)
    assert len(small.case.writer.statements_of_kind("head")) == heads


def test_what_the_window_holds_of_a_case_does_not_print_its_keys(empty):
    key = empty.identity.case_keys[empty.case.case_id]
    assert str(key) not in repr(empty.case)
    assert key.hex() not in repr(dataclasses.replace(empty.case))
