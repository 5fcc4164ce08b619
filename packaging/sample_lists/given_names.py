"""Given names as they are borne, in Ukrainian and Russian, with how common they are and the short forms that lists show.

Written by hand for this generator, apart from the tables that the program itself reads names with, so that a gap in those shows.
Weights are orders of magnitude among adults, not a census.
"""

from dataclasses import dataclass
from random import Random
from typing import Literal

Sex = Literal["m", "f"]
Origin = Literal["", "turkic", "caucasian", "hungarian"]


@dataclass(frozen=True, slots=True)
class GivenName:
    """One name: its two spellings, its weight in a draw, short forms (Ukrainian, Russian), and the people who mostly bear it."""

    ukrainian: str
    russian: str
    sex: Sex
    weight: float
    short: tuple[str, str] | None = None
    origin: Origin = ""


_MEN = """
Олександр Александр 100 Сашко Саша|Сергій Сергей 88 Сергійко Серёжа|Андрій Андрей 66 Андрійко Андрюша
Володимир Владимир 58 Вова Володя|Микола Николай 52 Коля Коля|Дмитро Дмитрий 50 Діма Дима|Віктор Виктор 44 Вітя Витя
Олексій Алексей 42 Льоша Лёша|Іван Иван 42 Івась Ваня|Юрій Юрий 40 Юрко Юра|Василь Василий 38 Василько Вася
Михайло Михаил 33 Мишко Миша|Євген Евгений 33 Женя Женя|Ігор Игорь 33|Роман Роман 28|Віталій Виталий 30 Віталик Виталик
Олег Олег 28|Анатолій Анатолий 25 Толя Толик|Максим Максим 27 Макс Макс|Петро Пётр 19 Петрик Петя
Вячеслав Вячеслав 16 Славко Слава|Артем Артём 24|Денис Денис 18|Богдан Богдан 17|Руслан Руслан 19
Владислав Владислав 19 Влад Влад|Ярослав Ярослав 13 Ярик Ярик|Станіслав Станислав 11 Стас Стас
Костянтин Константин 12 Костя Костя|Валерій Валерий 16 Валера Валера|Вадим Вадим 17|Антон Антон 14
Павло Павел 15 Павлик Паша|Тарас Тарас 8|Назар Назар 7|Григорій Григорий 9 Гриць Гриша|Степан Степан 7
Леонід Леонид 9 Льоня Лёня|Борис Борис 7|Геннадій Геннадий 8 Гена Гена|Валентин Валентин 7|Едуард Эдуард 6 Едік Эдик
Кирило Кирилл 7|Микита Никита 8|Данило Даниил 6 Данько Даня|Ілля Илья 6 Ілько Илюша|Георгій Георгий 3 Жора Жора
Федір Фёдор 4 Федько Федя|Яків Яков 2|Йосип Иосиф 2|Семен Семён 2|Матвій Матвей 3|Тимофій Тимофей 3|Святослав Святослав 4
Ростислав Ростислав 4|Мирослав Мирослав 3|Орест Орест 2|Остап Остап 2|Лев Лев 1.5|Лука Лука 1|Хома Фома 0.4
Кузьма Кузьма 0.4|Пилип Филипп 1|Гнат Игнат 0.5|Омелян Емельян 0.5|Захар Захар 1.5|Опанас Афанасий 0.4|Трохим Трофим 0.4
Сава Савва 0.5|Гаврило Гавриил 0.4|Єгор Егор 3|Гліб Глеб 2|Аркадій Аркадий 2|Арсен Арсен 1.5|Всеволод Всеволод 1
Давид Давид 1|Зіновій Зиновий 0.7|Ігнатій Игнатий 0.3|Прокіп Прокопий 0.3|Юхим Ефим 0.5|Марко Марк 1.5
"""

_WOMEN = """
Олена Елена 60 Оленка Лена|Наталія Наталья 58 Наталка Наташа|Тетяна Татьяна 56 Таня Таня|Ірина Ирина 54 Іра Ира
Світлана Светлана 46 Світланка Света|Оксана Оксана 42|Людмила Людмила 32 Люда Люда|Юлія Юлия 36 Юлька Юля
Анна Анна 34 Аня Аня|Ганна Анна 18 Галя Аня|Вікторія Виктория 30 Віка Вика|Катерина Екатерина 28 Катря Катя
Марина Марина 22|Галина Галина 22 Галя Галя|Ольга Ольга 38 Оля Оля|Інна Инна 18|Алла Алла 14|Надія Надежда 14 Надійка Надя
Валентина Валентина 16 Валя Валя|Любов Любовь 14 Люба Люба|Лариса Лариса 13|Марія Мария 26 Марійка Маша|Аліна Алина 14
Яна Яна 12|Дарина Дарья 10|Анастасія Анастасия 16 Настя Настя|Христина Кристина 6|Софія София 5
Євгенія Евгения 6 Женя Женя|Ніна Нина 10|Зоя Зоя 3|Леся Леся 4|Олеся Олеся 5|Соломія Соломия 1|Мирослава Мирослава 2
Богдана Богдана 2|Раїса Раиса 4|Віра Вера 6|Діана Диана 4|Карина Карина 4|Єлизавета Елизавета 4 Ліза Лиза
"""

_OTHERS = """
Рустам Рустам m 3 turkic|Мамед Мамед m 2 turkic|Алі Али m 2 turkic|Ельдар Эльдар m 3 turkic|Тимур Тимур m 4 turkic
Ібрагім Ибрагим m 2 turkic|Мустафа Мустафа m 1 turkic|Рефат Рефат m 1 turkic|Ахмед Ахмед m 2 turkic
Гусейн Гусейн m 1 turkic|Вугар Вугар m 1 turkic|Наріман Нариман m 1 turkic|Леніє Ление f 1 turkic
Ельвіра Эльвира f 2 turkic|Лейла Лейла f 1 turkic|Зарема Зарема f 1 turkic|Арсен Арсен m 2 caucasian
Армен Армен m 2 caucasian|Гіві Гиви m 1 caucasian|Ашот Ашот m 1 caucasian|Гагік Гагик m 1 caucasian
Нугзар Нугзар m 1 caucasian|Тамара Тамара f 2 caucasian|Карен Карен m 1 caucasian|Золтан Золтан m 1 hungarian
Ласло Ласло m 1 hungarian|Іштван Иштван m 1 hungarian|Бейла Бейла m 1 hungarian|Ілона Илона f 2 hungarian
"""


def _common(text: str, sex: Sex) -> list[GivenName]:
    names: list[GivenName] = []
    for entry in text.replace("\n", "|").split("|"):
        match entry.split():
            case [ukrainian, russian, weight]:
                names.append(GivenName(ukrainian, russian, sex, float(weight)))
            case [ukrainian, russian, weight, short_ukrainian, short_russian]:
                names.append(GivenName(ukrainian, russian, sex, float(weight), (short_ukrainian, short_russian)))
            case []:
                continue
            case _:
                raise ValueError(entry)
    return names


def _others(text: str) -> list[GivenName]:
    names: list[GivenName] = []
    origins: dict[str, Origin] = {"turkic": "turkic", "caucasian": "caucasian", "hungarian": "hungarian"}
    for entry in text.replace("\n", "|").split("|"):
        if entry:
            ukrainian, russian, sex, weight, origin = entry.split()
            names.append(
                GivenName(ukrainian, russian, "f" if sex == "f" else "m", float(weight), None, origins[origin])
            )
    return names


GIVEN_NAMES: dict[Sex, list[GivenName]] = {"m": _common(_MEN, "m"), "f": _common(_WOMEN, "f")}
"""Names that anybody may bear."""

NAMES_OF_ORIGIN = _others(_OTHERS)

_OLDER = (
    "Іван",
    "Микола",
    "Василь",
    "Михайло",
    "Петро",
    "Степан",
    "Григорій",
    "Федір",
    "Анатолій",
    "Леонід",
    "Борис",
    "Павло",
)
"""Names that are commoner among fathers than among sons."""


def draw_given_name(random: Random, sex: Sex, origin: Origin = "") -> GivenName:
    """A name of a sex, mostly of the people's own where there is an origin."""
    own = [name for name in NAMES_OF_ORIGIN if name.origin == origin and name.sex == sex]
    names = own if own and random.random() < 0.75 else GIVEN_NAMES[sex]
    return random.choices(names, [name.weight for name in names])[0]


def draw_fathers_name(random: Random, origin: Origin = "") -> GivenName:
    """A man's name of an older generation: flatter, with more of the old names."""
    own = [name for name in NAMES_OF_ORIGIN if name.origin == origin and name.sex == "m"]
    if own and random.random() < 0.75:
        return random.choice(own)
    names = GIVEN_NAMES["m"]
    return random.choices(names, [name.weight**0.85 * (1.8 if name.ukrainian in _OLDER else 1) for name in names])[0]
