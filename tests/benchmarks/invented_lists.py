"""Invented lists of any size with the truth about them, by the generator of the sample lists: for whoever has no other samples.

A list of a thousand people (`list.csv`), a registry (`registry.csv`) and `truth.csv`. Everybody is invented; the same seed gives the
same bytes.
"""

import csv
import sys
from pathlib import Path
from random import Random

# The generator is a program of its own.
sys.path.append(str(Path(__file__).resolve().parents[2] / "packaging" / "sample_lists"))

from line_writing import Writer
from people import REGIONS, Person, Population
from relatives import Relatives

LISTED = 1000
ABSENT = {"namesake": 75, "brother": 45, "twin": 13, "father_or_son": 22, "same_initials": 15, "stranger": 100}
"""Of the thousand, those who are in no registry, by whom it holds in their place."""

_HEADINGS = (
    "№", "Прізвище", "Ім'я", "По батькові", "Дата народження", "Стать", "Область", "Військове звання", "Частина", "РНОКПП", "Паспорт",
)  # fmt: skip


def write_lists(folder: Path, people: int, seed: int) -> None:
    """Writes a list and a registry of so many people."""
    folder.mkdir(parents=True, exist_ok=True)
    random = Random(f"{seed} {people}")
    population = Population(random)
    relatives = Relatives(population, random)
    present = [population.draw() for _ in range(LISTED - sum(ABSENT.values()))]
    listed: list[tuple[Person, str]] = [(person, "true") for person in present]
    registered = list(present)
    for kind, number in ABSENT.items():
        for _ in range(number):
            person = population.draw()
            if kind == "stranger":
                listed.append((person, "none:stranger"))
                continue
            registered.append(person)
            other = relatives.maker(kind)(person) if kind != "father_or_son" else relatives.father_or_son(person)
            listed.append((other, f"none:{kind}"))
    while len(registered) < people:
        registered.append(population.draw())
    random.shuffle(listed)
    random.shuffle(registered)
    rows = _write_registry(folder / "registry.csv", registered, random)
    _write_list(folder, listed, rows, random)


def _write_registry(path: Path, people: list[Person], random: Random) -> dict[int, int]:
    """Gives the row of each person, by number."""
    rows: dict[int, int] = {}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADINGS)
        for row, person in enumerate(people, 2):
            rows[person.number] = row
            chance = random.random()
            writer.writerow(
                (
                    row - 1,
                    *person.name("uk"),
                    "" if chance < 0.02 else f"{person.born:%d.%m.%Y}",
                    "Ж" if person.sex == "f" else "Ч",
                    REGIONS[person.region][0],
                    person.rank[0],
                    person.unit,
                    person.tax_number if random.random() < 0.6 else "",
                    person.passport if random.random() < 0.5 else "",
                )
            )
    return rows


def _write_list(folder: Path, listed: list[tuple[Person, str]], rows: dict[int, int], random: Random) -> None:
    writer = Writer(random)
    with (
        (folder / "list.csv").open("w", encoding="utf-8", newline="") as lines,
        (folder / "truth.csv").open("w", encoding="utf-8", newline="") as truths,
    ):
        lists, truth = csv.writer(lines, lineterminator="\n"), csv.writer(truths, lineterminator="\n")
        lists.writerow(("№", "Ф.И.О.", "Дата рождения", "Звание", "Область"))
        truth.writerow(("row", "subject", "registry", "registry_row", "kind", "tags"))
        for row, (person, kind) in enumerate(listed, 2):
            line = writer.line(person)
            rank = person.rank[1] if random.random() < 0.5 and "rank_before" not in line.tags else ""
            region = REGIONS[person.region][1] if random.random() < 0.4 else ""
            lists.writerow((row - 1, line.name, line.born, rank, region))
            record = rows[person.number] if kind == "true" else ""
            truth.writerow((row, line.name, "registry.csv" if record else "", record, kind, "|".join(line.tags)))
