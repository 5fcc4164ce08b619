"""How common names are where no registry tells: a population of 100,000 in miniature, of the commonest names alone."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.resources import resource_path
from verifier_gui.matching.columns import TextColumn
from verifier_gui.matching.name_column import NameColumn
from verifier_gui.names.mending import mend

PEOPLE = 100_000

_KINDS: Mapping[str, FactKind] = {"s": FactKind.SURNAME, "g": FactKind.GIVEN_NAME, "p": FactKind.PATRONYMIC}


@cache
def _bearers() -> Mapping[FactKind, Mapping[str, int]]:
    """Of each part of the name: a name in lower case to how many of `PEOPLE` bear it."""
    found: dict[FactKind, dict[str, int]] = {kind: {} for kind in _KINDS.values()}
    for line in resource_path("names", "frequencies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, name, bearers = line.split("\t")
            found[_KINDS[kind]][mend(name).text.lower()] = int(bearers)
    return found


@cache
def population(kind: FactKind) -> NameColumn:
    """A column as a registry of the commonest names would have it; its rows are those of `PEOPLE` who bear one of them."""
    bearers = _bearers()[kind]
    values = ["", *bearers]
    ids = np.repeat(np.arange(1, len(values), dtype=np.int32), list(bearers.values()))
    numbers = np.arange(len(values), dtype=np.int32)
    return NameColumn.of(kind, values, TextColumn(values, values, ids), numbers, lambda: None)
