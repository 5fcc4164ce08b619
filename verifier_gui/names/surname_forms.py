"""Other forms that one surname has: of the other sex, in another language, with the ending of another country.

Sources: «Український правопис» (2019), surnames of women and -ів/-ов; Belarusian orthography (2008) for akanye, dzekanye,
initial ў and -аў, -оў, -еў; Latvian and Lithuanian practice of adding -s, -is, -us, -as, -ius to foreign names.
"""

from collections.abc import Iterator, Sequence

from verifier_gui.names.folding import Rule, readings, rules

_FEMININE = rules(
    (r"(ск|цк|зк)а(?:иа)?$", r"\1и"),
    (r"(ов|ев|ин)а$", r"\1"),
    (r"(?<=...)(?:аиа|а)$", "и"),
)
_OTHER_LANGUAGE = rules(
    (r"(?<=..)ив$", "ов"),
    (r"(?<=..)ив$", "ев"),
    (r"(?<=..)ива$", "ова"),
    (r"(?<=..)[ае]в$", "ов"),
    (r"(?<=..)ка$", "ко"),
    (r"ар$", "ари"),
)
_BELARUSIAN = rules(
    (r"дз(?=[иемв])", "д"),
    (r"ц(?=[ие])", "т"),
    (r"^ву(?=.)", "у"),
    (r"^у(?=[бвгджзклмнпрстфхцчш])", "в"),
    (r"^во(?=.)", "о"),
)
_YAKANYE = rules((r"(?<=[бвгджзклмнпрстфхцчш])иа", "е"))
"""Belarusian writes я for the е of the syllable before the stressed one: Бяляцкі for Беляцкий. Which that is, no rule says."""
_BELARUSIAN_ENDINGS = rules(
    (r"(?<=..)[ао][ву]$", "ов"),
    (r"(?<=..)(?:[ео]|иа)[ву]$", "ев"),
    (r"анк[ао]$", "енко"),
    (r"(?<=..)[ао]уски$", "овски"),
)
"""-аў, -оў, -еў (in Latin letters -au, -ou, -eu) for -ов, -ев; -анка for -енко."""
_SOFT = rules((r"дзь", "д"), (r"ць", "т"))
"""Before folding, which drops the soft sign: Гецьман for Гетьман."""
_HARD = rules((r"(?<=[жчшрц])а(?=.)", "е"))
"""After consonants that Belarusian has hard, an unstressed е is written а: Шаўчэнка for Шевченко."""
_LAST = rules((r"(?<=..)ка$", "ко"))
_BALTIC = rules((r"с$", ""), (r"(?:иус|ас|ис|ус)$", ""))


def _applied(one: Rule, words: Sequence[str]) -> Sequence[str]:
    pattern, replacement = one
    lines = "\n".join(words)
    changed = pattern.sub(replacement, lines)
    return words if changed == lines else changed.split("\n")


def _changed(by: Sequence[Rule], words: Sequence[str], into: Sequence[set[str]]) -> None:
    for one in by:
        applied = _applied(one, words)
        if applied is not words:
            for place, (word, form) in enumerate(zip(words, applied, strict=True)):
                if form != word:
                    into[place].add(form)


def _read_back(skeletons: Sequence[str]) -> Sequence[str]:
    for one in (*_BELARUSIAN, *_YAKANYE):
        skeletons = _applied(one, skeletons)
    return skeletons


def _with_one_read_back(skeletons: Sequence[str]) -> Iterator[str]:
    """Where several syllables have я, each of them may be the one before the stressed, and the others have it in every language."""
    ((pattern, replacement),) = _YAKANYE
    for one in _BELARUSIAN:
        skeletons = _applied(one, skeletons)
    for skeleton in skeletons:
        places = [found.span() for found in pattern.finditer(skeleton)]
        if len(places) > 1:
            yield from (skeleton[:start] + replacement + skeleton[end:] for start, end in places)


def surname_forms(skeletons: Sequence[str]) -> list[set[str]]:
    """For each of some surnames' skeletons, the skeletons that its bearer may have in another language or his sister in her own."""
    found: list[set[str]] = [set() for _ in skeletons]
    _changed((*_FEMININE, *_OTHER_LANGUAGE), skeletons, found)
    back = _read_back(skeletons)
    for word, read, forms in zip(skeletons, back, found, strict=True):
        if read != word:
            forms.add(read)
    _changed(_BELARUSIAN_ENDINGS, back, found)
    return found


def are_of_two_sexes(one: str, other: str) -> bool:
    """Whether one of two lower-case surnames is the other as a woman bears it: Зелінський, Зелінська."""
    own, others = list(readings(one)), list(readings(other))
    return any(_made_of_feminine(these) & set(those) for these, those in ((own, others), (others, own)))


def _made_of_feminine(skeletons: Sequence[str]) -> set[str]:
    found: list[set[str]] = [set() for _ in skeletons]
    _changed(_FEMININE, skeletons, found)
    return set[str]().union(*found)


def read_from_belarusian(skeletons: Sequence[str]) -> list[set[str]]:
    """For each skeleton, what a Belarusian surname in -у or -в would be in the other languages, to be heard: `Kavaliou` sounds as
    Ковальов. Nothing for other surnames."""
    found: list[set[str]] = [set() for _ in skeletons]
    ending = [place for place, skeleton in enumerate(skeletons) if skeleton.endswith(("у", "в"))]
    back = _read_back([skeletons[place] for place in ending])
    forms: list[set[str]] = [{read} for read in back]
    _changed(_BELARUSIAN_ENDINGS, back, forms)
    for place, of_one in zip(ending, forms, strict=True):
        found[place] = of_one
    return found


def meant_in_belarusian(word: str) -> tuple[str, ...]:
    """Skeletons of the surnames, as other languages write them, that a whole Belarusian name may mean by a lower-case word; the word's
    own are among them."""
    for pattern, replacement in _SOFT:
        word = pattern.sub(replacement, word)
    own = list(readings(word)[:3])
    back = list(dict.fromkeys((*own, *_read_back(own), *_with_one_read_back(own))))
    found = [set(own), *({read} for read in back)]
    _changed(_BELARUSIAN_ENDINGS, back, found[1:])
    meant = list(set[str]().union(*found))
    for more in (_HARD, _LAST):
        changed: list[set[str]] = [set() for _ in meant]
        _changed(more, meant, changed)
        meant += set[str]().union(*changed)
    return tuple(sorted(set(meant)))


def meant_in_baltic(word: str) -> tuple[str, ...]:
    """Lower-case spellings without the ending that Latvian and Lithuanian put after a man's name, for a Latin word; Lithuanian makes
    -ka of -ko. None where the word has no such ending."""
    found = {
        word[: len(word) - len(ending)]
        for ending in _BALTIC_ENDINGS
        if word.endswith(ending) and len(word) > len(ending) + 2
    }
    if word.endswith("ka"):
        found.add(word[:-1] + "o")
    return tuple(sorted(found))


_BALTIC_ENDINGS = ("ius", "jus", "as", "is", "us", "s")


def without_baltic_endings(skeletons: Sequence[str]) -> set[str]:
    """Skeletons without Latvian -s, -is, -us or Lithuanian -as, -is, -ius, -us, which are put after a name of another language."""
    found: list[set[str]] = [set() for _ in skeletons]
    _changed(_BALTIC, skeletons, found)
    return set[str]().union(*found)
