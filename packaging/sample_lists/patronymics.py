"""Patronymics made from the father's name, in Ukrainian and Russian.

Sources: «Український правопис» (2019) on patronymics; «Правила русской орфографии и пунктуации» on -ович/-евич and -овна/-евна.
"""

from given_names import GivenName, Sex

_UKRAINIAN = {
    "Ілля": ("Ілліч", "Іллівна"),
    "Лука": ("Лукич", "Луківна"),
    "Кузьма": ("Кузьмич", "Кузьмівна"),
    "Хома": ("Хомич", "Хомівна"),
    "Сава": ("Савич", "Савівна"),
    "Яків": ("Якович", "Яківна"),
    "Лев": ("Львович", "Львівна"),
    "Микола": ("Миколайович", "Миколаївна"),
    "Григорій": ("Григорович", "Григорівна"),
    "Федір": ("Федорович", "Федорівна"),
    "Прокіп": ("Прокопович", "Прокопівна"),
    "Мустафа": ("Мустафайович", "Мустафаївна"),
}
_RUSSIAN = {
    "Илья": ("Ильич", "Ильинична"),
    "Лука": ("Лукич", "Лукинична"),
    "Кузьма": ("Кузьмич", "Кузьминична"),
    "Фома": ("Фомич", "Фоминична"),
    "Савва": ("Саввич", "Саввична"),
    "Никита": ("Никитич", "Никитична"),
    "Яков": ("Яковлевич", "Яковлевна"),
    "Лев": ("Львович", "Львовна"),
    "Пётр": ("Петрович", "Петровна"),
    "Павел": ("Павлович", "Павловна"),
    "Михаил": ("Михайлович", "Михайловна"),
    "Даниил": ("Данилович", "Даниловна"),
    "Гавриил": ("Гаврилович", "Гавриловна"),
    "Дмитрий": ("Дмитриевич", "Дмитриевна"),
    "Мустафа": ("Мустафаевич", "Мустафаевна"),
}


def ukrainian_patronymic(father: GivenName, sex: Sex) -> str:
    """Микола: Миколайович, Миколаївна."""
    name, woman = father.ukrainian, sex == "f"
    if name in _UKRAINIAN:
        return _UKRAINIAN[name][woman]
    if name.endswith("й"):
        return name[:-1] + "ївна" if woman else name + "ович"
    if name.endswith(("а", "о", "ь")):
        return name[:-1] + ("івна" if woman else "ович")
    if name.endswith(("і", "и")):
        return name + ("ївна" if woman else "йович")
    return name + ("івна" if woman else "ович")


def russian_patronymic(father: GivenName, sex: Sex) -> str:
    """Николай: Николаевич, Николаевна."""
    name, woman = father.russian, sex == "f"
    if name in _RUSSIAN:
        return _RUSSIAN[name][woman]
    if name.endswith("ий"):
        return name[:-2] + ("ьевна" if woman else "ьевич")
    if name.endswith(("й", "ь")):
        return name[:-1] + ("евна" if woman else "евич")
    if name.endswith("и"):
        return name + ("евна" if woman else "евич")
    if name.endswith(("а", "о")):
        return name[:-1] + ("овна" if woman else "ович")
    return name + ("овна" if woman else "ович")


def turkic_patronymic(father: GivenName, sex: Sex) -> tuple[str, str]:
    """(Ukrainian, Russian): the father's name with *son* or *daughter*, as passports of Azerbaijani families give it."""
    if sex == "m":
        return f"{father.ukrainian} огли", f"{father.russian} оглы"
    return f"{father.ukrainian} кизи", f"{father.russian} кызы"
