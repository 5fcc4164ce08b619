"""Invented people: every part of a person is drawn by itself, so that a person belongs to nobody."""

import datetime
import itertools
from dataclasses import dataclass, replace
from random import Random

from given_names import GivenName, Sex, draw_fathers_name, draw_given_name
from patronymics import russian_patronymic, turkic_patronymic, ukrainian_patronymic
from surnames import Surname, draw_surname

EPOCH = datetime.date(1899, 12, 31)
"""A tax number counts days from here."""
_CHECK_WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)

REGIONS = (
    ("Вінницька", "Винницкая"), ("Волинська", "Волынская"), ("Дніпропетровська", "Днепропетровская"),
    ("Донецька", "Донецкая"), ("Житомирська", "Житомирская"), ("Закарпатська", "Закарпатская"),
    ("Запорізька", "Запорожская"), ("Київська", "Киевская"), ("Івано-Франківська", "Ивано-Франковская"),
    ("Кіровоградська", "Кировоградская"), ("Луганська", "Луганская"), ("Львівська", "Львовская"),
    ("Миколаївська", "Николаевская"), ("Одеська", "Одесская"), ("Полтавська", "Полтавская"), ("Рівненська", "Ровенская"),
    ("Сумська", "Сумская"), ("Тернопільська", "Тернопольская"), ("Харківська", "Харьковская"),
    ("Херсонська", "Херсонская"), ("Хмельницька", "Хмельницкая"), ("Черкаська", "Черкасская"),
    ("Чернівецька", "Черновицкая"), ("Чернігівська", "Черниговская"),
)  # fmt: skip

RANKS: dict[tuple[str, str, str], float] = {
    ("солдат", "рядовой", "private"): 44, ("старший солдат", "ст. солдат", "private first class"): 16,
    ("молодший сержант", "мл. сержант", "junior sergeant"): 9, ("сержант", "сержант", "sergeant"): 10,
    ("старший сержант", "ст. сержант", "senior sergeant"): 6, ("матрос", "матрос", "seaman"): 6,
    ("головний сержант", "гл. сержант", "master sergeant"): 2, ("лейтенант", "лейтенант", "lieutenant"): 2,
    ("старший лейтенант", "ст. лейтенант", "senior lieutenant"): 2, ("капітан", "капитан", "captain"): 1.4,
    ("майор", "майор", "major"): 0.7,
}  # fmt: skip
"""(Ukrainian, Russian, English), with how many of a hundred have it."""
CIVILIAN = ("цивільна особа", "гражданское лицо", "civilian")

PLACES = (
    ("Маріуполь", "Мариуполь", "Mariupol"), ("Авдіївка", "Авдеевка", "Avdiivka"), ("Бахмут", "Бахмут", "Bakhmut"),
    ("Соледар", "Соледар", "Soledar"), ("Лисичанськ", "Лисичанск", "Lysychansk"), ("Ізюм", "Изюм", "Izium"),
    ("Вугледар", "Угледар", "Vuhledar"), ("Гуляйполе", "Гуляйполе", "Huliaipole"), ("Роботине", "Работино", "Robotyne"),
    ("Куп'янськ", "Купянск", "Kupiansk"), ("Херсон", "Херсон", "Kherson"), ("Торецьк", "Торецк", "Toretsk"),
)  # fmt: skip
"""Where somebody was captured: (Ukrainian, Russian, English)."""

FIRST_DAY, LAST_DAY = datetime.date(2022, 2, 24), datetime.date(2025, 3, 31)
"""of captures"""


_CALL_SIGNS = (
    "Бук Сивий Лис Грек Мажор Кум Турист Ведмідь Скіф Гном Фокс Тесла Борода Студент Дід Карась Кобра Грім Сокіл"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented. `number` tells people apart; `double` is the second half of a double surname, `maiden` a woman's former
    one; `rank` and `captured_at` are rows of the tables above, `region` a place in its table."""

    number: int
    sex: Sex
    surname: Surname
    given: GivenName
    father: GivenName
    born: datetime.date
    tax_number: str
    passport: str
    unit: str
    rank: tuple[str, str, str]
    region: int
    captured_on: datetime.date
    captured_at: tuple[str, str, str]
    call_sign: str
    double: Surname | None = None
    maiden: Surname | None = None
    turkic: bool = False
    theirs: bool = False

    def name(self, language: str) -> tuple[str, str, str]:
        """(surname, given name, patronymic) in `uk` or `ru`."""
        russian = language == "ru"
        surname = self.surname.forms(self.sex)[russian]
        if self.double is not None:
            surname += "-" + self.double.forms(self.sex)[russian]
        given = self.given.russian if russian else self.given.ukrainian
        if self.turkic:
            return surname, given, turkic_patronymic(self.father, self.sex)[russian]
        make = russian_patronymic if russian else ukrainian_patronymic
        return surname, given, make(self.father, self.sex)


def _birthday(born: datetime.date, age: int) -> datetime.date:
    """The day after which somebody is of that age, leap days or not."""
    return born + datetime.timedelta(days=366 * age)


class Population:
    """Draws people. The same seed and the same calls in the same order give the same people."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = itertools.count(1)

    def draw(self, *, theirs: bool = False, born: datetime.date | None = None) -> Person:
        """Somebody new."""
        random = self._random
        sex: Sex = "f" if random.random() < (0.02 if theirs else 0.08) else "m"
        surname = draw_surname(random, theirs=theirs)
        born = born or self._day_of_birth()
        civilian = random.random() < 0.03
        return Person(
            number=next(self._numbers),
            sex=sex,
            surname=surname,
            given=draw_given_name(random, sex, surname.origin),
            father=draw_fathers_name(random, surname.origin),
            born=born,
            tax_number=self._tax_number(born, sex),
            passport=self._passport(),
            unit=f"А{random.randrange(1000, 5000)}",
            rank=CIVILIAN if civilian else random.choices(list(RANKS), list(RANKS.values()))[0],
            region=random.randrange(len(REGIONS)),
            captured_on=self.day_between(min(max(FIRST_DAY, _birthday(born, 18)), LAST_DAY), LAST_DAY),
            captured_at=random.choice(PLACES),
            call_sign=random.choice(_CALL_SIGNS.split()),
            double=draw_surname(random) if random.random() < 0.012 else None,
            maiden=draw_surname(random) if sex == "f" and random.random() < 0.5 else None,
            turkic=surname.origin == "turkic" and random.random() < 0.6,
            theirs=theirs,
        )

    def somebody_like(
        self,
        person: Person,
        *,
        given: GivenName | None = None,
        father: GivenName | None = None,
        born: datetime.date | None = None,
    ) -> Person:
        """Another person with the same names but for what is given here; numbers, rank, unit and capture are their own."""
        other = self.draw(theirs=person.theirs, born=born or person.born)
        return replace(
            person,
            number=other.number,
            given=given or person.given,
            father=father or person.father,
            born=other.born,
            tax_number=self._tax_number(other.born, person.sex),
            passport=other.passport,
            unit=other.unit,
            rank=other.rank,
            captured_on=other.captured_on,
            captured_at=other.captured_at,
            call_sign=other.call_sign,
            region=person.region if self._random.random() < 0.6 else other.region,
        )

    def day_between(self, first: datetime.date, last: datetime.date) -> datetime.date:
        return first + datetime.timedelta(days=self._random.randrange((last - first).days + 1))

    def _day_of_birth(self) -> datetime.date:
        year = int(self._random.triangular(1962, 2006, 1987))
        return datetime.date(year, 1, 1) + datetime.timedelta(days=self._random.randrange(365))

    def _tax_number(self, born: datetime.date, sex: Sex) -> str:
        """Days since the epoch, three digits, a digit for the sex (odd: a man), the check digit."""
        digits = (
            f"{(born - EPOCH).days:05}{self._random.randrange(1000):03}{2 * self._random.randrange(5) + (sex == 'm')}"
        )
        total = sum(int(digit) * weight for digit, weight in zip(digits, _CHECK_WEIGHTS, strict=True))
        return digits + str(total % 11 % 10)

    def _passport(self) -> str:
        if self._random.random() < 0.6:
            return "".join(self._random.choices("АВЕКМНОРСТ", k=2)) + f"{self._random.randrange(10**6):06}"
        return f"{self._random.randrange(10**9):09}"
