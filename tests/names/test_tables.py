"""The program's own tables of names load clean: every line has its source above it, is said once, and is reached."""

import itertools
from collections import Counter

import pytest

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.equivalents import (
    given_name_keys,
    given_name_table,
    is_given_name,
    patronymic_keys,
    patronymic_table,
    short_for,
)
from verifier_gui.names.places import place_key

TABLES = ["given_names.tsv", "patronymics.tsv", "regions.tsv", "towns.tsv", "frequencies.tsv", "equivalents.tsv"]


def lines_of(table: str) -> list[list[str]]:
    text = resource_path("names", table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("table", TABLES)
def test_no_line_stands_twice_and_the_columns_are_even(table: str) -> None:
    lines = lines_of(table)
    assert [line for line, count in Counter(map(tuple, lines)).items() if count > 1] == []
    if table != "patronymics.tsv":
        assert len({len(line) for line in lines}) == 1


@pytest.mark.parametrize("table", TABLES)
def test_every_table_names_its_source_and_has_no_empty_line_or_stray_blank(table: str) -> None:
    lines = resource_path("names", table).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert all(line and line == line.strip(" ") for line in lines)


def test_no_form_of_a_given_name_stands_twice_in_its_row_and_every_form_finds_it() -> None:
    for row in given_name_table():
        forms = (*row.forms, *row.short)
        repeated = {form for form, count in Counter((*row.others, *row.short)).items() if count > 1}
        assert repeated == set(), row.ukrainian[0]
        for form in forms:
            assert is_given_name(form), form
        for form in row.forms:
            assert row.key in given_name_keys(form), form
        for form in row.short:
            assert row.key in short_for(form) | given_name_keys(form), form


def test_the_words_of_a_row_of_patronymics_meet_one_another() -> None:
    for words in patronymic_table():
        # The Ukrainian and the Russian form may be one word: Лукич
        assert len(set(words[1:])) == len(words[1:]), words
        for one, other in itertools.combinations(words, 2):
            assert patronymic_keys(one) & patronymic_keys(other), (one, other)


@pytest.mark.parametrize(("table", "before"), [("regions.tsv", ""), ("towns.tsv", "town ")])
def test_every_stem_of_a_place_leads_to_its_place(table: str, before: str) -> None:
    lines = lines_of(table)
    assert len({key for key, _ in lines}) == len(lines)
    for key, stems in lines:
        for stem in stems.split():
            assert place_key(stem) == before + key, stem


def test_no_common_name_stands_twice() -> None:
    counted = Counter((kind, name) for kind, name, _ in lines_of("frequencies.tsv"))
    assert [found for found, count in counted.items() if count > 1] == []


def test_the_commonest_surnames_have_about_two_bearers_in_a_thousand_and_no_kind_more_than_everybody() -> None:
    # Some 100,000 bearers each of Мельник, Шевченко, Коваленко, Бондаренко in a population of about 45 million
    bearers = {(kind, name): int(count) for kind, name, count in lines_of("frequencies.tsv")}
    assert all(150 <= bearers["s", name] <= 300 for name in ("Мельник", "Шевченко", "Коваленко", "Бондаренко"))
    for kind in "sgp":
        assert sum(count for (of, _), count in bearers.items() if of == kind) <= 100_000
    assert max(count for (kind, _), count in bearers.items() if kind == "s") <= 300
