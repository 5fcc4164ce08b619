"""Rows become facts and named problems; titles, totals and repeated headings are nobody."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import HEADINGS, PEOPLE, csv_look, look, people_xml, row, sheet_xml, xlsx

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.lists import Basis, ColumnMapping, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.names.folding import Mended, mend
from verifier_gui.sheets.date_texts import BORN_BY, RECENT, DateReading, read_date
from verifier_gui.sheets.facts_reading import _SOUND
from verifier_gui.sheets.heading_words import meaning_of
from verifier_gui.sheets.inspection import STATUS_BLANK, STATUS_UNREAD
from verifier_gui.sheets.status_words import read_status


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.03.1989", "1989-03-12"),
        ("1.2.1990", "1990-02-01"),
        ("1989-03-12", "1989-03-12"),
        ("1989-03-12 00:00:00", "1989-03-12"),
        ("12/03/1989", "1989-03-12"),
        ("12.03.89", "1989-03-12"),
        ("05.11.04", "2004-11-05"),
        ("12 березня 1989 р.", "1989-03-12"),
        ("12 марта 1989 г.р.", "1989-03-12"),
        ("«5» травня 1990 року", "1990-05-05"),
        ("March 12, 1989", "1989-03-12"),
        ("12 Mar 1989", "1989-03-12"),
        ("1989", "1989"),
        ("1989 г.р.", "1989"),
        ("1989 р.н.", "1989"),
        ("03.1989", "1989-03"),
        ("березень 1989", "1989-03"),
        ("00.00.1989", "1989"),
        ("12.О3.1989", "1989-03-12"),
        ("12\u00a003\u00a01989", "1989-03-12"),
    ],
)
def test_dates_are_read_as_lists_write_them(text: str, value: str) -> None:
    assert str(read_date(text, last_short_year=BORN_BY).date) == value


@pytest.mark.parametrize("text", ["31.02.1990", "12.13.1990", "29.02.1989", "12.03.1089", "45.01.1990", "1990-02-30"])
def test_row_43_impossible_dates_are_never_mended(text: str) -> None:
    assert read_date(text, last_short_year=BORN_BY).reading is DateReading.IMPOSSIBLE


@pytest.mark.parametrize(
    "text", ["близько 30 років", "19890312", "12.03.19 89", "1989/1990", "Іваненко", "1.199", "32579"]
)
def test_what_is_no_date_stays_unread(text: str) -> None:
    assert read_date(text, last_short_year=BORN_BY).date is None


@pytest.mark.parametrize("text", ["", "-", "н/д", "?", "невідомо", "нет данных"])
def test_a_dash_is_no_date_and_no_problem(text: str) -> None:
    assert read_date(text, last_short_year=BORN_BY).reading is DateReading.BLANK


@given(st.dates(min_value=PartialDate(1900).first_day(), max_value=PartialDate(2099).last_day()))
def test_every_day_is_read_back_from_its_usual_spellings(day: object) -> None:
    for pattern in ("{:%d.%m.%Y}", "{:%d/%m/%Y}", "{:%Y-%m-%d}", "{:%d %m %Y}"):
        assert str(read_date(pattern.format(day), last_short_year=RECENT).date) == str(day)


@given(st.text(max_size=30))
def test_any_text_is_read_or_not_but_never_fails(text: str) -> None:
    read = read_date(text, last_short_year=BORN_BY)
    assert (read.date is None) == (read.reading not in {DateReading.READ, DateReading.PARTIAL})
    assert isinstance(meaning_of(text), str)
    assert read_status(text).status in {*Status, None}


@pytest.mark.parametrize(
    ("text", "status", "basis", "date"),
    [
        ("полон підтверджено", Status.CAPTIVE, None, ""),
        ("в плену, МККК 06.2023", Status.CAPTIVE, Basis.ICRC, "2023-06"),
        ("зник безвісти", Status.MISSING, None, ""),
        ("розшук", Status.MISSING, None, ""),
        ("полон не підтверджено, зник безвісти", Status.MISSING, None, ""),
        ("умер 11.2024", Status.DECEASED, None, "2024-11"),
        ("загинув (ДНК)", Status.DECEASED, Basis.DNA, ""),
        ("обмен 24.08.2024", Status.RETURNED, None, "2024-08-24"),
        ("повернуто 03.01.2024", Status.RETURNED, None, "2024-01-03"),
        ("є заперечення", Status.CONTESTED, None, ""),
        ("missing since 2022, witness", Status.MISSING, Basis.WITNESS, "2022"),
        ("полон не підтверджено", None, None, ""),
        ("обмен 09.24?", None, None, "2024-09"),
        ("б/п", None, None, ""),
    ],
)
def test_status_words_are_read_in_three_languages(
    text: str, status: Status | None, basis: Basis | None, date: str
) -> None:
    read = read_status(text)
    assert (read.status, read.basis, str(read.date or "")) == (status, basis, date)


def one(folder: Path, headings: str, cells: str) -> tuple[Facts, set[ProblemKind]]:
    found = csv_look(f"{headings}\n{cells}\n", folder).preview[1]
    return found.facts, {problem.kind for problem in found.problems}


def test_a_full_name_yields_its_parts_as_written(tmp_path: Path) -> None:
    facts, problems = one(tmp_path, "№;Ф.И.О.;Дата рождения", "1;БЕЛАЯ (КОВАЛЬ)  Aнна Олеговна;12.6.1999")
    read = {fact.kind: (fact.raw, fact.value) for fact in facts.facts}
    assert read[FactKind.FULL_NAME][0] == "БЕЛАЯ (КОВАЛЬ)  Aнна Олеговна"
    assert read[FactKind.SURNAME] == ("БЕЛАЯ", "БЕЛАЯ")
    assert read[FactKind.GIVEN_NAME] == ("Aнна", "Анна"), "Latin A as it came, Cyrillic А as it was read"
    assert read[FactKind.PATRONYMIC] == ("Олеговна", "Олеговна")
    assert read[FactKind.FORMER_SURNAME] == ("КОВАЛЬ", "КОВАЛЬ")
    assert problems == {ProblemKind.MIXED_SCRIPTS}


def test_given_name_and_patronymic_in_one_cell_are_parted(tmp_path: Path) -> None:
    facts, _ = one(tmp_path, "Прізвище;Імʼя та по батькові;Д/Н", "ВЕРДІЄВ;Алєксєй Вагиф огли;1.1.1990")
    assert (facts.value(FactKind.GIVEN_NAME), facts.value(FactKind.PATRONYMIC)) == ("Алєксєй", "Вагиф огли")


@pytest.mark.parametrize(
    ("cell", "given_name", "patronymic"),
    [
        ("Іван Петрович", "Іван", "Петрович"),
        ("Петрович Іван", "Іван", "Петрович"),
        ("ІванПетрович", "Іван", "Петрович"),
        ("І.П.", "І.", "П."),
        ("І. П.", "І.", "П."),
        ("Ганна Марія Петрівна", "Ганна Марія", "Петрівна"),
        ("Мамед Гасан огли", "Мамед", "Гасан огли"),
        ("Іван", "Іван", ""),
        ("-", "-", ""),
    ],
)
def test_a_given_name_and_a_patronymic_under_one_heading_are_parted_however_they_are_written(
    tmp_path: Path, cell: str, given_name: str, patronymic: str
) -> None:
    facts, _ = one(tmp_path, "ПРІЗВИЩЕ;ІМ'Я ТА ПО БАТЬКОВІ;Д/Н", f"Мороз;{cell};1.1.1990")
    assert (facts.value(FactKind.GIVEN_NAME), facts.value(FactKind.PATRONYMIC)) == (given_name, patronymic)


def test_a_whole_name_under_a_heading_of_given_names_keeps_its_surname(tmp_path: Path) -> None:
    facts, _ = one(tmp_path, "№;ІМ'Я ТА ПО БАТЬКОВІ;Д/Н", "1;Мороз Іван Петрович;1.1.1990")
    assert facts.value(FactKind.SURNAME) == "Мороз"


@pytest.mark.parametrize(
    ("cell", "surname", "former"),
    [
        ("Сидоренко (Коваль)", "Сидоренко", "Коваль"),
        ("Сидоренко/Коваль", "Сидоренко", "Коваль"),
        ("Сидоренко ур. Коваль", "Сидоренко", "Коваль"),
        ("Сидоренко (уроджена Коваль)", "Сидоренко", "Коваль"),
        ("Сидоренко", "Сидоренко", ""),
        ("Урбан", "Урбан", ""),
        ("(Коваль)", "(Коваль)", ""),
    ],
)
def test_a_former_surname_in_the_column_of_surnames_is_parted(
    tmp_path: Path, cell: str, surname: str, former: str
) -> None:
    facts, _ = one(tmp_path, "Прізвище;Імʼя;Д/Н", f"{cell};Олена;1.1.1990")
    assert (facts.value(FactKind.SURNAME), facts.value(FactKind.FORMER_SURNAME)) == (surname, former)


def test_a_tax_number_is_checked_against_its_digit_and_the_birth_date(tmp_path: Path) -> None:
    headings = "ПІБ;Дата народження;РНОКПП"
    _, agreeing = one(tmp_path, headings, "Мороз Іван;08.03.1988;3220959451")
    _, at_odds = one(tmp_path, headings, "Мороз Іван;09.03.1988;3220959451")
    _, wrong = one(tmp_path, headings, "Мороз Іван;08.03.1988;3220959452")
    assert (agreeing, at_odds, wrong) == (
        set(),
        {ProblemKind.TAX_NUMBER_AGAINST_DATE},
        {ProblemKind.TAX_NUMBER_WRONG},
    )


def test_a_status_column_overrides_where_it_says_something(tmp_path: Path) -> None:
    headings = "ПІБ;Дата народження;Отметка"
    wounded, none = one(tmp_path, headings, "Мороз Іван;08.03.1988;ранен")
    unread, flagged = one(tmp_path, headings, "Мороз Іван;08.03.1988;обмен 09.24?")
    assert (wounded.value(FactKind.STATUS), wounded.value(FactKind.HEALTH), none) == ("", "ранен", set())
    assert (unread.value(FactKind.STATUS), flagged) == ("", {ProblemKind.STATUS_UNREAD})


@pytest.mark.parametrize("doubt", ["?", "??", "полон?"])
def test_a_question_mark_as_status_is_a_doubt_and_no_empty_cell(tmp_path: Path, doubt: str) -> None:
    facts, problems = one(tmp_path, "ПІБ;Дата народження;Статус", f"Мороз Іван;08.03.1988;{doubt}")
    status = facts.first(FactKind.STATUS)
    assert status is not None
    assert (status.raw, status.value, problems) == (doubt, "", {ProblemKind.STATUS_UNREAD})


def test_row_33_headings_in_two_rows_are_joined(tmp_path: Path) -> None:
    xml = sheet_xml(
        [
            row(("СПИСОК осіб станом на 21 травня 2025 року",)),
            row(("№", "Особа", "", "", "Дата народження")),
            row(("", "Прізвище", "Імʼя", "По батькові", "")),
            row(("1", "2", "3", "4", "5")),
            row(("1", "Мороз", "Іван", "Ілліч", "1.2.1990")),
        ]
    )
    found = look(xlsx({"А": xml}), tmp_path)
    assert (found.heading_row, found.people, found.as_of) == (3, 1, "2025-05-21")
    assert found.mapping.columns == ("number", "surname", "given-name", "patronymic", "birth-date")
    assert [read.kind.value for read in found.preview] == ["title", "heading", "heading", "skipped", "person"]


def test_row_34_titles_totals_and_footers_are_nobody(tmp_path: Path) -> None:
    footer = [row(("", "Всього: 2 особи")), row(("Начальник відділу", "", "Петренко П.П.")), row(("", "Разом", "2"))]
    assert look(xlsx({"А": people_xml(*footer)}), tmp_path).people == 2


def test_what_the_status_column_says_is_counted(tmp_path: Path) -> None:
    lines = ("у полоні", "у полоні", "", "обмен 09.24?", "умер 11.2024", "-")
    rows = "".join(f"Коваль Петро {n};0{n}.02.1980;{said}\n" for n, said in enumerate(lines, 1))
    found = csv_look(f"ПІБ;Дата народження;Статус\n{rows}", tmp_path)
    assert found.status_counts == {"captive": 2, "deceased": 1, STATUS_BLANK: 2, STATUS_UNREAD: 1}
    assert csv_look("ПІБ;Дата народження\nКоваль Петро;01.02.1980\n", tmp_path).status_counts == {}


def test_person_whose_cells_end_like_their_headings_is_no_repeated_heading(tmp_path: Path) -> None:
    headings = "ПІБ;Дата народження;Діти 1;Діти 2"
    found = csv_look(f"{headings}\nКоваль Петро;01.02.1980;1;2\n{headings}\n", tmp_path)
    assert found.people == 1
    assert found.problem_counts == {ProblemKind.REPEATED_HEADING: 1}


def test_row_35_repeated_headings_are_nobody_and_another_table_is_refused(tmp_path: Path) -> None:
    again = [row(HEADINGS), row(("1", "Мороз Іван Ілліч", "1.1.1980", ""))]
    found = look(xlsx({"А": people_xml(*again)}), tmp_path)
    assert (found.people, found.problem_counts) == (3, {ProblemKind.REPEATED_HEADING: 1})
    other = row(("Дата народження", "Звання", "Прізвище", "Імʼя"))
    with pytest.raises(SheetError, match="second table with other columns begins in row 4"):
        look(xlsx({"А": people_xml(other)}), tmp_path)


def test_row_36_two_people_in_one_cell_are_a_named_problem(tmp_path: Path) -> None:
    merged = row(("3", "Мороз Іван Ілліч\nЛис Ян Янович", "1.1.1980"))
    assert look(xlsx({"А": people_xml(merged)}), tmp_path).problem_counts == {ProblemKind.MERGED_PEOPLE: 1}


def test_a_person_without_a_name_is_kept_and_named(tmp_path: Path) -> None:
    found = look(xlsx({"А": people_xml(row(("3", "", "1.1.1980")))}), tmp_path)
    assert (found.people, found.problem_counts) == (3, {ProblemKind.NAME_MISSING: 1})


def test_nameless_columns_are_told_by_their_cells(tmp_path: Path) -> None:
    rows = [row((*person[:3], "3220959451", "чол.", "солдат")) for person in PEOPLE]
    found = look(xlsx({"А": sheet_xml(rows)}), tmp_path)
    assert (found.heading_row, found.people) == (0, 2)
    assert found.mapping.columns == ("number", "full-name", "birth-date", "tax-number", "sex", "rank")


def test_the_sheet_with_most_people_is_taken_and_a_named_one_on_demand(tmp_path: Path) -> None:
    more = people_xml(row(("3", "Мороз Іван Ілліч", "1.1.1980", "")))
    data = xlsx({"Перший": people_xml(), "Другий": more})
    assert look(data, tmp_path).sheet == "Другий"
    assert look(data, tmp_path, sheet="Перший").people == 2
    with pytest.raises(SheetError, match="no sheet named Третій"):
        look(data, tmp_path, sheet="Третій")


def test_a_mapping_and_a_heading_row_that_are_given_are_obeyed(tmp_path: Path) -> None:
    found = look(xlsx(), tmp_path, heading_row=0, mapping=ColumnMapping(("", "surname")))
    assert (found.people, found.heading_row, found.mapping.columns) == (2, 0, ("", "surname", "", ""))


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("№ п/п", "number"),
        ("Ф.И.О.", "full-name"),
        ("Прізвище, імʼя, по батькові", "full-name"),
        ("Фамилия, имя, отчество", "full-name"),
        ("Full name", "full-name"),
        ("ІМ'Я ТА ПО БАТЬКОВІ", "given-name"),
        ("По-батькові", "patronymic"),
        ("Д/Н", "birth-date"),
        ("Рік народження", "birth-date"),
        ("Date of birth", "birth-date"),
        ("МІСЦЕ НАРОДЖЕННЯ", "birth-place"),
        ("В/звание", "rank"),
        ("Военное звание", "rank"),
        ("Військова частина", "unit"),
        ("Подразделение", "unit"),
        ("В/ч", "unit"),
        ("РНОКПП", "tax-number"),
        ("ИНН", "tax-number"),
        ("Серія та номер документа", "passport"),
        ("Особистий номер", "military-id"),
        ("Дата полону", "captured-on"),
        ("Місце полону", "captured-at"),
        ("Место содержания", "held-at"),
        ("Дата обміну", "status-date"),
        ("СТАТУС", "status"),
        ("Отметка", "status"),
        ("Підстава", "status-basis"),
        ("Позывной", "call-sign"),
        ("Дівоче прізвище", "former-surname"),
        ("Категорія", "category"),
        ("Громадянство", "citizenship"),
        ("Стать", "sex"),
        ("Стан здоровʼя", "health"),
        ("Контактна особа", "contact-person"),
        ("Примечание", "note"),
        ("Remarks", "note"),
        ("Область", "region"),
        ("Орган", ""),
        ("Код", ""),
        ("Ref.", ""),
    ],
)
def test_headings_are_understood_in_three_languages(heading: str, meaning: str) -> None:
    assert meaning_of(heading) == meaning


@given(st.text(st.sampled_from("АБЄїґшІ -ʼ'aI0 "), min_size=1, max_size=12))
def test_what_is_held_for_sound_is_what_mending_leaves_alone(text: str) -> None:
    if _SOUND.fullmatch(text):
        assert mend(text) == Mended(text)
