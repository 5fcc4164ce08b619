"""Was a described layout understood without a click, said to be doubtful, or taken wrongly without a word?"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from layout_notation import DescribedLayout, DescribedSheet, Part, Person, write

from verifier_gui.domain.doubts import DoubtKind
from verifier_gui.domain.facts import DATE_KINDS, NUMBERS, Fact, FactKind
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets.inspection import Inspection, PreviewRow
from verifier_gui.sheets.opening import open_workbook
from verifier_gui.sheets.rows import RowKind
from verifier_gui.sheets.surveying import Wish, survey


class Verdict(StrEnum):
    """How a layout was understood."""

    UNDERSTOOD = "understood"
    DOUBTFUL = "doubtful"
    """Not understood as a whole, and said so: by a doubt, a problem at the cell, a column left unnamed, a refusal."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was understood otherwise than a person would. `told`: the program says itself that it is not sure of it."""

    words: str
    told: bool


@dataclass(slots=True)
class Judgement:
    """Of one layout."""

    layout: DescribedLayout
    mistakes: list[Mistake] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    refused: str = ""
    has_merged_people: bool = False
    """a problem names a cell in which several people stand"""

    @property
    def verdict(self) -> Verdict:
        if self.refused:
            return Verdict.DOUBTFUL
        if self.layout.must_be_doubted:
            return Verdict.DOUBTFUL if self.doubts or self.has_merged_people else Verdict.WRONG
        if any(not mistake.told for mistake in self.mistakes):
            return Verdict.WRONG
        return Verdict.DOUBTFUL if self.mistakes or self.doubts else Verdict.UNDERSTOOD


_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)
_IDENTITY = frozenset({FactKind.FULL_NAME, *_NAME_PARTS, FactKind.BIRTH_DATE, *NUMBERS})
_BIRTH_PARTS = frozenset({"birth-day", "birth-month", "birth-year"})


def judge(layout: DescribedLayout, folder: Path) -> Judgement:
    judgement = Judgement(layout)
    path = write(layout, folder)
    most = max(layout.sheets, key=lambda sheet: len(sheet.people))
    try:
        found = _look(path, None)
    except SheetError as error:
        judgement.refused = str(error)
        return judgement
    if not layout.text:
        if found.sheet != most.name:
            judgement.mistakes.append(Mistake(f"sheet {found.sheet} was taken", told=False))
        for sheet, summary in zip(layout.sheets, found.sheets, strict=True):
            if summary.people != len(sheet.people):
                words = f"sheet {sheet.name}: {summary.people} people for {len(sheet.people)}"
                judgement.mistakes.append(Mistake(words, told=bool(_doubts(found))))
    for sheet in layout.sheets:
        if sheet.people or sheet is most:
            try:
                taken = layout.text or found.sheet == sheet.name
                _judge_sheet(judgement, sheet, found if taken else _look(path, sheet.name))
            except SheetError as error:
                judgement.refused = str(error)
    return judgement


def _look(path: Path, sheet: str | None) -> Inspection:
    return survey(open_workbook(str(path).encode()), path.name, Wish(sheet), 200, lambda _share: None)


def _doubts(found: Inspection) -> list[tuple[int, str]]:
    """(column from 0, or -1 for the table as a whole; words)"""
    return [(doubt.column, f"{doubt.kind} {doubt.column + 1}") for doubt in found.doubts if doubt.asks]


def _judge_sheet(judgement: Judgement, sheet: DescribedSheet, found: Inspection) -> None:
    doubts = _doubts(found)
    judgement.has_merged_people |= ProblemKind.MERGED_PEOPLE in found.problem_counts
    judgement.doubts += [words for _column, words in doubts]
    doubted = {column for column, _words in doubts}
    without_birth = any(doubt.kind is DoubtKind.NO_BIRTH_DATE for doubt in found.doubts)

    def wrong(words: str, column: int, *, told: bool = False) -> None:
        missed = without_birth and "is birth-date, not" in words
        judgement.mistakes.append(Mistake(words, told or missed or column in doubted or -1 in doubted))

    rows = {row.row: row for row in found.preview if row.kind is RowKind.PERSON}
    truth = {person.row for person in sheet.people}
    if missing := truth - rows.keys():
        wrong(f"rows {sorted(missing)} name people", -1)
    if more := rows.keys() - truth:
        wrong(f"rows {sorted(more)} name nobody", -1)
    for person in sheet.people:
        if person.row in rows:
            _judge_person(person, rows[person.row], wrong)


def _judge_person(person: Person, row: PreviewRow, wrong: Callable[..., None]) -> None:
    for part in person.parts:
        if "number" not in part.kinds:
            _judge_part(part, row, wrong, {other.raw for other in person.parts if other is not part})
    for fact in row.facts.facts:
        if fact.kind in _IDENTITY and fact.value and not any(_may_say(part, fact) for part in person.parts):
            column = next((place for place, cell in enumerate(row.cells) if fact.raw in cell), -1)
            wrong(f"row {row.row}: {fact.raw!r} is no {fact.kind}", column)


def _may_say(part: Part, fact: Fact) -> bool:
    kinds = {FactKind.BIRTH_DATE if kind in _BIRTH_PARTS else kind for kind in part.kinds}
    if FactKind.FULL_NAME in kinds:
        kinds |= set(_NAME_PARTS)
    if {FactKind.SURNAME, FactKind.GIVEN_NAME} & kinds:
        kinds.add(FactKind.FULL_NAME)
    return fact.kind in kinds and (_is_of(fact, part) or bool(_BIRTH_PARTS & set(part.kinds)))


def _is_of(fact: Fact, part: Part) -> bool:
    """Whether a fact may have been read from a cell; of a day that is stored as a number the fact has the day."""
    raw, own = (text.replace(".", "") for text in (fact.raw, part.raw))
    return raw in own or own in raw or (fact.kind in DATE_KINDS and fact.value == part.value)


def _judge_part(part: Part, row: PreviewRow, wrong: Callable[..., None], others: set[str]) -> None:
    told = any(problem.column == part.column for problem in row.problems)
    at = f"row {row.row}, column {part.column + 1}: {part.raw!r}"
    facts = row.facts.facts
    if set(part.kinds) <= {"", "note"}:
        for fact in facts:
            if fact.raw == part.raw and fact.raw not in others and fact.kind not in {FactKind.NOTE, *part.kinds}:
                wrong(f"{at} is no {fact.kind}", part.column, told=told)
        return
    if _BIRTH_PARTS & set(part.kinds):
        if part.value is not None and part.value not in _values(facts, [FactKind.BIRTH_DATE]):
            wrong(f"{at} is {part.value}, not {_values(facts, [FactKind.BIRTH_DATE])}", part.column, told=told)
        return
    if FactKind.FULL_NAME in part.kinds:
        if "" not in part.kinds or any(fact.raw == part.raw for fact in facts):
            _judge_name(part, facts, at, lambda words: wrong(words, part.column, told=told))
        return
    mine = [fact for fact in facts if fact.kind in part.kinds and _is_of(fact, part)]
    if not mine:
        taken = sorted({fact.kind.value for fact in facts if fact.raw == part.raw})
        if "" in part.kinds and set(taken) <= {FactKind.NOTE}:
            return
        # A column that is shown as unnamed is told; one that was taken for something else is not.
        unnamed = not taken and (not (set(part.kinds) & _IDENTITY) or FactKind.FATHER in part.kinds)
        wrong(f"{at} is {'/'.join(part.kinds)}, not {taken or 'unnamed'}", part.column, told=told or unnamed)
        return
    expected = _expected(part, mine[0].kind)
    if expected not in {None, "*"} and not any(_same(fact.value, expected) for fact in mine):
        values = [fact.value for fact in mine]
        wrong(f"{at} is {expected!r}, not {values}", part.column, told=told or not any(values))


def _judge_name(part: Part, facts: Iterable[Fact], at: str, wrong: Callable[[str], None]) -> None:
    words = (part.value.split("/") if part.value is not None else part.raw.split()) + ["", ""]
    for kind, expected in zip(_NAME_PARTS, words, strict=False):
        values = _values(facts, [kind])
        if expected == "*":
            continue
        if expected and not any(_same(value, expected) for value in values):
            wrong(f"{at}: {kind} is {expected!r}, not {values}")
        elif not expected and kind is FactKind.PATRONYMIC and any(value in part.raw for value in values):
            wrong(f"{at}: {kind} is none, not {values}")


def _expected(part: Part, kind: FactKind) -> str | None:
    if part.value is not None:
        return part.value
    if kind in DATE_KINDS:
        if day := re.fullmatch(r"(\d\d)\.(\d\d)\.(\d{4})", part.raw):
            return f"{day[3]}-{day[2]}-{day[1]}"
        return part.raw if re.fullmatch(r"\d{4}", part.raw) else None
    if kind in _NAME_PARTS:
        return part.raw
    return re.sub(r"\D", "", part.raw) if kind is FactKind.TAX_NUMBER else None


def _values(facts: Iterable[Fact], kinds: Iterable[FactKind]) -> list[str]:
    return [fact.value for fact in facts if fact.kind in kinds and fact.value]


def _same(value: str, expected: str) -> bool:
    return _folded(value) == _folded(expected)


def _folded(text: str) -> str:
    return re.sub("['’ʼ`]", "'", " ".join(text.split())).casefold().replace(".", "")
