"""The region of Ukraine, or the town, that a place names, in whatever language it is written."""

from functools import cache, lru_cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.folding import fold, readings


@cache
def _stems(table: str) -> tuple[tuple[str, str], ...]:
    """(stem, key) of a table, the longest stems first."""
    found: dict[str, str] = {}
    for line in resource_path("names", table).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, stems = line.split("\t")
            for stem in stems.split():
                for skeleton in readings(stem):
                    found.setdefault(skeleton, key)
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


_CITIES = frozenset({"м", "г", "мисто", "город", "мiсто", "city"})


@lru_cache(maxsize=20_000)
def place_key(place: str) -> str:
    """The key of the region that `place` names, with `city` before it for its chief town written as a town; else, with `town` before
    it, the key of a town that lists often name; else its folded text."""
    words = place.replace(",", " ").replace(".", ". ").split()
    is_town = bool(words) and words[0].rstrip(".").lower() in _CITIES
    region = _key_of(words, "regions.tsv")
    if region is not None:
        return f"city {region}" if is_town else region
    town = _key_of(words, "towns.tsv")
    return fold(place) if town is None else f"town {town}"


def _key_of(words: list[str], table: str) -> str | None:
    for word in words:
        if len(word.rstrip(".")) < 3:
            continue
        for skeleton in readings(word):
            for stem, key in _stems(table):
                if skeleton.startswith(stem):
                    return key
    return None
