"""Writes a person as one line of a list: the name in one cell and the birth date, as the hand does that wrote it."""

import datetime
from dataclasses import dataclass
from random import Random

import slips
from hands import HANDS, Hand
from latin import STANDARDS, in_latin
from people import Person


@dataclass(frozen=True, slots=True)
class Line:
    """A person as one hand wrote them: name and birth date as text (a date where the cell holds one), and what was done."""

    name: str
    born: str | datetime.date
    tags: tuple[str, ...]


class Writer:
    """Writes people as the hands do."""

    def __init__(self, random: Random, hands: tuple[Hand, ...] = HANDS) -> None:
        self._random = random
        self._hands = hands

    def line(self, person: Person, *, hand: Hand | None = None, careful: bool = False) -> Line:
        """`careful` lines have no error that would hide who is meant."""
        hand = hand or self._random.choices(self._hands, [hand.share for hand in self._hands])[0]
        spelling = self._random.choices(list(hand.spellings), list(hand.spellings.values()))[0]
        tags = [f"hand:{hand.name}", f"spelling:{spelling}"]
        name = self._name(person, hand, spelling, tags, careful=careful)
        born = self._born(person, hand, tags, careful=careful)
        return Line(name, born, tuple(tags))

    def _chance(self, hand: Hand, what: str) -> bool:
        return self._random.random() < hand.rate(what)

    def _name(self, person: Person, hand: Hand, spelling: str, tags: list[str], *, careful: bool) -> str:
        language = STANDARDS[spelling].source if spelling in STANDARDS else spelling
        surname, given, patronymic = person.name(language)
        if spelling == "ru" and self._chance(hand, "yo"):
            surname, given, patronymic = (
                part.replace("ё", "е").replace("Ё", "Е") for part in (surname, given, patronymic)
            )
        if person.double is not None and self._chance(hand, "half"):
            surname = person.surname.forms(person.sex)[language == "ru"]
            tags.append("half_of_double")
        if not careful and person.given.short and self._chance(hand, "diminutive"):
            given = person.given.short[language == "ru"]
            tags.append("diminutive")
        former = ""
        if person.maiden is not None and not person.double and self._chance(hand, "maiden"):
            former = person.maiden.forms(person.sex)[language == "ru"]
            tags.append("former_surname")
        if not careful:
            surname, given, patronymic = self._slip(person, hand, (surname, given, patronymic), tags)
        if spelling in STANDARDS:
            surname, given, patronymic, former = (
                in_latin(part, spelling) for part in (surname, given, patronymic, former)
            )
        return self._arranged(person, hand, (surname, given, patronymic, former), tags, careful=careful)

    def _slip(self, person: Person, hand: Hand, name: tuple[str, str, str], tags: list[str]) -> tuple[str, str, str]:
        """Each part may be hit by itself, the surname most; a hand's own kind of slip comes in clusters."""
        parts = list(name)
        for what in ("typing", "hearing", "scanning", "handwriting"):
            for place, exposed in enumerate((1.0, 0.4, 0.6)):
                if self._random.random() >= exposed or not self._chance(hand, what):
                    continue
                before = parts[place]
                match what:
                    case "typing":
                        parts[place] = slips.mistyped(self._random, before)
                    case "hearing":
                        parts[place] = slips.misheard(self._random, before)
                    case _:
                        parts[place] = slips.misread(self._random, before, scanned=what == "scanning")
                if parts[place] != before and what not in tags:
                    tags.append(what)
        if self._chance(hand, "keyboard"):
            typed = [slips.on_russian_keyboard(part) for part in parts]
            if typed != parts:
                parts = typed
                tags.append("keyboard")
        elif self._chance(hand, "genitive"):
            parts = list(slips.in_genitive(parts[0], parts[1], parts[2], woman=person.sex == "f"))
            tags.append("genitive")
        return parts[0], parts[1], parts[2]

    def _arranged(
        self, person: Person, hand: Hand, name: tuple[str, str, str, str], tags: list[str], *, careful: bool
    ) -> str:
        """The parts in one cell: order, capitals, initials, rank, former surname, call sign."""
        surname, given, patronymic, former = name
        written = surname.upper() if self._chance(hand, "capital_surname") else surname
        if former:
            written += f" ({former})"
        if not careful and self._chance(hand, "initials"):
            tags.append("initials")
            text = f"{written} {given[0]}.{patronymic[0]}."
        elif self._chance(hand, "no_patronymic") and not careful:
            tags.append("no_patronymic")
            text = f"{given} {written}" if self._chance(hand, "given_first") else f"{written} {given}"
        elif self._chance(hand, "given_first"):
            text = f"{given} {patronymic} {written}"
        else:
            text = f"{written} {given} {patronymic}"
        if self._chance(hand, "apostrophe") and "'" in text:
            sign = self._random.choice(("ʼ", "’", "`", "", '"'))
            text = text.replace("'", sign)
            tags.append("apostrophe")
        if self._chance(hand, "capitals"):
            text = text.upper()
        if not careful:
            text = self._joined(hand, text, tags)
        if self._chance(hand, "rank_before") and "initials" not in tags:
            text = f"{person.rank[hand.spellings.keys() <= {'ru'}]} {text}"
            tags.append("rank_before")
        if self._chance(hand, "call_sign"):
            text += f" «{person.call_sign}»"
            tags.append("call_sign")
        return text

    def _joined(self, hand: Hand, text: str, tags: list[str]) -> str:
        """What happens to a name as a whole."""
        for what in ("look_alikes", "glued", "torn"):
            if not self._chance(hand, what):
                continue
            before = text
            match what:
                case "look_alikes":
                    text = slips.with_look_alikes(self._random, text)
                case "glued":
                    text = slips.glued(text)
                case _:
                    text = slips.torn(self._random, text)
            if text != before:
                tags.append(what)
        return text

    def _born(self, person: Person, hand: Hand, tags: list[str], *, careful: bool) -> str | datetime.date:
        born = person.born
        if careful:
            return f"{born:%d.%m.%Y}"
        if self._chance(hand, "no_date"):
            tags.append("no_date")
            return self._random.choice(("", "", "н/д", "-"))
        if self._chance(hand, "year_only"):
            tags.append("year_only")
            return f"{born.year}" if self._random.random() < 0.5 else f"{born.year} г.р."
        if self._chance(hand, "swapped_day") and born.day <= 12 and born.day != born.month:
            tags.append("day_and_month_swapped")
            return f"{born:%m.%d.%Y}"
        if self._chance(hand, "first_of_january") and (born.day, born.month) != (1, 1):
            tags.append("first_of_january")
            return f"01.01.{born.year}"
        if self._chance(hand, "digit"):
            wrong = self._one_digit_off(born)
            if wrong is not None:
                tags.append("digit")
                return f"{wrong:%d.%m.%Y}"
        match self._random.randrange(40):
            case 0:
                tags.append("date_cell")
                return born
            case 1:
                return f"{born:%Y-%m-%d}"
            case 2:
                return f"{born:%d.%m.%y}"
            case 3:
                return f"{born:%d/%m/%Y}"
            case _:
                return f"{born:%d.%m.%Y}"

    def _one_digit_off(self, born: datetime.date) -> datetime.date | None:
        text = f"{born:%d%m%Y}"
        place = self._random.choice((0, 1, 2, 3, 6, 7))
        digit = self._random.choice([digit for digit in "0123456789" if digit != text[place]])
        changed = text[:place] + digit + text[place + 1 :]
        try:
            day = datetime.date(int(changed[4:]), int(changed[2:4]), int(changed[:2]))
        except ValueError:
            return None
        return day if datetime.date(1945, 1, 1) < day < datetime.date(2007, 1, 1) else None
