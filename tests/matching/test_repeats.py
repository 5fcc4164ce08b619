"""Lines of one list that are one person are found across scripts; relatives and namesakes are not."""

from people_of_tests import crowd, person

from verifier_gui.matching.repeats import find_repeats
from verifier_gui.progress import Progress

SOUGHT = person("Ярошенко Микола Григорович", "1984-07-19")


def test_one_person_in_two_scripts_is_found() -> None:
    people = [SOUGHT, *crowd(), person("=Yaroshenko Nikolai Grigoryevich", "1984-07-19")]
    ((one, other, probability),) = find_repeats(people, Progress())
    assert (one, other) == (0, 361)
    assert probability > 0.9


def test_brothers_twins_and_a_father_are_other_people() -> None:
    people = [
        *crowd(),
        SOUGHT,
        person("Ярошенко Павло Григорович", "1988-03-30"),
        person("Ярошенко Тарас Григорович", "1984-07-19"),
        person("Ярошенко Григорій Миколайович", "1960-01-15"),
    ]
    assert all(probability < 0.5 for _, _, probability in find_repeats(people, Progress()))


def test_a_short_list_has_no_repeats() -> None:
    assert find_repeats([], Progress()) == []
    assert find_repeats([SOUGHT], Progress()) == []
