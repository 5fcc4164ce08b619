"""What a cell of the review shows of two values and their evidence."""

from dataclasses import replace

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.lists import ListAttributes, ListRole, Record, Side, Status, Subject
from verifier_gui.domain.review import CandidateColumn, Coverage, ReviewSheet, SubjectState
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.phrases.comparison import Cell, as_of, cell_of, fields_of, place_of, subject_value
from verifier_gui.phrases.differences import Mark


def fact(kind: FactKind, raw: str, value: str | None = None) -> Fact:
    found = raw if value is None else value
    precision = PartialDate.parse(found).precision if found and kind is FactKind.BIRTH_DATE else ""
    return Fact(kind, raw, found, precision=precision)


def sheet(subject: list[Fact], record: list[Fact], evidence: list[Evidence]) -> ReviewSheet:
    list_id, revision = ListId("1" * 32), RevisionId("2" * 64)
    registry = ListAttributes("Missing persons", ListRole.REGISTRY, Side.OURS, "Ombudsman")
    column = CandidateColumn(
        Candidate(RecordKey("3" * 64), list_id, revision, 20114, 0.97, 12.0, tuple(evidence)),
        registry,
        5000,
        Facts.of(record),
        None,
        None,
        "",
        None,
        None,
        struck_out=False,
        identified=False,
    )
    own = Record(RecordKey("4" * 64), revision, 7, (), Facts.of(subject))
    return ReviewSheet(
        subject=Subject(SubjectId("5" * 64), list_id, 1, own),
        code="",
        attributes=ListAttributes("List A", ListRole.TO_VERIFY, Side.OURS),
        list_people=1,
        revision_number=1,
        state=SubjectState.LIKELY,
        verdict=Verdict(),
        fields=tuple(dict.fromkeys(found.kind for found in (*subject, *record))),
        columns=(column,),
        findings=(),
        history=(),
        raw_row=(),
        coverage=Coverage(),
        identity="",
        seen=(),
    )


def cell(kind: FactKind, subject: list[Fact], record: list[Fact], evidence: list[Evidence]) -> Cell:
    made = sheet(subject, record, evidence)
    return cell_of(made, made.columns[0], kind)


def marked(found: Cell) -> str:
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in found.pieces)


def test_another_form_of_a_name_is_marked_as_a_whole() -> None:
    found = cell(
        FactKind.GIVEN_NAME,
        [fact(FactKind.GIVEN_NAME, "Николай")],
        [fact(FactKind.GIVEN_NAME, "Микола")],
        [Evidence(FactKind.GIVEN_NAME, "Николай", "Микола", Level.EQUAL_BY_LANGUAGE, 4.4, Because.FORM_OF,
                  {"name": "Микола", "language": "ru"}, 2100)],
    )  # fmt: skip
    assert (marked(found), found.mark) == ("[Микола]", Mark.LANGUAGE)
    assert found.line == "Russian form of Микола · 1 in 2\u00a0100 people"
    assert found.brief == "Russian form of Микола"
    assert found.bits == 4.4


def test_a_former_surname_stands_where_it_was_compared() -> None:
    found = cell(
        FactKind.SURNAME,
        [fact(FactKind.SURNAME, "Савчук")],
        [fact(FactKind.SURNAME, "Ткаченко"), fact(FactKind.FORMER_SURNAME, "Савчук")],
        [Evidence(FactKind.SURNAME, "Савчук", "Савчук", Level.EQUAL_BY_LANGUAGE, 7.0, Because.FORMER_SURNAME)],
    )
    assert found.value == "Савчук"
    assert found.line == "a former surname"


def test_dates_are_written_alike_on_both_sides() -> None:
    made = sheet(
        [fact(FactKind.BIRTH_DATE, "1986-03-21", "1986-03-21")],
        [fact(FactKind.BIRTH_DATE, "21.03.1986", "1986-03-21")],
        [Evidence(FactKind.BIRTH_DATE, "1986-03-21", "21.03.1986", Level.SAME, 11.0, Because.SAME)],
    )
    assert subject_value(made, FactKind.BIRTH_DATE) == "21.03.1986"
    assert marked(cell_of(made, made.columns[0], FactKind.BIRTH_DATE)) == "21.03.1986"


def test_a_date_that_no_calendar_has_is_shown_as_it_came() -> None:
    made = sheet([fact(FactKind.BIRTH_DATE, "31.02.1990", "")], [], [])
    assert subject_value(made, FactKind.BIRTH_DATE) == "31.02.1990"


def test_what_one_side_lacks_weighs_nothing_and_has_no_bar() -> None:
    given = cell(
        FactKind.UNIT,
        [],
        [fact(FactKind.UNIT, "36 ОБрМП")],
        [Evidence(FactKind.UNIT, "", "36 ОБрМП", Level.MISSING, 0.0, Because.SUBJECT_GIVES_NONE)],
    )
    assert (given.value, given.line, given.bits) == ("36 ОБрМП", "", None)
    lacking = cell(FactKind.UNIT, [fact(FactKind.UNIT, "36 ОБрМП")], [], [])
    assert (lacking.value, lacking.line, lacking.bits) == ("", "this record gives none", None)


def test_a_tax_number_is_laid_open_only_where_there_is_another_to_compare() -> None:
    number = [fact(FactKind.TAX_NUMBER, "3278408624")]
    alone = cell(FactKind.TAX_NUMBER, [], number, [])
    assert marked(alone) == "32784•••••"
    assert alone.value == "3278408624"
    compared = [Evidence(FactKind.TAX_NUMBER, "3278408625", "3278408624", Level.CLOSE, 3.0, Because.ONE_DIGIT)]
    both = cell(FactKind.TAX_NUMBER, [fact(FactKind.TAX_NUMBER, "3278408625")], number, compared)
    assert marked(both) == "327840862[4]"


def test_letters_that_only_look_alike_are_marked_all_the_same() -> None:
    found = cell(
        FactKind.RANK,
        [fact(FactKind.RANK, "рядовой")],
        [fact(FactKind.RANK, "солдат")],
        [Evidence(FactKind.RANK, "рядовой", "солдат", Level.EQUAL_BY_LANGUAGE, 0.9, Because.ANOTHER_SPELLING)],
    )
    assert marked(found) == "[солдат]"


def test_a_birthplace_that_was_compared_as_a_region_has_one_row() -> None:
    region = Evidence(FactKind.REGION, "Киевская", "Київська", Level.EQUAL_BY_LANGUAGE, 4.5, Because.ANOTHER_SPELLING)
    made = sheet([fact(FactKind.BIRTH_PLACE, "Киевская")], [fact(FactKind.REGION, "Київська")], [region])
    assert fields_of(made) == (FactKind.REGION,)
    assert subject_value(made, FactKind.REGION) == "Киевская"


def test_a_record_says_where_it_stands() -> None:
    assert place_of(sheet([], [], []).columns[0]) == "Ombudsman · row 20\u00a0114"


def test_a_return_says_the_day_of_it_and_another_record_its_date() -> None:
    registry = replace(sheet([], [], []).columns[0].attributes, as_of="2025-05-12")
    plain = replace(sheet([], [], []).columns[0], attributes=registry)
    assert as_of(plain) == "as of 12.05.2025"
    assert as_of(replace(plain, status=Status.RETURNED, status_date="2024-01-03")) == "returned on 03.01.2024"
    assert as_of(replace(plain, status=Status.RETURNED)) == "as of 12.05.2025"
    assert as_of(replace(plain, status=Status.CAPTIVE, status_date="2024-01-03")) == "as of 12.05.2025"


def test_what_differs_and_the_note_on_a_hold_stand_right_after_names_and_birth_date() -> None:
    first = [FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC, FactKind.BIRTH_DATE]
    rest = [FactKind.RANK, FactKind.CAPTURED_ON, FactKind.UNIT, FactKind.CATEGORY, FactKind.NOTE]
    given = [fact(kind, kind.value) for kind in (*first, *rest) if kind is not FactKind.BIRTH_DATE]
    differs = Evidence(FactKind.UNIT, "A", "B", Level.DIFFERS, -2.0, Because.ANOTHER_VALUE, {}, 0)
    same = Evidence(FactKind.RANK, "A", "A", Level.SAME, 2.0, Because.SAME, {}, 0)
    plain = replace(sheet(given, given, [same, differs]), fields=(*first, *rest))
    moved = (FactKind.UNIT, FactKind.RANK, FactKind.CAPTURED_ON, FactKind.CATEGORY, FactKind.NOTE)
    assert fields_of(plain) == (*first, *moved)
    stop = Finding(FindingKind.ON_HOLD, (plain.columns[0].record,))
    held = replace(plain, columns=(replace(plain.columns[0], stop=stop),))
    assert fields_of(held)[:6] == (*first, FactKind.UNIT, FactKind.NOTE)
