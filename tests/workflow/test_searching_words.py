"""Reading what is typed to search, and answering it over a case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_cases import A_REGISTRY, REGISTRY

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ListRole
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing, searching
from verifier_gui.workflow.query_reading import read_words
from verifier_gui.workflow.searching import Indexes, ReadWord, add_candidate, lay_beside, look_up
from verifier_gui.workflow.viewing import whole_view


@pytest.mark.parametrize(
    ("query", "names", "birth", "number"),
    [
        ("Гнатюк Микола 89", ("гнатюк", "микола"), "1989", ""),
        ("12.03.89 гнатюк", ("гнатюк",), "1989-03-12", ""),
        ("гнатюк, 03.1989", ("гнатюк",), "1989-03", ""),
        ("«Гнатюк» (Микола)", ("гнатюк", "микола"), "", ""),
        ("3258012345", (), "", "3258012345"),
        ("ме 123456", (), "", "ме123456"),
        ("гнатюк МЕ123456", ("гнатюк",), "", "МЕ123456"),
        ("Ковальов-Сірий О.", ("ковальов-сірий", "о"), "", ""),
    ],
)
def test_words_are_shared_out(query, names, birth, number):
    sought = read_words(query).sought
    assert (sought.names, str(sought.birth or ""), sought.number) == (names, birth, number)


def test_what_cannot_be_read_is_told():
    assert read_words("гнатюк 31.02.1989 1").unread == ("31.02.1989", "1")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read(query):
    read = read_words(query)
    assert len(read.sought.names) <= 6


def test_it_is_told_how_each_word_was_read_and_where_was_looked(small):
    answer = look_up(small.case.writer, Indexes(), small.sheet(5), "hnatiuk ostap ящик", Progress())
    assert answer.read == (
        ReadWord("hnatiuk", FactKind.SURNAME, ("Гнатюк",)),
        ReadWord("ostap", FactKind.GIVEN_NAME, ("Остап",)),
        ReadWord("ящик", None, ()),
    )
    assert len(answer.totals) == len([found for found in answer.coverage.lists if found.searched]) == 4
    assert answer.total == len(answer.hits) == 2


def test_a_record_that_may_be_a_stop_stands_before_its_equal(small):
    answer = look_up(small.case.writer, Indexes(), small.sheet(5), "гнатюк остап", Progress())
    assert [hit.attributes.role for hit in answer.hits] == [ListRole.RETURNED, ListRole.REGISTRY]


def test_a_list_that_was_not_matched_is_not_counted_as_searched(small):
    small.take_in("реєстр а 2.csv", REGISTRY[:4], A_REGISTRY)
    answer = look_up(small.case.writer, Indexes(), small.sheet(5), "гнатюк", Progress())
    assert [found.attributes.name for found in answer.coverage.missing] == ["Реєстр А"]
    assert len(answer.made.revisions) == 3


def test_an_index_that_an_older_version_kept_is_made_anew(small, monkeypatch):
    monkeypatch.setattr(searching, "FOLDING_VERSION", "another")
    answer = look_up(small.case.writer, Indexes(), small.sheet(5), "гнатюк", Progress())
    assert not answer.coverage.missing
    assert answer.total == 2


def test_who_is_identified_as_a_record_already_is_told_before_it_is_added(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    answer = look_up(small.case.writer, Indexes(), small.sheet(5), "їжакевич микола", Progress())
    laid = [lay_beside(whole_view(small.case.writer), Indexes(), small.sheet(5), hit) for hit in answer.hits]
    assert [found.taken_by for found in laid if found.column.record == sheet.columns[0].record] == [
        ("No. 2 Їжакевич Микола Петрович",)
    ]


def test_what_stands_beside_is_what_is_added(small):
    hit = look_up(small.case.writer, Indexes(), small.sheet(5), "мельник", Progress()).hits[0]
    laid = lay_beside(whole_view(small.case.writer), Indexes(), small.sheet(5), hit)
    add_candidate(small.acting, Indexes(), small.sheet(5), hit)
    assert small.sheet(5).columns[0].candidate == laid.column.candidate


def test_what_was_compared_already_is_not_compared_again(small, monkeypatch):
    hit = look_up(small.case.writer, Indexes(), small.sheet(5), "мельник", Progress()).hits[0]
    laid = lay_beside(whole_view(small.case.writer), Indexes(), small.sheet(5), hit)
    monkeypatch.setattr(searching, "compare", None)
    add_candidate(small.acting, Indexes(), small.sheet(5), hit, laid)
    assert small.sheet(5).columns[0].candidate == laid.column.candidate


def test_a_search_that_is_no_longer_wanted_ends(small):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        look_up(small.case.writer, Indexes(), small.sheet(5), "гнатюк", progress)
