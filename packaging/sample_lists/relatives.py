"""People who are taken for somebody else: namesakes, brothers, twins, father and son with their names turned round."""

import datetime
from collections.abc import Callable
from random import Random

from given_names import GIVEN_NAMES, GivenName, draw_given_name
from people import Person, Population

_EARLIEST, _LATEST = datetime.date(1958, 1, 1), datetime.date(2006, 12, 31)


class Relatives:
    """Makes people like somebody who is there already."""

    def __init__(self, population: Population, random: Random) -> None:
        self._population = population
        self._random = random

    def namesake(self, person: Person) -> Person:
        """The same three names, another birth date by half a year or more."""
        return self._population.somebody_like(person, born=self._other_day(person.born, 200, 6000))

    def near_namesake(self, person: Person) -> Person:
        """The same three names, two parts of the birth date equal: the hardest to tell."""
        day = self._random.randrange(1, 29)
        while day == person.born.day:
            day = self._random.randrange(1, 29)
        return self._population.somebody_like(person, born=person.born.replace(day=day))

    def brother(self, person: Person) -> Person:
        """A brother or sister: another given name, some years apart."""
        born = self._other_day(person.born, 330, 3300)
        return self._population.somebody_like(person, given=self._other_name(person), born=born)

    def twin(self, person: Person) -> Person:
        """Another given name, the same day."""
        return self._population.somebody_like(person, given=self._other_name(person))

    def father_or_son(self, person: Person) -> Person:
        """Петро Іванович and Іван Петрович, a generation apart."""
        years = datetime.timedelta(days=self._random.randrange(7300, 10500))
        born = person.born + years if person.born.year < 1984 else person.born - years
        return self._population.somebody_like(person, given=person.father, father=person.given, born=born)

    def same_initials(self, person: Person) -> Person:
        """Another given name with the same first letter."""
        first = person.given.ukrainian[0]
        alike = [name for name in GIVEN_NAMES[person.sex] if name.ukrainian.startswith(first) and name != person.given]
        given = self._random.choice(alike) if alike else self._other_name(person)
        born = self._other_day(person.born, 200, 6000)
        return self._population.somebody_like(person, given=given, born=born)

    def maker(self, kind: str) -> Callable[[Person], Person]:
        """By the kind's name in the truth file."""
        makers: dict[str, Callable[[Person], Person]] = {
            "namesake": self.namesake,
            "namesake_near": self.near_namesake,
            "brother": self.brother,
            "twin": self.twin,
            "father_son": self.father_or_son,
            "same_initials": self.same_initials,
        }
        return makers[kind]

    def _other_day(self, day: datetime.date, least: int, most: int) -> datetime.date:
        while True:
            days = datetime.timedelta(days=self._random.randrange(least, most))
            other = day + self._random.choice((-1, 1)) * days
            if _EARLIEST <= other <= _LATEST:
                return other

    def _other_name(self, person: Person) -> GivenName:
        while (given := draw_given_name(self._random, person.sex, person.surname.origin)) == person.given:
            continue
        return given
