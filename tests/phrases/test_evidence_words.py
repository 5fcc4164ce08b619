"""The line under a cell, and the sentence: what speaks against stands before what speaks for."""

import re

import pytest

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import Language, speak
from verifier_gui.phrases.differences import Mark, mark_of
from verifier_gui.phrases.evidence import reason_line, sides

ARGUMENTS = {
    "name": "Микола",
    "form": "Николай",
    "language": "ru",
    "short": "Коля",
    "full": "Микола",
    "count": "2",
    "part": "patronymic",
    "years": "3",
    "days": "2",
}


def evidence(
    because: Because,
    weight: float = 3.0,
    level: Level = Level.SAME,
    field: FactKind = FactKind.GIVEN_NAME,
    arguments: dict[str, str] | None = None,
    one_in: int = 0,
) -> Evidence:
    return Evidence(field, "Николай", "Микола", level, weight, because, arguments or {}, one_in)


@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("arguments", [ARGUMENTS, {}], ids=["with arguments", "without"])
def test_every_reason_is_a_line_in_both_languages(because: Because, arguments: dict[str, str]) -> None:
    english = reason_line(evidence(because, arguments=arguments))
    speak(Language.UKRAINIAN)
    ukrainian = reason_line(evidence(because, arguments=arguments))
    assert english
    assert re.search("[а-яіїєґ]", ukrainian.replace("Микола", "").replace("Николай", ""))
    assert english != ukrainian
    for line in (english, ukrainian):
        assert not re.search(r"[{}\n]", line)


def test_language_of_a_form_is_named() -> None:
    lines = {
        language: reason_line(evidence(Because.FORM_OF, arguments={"name": "Микола", "language": language}))
        for language in ("uk", "ru", "be", "latin")
    }
    assert lines["ru"] == "Russian form of Микола"
    assert len(set(lines.values())) == 4


@pytest.mark.parametrize(("count", "line"), [("1", "one letter differs"), ("2", "2 letters differ")])
def test_letters_are_counted(count: str, line: str) -> None:
    assert reason_line(evidence(Because.LETTERS_DIFFER, arguments={"count": count})) == line


@pytest.mark.parametrize(
    ("because", "field", "arguments", "line"),
    [
        (Because.LETTERS_DIFFER, FactKind.PATRONYMIC, {"count": "3", "cut": "end"}, "cut off; what is there agrees"),
        (
            Because.ANOTHER_PART,
            FactKind.GIVEN_NAME,
            {"part": "patronymic"},
            "the father's name in this record",
        ),
        (Because.ANOTHER_PART, FactKind.PATRONYMIC, {"part": "given-name"}, "the given name in this record"),
        (Because.ANOTHER_NAME, FactKind.SURNAME, {}, "another surname"),
        (Because.ANOTHER_NAME, FactKind.GIVEN_NAME, {}, "another name"),
        (Because.ANOTHER_SPELLING, FactKind.SURNAME, {"sex": "other"}, "form of the other sex"),
        (Because.TWO_OF_THREE_PARTS, FactKind.BIRTH_DATE, {"part": "year"}, "another year, same day and month"),
        (
            Because.FORM_OF,
            FactKind.PATRONYMIC,
            {"name": "Мамедович", "language": "turkic"},
            "same father's name, in Turkic and in Slavic form",
        ),
        (
            Because.ANOTHER_FATHER,
            FactKind.PATRONYMIC,
            {"sex": "other"},
            "same father's name, of the other sex",
        ),
    ],
)
def test_a_line_says_what_it_is_about(because: Because, field: FactKind, arguments: dict[str, str], line: str) -> None:
    assert reason_line(evidence(because, field=field, arguments=arguments)) == line


@pytest.mark.parametrize("level", [Level.SAME, Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION])
def test_what_agrees_is_never_said_against_a_record(level: Level) -> None:
    assert sides([evidence(Because.SAME, -1.0, level, FactKind.SURNAME)]).against == ""


def test_what_only_sounds_the_same_is_said_so_where_it_weighs_against() -> None:
    assert sides([evidence(Because.BY_EAR, -1.0, Level.CLOSE)]).against == "given name: only sounds the same"


def test_rarity_is_said_of_what_speaks_for_a_record_only() -> None:
    assert reason_line(evidence(Because.SAME, one_in=12000)) == "same · 1 in 12\u00a0000 people"
    assert reason_line(evidence(Because.SAME, weight=-1.0, one_in=12000)) == "same"
    assert reason_line(evidence(Because.SAME, one_in=0)) == "same"


@pytest.mark.parametrize("language", Language)
def test_against_stands_before_for(language: Language) -> None:
    speak(language)
    both = sides(
        [
            evidence(Because.SAME, 9.0, field=FactKind.SURNAME),
            evidence(Because.ANOTHER_FATHER, -4.0, Level.DIFFERS, FactKind.PATRONYMIC),
        ]
    )
    assert tuple(type(both).__dataclass_fields__) == ("against", "in_favour")
    assert reason_line(evidence(Because.ANOTHER_FATHER)) in both.against
    assert reason_line(evidence(Because.SAME)) in both.in_favour
    assert reason_line(evidence(Because.ANOTHER_FATHER)) not in both.in_favour


def test_heaviest_comes_first_on_both_sides() -> None:
    said = sides(
        [
            evidence(Because.SAME, 2.0, field=FactKind.RANK),
            evidence(Because.SAME, 9.0, field=FactKind.SURNAME, one_in=5000),
            evidence(Because.YEARS_APART, -2.0, Level.DIFFERS, FactKind.BIRTH_DATE, {"years": "3"}),
            evidence(Because.ANOTHER_FATHER, -4.0, Level.DIFFERS, FactKind.PATRONYMIC),
        ]
    )
    assert said.against == "patronymic: another father's name; birth date: 3 years apart"
    assert said.in_favour == "surname: same · 1 in 5\u00a0000 people; rank: same"


@pytest.mark.parametrize("level", [Level.DIFFERS, Level.CLOSE, Level.SWAPPED])
def test_what_weighs_for_a_record_is_never_said_against_it(level: Level) -> None:
    said = sides([evidence(Because.BY_EAR, 4.0, level), evidence(Because.LETTERS_DIFFER, 0.01, level)])
    assert said.against == ""
    assert said.in_favour == "given name: sounds the same"
    weightless = sides([evidence(Because.LETTERS_DIFFER, 0.0, level, arguments={"count": "1"})])
    assert weightless.against == "given name: one letter differs"


@pytest.mark.parametrize(
    ("listed", "registered", "line"),
    [
        ("ст. солдат", "старший солдат", "same"),
        ("ст. л-т", "Старший лейтенант", "same"),
        ("старший сержант", "ст серж", "same"),
        ("рядовой", "солдат", "same, in the other language"),
        ("младший сержант", "молодший сержант", "same, in the other language"),
        ("сержант", "старший сержант", "same, in the other language"),
    ],
)
def test_a_rank_in_short_is_the_same_rank(listed: str, registered: str, line: str) -> None:
    found = Evidence(FactKind.RANK, listed, registered, Level.EQUAL_BY_LANGUAGE, 1.0, Because.ANOTHER_SPELLING, {}, 0)
    assert reason_line(found) == line
    assert (mark_of(found) is Mark.NONE) == (line == "same")


def test_fields_that_say_the_same_are_said_together() -> None:
    said = sides([evidence(Because.SAME, 3.0, field=FactKind.SURNAME), evidence(Because.SAME, 2.0)])
    assert said.in_favour == "surname, given name: same"


def test_what_either_side_lacks_speaks_neither_way() -> None:
    said = sides([evidence(Because.RECORD_GIVES_NONE, 0.0, Level.MISSING)])
    assert (said.against, said.in_favour) == ("", "")
