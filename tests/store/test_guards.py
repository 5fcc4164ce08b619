"""What may never happen to a case file: append-only tables changed, an act without its line, half an act, half a revision."""

import re
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from case_building import LIST, Signer, add_list, add_revision, add_subjects, key_of, person, reopen
from sqlcipher3 import dbapi2

from verifier_gui.domain.identifiers import RevisionId
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Cancelled
from verifier_gui.store.records import Batch
from verifier_gui.store.schema import MIGRATIONS

APPEND_ONLY = {
    "list": "statement = ''",
    "revision": "number = 9",
    "record": "cells = '[]'",
    "record_place": "place = 0",
    "problem": "row = 9",
    "batch": "n = 99",
    "subject": "number = 9",
    "pairing": "row = 9",
    "statement": "signature = x''",
    "audit": "hash = x''",
    "exhibit": "body = ''",
    "document": "content = x''",
}


@pytest.fixture
def filled(writer, signer):
    """A case file with at least one row in every append-only table."""
    add_subjects(writer, signer)
    batch = writer.write_batch([person(2, "Б")], [Problem(ProblemKind.NAME_MISSING, 2, -1, "")])
    sealed = writer.named_list(LIST).revision
    with writer.act(signer.note("s")) as transaction:
        transaction.seal_batch(batch.number, replace(sealed, id=RevisionId("ef" * 32)))
        transaction.keep_exhibits([b"{}"])
        transaction.keep_document(b"x")
    return writer


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize(
    "wish", ["UPDATE {table} SET {change}", "DELETE FROM {table}", "INSERT OR REPLACE INTO {table} {own}"]
)
def test_append_only_tables_refuse_every_change(filled, table, wish):
    own = (
        "(id, body, signature) SELECT id, body, signature FROM statement"
        if table == "statement"
        else f"SELECT * FROM {table}"
    )
    before = filled._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert before[0] > 0
    with pytest.raises(dbapi2.IntegrityError, match=r"append-only|immutable"):
        filled._connection.execute(wish.format(table=table, change=APPEND_ONLY[table], own=own))
    assert filled._connection.execute(f"SELECT count(*) FROM {table}").fetchone() == before


def test_a_sealed_revision_takes_no_more_records(filled):
    with pytest.raises(dbapi2.IntegrityError, match="immutable"), filled.desk() as transaction:
        transaction.add_records(Batch(1), [person(77)])


def test_the_schema_is_the_one_that_was_agreed(writer):
    """After a wanted change of the schema: write the new dump, and a migration for files that have the old one."""
    rows = writer._connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    dump = "\n".join(re.sub(r"\s+", " ", sql) + ";" for (sql,) in rows) + "\n"
    assert dump == (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")


def test_every_table_of_ours_is_strict_and_the_version_counts_the_migrations(writer):
    tables = writer._connection.execute("PRAGMA table_list").fetchall()
    loose = {row[1] for row in tables if not row[5] and not row[1].startswith(("sqlite_", "_sqlite_"))}
    assert loose == set()
    assert writer._connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS._migrations),)


def test_the_connection_is_set_as_agreed(writer, case_file):
    pragma = {
        name: writer._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "wal_autocheckpoint",
            "foreign_keys",
            "trusted_schema",
            "temp_store",
        )
    }
    assert pragma == {
        "journal_mode": "wal",
        "synchronous": 2,
        "wal_autocheckpoint": 0,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }
    worker = case_file.writer(checkpoints=True)
    assert worker._connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0] > 0


def test_a_reader_cannot_write(case_file):
    with pytest.raises(dbapi2.OperationalError, match="readonly"):
        case_file.reader()._connection.execute("INSERT INTO setting VALUES ('a', '1')")


def test_an_act_that_fails_leaves_neither_line_nor_statement_nor_anything_else(writer, signer):
    def act():
        with writer.act(signer.note("s")) as transaction:
            transaction.put_setting("a", 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert writer.line_count() == 0
    assert list(writer.statements()) == []
    assert writer.setting("a") is None
    with writer.act(signer.note("s")):
        pass
    assert writer.head().number == 1


def test_a_reference_to_nothing_is_refused(writer, signer):
    with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"), writer.desk() as transaction:
        transaction.put_verdicts({"nobody": Verdict()})


def test_records_are_seen_by_nobody_before_they_are_sealed_and_are_swept_at_the_next_opening(
    path, case_file, writer, signer
):
    add_list(writer, signer)
    sealed = add_revision(writer, signer, [person(2)])
    steps = []

    def stepped(written):
        steps.append(written)
        if written >= 4000:
            raise Cancelled

    with pytest.raises(Cancelled):
        writer.write_batch([person(row) for row in range(2, 9000)], (), stepped)
    writer.write_batch([person(2, "Б")])
    assert steps == [2000, 4000]
    assert len(writer.revisions(LIST)) == 1
    case_file.close()
    reopened = reopen(path)
    reader = reopened.reader()
    counts = [
        reader._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("record", "record_place", "batch")
    ]
    assert counts == [1, 1, 1]
    assert reader.record(sealed, key_of(2)).row == 2
    reopened.close()


def test_a_full_disk_refuses_the_act_whole_and_work_goes_on_when_there_is_space(writer, signer):
    pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CaseFileError, match="disk is full"), writer.act(signer.note("s", "x" * 50_000)):
        pass
    assert writer.line_count() == 0
    writer._connection.execute("PRAGMA max_page_count = 1000000")
    with writer.act(signer.note("s", "x" * 50_000)):
        pass
    assert writer.line_count() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_a_case_file_that_went_away_under_the_window_takes_no_further_act(path, writer, signer, fate):
    with writer.act(signer.note("s")):
        pass
    if fate == "deleted":
        path.unlink()
    else:
        path.rename(path.with_name("elsewhere.vcase"))
        if fate == "replaced":
            path.write_bytes(b"x" * 8192)
    with pytest.raises(CaseFileError, match="was moved, replaced or deleted"), writer.act(signer.note("s")):
        pass
    assert writer.line_count() == 1


def test_two_threads_that_sign_at_one_station_never_take_the_same_place(case_file, writer, signer):
    def work(own):
        with_own = Signer(own)
        for _ in range(20):
            with own.act(lambda: with_own.note("s")):
                pass
        own.close()

    threads = [threading.Thread(target=work, args=(case_file.writer(checkpoints=True),)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(statement.seq for statement in writer.statements()) == list(range(1, 41))
    assert writer.line_count() == 40


def test_a_checkpoint_empties_the_log_into_the_file(path, case_file, writer, signer):
    log = path.with_name(path.name + "-wal")
    with writer.act(signer.note("s")):
        pass
    assert log.stat().st_size > 0
    writer.checkpoint(truncate=True)
    assert log.stat().st_size == 0


def test_no_name_and_no_passphrase_lies_in_the_clear(tmp_path, case_file, writer, signer):
    add_subjects(writer, signer)
    copy = case_file.back_up()
    found = b"".join(
        file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and not file.name.endswith(".lock")
    )
    assert copy.read_bytes() in found
    for needle in ("Їжак".encode(), "Запит".encode(), "список".encode(), b"statement", b"k" * 32):
        assert needle not in found
