"""What turns the direction of writing round is left out where names are drawn, and named where it is told."""

from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.writing_direction import in_one_direction, with_unseen_named

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_a_name_is_shown_in_one_direction() -> None:
    facts = Facts.of([Fact(FactKind.SURNAME, "Мороз\u202e", "Мороз"), Fact(FactKind.GIVEN_NAME, "Іван", "Іван")])
    assert facts.shown_name() == "Мороз Іван"
    assert Facts.of([Fact(FactKind.FULL_NAME, "Мороз\u202e  Іван", "")]).shown_name() == "Мороз Іван"


@given(st.text(alphabet=st.one_of(st.sampled_from(TURNING), st.characters())))
def test_nothing_turns_round_what_is_drawn_or_told(text: str) -> None:
    assert not set(in_one_direction(text)) & set(TURNING)
    assert not set(with_unseen_named(text)) & set(TURNING)


@given(st.text(alphabet="абвгґдABC '’-.1"))
def test_what_can_be_seen_stays(text: str) -> None:
    assert in_one_direction(text) == with_unseen_named(text) == text


def test_what_nobody_sees_is_named_by_its_code_point() -> None:
    assert with_unseen_named("Шев\u202eчен\u200bко") == "Шев⟨U+202E⟩чен⟨U+200B⟩ко"
