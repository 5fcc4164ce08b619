"""The roster: their rows in their order with every cell as it came, and beside each what was decided, by whom and why."""

import datetime

import pytest
from small_cases import A_REGISTRY, B_REGISTRY, REGISTRY, REQUEST, SECOND_REGISTRY, TO_VERIFY, SmallCase

from verifier_gui.domain import language
from verifier_gui.domain.identifiers import ListId, is_subject_code
from verifier_gui.domain.statement_kinds import Answer, Certainty, Reason
from verifier_gui.errors import ExportError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.rostering import Roster, own_headings, read_roster


def roster(small: SmallCase) -> Roster:
    return read_roster(small.case.writer, small.case.operator.id, small.case.title, small.lists["Запит"], Progress())


def own(small: SmallCase, number: int) -> dict[str, str]:
    """What stands beside one of their rows, by heading."""
    found = roster(small)
    (row,) = [row for row in found.rows if row.subject.number == number]
    return dict(zip(found.own_headings, row.own, strict=True))


def test_their_rows_and_cells_stand_in_their_order_as_they_came(small):
    found = roster(small)
    assert [";".join(row.theirs) for row in found.rows] == list(REQUEST)
    assert found.their_headings == ("№", "Прізвище", "Імʼя", "По батькові", "Дата народження", "Звання")
    assert found.own_headings == own_headings()


def test_every_row_has_a_code_that_finds_its_way_home(small):
    codes = [row.own[1] for row in roster(small).rows]
    assert len(set(codes)) == 6
    assert all(map(is_subject_code, codes))


def test_an_identity_names_its_records_with_list_row_name_and_date(small):
    sheet = small.sheet(2)
    records = [column.record for column in sheet.columns]
    reviewing.identify(small.acting, sheet, records, certainty=Certainty.PROBABLE, reason=Reason.LANG, note="за фото")
    row = own(small, 2)
    assert row["Verdict"] == "identified, probable"
    assert sorted(row["Identified as"].splitlines()) == [
        "Реєстр А, row 3, Їжакевич Микола Петрович, 01.02.1991",
        "Реєстр Б, row 2, Ижакевич Николай Петрович, 01.02.1991",
    ]
    assert (row["Reason"], row["Note for the record"]) == ("Names equal by language", "за фото")
    assert row["Reviewed by"] == "Олена К."
    told = datetime.datetime.fromisoformat(row["Time"].replace(" +", "+").replace(" -", "-"))
    assert told.astimezone(datetime.UTC).date() == datetime.date(2026, 5, 12)


def test_a_record_that_its_registry_no_longer_has_is_still_named(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record], reason=Reason.LANG)
    small.take_in("реєстр а 2.csv", REGISTRY[2:], A_REGISTRY)
    small.take_in("реєстр б 2.csv", SECOND_REGISTRY[1:], B_REGISTRY)
    small.match()
    assert "Микола Петрович" in own(small, 2)["Identified as"] or "Николай Петрович" in own(small, 2)["Identified as"]


def test_stops_stand_with_their_answers_and_a_hold_beside_the_verdict(small):
    assert own(small, 3)["Stops and answers"].endswith("→ not answered")
    stop = small.sheet(3).unanswered[0].key
    reviewing.answer_stop(small.acting, small.sheet(3), stop, Answer.APPLIES, reason=Reason.HOME)
    reviewing.hold(small.acting, small.sheet(3), asked_by="СБУ")
    row = own(small, 3)
    assert row["Stops and answers"] == (
        "May have been returned. Exchange of 03.01.2024, row 2: Гнатюк Остап Андрійович. Check the date of capture. "
        "→ applies: Returned, not recaptured"
    )
    assert (row["Verdict"], row["Hold"], row["Reviewed by"]) == ("undecided", "held", "")


def test_each_decision_says_what_it_rests_on(small):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    stop = small.sheet(4).unanswered[0].key
    reviewing.answer_stop(small.acting, small.sheet(4), stop, Answer.DOES_NOT_APPLY, reason=Reason.AGAIN)
    reviewing.identify_otherwise(small.acting, small.sheet(4), source="фото від родини", reason=Reason.OUTSIDE)
    assert (own(small, 5)["Verdict"], own(small, 5)["Identified as"]) == ("not found", "")
    kept = f"No. 1 Шевченко Олена Іванівна, code {own(small, 1)['Code']}"
    assert (own(small, 6)["Verdict"], own(small, 6)["Identified as"]) == ("duplicate", kept)
    assert (own(small, 4)["Verdict"], own(small, 4)["Identified as"]) == ("identified otherwise", "фото від родини")


def test_above_the_headings_stand_list_revision_count_and_where_was_searched(small):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    found = roster(small)
    assert found.title_lines == (
        "Обмін у травні · Запит",
        "Revision 1, запит.csv; 6 people; 1 decided",
        "Searched: 2 registries (8 people, no dates given), 1 earlier exchange, the deceased",
    )
    head = small.case.writer.head()
    assert found.closing == (f"Audit log: {head.number} acts, the last with the SHA-256 {head.hash.hex()}",)


def test_nobody_has_signed_is_said_in_both_languages(small, monkeypatch):
    class Upper(language._gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"УКР {message}"

    real = language._catalogue
    monkeypatch.setattr(
        language, "_catalogue", lambda chosen: Upper() if chosen is language.Language.UKRAINIAN else real(chosen)
    )
    sentence = "NOT SIGNED OFF. A working copy: nobody has vouched for it."
    assert roster(small).mark == f"УКР {sentence} · {sentence}"


def test_rows_wider_than_the_headings_keep_every_cell(empty):
    empty.take_in("запит.csv", [REQUEST[0] + ";ще;клітинка"], TO_VERIFY)
    found = roster(empty)
    assert found.rows[0].theirs[-2:] == ("ще", "клітинка")
    assert len(found.their_headings) == len(found.rows[0].theirs)
    assert found.their_headings[-2:] == ("", "")


def test_a_list_without_people_and_a_registry_have_no_roster(small):
    for list_id in (small.lists["Реєстр А"], ListId("00" * 16)):
        with pytest.raises(ExportError, match="has no people to make a roster of"):
            read_roster(small.case.writer, small.case.operator.id, "x", list_id, Progress())


def test_reading_can_be_cancelled(small):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_roster(small.case.writer, small.case.operator.id, "x", small.lists["Запит"], progress)


def test_a_roster_is_of_one_moment_whatever_is_decided_meanwhile(small):
    reader = small.case.new_reader()

    def decide(done: int, _total: int) -> None:
        if done == 0:
            reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)

    head = small.case.writer.head()
    found = read_roster(reader, small.case.operator.id, small.case.title, small.lists["Запит"], Progress(decide))
    assert not found.rows[4].verdict.is_decided
    assert head.hash.hex() in found.closing[0]
    assert own(small, 5)["Verdict"] == "not found"
    reader.close()
