"""How patronymics end, and how they are made from a father's name.

Sources: «Український правопис» (2019), patronymics; «Правила русской орфографии» on -ович/-евич, -овна/-евна; Belarusian -авіч/-евіч,
-аўна/-еўна; Turkic оглу/огли (son) and кизи/гизи (daughter), Uzbek oʻgʻli, Kyrgyz уулу, Kazakh ұлы and қызы.
"""

import re

SON_OF = frozenset(
    [
        "огли",
        "оглы",
        "оглу",
        "огло",
        "ogly",
        "oglu",
        "oghlu",
        "oghly",
        "ohly",
        "ohlu",
        "oğlu",
        "oglı",
        "угли",
        "углы",
        "uulu",
        "уулу",
        "ұлы",
        "oʼgʼli",
        "ogʼli",
        "ogli",
    ]
)
DAUGHTER_OF = frozenset(
    [
        "кизи",
        "кызы",
        "гизи",
        "гызы",
        "kyzy",
        "kizi",
        "kysy",
        "gizi",
        "gyzy",
        "qizi",
        "qızı",
        "kızı",
        "кизы",
        "қызы",
        "qyzy",
    ]
)
TURKIC = SON_OF | DAUGHTER_OF

_MALE = re.compile(
    r"(?:[оеєёа]вич|йович|[оеєёа]віч|ович|евич|ьович|їч|лліч|льич|кич|мич|ввич|итич|савич"
    r"|[oea]v[iy](?:ch|č|c|tch|tsch|cz)|[oea]w[iy](?:cz|tsch|ch|c)|[ie]?[ij]ovi[čc]|evi[čc]s|ovi[čc]s|ovi[čc]ius|[li]l[iy]i?ch|uk[iy]ch|uzm[iy]ch|kom[iy]ch|kit[iy]ch)\Z"
)
_FEMALE = re.compile(
    r"(?:[оеєёа]вна|[ії]вна|[оеа]ўна|инична|ічна|ична|инишна|[oeiy]vna|[oei]wna|inichna|ichna|jiwna|ïvna|їvna)\Z"
)
_MALE_CASE = re.compile(r"([оеєёайь]+вич|[оеа]віч|лліч|льич|кич|мич|итич)(?:а|у|ові|ем|ом)\Z")
_FEMALE_CASE = re.compile(r"((?:[оеєёії]|инич|ич)[вн]?н)(?:и|і|ы|е|у|ою|ой)\Z")


def is_patronymic(word: str) -> bool:
    """Whether a lower-case word ends as patronymics do (nominative)."""
    return len(word) > 4 and bool(_MALE.search(word) or _FEMALE.search(word) or _turkic(word))


def is_mans(word: str) -> bool:
    return len(word) > 4 and bool(_MALE.search(word) or (_turkic(word) in SON_OF))


def is_womans(word: str) -> bool:
    return len(word) > 4 and bool(_FEMALE.search(word) or (_turkic(word) in DAUGHTER_OF))


def is_turkic(word: str) -> bool:
    """Whether a lower-case patronymic ends in огли, кизи or another of their spellings."""
    return bool(_turkic(word))


def turkic_father(word: str) -> str:
    """The father's name in a lower-case Turkic patronymic, or the empty text for any other."""
    return word.removesuffix(_turkic(word)).rstrip(" -") if _turkic(word) else ""


def _turkic(word: str) -> str:
    """The Turkic word for son or daughter at the end of a word, written together or after a space or hyphen."""
    for ending in TURKIC:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return ending
    return ""


def nominative(word: str) -> str:
    """The nominative of a lower-case Cyrillic patronymic in the genitive or dative, or the empty text for anything else."""
    if _MALE_CASE.search(word):
        return _MALE_CASE.sub(r"\1", word)
    if _FEMALE_CASE.search(word) and re.search(r"(?:[оеєёії]вн|ичн)\w{1,2}\Z", word):
        return re.sub(r"(?:и|і|ы|е|у|ою|ой)\Z", "а", word)
    return ""


def made_from(father: str) -> tuple[str, ...]:
    """The Ukrainian and Russian patronymics, a man's and a woman's, that the rules make from a father's name in lower case;
    irregular ones are in the table."""
    stem = father.rstrip("аяоуеиіьй")
    if not stem or not father:
        return ()
    last = father[-1]
    soft = last in "йья" or father.endswith("ія")
    if father.endswith("ий"):
        return tuple(father[:-2] + end for end in ("ьевич", "иевич", "ьевна", "иевна"))
    if last == "й":
        return tuple(father[:-1] + end for end in ("йович", "ївна", "евич", "евна"))
    if last == "ь":
        return tuple(father[:-1] + end for end in ("ьович", "івна", "евич", "евна", "ьевич"))
    if soft:
        return ()
    return tuple(stem + end for end in ("ович", "івна", "овна", "авіч", "аўна"))
