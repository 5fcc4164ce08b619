"""The region of Ukraine that a place names, in whatever language it is written."""

from functools import cache, lru_cache

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.folding import fold, readings


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """(stem, region), the longest stems first."""
    found: dict[str, str] = {}
    for line in resource_path("names", "regions.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            key, stems = line.split("\t")
            for stem in stems.split():
                for skeleton in readings(stem):
                    found.setdefault(skeleton, key)
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


_CITIES = frozenset({"м", "г", "мисто", "город", "мiсто", "city"})


@lru_cache(maxsize=20_000)
def place_key(place: str) -> str:
    """The key of the region that `place` names, with `city` before it for its chief town written as a town; else its folded text."""
    words = place.replace(",", " ").replace(".", ". ").split()
    town = bool(words) and words[0].rstrip(".").lower() in _CITIES
    for word in words:
        if len(word.rstrip(".")) < 3:
            continue
        for skeleton in readings(word):
            for stem, region in _stems():
                if skeleton.startswith(stem):
                    return f"city {region}" if town else region
    return fold(place)
