"""Opening: what is refused, in which words, and that nothing of it is touched. Rows of the acceptance table by number."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from case_building import HOLDER, KEY, SALT, add_subjects, reopen
from sqlcipher3 import dbapi2
from sqlite_utils.migrations import Migrations

from verifier_gui.domain.identifiers import ListId
from verifier_gui.errors import CaseFileError
from verifier_gui.sealing.chain import line_hash
from verifier_gui.store import opening
from verifier_gui.store.backups import KEPT, backup_folder
from verifier_gui.store.case_lock import Holder, lock_path
from verifier_gui.store.connecting import without_server
from verifier_gui.store.schema import MIGRATIONS

NOW = len(MIGRATIONS._migrations)
"""The schema version of today."""


@pytest.fixture
def closed(path, case_file, writer, signer):
    """A case file with five acts in it, closed."""
    add_subjects(writer, signer)
    for _ in range(2):
        with writer.act(signer.note("s")):
            pass
    writer.checkpoint(truncate=True)
    case_file.close()
    return path


def refused(path, key=KEY) -> str:
    """The one sentence of the refusal; the file's bytes are not touched, and it is not left locked."""
    before = path.read_bytes()
    with pytest.raises(CaseFileError) as error:
        reopen(path, key)
    assert path.read_bytes() == before
    with pytest.raises(CaseFileError) as again:
        reopen(path, key)
    assert str(again.value) == str(error.value)
    return str(error.value)


def test_a_new_case_file_opens_again_with_its_key_alone(closed):
    assert opening.read_salt(closed) == SALT
    file = reopen(closed)
    assert not file.is_read_only
    assert file.reader().line_count() == 5
    file.close()


def test_only_its_owner_may_read_a_case_file(closed):
    if os.name == "posix":
        assert closed.stat().st_mode & 0o777 == 0o600
        assert lock_path(closed).stat().st_mode & 0o777 == 0o600


def test_59_a_wrong_passphrase_is_one_sentence_that_points_to_the_backups(closed):
    sentence = refused(closed, b"z" * 32)
    assert sentence.startswith("The passphrase does not open exchange.vcase, or the first page of the file is damaged.")
    assert "exchange backups" in sentence


def test_59_a_damaged_first_page_is_the_same_sentence(closed):
    content = bytearray(closed.read_bytes())
    content[100] ^= 1
    closed.write_bytes(content)
    assert "The passphrase does not open exchange.vcase, or the first page" in refused(closed)


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 4095])
def test_60_an_empty_or_cut_file_is_refused_and_never_becomes_a_new_case(path, content):
    path.write_bytes(content)
    assert "is empty or cut short" in refused(path)


def test_60_a_plain_database_is_refused_as_such(path):
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert "is a database without encryption" in refused(path)


def test_60_noise_is_refused(path):
    path.write_bytes(bytes(range(1, 256)) * 100)
    assert "does not open exchange.vcase" in refused(path)


def test_60_a_database_that_another_program_encrypted_is_refused(path):
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert "was encrypted by another program" in refused(path)


def test_a_missing_file_a_folder_and_a_pipe_are_refused_at_once(tmp_path):
    for name, words in (("gone.vcase", "is not there any more"), ("folder.vcase", "is not a plain file")):
        path = tmp_path / name
        if "folder" in name:
            path.mkdir()
        with pytest.raises(CaseFileError, match=words):
            reopen(path)
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe.vcase")
        with pytest.raises(CaseFileError, match="is not a plain file"):
            reopen(tmp_path / "pipe.vcase")


def test_64_a_newer_schema_is_refused_and_left_untouched(closed):
    connection = dbapi2.connect(str(closed), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA user_version = 99")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    assert "was written by a newer version of this program" in refused(closed)
    assert not backup_folder(closed).exists()


def _with_one_more(change) -> Migrations:
    """The migrations of a coming version: ours, and one more."""
    coming = Migrations("case file")
    for ours in MIGRATIONS._migrations:
        coming(name=ours.name)(ours.fn)
    coming(name="coming")(change)
    return coming


def test_65_an_older_case_file_is_backed_up_and_then_brought_up_to_date(closed):
    def coming(database):
        database.conn.execute("CREATE TABLE tribunal (n INTEGER) STRICT")
        database.conn.execute(f"PRAGMA user_version = {NOW + 1}")

    file = opening.open_existing(closed, KEY, HOLDER, line_hash, migrations=_with_one_more(coming))
    assert file.reader()._connection.execute("PRAGMA user_version").fetchone() == (NOW + 1,)
    assert file.reader()._connection.execute("SELECT count(*) FROM tribunal").fetchone() == (0,)
    file.close()
    (backup,) = backup_folder(closed).iterdir()
    before = reopen(backup)
    assert before.reader()._connection.execute("PRAGMA user_version").fetchone() == (NOW,)
    assert before.reader().line_count() == 5
    before.close()


def test_65_a_case_file_of_the_first_version_is_read_and_its_runs_name_no_version_of_the_engine(tmp_path, monkeypatch):
    first = Migrations("case file")
    first(name=MIGRATIONS._migrations[0].name)(MIGRATIONS._migrations[0].fn)
    path = tmp_path / "stari.vcase"
    with monkeypatch.context() as patch:
        patch.setattr(opening, "MIGRATIONS", first)
        file = opening.create(path, KEY, b"s" * 16, HOLDER, line_hash)
    file.writer()._connection.execute("INSERT INTO match_run VALUES (1, 'l', 'r', '[]', 0, '2026')")
    file.close()
    file = reopen(path)
    assert [run.version for run in file.reader().match_runs(ListId("l"))] == [""]
    assert file.reader()._connection.execute("PRAGMA user_version").fetchone() == (NOW,)
    file.close()


def test_65_a_migration_that_ends_half_way_leaves_the_old_file(closed):
    def second(database):
        database.conn.execute("CREATE TABLE tribunal (n INTEGER) STRICT")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opening.open_existing(closed, KEY, HOLDER, line_hash, migrations=_with_one_more(second))
    file = reopen(closed)
    tables = file.reader()._connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'tribunal'").fetchone()
    assert tables == (0,)
    file.close()


READING = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from case_building import reopen, KEY
from verifier_gui.errors import CaseFileError
from verifier_gui.store.audit_lines import ActText
try:
    file = reopen(Path({path!r}))
    writer = file.writer()
    print(file.is_read_only, writer.line_count(), file.reader().line_count(), len(list(writer.statements())))
    with writer.act(ActText(b"{{}}")):
        pass
except CaseFileError as error:
    print(error)
"""


def _read_as_a_common_user(path) -> list[str]:
    """In a process of a user whom permissions stop: the superuser of a test machine is stopped by none."""
    if os.name != "posix":
        pytest.skip("permissions of this kind are POSIX")
    paths = [str(Path(__file__).parent), str(Path(__file__).parent.parent.parent), *sys.path]
    program = (
        "import os\nif os.geteuid() == 0:\n    PRELOAD\n    os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
    )
    # Everything is imported before the change of user, who may not be allowed to read the interpreter's own folders.
    preload = f"import sys; sys.path[:0] = {paths!r}; import fcntl, case_building, verifier_gui.store.opening"
    ran = subprocess.run(
        [sys.executable, "-c", program.replace("PRELOAD", preload) + READING.format(paths=paths, path=str(path))],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stderr == ""
    return ran.stdout.splitlines()


@pytest.fixture
def place_for_all():
    """A folder that other users may look into: those above a test's own are closed to them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def _copied(path: Path, folder: Path) -> Path:
    """The case file and its log there, without its lock, for everybody to read and nobody to write."""
    for name in (path.name, path.name + "-wal"):
        if path.with_name(name).exists():
            shutil.copyfile(path.with_name(name), folder / name)
            (folder / name).chmod(0o444)
    return folder / path.name


def test_66_a_read_only_folder_opens_to_read(closed, place_for_all):
    path = _copied(closed, place_for_all)
    path.chmod(0o666)
    place_for_all.chmod(0o555)
    opened, refusal = _read_as_a_common_user(path)
    assert opened == "True 5 5 5"
    assert refusal.startswith("exchange.vcase is open to read only: nothing can be written to it.")


def test_66_a_read_only_file_opens_to_read(closed, place_for_all):
    path = _copied(closed, place_for_all)
    place_for_all.chmod(0o777)
    opened, refusal = _read_as_a_common_user(path)
    assert opened == "True 5 5 5"
    assert "open to read only" in refusal


def test_66_what_may_be_written_is_not_read_only_for_the_same_user(closed, place_for_all):
    path = _copied(closed, place_for_all)
    path.chmod(0o666)
    place_for_all.chmod(0o777)
    assert _read_as_a_common_user(path) == ["False 5 5 5"]


def test_66_acts_that_cannot_be_taken_in_are_said_and_not_passed_over(path, case_file, writer, signer, place_for_all):
    with writer.act(signer.note("s")):
        pass
    copy = _copied(path, place_for_all)
    place_for_all.chmod(0o555)
    (refusal,) = _read_as_a_common_user(copy)
    assert refusal.startswith("The newest acts of exchange.vcase lie in a file beside it")


def test_69_a_second_window_is_told_who_holds_the_file(path, case_file):
    with pytest.raises(CaseFileError) as error:
        opening.open_existing(path, KEY, Holder(1, "b", "B"), line_hash)
    sentence = "exchange.vcase is open already: Олена К. works on it on laptop-7 (process 1234). Close it there first."
    assert str(error.value) == sentence


def test_69_a_second_process_is_told_who_holds_the_file_until_it_is_closed(path, case_file):
    paths = [str(Path(__file__).parent), *sys.path]
    program = [sys.executable, "-c", READING.format(paths=paths, path=str(path))]
    told = subprocess.run(program, capture_output=True, text=True, timeout=60)
    assert "Олена К. works on it on laptop-7" in told.stdout
    case_file.close()
    opened = subprocess.run(program, capture_output=True, text=True, timeout=60)
    assert opened.stdout.splitlines()[0].startswith("False 0 0 0")


def test_creating_refuses_a_name_that_is_taken_and_leaves_it_alone(closed):
    before = closed.read_bytes()
    with pytest.raises(CaseFileError, match="exists already"):
        opening.create(closed, KEY, SALT, HOLDER, line_hash)
    assert closed.read_bytes() == before


def test_creating_in_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CaseFileError, match="No case file can be written to the folder"):
        opening.create(tmp_path / "gone" / "a.vcase", KEY, SALT, HOLDER, line_hash)


def test_a_backup_was_opened_once_is_whole_and_ten_are_kept(path, case_file, writer, signer):
    for _ in range(KEPT + 2):
        with writer.act(signer.note("s")):
            pass
        copy = case_file.back_up()
    assert copy.name == "exchange 0000012.vcase"
    assert len(list(backup_folder(path).iterdir())) == KEPT
    restored = reopen(copy)
    assert restored.reader().line_count() == KEPT + 2
    assert restored.reader().head() == writer.head()
    restored.close()


def test_a_backup_that_cannot_be_written_is_said(path, case_file):
    backup_folder(path).write_text("a file is in the way")
    with pytest.raises(CaseFileError, match="No backup of exchange"):
        case_file.back_up()


@pytest.mark.parametrize(
    ("address", "opened"),
    [
        ("file:///a%20b/c%3F.vcase", "file:///a%20b/c%3F.vcase"),
        ("file:///C:/a/c.vcase", "file:///C:/a/c.vcase"),
        ("file://server/share/c.vcase", "file:////server/share/c.vcase"),
    ],
)
def test_a_share_is_part_of_the_path_and_no_server(address, opened):
    assert without_server(address) == opened


@pytest.mark.skipif(sys.platform == "win32", reason="flock")
def test_where_no_locks_are_known_a_file_opens_to_read(closed, monkeypatch):
    def unknown(_file: object, _how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", unknown)
    opened = reopen(closed)
    assert opened.is_read_only
    opened.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_a_lock_file_that_is_a_link_to_something_else_is_not_written_through(closed, tmp_path):
    other = tmp_path / "other"
    other.write_text("whole")
    lock_path(closed).unlink(missing_ok=True)
    lock_path(closed).symlink_to(other)
    reopen(closed).close()
    assert other.read_text() == "whole"
