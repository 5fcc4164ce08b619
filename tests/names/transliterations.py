"""Ways of writing Ukrainian and Russian names in Latin letters, for tests: each after its own source."""

from collections.abc import Mapping
from dataclasses import dataclass

_VOWELS = frozenset("аеєиіїоуюяыэё")


@dataclass(frozen=True)
class Standard:
    """`letters` everywhere; `first` at the beginning of a word; `after_vowel` there and after a vowel, ь, ъ or an apostrophe."""

    name: str
    language: str
    letters: Mapping[str, str]
    first: Mapping[str, str]
    after_vowel: Mapping[str, str]
    pairs: Mapping[str, str]

    def write(self, name: str) -> str:
        lowered = name.lower().replace("'", "ʼ")
        written: list[str] = []
        place = 0
        while place < len(lowered):
            pair = lowered[place : place + 2]
            if pair in self.pairs:
                written.append(self.pairs[pair])
                place += 2
                continue
            letter, before = lowered[place], lowered[place - 1] if place else ""
            if not before and letter in self.first:
                written.append(self.first[letter])
            elif letter in self.after_vowel and (not before or before in _VOWELS or before in "ьъʼ"):
                written.append(self.after_vowel[letter])
            else:
                written.append(self.letters.get(letter, letter))
            place += 1
        return "".join(written)


def _table(letters: str, latin: str) -> dict[str, str]:
    return dict(zip(letters.split(), ("" if sign == "0" else sign for sign in latin.split()), strict=True))


_UKRAINIAN = "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я ʼ"
_RUSSIAN = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"


def _of(
    name: str,
    language: str,
    latin: str,
    first: Mapping[str, str] | None = None,
    after_vowel: Mapping[str, str] | None = None,
    pairs: Mapping[str, str] | None = None,
) -> Standard:
    letters = _table(_UKRAINIAN if language == "uk" else _RUSSIAN, latin)
    return Standard(name, language, letters, first or {}, after_vowel or {}, pairs or {})


_JOTATED = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}

STANDARDS = (
    _of(
        "Cabinet resolution 55 (2010)",
        "uk",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch 0 iu ia 0",
        first=_JOTATED,
        pairs={"зг": "zgh"},
    ),
    _of("BGN/PCGN 1965", "uk", "a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch 0 yu ya 0"),
    _of(
        "national system of 1996",
        "uk",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh sch 0 iu ia 0",
        first=_JOTATED,
        pairs={"зг": "zgh"},
    ),
    _of(
        "passports of the 1990s, through Russian habits",
        "uk",
        "a b v g g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch 0 iu ia 0",
        first=_JOTATED,
    ),
    _of("ISO 9, scientific", "uk", "a b v h g d e je ž z y i ji j k l m n o p r s t u f ch c č š šč 0 ju ja 0"),
    _of("German", "uk", "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch 0 ju ja 0"),
    _of("French", "uk", "a b v h g d e ie j z y i ï i k l m n o p r s t ou f kh ts tch ch chtch 0 iou ia 0"),
    _of("Polish", "uk", "a b w h g d e je ż z y i ji j k ł m n o p r s t u f ch c cz sz szcz 0 ju ja 0"),
    _of("Turkish", "uk", "a b v h g d e ye j z ı i yi y k l m n o p r s t u f h ts ç ş şç 0 yu ya 0"),
    _of(
        "BGN/PCGN 1947",
        "ru",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch 0 y 0 e yu ya",
        after_vowel={"е": "ye", "ё": "ye"},
    ),
    _of("ICAO 9303", "ru", "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y 0 e iu ia"),
    _of("GOST R 52535.1-2006", "ru", "a b v g d e e zh z i i k l m n o p r s t u f kh tc ch sh shch 0 y 0 e iu ia"),
    _of(
        "passports of 1997",
        "ru",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch 0 y 0 e yu ya",
        after_vowel={"е": "ye", "ё": "ye"},
    ),
    _of("scientific", "ru", "a b v g d e ë ž z i j k l m n o p r s t u f ch c č š šč 0 y 0 è ju ja"),
    _of("German", "ru", "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch 0 y 0 e ju ja"),
    _of("French", "ru", "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch 0 y 0 e iou ia"),
    _of("Turkish", "ru", "a b v g d e yo j z i y k l m n o p r s t u f h ts ç ş şç 0 ı 0 e yu ya"),
    _of("Polish", "ru", "a b w g d ie io ż z i j k ł m n o p r s t u f ch c cz sz szcz 0 y 0 e ju ja"),
)
