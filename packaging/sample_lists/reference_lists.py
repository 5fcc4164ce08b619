"""What stops an exchange: who came home before, who is dead, whom an agency contests."""

import datetime
from random import Random

from people import Person
from sample_files import SampleFile, named, numbers_of
from tables import Table, Value

_HEADQUARTERS = named("Координаційний штаб", "Coordination headquarters")


def first_exchange(people: list[Person], day: datetime.date) -> SampleFile:
    """A workbook in Ukrainian, the name in one column."""
    rows: list[tuple[Value, ...]] = [
        (place, " ".join(person.name("uk")), f"{person.born:%d.%m.%Y}", person.rank[0], f"{day:%d.%m.%Y}")
        for place, person in enumerate(people, 1)
    ]
    table = Table(
        sheet="Обмін",
        titles=(f"Список осіб, повернутих під час обміну {day:%d.%m.%Y}",),
        headings=("№", "ПІБ", "Дата народження", "Звання", "Дата повернення"),
        rows=tuple(rows),
    )
    return _returned("returned_1.xlsx", table, people, day)


def second_exchange(people: list[Person], day: datetime.date) -> SampleFile:
    """UTF-8 with a byte order mark, in Russian, name parts apart."""
    rows: list[tuple[Value, ...]] = [
        (*person.name("ru"), person.born.isoformat(), day.isoformat()) for person in people
    ]
    table = Table("", (), ("Фамилия", "Имя", "Отчество", "Дата рождения", "Дата обмена"), tuple(rows))
    return _returned("returned_2.csv", table, people, day)


def _returned(file_name: str, table: Table, people: list[Person], day: datetime.date) -> SampleFile:
    manifest = {
        "name": named(f"Повернуті {day:%d.%m.%Y}", f"Returned {day:%d.%m.%Y}"),
        "role": "returned",
        "side": "ours",
        "made_by": _HEADQUARTERS,
        "as_of": (day + datetime.timedelta(days=2)).isoformat(),
        "exchange": named(f"Обмін {day:%d.%m.%Y}", f"Exchange of {day:%d.%m.%Y}"),
        "exchange_on": day.isoformat(),
    }
    return SampleFile(file_name, table, numbers_of(people), manifest)


_BASES = ("ДНК-експертиза", "ДНК-експертиза, збіг 99,9 %", "свідоцтво про смерть", "свідки", "фото")


def deceased_list(people: list[Person], by_dna: set[int], random: Random) -> SampleFile:
    rows: list[tuple[Value, ...]] = []
    for place, person in enumerate(people, 1):
        died = person.captured_on + datetime.timedelta(days=random.randrange(0, 20))
        basis = random.choice(_BASES[:2] if person.number in by_dna else _BASES)
        if random.random() < 0.12 and person.number not in by_dna:
            basis = None
        rows.append((place, " ".join(person.name("uk")), f"{person.born:%d.%m.%Y}", f"{died:%d.%m.%Y}", basis))
    table = Table(
        sheet="Загиблі",
        titles=("Загиблі та померлі, станом на 30.04.2025",),
        headings=("№ з/п", "Прізвище, ім’я, по батькові", "Дата народження", "Дата загибелі", "Підстава"),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Загиблі та померлі", "Deceased"),
        "role": "deceased",
        "side": "ours",
        "made_by": named("МВС", "Interior ministry"),
        "as_of": "2025-04-30",
    }
    return SampleFile("deceased.xlsx", table, numbers_of(people), manifest)


_OBJECTIONS = (
    "кримінальне провадження", "вирок суду", "спір про особу: звернулися дві родини", "відмовляється повертатися", "слідчі дії",
)  # fmt: skip


def hold_list(people: list[Person], random: Random) -> SampleFile:
    rows: list[tuple[Value, ...]] = [
        (place, " ".join(person.name("uk")), f"{person.born:%d.%m.%Y}", random.choice(_OBJECTIONS))
        for place, person in enumerate(people, 1)
    ]
    table = Table("Призупинені", (), ("№", "ПІБ", "Дата народження", "Примітка"), tuple(rows))
    manifest = {
        "name": named("Призупинені", "On hold"),
        "role": "hold",
        "side": "ours",
        "made_by": named("Служба безпеки", "Security service"),
        "as_of": "2025-05-15",
    }
    return SampleFile("hold.xlsx", table, numbers_of(people), manifest)
