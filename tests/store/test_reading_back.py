"""What is written is read back: lists, revisions, records, subjects, statements, audit lines, the desk."""

import json
from dataclasses import replace

import pytest
from case_building import LIST, REGISTRY, add_list, add_revision, add_subjects, key_of, person

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import RevisionId, SubjectId, subject_id
from verifier_gui.domain.lists import ListRole, Side
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason
from verifier_gui.domain.statements import UnknownBody
from verifier_gui.domain.subject_statements import IdentifiedRecord, Note
from verifier_gui.domain.verdicts import IdentityState, NamedBy, Verdict
from verifier_gui.store.audit_lines import ActText
from verifier_gui.store.compact import facts_text, read_verdict, verdict_text
from verifier_gui.store.desks import QueueRow
from verifier_gui.store.matches import MatchRun


def test_a_list_has_the_attributes_of_its_newest_statement(writer, signer):
    add_list(writer, signer)
    add_list(writer, signer, REGISTRY, "registry", "Реєстр")
    attributes = {"name": "Запит, друга редакція", "role": "to-verify", "side": "theirs", "stage": "agreed"}
    with writer.act(signer.signed("list", list=LIST, attributes=attributes)):
        pass
    first, second = writer.lists()
    assert (first.id, first.attributes.name, first.attributes.side) == (LIST, "Запит, друга редакція", Side.THEIRS)
    assert (second.attributes.name, second.attributes.role, second.revision) == ("Реєстр", ListRole.REGISTRY, None)
    assert writer.named_list(REGISTRY) == second
    assert len(writer.statements_on_list(LIST)) == 2


def test_records_are_read_back_in_the_order_of_rows_whatever_the_size_of_chunks(writer, signer):
    add_list(writer, signer)
    records = [person(row, f"Прізвище{row}") for row in range(2, 4100)]
    revision = add_revision(writer, signer, records)
    read = list(writer.records_of(revision, chunk=700))
    assert [(record.row, record.key, record.cells, record.facts) for record in read] == [
        (record.row, record.key, record.cells, record.facts) for record in records
    ]
    assert {record.revision for record in read} == {revision}
    assert list(writer.stored_rows(revision)) == [
        (record.row, record.key, record.cells, facts_text(record.facts)) for record in records
    ]


def test_a_record_is_found_by_its_key_and_by_its_row(writer, signer):
    add_list(writer, signer)
    revision = add_revision(writer, signer, [person(row) for row in range(2, 60)])
    assert writer.record(revision, key_of(17)).row == 17
    assert writer.record_at(revision, 17).key == key_of(17)
    assert writer.record(revision, key_of(61)) is None
    assert writer.record_at(revision, 61) is None


def test_rows_of_two_revisions_do_not_mix(writer, signer):
    add_list(writer, signer)
    first = add_revision(writer, signer, [person(2), person(3)])
    second = add_revision(writer, signer, [person(3)], sha256="cd" * 32)
    assert [record.row for record in writer.records_of(first)] == [2, 3]
    assert [record.row for record in writer.records_of(second)] == [3]
    assert [revision.number for revision in writer.revisions(LIST)] == [1, 2]
    assert writer.named_list(LIST).revision.id == second
    assert writer.revision(first).headings == ("№", "Прізвище", "Народж.", "")


def test_an_unknown_revision_is_a_fault_of_ours(writer):
    with pytest.raises(KeyError):
        next(writer.records_of(RevisionId("00" * 32)))


def test_problems_keep_their_places(writer, signer):
    add_list(writer, signer)
    problems = [
        Problem(ProblemKind.DATE_IMPOSSIBLE, 3, 2, "31.02.1990", FactKind.BIRTH_DATE),
        Problem(ProblemKind.NAME_MISSING, 9, -1, ""),
    ]
    batch = writer.write_batch([person(3), person(9)], problems)
    assert (batch.people, batch.problems) == (2, 2)
    id_ = add_revision(writer, signer, [])
    sealed = writer.revision(id_)
    with writer.act(signer.signed("import", list=LIST)) as transaction:
        transaction.seal_batch(batch.number, replace(sealed, id=RevisionId("ef" * 32)))
    assert writer.problems_of(RevisionId("ef" * 32)) == problems


def test_subjects_keep_their_numbers_through_revisions_and_the_gone_keep_their_last_line(writer, signer):
    one, two, three = add_subjects(writer, signer)
    second = add_revision(writer, signer, [person(5), person(6)], sha256="cd" * 32)
    added = subject_id(LIST, second, 6)
    with writer.act(signer.signed("pairing", list=LIST, revision=second)) as transaction:
        transaction.pair(LIST, second, [(5, SubjectId(three)), (6, added)])
    current = writer.subjects_of(LIST)
    assert [(subject.id, subject.number, subject.record.row) for subject in current] == [(three, 3, 5), (added, 4, 6)]
    assert [subject.id for subject in writer.subjects_gone_from(LIST)] == [one, two]
    assert writer.subject(SubjectId(one)).record.row == 2
    assert writer.subject(SubjectId(three)).record.row == 5
    assert writer.subject(SubjectId("00" * 32)) is None
    assert writer.subject_count(LIST) == 4
    assert writer.pairing_of(second) == [(5, three), (6, added)]


def test_statements_are_read_by_subject_in_the_order_of_their_lines(writer, signer):
    one, two, _ = add_subjects(writer, signer)
    for subject, text in ((one, "a"), (two, "b"), (one, "c")):
        with writer.act(signer.note(subject, text)):
            pass
    assert [statement.body.text for statement in writer.statements_on(SubjectId(one))] == ["a", "c"]
    each = writer.statements_on_each([SubjectId(two), SubjectId("00" * 32)])
    assert [statement.body.text for statement in each[SubjectId(two)]] == ["b"]
    assert each[SubjectId("00" * 32)] == []
    last = writer.statements_on(SubjectId(one))[-1]
    assert isinstance(last.body, Note)
    assert writer.statement(last.id) == last
    assert writer.numbers_of([last.id]) == {last.id: writer.head().number}
    assert [statement.kind for statement in writer.statements()] == [
        "list",
        "import",
        "pairing",
        "note",
        "note",
        "note",
    ]


def test_an_unknown_kind_is_kept_and_shown_as_such(writer, signer):
    with writer.act(signer.signed("tribunal", matter="?")):
        pass
    (statement,) = writer.statements()
    assert isinstance(statement.body, UnknownBody)
    assert statement.kind == "tribunal"


def test_the_audit_log_is_paged_both_ways_and_filtered(writer, signer):
    for number in range(25):
        with writer.act(signer.note("s1" if number % 2 else "s2")):
            pass
    with writer.act(ActText(b'{"act":"matched","at":"2026-05-14T09:00:00+00:00","by":"me"}')):
        pass
    newest = writer.audit_lines(limit=3)
    assert [line.number for line in newest] == [24, 25, 26]
    assert (newest[-1].kind, newest[-1].by, newest[-1].statement) == ("matched", "me", None)
    assert [line.number for line in writer.audit_lines(before=24, limit=3)] == [21, 22, 23]
    assert [line.number for line in writer.audit_lines(after=2, limit=3)] == [3, 4, 5]
    assert [line.number for line in writer.audit_lines(kinds=["matched"])] == [26]
    assert [line.number for line in writer.audit_lines_at([26, 3])] == [3, 26]
    (last,) = writer.filed_lines(25, 5)
    assert (last.number, last.kind, last.signer, last.statement, last.subject) == (26, "matched", "me", "", "")
    assert [line.subject for line in writer.filed_lines(0, 2)] == ["s2", "s1"]
    assert len(writer.audit_lines(subject=SubjectId("s1"))) == 12
    assert writer.statement_kinds() == ["note"]
    assert writer.line_hash_at(26).hex() == newest[-1].hash
    assert writer.line_count() == 26


def test_exhibits_and_documents_are_kept_once_by_their_hash(writer, signer):
    with writer.act(signer.note("s")) as transaction:
        first, second = transaction.keep_exhibits([b'{"a":1}', b'{"a":1}'])
        document = transaction.keep_document(b"\0roster")
    assert first == second
    assert writer.exhibit(first) == '{"a":1}'
    assert writer.document(document) == b"\0roster"
    assert writer.exhibit("00") is None
    assert writer.document("00") is None


def _candidate(row, probability, list_id=REGISTRY):
    evidence = Evidence(
        FactKind.GIVEN_NAME, "Николай", "Микола", Level.EQUAL_BY_LANGUAGE, 3.25, Because.FORM_OF, {"language": "ru"}, 90
    )
    return Candidate(key_of(row, list_id=list_id), list_id, RevisionId("aa" * 32), row, probability, 7.5, (evidence,))


def test_candidates_come_by_probability_from_all_lists_and_are_replaced_list_by_list(writer, signer):
    one, two, _ = map(SubjectId, add_subjects(writer, signer))
    other = _candidate(8, 0.7, LIST)
    with writer.desk() as transaction:
        transaction.put_candidates(REGISTRY, {one: [_candidate(2, 0.5), _candidate(3, 0.9)], two: [_candidate(4, 0.1)]})
        transaction.put_candidates(LIST, {one: [other]})
    assert writer.candidates_of(one) == (_candidate(3, 0.9), other, _candidate(2, 0.5))
    assert dict(writer.candidates_of_list(LIST)) == {one: writer.candidates_of(one), two: (_candidate(4, 0.1),)}
    with writer.desk() as transaction:
        transaction.put_candidates(REGISTRY, {one: []})
    assert writer.candidates_of(one) == (other,)
    with writer.desk() as transaction:
        transaction.drop_candidates(REGISTRY)
    assert writer.candidates_of(two) == ()


def test_findings_runs_and_indexes_are_read_back(writer, signer):
    one, *_ = map(SubjectId, add_subjects(writer, signer))
    finding = Finding(FindingKind.DECEASED, ("aa", "bb"), {"basis": "dna"})
    run = MatchRun(LIST, RevisionId("aa" * 32), (RevisionId("bb" * 32),), 412_006, "2026", "9.1")
    with writer.desk() as transaction:
        transaction.put_findings({one: [finding]})
        transaction.add_run(run)
    assert writer.findings_of(one) == (finding,)
    assert writer.findings_of_list(LIST) == {one: (finding,)}
    assert writer.match_runs(LIST) == [run]
    content = bytes(range(256)) * 9000
    writer.write_index(RevisionId("bb" * 32), "v1", content)
    assert writer.match_index(RevisionId("bb" * 32), "v1") == content
    assert writer.match_index(RevisionId("bb" * 32), "v2") is None
    writer.write_index(RevisionId("bb" * 32), "v2", b"")
    assert writer.match_index(RevisionId("bb" * 32), "v1") is None
    assert writer.match_index(RevisionId("bb" * 32), "v2") == b""


def test_an_index_of_which_a_part_is_missing_is_none(writer):
    with writer.desk() as transaction:
        transaction.put_index_part(RevisionId("bb" * 32), "v1", 0, 2, b"half")
    assert writer.match_index(RevisionId("bb" * 32), "v1") is None


WHOLE = Verdict(
    identity=IdentityState.DECIDED,
    decision=DecisionKind.IDENTIFIED,
    records=(NamedBy(IdentifiedRecord(REGISTRY, key_of(3)), ("me", "you")),),
    certainty=Certainty.PROBABLE,
    source="фото",
    duplicate_of=SubjectId("s"),
    reason=Reason.SLIP,
    note="примітка",
    ask="МВС",
    decided_by=("me", "you"),
    decided_at="2026",
    stop_answers={"deceased:aa": {"me": Answer.UNCLEAR}},
    open_stops=("deceased:aa",),
    applying_stops=("on-hold:bb",),
    held_by=("you",),
    struck_out=(key_of(4),),
    stale=1,
    unknown_kinds=("tribunal",),
)


@pytest.mark.parametrize("verdict", [Verdict(), WHOLE])
def test_a_verdict_becomes_text_and_the_same_verdict_again(verdict):
    assert read_verdict(verdict_text(verdict)) == verdict


def test_a_verdict_kept_before_it_told_which_stops_apply_tells_them_by_the_answers():
    applying = Verdict(stop_answers={"on-hold:bb": {"me": Answer.APPLIES}}, applying_stops=("on-hold:bb",))
    kept = json.loads(verdict_text(applying))
    del kept["applying_stops"]
    assert read_verdict(json.dumps(kept)) == applying


def test_the_queue_is_read_with_its_verdicts_by_number(writer, signer):
    one, two, _ = map(SubjectId, add_subjects(writer, signer))
    rows = [
        QueueRow(two, LIST, 2, 3, "Їжак", "", "12.03.1989", SubjectState.NONE, None, 0, 0.01, "b"),
        QueueRow(one, LIST, 1, 2, "Їжак", "А", "", SubjectState.STOP, FindingKind.DECEASED, 2, 0.97, "a"),
    ]
    with writer.act(signer.note(one)) as transaction:
        transaction.put_queue_rows(rows)
        transaction.put_verdicts({one: WHOLE})
    first, second = writer.queue_of(LIST)
    assert (first.subject, first.state, first.why, first.verdict, first.best) == (
        one,
        SubjectState.STOP,
        FindingKind.DECEASED,
        WHOLE,
        0.97,
    )
    assert (second.subject, second.verdict, second.is_open) == (two, Verdict(), True)
    assert writer.queue_entry(one) == first
    assert writer.verdict_on(one) == WHOLE
    assert writer.verdicts_of_list(LIST) == {one: WHOLE}
    with writer.desk() as transaction:
        transaction.put_state(one, SubjectState.STRONG, None, 1, 0.97)
        transaction.drop_queue_rows([two])
    (entry,) = writer.queue_of(LIST)
    assert (entry.state, entry.why, entry.plausible, entry.best) == (SubjectState.STRONG, None, 1, 0.97)
    with writer.desk() as transaction:
        transaction.drop_queue(LIST)
    assert writer.queue_of(LIST) == []


def test_settings_and_drafts_are_remembered(writer):
    assert writer.setting("columns") is None
    assert writer.note_draft(SubjectId("s")) == ""
    with writer.desk() as transaction:
        transaction.put_setting("columns", ["surname", 3])
        transaction.put_setting("columns", {"width": 120})
        transaction.put_note_draft(SubjectId("s"), "пере")
        transaction.put_note_draft(SubjectId("s"), "перевір")
    assert writer.setting("columns") == {"width": 120}
    assert writer.note_draft(SubjectId("s")) == "перевір"
    with writer.desk() as transaction:
        transaction.put_note_draft(SubjectId("s"), "")
    assert writer.note_draft(SubjectId("s")) == ""


def test_the_records_of_identities_are_found_by_record(writer, signer):
    one, two, _ = map(SubjectId, add_subjects(writer, signer))
    with writer.desk() as transaction:
        transaction.put_identity(one, [key_of(3), key_of(4)])
        transaction.put_identity(two, [key_of(3)])
        transaction.put_identity(one, [key_of(3)])
        transaction.put_meetings(two, [key_of(4)])
    assert writer.identified_as(key_of(3)) == sorted([one, two])
    assert writer.identified_as(key_of(4)) == []
    assert writer.met(key_of(4)) == [two]
