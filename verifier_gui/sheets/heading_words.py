"""Words that head the columns of such lists, in Ukrainian, Russian and English, and what they mean."""

import re
from functools import lru_cache

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER

_APOSTROPHES = re.compile("['’ʼ`´′ʹ\"]")
_MARKS = re.compile(r"[^\w№#+/]+")

_EXACT: dict[str, str] = {
    "№": RUNNING_NUMBER,
    "#": RUNNING_NUMBER,
    "no": RUNNING_NUMBER,
    "nr": RUNNING_NUMBER,
    "n": RUNNING_NUMBER,
    "nn": RUNNING_NUMBER,
    "номер": RUNNING_NUMBER,
    "№№": RUNNING_NUMBER,
    "пп": RUNNING_NUMBER,
    "п/п": RUNNING_NUMBER,
    "з/п": RUNNING_NUMBER,
    "піб": FactKind.FULL_NAME,
    "пиб": FactKind.FULL_NAME,
    "п і б": FactKind.FULL_NAME,
    "фио": FactKind.FULL_NAME,
    "ф и о": FactKind.FULL_NAME,
    "name": FactKind.FULL_NAME,
    "names": FactKind.FULL_NAME,
    "fio": FactKind.FULL_NAME,
    "pib": FactKind.FULL_NAME,
    "особа": FactKind.FULL_NAME,
    "военнопленный": FactKind.FULL_NAME,
    "військовополонений": FactKind.FULL_NAME,
    "person": FactKind.FULL_NAME,
    "имя": FactKind.GIVEN_NAME,
    "імя": FactKind.GIVEN_NAME,
    "дн": FactKind.BIRTH_DATE,
    "д/н": FactKind.BIRTH_DATE,
    "д н": FactKind.BIRTH_DATE,
    "др": FactKind.BIRTH_DATE,
    "д/р": FactKind.BIRTH_DATE,
    "д р": FactKind.BIRTH_DATE,
    "гр": FactKind.BIRTH_DATE,
    "г р": FactKind.BIRTH_DATE,
    "г/р": FactKind.BIRTH_DATE,
    "рн": FactKind.BIRTH_DATE,
    "р н": FactKind.BIRTH_DATE,
    "dob": FactKind.BIRTH_DATE,
    "yob": FactKind.BIRTH_DATE,
    "birthday": FactKind.BIRTH_DATE,
    "в/ч": FactKind.UNIT,
    "вч": FactKind.UNIT,
    "пол": FactKind.SEX,
    "стать": FactKind.SEX,
    "sex": FactKind.SEX,
    "gender": FactKind.SEX,
    "в/зв": FactKind.RANK,
    "зв": FactKind.RANK,
    "звання": FactKind.RANK,
    "звание": FactKind.RANK,
    "в/звание": FactKind.RANK,
    "в/звання": FactKind.RANK,
    "rank": FactKind.RANK,
    "іпн": FactKind.TAX_NUMBER,
    "инн": FactKind.TAX_NUMBER,
    "ипн": FactKind.TAX_NUMBER,
    "ідн": FactKind.TAX_NUMBER,
    "tin": FactKind.TAX_NUMBER,
    "статус": FactKind.STATUS,
    "status": FactKind.STATUS,
    "отметка": FactKind.STATUS,
    "отметки": FactKind.STATUS,
    "відмітка": FactKind.STATUS,
    "стан": FactKind.STATUS,
    "состояние": FactKind.STATUS,
    "підстава": FactKind.STATUS_BASIS,
    "основание": FactKind.STATUS_BASIS,
    "джерело": FactKind.STATUS_BASIS,
    "источник": FactKind.STATUS_BASIS,
    "basis": FactKind.STATUS_BASIS,
    "source": FactKind.STATUS_BASIS,
    "прізвище": FactKind.SURNAME,
    "фамилия": FactKind.SURNAME,
    "отчество": FactKind.PATRONYMIC,
    "документ": FactKind.PASSPORT,
}

_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        r"(№|номер|number|no|n) (з/п|п/п|зп|пп|по порядку|з п|п п|за порядком)|порядков\w* (номер|№)|running number|serial n",
        RUNNING_NUMBER,
    ),
    (r"(контактн|родич|родств|близьк|contact|relative|next of kin|telefon|телефон)", FactKind.CONTACT_PERSON),
    (r"(дівоч|девич|maiden).*(мат|mother)|(мат|mother).*(дівоч|девич|maiden)", FactKind.MOTHERS_MAIDEN_NAME),
    (r"(попередн|колишн|прежн|бывш|дівоч|девич|former|previous|maiden|née|зміна прізв)", FactKind.FORMER_SURNAME),
    (
        r"(полоні|плену|captivity).*(ім|имя|назв|name|прізв|фам)|(ім|имя|name).*(полоні|плену|captivity)",
        FactKind.NAME_IN_CAPTIVITY,
    ),
    (r"позивн|позывн|call ?sign|псевдо", FactKind.CALL_SIGN),
    (
        r"(місце|место|place|місто|город).*(народж|рожд|birth)|уродж|уроджен|уроженец|birthplace|place of birth",
        FactKind.BIRTH_PLACE,
    ),
    (
        r"(дата|рік|год|день|число|date|year|day).*(народж|рожд|birth)|народж\w*$|рожд\w*$|birth ?(date|day)|^born|date of b",
        FactKind.BIRTH_DATE,
    ),
    (
        (
            r"(прізв|фам|surname|last name|family name).*(ім|имя|ініц|иниц|given|first|name)|повне імя|полное имя|full ?name|"
            r"name.*surname|\bпіб\b|\bфио\b"
        ),
        FactKind.FULL_NAME,
    ),
    (r"(імя|имя|прізвище|фамилия|name) (батька|отца|of father)|fathers? name", FactKind.FATHER),
    (r"(ім|имя).*(батьк|отч)|given names?|first names?|forename|імена|^імя\b|^имя\b", FactKind.GIVEN_NAME),
    (r"по ?батьк|отчеств|patronymic|middle name", FactKind.PATRONYMIC),
    (r"прізвищ|фамил|surname|last name|family name", FactKind.SURNAME),
    (r"батько$|отец$|^father$", FactKind.FATHER),
    (r"рнокпп|іпн|ипн|\bинн\b|податк|налогов|tax|ідентифікац|идентификац", FactKind.TAX_NUMBER),
    (r"мкчх|мккк|icrc|червон\w+ хрест|красн\w+ крест|red cross", FactKind.ICRC_NUMBER),
    (r"жетон|\btag\b|dog ?tag", FactKind.TAG_NUMBER),
    (
        r"(номер|№|number|no).*(табор|лагер|колон|полон|плен|captor|camp|internment)|isn|справи? полон",
        FactKind.CAPTOR_NUMBER,
    ),
    (
        (
            r"особист\w* (номер|№)|личн\w* (номер|№)|"
            r"військов\w* (квиток|білет|посвідч)|военн\w* билет|military id|service (number|no)|посвідчення оф"
        ),
        FactKind.MILITARY_ID,
    ),
    (
        r"паспорт|passport|(серія|серия).*(номер|№)|документ|document|id ?card|посвідчення|удостоверение",
        FactKind.PASSPORT,
    ),
    (r"громадян|гражданств|подданств|citizenship|nationality", FactKind.CITIZENSHIP),
    (r"звання|звание|\brank\b", FactKind.RANK),
    (r"категор|category", FactKind.CATEGORY),
    (
        (
            r"(дата|час|день|коли|когда|date|when).*(поверн|возвр|обмін|обмен|звільн|освоб|exchange|return|release)|"
            r"date exchanged|exchanged on"
        ),
        FactKind.STATUS_DATE,
    ),
    (
        r"(дата|date).*(статус|status|загиб|гибел|смерт|зникн|исчезн|пропаж|death|missing)|зник\w* \(?дата|дата зник",
        FactKind.STATUS_DATE,
    ),
    (r"(місце|место|place|where|де|где).*(полон|плен|captur|захоп|зникн|исчезн)", FactKind.CAPTURED_AT),
    (
        r"(дата|час|коли|когда|date|when|день).*(полон|плен|captur|захоп|взят|затрим|задерж)|captured on|^полон|^плен",
        FactKind.CAPTURED_ON,
    ),
    (
        r"(місце|место|place|where|де|где).*(утрим|удерж|содерж|перебув|нахожд|held|detention)|held at|сізо|сизо|колон",
        FactKind.HELD_AT,
    ),
    (
        r"військов\w* частин|войсков\w* част|воинск\w* част|частина|часть|підрозд|подразд|\bunit\b|бригада|полк|в/ч|формуван",
        FactKind.UNIT,
    ),
    (r"област|регіон|регион|region|oblast|проживан|адрес|address|residence|прожива|прописк|реєстрац", FactKind.REGION),
    (r"(підстав|основан|джерел|источник|basis|source|ким підтв|кем подтв)", FactKind.STATUS_BASIS),
    (r"статус|status|підтвердж|подтвержд", FactKind.STATUS),
    (r"здоров|поранен|ранен|хвороб|диагноз|діагноз|health|medical|wound|injur", FactKind.HEALTH),
    (
        r"вирок|приговор|судим|стаття|статья|справа|дело|legal|sentence|convict|кримінал|уголов|слідч",
        FactKind.LEGAL_STATE,
    ),
    (r"приміт|примеч|remark|note|comment|комент|додатков|дополнит|інше|иное|прочее", FactKind.NOTE),
    (r"\bсудимость\b|\bстать\b|\bпол\b|\bsex\b|\bgender\b", FactKind.SEX),
)
_COMPILED = tuple((re.compile(pattern), str(meaning)) for pattern, meaning in _PATTERNS)


def plain(heading: str) -> str:
    """A heading without what writers differ in: case, apostrophes, marks, white space, ё."""
    text = _APOSTROPHES.sub("", heading.replace("\u00ad", "").lower()).replace("ё", "е")
    return " ".join(_MARKS.sub(" ", text).split())


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> str:
    """The meaning of a heading by `FactKind` value or `number`; empty where it says nothing known."""
    text = plain(heading)
    if not text or len(text) > 120:
        return ""
    known = _EXACT.get(text) or _EXACT.get(text.replace(" ", ""))
    if known:
        return str(known)
    return next((meaning for pattern, meaning in _COMPILED if pattern.search(text)), "")
