"""Surnames in Ukrainian and Russian, men's and women's.

The commonest stand here by hand, with weights in orders of magnitude. The long tail are Ukrainian surnames of names-translator
(MIT) with its Russian spelling, as far as their endings follow a rule; which of them exist is all that is taken from it.
"""

import re
from dataclasses import dataclass
from functools import cache
from random import Random

from given_names import Origin, Sex
from names_translator.dicts import default_dicts

COMMON_SHARE = 0.17
"""of people, who bear one of the common surnames"""

_TAIL_LENGTH = range(5, 13)


@dataclass(frozen=True, slots=True)
class Surname:
    """A man's form in both languages; `origin` says whose given names go with it."""

    ukrainian: str
    russian: str
    origin: Origin = ""

    def forms(self, sex: Sex) -> tuple[str, str]:
        """(Ukrainian, Russian) as a man or a woman bears it."""
        if sex == "m":
            return self.ukrainian, self.russian
        return _feminine(self.ukrainian, _UKRAINIAN_ENDINGS), _feminine(self.russian, _RUSSIAN_ENDINGS)


_UKRAINIAN_ENDINGS = (
    ("ський", "ська"), ("цький", "цька"), ("зький", "зька"), ("ий", "а"), ("ов", "ова"), ("ев", "ева"), ("єв", "єва"),
    ("ін", "іна"), ("їн", "їна"),
)  # fmt: skip
_RUSSIAN_ENDINGS = (
    ("ский", "ская"), ("цкий", "цкая"), ("ый", "ая"), ("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина"),
    ("ын", "ына"),
)  # fmt: skip
_UNCHANGED = ("Литвин", "Волошин", "Сербин", "Русин", "Турчин")


def _feminine(surname: str, endings: tuple[tuple[str, str], ...]) -> str:
    """-енко, -ук, -ець and all others without a rule stay as they are."""
    if surname in _UNCHANGED:
        return surname
    for man, woman in endings:
        if surname.endswith(man) and len(surname) > len(man) + 1:
            return surname.removesuffix(man) + woman
    return surname


_COMMON = """
Мельник Мельник 30|Шевченко Шевченко 28|Бойко Бойко 22|Коваленко Коваленко 22|Бондаренко Бондаренко 22
Ткаченко Ткаченко 21|Ковальчук Ковальчук 20|Кравченко Кравченко 20|Олійник Олейник 17|Шевчук Шевчук 17|Коваль Коваль 16
Поліщук Полищук 16|Бондар Бондарь 15|Ткачук Ткачук 15|Мороз Мороз 14|Марченко Марченко 14|Лисенко Лысенко 13
Руденко Руденко 13|Савченко Савченко 13|Петренко Петренко 12|Кравчук Кравчук 12|Клименко Клименко 11|Павленко Павленко 11
Савчук Савчук 10|Кузьменко Кузьменко 10|Левченко Левченко 10|Пономаренко Пономаренко 9|Василенко Василенко 9
Харченко Харченко 9|Гаврилюк Гаврилюк 8|Мазур Мазур 8|Сидоренко Сидоренко 8|Романюк Романюк 8|Карпенко Карпенко 8
Хоменко Хоменко 8|Швець Швец 7|Кравець Кравец 7|Гончаренко Гончаренко 8|Попов Попов 6|Приходько Приходько 7
Семенюк Семенюк 6|Вовк Волк 5|Козак Козак 6|Гончар Гончар 6|Гриценко Гриценко 6|Білоус Белоус 5|Литвин Литвин 5
Литвиненко Литвиненко 7|Мартинюк Мартынюк 6|Дяченко Дьяченко 5|Тимошенко Тимошенко 6|Зінченко Зинченко 6
Яковенко Яковенко 5|Гнатюк Гнатюк 5|Костюк Костюк 5|Сорока Сорока 4|Білий Белый 4|Чорний Чёрный 3|Зайченко Зайченко 4
Данилюк Данилюк 4|Остапчук Остапчук 4|Іщенко Ищенко 5|Ященко Ященко 3|Щербак Щербак 4|Щербина Щербина 3
Ярошенко Ярошенко 4|Юрченко Юрченко 5|Ющенко Ющенко 2|Кириченко Кириченко 5|Герасименко Герасименко 5
Нестеренко Нестеренко 4|Федоренко Федоренко 5|Федорчук Федорчук 4|Назаренко Назаренко 5|Пилипенко Пилипенко 4
Степаненко Степаненко 4|Колесник Колесник 6|Жук Жук 4|Журавель Журавель 3|Горобець Горобец 3|Заєць Заяц 3
Соловей Соловей 3|Ведмідь Медведь 1|Голуб Голубь 3|Лебідь Лебедь 2|Кобзар Кобзарь 2|Гаврилов Гаврилов 2|Іванов Иванов 5
Петров Петров 3|Новіков Новиков 3|Козлов Козлов 3|Соколовський Соколовский 4|Яворський Яворский 3|Левицький Левицкий 3
Вишневський Вишневский 3|Чорновол Черновол 2|Островський Островский 2|Рудницький Рудницкий 2|Заболотний Заболотный 2
Нагорний Нагорный 2|Лановий Лановой 1|Підгірний Подгорный 1|Сухий Сухой 1|Дем'янюк Демьянюк 2|Лук'яненко Лукьяненко 3
В'юнник Вьюнник 1|Ґудзь Гудзь 1|Ґалаґан Галаган 1|Єременко Еременко 3|Євтушенко Евтушенко 2|Їжак Ёжак 0.5|Сич Сыч 2
"""

_OF_ORIGIN = """
Алієв Алиев turkic|Мамедов Мамедов turkic|Гусейнов Гусейнов turkic|Ібрагімов Ибрагимов turkic|Керімов Керимов turkic
Абдуллаєв Абдуллаев turkic|Аметов Аметов turkic|Османов Османов turkic|Сейтаблаєв Сейтаблаев turkic
Абдураманов Абдураманов turkic|Джемілєв Джемилев turkic|Велієв Велиев turkic|Григорян Григорян caucasian
Саркісян Саркисян caucasian|Мкртчян Мкртчян caucasian|Беридзе Беридзе caucasian|Гогуадзе Гогуадзе caucasian
Надь Надь hungarian|Товт Товт hungarian|Варга Варга hungarian|Сабо Сабо hungarian|Ковач Ковач hungarian
"""

ORIGIN_SHARE = 0.02


def _entries(text: str) -> list[list[str]]:
    return [entry.split() for entry in text.replace("\n", "|").split("|") if entry]


COMMON = [(Surname(ukrainian, russian), float(weight)) for ukrainian, russian, weight in _entries(_COMMON)]
_ORIGINS: dict[str, Origin] = {"turkic": "turkic", "caucasian": "caucasian", "hungarian": "hungarian"}
OF_ORIGIN = [Surname(ukrainian, russian, _ORIGINS[origin]) for ukrainian, russian, origin in _entries(_OF_ORIGIN)]

_RULES = (
    ("енко", "енко"), ("чук", "чук"), ("юк", "юк"), ("ський", "ский"), ("цький", "цкий"), ("ик", "ик"), ("як", "як"), ("ак", "ак"),
    ("ець", "ец"), ("ко", "ко"), ("ун", "ун"), ("ій", "ий"), ("ов", "ов"), ("ін", "ин"), ("ай", "ай"), ("ей", "ей"), ("ар", "ар"),
)  # fmt: skip
_THEIR_RULES = (
    ("ов", "ов"), ("ев", "ев"), ("єв", "ев"), ("ін", "ин"), ("ський", "ский"), ("цький", "цкий"),
)  # fmt: skip
_RUSSIAN_LETTERS = re.compile("[єґ]|ьо|ій(?!$)|їн$")
"""Letters of Russian surnames spelled by their sound, and of rare ones: they would stand out among surnames of Ukraine."""


_UNSEEMLY = re.compile(
    "говн|гівн|дур[аен]|жулі|свин|срак|сран|жоп|козл|баран|сука|сучк|москал|хохл|жид|циган|урод|падл|гнид|кацап|хер|бидл|шлюх"
)
"""Stems that a caseworker should not have to read in a demonstration."""


@cache
def tail(*, theirs: bool = False) -> tuple[Surname, ...]:
    """Rare surnames, in the order of the alphabet: of people of Ukraine, or of the other side."""
    found: list[Surname] = []
    for ukrainian, translations in sorted(default_dicts().as_dict("last").items()):
        if len(translations) != 1 or len(ukrainian) not in _TAIL_LENGTH or not ukrainian.replace("'", "").isalpha():
            continue
        if _UNSEEMLY.search(ukrainian):
            continue
        russian = translations[0].lower()
        rules = _THEIR_RULES if theirs else _RULES
        fits = any(ukrainian.endswith(ending) and russian.endswith(other) for ending, other in rules)
        if fits and (theirs or not _RUSSIAN_LETTERS.search(ukrainian)):
            found.append(Surname(ukrainian.capitalize(), russian.capitalize()))
    return tuple(found)


def draw_surname(random: Random, *, theirs: bool = False) -> Surname:
    """A surname: one of the common ones, of a people of the country, or one that few bear."""
    if theirs:
        return random.choice(tail(theirs=True))
    if random.random() < ORIGIN_SHARE:
        return random.choice(OF_ORIGIN)
    if random.random() < COMMON_SHARE:
        return random.choices([surname for surname, _ in COMMON], [weight for _, weight in COMMON])[0]
    return random.choice(tail())
