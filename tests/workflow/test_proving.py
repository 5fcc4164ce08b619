"""Proving: whatever is changed in the file, the first thing that does not hold is named and the lines before it are counted.

The triggers that guard the tables are taken away first: whoever changes a file does not ask them.
"""

import datetime
import json
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest
from small_cases import A_REGISTRY, B_REGISTRY, REGISTRY, REQUEST, SECOND_REGISTRY, TO_VERIFY, SmallCase

from verifier_gui.domain.audit import Act, AuditReport, Fault, Place
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.errors import CaseFileError
from verifier_gui.phrases.auditing import remarks
from verifier_gui.phrases.auditing import report as report_words
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sealing.chain import line_hash
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import sign, signed_message
from verifier_gui.sheets.rows import RowReader
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.seen_heads import SeenHeads


@pytest.fixture
def worked(small: SmallCase) -> SmallCase:
    """The small case with an act of nearly every kind on it."""
    acting = small.acting
    sheet = small.sheet(2)
    reviewing.identify(acting, sheet, [sheet.columns[0].record])
    reviewing.answer_stop(acting, small.sheet(3), small.sheet(3).unanswered[0].key, Answer.APPLIES, reason=Reason.HOME)
    reviewing.not_found(acting, small.sheet(5), reason=Reason.ABSENT)
    reviewing.hold(acting, small.sheet(5))
    reviewing.take_back_last(acting)
    acting.vouch()
    reviewing.add_note(acting, small.sheet(2), "дзвонили родині")
    without_guards(small)
    return small


def without_guards(small: SmallCase) -> None:
    connection = small.case.writer._connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def checked(small: SmallCase) -> AuditReport:
    return verify(small.case.writer, small.case.heads_found)


def line_of(small: SmallCase, kind: str) -> tuple[int, str]:
    """Number of the first line of a kind, and its statement's id."""
    return small.case.writer._connection.execute(
        "SELECT n, statement.id FROM audit JOIN statement ON statement.id = audit.statement WHERE kind = ? ORDER BY n",
        (kind,),
    ).fetchone()


def run(small: SmallCase, sql: str, *values: object) -> None:
    changed = small.case.writer._connection.execute(sql, values).rowcount
    assert changed != 0


def resealed(small: SmallCase, number: int, change: Callable[[dict[str, object]], object]) -> None:
    """What an insider with the signer's key would do: changes a statement, signs it anew and chains everything after it."""
    connection = small.case.writer._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    lines = list(small.case.writer.stored_lines())
    previous = lines[number - 2].hash if number > 1 else bytes(32)
    for line in lines[number - 1 :]:
        body = line.body
        if line.number == number:
            values = dict(decode(line.body))
            change(values)
            sealed = sign(small.identity.signing_key, values)
            body = sealed.body
            run(
                small,
                "UPDATE statement SET id = ?, body = ?, signature = ? WHERE id = ?",
                sealed.id,
                body.decode(),
                sealed.signature,
                line.statement,
            )
            run(small, "UPDATE audit SET statement = ? WHERE n = ?", sealed.id, number)
        previous = line_hash(line.number, previous, body)
        run(small, "UPDATE audit SET hash = ? WHERE n = ?", previous, line.number)


def rechained(small: SmallCase) -> None:
    """What somebody with the file's key alone would do: makes every hash follow from what stands there now."""
    previous = bytes(32)
    for line in list(small.case.writer.stored_lines()):
        previous = line_hash(line.number, previous, line.body)
        run(small, "UPDATE audit SET hash = ? WHERE n = ?", previous, line.number)


def test_a_case_that_nobody_touched_holds(worked):
    report = checked(worked)
    assert report.holds
    assert report.held == report.lines == worked.case.writer.line_count()
    assert report_words(report, str) == f"All {report.lines} acts hold."


@pytest.mark.parametrize("kind", ["decision", "stop-answer", "list", "import", "case", "head"])
def test_73_a_bit_flipped_in_a_statement_is_found_at_its_line(worked, kind):
    number, statement = line_of(worked, kind)
    run(worked, 'UPDATE statement SET body = replace(body, \'"at":"2\', \'"at":"3\') WHERE id = ?', statement)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.HASH_DIFFERS, number, number - 1)


def test_73_a_bit_flipped_in_a_signature_is_found_at_its_line(worked):
    number, statement = line_of(worked, "decision")
    (signature,) = worked.case.writer._connection.execute(
        "SELECT signature FROM statement WHERE id = ?", (statement,)
    ).fetchone()
    run(worked, "UPDATE statement SET signature = ? WHERE id = ?", bytes([signature[0] ^ 1]) + signature[1:], statement)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.SIGNATURE_WRONG, number, number - 1)
    words = report_words(report, lambda operator: "Олена К." if operator == worked.identity.card.id else "?")
    assert f"Act {number} (" in words
    assert "Олена К.) was changed: its signature does not hold; nothing after it is vouched for." in words


def test_73_a_bit_flipped_in_a_line_is_found_there(worked):
    (found,) = worked.case.writer._connection.execute("SELECT hash FROM audit WHERE n = 3").fetchone()
    run(worked, "UPDATE audit SET hash = ? WHERE n = 3", bytes([found[0] ^ 128]) + found[1:])
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.HASH_DIFFERS, 3, 2)


def test_73_a_changed_act_that_is_no_statement_is_found(worked):
    number = next(line.number for line in worked.case.writer.stored_lines() if b'"act":"matched"' in line.body)
    run(worked, "UPDATE audit SET body = replace(body, 'matched', 'opened') WHERE n = ?", number)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number) == (Fault.HASH_DIFFERS, number)


def test_73_a_time_that_is_none_any_more_is_told_as_it_stands(worked):
    number = next(line.number for line in worked.case.writer.stored_lines() if b'"act":"matched"' in line.body)
    run(worked, "UPDATE audit SET body = replace(body, '2026-05', '2O26-05') WHERE n = ?", number)
    assert f"Act {number} (2O26-05-12T10:" in report_words(checked(worked), str)


@pytest.mark.parametrize(
    "change",
    [
        "subject SET id = 'x' WHERE n = 1",
        "record SET cells = '['",
        "revision SET mapping = '['",
        "revision SET mapping = '[]' WHERE number = 1",
        "revision SET people = people + 1",
        "revision SET sheet = 'x'",
        "record SET facts = '['",
        "record SET facts = replace(facts, 'surname', 'sirname')",
        "verdict SET verdict = '{}'",
        "verdict SET verdict = replace(verdict, 'undecided', 'decided!')",
        "finding SET found = '[[\"x\",[],{}]]'",
    ],
)
def test_73_what_cannot_even_be_read_any_more_is_found(worked, change):
    worked.case.writer._connection.execute("PRAGMA foreign_keys = OFF")
    run(worked, f"UPDATE {change}")
    assert checked(worked).bad is not None


def test_74_a_line_that_was_removed_is_missed(worked):
    number, _ = line_of(worked, "decision")
    run(worked, "DELETE FROM audit WHERE n = ?", number)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.bad.matter) == (Fault.LINE_MISSING, number, str(number))


def test_74_lines_that_changed_places_are_found(worked):
    number, _ = line_of(worked, "decision")
    for to, place in ((-1, number), (number, number + 1), (number + 1, -1)):
        run(worked, "UPDATE audit SET n = ? WHERE n = ?", to, place)
    assert (checked(worked).bad.fault, checked(worked).bad.number) == (Fault.HASH_DIFFERS, number)


def test_74_a_cut_end_is_missed_by_the_laptop_that_has_seen_it(worked):
    worked.reopen()
    last = worked.case.writer.head().number
    run(worked, "DELETE FROM audit WHERE n > ?", last - 3)
    run(worked, "DELETE FROM statement WHERE id NOT IN (SELECT statement FROM audit WHERE statement IS NOT NULL)")
    report = checked(worked)
    seen = worked.case.heads_found.last.number
    assert (report.bad.fault, report.bad.number, report.bad.matter) == (Fault.ACTS_MISSING, last - 3, str(seen))


def test_62_an_older_copy_that_was_worked_on_is_another_history(small):
    path = small.case.path
    case_files.close(small.case)
    shutil.copyfile(path, path.with_name("older"))
    for text in ("одна", "інша"):
        small.case = case_files.open_with_operator(
            path, identity=small.identity, profile=small.profile, clock=small.clock
        )
        reviewing.add_note(small.acting, small.sheet(2), text)
        case_files.close(small.case)
        if text == "одна":
            shutil.copyfile(path.with_name("older"), path)
    small.case = case_files.open_with_operator(path, identity=small.identity, profile=small.profile, clock=small.clock)
    assert checked(small).bad.fault is Fault.OTHER_HISTORY


def test_74_a_line_that_was_added_before_the_first_is_found(worked):
    for number in (0, -5):
        text = '{"act":"opened","at":"2026-05-12T09:00:00+00:00","by":"x"}'
        run(worked, "INSERT INTO audit (n, hash, body) VALUES (?, zeroblob(32), ?)", number, text)
        report = checked(worked)
        assert (report.bad.fault, report.bad.number, report.held) == (Fault.LINE_ADDED, number, 0)
        run(worked, "DELETE FROM audit WHERE n = ?", number)


def test_74_an_act_that_nobody_signed_behind_the_last_signed_end_is_counted_and_said(worked):
    worked.acting.vouch()
    assert checked(worked).unvouched == 0
    worked.acting.note(Act.OPENED, host="чужий")
    report = checked(worked)
    assert (report.holds, report.unvouched) == (True, 1)
    (remark,) = remarks(report, str)
    assert remark.startswith("The last act came after the last signed end of the log")
    assert remarks(report, str, in_window=True) == []


def test_73_a_statement_that_the_tables_file_under_another_person_is_found_at_its_line(worked):
    """Below the tables' own rule, by which those columns follow from the text: on disk they are columns like any other."""
    connection = worked.case.writer._connection
    number, statement = line_of(worked, "decision")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("CREATE TABLE copied AS SELECT * FROM statement")
    connection.execute("DROP TABLE statement")
    connection.execute("ALTER TABLE copied RENAME TO statement")
    assert checked(worked).holds
    run(worked, "UPDATE statement SET subject = ? WHERE id = ?", worked.subject(4), statement)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.FILED_WRONG, number, number - 1)
    assert "is filed under another kind, person or signer than it names" in report_words(report, str)


def test_74_a_statement_outside_the_chain_is_found(worked):
    values = dict(decode(list(worked.case.writer.stored_lines())[-1].body)) | {"seq": 999}
    sealed = sign(worked.identity.signing_key, values)
    run(
        worked,
        "INSERT INTO statement (id, body, signature) VALUES (?, ?, ?)",
        sealed.id,
        sealed.body.decode(),
        sealed.signature,
    )
    report = checked(worked)
    assert (report.bad.fault, report.bad.matter) == (Fault.UNSIGNED_STATEMENT, sealed.id)


def test_a_verdict_that_was_changed_is_found(worked):
    run(
        worked,
        "UPDATE verdict SET verdict = replace(verdict, 'identified', 'not-found') WHERE subject = ?",
        worked.subject(2),
    )
    report = checked(worked)
    assert (report.bad.fault, report.bad.matter) == (Fault.VERDICT_DIFFERS, worked.subject(2))


def test_the_verdict_on_somebody_who_is_gone_from_the_list_is_checked_too(worked):
    worked.take_in("запит 2.csv", REQUEST[3:], TO_VERIFY)
    worked.match()
    assert checked(worked).holds
    run(worked, "UPDATE verdict SET verdict = replace(verdict, 'identified', 'not-found')")
    assert (checked(worked).bad.fault, checked(worked).bad.matter) == (Fault.VERDICT_DIFFERS, worked.subject(2))


def test_a_verdict_that_was_thrown_away_is_found(worked):
    run(worked, "DELETE FROM verdict WHERE subject = ?", worked.subject(2))
    assert checked(worked).bad.fault is Fault.VERDICT_DIFFERS


@pytest.mark.parametrize("change", ["replace(cells, 'Їжакевич', 'Їжакович')", "replace(cells, '1991', '1990')"])
def test_a_cell_that_was_changed_is_found_at_the_line_of_its_import(worked, change):
    run(worked, f"UPDATE record SET cells = {change} WHERE cells LIKE '%Їжакевич%'")
    revision = worked.case.writer.named_list(worked.lists["Реєстр А"]).revision.id
    report = checked(worked)
    assert (report.bad.fault, report.bad.number) == (Fault.CELLS_DIFFER, line_of(worked, "import")[0])
    assert (report.bad.matter, report.bad.place) == (revision, Place("Реєстр А", 1, 3))


def test_a_record_that_was_taken_out_is_found(worked):
    run(worked, "DELETE FROM record WHERE cells LIKE '%Мельник%'")
    report = checked(worked)
    assert (report.bad.fault, report.bad.number) == (Fault.CELLS_DIFFER, line_of(worked, "import")[0])
    assert report.bad.place == Place("Реєстр А", 1)


def change_fact(small: SmallCase, of: str, former: str, now: str) -> None:
    """Changes a fact of every record that has `of` in its cells, and nothing else."""
    run(small, "UPDATE record SET facts = replace(facts, ?, ?) WHERE cells LIKE ?", former, now, f"%{of}%")


def test_a_fact_that_was_changed_under_a_record_is_found_with_list_revision_and_row(worked):
    change_fact(worked, "Мельник", '"1990-05-02"', '"1990-05-03"')
    report = checked(worked)
    number = line_of(worked, "import")[0]
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.FACTS_DIFFER, number, number - 1)
    assert report.bad.place == Place("Реєстр А", 1, 6)
    words = report_words(report, str)
    assert "imported “Реєстр А”, revision 1, row 6: what was read from its cells was changed since" in words


def test_facts_of_several_rows_that_were_changed_are_told_by_the_first(worked):
    for surname in ("Бондар", "Мельник"):
        change_fact(worked, surname, '"day"', '"month"')
    assert checked(worked).bad.place == Place("Реєстр А", 1, 6)


def test_a_row_is_told_although_another_would_be_read_otherwise_today(worked, monkeypatch):
    """As when a later version reads more into a cell: what it reads proves nothing by itself."""
    change_fact(worked, "Мельник", "Тарас", "Тарасій")
    understand = RowReader.understand

    def understand_more(reader, row):
        found = understand(reader, row)
        return replace(found, facts=Facts()) if row.number in {2, 4} else found

    monkeypatch.setattr(RowReader, "understand", understand_more)
    assert checked(worked).bad.place == Place("Реєстр А", 1, 6)


def test_no_row_is_told_where_that_cannot_be_proven(worked, monkeypatch):
    change_fact(worked, "Мельник", "Тарас", "Тарасій")
    understand = RowReader.understand
    monkeypatch.setattr(RowReader, "understand", lambda reader, row: replace(understand(reader, row), facts=Facts()))
    report = checked(worked)
    assert (report.bad.fault, report.bad.place) == (Fault.FACTS_DIFFER, Place("Реєстр А", 1))
    assert "imported “Реєстр А”, revision 1: what was read" in report_words(report, str)


def test_a_record_under_the_key_of_another_is_found(worked):
    run(worked, "UPDATE record SET key = zeroblob(32) WHERE cells LIKE '%Мельник%'")
    report = checked(worked)
    assert (report.bad.fault, report.bad.place) == (Fault.KEYS_DIFFER, Place("Реєстр А", 1, 6))
    assert "a record stands under a key that is not its own" in report_words(report, str)


@pytest.mark.parametrize("change", ["DELETE FROM record_place", "UPDATE record_place SET place = place + 1"])
def test_a_record_that_is_not_found_by_its_key_any_more_is_told(worked, change):
    run(worked, f"{change} WHERE place & 16777215 = 4 AND batch = 1")
    report = checked(worked)
    assert (report.bad.fault, report.bad.place) == (Fault.KEYS_DIFFER, Place("Реєстр А", 1, 4))


def test_an_old_revision_that_was_made_the_newest_is_found(worked):
    worked.take_in("реєстр а 2.csv", REGISTRY[1:], A_REGISTRY)
    assert checked(worked).holds
    batches = worked.case.writer._connection.execute(
        "SELECT batch, number FROM revision WHERE list = ? ORDER BY number", (worked.lists["Реєстр А"],)
    ).fetchall()
    for number, (batch, _former) in zip((-1, 1, 2), (batches[0], batches[1], batches[0]), strict=True):
        run(worked, "UPDATE revision SET number = ? WHERE batch = ?", number, batch)
    report = checked(worked)
    assert (report.bad.fault, report.bad.number) == (Fault.REFERENCE_MISSING, line_of(worked, "import")[0])


def test_an_import_of_before_there_was_a_digest_of_facts_holds_and_is_said_to_be_without_it(empty):
    empty.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    without_guards(empty)
    resealed(
        empty,
        empty.case.writer.line_count(),
        lambda values: [values.pop(key) for key in ("facts-digest", "encoding", "delimiter")],
    )
    empty.take_in("реєстр б.csv", SECOND_REGISTRY, B_REGISTRY)
    report = verify(empty.case.writer, SeenHeads())
    assert (report.bad, report.without_facts) == (None, (Place("Реєстр А", 1),))
    (remark,) = remarks(report, str, in_window=True)
    assert remark.startswith("“Реєстр А”, revision 1 was imported before the program vouched for what it read")
    change_fact(empty, "Ткач", '"1993-03-03"', '"1993-03-04"')
    report = verify(empty.case.writer, SeenHeads())
    assert (report.bad.place, report.without_facts) == (Place("Реєстр Б", 1, 3), (Place("Реєстр А", 1),))


def test_rows_that_were_given_to_other_people_are_found_at_the_pairing(worked):
    run(worked, "DELETE FROM pairing WHERE row = 3")
    assert (checked(worked).bad.fault, checked(worked).bad.number) == (
        Fault.REFERENCE_MISSING,
        line_of(worked, "pairing")[0],
    )


def test_what_was_shown_and_then_changed_is_found_at_its_decision(worked):
    run(worked, "UPDATE exhibit SET body = replace(body, 'Їжакевич', 'Їжакович')")
    assert (checked(worked).bad.fault, checked(worked).bad.number) == (
        Fault.REFERENCE_MISSING,
        line_of(worked, "decision")[0],
    )


def test_75_a_statement_of_another_case_is_found(worked):
    number, _ = line_of(worked, "decision")
    resealed(worked, number, lambda values: values.update(case="00" * 16))
    assert (checked(worked).bad.fault, checked(worked).bad.number) == (Fault.OTHER_CASE, number)


def test_75_a_statement_of_a_stranger_is_found(worked):
    stranger = worked.profile.create_operator("Чужий", "", "x")
    number, statement = line_of(worked, "note")
    values = dict(
        decode(
            worked.case.writer._connection.execute("SELECT body FROM statement WHERE id = ?", (statement,))
            .fetchone()[0]
            .encode()
        )
    )
    sealed = sign(stranger.signing_key, values | {"by": stranger.card.id, "seq": 1, "prev": ""})
    head = list(worked.case.writer.stored_lines())[number - 2]
    worked.case.writer._connection.execute("PRAGMA foreign_keys = OFF")
    run(worked, "DELETE FROM audit WHERE n >= ?", number)
    run(
        worked,
        "INSERT INTO statement (id, body, signature) VALUES (?, ?, ?)",
        sealed.id,
        sealed.body.decode(),
        sealed.signature,
    )
    run(
        worked,
        "INSERT INTO audit (n, hash, statement) VALUES (?, ?, ?)",
        number,
        line_hash(number, head.hash, sealed.body),
        sealed.id,
    )
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.bad.by) == (Fault.NOT_A_MEMBER, number, stranger.card.id)


@pytest.mark.parametrize(
    "written",
    [
        b'"kind":"note","kind":"note"',
        b'"kind": "note"',
        b'"kind":"note" ',
        b'"kind":"\\u006eote"',
        b'"kind":"note","z":1.0',
    ],
)
def test_76_a_statement_with_a_key_twice_with_spaces_or_with_floats_is_found_at_its_line(worked, written):
    """Signed so, and chained so: no signature makes two readings of one statement."""
    number, statement = line_of(worked, "note")
    body = list(worked.case.writer.stored_lines())[number - 1].body.replace(b'"kind":"note"', written)
    assert json.loads(body)
    signature = worked.identity.signing_key.sign(signed_message("note", body))
    run(worked, "UPDATE statement SET body = ?, signature = ? WHERE id = ?", body.decode(), signature, statement)
    rechained(worked)
    assert (checked(worked).bad.fault, checked(worked).bad.number) == (Fault.NOT_CANONICAL, number)


def test_76_a_number_that_is_none_cannot_even_be_filed_and_is_not_canonical():
    with pytest.raises(ValueError, match="float"):
        decode(b'{"kind":"note","seq":NaN}')


def test_a_decision_that_its_own_signer_changes_later_breaks_the_chain_of_its_signer(worked):
    number, _ = line_of(worked, "decision")
    resealed(worked, number, lambda values: values.update(note="інше"))
    report = checked(worked)
    assert report.bad.number > number
    assert report.bad.fault in {Fault.PLACE_WRONG, Fault.REFERENCE_MISSING}


def test_the_last_statement_changed_by_its_own_signer_is_another_history(worked):
    worked.reopen()
    number, _ = line_of(worked, "note")
    resealed(worked, number, lambda values: values.update(text="інше"))
    assert checked(worked).bad.fault in {Fault.PLACE_WRONG, Fault.HEAD_DIFFERS, Fault.OTHER_HISTORY}


def test_a_signed_head_that_names_another_hash_is_found(worked):
    number, _ = line_of(worked, "head")
    last = max(line.number for line in worked.case.writer.stored_lines())
    heads = worked.case.writer._connection.execute(
        "SELECT max(n) FROM audit JOIN statement ON statement.id = audit.statement WHERE kind = 'head'"
    ).fetchone()[0]
    resealed(worked, heads, lambda values: values.update({"line-hash": "00" * 32}))
    assert number <= heads <= last
    report = checked(worked)
    assert (report.bad.fault, report.bad.number) == (Fault.HEAD_DIFFERS, heads)
    assert f"Act {heads} (" in report_words(report, str)


def test_74_where_the_chain_was_joined_anew_only_what_a_signed_end_vouches_for_holds(worked):
    """What somebody with the file's key and nobody's signing key can do: an act that is no statement, and every hash after it."""
    number = next(line.number for line in worked.case.writer.stored_lines() if b'"act":"matched"' in line.body)
    run(worked, "UPDATE audit SET body = replace(body, 'matched', 'opened') WHERE n = ?", number)
    rechained(worked)
    report = checked(worked)
    head, _ = line_of(worked, "head")
    assert (report.bad.fault, report.bad.number, report.held) == (Fault.HEAD_DIFFERS, head, 0)
    assert f"one of the acts 1 to {head - 1} is not the one that was there" in report_words(report, str)


def test_a_statement_on_nobody_is_found(worked):
    run(worked, "DELETE FROM verdict WHERE subject = ?", worked.subject(5))
    worked.case.writer._connection.execute("PRAGMA foreign_keys = OFF")
    number = line_of(worked, "decision")[0]
    resealed(worked, number, lambda values: values.update(subject="00" * 32))
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.bad.matter) == (Fault.REFERENCE_MISSING, number, "00" * 32)


def outcome(small: SmallCase) -> str:
    """What the window would say on opening the file and checking it."""
    try:
        small.case = case_files.open_with_operator(small.case.path, identity=small.identity, profile=small.profile)
        found = checked(small)
    except CaseFileError as error:
        return str(error)
    small.case.file.close()
    return report_words(found, str)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("decision", {"coverage": ["00" * 32]}),
        ("decision", {"searches": [{"query": "x", "revisions": ["00" * 32], "hits": 0}]}),
        ("decision", {"exhibits": ["00" * 32]}),
        ("decision", {"seen": ["00" * 32]}),
        ("stop-answer", {"seen": ["00" * 32]}),
        ("note", {"seen": ["00" * 32]}),
        ("withdrawal", {"statements": ["00" * 32]}),
    ],
)
def test_what_names_something_that_is_not_there_is_found_at_its_line(worked, kind, change):
    number, _ = line_of(worked, kind)
    resealed(worked, number, lambda values: values.update(change))
    report = checked(worked)
    assert (report.bad.fault, report.bad.number, report.bad.matter) == (Fault.REFERENCE_MISSING, number, "00" * 32)


def test_61_a_bit_flipped_in_whichever_page_is_found_and_a_backup_is_offered(small):
    path = small.case.path
    case_files.close(small.case)
    content = path.read_bytes()
    heads = small.profile.heads_seen(small.case.case_id)
    for place in range(5, len(content), len(content) // 16):
        path.write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        small.profile.keep_heads(small.case.case_id, heads)
        said = outcome(small)
        assert "damaged" in said or "does not open" in said, place
        assert "backup" in said, place


def test_61_a_page_that_a_worker_is_just_moving_into_the_file_is_looked_at_again(small, monkeypatch):
    looks = [{"page 6", "page 7"}, {"page 8"}, {"page 6"}, {"page 6"}]
    monkeypatch.setattr(type(small.case.writer), "_damaged_pages", lambda _reader: looks.pop(0))
    assert checked(small).holds
    assert checked(small).bad.fault is Fault.PAGE_DAMAGED


def test_72_a_clock_that_went_back_is_noted_and_changes_no_order(small):
    reviewing.hold(small.acting, small.sheet(2))
    small.clock.at -= datetime.timedelta(days=400)
    reviewing.free(small.acting, small.sheet(2))
    report = checked(small)
    assert report.holds
    assert report.clock_back == (report.lines,)
    assert not small.sheet(2).verdict.is_held


def test_checking_changes_nothing_and_can_be_cancelled(worked):
    head = worked.case.writer.head()
    assert checked(worked).holds
    assert worked.case.writer.head() == head
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        verify(worked.case.writer, worked.case.heads_found, progress)


def test_what_the_audit_counts_is_what_is_there(worked):
    worked.take_in("запит 2.csv", REQUEST[:3], TO_VERIFY)
    worked.match()
    report = checked(worked)
    assert report.statements == sum(1 for _ in worked.case.writer.statements())
    assert report.lines == worked.case.writer.line_count()
