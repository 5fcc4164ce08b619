"""Each language writes names in its own way: one name and what the languages make of it, with the rule that says so."""

import pytest

from verifier_gui.names.equivalents import given_name_keys, is_belarusian_form, without_baltic_ending
from verifier_gui.names.folding import readings, sound
from verifier_gui.names.surname_forms import meant_in_baltic, meant_in_belarusian


def read(name: str) -> set[str]:
    return set(readings(name.lower()))


@pytest.mark.parametrize(
    ("belarusian", "meant"),
    [
        # Правілы беларускай арфаграфіі і пунктуацыі (2008): akanye, yakanye (§§ 2-4), dzekanye (§ 17), ў (§ 13), hard р ч ж ш (§ 18)
        ("Цімашэнка", "Тимошенко"),
        ("Турчынаў", "Турчинов"),
        ("Лысенка", "Лисенко"),
        ("Хмяльніцкі", "Хмельницький"),
        ("Шаўчэнка", "Шевченко"),
        ("Гецьман", "Гетьман"),
        ("Кавалёў", "Ковальов"),
        ("Вудаў", "Удов"),
        # § 4: я for е only in the syllable before the stressed one
        ("Бяляцкі", "Беляцкий"),
        ("Ляшчэня", "Лещеня"),
        ("Bialiatski", "Беляцкий"),
        # Інструкцыя па транслітарацыі (2007): the same in Latin letters
        ("Kavaliou", "Ковальов"),
        ("Kavalyow", "Ковальов"),
        ("Zialenski", "Зеленський"),
        ("Tsimashenka", "Тимошенко"),
    ],
)
def test_belarusian_surnames_are_read_back_or_sound_the_same(belarusian: str, meant: str) -> None:
    heard = {sound(skeleton) for skeleton in read(meant)}
    assert heard & {sound(skeleton) for skeleton in meant_in_belarusian(belarusian.lower())}


@pytest.mark.parametrize(
    "name",
    ["Аляксандр", "Уладзімір", "Uladzimir", "Сяргей", "Siarhei", "Yauhen", "Яўген", "Вольга", "Volha", "Мікалай"],
)
def test_a_given_name_tells_that_a_name_is_belarusian(name: str) -> None:
    assert is_belarusian_form(name)


@pytest.mark.parametrize("name", ["Олександр", "Александр", "Іван", "Иван", "Andrii", "Максим", "Юлія", "Роман"])
def test_other_given_names_do_not(name: str) -> None:
    assert not is_belarusian_form(name)


@pytest.mark.parametrize(
    ("baltic", "meant"),
    [
        # Noteikumi par personvārdu rakstību (Cabinet of Latvia, no. 114 of 2004): -s, -is after men's names of other languages
        ("Zelenskis", "Зеленський"),
        ("Janukovičs", "Янукович"),
        ("Koroļovs", "Корольов"),
        ("Zalužnijs", "Залужний"),
        # Vardų ir pavardžių rašymo tvarka (Lithuania): -as, -is, -ius, -us; -ka for -ko
        ("Turčynovas", "Турчинов"),
        ("Syrskis", "Сирський"),
        ("Janukovyčius", "Янукович"),
        ("Juščenka", "Ющенко"),
        ("Jaceniukas", "Яценюк"),
    ],
)
def test_baltic_endings_come_off_surnames(baltic: str, meant: str) -> None:
    spelled = set().union(*(read(form) for form in meant_in_baltic(baltic.lower())))
    assert read(meant) & spelled or {sound(one) for one in read(meant)} & {sound(one) for one in spelled}


@pytest.mark.parametrize(
    ("baltic", "meant"),
    [
        ("Oleksandrs", "Олександр"),
        ("Volodymyras", "Володимир"),
        ("Nikolajus", "Николай"),
        ("Valerijs", "Валерій"),
        ("Igoris", "Ігор"),
        ("Dmytras", "Дмитро"),
        ("Oļegs", "Олег"),
        ("Sergejus", "Сергій"),
    ],
)
def test_baltic_endings_come_off_given_names(baltic: str, meant: str) -> None:
    assert given_name_keys(baltic.lower()) & given_name_keys(meant.lower())


@pytest.mark.parametrize("name", ["Nicholas", "Тарас", "Taras", "Denys", "Opanas", "Борис", "Boris"])
def test_names_that_end_so_by_themselves_keep_their_ending(name: str) -> None:
    assert without_baltic_ending(name) == ()


@pytest.mark.parametrize(
    ("forms", "name"),
    [
        # Duden, Transkriptionssystem: ж sch, з s, х ch, ц z, ч tsch, ш sch, щ schtsch, в w, й j
        ("Schukowskyj Schadan", "Жуковський Жадан"),
        ("Selenskyj Sabuschko", "Зеленський Забужко"),
        ("Chmelnyzkyj Michail", "Хмельницький Михайл"),
        ("Schtscherbyzkyj Juschtschenko", "Щербицький Ющенко"),
        # French: ж j, у ou, ч tch, ш ch, щ chtch, ю iou
        ("Jadan Zaloujny", "Жадан Залужний"),
        ("Koutchma Chevtchenko", "Кучма Шевченко"),
        ("Ianoukovytch Tourtchynov", "Янукович Турчинов"),
        # Polish (PWN): ж ż, ц c, ч cz, ш sz, щ szcz, в w, л ł
        ("Żadan Załużny", "Жадан Залужний"),
        ("Łomaczenko Juszczenko", "Ломаченко Ющенко"),
        ("Janukowycz Chmielnicki", "Янукович Хмельницький"),
        # Hungarian (MTA): ж zs, ц c, ч cs, ш s, щ scs, с sz
        ("Zsadan Kucsma", "Жадан Кучма"),
        ("Szelenszkij Sevcsenko", "Селенський Шевченко"),
        # Turkish: ж j, ч ç, ш ş
        ("Şevçenko Kuçma", "Шевченко Кучма"),
        # Azerbaijani (Law on the state language, 2002): ə а or е, c дж, h г, x х, q г, ğ г
        ("Əliyev Məmməd Həsən", "Алиев Мамед Гасан"),
        ("Qasımov Xəlil", "Гасимов Халил"),
        # Czech: ž š č
        ("Ščerbyckyj Ševčuk", "Щербицький Шевчук"),
        # English habits
        ("Yushchenko Kuchma", "Ющенко Кучма"),
        ("Tereshchenko Zhukov", "Терещенко Жуков"),
        ("Alekseevich Moiseevna", "Алексеевич Моисеевна"),
    ],
)
def test_the_spellings_of_each_language_are_among_the_readings(forms: str, name: str) -> None:
    for latin, cyrillic in zip(forms.split(), name.split(), strict=True):
        assert read(latin) & read(cyrillic), (latin, cyrillic)


@pytest.mark.parametrize(
    "forms",
    # Western forms as the press and passports have them
    [
        "Олександр Alexander Aleksander Alexandre Oleksandr Olexander",
        "Андрій Andrew Andrzej André Andriy Andrii Andrej",
        "Михайло Michael Michał Michel Mykhailo Mychajlo Mihai",
        "Микола Nicholas Mikołaj Nicolas Mykola Nikolaus",
        "Іван John Jan Jean Johann Ivan Iwan János",
        "Петро Peter Piotr Pierre Petro Pyotr",
        "Павло Paul Paweł Pavlo Pawlo",
        "Юрій George Yuri Jurij Iouri Yurii",
        "Євген Eugene Eugen Eugène Yevhen Jewhen Evgeny",
        "Степан Stephen Stefan Stepan Szczepan",
        "Григорій Gregory Grzegorz Hryhorii Grigori",
        "Йосип Joseph Josef Józef Yosyp",
        "Олена Helen Elena Olena Hélène",
        "Катерина Catherine Katarzyna Kateryna Ekaterina",
    ],
)
def test_western_forms_of_a_name_are_that_name(forms: str) -> None:
    first, *others = forms.split()
    for other in others:
        assert given_name_keys(first.lower()) & given_name_keys(other.lower()), other
