"""Two registries of captives: our own people whom the Red Cross has notified, and the other side's whom we hold ourselves."""

from random import Random

import slips
from latin import STANDARDS, in_latin
from lists_to_verify import military_number
from people import Person
from sample_files import SampleFile, named, numbers_of
from tables import Table, Value

_LATIN_SHARES = {
    "kmu55": 40, "passport_2007": 8, "bgn_uk": 10, "icao_ru": 12, "bgn_ru": 8, "press_ru": 4, "german_ru": 2, "german_uk": 1,
    "polish_uk": 2, "french_ru": 1, "uk": 8, "ru": 4,
}  # fmt: skip


def confirmed_captives(people: list[Person], random: Random) -> SampleFile:
    """Defence intelligence's: what the Red Cross has notified, in one name column, mostly Latin by whatever standard."""
    rows: list[tuple[Value, ...]] = []
    tags: list[tuple[str, ...]] = []
    for place, person in enumerate(people):
        spelling = random.choices(list(_LATIN_SHARES), list(_LATIN_SHARES.values()))[0]
        name, done = _notified_name(person, spelling, random)
        born: Value = person.born.isoformat()
        match random.choices(("text", "cell", "year", "none"), (84, 10, 4, 2))[0]:
            case "cell":
                born = person.born
            case "year":
                born, done = f"{person.born.year}", [*done, "reg_year_only"]
            case "none":
                born = None
            case _:
                pass
        captured = person.captured_on
        rows.append(
            (
                f"C{place + 1:05}",
                name,
                born,
                "M" if person.sex == "m" else "F",
                person.rank[2] if random.random() < 0.6 else None,
                (captured.isoformat() if random.random() < 0.5 else f"{captured:%Y-%m}")
                if random.random() < 0.6
                else None,
                person.captured_at[2] if random.random() < 0.5 else None,
                f"facility {random.randrange(1, 60)}" if random.random() < 0.5 else None,
                random.choices(
                    ("ICRC", "photo", "video", "witness", "other side", "called home"), (60, 8, 12, 10, 7, 3)
                )[0],
            )
        )
        tags.append((f"reg_spelling:{spelling}", *done))
    table = Table(
        sheet="Captives",
        titles=("CONFIRMED CAPTIVES (extract), as of 12.05.2025",),
        headings=(
            "Ref.",
            "Full name",
            "Date of birth",
            "Sex",
            "Rank",
            "Captured on",
            "Place of capture",
            "Held at",
            "Source",
        ),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Підтверджені полонені", "Confirmed captives"),
        "role": "registry",
        "side": "ours",
        "made_by": named("Воєнна розвідка", "Defence intelligence"),
        "as_of": "2025-05-12",
        "default_status": "captive",
        "default_basis": "icrc",
    }
    return SampleFile("registry_captives.ods", table, numbers_of(people), manifest, tuple(tags))


def _notified_name(person: Person, spelling: str, random: Random) -> tuple[str, list[str]]:
    language = STANDARDS[spelling].source if spelling in STANDARDS else spelling
    parts = person.name(language)
    done: list[str] = []
    if random.random() < 0.015:
        parts = (slips.mistyped(random, parts[0]), *parts[1:])
        done.append("reg_typing")
    if spelling in STANDARDS:
        parts = tuple(in_latin(part, spelling) for part in parts)
    surname, given, patronymic = parts
    if random.random() < 0.2:
        surname = surname.upper()
    if random.random() < 0.18:
        patronymic = ""
        done.append("reg_no_patronymic")
    ordered = (given, patronymic, surname) if random.random() < 0.12 else (surname, given, patronymic)
    return " ".join(filter(None, ordered)), done


def held_by_us(people: list[Person], random: Random) -> SampleFile:
    """Our own record of the other side's people, in Russian as they said it themselves."""
    rows: list[tuple[Value, ...]] = []
    ordered = sorted(people, key=lambda person: (person.name("ru"), person.born))
    for place, person in enumerate(ordered):
        captured = person.captured_on
        rows.append(
            (
                place + 1,
                " ".join(person.name("ru")),
                person.born,
                "РФ" if person.theirs else "Україна",
                person.rank[0],
                military_number(person) if random.random() < 0.7 else None,
                captured if random.random() < 0.8 else None,
                person.captured_at[0] if random.random() < 0.6 else None,
            )
        )
    table = Table(
        sheet="Облік",
        titles=("Облік військовополонених, станом на 14.05.2025",),
        headings=(
            "№",
            "ПІБ",
            "Дата народження",
            "Громадянство",
            "Звання",
            "Особистий номер",
            "Дата полонення",
            "Місце полонення",
        ),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Полонені, яких тримаємо ми", "Prisoners held by us"),
        "role": "registry",
        "side": "theirs",
        "made_by": named("Національне інформаційне бюро", "National Information Bureau"),
        "as_of": "2025-05-14",
        "default_status": "captive",
        "default_basis": "papers",
    }
    return SampleFile("registry_held.xlsx", table, numbers_of(ordered), manifest)
