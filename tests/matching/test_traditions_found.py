"""People are found in whatever language their names are written, without a birth date, and nobody else is taken for them."""

import pytest
from people_of_tests import crowd, person, registry

from verifier_gui.domain.facts import Facts
from verifier_gui.matching.engine import find_candidates
from verifier_gui.progress import Progress

_PEOPLE = """\
Жуковський Євген Харитонович
    Жуковский Евгений Харитонович
    Yevhen Zhukovskyi
    Jewhen Schukowskyj
    Eugène Joukovsky
    Eugeniusz Żukowski
    Яўген Жукоўскі
    Jevgenijs Žukovskis
    Jevgenijus Žukovskis
    Evgeny Zhukovsky
    Жуковський Є. Х.
    Zhukovskyi Y.
    Жуковский Женя
Щербаченко Оксана Яківна
    Щербаченко Оксана Яковлевна
    Oksana Shcherbachenko
    Oxana Schtscherbatschenko
    Oksana Chtcherbatchenko
    Oksana Szczerbaczenko
    Аксана Шчарбачэнка
    Oksana Ščerbačenko
    Shcherbachenko Oksana Yakivna
    SHCHERBACHENKO, Oksana
Хоружий Гнат Лукич
    Хоружий Игнат Лукич
    Ihnat Khoruzhyi
    Hnat Khoruzhyi
    Hnat Choruschyj
    Ihnat Chorużyj
    Ігнат Харужы
    Khoruzhii Ignat
    Хоружого Гната Лукича
Цюпа Дем'ян Опанасович
    Цюпа Демьян Афанасьевич
    Demian Tsiupa
    Demjan Zjupa
    Damian Ciupa
    Дзям'ян Цюпа
    Tsyupa Demyan
    Цюпа Дем’ян Панасович
Ґудзь Северин Пилипович
    Гудзь Северин Филиппович
    Severyn Gudz
    Sewerin Hudz
    Севярын Гудзь
    Gudz Severin Filippovich
    Ґудзя Северина
Юхименко Ярослава Ігорівна
    Юхименко Ярослава Игоревна
    Yaroslava Yukhymenko
    Jaroslawa Juchymenko
    Iaroslava Ioukhymenko
    Jarosława Juchymenko
    Яраслава Юхіменка
    Jaroslava Juhimenko
    YUKHYMENKO Yaroslava
Кучеренко-Біла Марта Олегівна
    Кучеренко Марта Олеговна
    Kucherenko-Bila Marta
    Біла Марта Олегівна
    Marta Kutscherenko-Bila
Зайченко Остап Ілліч
    Зайченко Остап Ильич
    Ostap Zaichenko
    Ostap Sajtschenko
    Ostap Zaïtchenko
    Ostap Zajczenko
    Астап Зайчанка
    Ostaps Zaičenko
    Zaichenko O. I.
Чижевський Платон Несторович
    Чижевский Платон Несторович
    Platon Chyzhevskyi
    Platon Tschyschewskyj
    Platon Tchyjevsky
    Platon Czyżewski
    Платон Чыжэўскі
    Platons Čiževskis
    Platonas Čyževskis
Рагімов Вугар Мамед огли
    Рагимов Вугар Мамед оглы
    Rahimov Vugar Mamed oglu
    Vugar Rahimov
    Рагімов Вугар Мамедович
Лозовий Тимофій Єрофійович
    Лозовой Тимофей Ерофеевич
    Tymofii Lozovyi
    Timofej Losowoj
    Timofey Lozovoy
    Цімафей Лазавы
    Timofejs Lozovojs
Мацюк Уляна Всеволодівна
    Мацюк Ульяна Всеволодовна
    Uliana Matsiuk
    Uljana Mazjuk
    Oulyana Matsiouk
    Ulana Maciuk
    Матсюк Ульяна
Пʼятаченко Лук'ян Савич
    Пятаченко Лукьян Саввич
    Lukian Piatachenko
    Lukyan Pyatachenko
    Luk’jan Pjatatschenko
    Пьятаченко Лукьян
Дзюбенко Фросина Кузьмівна
    Дзюбенко Фросина Кузьминична
    Frosyna Dziubenko
    Dzyubenko Frosina
Яворницький Зенон Теодорович
    Яворницкий Зенон Федорович
    Zenon Yavornytskyi
    Zenon Jawornyzkyj
    Zenon Jaworniccki
    Зянон Яварніцкі
"""
"""A person of the registry, and below how the languages write the name."""
_STRANGERS = """\
Юрій Хоменський
Petro Schukenko
Оксана Щербина
Игнат Хорошенко
Demian Tsybulko
Северин Гудима
Jaroslava Juraitis
Marta Novakova
Остап Зайцев
Platon Chernenko
Vugar Huseynov
Тимофей Лозинский
Uliana Matviienko
Lukian Petrenko
Зенон Коссак
"""


def _written() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _PEOPLE.splitlines():
        if line.startswith(" "):
            found[list(found)[-1]].append(line.strip())
        else:
            found[line] = []
    return found


PEOPLE = _written()
INDEX = registry([*crowd(), *(person(name) for name in PEOPLE)])


def best(written: str) -> tuple[int, float]:
    facts: Facts = person("=" + written)
    ((match, *_),) = find_candidates([facts], INDEX, top=3, progress=Progress())
    return match.position, match.probability


@pytest.mark.parametrize("name", PEOPLE)
def test_the_person_comes_first_in_every_language(name: str) -> None:
    place = len(crowd()) + list(PEOPLE).index(name)
    for written in PEOPLE[name]:
        position, probability = best(written)
        assert position == place, written
        assert probability > 0.2, (written, probability)


@pytest.mark.parametrize("written", _STRANGERS.splitlines())
def test_a_stranger_with_a_name_that_is_a_little_like_one_is_not_taken_for_somebody(written: str) -> None:
    assert best(written)[1] < 0.6
