"""How much a word looks like a surname, in whatever script it is written."""

import re
from functools import cache, lru_cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.equivalents import is_given_name
from verifier_gui.names.folding import fold, readings

_SURE = re.compile(r"...(?:енк[оа]|анка|чук|(?:с|ц)к(?:и|а)|[ое]ва?|ина)\Z")
_LIKE = re.compile(r"..(?:[уа]к|ик|ко|ин|ец|ич)\Z")
"""Endings of skeletons. Sources: Ю. К. Редько, «Сучасні українські прізвища» (1966); Б. О. Унбегаун, «Русские фамилии» (1989). The
sure ones make hardly anything but surnames; with the others words end as well (козак, рубін)."""


@cache
def _common() -> frozenset[str]:
    """Skeletons of the surnames that many people bear, whatever they end in: Коваль, Мороз."""
    text = resource_path("names", "frequencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(name) for kind, name, _ in rows if kind == "s")


@lru_cache(maxsize=10_000)
def surname_likeness(word: str) -> int:
    """0: nothing speaks for a surname; 1: surnames end so, and other words too; 2: surnames alone end so, or many bear it."""
    if is_given_name(word):
        return 0
    spelled = [reading for part in word.split("-") for reading in readings(part)[:4]]
    if any(reading in _common() or _SURE.search(reading) for reading in spelled):
        return 2
    return int(any(_LIKE.search(reading) for reading in spelled))
