"""A small case of invented people, made of tiny files: everything that a review can meet, quick enough for every test."""

import datetime
import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Status
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.progress import Progress
from verifier_gui.sealing.keys import Identity
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow import case_files
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.matching_up import match_all
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.reviewing import read_sheet

OURS = "наша фраза"
OWN = "моя фраза"
HEADINGS = "№;Прізвище;Імʼя;По батькові;Дата народження;Звання"

REQUEST = (
    "1;Шевченко;Олена;Іванівна;12.03.1989;солдат",
    "2;Їжакевич;Микола;Петрович;01.02.1991;сержант",
    "3;Гнатюк;Остап;Андрійович;07.07.1985;солдат",
    "4;Кравчук;Богдан;Степанович;30.11.1979;капітан",
    "5;Дорошенко;Павло;Миколайович;15.08.1995;матрос",
    "6;Шевченко;Елена;Ивановна;12.03.1989;солдат",
)
"""The list to verify: lines 1 and 6 are one person in two spellings, line 5 is in no registry."""

REGISTRY = (
    "1;Шевченко;Олена;Іванівна;12.03.1989;солдат",
    "2;Їжакевич;Микола;Петрович;01.02.1991;сержант",
    "3;Гнатюк;Остап;Андрійович;07.07.1985;солдат",
    "4;Кравчук;Богдан;Степанович;30.11.1979;капітан",
    "5;Мельник;Тарас;Юрійович;02.05.1990;солдат",
    "6;Бондар;Ігор;Васильович;19.12.1988;солдат",
)

SECOND_REGISTRY = ("1;Ижакевич;Николай;Петрович;01.02.1991;сержант", "2;Ткач;Роман;Олегович;03.03.1993;солдат")

RETURNED = ("1;Гнатюк;Остап;Андрійович;07.07.1985;солдат",)

DECEASED = ("1;Кравчук;Богдан;Степанович;30.11.1979;капітан",)


def raw_derivation(passphrase: str, salt: bytes) -> bytes:
    """Stands for Argon2id, which takes half a second."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


@dataclass
class Clock:
    """A clock that goes on by a second each time it is read; a test may set it."""

    at: datetime.datetime = field(default_factory=lambda: datetime.datetime(2026, 5, 12, 10, 0, tzinfo=datetime.UTC))

    def __call__(self) -> datetime.datetime:
        self.at += datetime.timedelta(seconds=1)
        return self.at


def write_list(folder: Path, name: str, lines: Sequence[str], headings: str = HEADINGS) -> Path:
    path = folder / name
    path.write_text("\n".join([headings, *lines, ""]), "utf-8")
    return path


def plan_of(path: Path, attributes: ListAttributes, list_id: ListId | None = None) -> ImportPlan:
    """What a caseworker agrees to who changes nothing in the assistant."""
    return ImportPlan.of(path, inspect(path, progress=Progress()), attributes, list_id)


TO_VERIFY = ListAttributes("Запит", ListRole.TO_VERIFY, Side.OURS, as_of="2026-05-01")
A_REGISTRY = ListAttributes("Реєстр А", ListRole.REGISTRY, Side.OURS, "Відомство А", default_status=Status.CAPTIVE)
B_REGISTRY = ListAttributes("Реєстр Б", ListRole.REGISTRY, Side.OURS, "Відомство Б", default_status=Status.MISSING)
EXCHANGED = ListAttributes("Обмін 2024", ListRole.RETURNED, Side.OURS, exchange="2024-01", exchange_on="2024-01-03")
DEAD = ListAttributes("Загиблі", ListRole.DECEASED, Side.OURS, default_basis=Basis.DNA)


@dataclass
class SmallCase:
    """An open case with its folder, its operator and ways to say what a test does to it."""

    folder: Path
    profile: Profile
    identity: Identity
    clock: Clock
    case: OpenCase
    lists: dict[str, ListId] = field(default_factory=dict[str, ListId])

    @property
    def acting(self) -> Acting:
        return self.case.acting

    def take_in(self, name: str, lines: Sequence[str], attributes: ListAttributes, headings: str = HEADINGS) -> ListId:
        """Imports lines as a new list, or as a new revision of the list of that name."""
        known = self.lists.get(attributes.name)
        plan = plan_of(write_list(self.folder, name, lines, headings), attributes, known)
        (list_id,) = import_list(self.acting, plan, Progress()).lists
        self.lists[attributes.name] = list_id
        return list_id

    def match(self) -> None:
        match_all(self.acting, Progress())

    def subject(self, number: int) -> SubjectId:
        """The subject of that number on the request."""
        every = [
            *self.case.writer.subjects_of(self.lists["Запит"]),
            *self.case.writer.subjects_gone_from(self.lists["Запит"]),
        ]
        return next(found.id for found in every if found.number == number)

    def sheet(self, number: int) -> ReviewSheet:
        return read_sheet(self.case.writer, self.subject(number), self.identity.card.id)

    def reopen(self) -> None:
        """Closes the case and opens it again with the key that its operator keeps."""
        case_files.close(self.case)
        self.reopen_closed()

    def reopen_closed(self) -> None:
        """Opens the case that was closed, with the key that its operator keeps."""
        self.case = case_files.open_with_operator(
            self.case.path, identity=self.identity, profile=self.profile, clock=self.clock
        )


def new_case(folder: Path) -> SmallCase:
    """An empty case of one operator."""
    profile = Profile(folder / "profile", raw_derivation)
    identity = profile.create_operator("Олена К.", "Відомство А", OWN)
    clock = Clock()
    case = case_files.create(
        folder / "обмін.vcase",
        title="Обмін у травні",
        passphrase=OURS,
        identity=identity,
        profile=profile,
        agreed_ours=6,
        clock=clock,
    )
    return SmallCase(folder, profile, identity, clock, case)


def opened_copy(made: SmallCase, folder: Path) -> SmallCase:
    """A closed case, copied with its profile and opened: quicker than making one anew for every test."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    profile = Profile(folder / "profile", raw_derivation)
    identity = profile.unlock_operator(made.identity.card.id, OWN)
    clock = Clock(made.clock.at)
    case = case_files.open_with_passphrase(
        folder / made.case.path.name, OURS, identity=identity, profile=profile, clock=clock
    )
    return SmallCase(folder, profile, identity, clock, case, dict(made.lists))


def matched_case(folder: Path) -> SmallCase:
    """The request beside two registries, an earlier exchange and the deceased, matched."""
    small = new_case(folder)
    small.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    small.take_in("реєстр б.csv", SECOND_REGISTRY, B_REGISTRY)
    small.take_in("обмін 2024.csv", RETURNED, EXCHANGED)
    small.take_in("загиблі.csv", DECEASED, DEAD)
    small.take_in("запит.csv", REQUEST, TO_VERIFY)
    small.match()
    return small


def admitted(small: SmallCase, name: str = "Тарас В.", role: OperatorRole = OperatorRole.CASEWORKER) -> Acting:
    """Another operator of the same laptop, whom the case's operator admits; as he acts on the open case."""
    identity = small.profile.create_operator(name, "Відомство Б", "ще одна фраза")
    admit(small.acting, read_request(write_request(identity)), role)
    return replace(small.acting, identity=identity)
