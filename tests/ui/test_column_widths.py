"""Columns share the room of a table: whole where they fit, the widest cut first where they do not."""

from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.ui.widgets.column_widths import Wish, shared

wishes = st.lists(
    st.builds(
        lambda least, more, stretches: Wish(least + more, least, stretches),
        st.integers(10, 200),
        st.integers(0, 400),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@given(st.integers(0, 4000), wishes)
def test_no_column_is_cut_while_there_is_room_and_none_below_its_least(room: int, found: list[Wish]) -> None:
    widths = shared(room, found)
    if room >= sum(wish.wanted for wish in found):
        assert all(width >= wish.wanted for width, wish in zip(widths, found, strict=True))
    assert all(width >= wish.least for width, wish in zip(widths, found, strict=True))
    if room >= sum(wish.least for wish in found):
        assert sum(widths) <= room


@given(st.integers(0, 4000), wishes)
def test_room_is_used_up_where_something_stretches_or_is_cut(room: int, found: list[Wish]) -> None:
    widths = shared(room, found)
    is_cut = any(width < wish.wanted for width, wish in zip(widths, found, strict=True))
    if is_cut and room >= sum(wish.least for wish in found):
        assert room - sum(widths) < len(found)
    elif not is_cut and any(wish.stretches for wish in found):
        assert sum(widths) >= room


def test_the_widest_are_cut_to_the_same_width() -> None:
    found = [Wish(100, 100), Wish(300, 50, stretches=True), Wish(120, 50, stretches=True), Wish(400, 50)]
    assert shared(620, found) == [100, 200, 120, 200]
