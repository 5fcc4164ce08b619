"""Whatever page of a case file is damaged, a reading of it gives what stands there or says so in a sentence, never a raw error."""

from collections.abc import Callable

import pytest
from case_building import LIST, add_subjects, reopen

from verifier_gui.domain.identifiers import OperatorId, StatementId, StationId, SubjectId
from verifier_gui.errors import CaseFileError
from verifier_gui.store.reader import Reader

PAGE = 4096

READINGS: tuple[Callable[[Reader], object], ...] = (
    lambda reader: reader.lists(),
    lambda reader: reader.revisions(LIST),
    lambda reader: [list(reader.records_of(found.id)) for found in reader.revisions(LIST)],
    lambda reader: [reader.problems_of(found.id) for found in reader.revisions(LIST)],
    lambda reader: reader.subjects_of(LIST),
    lambda reader: reader.subjects_gone_from(LIST),
    lambda reader: reader.subject_count(LIST),
    lambda reader: reader.statements_on(SubjectId("5" * 64)),
    lambda reader: reader.statements_on_list(LIST),
    lambda reader: reader.statements_of_kind("list"),
    lambda reader: reader.statement(StatementId("5" * 64)),
    lambda reader: reader.last_of(OperatorId("5" * 64), StationId("5" * 32)),
    lambda reader: reader.head(),
    lambda reader: reader.audit_lines(limit=10),
    lambda reader: reader.statement_kinds(),
    lambda reader: reader.filed_lines(0, 10),
    lambda reader: list(reader.stored_lines()),
    lambda reader: reader.queue_of(LIST),
    lambda reader: reader.verdicts_of_list(LIST),
    lambda reader: list(reader.candidates_of_list(LIST)),
    lambda reader: reader.findings_of_list(LIST),
    lambda reader: reader.match_runs(LIST),
    lambda reader: reader.setting("last"),
)


def test_a_damaged_page_is_told_by_every_reading_that_meets_it(path, case_file, writer, signer):
    add_subjects(writer, signer)
    writer.checkpoint(truncate=True)
    case_file.close()
    whole = path.read_bytes()
    told: list[str] = []
    for start in range(PAGE, len(whole), PAGE):
        place = start + 100
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        try:
            file = reopen(path)
        except CaseFileError:
            continue
        reader = file.reader()
        for reading in READINGS:
            try:
                reading(reader)
            except CaseFileError as error:
                told.append(str(error))
        file.close()
    assert len(told) >= len(READINGS), "most of the pages are met by some reading"
    assert {sentence.partition(" ")[2] for sentence in told} == {"is damaged. Open a backup of it."}


def test_a_breach_of_our_own_rules_is_no_sentence(writer):
    with pytest.raises(Exception, match="no such table") as raised:
        writer._connection.execute("SELECT 1 FROM nowhere")
    assert not isinstance(raised.value, CaseFileError)
