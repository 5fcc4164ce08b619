"""Words of headings as they were meant: cut short (*зван.*, *утр.*) or misspelt (*прізвеще*, *дата рожденя*)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from rapidfuzz.distance import OSA

_WORDS = frozenset(
    """
    прізвище імя батькові звання народження народж полонення полону утримання перебування підрозділ частина статус підстава джерело
    примітка примітки громадянство область позивний паспорт категорія стать поранення звільнення обміну зникнення загибелі місце дата
    військове військовополонений особистий
    фамилия отчество рождения плена пленения содержания подразделение часть основание источник примечание гражданство звание позывной
    ранение освобождения обмена удержания место воинское военнопленный личный номер
    surname given patronymic birth rank unit status captured capture citizenship nationality detention remarks full name date place
    """.split()  # noqa: SIM905
)
_WHOLE_WORDS = frozenset(
    {"при", "про", "для", "під", "под", "над", "або", "или", "the", "and", "for", "from", "не", "ни"}
)
"""Words that are not cut short, though longer ones begin with them."""
_SHORTEST_CUT, _SHORTEST_UNMARKED, _SHORTEST_MISSPELT = 2, 5, 6
_MOST_TRIED = 40


def as_meant(text: str, *, is_cut: bool) -> Iterator[str]:
    """Other readings of a plain heading, in which words are completed or mended; not the heading as it stands. `is_cut`: full stops
    in it tell that words are cut short."""
    options = [(word, *_meant(word, is_cut=is_cut)) for word in text.split()]
    yield from islice((" ".join(words) for words in product(*options)), 1, _MOST_TRIED)


@lru_cache(maxsize=4096)
def _meant(word: str, *, is_cut: bool) -> tuple[str, ...]:
    if word in _WORDS or word in _WHOLE_WORDS or not word.isalpha():
        return ()
    if len(word) >= (_SHORTEST_CUT if is_cut else _SHORTEST_UNMARKED):
        completed = tuple(sorted(known for known in _WORDS if known.startswith(word)))
        if completed:
            return completed[:4]
    if len(word) < _SHORTEST_MISSPELT:
        return ()
    slips = 1 if len(word) < 9 else 2
    return tuple(
        sorted(
            known
            for known in _WORDS
            if len(known) >= _SHORTEST_MISSPELT and OSA.distance(word, known, score_cutoff=slips) <= slips
        )
    )[:3]
