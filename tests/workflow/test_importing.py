"""Importing: seen by nobody until it is sealed, wholly or not at all, and people keep their number through revisions."""

import dataclasses
import itertools
import os
import sys

import pytest
from small_cases import A_REGISTRY, HEADINGS, REQUEST, TO_VERIFY, SmallCase, new_case, plan_of, write_list

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import ListId, record_key
from verifier_gui.domain.list_statements import Imported, ListDeclared, Pairing, attributes_values
from verifier_gui.domain.lists import ListAttributes, ListRole, Side, Stage
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import SheetError, VerifierError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sealing.chain import FactsDigest
from verifier_gui.sealing.encoding import encode
from verifier_gui.store.writer import Writer
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.viewing import whole_view

MANY = [f"{number};Шевченко;Імʼя{number};Іванівна;12.03.1989;солдат" for number in range(1, 61)]


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    """Sixty people are three chunks."""
    monkeypatch.setattr("verifier_gui.store.writer._CHUNK", 20)


def counts(small: SmallCase) -> dict[str, int]:
    """Rows of every table that an import writes, wherever they lie."""
    connection = small.case.writer._connection
    tables = (
        "batch",
        "record",
        "record_place",
        "problem",
        "revision",
        "list",
        "subject",
        "pairing",
        "statement",
        "audit",
    )
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}


def test_list_revision_and_pairing_are_three_statements_of_one_act(empty):
    list_id = empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    declared, imported, pairing = empty.case.writer.statements_on_list(list_id)
    assert isinstance(declared.body, ListDeclared)
    assert isinstance(imported.body, Imported)
    assert isinstance(pairing.body, Pairing)
    assert (imported.body.people, imported.body.file_name, pairing.body.subjects) == (6, "запит.csv", 6)
    (named,) = empty.case.writer.lists()
    assert (named.attributes, named.revision.people, named.revision.number) == (TO_VERIFY, 6, 1)
    assert verify(empty.case.writer, empty.case.heads_found).holds


def imported(small: SmallCase, list_id: ListId) -> Imported:
    """The newest import of a list, as it was signed."""
    return [found.body for found in small.case.writer.statements_on_list(list_id) if isinstance(found.body, Imported)][
        -1
    ]


def test_an_import_vouches_for_the_facts_that_were_read_and_says_how_a_csv_was_read(empty):
    body = imported(empty, empty.take_in("запит.csv", REQUEST, TO_VERIFY))
    assert (body.encoding, body.delimiter) == ("utf-8", ";")
    digest = FactsDigest()
    for record in empty.case.writer.records_of(body.revision):
        facts = [[fact.kind.value, fact.raw, fact.value, fact.ordinal, fact.precision] for fact in record.facts.facts]
        digest.add(record.row, encode({"": facts}).decode().removeprefix('{"":').removesuffix("}"))
    assert body.facts_digest == digest.hexdigest()


def test_the_same_bytes_read_by_another_encoding_are_the_same_revision_and_the_statements_tell_them_apart(empty):
    path = write_list(empty.folder, "запит.csv", REQUEST)
    path.write_bytes(path.read_text("utf-8").encode("cp1251", "replace"))
    plan = plan_of(path, TO_VERIFY)
    bodies: list[Imported] = []
    for encoding in ("cp1251", "koi8-u"):
        list_id = ListId("ab" * 16)
        other = new_case(empty.folder / encoding)
        with other.acting.act(ListDeclared(list_id, attributes_values(TO_VERIFY))) as (transaction, statement):
            transaction.add_list(list_id, statement.id)
        import_list(other.acting, dataclasses.replace(plan, encoding=encoding, list_id=list_id), Progress())
        bodies.append(imported(other, list_id))
        assert verify(other.case.writer, other.case.heads_found).holds
        other.case.file.close()
    first, second = bodies
    assert first.revision == second.revision
    assert (first.encoding, second.encoding) == ("cp1251", "koi8-u")
    assert first.cells_digest != second.cells_digest
    assert first.facts_digest != second.facts_digest


def test_every_cell_is_kept_as_it_came_beside_the_facts_read_from_it(empty):
    list_id = empty.take_in("запит.csv", ["7; Їжак ;олена;;1989;  "], TO_VERIFY)
    (subject,) = empty.case.writer.subjects_of(list_id)
    assert (subject.record.row, subject.record.cells) == (2, ("7", " Їжак ", "олена", "", "1989", "  "))
    assert subject.facts.value(FactKind.SURNAME) == "Їжак"
    assert subject.facts.value(FactKind.BIRTH_DATE) == "1989"


def test_the_queue_of_a_new_list_is_there_before_anything_is_matched(empty):
    list_id = empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    queue = reviewing.read_queue(whole_view(empty.case.writer), list_id)
    assert [(entry.number, entry.surname) for entry in queue][:2] == [(1, "Шевченко"), (2, "Їжакевич")]


def test_attributes_that_are_given_stay_and_those_that_are_not_are_left_out(empty):
    attributes = ListAttributes("Обмін", ListRole.TO_VERIFY, Side.THEIRS, stage=Stage.OFFER, as_of="2026")
    list_id = empty.take_in("запит.csv", REQUEST, attributes)
    (named,) = empty.case.writer.lists()
    assert named.attributes == attributes
    declared = empty.case.writer.statements_on_list(list_id)[0].body
    assert dict(declared.attributes) == {
        "name": "Обмін",
        "role": "to-verify",
        "side": "theirs",
        "as_of": "2026",
        "stage": "offer",
    }


def test_chunks_are_seen_by_nobody_until_the_seal(empty):
    plan = plan_of(write_list(empty.folder, "багато.csv", MANY), A_REGISTRY)
    reader = empty.case.new_reader()
    seen: list[tuple[int, int, int]] = []

    def look(done: int, _total: int) -> None:
        (records,) = reader._connection.execute("SELECT count(*) FROM record").fetchone()
        seen.append((records, len(reader.lists()), reader.line_count()))

    import_list(empty.acting, plan, Progress(look))
    assert {records for records, _, _ in seen} >= {20, 40, 60}
    assert {(lists, lines) for _, lists, lines in seen} == {(0, 1)}
    assert len(reader.lists()) == 1
    reader.close()


def test_progress_never_goes_back(empty):
    told: list[float] = []
    plan = plan_of(write_list(empty.folder, "багато.csv", MANY), TO_VERIFY)
    import_list(empty.acting, plan, Progress(lambda done, total: told.append(done / total)))
    assert told == sorted(told)
    assert told[-1] <= 1


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6, 0.95])
def test_cancelling_leaves_no_trace(empty, at):
    plan = plan_of(write_list(empty.folder, "багато.csv", MANY), TO_VERIFY)
    before = counts(empty)
    progress = Progress(lambda done, total: progress.cancel() if done / total >= at else None)
    with pytest.raises(Cancelled):
        import_list(empty.acting, plan, progress)
    assert counts(empty) == before


def test_a_file_that_was_changed_after_it_was_looked_at_is_refused_whole(empty):
    path = write_list(empty.folder, "запит.csv", REQUEST)
    plan = plan_of(path, TO_VERIFY)
    write_list(empty.folder, "запит.csv", REQUEST[:2])
    before = counts(empty)
    with pytest.raises(SheetError, match="changed"):
        import_list(empty.acting, plan, Progress())
    assert counts(empty) == before


def test_a_case_file_that_cannot_take_the_seal_sees_nothing_of_the_import(empty, monkeypatch):
    plan = plan_of(write_list(empty.folder, "запит.csv", REQUEST), TO_VERIFY)

    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr("verifier_gui.store.subjects.SubjectWriting.pair", fail)
        with pytest.raises(ZeroDivisionError):
            import_list(empty.acting, plan, Progress())
    assert empty.case.writer.lists() == []
    assert empty.case.writer.line_count() == 1
    empty.reopen()
    assert counts(empty)["record"] == 0


def test_the_same_file_read_the_same_way_is_refused_a_second_time(empty):
    list_id = empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    plan = plan_of(empty.folder / "запит.csv", TO_VERIFY, list_id)
    before = counts(empty)
    with pytest.raises(VerifierError, match="Запит has this very file already"):
        import_list(empty.acting, plan, Progress())
    assert counts(empty) == before


def test_people_keep_their_subject_through_a_new_revision_whatever_their_place(empty):
    first = empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    numbers = {subject.id: subject.number for subject in empty.case.writer.subjects_of(first)}
    moved = [
        "1;Гнатюк;Остап;Андрійович;07.07.1985;солдат",
        "2;Новий;Петро;Іванович;01.01.1990;солдат",
        "3;їжакевич;Микола;Петрович;01.02.1991;старший сержант",
    ]
    empty.take_in("запит 2.csv", moved, TO_VERIFY)
    subjects = empty.case.writer.subjects_of(first)
    assert [subject.number for subject in subjects] == [3, 7, 2]
    assert [numbers.get(subject.id) for subject in subjects] == [3, None, 2]
    assert [subject.number for subject in empty.case.writer.subjects_gone_from(first)] == [1, 4, 5, 6]
    assert verify(empty.case.writer, empty.case.heads_found).holds


def test_the_running_number_is_no_part_of_a_records_key(empty):
    list_id = empty.take_in("запит.csv", REQUEST[:2], TO_VERIFY)
    first, second = empty.case.writer.subjects_of(list_id)
    assert first.record.key == record_key(list_id, tuple(REQUEST[0].split(";")[1:]), 0)
    renumbered = [REQUEST[1].replace("2;", "1;"), REQUEST[0].replace("1;", "2;", 1)]
    empty.take_in("запит 2.csv", renumbered, TO_VERIFY)
    assert [subject.id for subject in empty.case.writer.subjects_of(list_id)] == [second.id, first.id]


def test_equal_rows_are_told_apart_by_their_order(empty):
    list_id = empty.take_in("запит.csv", [REQUEST[0], REQUEST[0].replace("1;", "2;", 1)], TO_VERIFY)
    one, other = empty.case.writer.subjects_of(list_id)
    assert one.record.key != other.record.key
    empty.take_in("запит 2.csv", [REQUEST[0], REQUEST[2]], TO_VERIFY)
    assert empty.case.writer.subjects_of(list_id)[0].id == one.id


def test_who_is_alike_twice_is_paired_with_nobody_by_likeness(empty):
    twins = ["1;Шевченко;Олена;Іванівна;12.03.1989;солдат", "2;Шевченко;Олена;Іванівна;12.03.1989;сержант"]
    list_id = empty.take_in("запит.csv", twins, TO_VERIFY)
    empty.take_in("запит 2.csv", ["1;Шевченко;Олена;Іванівна;12.03.1989;матрос"], TO_VERIFY)
    assert [subject.number for subject in empty.case.writer.subjects_of(list_id)] == [3]


def test_decisions_on_unchanged_people_stand_in_the_new_revision(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    small.take_in("запит 2.csv", [REQUEST[1], REQUEST[4]], TO_VERIFY)
    assert small.sheet(2).verdict.identity is IdentityState.DECIDED
    small.match()
    assert small.sheet(2).verdict.identity is IdentityState.DECIDED
    assert [entry.number for entry in reviewing.read_queue(whole_view(small.case.writer), small.lists["Запит"])] == [
        2,
        5,
    ]
    assert verify(small.case.writer, small.case.heads_found).holds


def test_a_decision_grows_stale_when_the_same_row_is_understood_otherwise(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    plan = plan_of(small.folder / "запит.csv", TO_VERIFY, small.lists["Запит"])
    columns = ["" if meaning == "patronymic" else meaning for meaning in plan.mapping.columns]
    corrected = dataclasses.replace(plan, mapping=dataclasses.replace(plan.mapping, columns=tuple(columns)))
    import_list(small.acting, corrected, Progress())
    after = small.sheet(2)
    assert (after.verdict.identity, after.verdict.stale) == (IdentityState.UNDECIDED, 1)
    assert verify(small.case.writer, small.case.heads_found).holds
    small.match()
    assert verify(small.case.writer, small.case.heads_found).holds


def test_people_gone_from_the_list_are_in_conflict_with_nobody(small):
    sheet = small.sheet(1)
    stop = sheet.unanswered[0].key
    reviewing.answer_stop(small.acting, sheet, stop, reviewing.Answer.DOES_NOT_APPLY, reason=Reason.AGAIN)
    reviewing.identify(small.acting, small.sheet(1), [sheet.columns[0].record], reason=Reason.NUMBER)
    conflict = FindingKind.ANOTHER_SUBJECTS_IDENTITY
    assert conflict in {finding.kind for finding in small.sheet(6).findings}
    small.take_in("запит 2.csv", REQUEST[1:], TO_VERIFY)
    assert conflict not in {finding.kind for finding in small.sheet(6).findings}
    assert verify(small.case.writer, small.case.heads_found).holds
    small.take_in("запит 3.csv", [*REQUEST[1:], REQUEST[0]], TO_VERIFY)
    assert conflict in {finding.kind for finding in small.sheet(6).findings}
    assert verify(small.case.writer, small.case.heads_found).holds


def test_who_comes_back_onto_the_list_is_the_subject_they_were(small):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    small.take_in("запит 2.csv", REQUEST[:2], TO_VERIFY)
    again = REQUEST[4].replace("матрос", "старший матрос")
    small.take_in("запит 3.csv", [*REQUEST[:2], again], TO_VERIFY)
    assert [subject.number for subject in small.case.writer.subjects_of(small.lists["Запит"])] == [1, 2, 5]
    assert small.sheet(5).verdict.is_decided
    assert verify(small.case.writer, small.case.heads_found).holds


def test_problems_are_kept_with_their_places(empty):
    list_id = empty.take_in("запит.csv", ["1;Шевченко;Олена;Іванівна;31.02.1989;солдат"], TO_VERIFY)
    (named,) = empty.case.writer.lists()
    (problem, *_) = empty.case.writer.problems_of(named.revision.id)
    assert (problem.row, problem.column, problem.raw) == (2, 4, "31.02.1989")
    assert named.revision.problems == len(empty.case.writer.problems_of(named.revision.id))
    assert list_id == named.id


def test_a_word_for_no_data_stands_in_the_queue_as_no_birth_date(empty):
    lines = [f"{n};Шевченко;Олена;Іванівна;{born};солдат" for n, born in ((1, "н/д"), (2, "31.02.1989"), (3, "1989"))]
    list_id = empty.take_in("запит.csv", lines, TO_VERIFY)
    queue = empty.case.writer.queue_of(list_id, is_searched=False)
    assert [entry.born for entry in queue] == ["", "31.02.1989", "1989"]


def test_batches_of_two_imports_at_once_do_not_sweep_one_another(empty):
    """A second import that is cancelled takes nothing of the first away."""
    plan = plan_of(write_list(empty.folder, "багато.csv", MANY), A_REGISTRY)
    other = plan_of(write_list(empty.folder, "запит.csv", REQUEST), TO_VERIFY)
    writer: Writer = empty.case.new_writer()
    once = itertools.count()

    def meanwhile(done: int, total: int) -> None:
        if done / total > 0.3 and next(once) == 0:
            stopped = Progress()
            stopped.cancel()
            with pytest.raises(Cancelled):
                import_list(empty.case.new_acting(writer), other, stopped)

    import_list(empty.acting, plan, Progress(meanwhile))
    writer.close()
    (named,) = empty.case.writer.lists()
    assert sum(1 for _ in empty.case.writer.records_of(named.revision.id)) == len(MANY)
    assert verify(empty.case.writer, empty.case.heads_found).holds
    assert HEADINGS.startswith(named.revision.headings[0])


@pytest.mark.skipif(sys.platform != "linux", reason="a system whose file names may be any bytes")
def test_17_a_file_whose_name_is_no_text_is_taken_in_and_its_name_shown_escaped(empty):
    path = empty.folder / os.fsdecode(b"\xd0\x97\xff\n\xe2\x80\xae.csv")
    write_list(empty.folder, "запит.csv", REQUEST).rename(path)
    (list_id,) = import_list(empty.acting, plan_of(path, TO_VERIFY), Progress()).lists
    revision = empty.case.writer.named_list(list_id).revision
    assert revision.file_name == "З\\udcff\\n\\u202e.csv"
    assert empty.case.writer.statements_on_list(list_id)[1].body.file_name == revision.file_name
    assert verify(empty.case.writer, empty.case.heads_found).holds
