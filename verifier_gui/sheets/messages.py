"""What child and window tell one another of a list, as messages."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.sheets.inspection import Inspection, PreviewRow, ReadRow, SheetSummary
from verifier_gui.sheets.left_out import LeftOut
from verifier_gui.sheets.message_streams import Message
from verifier_gui.sheets.rows import RowKind, UnderstoodRow


def _facts(facts: Facts) -> list[list[object]]:
    return [[fact.kind.value, fact.raw, fact.value, fact.ordinal, fact.precision] for fact in facts.facts]


def _problems(problems: Iterable[Problem]) -> list[list[object]]:
    return [
        [problem.kind.value, problem.row, problem.column, problem.raw, problem.about.value if problem.about else ""]
        for problem in problems
    ]


_KINDS = {kind.value: kind for kind in FactKind}


def _read_facts(values: Sequence[Sequence[Any]]) -> Facts:
    return Facts(
        tuple(Fact(_KINDS[kind], raw, value, ordinal, precision) for kind, raw, value, ordinal, precision in values)
    )


def _read_problems(values: Sequence[Sequence[Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(ProblemKind(kind), row, column, raw, FactKind(about) if about else None)
        for kind, row, column, raw, about in values
    )


def rows_message(rows: Sequence[UnderstoodRow]) -> Message:
    return {
        "kind": "rows",
        "rows": [[row.row, row.cells, _facts(row.facts), _problems(row.problems)] for row in rows],
    }


def read_rows(message: Message) -> tuple[ReadRow, ...]:
    return tuple(
        ReadRow(row, tuple(cells), _read_facts(facts), _read_problems(problems))
        for row, cells, facts, problems in message["rows"]
    )


def inspection_message(found: Inspection) -> Message:
    plain: Mapping[str, object] = {name: getattr(found, name) for name in Inspection.__slots__ if name not in _COMPOSED}
    return {
        "kind": "inspection",
        **plain,
        "headings": found.headings,
        "sheets": [[sheet.name, sheet.rows, sheet.people, sheet.hidden] for sheet in found.sheets],
        "mapping": found.mapping.columns,
        "preview": [
            [
                row.row,
                row.cells,
                _facts(row.facts),
                _problems(row.problems),
                row.kind.value,
                _otherwise(row),
                row.left_out or "",
            ]
            for row in found.preview
        ],
        "problem_counts": {kind.value: count for kind, count in found.problem_counts.items()},
        "problems": _problems(found.problems),
        "status_counts": dict(found.status_counts),
        "left_out": {reason.value: count for reason, count in found.left_out.items()},
        "doubts": [[doubt.kind.value, doubt.column] for doubt in found.doubts],
    }


def _otherwise(row: PreviewRow) -> Sequence[str]:
    return () if row.shown == row.cells else row.shown


_COMPOSED = frozenset(
    {
        "sheets",
        "headings",
        "mapping",
        "preview",
        "problem_counts",
        "problems",
        "status_counts",
        "left_out",
        "doubts",
    }
)


def read_inspection(message: Message) -> Inspection:
    plain = {name: message[name] for name in Inspection.__slots__ if name not in _COMPOSED}
    return Inspection(
        **plain,
        headings=tuple(message["headings"]),
        sheets=tuple(SheetSummary(*sheet) for sheet in message["sheets"]),
        mapping=ColumnMapping(tuple(message["mapping"])),
        preview=tuple(
            PreviewRow(
                row,
                tuple(cells),
                _read_facts(facts),
                _read_problems(problems),
                RowKind(kind),
                tuple(shown),
                LeftOut(left_out) if left_out else None,
            )
            for row, cells, facts, problems, kind, shown, left_out in message["preview"]
        ),
        problem_counts={ProblemKind(kind): count for kind, count in message["problem_counts"].items()},
        problems=_read_problems(message["problems"]),
        status_counts={str(status): int(count) for status, count in message["status_counts"].items()},
        left_out={LeftOut(reason): int(count) for reason, count in message["left_out"].items()},
        doubts=tuple(Doubt(DoubtKind(kind), int(column)) for kind, column in message["doubts"]),
    )
