"""Every line of the audit log, and of the history, accounts for its act: what was done, to whom, and what it rested on."""

import pytest
from small_cases import SmallCase

from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import history
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.log_index import LogFilter, LogIndex
from verifier_gui.workflow.reading_audit import LogReading, ShownLine, look
from verifier_gui.workflow.viewing import View, view_of

ALL = LogFilter()
REPEATED = "No. 1 Шевченко Олена Іванівна, Запит"


def view(small: SmallCase) -> View:
    return view_of(small.case.writer, small.identity.card.id)


def newest(small: SmallCase) -> ShownLine:
    return LogReading(view(small)).page(limit=1)[0]


def remark(small: SmallCase, number: int) -> str:
    """What the history of the review page says of the last act on a person."""
    return history.remark(small.sheet(number).history[-1])


def test_an_identity_names_list_row_and_name_of_its_record(small):
    sheet = small.sheet(2)
    column = next(column for column in sheet.columns if column.attributes.name == "Реєстр А")
    reviewing.identify(small.acting, sheet, [column.record], reason=Reason.LANG, note="за фото")
    line = newest(small)
    assert (line.act, line.about) == ("identified", "No. 2 Їжакевич Микола Петрович, Запит")
    assert line.details == (
        "Реєстр А, row 3: Їжакевич Микола Петрович, 01.02.1991 · Names equal by language · “за фото”"
    )
    assert remark(small, 2) == line.details


def test_a_strike_names_whom_it_strikes_out(small):
    sheet = small.sheet(2)
    column = next(column for column in sheet.columns if column.attributes.name == "Реєстр Б")
    reviewing.strike_out(small.acting, sheet, column.record)
    assert newest(small).details == "Реєстр Б, row 2: Ижакевич Николай Петрович, 01.02.1991"
    assert remark(small, 2) == newest(small).details


def test_a_stop_answer_names_the_stop_and_the_record_it_rests_on(small):
    stop = small.sheet(3).unanswered[0].key
    reviewing.answer_stop(small.acting, small.sheet(3), stop, Answer.APPLIES, reason=Reason.HOME)
    line = newest(small)
    assert line.act == "stop: applies"
    assert line.details.startswith("may be returned: Обмін 2024, row 2: Гнатюк Остап Андрійович")
    assert line.details.endswith(" · Returned, not recaptured")
    assert remark(small, 3) == line.details


def test_a_duplicate_names_the_line_that_stays(small):
    reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.SEVERAL)
    assert newest(small).details.startswith(f"the line that stays: {REPEATED}")


def test_a_hold_names_who_asked_for_it_and_not_sure_who_remains(small):
    reviewing.hold(small.acting, small.sheet(4), asked_by="СБУ")
    assert newest(small).details == "asked by СБУ"
    records = [column.record for column in small.sheet(2).columns]
    reviewing.not_sure(small.acting, small.sheet(2), remaining=records, ask="МКЧХ", reason=Reason.SEVERAL)
    told = newest(small).details
    assert told.startswith("may be: ")
    assert "Реєстр А, row 3" in told
    assert "Реєстр Б, row 2" in told
    assert "МКЧХ" in told


def test_taking_back_names_the_act_by_number_and_what_it_was(small):
    reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.SEVERAL)
    number = newest(small).number
    reviewing.take_back_last(small.acting)
    assert newest(small).act == "taken back"
    assert newest(small).details == f"act {number}: duplicate · the line that stays: {REPEATED}"
    assert remark(small, 6) == newest(small).details


def test_lines_on_lists_and_matchings_name_their_lists(small):
    lines = {line.act: line for line in LogReading(view(small)).page()}
    assert lines["lists matched"].about == "Запит"
    assert lines["lists matched"].details == "searched: Реєстр А, Реєстр Б, Обмін 2024, Загиблі"
    assert lines["list described"].details.startswith("Реєстр А · registry · ours")
    assert lines["people numbered"].details == "6 people"


def test_a_search_finds_every_word_in_who_what_about_and_details_back_to_the_first_act(small):
    stop = small.sheet(3).unanswered[0].key
    reviewing.answer_stop(small.acting, small.sheet(3), stop, Answer.APPLIES, reason=Reason.HOME)
    reviewing.hold(small.acting, small.sheet(4), asked_by="СБУ")

    def numbers(query: str, wanted: LogFilter = ALL) -> list[int]:
        answer = look(view(small), LogIndex(), wanted, query, Progress())
        return [line.number for line in answer.lines]

    last = small.case.writer.head().number
    assert numbers("гнатюк MAY returned") == [last - 1]
    assert numbers("сбу") == [last]
    assert numbers("case created")[-1] == 1
    assert numbers("олена к", LogFilter(kind="hold")) == [last]
    assert numbers("олена к", LogFilter(kind="hold", day="2020-01-01")) == []
    assert numbers("нікого такого") == []


def test_a_search_can_be_cancelled(small):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        look(view(small), LogIndex(), ALL, "x", progress)
