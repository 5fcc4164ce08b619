"""The words that head the columns of such lists: Ukrainian, Russian, English; some Belarusian, Polish, German.

What a heading means is told by the stems that occur in it, in whatever order; the first line of a table that fits holds.
"""

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER

OTHER = "other"
"""The meaning of headings that are well known, and about nothing that is compared: a commander's name, the date of an order, a height.
Such a column stays unnamed whatever its cells look like."""

EXACT: dict[str, str | tuple[str, ...]] = {
    **dict.fromkeys(
        ("№", "#", "no", "nr", "n", "nn", "lp", "номер", "№№", "пп", "п/п", "з/п", "п/н", "пн", "s/n", "sn", "id"),
        RUNNING_NUMBER,
    ),
    **dict.fromkeys(
        ("піб", "пиб", "п і б", "піп", "фио", "ф и о", "name", "names", "fio", "pib", "особа", "person"),
        FactKind.FULL_NAME,
    ),
    **dict.fromkeys(("имя", "імя", "ім", "і", "и"), FactKind.GIVEN_NAME),
    **dict.fromkeys(
        ("дн", "д/н", "д н", "др", "д/р", "д р", "гр", "г р", "г/р", "рн", "р н", "dob", "d o b", "yob", "birthday"),
        FactKind.BIRTH_DATE,
    ),
    **dict.fromkeys(("в/ч", "вч", "v/ch"), FactKind.UNIT),
    **dict.fromkeys(("стать", "sex", "gender"), FactKind.SEX),
    **dict.fromkeys(("в/зв", "в/з", "зв", "звання", "звание", "в/звание", "в/звання", "rank"), FactKind.RANK),
    **dict.fromkeys(("іпн", "инн", "ипн", "ідн", "tin"), FactKind.TAX_NUMBER),
    **dict.fromkeys(("статус", "status", "отметка", "отметки", "відмітка"), FactKind.STATUS),
    **dict.fromkeys(("підстава", "основание", "джерело", "источник", "basis", "source"), FactKind.STATUS_BASIS),
    **dict.fromkeys(("прізвище", "фамилия"), FactKind.SURNAME),
    **dict.fromkeys(("last", "family"), FactKind.SURNAME),
    **dict.fromkeys(("given", "first"), FactKind.GIVEN_NAME),
    **dict.fromkeys(("отчество", "middle"), FactKind.PATRONYMIC),
    **dict.fromkeys(("father", "fathers"), FactKind.FATHER),
    **dict.fromkeys(("звідки", "откуда", "орган"), OTHER),
    "документ": FactKind.PASSPORT,
    "пол": (FactKind.SEX, FactKind.CAPTURED_ON),
    **dict.fromkeys(("location", "м/утр", "м/утрим"), FactKind.HELD_AT),
    **dict.fromkeys(("д/полону", "д/плена", "дп"), FactKind.CAPTURED_ON),
}

WHEN = (
    r"\bдата|\bкол[иі]\b|\bкогда\b|\bdate|\bчас\b|\bдень\b|\bday\b|\bsince\b|\bwhen\b|\byear\b|\bрік\b|\bроку\b|\bгод\b|"
    r"\bмісяць\b|"
    r"\bчисло\b|"
    r"\bперіод|\bпериод|\bdata\b|\bз якого\b|\bс какого\b|\bon$"
)
_WHERE = (
    r"\bмісц|\bмест[оа]\b|\bм/|\bplace|\bwhere\b|\bде\b|\bгде\b|\bcity\b|\bлокац|\blocation|\bпункт|\bмісто\b|\bгород\b|"
    r"\bmiejsce|"
    r"\bмесца|\bзвідки\b|\bоткуда\b|\bрайон"
)
BIRTH = (
    r"\bдн\b|\bд/н\b|\bд/р\b|\bр/н\b|\bг/р\b|народж|нароження|рожд|рожде|родил|\bнародив|\bborn\b|birth|\bнар\b|\bdob\b|"
    r"\bд н\b|\bг р\b|\bр н\b|urodz|"
    r"нараджэн|\bgeb|narod[zj]"
)
_CAPTURE = (
    r"полон|плен|\bполону\b|captur|захопл|захват|взят|затрим|задерж|викрад|похи[щт]|abduct|kidnap|\btaken\b|liberty|arrest|"
    r"apprehen|"
    r"позбавлен|лишени|\bпол\b|\bпотрап|попал"
)
_LOSS = r"\blost\b|зник|исчез|пропа|втрат|потер|missing|last seen|поді[їяй]|событи|disappear"
_RETURN = r"поверн|возвра|обмін|обмен|звільн|освобожд|передач|передан|exchang|return|releas|freed|liberated|репатр"
_HELD = (
    r"утрим|тримання|удерж|содерж|перебув|нахожд|находит|\bheld\b|detention|detain|ув[ʼя]?язн|заключен|госпітал|"
    r"госпитал|hospital"
)
_SURNAME = r"прізв|фам[иі]л|surname|last ?name|family ?name|nazwisk|прозв[іи]шч|nachname"
_GIVEN = r"\bім|имя|имен|given|first ?name|forename|\bname|imi[eę]|імена|vorname|ініц|иниц|initial"
_WHOLE = (
    r"\bпіб\b|\bфио\b|\bпип?б\b|\bпіп\b|\bп [іи] [бп]\b|\bф [иі] о\b|\bповне імя|полное имя|full ?name|"
    r"\bname\b.*surname|\bprizv"
)


def _with(*groups: str) -> str:
    """A text in which all of these occur, in whatever order."""
    return "".join(f"(?=.*(?:{group}))" for group in groups)


ROLES: tuple[tuple[str, str], ...] = (
    # Whose a column is comes before what it holds: these are not about the person of the row.
    (_with(r"дівоч|девич|maiden", r"мат[еи]?р|\bмат[иь]\b|mother"), FactKind.MOTHERS_MAIDEN_NAME),
    (
        (
            r"^(піб |фио |п і б |ф и о |імя |имя |прізвище |фамилия |name of )?(батька|батько|отца|отец|the father|"
            r"father)( піб| фио| п і б"
            r"| ф и о)?$|\bfathers? (full )?name|imi[eę] ojca"
        ),
        FactKind.FATHER,
    ),
    (
        (
            r"[кk]онтакт|kontakt|законн|опікун|опекун|guardian|родич|родств|родин[аи]\b|родител|батьки\b|близьк|близк|"
            r"contact|relative|next of kin|"
            r"\bkin\b|телеф|phone|\bтел\b|"
            r"\bмоб\b|mobile|e ?mail|\bпошта\b|\bпочта\b|\bмат[иь]\b|\bмама|матер[иі]|\bmother|дружин[аи]|\bжена\b|"
            r"\bwife\b|husband|spouse|\bхто (роз)?шук|\bкто (раз)?[иы]щ|^шукає|^ищет"
        ),
        FactKind.CONTACT_PERSON,
    ),
    (
        (
            r"команд[иі]р|началь|керівник|руководит|слідч(?:ий|ого|і\b)|следоват|прокур|\bсудд|\bсудья|\bjudge|адвокат|"
            r"lawyer|лікар|врач|doctor|"
            r"заявник|заявит|applicant|допов[іи]|доложил|виконав|исполнит|відповідальн|ответств|куратор|оператор|"
            r"хто (подав|вніс|надав)|"
            r"кто (подал|внес)|reported by|submitted by|\bваш[еіа]?\b|\byour\b|підпис\b|подпис|signature|кого замін|"
            r"кого замен|вибув|выбыл|"
            r"опитав|опросил|interview|свідк|свидетел|witness"
        ),
        OTHER,
    ),
    (
        (
            r"\bбуло\b|\bбыло\b|^was\b|\bwas$|\bold\b|\bстар(а|е|ий|ая|ое|ый|і)\b|помилков|ошибочн|ступін|степень (род|"
            r"близ)|"
            r"relation|\bдія\b|"
            r"\bдействи[ея]\b|\baction|also known|\balias|\baka\b|інше написан|другое написан"
        ),
        OTHER,
    ),
)

PATTERNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        (
            r"(№|номер|number|no|n) (з/п|п/п|зп|пп|по порядку|з п|п п|за порядком)|порядков\w* (номер|№)|running number|"
            r"serial n|"
            r"^(№|no|nr|n) (з|п|by)\b"
        ),
        (RUNNING_NUMBER,),
    ),
    (_with(WHEN, r"\bзмін|\bсмен[ыа]|\bchange|пропону|предлаг|планов|плануєт|propos|planned"), (OTHER,)),
    (_with(_SURNAME, _GIVEN, r"по ?бат|\bпо б\b|отчест|patronym|middle"), (FactKind.FULL_NAME,)),
    (_with(WHEN, _WHERE, BIRTH), (FactKind.BIRTH_DATE, FactKind.BIRTH_PLACE)),
    (
        (
            r"née|до шлюбу|до браку|до заміж|до брака|до замуж|зміна прізв|дівоч|девич|maiden|"
            rf"(?:{_SURNAME}).*(при народж|при рожд|at birth)|^(попередн|колишн|прежн|бывш|former|previous)\w*$|"
            rf"{_with(r'попередн|колишн|прежн|бывш|former|previous', rf'{_SURNAME}|{_GIVEN}|{_WHOLE}')}"
        ),
        (FactKind.FORMER_SURNAME,),
    ),
    (r"\bв (полоні|плену) (з|с)\b|(captivity|custody|detained|held) since", (FactKind.CAPTURED_ON,)),
    (
        (
            r"(\bполоні\b|\bплену\b|captivity).*(ім|имя|назв|name|прізв|фам)|(ім|имя|name|прізв|фам|піб|фио).*(\bполоні\b|"
            r"\bплену\b|captivity)|"
            r"назвал|назвав|назива[вє]|представ[иу]|as given"
        ),
        (FactKind.NAME_IN_CAPTIVITY,),
    ),
    (r"попередн|колишн|прежн|former|previous|^(звідки|откуда) (етап|этап|перев)", (OTHER,)),
    (r"^(full )?names? (as|in|of (the )?(person|prisoner|soldier|detainee|missing))\b", (FactKind.FULL_NAME,)),
    (r"позивн|позывн|call ?sign|псевдо|nickname", (FactKind.CALL_SIGN,)),
    (rf"{_with(_SURNAME, _GIVEN)}|{_WHOLE}", (FactKind.FULL_NAME,)),
    (rf"{_with(_WHERE, BIRTH)}|уродж|урожен|родом|birthplace|\bpob\b", (FactKind.BIRTH_PLACE,)),
    (_with(r"\bімя?\b|\bимя\b|given|first", r"по ?бат|отчест|patronym"), (FactKind.GIVEN_NAME, FactKind.PATRONYMIC)),
    (r"па бацьк|по ?бат|\bпо б\b|отчест|patronym|middle ?name", (FactKind.PATRONYMIC,)),
    (_SURNAME, (FactKind.SURNAME,)),
    (r"\bімя?\b|\bимя\b|\bімена\b|given ?name|first ?name|forename|\bimi[eę]\b|vorname", (FactKind.GIVEN_NAME,)),
    (BIRTH, (FactKind.BIRTH_DATE,)),
    (
        r"рнокпп|іпн|ипн|\bинн\b|податк|налогов|\btax|(?:ідентиф|идентиф)\w* (?:номер|код|№)|rnokpp|\bідн\b",
        (FactKind.TAX_NUMBER,),
    ),
    (
        (
            r"(№|номер\b)(?!.*(полон|плен)).*\b(справи|дела|провадження|производства)\b|єрдр|ердр|снілс|снилс|snils|кусп|"
            r"журнал|палат|камер|"
            r"іст\w* хв|истор\w* бол|(№|номер|number|no) (донес|звернен|обращен|наказ|приказ|"
            r"заяв|договор|контракт|збро|оруж|авто|обмін|обмен|лист|письм|вхід|справи\b|дела\b)|^(вх|вих|исх)\b|\bвос\b|"
            r"^орган\b|^agency|відомств|ведомств|^посад|должност|position|"
            r"\bвид (зс|служб)|рід військ|зріст|\bрост\b|height|приміт[иа]\b|прикмет|примет|одяг|одежд|cloth|груп\w* кров|"
            r"blood|збро[яї]\b|"
            r"\bвік\b|возраст|\bage\b|тцк|військкомат|военкомат|\b[кх]т?им видан|кем выдан|ким виданий|issued|освіт|"
            r"образован|сімейн|семейн|marital|"
            r"релігі|^серія( паспорта)?$|^серия( паспорта)?$|^(фото|photo)\w*$|record id|(status|статус\w*) (code|код)|"
            r"код статус|^(created|updated|entered|submitted|registered)( at| on)?$|\bтату\b|timestamp|позначка часу|"
            r"отметка времени"
        ),
        (OTHER,),
    ),
    (
        _with(
            WHEN,
            (
                r"донес|внес|заяв|звернен|обраще|призов|призва|призыв|мобіл|мобил|контракт|видач|видан|выдач|выдан|прибут|"
                r"прибыт|госпітал|госпитал|"
                r"поступ|visit|візит|відвід|посещ|creat|updat|entry|submi|наказ|приказ|реєстр|регистр|оновл|обновл|шлюб|"
                r"брак|(останн|последн)\w* (звяз|связ|вих|вых|зуст|відвід|лист|письм|дзвін|зв[іе]ст|контакт)|"
                r"last contact|письм|\bлист|report|опитуван|опрос|interview|етап|этап|перевед|transfer"
            ),
        ),
        (OTHER,),
    ),
    (
        r"(підтвердж|подтвержд|confirm|наявн|внесен).*(мкчх|мккк|icrc|хрест|крест|cross)|(мкчх|мккк|icrc).*(так|да|yes|\+)",
        (OTHER,),
    ),
    (
        r"(№|номер\b|number\b|\bno\b|\bid\b).*(мкчх|мккк|icrc)|(мкчх|мккк|icrc).*(№|номер|number|\bno\b|\bid\b)",
        (FactKind.ICRC_NUMBER,),
    ),
    (r"мкчх|мккк|icrc|червон\w+ хрест|красн\w+ крест|red cross", (FactKind.ICRC_NUMBER, OTHER)),
    (r"жетон|медальйон|\bбирк|\btag\b|dog ?tag", (FactKind.TAG_NUMBER,)),
    (
        r"(номер|№|number|no).*(табор|лагер|колон|полон|плен|captor|camp|internment)|isn|справи? полон",
        (FactKind.CAPTOR_NUMBER,),
    ),
    (
        (
            r"особ\w* (номер|№|н\b)|личн\w* (номер|№)|персональн\w* (номер|№)|військов\w* (кв[иі]т|білет|посвідч)|"
            r"военн\w* билет|military id|"
            r"service (number|no)|"
            r"посвідчення (оф|убд)|удостоверение оф"
        ),
        (FactKind.MILITARY_ID,),
    ),
    (
        r"паспорт|passport|(серія|серия).*(номер|№)|документ|document|id ?card|посвідчення|удостоверение|paszport",
        (FactKind.PASSPORT,),
    ),
    (
        r"громадян|гражданств|подданств|citizenship|nationality|obywatel|грамадз|staatsang|\bcountry\b|\bкраїна\b|\bстрана\b",
        (FactKind.CITIZENSHIP,),
    ),
    (r"звання|звание|\brank\b|\bзв ние\b|\bзв ня\b|\bчин\b|\bgrade\b|\bв зв\b|\bzvann", (FactKind.RANK,)),
    (r"катег|category|\bcivilian|цивільн\w* чи|\bвид особи", (FactKind.CATEGORY,)),
    (
        r"підтверд\w* (ким|чим)|(ким|чим|кем|чем) підтв|(кем|чем) подтв|confirmed by|confirmed through",
        (FactKind.STATUS_BASIS,),
    ),
    (_with(WHEN, r"підтв|подтв|confirm"), (FactKind.STATUS_DATE,)),
    (_with(WHEN, rf"{_RETURN}|статус|status|загиб|гибел|смерт|death|\bdied|kill"), (FactKind.STATUS_DATE,)),
    (_with(_WHERE, r"прожив|реєстр|адрес|residence|\blived"), (FactKind.REGION,)),
    (r"last (known )?(location|place)", (FactKind.CAPTURED_AT,)),
    (
        r"(current|present|actual) (location|place)|(теперішн|нинішн|поточн)\w* місц|\bмісц\w* відбув|\bмест\w* отбыв",
        (FactKind.HELD_AT,),
    ),
    (_with(_WHERE, r"позбавлення вол|лишения свобод|depriv"), (FactKind.HELD_AT,)),
    (_with(WHEN, _WHERE, _CAPTURE), (FactKind.CAPTURED_ON, FactKind.CAPTURED_AT)),
    (_with(_WHERE, rf"{_CAPTURE}|{_LOSS}"), (FactKind.CAPTURED_AT,)),
    (_with(WHEN, _CAPTURE), (FactKind.CAPTURED_ON,)),
    (_with(WHEN, _LOSS), (FactKind.STATUS_DATE,)),
    (_with(r"статус|status|\bстан\b", r"місц|мест|place|дата|date"), (FactKind.STATUS,)),
    (r"^статус|^status", (FactKind.STATUS,)),
    (_with(WHEN, _HELD), (OTHER,)),
    (r"місц\w* служб|мест\w* служб|\bде служ|\bгде служ|\bслужив|\bслужил|served (with|in)", (FactKind.UNIT,)),
    (_with(_WHERE, rf"{_RETURN}|проведен|смерт|загиб|гибел|служб|служ|роботи|работы|дислок"), (OTHER,)),
    (
        (
            rf"{_with(_WHERE, _HELD)}|^(куди|куда) (етап|этап|перев)|held (at|in)|\bустанов[аи]\b|учрежден|\bprison\b|"
            rf"\bjail|facility|місцезнаход|местонахожд|тюрьм|тримають|сізо|сизо|колон|^{_HELD}|тюрм|в.язниц|"
            rf"\bтаб[оі]р|лагер"
        ),
        (FactKind.HELD_AT,),
    ),
    (
        (
            r"військов\w* частин|войсков\w* част|воинск\w* част|\bчастин[аи]\b|\bчаст[ьи]\b|підрозд|подразд|\bunit\b|бригад|"
            r"\bполк\b|в/ч|формуван|батальйон|батальон|brigade|battalion|regiment|\bcompany\b|formation"
        ),
        (FactKind.UNIT,),
    ),
    (
        r"област|регіон|регион|region|oblast|проживан|адрес|address|residence|прожива|прописк|реєстрац|субъект|край\b",
        (FactKind.REGION,),
    ),
    (
        (
            r"здоров|поранен|ранен|хвор|болезн|заболев|захворюв|диагноз|діагноз|health|medical|wound|injur|diagnos|"
            r"\bcondition|травм|"
            r"ампутац|disab|disease|illness|\bsick|інвалід|"
            r"инвалид"
        ),
        (FactKind.HEALTH,),
    ),
    (r"(підстав|основан)\w* (затрим|задерж|арешт|арест)", (FactKind.LEGAL_STATE,)),
    (r"доказ|evidence|звідки відом|откуда известн", (FactKind.STATUS_BASIS,)),
    (r"підстав|основан|джерел|источник|basis|source", (FactKind.STATUS_BASIS,)),
    (
        (
            r"вирок|приговор|судим|стат(тя|ті|ья|ье|ьи|ей|ями)\b|справа|дело|\blegal|sentenc|convict|кримінал|уголов|"
            r"слідств|следств|"
            r"провадж|обвинув|обвин|"
            r"charge|кваліф|квалиф|\bартыкул|\barticle|\bст ук|\bст кк|підозр|подозр|покаран|наказан"
        ),
        (FactKind.LEGAL_STATE,),
    ),
    (r"вид (втрат|потер)|причин\w* (відсут|отсут)|статус|status|підтвердж|подтвержд", (FactKind.STATUS,)),
    (
        (
            r"приміт|примеч|remark|note|comment|комент|додатков|дополнит|інше|иное|прочее|bemerk|обстав|обстоят|інформац|"
            r"информац|відомост|сведени|details|\binfo|\bопис|описан|description|зауваж|"
            r"заувага|"
            r"uwagi|пояснен"
        ),
        (FactKind.NOTE,),
    ),
    # What may head people as well as what became of them: the cells tell.
    (
        (
            r"військовополонен|военнопленн|військовослужб|военнослуж|захисник|защитник|підзахисн|подзащитн|пацієнт|пациент|"
            r"patient|prisoner|detainee|"
            r"\bособа\b|\bособи\b|\bperson\b|анкетн\w* дан|^дані|^данные|установч|установоч|\bбоєць|\bбоец|\bбійц|\bвоїн|"
            r"\bвоин\b|оборонц|заручник|заложник|hostage|soldier|fighter|\bгерой|\bзник(лий|ла|лі)|пропавш|\bnames?\b|"
            r"затриман(ий|а|і)|задержанн|"
            r"\bкого (роз)?шук|\bкого (раз)?[иы]щ|розшукуван|разыскива"
        ),
        (FactKind.FULL_NAME, FactKind.CAPTURED_ON),
    ),
    (_CAPTURE, (FactKind.CAPTURED_ON, FactKind.FULL_NAME, FactKind.STATUS)),
    (rf"{_RETURN}|{_LOSS}|загиб|гибел|смерт|death|\bdied", (FactKind.STATUS_DATE, FactKind.STATUS)),
    (r"^(стан|состояние)$", (FactKind.STATUS, FactKind.HEALTH)),
    (r"\bстать\b|\bпол\b|\bsex\b|\bgender\b", (FactKind.SEX,)),
)
