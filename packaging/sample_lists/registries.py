"""Two registries of people who are looked for: the ombudsman's and the interior ministry's, each in its own shape."""

import datetime
from dataclasses import dataclass
from random import Random

import slips
from people import CIVILIAN, REGIONS, Person
from sample_files import SampleFile, named, numbers_of
from tables import Table, Value

_ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of people, by their numbers: the day they came home, and who is dead."""

    returned: dict[int, datetime.date]
    deceased: set[int]

    def at_home(self, person: Person) -> datetime.date | None:
        """The day of the return of somebody who was not captured again."""
        day = self.returned.get(person.number)
        return day if day is not None and person.captured_on <= day else None


def missing_persons(people: list[Person], fates: Fates, random: Random) -> SampleFile:
    """The ombudsman's register: Ukrainian, name parts apart, date cells, tax numbers for six in ten, by the alphabet."""
    rows: list[tuple[Value, ...]] = []
    tags: list[tuple[str, ...]] = []
    ordered = sorted(people, key=lambda person: (_collated(person), person.born))
    for place, person in enumerate(ordered):
        # As a word processor sets it: U+2019 for the apostrophe.
        surname, given, patronymic = (part.replace("'", "’") for part in person.name("uk"))
        done: list[str] = []
        if person.maiden is not None and random.random() < 0.25:
            surname = person.maiden.forms(person.sex)[0].replace("'", "’")
            done.append("reg_maiden")
        if random.random() < 0.015:
            surname = slips.mistyped(random, surname)
            done.append("reg_typing")
        if random.random() < 0.006:
            surname = slips.with_look_alikes(random, surname)
            done.append("reg_look_alikes")
        number: Value = person.tax_number if random.random() < 0.62 else None
        if number and random.random() < 0.004:
            number = number[:-1] + str((int(number[-1]) + 1) % 10)
        status, basis = _missing_status(person, fates, random)
        rows.append(
            (
                place + 1,
                surname,
                given,
                patronymic if random.random() < 0.99 else None,
                person.born if random.random() < 0.98 else None,
                "чол." if person.sex == "m" else "жін.",
                number,
                person.rank[0],
                person.unit if person.rank is not CIVILIAN else None,
                REGIONS[person.region][0],
                person.captured_at[0] if random.random() < 0.7 else None,
                status,
                basis,
            )
        )
        tags.append(tuple(done))
    table = Table(
        sheet="Реєстр",
        titles=(),
        headings=(
            "№",
            "Прізвище",
            "Ім’я",
            "По батькові",
            "Дата народження",
            "Стать",
            "РНОКПП",
            "Звання",
            "Військова частина",
            "Область проживання",
            "Місце зникнення",
            "Статус",
            "Підстава",
        ),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Зниклі безвісти", "Missing persons"),
        "role": "registry",
        "side": "ours",
        "made_by": named("Омбудсман", "Ombudsman"),
        "as_of": "2025-05-02",
        "default_status": "missing",
        "default_basis": "own-word",
    }
    return SampleFile("registry_missing.xlsx", table, numbers_of(ordered), manifest, tuple(tags))


def _missing_status(person: Person, fates: Fates, random: Random) -> tuple[Value, Value]:
    woman = person.sex == "f"
    home = fates.at_home(person)
    if home is not None and random.random() < 0.45:
        return f"повернуто {home:%d.%m.%Y}", "документи"
    if person.number in fates.deceased and random.random() < 0.5:
        return "загинула" if woman else "загинув", random.choice(("ДНК-експертиза", "свідоцтво про смерть"))
    if random.random() < 0.22:
        return "у полоні", random.choice(("МКЧХ", "фото, відео", "свідки", "інша сторона"))
    missing = "зникла безвісти" if woman else "зник безвісти"
    return missing, random.choice(("зі слів рідних", "зі слів рідних", "свідчення очевидців", None))


def wanted_by_relatives(people: list[Person], fates: Fates, random: Random) -> SampleFile:
    """The interior ministry's: cp1251 with semicolons, surname in capitals, a quarter in Russian spelling."""
    rows: list[tuple[Value, ...]] = []
    tags: list[tuple[str, ...]] = []
    for place, person in enumerate(people):
        russian = random.random() < 0.25
        surname, given, patronymic = (part.replace("ё", "е") for part in person.name("ru" if russian else "uk"))
        done = ["reg_ru"] if russian else []
        if random.random() < 0.02:
            surname = slips.mistyped(random, surname)
            done.append("reg_typing")
        born = f"{person.born:%d.%m.%Y}"
        chance = random.random()
        if chance < 0.03:
            born = f"{person.born.year}"
            done.append("reg_year_only")
        elif chance < 0.04:
            born = ""
        rows.append(
            (
                f"Р-{10_000 + 3 * place}",
                surname.upper(),
                f"{given} {patronymic}" if random.random() < 0.98 else given,
                born,
                person.rank[russian],
                person.unit if person.rank is not CIVILIAN and random.random() < 0.8 else "",
                f"{REGIONS[person.region][russian]} обл.",
                _wanted_status(person, fates, random),
            )
        )
        tags.append(tuple(done))
    table = Table(
        sheet="",
        titles=(),
        headings=(
            "КОД",
            "ПРІЗВИЩЕ",
            "ІМ'Я ТА ПО БАТЬКОВІ",
            "ДАТА НАРОДЖЕННЯ",
            "ЗВАННЯ",
            "В/Ч",
            "МІСЦЕ ПРОЖИВАННЯ",
            "СТАТУС",
        ),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Розшук за заявами рідних", "Wanted by relatives"),
        "role": "registry",
        "side": "ours",
        "made_by": named("МВС", "Interior ministry"),
        "as_of": "2025-05-11",
        "default_status": "missing",
    }
    return SampleFile(
        "registry_wanted.csv", table, numbers_of(people), manifest, tuple(tags), encoding="cp1251", delimiter=";"
    )


def _wanted_status(person: Person, fates: Fates, random: Random) -> str:
    woman = person.sex == "f"
    home = fates.at_home(person)
    if home is not None and random.random() < 0.4:
        return f"{'повернулася' if woman else 'повернувся'} {home:%d.%m.%Y}"
    if person.number in fates.deceased and random.random() < 0.5:
        return f"{'загинула' if woman else 'загинув'} (ДНК)"
    missing = "зникла безвісти" if woman else "зник безвісти"
    told = ("розшук", missing, "у полоні (відео)", "у полоні (МКЧХ)", "полон не підтверджено", "")
    return random.choices(told, (52, 30, 8, 5, 1, 4))[0]


def _collated(person: Person) -> list[int]:
    """The order of the Ukrainian alphabet; hyphens and apostrophes do not count."""
    letters = " ".join(person.name("uk")).lower()
    return [_ALPHABET.find(letter) for letter in letters if letter in _ALPHABET or letter == " "]
