"""Laying a subject out beside the records it met: which column stands where."""

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId
from verifier_gui.domain.lists import ListAttributes, ListRole, Record, Side
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.workflow.laying_out import Beside, lay_out, raw_row


def met(letter: str, probability: float, role: ListRole = ListRole.REGISTRY) -> Beside:
    key, list_id, revision = RecordKey(letter * 64), ListId(letter * 32), RevisionId("7" * 64)
    candidate = Candidate(key, list_id, revision, 2, probability, 10.0, ())
    attributes = ListAttributes(letter, role, Side.OURS)
    return Beside(candidate, attributes, 10, Record(key, revision, 2, (), Facts()))


def test_a_stop_stands_first_and_the_digits_go_by_probability_all_the_same():
    stop = Finding(FindingKind.ANOTHER_SUBJECTS_IDENTITY, (RecordKey("c" * 64),))
    beside = [met("a", 0.99), met("b", 0.9), met("c", 0.4), met("d", 0.5, ListRole.HOLD)]
    answered = Verdict(stop_answers={stop.key: {OperatorId("1" * 64): Answer.DOES_NOT_APPLY}})
    for verdict in (Verdict(open_stops=(stop.key,)), answered):
        shown = lay_out(beside, [stop], verdict).shown
        assert [(column.attributes.name, column.digit) for column in shown] == [
            ("d", None),
            ("c", 3),
            ("a", 1),
            ("b", 2),
        ]


def test_a_row_shows_what_a_person_saw_in_its_cells_and_what_the_file_stores():
    facts = Facts((Fact(FactKind.SURNAME, "Мороз", "Мороз"), Fact(FactKind.AS_SHOWN, "21.05.2025", "1")))
    record = Record(RecordKey("1" * 64), RevisionId("a"), 2, ("Мороз", "45798", ""), facts)
    assert raw_row(("Прізвище", "Дата звернення", "Рік"), record) == (
        ("Прізвище", "Мороз"),
        ("Дата звернення", "21.05.2025 (45798)"),
        ("Рік", ""),
    )
