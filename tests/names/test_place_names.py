"""A place is the same place in every language that lists write it in, and under the name it bore before."""

import pytest

from verifier_gui.names.places import place_key


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("town avdiivka", "Авдіївка|Авдеевка|м. Авдіївка|Avdiivka"),
        ("town horlivka", "Горлівка|Горловка|г. Горловка|Horlivka|Gorlovka"),
        ("town bakhmut", "Бахмут|Артёмовск|Артемівськ|Bakhmut"),
        ("town vuhledar", "Вугледар|Угледар|Vuhledar"),
        ("town severodonetsk", "Сєвєродонецьк|Северодонецк"),
        ("town olenivka", "Оленівка|Еленовка"),
        ("town mariupol", "Маріуполь|Мариуполь|Mariupol"),
        ("donetsk", "Донецька обл., м. Авдіївка|Донецкая область"),
        ("city donetsk", "м. Донецьк|г. Донецк"),
    ],
)
def test_a_place_is_the_same_in_every_spelling(key, written):
    assert {place: place_key(place) for place in written.split("|")} == dict.fromkeys(written.split("|"), key)


def test_a_place_of_no_table_is_its_own_text_folded():
    assert place_key("Хутір Вільний") == place_key("хутір  вільний".title())
    assert not place_key("Хутір Вільний").startswith(("town", "city"))
