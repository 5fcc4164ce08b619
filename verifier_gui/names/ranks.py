"""Words that stand before a name and are not part of it: ranks, and how they compare.

Ranks of the Armed Forces of Ukraine by the law «Про військовий обов'язок і військову службу», article 5 (as amended 2020), with
their Russian and English forms as lists abbreviate them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from verifier_gui.names.mending import mend

_GRADES: dict[str, int] = {}
_WORDS: tuple[tuple[int, str], ...] = (
    (
        1,
        "солдат рядовий рядовой матрос рекрут новобранець красноармеец pvt private seaman soldat ryadovoy riadovyi soldier sold",
    ),
    (2, "старший-солдат старший-матрос ст-солдат ст-матрос єфрейтор ефрейтор єфр ефр pfc corporal lance-corporal ефр"),
    (3, "молодший-сержант младший-сержант мол-сержант мл-сержант старшина-2-статті"),
    (4, "сержант сер-т с-т серж sgt sergeant serzhant старшина-1-статті старшина-першої-статті"),
    (5, "старший-сержант ст-сержант головний-старшина ssgt staff-sergeant"),
    (6, "головний-сержант главный-сержант гл-сержант старшина chief"),
    (7, "штаб-сержант майстер-сержант прапорщик мічман мичман warrant-officer старший-прапорщик"),
    (8, "молодший-лейтенант младший-лейтенант мл-лейтенант мол-лейтенант"),
    (9, "лейтенант л-т лейт lt lieutenant leitenant"),
    (10, "старший-лейтенант ст-лейтенант ст-л-т старлей"),
    (11, "капітан капитан к-н кап capt captain kapitan капітан-лейтенант"),
    (12, "майор м-р maj major"),
    (13, "підполковник подполковник пп-к п/полковник ltcol"),
    (14, "полковник п-к col colonel polkovnyk"),
    (15, "генерал адмірал gen general"),
    (0, "цивільний цивільна гражданский гражданская цив гражд civilian civ"),
)
for _grade, _names in _WORDS:
    for _name in _names.split():
        _GRADES[_name] = _grade

_QUALIFIERS = {
    "старший": "старший", "старша": "старший", "старш": "ст", "ст": "ст", "молодший": "молодший",
    "младший": "младший", "мл": "мл",
    "мол": "мол", "головний": "головний", "главный": "главный", "гл": "гл", "штаб": "штаб", "майстер": "майстер",
    "guards": "", "гв": "",
    "гвардії": "", "гвардии": "",
}  # fmt: skip
_SERVICE_WORDS = "медичної медицинской служби службы юстиції юстиции запасу запаса у відставці резерву рангу ранга статті статьи 1 2 3"
_SERVICE = frozenset(_SERVICE_WORDS.split())
_CIVIL_WORDS = "пан пані гр г-н г-жа mr mrs ms гр-н гр-ка громадянин громадянка гражданин гражданка військовослужбовець"
_CIVIL = frozenset(_CIVIL_WORDS.split())


def _bare(word: str) -> str:
    return word.lower().strip(".,;:")


def split_rank(words: Sequence[str]) -> tuple[int, bool]:
    """How many words at the head of `words` are rank or title, and whether there is a rank itself among them."""
    taken, ranked = 0, False
    while taken < len(words):
        word = _bare(words[taken])
        following = _bare(words[taken + 1]) if taken + 1 < len(words) else ""
        if word in _QUALIFIERS and (following in _GRADES or f"{_QUALIFIERS[word]}-{following}" in _GRADES):
            taken, ranked = taken + 2, True
        elif word in _GRADES:
            taken, ranked = taken + 1, True
        elif word in _CIVIL or (ranked and word in _SERVICE):
            taken += 1
        else:
            break
    return taken, ranked


@lru_cache(maxsize=5_000)
def grade_of(rank: str) -> int | None:
    """The place of a rank in the order of ranks (soldier 1 … general 15, civilian 0), or None for words that name none."""
    words = [_bare(word) for word in re.split(r"[\s]+", mend(rank).text) if _bare(word)]
    for place, word in enumerate(words):
        if word in _QUALIFIERS and place + 1 < len(words):
            qualified = _GRADES.get(f"{_QUALIFIERS[word]}-{words[place + 1]}")
            if qualified is not None:
                return qualified
        joined = word.replace(".", "-")
        if joined in _GRADES:
            return _GRADES[joined]
    return None
