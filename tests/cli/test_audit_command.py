"""`verifier audit`: 0 where a case file holds, 1 where something does not, 2 where it cannot be opened."""

import io
import sys
import zipfile

import pytest
from small_cases import OURS, SmallCase

from verifier_gui.cli import passphrases
from verifier_gui.errors import UsageError
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.copying_log import copy_log
from verifier_gui.workflow.restoring import confirm_restored


def changed(small: SmallCase, sql: str, *values: object) -> None:
    """Does to the case file what its triggers would refuse."""
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    connection = small.case.writer._connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(sql, values).rowcount
    small.case.file.close()


def test_a_whole_case_file_is_nought(run, small):
    status, out, error = run("audit", small.case.path, said=OURS + "\n")
    assert (status, error) == (0, "")
    assert out.startswith("All ")
    assert out.endswith(" acts hold.\n")


def test_the_audit_of_a_terminal_asks_and_of_a_pipe_reads_the_first_line(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("фраза\r\nдруга\n"))
    assert passphrases.read_passphrase("?") == "фраза"
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    with pytest.raises(UsageError, match="No passphrase was given"):
        passphrases.read_passphrase("?")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: prompt + "!")
    assert passphrases.read_passphrase("Фраза:") == "Фраза: !"


def test_an_act_that_was_changed_is_one_and_named_with_its_signer(run, small):
    changed(
        small,
        "UPDATE statement SET body = replace(body, 'REGISTRY', 'x'), signature = zeroblob(64) "
        "WHERE id = (SELECT statement FROM audit WHERE n = 2)",
    )
    status, out, error = run("audit", small.case.path, said=OURS)
    assert (status, error) == (1, "")
    assert out.startswith("1 act holds. Act 2 (")
    assert "Олена К.) was changed: its signature does not hold; nothing after it is vouched for." in out


def test_a_changed_verdict_is_one(run, small):
    changed(small, "UPDATE verdict SET verdict = replace(verdict, 'undecided', 'decided')")
    status, out, _ = run("audit", small.case.path, said=OURS)
    assert status == 1
    assert "A stored verdict is not what the statements add up to." in out


def test_acts_that_this_laptop_has_seen_and_that_are_gone_are_one_and_counted(run, small):
    older = small.case.path.read_bytes()
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    reviewing.add_note(small.acting, small.sheet(2), "загублена")
    case_files.close(small.case)
    small.case.path.write_bytes(older)
    status, out, _ = run("audit", small.case.path, said=OURS)
    assert status == 1
    assert "but this laptop has seen act" in out


def test_a_fact_that_was_changed_under_a_record_is_one_and_told_with_its_list_and_row(run, small):
    changed(small, "UPDATE record SET facts = replace(facts, '1990-05-02', '1991-05-02') WHERE cells LIKE '%Мельник%'")
    status, out, _ = run("audit", small.case.path, said=OURS)
    assert status == 1
    assert "imported “Реєстр А”, revision 1, row 6: what was read from its cells was changed since" in out


def test_a_copy_that_was_restored_on_purpose_is_nought_once_its_operator_said_so(run, small):
    older = small.case.path.read_bytes()
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    reviewing.add_note(small.acting, small.sheet(2), "загублена")
    case_files.close(small.case)
    small.case.path.write_bytes(older)
    opened = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    case_files.close(opened)
    status, out, _ = run("audit", small.case.path, said=OURS)
    assert status == 1
    assert "If that was done on purpose, open the file in the window and say so there." in out
    opened = case_files.open_with_operator(
        small.case.path, identity=small.identity, profile=small.profile, clock=small.clock
    )
    confirm_restored(opened.acting, opened.heads_lost, opened.stood_at, "диск замінено", small.profile)
    case_files.close(opened)
    status, out, _ = run("audit", small.case.path, said=OURS)
    assert status == 0
    result, remark = out.splitlines()
    assert result.endswith(" acts hold.")
    assert remark.startswith("Restored on purpose on 12.05.2026 by Олена К. (act ")
    assert f"3 acts were lost, those after act {opened.stood_at}. Reason: “диск замінено”" in remark
    small.case.path.write_bytes(older)
    assert run("audit", small.case.path, said=OURS)[0] == 1


def test_61_a_damaged_page_is_one_where_the_file_still_opens(run, small):
    content = bytearray(small.case.path.read_bytes())
    place = len(content) - 6000
    content[place] ^= 1
    small.case.path.write_bytes(content)
    status, out, error = run("audit", small.case.path, said=OURS)
    assert (status, error) == (1, "")
    assert "The file is damaged. Open a backup of it." in out


def test_59_60_what_is_no_case_file_and_a_wrong_passphrase_are_two_and_one_line(run, small, tmp_path):
    (tmp_path / "порожня.vcase").write_bytes(b"")
    (tmp_path / "шум.vcase").write_bytes(bytes(range(1, 256)) * 40)
    for path, said in (
        (tmp_path / "немає.vcase", OURS),
        (tmp_path, OURS),
        (tmp_path / "порожня.vcase", OURS),
        (tmp_path / "шум.vcase", OURS),
        (small.case.path, "не та"),
        (small.case.path, ""),
    ):
        status, out, error = run("audit", path, said=said)
        assert (status, out, error.count("\n")) == (2, "", 1), path
        assert error.startswith("verifier: ")


def test_a_file_that_is_not_there_is_said_before_a_passphrase_is_asked_for(run, tmp_path):
    assert "is not there any more" in run("audit", tmp_path / "немає.vcase", said="")[2]


def test_69_a_case_that_is_open_in_a_window_is_two_and_says_where(run, small):
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    status, _, error = run("audit", small.case.path, said=OURS)
    small.case.file.close()
    assert status == 2
    assert "is open already: Олена К. works on it" in error


def test_a_copy_of_the_log_is_nought_and_one_once_it_was_changed_and_asks_for_no_passphrase(run, small, tmp_path):
    small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
    copy_log(small.case.acting, small.case.title, tmp_path / "копія.zip", Progress())
    case_files.close(small.case)
    status, out, error = run("audit", tmp_path / "копія.zip")
    assert (status, error) == (0, "")
    result, made, later, created, limits, key = out.splitlines()
    assert result.endswith(" acts hold.")
    assert made.startswith("A copy of the audit log of “Обмін у травні”, made by Олена К.")
    assert later.startswith("This laptop has seen the case up to act ")
    assert created.startswith("The case was created with the key of Олена К.: ")
    assert limits.startswith("A copy cannot show: the lists with their cells")
    assert key.endswith("anybody can make up a case with keys of his own.")
    with zipfile.ZipFile(tmp_path / "копія.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(tmp_path / "інша.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content.replace(b'\\"role\\":\\"registry', b'\\"role\\":\\"deceased'))
    status, out, _ = run("audit", tmp_path / "інша.zip")
    assert status == 1
    assert "2 acts hold. Act 3 (" not in out
    assert out.startswith("1 act holds. Act 2 (")
    assert "Олена К.) was changed; nothing after it is vouched for." in out
    (tmp_path / "порожня.zip").write_bytes(b"PK\x03\x04")
    status, out, error = run("audit", tmp_path / "порожня.zip")
    assert (status, out, error.count("\n")) == (2, "", 1)


def test_the_audit_changes_nothing_of_the_case(run, small):
    before = small.case.path.read_bytes()
    run("audit", small.case.path, said=OURS)
    assert small.case.path.read_bytes() == before
