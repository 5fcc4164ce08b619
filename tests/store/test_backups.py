"""Backups: one snapshot, made beside the work, ended when they are not wanted any more."""

import datetime
import threading
from pathlib import Path

import pytest
from case_building import KEY, reopen
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.progress import Cancelled, Progress
from verifier_gui.store import backups
from verifier_gui.store.backups import KEPT, Backup, backup_folder, backups_of, worth_keeping
from verifier_gui.store.connecting import BUSY_SECONDS

LOCAL = datetime.datetime.now(datetime.UTC).astimezone().tzinfo


def act(writer, signer, times: int = 1) -> None:
    for _ in range(times):
        with writer.act(signer.note("s", "x" * 4000)):
            pass


def test_what_is_decided_while_a_backup_is_made_is_left_out_of_it_and_it_holds(case_file, writer, signer, monkeypatch):
    monkeypatch.setattr(backups, "_PAGES_AT_A_TIME", 3)
    act(writer, signer, 20)
    late: list[int] = []

    def decide(done: int, total: int) -> None:
        if len(late) < 3:
            act(writer, signer)
            late.append(done)

    copy = case_file.back_up(Progress(decide))
    assert len(late) == 3
    assert copy.stem.endswith(" 0000020")
    restored = reopen(copy, KEY)
    assert restored.reader().line_count() == 20
    restored.close()
    assert writer.line_count() == 23


def test_a_backup_that_is_not_wanted_any_more_leaves_no_copy_and_no_reader(
    path, case_file, writer, signer, monkeypatch
):
    monkeypatch.setattr(backups, "_PAGES_AT_A_TIME", 3)
    act(writer, signer, 20)
    progress = Progress(lambda _done, _total: progress.cancel())
    with pytest.raises(Cancelled):
        case_file.back_up(progress)
    assert backups_of(path) == []
    writer.checkpoint(truncate=True)
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_backups_are_found_newest_first_and_what_else_lies_there_is_none(path, case_file, writer, signer):
    assert backups_of(path) == []
    for _ in range(3):
        act(writer, signer)
        case_file.back_up()
    (backup_folder(path) / "exchange notes.vcase").write_text("x")
    (backup_folder(path) / "another 0000009.vcase").write_text("x")
    assert [backup.acts for backup in backups_of(path)] == [3, 2, 1]


def test_a_checkpoint_beside_a_long_reader_does_not_hold_up_the_next_decision(case_file, writer, signer):
    act(writer, signer)
    reader = case_file.reader()
    worker = case_file.writer(checkpoints=True)
    with reader.snapshot():
        reader.line_count()
        act(writer, signer)
        checkpointing = threading.Thread(target=lambda: worker.checkpoint(truncate=True))
        checkpointing.start()
        act(writer, signer)
        # Else it would wait for the reader's end, with the lock of the writers in its hand.
        checkpointing.join(BUSY_SECONDS / 2)
        assert not checkpointing.is_alive()
    assert writer.line_count() == 3


def made(*moments: datetime.datetime) -> list[Backup]:
    """Backups of these moments, the newest first."""
    return [
        Backup(Path(f"{number}"), number, moment.timestamp())
        for number, moment in sorted(enumerate(moments, 1), key=lambda one: one[1], reverse=True)
    ]


def test_a_day_of_much_work_leaves_copies_of_the_hours_and_of_the_days_before_it():
    monday = datetime.datetime(2026, 5, 11, 17, 30, tzinfo=LOCAL)
    kept: list[Backup] = []
    for day in range(8):
        for minute in range(0, 480, 5):
            moment = monday + datetime.timedelta(days=day, minutes=minute - 480)
            # As it is done: after each copy, of what there is by then.
            kept = worth_keeping([*made(moment), *kept])
    told = [f"{datetime.datetime.fromtimestamp(backup.made_at, LOCAL):%d %H:%M}" for backup in kept]
    assert told == [
        "18 17:25",
        "18 17:20",
        "18 17:15",
        "18 16:55",
        "18 15:55",
        "18 14:55",
        "17 17:25",
        "16 17:25",
        "15 17:25",
        "14 17:25",
    ]


@given(st.lists(st.integers(0, 30 * 86_400), max_size=40))
def test_at_most_ten_stay_the_newest_among_them_and_none_goes_while_there_is_room(seconds):
    found = made(*(datetime.datetime.fromtimestamp(1_770_000_000 + second, datetime.UTC) for second in seconds))
    kept = worth_keeping(found)
    assert len(kept) == min(len(found), KEPT)
    assert kept[:3] == found[:3]
    assert kept == [backup for backup in found if backup in kept]
    assert worth_keeping(kept) == kept


def test_what_somebody_else_put_beside_the_backups_stays(path, case_file, writer, signer):
    backup_folder(path).mkdir()
    for name in ("before the talks.vcase", "another 0000001.vcase"):
        (backup_folder(path) / name).write_text("x")
    for _ in range(KEPT + 1):
        act(writer, signer)
        case_file.back_up()
    assert len(backups_of(path)) == KEPT
    assert len(list(backup_folder(path).iterdir())) == KEPT + 2
