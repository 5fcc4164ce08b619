"""Invented people for the tests of matching, as facts."""

from collections.abc import Sequence

from verifier_gui.domain.candidates import Evidence
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.index import RegistryIndex, build_index
from verifier_gui.progress import Progress

_SURNAMES = (
    "Шевченко Бондаренко Ткачук Кравець Олійник Савчук Поліщук Гаврилюк Данилюк Левчук Панасюк Романюк Яременко Гнатюк Дорошенко "
    "Пилипенко Костюк Марчук Тимошенко Зінченко Власенко Юрченко Козак Мороз Литвин Коваль Сидоренко Захарчук Борисенко Кириленко"
)
SURNAMES = _SURNAMES.split()
_GIVEN = "Іван Петро Микола Сергій Андрій Олег Віктор Павло Роман Тарас Богдан Максим"
GIVEN = _GIVEN.split()
_FATHERS = "Іванович Петрович Миколайович Сергійович Андрійович Олегович Вікторович Павлович Романович Тарасович"
FATHERS = _FATHERS.split()


def person(name: str = "", birth: str = "", **others: str) -> Facts:
    """Facts of a person: `name` is surname, given name and patronymic, or a whole cell where it begins with `=`."""
    facts: list[Fact] = []
    if name.startswith("="):
        facts.append(Fact(FactKind.FULL_NAME, name[1:], name[1:]))
    else:
        for kind, part in zip((FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC), name.split(), strict=False):
            facts.append(Fact(kind, part, part))
    if birth:
        facts.append(Fact(FactKind.BIRTH_DATE, birth, birth, precision="day"))
    facts += [Fact(FactKind(kind.replace("_", "-")), value, value) for kind, value in others.items()]
    return Facts.of(facts)


def crowd() -> list[Facts]:
    """Three hundred and sixty people, no two with the same names."""
    return [
        person(
            f"{SURNAMES[number % 30]} {GIVEN[number // 30]} {FATHERS[(number * 7) % 10]}",
            f"{1965 + number % 35}-{1 + number % 12:02}-{1 + number * 5 % 28:02}",
        )
        for number in range(360)
    ]


def registry(people: Sequence[Facts]) -> RegistryIndex:
    return build_index(
        [(RecordKey(f"{number:064x}"), number + 2, facts) for number, facts in enumerate(people)], Progress()
    )


def of_field(evidence: Sequence[Evidence], field: FactKind) -> Evidence:
    (found,) = [one for one in evidence if one.field is field]
    return found
