"""Rows of a new revision: people are paired by what makes a person, never by what is lacking; records keep their keys."""

import openpyxl
from small_cases import A_REGISTRY, EXCHANGED, REGISTRY, RETURNED, TO_VERIFY, SmallCase, plan_of

from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.importing import import_list


def take_in(small: SmallCase, name: str, lines: list[str]) -> list[int]:
    """The numbers of the people on the list after a workbook was taken in, in the order of its rows."""
    workbook = openpyxl.Workbook()
    for line in ("№;ПІБ;Дата народження;Звання", *lines):
        workbook.active.append(line.split(";"))
    workbook.save(small.folder / name)
    plan = plan_of(small.folder / name, TO_VERIFY, small.lists.get("Запит"))
    (small.lists["Запит"],) = import_list(small.acting, plan, Progress()).lists
    return [subject.number for subject in small.case.writer.subjects_of(small.lists["Запит"])]


def test_two_lines_of_which_nothing_was_understood_are_not_one_person(empty):
    known = "1;Шевченко Олена Іванівна;12.03.1989;солдат"
    assert take_in(empty, "a.xlsx", [known, "2;#REF!;;солдат"]) == [1, 2]
    assert take_in(empty, "b.xlsx", [known, "2;#REF!;;капітан"]) == [1, 3]
    assert take_in(empty, "c.xlsx", [known, "5;#REF!;;капітан", "6;Гнатюк Остап Андрійович;07.07.1985"]) == [1, 3, 4]


def test_what_was_said_of_a_record_stands_when_one_row_grows_wider(small):
    sheet = small.sheet(2)
    reviewing.strike_out(small.acting, sheet, sheet.columns[0].record)
    reviewing.answer_stop(
        small.acting, small.sheet(3), small.sheet(3).unanswered[0].key, Answer.APPLIES, reason=Reason.HOME
    )
    small.take_in("реєстр а 2.csv", [*REGISTRY[:-1], f"{REGISTRY[-1]};;перевірити"], A_REGISTRY)
    small.take_in("обмін 2024 2.csv", [*RETURNED, "2;Ткач;Ян;Янович;01.01.1990;;;див."], EXCHANGED)
    small.match()
    assert small.sheet(2).columns[0].struck_out
    assert not small.sheet(3).unanswered
