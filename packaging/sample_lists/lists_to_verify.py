"""The two lists to verify: the one received from the other side, in Russian, and our own to hand over."""

import calendar
import datetime
from dataclasses import replace
from random import Random

import slips
from cast import Listed
from line_writing import Line, Writer
from people import CIVILIAN, Person
from sample_files import SampleFile, named
from tables import Table, Value

RECEIVED_AS_OF = "2025-05-16"
OUTGOING_AS_OF = "2025-05-15"
_ADULT_FROM = datetime.date(2007, 5, 16)


def received_list(listed: list[Listed], returned: dict[int, datetime.date], random: Random) -> SampleFile:
    """`returned` gives the day on which people of earlier exchanges came home, by their numbers."""
    writer = Writer(random)
    lines: list[Line] = []
    rows: list[tuple[Value, ...]] = []
    restarts = len(listed) * 3 // 5
    for place, entry in enumerate(listed):
        line = _staged(entry, writer, random)
        lines.append(line)
        # The list was put together of two; the second counts from 1 again.
        number = place + 1 if place < restarts else place + 1 - restarts
        about = _about(
            entry.person, returned.get(entry.person.number), random, with_rank="rank_before" not in line.tags
        )
        rows.append((number, line.name, line.born, *about))
    table = Table(
        sheet="Список",
        titles=(
            "СПИСОК военнослужащих и гражданских лиц, предлагаемых к обмену",
            f"по состоянию на 16.05.2025, всего {len(rows)} чел.",
        ),
        headings=(
            "№ п/п",
            "Ф.И.О.",
            "Дата рождения",
            "Воинское звание",
            "Дата пленения",
            "Место пленения",
            "ИНН",
            "Документ",
            "Примечание",
        ),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Отриманий список", "Received list"),
        "role": "to-verify",
        "side": "ours",
        "made_by": "",
        "as_of": RECEIVED_AS_OF,
        "stage": "offer",
    }
    return _file("received.xlsx", table, listed, lines, manifest)


def outgoing_list(listed: list[Listed], random: Random) -> SampleFile:
    lines: list[Line] = []
    rows: list[tuple[Value, ...]] = []
    for place, entry in enumerate(listed):
        person = entry.person
        tags: list[str] = []
        surname, given, patronymic = person.name("uk")
        if random.random() < 0.04:
            surname, written = slips.mistyped(random, surname), surname
            tags += ["typing"] if surname != written else []
        born = f"{person.born:%d.%m.%Y}"
        if random.random() < 0.02:
            born, tags = f"{person.born.year}", [*tags, "year_only"]
        lines.append(Line(f"{surname} {given} {patronymic}", born, tuple(tags)))
        number = military_number(person) if random.random() < 0.55 else None
        rows.append((place + 1, surname, given, patronymic, born, person.rank[0], number))
    table = Table(
        sheet="На передачу",
        titles=("Список осіб на передачу, проєкт станом на 15.05.2025",),
        headings=("№ з/п", "Прізвище", "Ім’я", "По батькові", "Дата народження", "Звання", "Особистий номер"),
        rows=tuple(rows),
    )
    manifest = {
        "name": named("Список на передачу", "Outgoing list"),
        "role": "to-verify",
        "side": "theirs",
        "made_by": named("Координаційний штаб", "Coordination headquarters"),
        "as_of": OUTGOING_AS_OF,
        "stage": "answer",
    }
    return _file("outgoing.xlsx", table, listed, lines, manifest)


def military_number(person: Person) -> str:
    """The personal number of one of the other side's soldiers; always the same for the same person."""
    random = Random(f"military number {person.number}")
    return f"{random.choice('АБВГДЕ')}-{random.randrange(10**6):06}"


def _file(
    name: str, table: Table, listed: list[Listed], lines: list[Line], manifest: dict[str, str | dict[str, str]]
) -> SampleFile:
    return SampleFile(
        file_name=name,
        table=table,
        people=tuple(entry.person.number for entry in listed),
        manifest=manifest,
        tags=tuple(line.tags for line in lines),
        kinds=tuple(entry.kind for entry in listed),
    )


def _staged(entry: Listed, writer: Writer, random: Random) -> Line:
    line = writer.line(entry.person, careful=bool(entry.staged))
    born = entry.person.born
    match entry.staged:
        case "impossible_day":
            month = random.choice((2, 4, 6, 9, 11))
            written = f"{calendar.monthrange(born.year, month)[1] + 1:02}.{month:02}.{born.year}"
        case "day_unknown":
            written = f"00.00.{born.year}"
        case "wrong_century":
            written = f"{born:%d.%m}.1915"
        case _:
            return line
    return replace(line, born=written, tags=(*line.tags, entry.staged))


def _about(person: Person, returned: datetime.date | None, random: Random, *, with_rank: bool) -> tuple[Value, ...]:
    """Rank, day and place of capture, tax number, document and note, as far as the other side gives them."""
    again = returned is not None and person.captured_on > returned
    captured: Value = None
    if again or random.random() < 0.68:
        captured = (
            f"{person.captured_on:%d.%m.%Y}" if again or random.random() < 0.65 else f"{person.captured_on:%m.%Y}"
        )
    place = person.captured_at[1] if random.random() < 0.6 else None
    number: Value = person.tax_number if random.random() < 0.06 else None
    if number and random.random() < 0.12:
        number = number[:-1] + str((int(number[-1]) + random.randrange(1, 10)) % 10)
    document = person.passport if random.random() < 0.06 else None
    rank = person.rank[1] if with_rank and person.rank is not CIVILIAN and random.random() < 0.5 else None
    return rank, captured, place, number, document, _note(person, random, again=again)


def _note(person: Person, random: Random, *, again: bool) -> str | None:
    if person.born > _ADULT_FROM:
        return "несовершеннолетний" if person.sex == "m" else "несовершеннолетняя"
    if person.rank is CIVILIAN:
        return "гражданское лицо"
    if again and random.random() < 0.4:
        return "повторно"
    return random.choices((None, "ранен", "болен"), (93, 4, 2))[0]
