"""Words that stand before a name and are not part of it: ranks, and how they compare.

Ranks of the Armed Forces of Ukraine by the law «Про військовий обовʼязок і військову службу», article 5 (as amended in 2020), with
those before it (старшина, прапорщик, мічман), and their Russian and English forms as lists abbreviate them. A rank is a noun with
what qualifies it: `ст. с-т`, `senior sergeant` and «старший сержант» are one. The commonest are known in the genitive of orders too.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from verifier_gui.names.mending import mend


def _by_word(*groups: tuple[str, str]) -> dict[str, str]:
    return {word: key for key, words in groups for word in words.split()}


_NOUNS = _by_word(
    (
        "soldier",
        (
            "солдат рядовий рядова рядовой рядовая матрос рекрут новобранець солдата "
            "матроса рядового pvt private seaman soldat ryadovoy riadovyi soldier sold"
        ),
    ),
    ("corporal", "єфрейтор ефрейтор єфр ефр corporal cpl yefreitor efreitor"),
    ("sergeant", "сержант сержанта серж сер-т с-т sgt sergeant serzhant serjant"),
    ("starshyna", "старшина starshyna starshina"),
    ("warrant", "прапорщик прапор-к praporshchik praporshchyk мічман мичман michman midshipman warrant-officer"),
    ("lieutenant", "лейтенант лейт л-т lt lieutenant leitenant leytenant старлей"),
    ("captain", "капітан капитан к-н кап capt captain kapitan"),
    ("major", "майор м-р maj major maior"),
    ("lieutenant-colonel", "підполковник подполковник пп-к п/п-к п/полковник ltcol pidpolkovnyk podpolkovnik"),
    ("colonel", "полковник п-к col colonel polkovnyk polkovnik"),
    ("general", "генерал адмірал адмирал комодор gen general admiral heneral"),
    ("civilian", "цивільний цивільна цивільне гражданский гражданская гражданское цив гражд civilian civ"),
)
_QUALIFIERS = _by_word(
    ("senior", "старший старшого старшего старша старш ст senior sr starshyi starshiy starshii"),
    (
        "junior",
        "молодшого младшего молодший молодша младший младшая мл мол junior jr lance molodshyi mladshiy mladshii",
    ),
    ("chief", "головного главного головний головна главный главная гол гл chief holovnyi glavnyi"),
    ("staff", "штаб staff shtab"),
    ("master", "майстер мастер master maister"),
)
_EMPTY = frozenset(["guards", "гв", "гвардії", "гвардии", "корабельний", "корабельный"])

_GRADES: dict[tuple[str, str], int] = {
    ("", "civilian"): 0,
    ("", "soldier"): 1,
    ("senior", "soldier"): 2,
    ("junior", "corporal"): 2,
    ("", "corporal"): 2,
    ("junior", "sergeant"): 3,
    ("", "sergeant"): 4,
    ("senior", "sergeant"): 5,
    ("chief", "sergeant"): 6,
    ("chief", "starshyna"): 5,
    ("", "starshyna"): 6,
    ("staff", "sergeant"): 7,
    ("staff", "starshyna"): 7,
    ("", "warrant"): 7,
    ("master", "sergeant"): 8,
    ("master", "starshyna"): 8,
    ("senior", "warrant"): 8,
    ("junior", "lieutenant"): 9,
    ("", "lieutenant"): 10,
    ("senior", "lieutenant"): 11,
    ("", "captain"): 12,
    ("", "major"): 13,
    ("", "lieutenant-colonel"): 14,
    ("", "colonel"): 15,
    ("", "general"): 16,
}
"""The place of a rank in the order of ranks. The navy's: captain of the third rank 13, of the second 14, of the first 15; starshyna
of the second article 3, of the first 4."""

_NAVAL = {
    ("captain", "3"): 13,
    ("captain", "2"): 14,
    ("captain", "1"): 15,
    ("starshyna", "2"): 3,
    ("starshyna", "1"): 4,
}
_DIGITS = {
    "перша": "1",
    "першої": "1",
    "першого": "1",
    "первой": "1",
    "первого": "1",
    "другої": "2",
    "другого": "2",
    "второй": "2",
} | {
    "второго": "2",
    "третього": "3",
    "третьего": "3",
    "first": "1",
    "1st": "1",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "і": "1",
    "іі": "2",
    "ііі": "3",
}
_SERVICE_WORDS = (
    "медичної медицинской мед юст адм служби службы юстиції юстиции особа лицо запасу запаса у відставці резерву "
    "рангу ранга статті статьи class"
)
_SERVICE = frozenset(_SERVICE_WORDS.split()) | frozenset(["1st", "first", *_DIGITS, *_DIGITS.values()])
_CIVIL_WORDS = "пан пані гр г-н г-жа mr mrs ms гр-н гр-ка громадянин громадянка гражданин гражданка військовослужбовець"
_CIVIL = frozenset(_CIVIL_WORDS.split())


def _bare(word: str) -> str:
    return word.lower().strip(".,;:")


def _parts(word: str) -> list[str]:
    """A word as the words it is made of: `ст.сержант` two, `капітан-лейтенант` two, `с-т` and `п/полковник` one."""
    if word in _NOUNS or word in _CIVIL:
        return [word]
    return [part for part in re.split(r"[.\-]+", word) if part]


def _is_rank(word: str) -> bool:
    """Whether a word is a rank by itself, with or without what qualifies it."""
    parts = _parts(word)
    return any(part in _NOUNS for part in parts) and all(
        part in _NOUNS or part in _QUALIFIERS or part in _EMPTY for part in parts
    )


def _goes_on(word: str, following: str) -> bool:
    """Whether a word after a rank is still of it: *3 рангу*, *медичної служби*. A single letter may be an initial."""
    first = word.split("-", 1)[0]
    return first in _SERVICE and (len(word) > 1 or word.isdecimal() or following in _SERVICE)


def is_rank_noun(word: str) -> bool:
    """Whether a word, with or without a full stop, is a rank by itself."""
    return _is_rank(_bare(word))


def split_rank(words: Sequence[str]) -> tuple[int, bool]:
    """How many words at the head of `words` are rank or title, and whether there is a rank itself among them."""
    taken, ranked = 0, False
    while taken < len(words):
        word = _bare(words[taken])
        following = _bare(words[taken + 1]) if taken + 1 < len(words) else ""
        if (word in _QUALIFIERS or word in _EMPTY) and (_is_rank(following) or following in _QUALIFIERS):
            taken += 1
        elif _is_rank(word):
            taken, ranked = taken + 1, True
        elif word in _CIVIL or (ranked and _goes_on(word, following)):
            taken += 1
        else:
            break
    return taken, ranked


@lru_cache(maxsize=5_000)
def grade_of(rank: str) -> int | None:
    """The place of a rank in the order of ranks (soldier 1 … general 16, civilian 0), or None for words that name none."""
    words = [part for word in mend(rank).text.split() for part in _parts(_bare(word))]
    nouns = [_NOUNS[word] for word in words if word in _NOUNS]
    if not nouns:
        return None
    if "general" in nouns:
        return _GRADES["", "general"]
    noun = "lieutenant-colonel" if nouns[:2] == ["lieutenant", "colonel"] else nouns[0]
    qualifier = next((_QUALIFIERS[word] for word in reversed(words) if word in _QUALIFIERS), "")
    digit = next((_DIGITS.get(word, word) for word in words if _DIGITS.get(word, word) in {"1", "2", "3"}), "")
    if "старлей" in words:
        qualifier = "senior"
    if noun == "soldier" and digit == "1":
        qualifier = "senior"  # private first class
    return _NAVAL.get((noun, digit)) or _GRADES.get((qualifier, noun), _GRADES.get(("", noun)))
