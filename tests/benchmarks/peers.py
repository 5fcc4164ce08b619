"""What others do with the same lists: each peer gives every subject its five best records and something to rank them by."""

import importlib.util
import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from people_read import Plain
from rapidfuzz import fuzz, process

Candidates = dict[int, list[tuple[float, int]]]
"""Row of a subject to (probability, row of a record), the best first."""
Peer = Callable[[Sequence[Plain], Sequence[Plain]], Candidates]

_BLOCK = 50
_TOP = 5


def installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _with_dates(scores: NDArray[np.float32], birth: int, births: NDArray[np.int64]) -> NDArray[np.float32]:
    """Eight points for the same birth date, eight off for another."""
    if birth:
        scores = scores + np.where(births == 0, 0, np.where(births == birth, 8, -8)).astype(np.float32)
    return scores


def _best(scores: NDArray[np.float32], records: Sequence[Plain], middle: float) -> list[tuple[float, int]]:
    count = min(_TOP, len(scores))
    places = np.argpartition(-scores, count - 1)[:count]
    ordered = sorted(places.tolist(), key=lambda place: (-scores[place], place))
    return [(1 / (1 + math.exp(-(float(scores[place]) - middle) / 4)), records[place].row) for place in ordered]


def _scored(scorer: Callable[..., float], middle: float) -> Peer:
    def find(subjects: Sequence[Plain], records: Sequence[Plain]) -> Candidates:
        from anyascii import anyascii

        choices = [anyascii(record.name).lower() for record in records]
        births = np.array([record.birth for record in records], dtype=np.int64)
        found: Candidates = {}
        for start in range(0, len(subjects), _BLOCK):
            block = subjects[start : start + _BLOCK]
            asked = [anyascii(subject.name).lower() for subject in block]
            matrix = process.cdist(asked, choices, scorer=scorer, dtype=np.float32, workers=2)
            for subject, scores in zip(block, matrix, strict=True):
                found[subject.row] = _best(_with_dates(scores, subject.birth, births), records, middle)
        return found

    return find


token_sort = _scored(fuzz.token_sort_ratio, 84.0)
"""RapidFuzz token_sort_ratio on anyascii with two workers, and the birth date."""
weighted_ratio = _scored(fuzz.WRatio, 88.0)
"""RapidFuzz WRatio on anyascii, and the birth date."""


def double_metaphone(subjects: Sequence[Plain], records: Sequence[Plain]) -> Candidates:
    """Words with one Double Metaphone code, as a share of all the words of both, and the birth date."""
    from anyascii import anyascii
    from metaphone import doublemetaphone

    codes: dict[str, set[int]] = {}
    words: list[int] = []
    for place, record in enumerate(records):
        own = {doublemetaphone(anyascii(word))[0] for word in record.name.split()} - {""}
        words.append(len(own))
        for code in own:
            codes.setdefault(code, set()).add(place)
    of_records = np.array(words, dtype=np.float32)
    births = np.array([record.birth for record in records], dtype=np.int64)
    found: Candidates = {}
    for subject in subjects:
        own = {doublemetaphone(anyascii(word))[0] for word in subject.name.split()} - {""}
        common = np.zeros(len(records), dtype=np.float32)
        for code in own:
            common[list(codes.get(code, ()))] += 1
        scores = 100 * 2 * common / np.maximum(len(own) + of_records, 1)
        found[subject.row] = _best(_with_dates(scores.astype(np.float32), subject.birth, births), records, 70.0)
    return found


def nomenklatura(subjects: Sequence[Plain], records: Sequence[Plain]) -> Candidates:
    """nomenklatura's logic-v2 over the 60 records that token_sort ranks first: it compares pairs and looks for none."""
    from anyascii import anyascii
    from followthemoney import model
    from nomenklatura.matching import LogicV2
    from nomenklatura.matching.types import ScoringConfig

    def entity(person: Plain, prefix: str) -> object:
        proxy = model.make_entity("Person")
        proxy.id = f"{prefix}{person.row}"
        proxy.add("name", person.name)
        for name, part in zip(("lastName", "firstName", "fatherName"), person.parts, strict=True):
            if part:
                proxy.add(name, part)
        if person.birth:
            text = str(person.birth)
            proxy.add("birthDate", f"{text[:4]}-{text[4:6]}-{text[6:]}")
        return proxy

    config = ScoringConfig.defaults()
    choices = [anyascii(record.name).lower() for record in records]
    births = np.array([record.birth for record in records], dtype=np.int64)
    found: Candidates = {}
    for start in range(0, len(subjects), _BLOCK):
        block = subjects[start : start + _BLOCK]
        asked = [anyascii(subject.name).lower() for subject in block]
        matrix = process.cdist(asked, choices, scorer=fuzz.token_sort_ratio, dtype=np.float32, workers=2)
        for subject, scores in zip(block, matrix, strict=True):
            near = np.argpartition(-_with_dates(scores, subject.birth, births), min(60, len(records) - 1))[:60]
            query = entity(subject, "s")
            scored = [(LogicV2.compare(query, entity(records[place], "r"), config).score, int(place)) for place in near]
            ordered = sorted(scored, key=lambda one: (-one[0], one[1]))[:_TOP]
            found[subject.row] = [(score, records[place].row) for score, place in ordered]
    return found


def splink(subjects: Sequence[Plain], records: Sequence[Plain]) -> Candidates:
    """Splink on DuckDB: names in anyascii by Jaro-Winkler with term frequency, dates by distance, four blocking rules, EM."""
    import pandas
    import splink.comparison_library as comparisons
    from anyascii import anyascii
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def frame(people: Sequence[Plain]) -> pandas.DataFrame:
        texts = [[anyascii(part).lower() or None for part in person.parts] for person in people]
        return pandas.DataFrame(
            {
                "unique_id": [person.row for person in people],
                "surname": [text[0] for text in texts],
                "given": [text[1] for text in texts],
                "father": [text[2] for text in texts],
                "birth": [str(person.birth) if person.birth else None for person in people],
            }
        )

    def jaro(column: str) -> object:
        return comparisons.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)

    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            jaro("surname"),
            jaro("given"),
            jaro("father"),
            comparisons.LevenshteinAtThresholds("birth", [1, 2]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("surname"),
            block_on("birth"),
            block_on("given", "father"),
            block_on("substr(surname, 1, 4)", "substr(given, 1, 2)"),
        ],
    )
    database = DuckDBAPI()
    inputs = [database.register(frame(people)) for people in (subjects, records)]
    linker = Linker(inputs, settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("surname", "birth")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("surname"))
    predicted = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    found: Candidates = {subject.row: [] for subject in subjects}
    for line in predicted.itertuples():
        found[int(line.unique_id_l)].append((float(line.match_probability), int(line.unique_id_r)))
    return {row: sorted(pairs, key=lambda one: (-one[0], one[1]))[:_TOP] for row, pairs in found.items()}


PEERS: dict[str, tuple[Peer, tuple[str, ...], int]] = {
    "RapidFuzz token_sort on anyascii + date": (token_sort, ("anyascii",), 1_000_000),
    "RapidFuzz WRatio on anyascii + date": (weighted_ratio, ("anyascii",), 10_000),
    "Double Metaphone + date": (double_metaphone, ("anyascii", "metaphone"), 100_000),
    "nomenklatura logic-v2": (nomenklatura, ("anyascii", "nomenklatura"), 10_000),
    "Splink": (splink, ("anyascii", "splink"), 100_000),
}
"""A peer, what must be installed for it, and the largest registry that it is asked to search."""


def peers(records: int) -> Iterator[tuple[str, Peer]]:
    """Those that are installed, and quick enough for so many records."""
    for name, (peer, packages, most) in PEERS.items():
        if records <= most and all(map(installed, packages)):
            yield name, peer
