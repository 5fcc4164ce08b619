"""Words that a status column uses, in Ukrainian, Russian and English: status, basis, date, health, legal state."""

import re
from dataclasses import dataclass

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.lists import Basis, Status
from verifier_gui.sheets.date_texts import RECENT, read_date

_HOW = re.IGNORECASE

_DENIED = re.compile(r"\b(?:не|ні|нет|немає|not|no|un)\s*-?\s*(?:підтвердж|подтвержд|confirm|полон|плен|captive)", _HOW)

_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.CONTESTED,
        re.compile(r"заперечен|спірн|спорн|возражен|призупинен|приостановл|contested|objection|on hold|disputed", _HOW),
    ),
    (
        Status.RETURNED,
        re.compile(
            r"поверну[твл]|повернен|возвращ|вернул|звільнен|освобожд|репатрі|репатри|обмінян|обмінено|обменян|"
            r"\bвдома\b|\bдома\b|\bобмін[уі]?\b|\bобмен[аеу]?\b|\breturned|released|repatriated|exchanged|freed",
            _HOW,
        ),
    ),
    (
        Status.DECEASED,
        re.compile(
            r"загинув|загинула|загибл|загибел|погиб|помер|умер|смерт|мертв|\b200\b|ліквідован|убит|вбит|\bтіло\b|\bтело\b|"
            r"deceased|\bdead\b|\bdied\b|\bkilled|\bKIA\b|death",
            _HOW,
        ),
    ),
    (
        Status.MISSING,
        re.compile(
            r"зник|безвіст|безвест|\bбвп\b|пропал|пропав|розшук|розыск|missing|\bMIA\b|whereabouts unknown|місце невідом|невідомо де",
            _HOW,
        ),
    ),
    (
        Status.CAPTIVE,
        re.compile(
            r"полон|плен|утриму|удержи|содерж|військовополон|\bсізо\b|\bсизо\b|колоні|колони|captiv|captured|\bPOW\b|"
            r"detain|\bheld\b|prisoner|in custody",
            _HOW,
        ),
    ),
)

_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    (Basis.ICRC, re.compile(r"мкчх|мккк|червон\w+ хрест|красн\w+ крест|\bicrc\b|red cross", _HOW)),
    (Basis.DNA, re.compile(r"\bднк|\bdna\b|генетич|genetic", _HOW)),
    (Basis.PHOTO_OR_VIDEO, re.compile(r"фото|відео|видео|photo|video|footage", _HOW)),
    (Basis.WITNESS, re.compile(r"свідк|свідок|свидет|очевид|witness|побратим|сослужив|товариш", _HOW)),
    (
        Basis.OTHER_SIDE,
        re.compile(r"інш\w+ сторон|друг\w+ сторон|противник|ворог|other side|opposing|russian side", _HOW),
    ),
    (Basis.PAPERS, re.compile(r"докумен|довідк|справк|свідоцтв|лист[аіу]?\b|papers|document|certificate", _HOW)),
    (
        Basis.OWN_WORD,
        re.compile(r"зі слів|со слов|сам повідом|сам сообщ|дзвон|звонил|own word|phoned|called home", _HOW),
    ),
)

_HEALTH = re.compile(
    r"поране|ранен|хвор|болен|больн|інвалід|инвалид|ампут|тяжк|тяжел|важк|контуз|\b300\b|здоров|wounded|injur|\bill\b|sick|disab",
    _HOW,
)
_LEGAL = re.compile(
    r"засуд|осужд|вирок|приговор|обвинувач|обвиня|підозр|подозр|слідств|следств|суд\b|судом|кримінал|уголов|\bсізо\b|\bсизо\b|"
    r"convict|sentenc|accused|charged|trial|criminal",
    _HOW,
)
_DATE = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\b\d{1,2}[./]\d{4}|\b\d{1,2}[./]\d{2}\b|\b(?:19|20)\d{2}\b"
)
_MONTH_OF_SHORT_YEAR = re.compile(r"(\d{1,2})[./](\d{2})\Z")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What a cell of a status column says. `doubted` marks a question mark or a denial: the words are there, but not sure."""

    status: Status | None = None
    basis: Basis | None = None
    date: PartialDate | None = None
    health: bool = False
    legal: bool = False
    doubted: bool = False

    @property
    def is_understood(self) -> bool:
        return not self.doubted and bool(self.status or self.basis or self.health or self.legal)


def read_status(text: str) -> StatusWords:
    """Reads one cell. The status that undoes the others wins: *returned* of somebody who was captive, *contested* of all.

    Doubt (`обмен 09.24?`) leaves the status unread: the caseworker decides. A denial (*полон не підтверджено*) leaves what is
    said beside it, *missing*.
    """
    denied = _DENIED.search(text) is not None
    status = next((status for status, words in _STATUSES if words.search(text)), None)
    if denied:
        status = Status.MISSING if dict(_STATUSES)[Status.MISSING].search(text) else None
    doubted = "?" in text or (denied and status is None)
    return StatusWords(
        status=None if doubted else status,
        basis=read_basis(text),
        date=_date_in(text),
        health=_HEALTH.search(text) is not None,
        legal=_LEGAL.search(text) is not None,
        doubted=doubted,
    )


def read_basis(text: str) -> Basis | None:
    """What a status is said to rest on."""
    return next((basis for basis, words in _BASES if words.search(text)), None)


def _date_in(text: str) -> PartialDate | None:
    found = _DATE.search(text)
    if found is None:
        return None
    if short := _MONTH_OF_SHORT_YEAR.match(found[0]):
        return read_date(f"{short[1]}.20{short[2]}", last_short_year=RECENT).date
    return read_date(found[0], last_short_year=RECENT).date
