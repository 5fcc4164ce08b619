"""How long one keystroke of the search through a registry takes."""

import time
from collections.abc import Sequence

from markdown_tables import table
from people_read import people_of
from samples import samples

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.index import IndexBuilding
from verifier_gui.matching.lookup import Lookup, Sought
from verifier_gui.progress import Progress

SIZES = (10_000, 100_000)
_PEOPLE = 60


def run(sizes: Sequence[int], _repeats: int) -> str:
    """Names of the list are typed letter by letter, from the third letter on."""
    rows: list[tuple[str, ...]] = []
    for sample in samples(sizes or SIZES):
        building = IndexBuilding()
        for path in sample.registries[:1]:
            for one in people_of(path):
                building.add(RecordKey(f"{one.row:064x}"), one.row, one.facts)
        lookup = Lookup(building.index(Progress()))
        typed = [" ".join(one.facts.shown_name().lower().split()[:2]) for one in people_of(sample.list_file)][:_PEOPLE]
        lookup.find(Sought(("шевченко",)), 20)
        took: list[float] = []
        for name in typed:
            for length in range(3, len(name) + 1):
                started = time.perf_counter()
                lookup.find(Sought(tuple(name[:length].split())), 20)
                took.append(time.perf_counter() - started)
        took.sort()
        places = (len(took) // 2, int(len(took) * 0.95), len(took) - 1)
        rows.append((sample.name, str(len(took)), *(f"{1000 * took[place]:.1f}" for place in places)))
    return table(("sample", "keystrokes", "median, ms", "95 %, ms", "longest, ms"), rows)
