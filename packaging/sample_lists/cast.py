"""Who stands on which list: the people to verify, those taken for them, and the many others around them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from people import CIVILIAN, Person, Population
from relatives import Relatives

RECEIVED = 1000
OUTGOING = 1000
REGISTRY_SIZES = {"missing": 5012, "wanted": 4873, "captives": 5134}
REGISTRY_SHARES = {"missing": 0.52, "wanted": 0.44, "captives": 0.42}
"""Chance that a registry holds somebody on the received list; everybody who is in any is at least in one."""

ABSENT = {
    "namesake": 60, "namesake_near": 6, "brother": 38, "twin": 10, "father_son": 20, "same_initials": 16, "stranger": 84,
}  # fmt: skip
"""People of the received list whom no registry holds, by whom it holds in their place."""

TWICE = 12
"""lines of the received list that repeat somebody"""
FAMILIES = {"brother": 8, "twin": 3, "father_son": 3}
"""pairs who stand on the received list both, and in the registries both"""

EXCHANGES = {"returned_1": datetime.date(2024, 1, 3), "returned_2": datetime.date(2024, 9, 14)}
RETURNED_SIZES = {"returned_1": 420, "returned_2": 310}
RETURNED_LISTED = {"returned_1": (10, 3), "returned_2": (9, 2)}
"""people of the received list who came home in that exchange, and how many of them were captured again"""
RETURNED_ALIKE = {"namesake": 5, "brother": 3}

DECEASED = 640
DECEASED_LISTED, DECEASED_BY_DNA = 9, 5
DECEASED_ALIKE = {"namesake": 3, "brother": 4}

HOLD, HOLD_LISTED = 26, 14

HELD = 1240
"""the other side's people whom our own agencies hold"""
OUTGOING_ABSENT = 14
OUTGOING_TWICE = 4
BOTH_SIDES = 2
CHILDREN = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list to verify. `kind` is `true`, or `none:` with whom the registries hold in their place; `staged` asks for a
    slip that no list should be without; `repeats` is somebody who has a line already."""

    person: Person
    kind: str = "true"
    staged: str = ""
    repeats: bool = False


@dataclass(slots=True)
class Cast:
    """People by list. A person in two lists is the same object, or differs in what became of them only."""

    received: list[Listed] = field(default_factory=list[Listed])
    outgoing: list[Listed] = field(default_factory=list[Listed])
    registries: dict[str, list[Person]] = field(default_factory=lambda: {name: [] for name in REGISTRY_SIZES})
    returned: dict[str, list[Person]] = field(default_factory=lambda: {name: [] for name in EXCHANGES})
    deceased: list[Person] = field(default_factory=list[Person])
    hold: list[Person] = field(default_factory=list[Person])
    held: list[Person] = field(default_factory=list[Person])
    by_dna: set[int] = field(default_factory=set[int])
    """numbers of deceased people of the received list whose death rests on DNA"""


class Casting:
    """Draws a whole cast."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._population = Population(random)
        self._relatives = Relatives(self._population, random)
        self._cast = Cast()

    def draw(self) -> Cast:
        cast = self._cast
        present = self._present()
        self._mark_returned(present)
        self._mark_deceased(present)
        self._mark_hold(present)
        cast.received += [Listed(person) for person in present]
        for person in present:
            self._register(person)
        self._absent()
        self._stage_dates()
        self._others_side()
        self._fill()
        self._repeat(cast.received, TWICE)
        self._repeat(cast.outgoing, OUTGOING_TWICE)
        for people in (cast.received, cast.outgoing, *cast.registries.values(), *cast.returned.values()):
            self._random.shuffle(people)
        for people in (cast.deceased, cast.hold, cast.held):
            self._random.shuffle(people)
        return cast

    def _present(self) -> list[Person]:
        """People of the received list whom some registry holds."""
        wanted = RECEIVED - TWICE - sum(ABSENT.values())
        people: list[Person] = []
        for kind, pairs in FAMILIES.items():
            for _ in range(pairs):
                one = self._man()
                people += [one, self._relatives.maker(kind)(one)]
        for _ in range(CHILDREN):
            born = self._population.day_between(datetime.date(2008, 1, 1), datetime.date(2010, 6, 30))
            captured = self._population.day_between(datetime.date(2024, 6, 1), datetime.date(2025, 3, 1))
            people.append(replace(self._population.draw(born=born), rank=CIVILIAN, captured_on=captured))
        people += [self._population.draw() for _ in range(wanted - len(people))]
        return people

    def _man(self) -> Person:
        while (person := self._population.draw()).sex != "m":
            continue
        return person

    def _plain(self, people: list[Person], number: int) -> list[int]:
        """Places of people nothing else has happened to."""
        taken = {person.number for of_exchange in self._cast.returned.values() for person in of_exchange}
        taken |= {person.number for person in (*self._cast.deceased, *self._cast.hold)}
        first = 2 * sum(FAMILIES.values()) + CHILDREN
        free = [place for place in range(first, len(people)) if people[place].number not in taken]
        return self._random.sample(free, number)

    def _mark_returned(self, present: list[Person]) -> None:
        """Somebody who came home was captured before that; whoever was captured again has a later day now."""
        for name, day in EXCHANGES.items():
            listed, again = RETURNED_LISTED[name]
            for count, place in enumerate(self._plain(present, listed)):
                if count < again:
                    captured = self._population.day_between(
                        day + datetime.timedelta(days=60), datetime.date(2025, 3, 20)
                    )
                else:
                    captured = self._population.day_between(
                        datetime.date(2022, 3, 1), day - datetime.timedelta(days=90)
                    )
                present[place] = replace(present[place], captured_on=captured)
                self._cast.returned[name].append(present[place])
            for kind, number in RETURNED_ALIKE.items():
                for place in self._plain(present, number):
                    self._cast.returned[name].append(self._relatives.maker(kind)(present[place]))

    def _mark_deceased(self, present: list[Person]) -> None:
        for count, place in enumerate(self._plain(present, DECEASED_LISTED)):
            self._cast.deceased.append(present[place])
            if count < DECEASED_BY_DNA:
                self._cast.by_dna.add(present[place].number)
        for kind, number in DECEASED_ALIKE.items():
            for place in self._plain(present, number):
                self._cast.deceased.append(self._relatives.maker(kind)(present[place]))

    def _mark_hold(self, present: list[Person]) -> None:
        self._cast.hold += [present[place] for place in self._plain(present, HOLD_LISTED)]
        for place in self._plain(present, 2):
            self._cast.hold.append(self._relatives.namesake(present[place]))

    def _register(self, person: Person) -> None:
        """Puts somebody into at least one registry, now and then twice into the same, or beside a namesake."""
        names = [name for name, share in REGISTRY_SHARES.items() if self._random.random() < share]
        names = names or [self._random.choice(list(REGISTRY_SHARES))]
        for name in names:
            people = self._cast.registries[name]
            people.append(person)
            if self._random.random() < 0.012:
                people.append(person)
            if self._random.random() < 0.02:
                people.append(self._relatives.namesake(person))

    def _absent(self) -> None:
        for kind, number in ABSENT.items():
            for _ in range(number):
                if kind == "stranger":
                    self._cast.received.append(Listed(self._population.draw(), "none:stranger"))
                    continue
                on_record = self._man() if kind == "father_son" else self._population.draw()
                self._register(on_record)
                self._cast.received.append(Listed(self._relatives.maker(kind)(on_record), f"none:{kind}"))

    def _stage_dates(self) -> None:
        """Dates that no calendar has, and one of another century, on lines that have nothing else about them."""
        plain = [place for place, listed in enumerate(self._cast.received) if listed.kind == "true"]
        stages = ("impossible_day",) * 4 + ("day_unknown",) * 2 + ("wrong_century",)
        first = 2 * sum(FAMILIES.values()) + CHILDREN
        for staged, place in zip(stages, self._random.sample(plain[first:], len(stages)), strict=True):
            self._cast.received[place] = replace(self._cast.received[place], staged=staged)

    def _others_side(self) -> None:
        """Our own list of the other side's people. Two people stand on both sides' lists."""
        cast = self._cast
        claimed: list[Person] = []
        for place in [place for place, listed in enumerate(cast.received) if listed.kind == "none:stranger"][
            :BOTH_SIDES
        ]:
            claimed.append(replace(cast.received[place].person, rank=CIVILIAN))
            cast.received[place] = replace(cast.received[place], person=claimed[-1])
        known = OUTGOING - OUTGOING_TWICE - OUTGOING_ABSENT - len(claimed)
        people = [self._population.draw(theirs=True) for _ in range(known)]
        cast.held += [*people, *claimed]
        cast.outgoing += [Listed(person) for person in (*people, *claimed)]
        for _ in range(OUTGOING_ABSENT // 2):
            on_record = self._population.draw(theirs=True)
            cast.held.append(on_record)
            cast.outgoing.append(Listed(self._relatives.namesake(on_record), "none:namesake"))
        while len(cast.outgoing) < OUTGOING - OUTGOING_TWICE:
            cast.outgoing.append(Listed(self._population.draw(theirs=True), "none:stranger"))
        while len(cast.held) < HELD:
            cast.held.append(self._population.draw(theirs=True))

    def _fill(self) -> None:
        """The people around: many stand in several registries, some of the returned and deceased do still."""
        cast = self._cast
        known: list[Person] = []
        names = list(REGISTRY_SIZES)
        while any(len(cast.registries[name]) < REGISTRY_SIZES[name] for name in names):
            person = self._population.draw()
            known.append(person)
            wanting = [name for name in names if len(cast.registries[name]) < REGISTRY_SIZES[name]]
            several = min(len(wanting), self._random.choices((1, 2, 3), (74, 20, 6))[0])
            for name in self._random.sample(wanting, several):
                cast.registries[name].append(person)
        free = iter(self._random.sample(known, len(known)))
        for name, size in RETURNED_SIZES.items():
            self._fill_up(cast.returned[name], size, free, 0.3)
        self._fill_up(cast.deceased, DECEASED, free, 0.22)
        self._fill_up(cast.hold, HOLD, free, 1.0)

    def _fill_up(self, people: list[Person], size: int, known: Iterator[Person], share: float) -> None:
        while len(people) < size:
            people.append(next(known) if self._random.random() < share else self._population.draw())

    def _repeat(self, listed: list[Listed], number: int) -> None:
        lines = [line for line in listed if line.kind == "true" and not line.staged]
        listed += [replace(line, repeats=True) for line in self._random.sample(lines, number)]
