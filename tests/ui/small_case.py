"""A small case as a caseworker would have it: a list to verify, two registries, an exchange, deceased and contested people.

The people are made up so that every state of the queue and every kind of stop column occurs among them.
"""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Stage, Status
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow import case_files
from verifier_gui.workflow.backing_up import back_up
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.matching_up import match_all
from verifier_gui.workflow.profile import Profile

TITLE = "Exchange of tests"
OPERATOR = "Олена Ткач"
AGENCY = "Ombudsman"
PASSPHRASE = "correct horse"
CASE_PASSPHRASE = "battery staple"

RECEIVED = [
    # name, birth date, rank, captured on
    ("Гнатюк Николай Ильич", "12.03.1989", "ст. солдат", "12.04.2022"),
    ("Бойко Сергей Анатольевич", "14.09.1991", "сержант", ""),
    ("Вдовиченко Алексей Иванович", "02.02.1987", "матрос", ""),
    ("Гончар Пётр", "1979", "", ""),
    ("Гриценко Евгений Юрьевич", "30.11.1996", "солдат", ""),
    ("Дзюба Анна Олеговна", "19.06.2009", "", ""),
    ("Довгань Игорь Ярославович", "", "солдат", ""),
    ("Журавель Максим", "11.01.2001", "", ""),
    ("Зайцев Андрей Петрович", "08.08.1983", "", ""),
    ("IVANENKO Oleksandr", "17.05.1993", "", ""),
    ("Калинич Василий Васильевич", "03.07.1975", "", ""),
    ("Кириченко Дмитрий Ильич", "21.12.1990", "", ""),
    ("Коваль Юрий Николаевич", "05.05.1988", "", ""),
    ("Костюк Руслан Петрович", "15.02.1995", "", "01.06.2022"),
    ("Кравчук Денис Олегович", "14.02.1999", "", ""),
    ("Бойко Сергій Анатолійович", "14.09.1991", "", ""),
    ("Левченко Роман Игоревич", "23.10.1994", "", "05.07.2025"),
    ("Мельник Иван Степанович", "31.02.1990", "", ""),
    ("Незнайко Феофан Лукич", "01.01.1960", "", ""),
    ("Остапенко Тарас Богданович", "09.09.1992", "капитан", ""),
]

CAPTIVES = [
    # surname, given name, patronymic, birth date, tax number, rank, status, basis
    ("Гнатик", "Микола", "Іванович", "12.03.1989", "", "сержант", "у полоні", "МКЧХ"),
    ("Бойко", "Сергій", "Анатолійович", "14.09.1991", "", "сержант", "у полоні", "МКЧХ"),
    ("Вдовиченко", "Олексій", "Іванович", "02.02.1987", "", "матрос", "у полоні", ""),
    ("Гончар", "Петро", "Ілліч", "17.04.1979", "", "", "у полоні", ""),
    ("Гончар", "Петро", "Степанович", "03.08.1979", "", "", "у полоні", ""),
    ("Гриценко", "Євген", "Юрійович", "30.11.1996", "", "солдат", "у полоні", ""),
    ("Дзюба", "Ганна", "Олегівна", "19.06.2009", "", "", "у полоні", ""),
    ("Довгань", "Ігор", "Ярославович", "11.11.1985", "", "", "у полоні", ""),
    ("Довгань", "Ігор", "Ярославович", "20.01.1990", "", "", "у полоні", ""),
    ("Зайцев", "Андрій", "Петрович", "08.03.1983", "", "", "у полоні", ""),
    ("Зайцев", "Олексій", "Петрович", "08.08.1983", "", "", "у полоні", ""),
    ("Іваненко", "Олександр", "Миколайович", "17.05.1993", "", "", "у полоні", ""),
    ("Кириченко", "Дмитро", "Ілліч", "21.12.1990", "", "", "у полоні", ""),
    ("Коваль", "Юрій", "Миколайович", "05.05.1988", "", "", "у полоні", ""),
    ("Костюк", "Руслан", "Петрович", "15.02.1995", "", "", "у полоні", ""),
    ("Кравчук", "Денис", "Олегович", "14.02.1999", "", "", "у полоні", ""),
    ("Левченко", "Роман", "Ігорович", "23.10.1994", "", "", "у полоні", ""),
    ("Остапенко", "Тарас", "Богданович", "09.09.1992", "", "капітан", "у полоні", ""),
]

MISSING = [
    # name, birth date, unit
    ("Гнатюк Микола Ілліч", "03.12.1989", "36 ОБрМП"),
    ("Вдовиченко Олексій Іванович", "02.02.1987", ""),
    ("Коваль Юрій Миколайович", "05.05.1988", "115 ОМБр"),
    ("Остапенко Тарас Богданович", "09.09.1992", "24 ОМБр"),
    ("Журавель Максим Олегович", "11.01.2001", ""),
    ("Сидоренко Павло Павлович", "01.02.1980", ""),
]

RETURNED = [
    ("Гнатюк Микола Ілліч", "03.12.1989"),
    ("Левченко Роман Ігорович", "23.10.1994"),
    ("Шевчук Іван Іванович", "04.04.1984"),
]

DECEASED = [("Костюк Руслан Петрович", "15.02.1995"), ("Гордієнко Лев Львович", "05.06.1977")]

HELD = [("Кравчук Денис Олегович", "14.02.1999")]


def write_received(path: Path, people: Sequence[tuple[str, ...]] = RECEIVED) -> Path:
    """The list to verify as the other side makes it, of these people in their order."""
    title = [["Список военнопленных, по состоянию на 21.05.2025"], ["на обмен"]]
    heading = ["№ п/п", "Ф.И.О.", "Дата рождения", "В/звание", "Дата пленения"]
    _write(path, [*title, heading, *[[str(number), *line] for number, line in enumerate(people, 1)]])
    return path


def write_lists(folder: Path, people: Sequence[tuple[str, ...]] = RECEIVED) -> list[tuple[Path, ListAttributes]]:
    """The files, with what the caseworker says of each, in the order of import; `people` are on the list to verify."""
    folder.mkdir(parents=True, exist_ok=True)
    write_received(folder / "received.xlsx", people)
    captives = [
        ["Прізвище", "Імʼя", "По батькові", "Дата народження", "РНОКПП", "Звання", "Статус", "Підстава"],
        *CAPTIVES,
    ]
    missing = [["ПІБ", "Дата народження", "Військова частина"], *MISSING]
    returned = [["Прізвище, імʼя, по батькові", "Дата народження"], *RETURNED]
    deceased = [["ПІБ", "Дата народження"], *DECEASED]
    held = [["ПІБ", "Дата народження"], *HELD]
    files = {
        "captives.xlsx": captives,
        "missing.xlsx": missing,
        "returned.xlsx": returned,
        "deceased.xlsx": deceased,
        "held.xlsx": held,
    }
    for name, rows in files.items():
        _write(folder / name, rows)
    ours = Side.OURS
    return [
        (
            folder / "received.xlsx",
            ListAttributes("List A", ListRole.TO_VERIFY, ours, "", "2025-05-21", Stage.OFFER),
        ),
        (
            folder / "captives.xlsx",
            ListAttributes("Confirmed captives", ListRole.REGISTRY, ours, "Defence intelligence", "2025-05-12"),
        ),
        (
            folder / "missing.xlsx",
            ListAttributes(
                "Missing persons",
                ListRole.REGISTRY,
                ours,
                "Ombudsman",
                "2025-05-02",
                default_status=Status.MISSING,
                default_basis=Basis.OWN_WORD,
            ),
        ),
        (
            folder / "returned.xlsx",
            ListAttributes(
                "Returned", ListRole.RETURNED, ours, "Ombudsman", "2024-01-05", None, "First exchange", "2024-01-03"
            ),
        ),
        (
            folder / "deceased.xlsx",
            ListAttributes(
                "Deceased", ListRole.DECEASED, ours, "Interior ministry", "2025-04-30", default_basis=Basis.DNA
            ),
        ),
        (folder / "held.xlsx", ListAttributes("On hold", ListRole.HOLD, ours, "Security service", "2025-05-01")),
    ]


def build(folder: Path) -> Path:
    """The case file with everything imported and matched; the profile lies in `folder`/profile."""
    lists = write_lists(folder / "lists")
    profile = Profile(folder / "profile", quick_key)
    identity = profile.create_operator(OPERATOR, AGENCY, PASSPHRASE)
    path = folder / "small.vcase"
    case = case_files.create(
        path,
        title=TITLE,
        passphrase=CASE_PASSPHRASE,
        identity=identity,
        profile=profile,
        agreed_ours=20,
        agreed_theirs=20,
    )
    try:
        for file, attributes in lists:
            import_list(case.acting, plan_for(file, attributes), Progress())
        match_all(case.acting, Progress())
        # So that none is due within the hour: a window of a test opens the case without writing to it behind the test's back.
        back_up(case, case.acting, Progress())
    finally:
        case_files.close(case)
    return path


def plan_for(file: Path, attributes: ListAttributes) -> ImportPlan:
    """What the caseworker would agree to without changing anything."""
    return ImportPlan.of(file, inspect(file, progress=Progress()), attributes)


def quick_key(passphrase: str, salt: bytes) -> bytes:
    """A derivation that is no derivation: tests of the window do not wait for Argon2."""
    import hashlib

    return hashlib.sha256(passphrase.encode() + salt).digest()


def _write(path: Path, rows: "list[list[str] | tuple[str, ...]]") -> None:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append([cell or None for cell in row])
    book.save(path)
