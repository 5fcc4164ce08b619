"""A search by hand in words."""

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.hits import Hit, How, WordFound
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.phrases import search_words
from verifier_gui.phrases.line_pair import pair_of

FACTS = Facts.of(
    [
        Fact(FactKind.SURNAME, "ГНАТИК", "Гнатик"),
        Fact(FactKind.GIVEN_NAME, "Микола", "Микола"),
        Fact(FactKind.BIRTH_DATE, "9.11.1962", "1962-11-09", precision="day"),
    ]
)


def hit(*words: WordFound, missing: tuple[str, ...] = ()) -> Hit:
    candidate = Candidate(RecordKey("00" * 32), ListId("00" * 16), RevisionId("00" * 16), 66, 0.0, 1.0, ())
    attributes = ListAttributes("Wanted by relatives", ListRole.REGISTRY, Side.OURS, "Interior ministry")
    return Hit(candidate, attributes, FACTS, words, missing)


SAME = WordFound("микола", FactKind.GIVEN_NAME, How.SAME, "Микола")
CLOSE = WordFound("гнатюк", FactKind.SURNAME, How.CLOSE, "ГНАТИК", 1)


def test_what_is_not_exact_is_said_before_what_is() -> None:
    assert search_words.why(hit(CLOSE, SAME)) == "surname one letter off; given name"
    assert search_words.why(hit(SAME, WordFound("гн", FactKind.SURNAME, How.SAME, "Гн"))) == "all 2 words"
    assert search_words.why(hit(SAME, missing=("89",))) == "given name; without “89”"


def test_every_way_to_agree_has_words_in_both_languages() -> None:
    for language in Language:
        speak(language)
        for how in How:
            said = search_words.why(hit(WordFound("x", FactKind.SURNAME, how, "Х", 2)))
            assert said
            assert "{" not in said


def test_letters_that_differ_from_what_was_typed_are_marked() -> None:
    pieces = search_words.name_pieces(hit(CLOSE, SAME))
    assert [(piece.text, piece.differs) for piece in pieces] == [
        ("ГНАТ", False),
        ("И", True),
        ("К", False),
        (" ", False),
        ("Микола", False),
    ]


def test_a_date_is_marked_only_where_one_was_sought() -> None:
    assert [piece.differs for piece in search_words.born_pieces(hit(SAME), "")] == [False]
    assert [piece.text for piece in search_words.born_pieces(hit(SAME), "1989") if piece.differs] == ["1962"]


def test_where_a_record_stands_is_said_shortly() -> None:
    assert search_words.place(hit().attributes, 20114) == "Interior ministry · row 20\u00a0114"


def test_two_lines_beside_one_another_show_what_either_gives() -> None:
    other = Facts.of([Fact(FactKind.SURNAME, "Гнатюк", "Гнатюк"), Fact(FactKind.RANK, "солдат", "солдат")])
    pairs = {found.kind: (found.own, found.other) for found in pair_of(FACTS, other)}
    assert pairs == {
        FactKind.SURNAME: ("ГНАТИК", "Гнатюк"),
        FactKind.GIVEN_NAME: ("Микола", ""),
        FactKind.BIRTH_DATE: ("09.11.1962", ""),
        FactKind.RANK: ("", "солдат"),
    }
