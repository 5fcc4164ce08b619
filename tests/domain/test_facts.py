"""What a row says of a person, and the identity that a decision is bound to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import DATE_KINDS, IDENTITY_KINDS, Fact, FactKind, Facts, Sensitivity, sensitivity
from verifier_gui.domain.verdicts import identity_of


def person(*facts: tuple[FactKind, str]) -> Facts:
    return Facts.of(Fact(kind, value, value) for kind, value in facts)


MYKOLA = person(
    (FactKind.SURNAME, "Бондаренко"),
    (FactKind.GIVEN_NAME, "Микола"),
    (FactKind.PATRONYMIC, "Іванович"),
    (FactKind.BIRTH_DATE, "1989-03-12"),
)


def test_first_fact_of_a_kind_is_the_first_that_was_understood() -> None:
    facts = Facts(
        (
            Fact(FactKind.BIRTH_DATE, "31.02.1989", ""),
            Fact(FactKind.BIRTH_DATE, "12.03.1989", "1989-03-12", 1, "day"),
        )
    )
    assert facts.value(FactKind.BIRTH_DATE) == "1989-03-12"
    assert facts.date(FactKind.BIRTH_DATE) == PartialDate(1989, 3, 12)
    assert [fact.raw for fact in facts.every(FactKind.BIRTH_DATE)] == ["31.02.1989", "12.03.1989"]


def test_fact_that_was_not_understood_is_still_there() -> None:
    unread = Facts((Fact(FactKind.BIRTH_DATE, "31.02.1989", ""),))
    found = unread.first(FactKind.BIRTH_DATE)
    assert found is not None
    assert found.raw == "31.02.1989"
    assert unread.date(FactKind.BIRTH_DATE) is None
    assert unread.first(FactKind.SURNAME) is None


def test_name_is_shown_in_its_parts_as_they_came_else_whole() -> None:
    assert MYKOLA.shown_name() == "Бондаренко Микола Іванович"
    whole = Facts((Fact(FactKind.FULL_NAME, " Бондаренко\n Микола ", "Бондаренко Микола"),))
    assert whole.shown_name() == "Бондаренко Микола"
    assert Facts().shown_name() == ""


@pytest.mark.parametrize("kind", IDENTITY_KINDS)
def test_change_of_any_identity_fact_changes_the_identity(kind: FactKind) -> None:
    changed = Facts((*MYKOLA.facts, Fact(kind, "2", "2", 1)))
    assert identity_of(changed) != identity_of(MYKOLA)


@pytest.mark.parametrize("kind", [kind for kind in FactKind if kind not in IDENTITY_KINDS])
def test_change_of_anything_else_leaves_the_identity_alone(kind: FactKind) -> None:
    assert identity_of(Facts((*MYKOLA.facts, Fact(kind, "2", "2")))) == identity_of(MYKOLA)


def test_precision_of_a_date_belongs_to_the_identity() -> None:
    day, year = (Facts((Fact(FactKind.BIRTH_DATE, "x", "1989", 0, precision),)) for precision in ("day", "year"))
    assert identity_of(day) != identity_of(year)


def test_case_white_space_and_composition_of_letters_do_not() -> None:
    composed = person((FactKind.SURNAME, "Кий Їжак"))
    decomposed = person((FactKind.SURNAME, " КИ\u0418\u0306  \u0406\u0308ЖАК"))
    assert identity_of(decomposed) == identity_of(composed)
    assert identity_of(person((FactKind.SURNAME, "Кій Їжак"))) != identity_of(composed)


def test_raw_text_behind_the_same_understanding_does_not() -> None:
    read_anew = Facts(tuple(Fact(fact.kind, fact.raw + " ", fact.value) for fact in MYKOLA.facts))
    assert identity_of(read_anew) == identity_of(MYKOLA)


@given(st.permutations(MYKOLA.facts))
def test_order_of_the_columns_does_not(facts: list[Fact]) -> None:
    assert identity_of(Facts(tuple(facts))) == identity_of(MYKOLA)


@given(st.permutations([Fact(FactKind.PASSPORT, text, text, place) for place, text in enumerate("abc")]))
def test_order_in_which_facts_of_one_kind_are_held_does_not(facts: list[Fact]) -> None:
    in_order = sorted(facts, key=lambda fact: fact.ordinal)
    assert identity_of(Facts(tuple(facts))) == identity_of(Facts(tuple(in_order)))


def test_text_with_half_a_surrogate_pair_has_an_identity() -> None:
    assert len(identity_of(person((FactKind.SURNAME, "\ud83d")))) == 64


def test_what_may_hurt_a_person_is_never_outward() -> None:
    secret = {FactKind.HEALTH, FactKind.LEGAL_STATE, FactKind.CONTACT_PERSON, FactKind.HELD_AT, FactKind.NOTE}
    assert {sensitivity(kind) for kind in secret} == {Sensitivity.NEED_TO_KNOW}
    assert sensitivity(FactKind.TAX_NUMBER) is Sensitivity.INTERNAL
    assert sensitivity(FactKind.SURNAME) is Sensitivity.OUTWARD
    assert all("date" in kind or "-on" in kind for kind in DATE_KINDS)
