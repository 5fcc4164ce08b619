"""Why a record may be the subject, and why not: one line a field, and a sentence that says what speaks against first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import _, ngettext, pgettext
from verifier_gui.phrases import words
from verifier_gui.phrases.differences import is_abbreviated
from verifier_gui.phrases.figures import grouped

_AGREES = (Level.SAME, Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION)
_DIFFERENT = (Level.DIFFERS, Level.CLOSE, Level.SWAPPED)
_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)


def reason_line(evidence: Evidence) -> str:
    """The line under a cell: how the two values agree, and how rare the agreed one is."""
    line = _("same") if is_abbreviated(evidence) else _LINES[evidence.because](evidence)
    if "told_by" in evidence.arguments:
        line = _("{line}, by the tax number").format(line=line)
    if evidence.one_in > 1 and evidence.weight > 0:
        rarity = ngettext("{line} · 1 in {count} person", "{line} · 1 in {count} people", evidence.one_in)
        return rarity.format(line=line, count=grouped(evidence.one_in))
    return line


@dataclass(frozen=True, slots=True)
class Sides:
    """What speaks against a candidate and what for it, each as one clause list ready to be shown; empty where nothing does."""

    against: str
    in_favour: str


def sides(evidence: Sequence[Evidence]) -> Sides:
    """What speaks against and for a record; the heaviest first. Against stands whatever weighs against it, a difference that
    weighs nothing, and any difference of birth dates: a date a digit away is more likely the person's than a stranger's, and is what
    parts a namesake from the person all the same. Any other difference that weighs for the record stands there, in its own words. What
    agrees is never said against it: it weighs less than nothing only where the whole name had to be read otherwise than it stands."""
    against = [
        found
        for found in evidence
        if (found.weight < -0.05 and found.level not in _AGREES)
        or (found.level in _DIFFERENT and (found.weight <= 0 or _parts_dates(found)))
    ]
    in_favour = [found for found in evidence if found.weight > 0.05 and found not in against]
    return Sides(
        _clauses(sorted(against, key=lambda found: found.weight), _line_against),
        _clauses(sorted(in_favour, key=lambda found: -found.weight)),
    )


def _parts_dates(evidence: Evidence) -> bool:
    """Whether two birth dates differ; where one says less than the other and that agrees, they do not."""
    return evidence.field is FactKind.BIRTH_DATE and evidence.because not in (
        Because.YEAR_ONLY_SAME,
        Because.YEAR_AND_MONTH_SAME,
        Because.SAME_YEAR_FIRST_OF_JANUARY,
    )


def _line_against(evidence: Evidence) -> str:
    return _("only sounds the same") if evidence.because is Because.BY_EAR else reason_line(evidence)


def _clauses(evidence: Sequence[Evidence], line_of: Callable[[Evidence], str] = reason_line) -> str:
    """Fields that have the same to say are said together."""
    grouped_fields: dict[str, list[str]] = {}
    for found in evidence:
        grouped_fields.setdefault(line_of(found), []).append(_in_sentence(found.field))
    return "; ".join(
        _("{fields}: {line}").format(fields=", ".join(fields), line=line) for line, fields in grouped_fields.items()
    )


def _in_sentence(kind: FactKind) -> str:
    name = pgettext("in a sentence", "birth date") if kind is FactKind.BIRTH_DATE else words.field(kind)
    # «РНОКПП» and «МКЧХ» keep their capitals.
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def _form_of(evidence: Evidence) -> str:
    name = evidence.arguments.get("name", evidence.record)
    sentence = {
        "uk": _("Ukrainian form of {name}"),
        "ru": _("Russian form of {name}"),
        "be": _("Belarusian form of {name}"),
        "turkic": _("same father's name, in Turkic and in Slavic form"),
    }.get(evidence.arguments.get("language", ""), _("another language's form of {name}"))
    return sentence.format(name=name)


def _letters(evidence: Evidence) -> str:
    if "cut" in evidence.arguments:
        return _("cut off; what is there agrees")
    count = int(evidence.arguments.get("count", "1"))
    return ngettext("one letter differs", "{count} letters differ", count).format(count=count)


def _part(evidence: Evidence) -> str:
    part = evidence.arguments.get("part", "")
    if part == FactKind.PATRONYMIC:
        return _("the father's name in this record")
    if part == FactKind.GIVEN_NAME:
        return _("the given name in this record")
    return _("stands in another place")


def _years(evidence: Evidence) -> str:
    count = int(evidence.arguments.get("years", "1"))
    return ngettext("one year apart", "{count} years apart", count).format(count=count)


def _days(evidence: Evidence) -> str:
    count = int(evidence.arguments.get("days", "1"))
    return ngettext("one day apart", "{count} days apart", count).format(count=count)


def _differs(evidence: Evidence) -> str:
    if evidence.field is FactKind.SURNAME:
        return _("another surname")
    return _("another name") if evidence.field in _NAME_PARTS else _("differs")


def _father(evidence: Evidence) -> str:
    if "sex" in evidence.arguments:
        return _("same father's name, of the other sex")
    return _("another father's name")


def _spelling(evidence: Evidence) -> str:
    return _("form of the other sex") if "sex" in evidence.arguments else _("same, in the other language")


def _two_of_three(evidence: Evidence) -> str:
    return {
        "day": _("another day, same month and year"),
        "month": _("another month, same day and year"),
        "year": _("another year, same day and month"),
    }.get(evidence.arguments.get("part", ""), _("two of its three parts agree"))


_LINES: Mapping[Because, Callable[[Evidence], str]] = {
    Because.SAME: lambda _evidence: _("same"),
    Because.FORM_OF: _form_of,
    Because.DIMINUTIVE: lambda e: _("short for {name}").format(name=e.arguments.get("full", e.record)),
    Because.ANOTHER_SPELLING: _spelling,
    Because.ANOTHER_SCRIPT: lambda _evidence: _("same, in Latin letters"),
    Because.BY_EAR: lambda _evidence: _("sounds the same"),
    Because.LETTERS_DIFFER: _letters,
    Because.LETTERS_MISREAD: lambda _evidence: _("same, letters misread"),
    Because.INITIAL_ONLY: lambda _evidence: _("initial only"),
    Because.FORMER_SURNAME: lambda _evidence: _("a former surname"),
    Because.HALF_OF_DOUBLE: lambda _evidence: _("half of a double name"),
    Because.CASE_FORM: lambda _evidence: _("same, in another grammatical case"),
    Because.ANOTHER_PART: _part,
    Because.ANOTHER_NAME: _differs,
    Because.ANOTHER_FATHER: _father,
    Because.SURNAME_OF_A_WOMAN: lambda _evidence: _("another surname; a woman's may change"),
    Because.DAY_AND_MONTH_SWAPPED: lambda _evidence: _("day and month swapped"),
    Because.ONE_DIGIT: lambda _evidence: _("one digit differs"),
    Because.DIGITS_EXCHANGED: lambda _evidence: _("two digits exchanged"),
    Because.YEAR_ONLY_SAME: lambda _evidence: _("year only, same"),
    Because.YEAR_AND_MONTH_SAME: lambda _evidence: _("year and month only, same"),
    Because.YEARS_APART: _years,
    Because.DAYS_APART: _days,
    Because.SAME_YEAR_FIRST_OF_JANUARY: lambda _evidence: _("same year; 1 January stands for an unknown day"),
    Because.SAME_YEAR: lambda _evidence: _("same year, another day"),
    Because.TWO_OF_THREE_PARTS: _two_of_three,
    Because.ANOTHER_DATE: lambda _evidence: _("another date"),
    Because.ANOTHER_VALUE: lambda _evidence: _("differs"),
    Because.RANKS_NEAR: lambda _evidence: _("a rank near it"),
    Because.SUBJECT_GIVES_NONE: lambda _evidence: _("the list gives none"),
    Because.RECORD_GIVES_NONE: lambda _evidence: _("this record gives none"),
}
