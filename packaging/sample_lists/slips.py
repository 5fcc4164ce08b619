"""What happens to letters between a person's passport and a list: typing, hearing, scanning, another keyboard, another case."""

import re
from random import Random

_KEYBOARDS = (
    ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
    ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
)


def _neighbours() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for rows in _KEYBOARDS:
        for row in rows:
            for place, key in enumerate(row):
                found.setdefault(key, set()).update(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
    return {key: "".join(sorted(near)) for key, near in found.items()}


_NEAR = _neighbours()

_HEARD = (
    ("о", "а"), ("а", "о"), ("е", "и"), ("и", "е"), ("г", "х"), ("хв", "ф"), ("щ", "ш"), ("нн", "н"), ("лл", "л"), ("сс", "с"),
    ("тс", "ц"), ("зч", "щ"), ("ь", ""), ("ы", "и"), ("я", "е"), ("дж", "ж"), ("стн", "сн"),
)  # fmt: skip
"""Sounds that are hard to tell apart on a telephone."""

_SCANNED = {
    "о": "0", "з": "3", "б": "6", "ч": "4", "и": "н", "н": "и", "п": "л", "л": "п", "ш": "щ", "с": "е", "е": "с", "ц": "ч",
    "і": "1", "т": "г", "в": "8", "ы": "ьі",
}  # fmt: skip
"""What a scanner reads for a letter on a bad copy."""

_HANDWRITTEN = {
    "и": "п", "п": "и", "т": "ш", "ш": "т", "а": "о", "о": "а", "г": "ч", "ч": "г", "л": "м", "м": "л", "н": "к", "к": "н",
    "у": "д", "б": "в", "щ": "ц",
}  # fmt: skip
"""What a clerk reads for a letter in somebody's hand."""

_LOOK_ALIKES = str.maketrans("асеіорхуАВСЕНІКМОРТХ", "aceiopxyABCEHIKMOPTX")
_OTHER_LAYOUT = str.maketrans("іїєІЇЄ", "ыъэЫЪЭ")
"""Ukrainian letters typed with the Russian layout on."""


def _like(letter: str, other: str) -> str:
    return other.upper() if letter.isupper() else other


def mistyped(random: Random, word: str) -> str:
    """A letter left out, doubled, exchanged with the next one, or its neighbour on the keyboard."""
    if len(word) < 4:
        return word
    place = random.randrange(1, len(word) - 1)
    letter = word[place]
    kind = random.choices(("omitted", "doubled", "exchanged", "neighbour"), (3, 1, 2, 4))[0]
    if kind == "omitted":
        return word[:place] + word[place + 1 :]
    if kind == "doubled":
        return word[: place + 1] + letter + word[place + 1 :]
    if kind == "exchanged" and word[place + 1].isalpha():
        return word[:place] + word[place + 1] + letter + word[place + 2 :]
    near = _NEAR.get(letter.lower())
    return word[:place] + _like(letter, random.choice(near)) + word[place + 1 :] if near else word


def misheard(random: Random, word: str) -> str:
    """One sound written as another."""
    lower = word.lower()
    places = [
        (place, sound, other)
        for sound, other in _HEARD
        for place in range(1, len(lower) - len(sound) + 1)
        if lower.startswith(sound, place)
    ]
    if not places:
        return word
    place, sound, other = random.choice(places)
    return word[:place] + _like(word[place], other) + word[place + len(sound) :]


def misread(random: Random, word: str, *, scanned: bool) -> str:
    """One letter read as another of like shape, by a scanner or by a clerk."""
    table = _SCANNED if scanned else _HANDWRITTEN
    places = [place for place in range(1, len(word)) if word[place].lower() in table]
    if not places:
        return word
    place = random.choice(places)
    return word[:place] + _like(word[place], table[word[place].lower()]) + word[place + 1 :]


def with_look_alikes(random: Random, text: str) -> str:
    """Latin letters where they look the same: in every word, or here and there."""
    share = random.choice((0.4, 1.0))
    return "".join(letter.translate(_LOOK_ALIKES) if random.random() < share else letter for letter in text)


def on_russian_keyboard(text: str) -> str:
    return text.translate(_OTHER_LAYOUT)


def glued(name: str) -> str:
    """Without the first space."""
    return name.replace(" ", "", 1)


def torn(random: Random, word: str) -> str:
    """A space in the middle of a long word."""
    if len(word) < 7:
        return word
    place = random.randrange(3, len(word) - 2)
    return word[:place] + " " + word[place:]


_GENITIVE = (
    ("(ськ|цьк|зьк)ий$", r"\1ого"), ("(ськ|цьк|зьк)а$", r"\1ої"), ("(ов|ев|єв|ін|їн)а$", r"\1ої"), ("ець$", "ця"), ("ий$", "ого"),
    ("ій$", "ія"), ("й$", "я"), ("ь$", "я"), ("о$", "а"), ("(івн|ївн)а$", r"\1и"), ("ія$", "ії"), ("а$", "и"), ("я$", "і"),
)  # fmt: skip


def in_genitive(surname: str, given: str, patronymic: str, *, woman: bool) -> tuple[str, str, str]:
    """A Ukrainian name as a sentence takes it: «стосовно Шевченка Івана Петровича»."""
    unchanged = woman and not re.search("(ська|цька|зька|ова|ева|єва|іна|їна)$", surname)
    return (
        surname if unchanged else _genitive(surname, woman=woman),
        _genitive(given, woman=woman),
        _genitive(patronymic, woman=woman),
    )


def _genitive(word: str, *, woman: bool) -> str:
    if " " in word or "-" in word:
        return word
    for ending, other in _GENITIVE:
        if re.search(ending, word):
            return re.sub(ending, other, word)
    return word if woman else word + "а"
