"""What stands beside a name in its cell and is no part of it: call sign, former surname, rank in brackets, where somebody was born."""

import re
from typing import NamedTuple

from verifier_gui.names.arranging import ends_as_patronymic
from verifier_gui.names.equivalents import is_given_name
from verifier_gui.names.ranks import split_rank

_CALL_SIGN_WORDS = r"(?:п-в|п/в|поз\.|позивн\w*|позывн\w*|псевдо|call\s?sign)\.?:?"
_QUOTED = re.compile(
    rf"(?:{_CALL_SIGN_WORDS}\s*)?(?:«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|\"([^\"]*)\"|(?<!\w)[‘‚'’]([^‘‚'’]{{2,}})[’‘'](?!\w))",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"\b{_CALL_SIGN_WORDS}\s+([^\W\d_][\w-]*)", re.IGNORECASE)
_BORN = re.compile(
    r"[\(\[]?\s*(?:\b[ву]\s+)?\b(?:уроджен(?:а|ої|ій|у|ою)?|урожд[её]?н\w*|урожд|ур|дівоч\w*|дівоцтв\w*|дів|девич\w*|дев|колишн\w*"
    r"|раніше|бывш\w*|ранее|до шлюбу|до заміжжя|до замужества|née|nee|geb|formerly|born)\b"
    r"\.?:?\s*(?:прізвище|фамилия)?\s*([^\W\d_][\w'ʼ’-]+)\s*[\)\]]?",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"[,;]?\s*(?:\b(?:уродженець|уродженка|уроженец|уроженка|народи\w+|родил\w*|born)\b.*"
    r"|\b(?:нар|род)\.?\s*(?:\d|[ву]\s).*"
    r"|\d{2,4}\s*(?:року|года|р|г)\.?\s*(?:народження|рождения|н|р)\b\.?.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Where and when somebody was born is no part of the name, nor is what comes after."""
_BRACKETED = re.compile(r"[\(\[\{]([^)\]\}]*)[\)\]\}]?")
_NO_NAME = re.compile(r"в/ч|\b[рг]\.?\s?[нр]\.?(?!\w)|\A[\W\d_]*\Z", re.IGNORECASE)
"""In brackets: a unit, a year of birth, no letters at all."""
_SLASHED = re.compile(r"([^\W\d_][\wʼ-]+)\s*[/\\]\s*([^\W\d_][\wʼ-]+)")
_SEPARATED = re.compile(r"[_;|,/\\+=:*#~]+")


_BORN_MARKS = (
    "ур", "роди", "нар.", "род.", "дів", "дев", "колишн", "раніше", "бывш", "ранее", "до шлюбу", "до зам", "née", "nee",
    "geb", "formerly", "born",
)  # fmt: skip
_SIGN_MARKS = ("п-в", "п/в", "поз", "псевдо", "call", "«", "“", "„", '"', "‘", "‚", "'", "’")
"""Most names have none of these: they are looked at no further."""
_DIGIT = re.compile(r"\d")


class Aside(NamedTuple):
    """`text` without what stands beside the name. `bracketed` is a single word in brackets that nothing explains, `within` whether
    more of the name follows it; `before_comma` how many words a comma ends the surname after, or 0."""

    text: str
    call_sign: str = ""
    former: str = ""
    rank: str = ""
    bracketed: str = ""
    within: bool = False
    before_comma: int = 0


def read_aside(text: str) -> Aside:
    """What stands aside in a cell whose letters are mended."""
    call_sign = former = rank = bracketed = ""
    within = False
    lowered = text.lower()
    born = any(mark in lowered for mark in _BORN_MARKS)
    if born and (found := _BORN.search(text)):
        former = found[1]
        text = text[: found.start()] + " " + text[found.end() :]
    if born or _DIGIT.search(text):
        text = _ORIGIN.sub("", text)
    for pattern in (_QUOTED, _SIGNED) if any(mark in lowered for mark in _SIGN_MARKS) else ():
        if found := pattern.search(text):
            call_sign = call_sign or next((group for group in found.groups() if group), "")
            text = text[: found.start()] + " " + text[found.end() :]
    while found := _BRACKETED.search(text):
        inside = found[1].strip(' "«»')
        words = inside.split()
        text = text[: found.start()] + " " + text[found.end() :]
        if _NO_NAME.search(inside):
            continue
        if split_rank(words) == (len(words), True):
            rank = rank or inside
        elif len(words) == 1 and not bracketed:
            bracketed, within = inside, any(map(str.isalpha, text[found.start() :]))
        else:
            call_sign = call_sign or inside
    if (found := _SLASHED.match(text.strip())) and not (is_given_name(found[2]) or ends_as_patronymic(found[2])):
        former = former or found[2]
        text = text.strip()
        text = found[1] + text[found.end() :]
    head, comma, tail = text.strip().partition(",")
    before_comma = len(head.split()) if comma and tail.strip() else 0
    spaced = _SEPARATED.sub(" ", text)
    return Aside(spaced, call_sign, former, rank, bracketed, within, before_comma if before_comma <= 2 else 0)
