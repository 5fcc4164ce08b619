"""Sixty pairs and what is said of each, kept for a reader: a change of any word or weight is seen."""

from explaining_pairs import FILE, PAIRS, explained


def test_the_pairs_are_explained_as_they_were_judged() -> None:
    assert len(PAIRS.splitlines()) >= 60
    assert explained().splitlines() == FILE.read_text(encoding="utf-8").splitlines()
