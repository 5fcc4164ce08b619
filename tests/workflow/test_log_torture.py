"""Rows 73, 74, 75: whatever is done to statements and lines below the tables' guards is found, and its place is named.

The log is rewritten by a raw connection with the file's key, in tables without triggers, generated columns or unique ids: so does
whoever writes bytes and asks nobody. 300 changes here, 5,000 by `make torture`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from random import Random

import pytest
from small_cases import A_REGISTRY, OURS, REGISTRY, SmallCase, admitted, opened_copy, raw_derivation

from verifier_gui.domain.audit import AuditReport, Fault
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import auditing
from verifier_gui.sealing.chain import line_hash
from verifier_gui.store.connecting import connect
from verifier_gui.store.opening import read_salt
from verifier_gui.store.reader import Reader
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.examining import heads_seen, names_in
from verifier_gui.workflow.proving import verify

TORTURES = int(os.environ.get("TORTURES", "300"))

LINE = ("n", "hash", "statement", "body")
STATEMENT = ("id", "body", "signature", "kind", "signer", "station", "seq", "at", "subject", "list")
FILED = STATEMENT[3:]
TABLES = """
DROP TABLE statement; DROP TABLE audit;
CREATE TABLE statement (id TEXT, body TEXT, signature BLOB, kind TEXT, signer TEXT, station TEXT, seq INTEGER, at TEXT,
    subject TEXT, list TEXT);
CREATE TABLE audit (n INTEGER PRIMARY KEY, hash BLOB, statement TEXT, body TEXT);
"""
TEXTS = {"id", "body", "kind", "signer", "station", "at", "subject", "list", "statement"}

Row = dict[str, object]


@dataclass
class Log:
    """Lines with their statements, as rows of both tables."""

    lines: list[Row]
    statements: dict[object, Row]

    def copied(self) -> "Log":
        return Log([dict(line) for line in self.lines], {name: dict(row) for name, row in self.statements.items()})

    def signed(self) -> list[Row]:
        return [line for line in self.lines if line["statement"] is not None]

    def of(self, line: Row) -> Row:
        return self.statements[line["statement"]]

    def body(self, line: Row) -> bytes:
        found = line["body"] if line["statement"] is None else self.of(line)["body"]
        assert isinstance(found, bytes)
        return found

    def joined_anew(self) -> None:
        """Whoever has the file's key makes each hash follow from what stands there now."""
        previous = bytes(32)
        for number, line in enumerate(self.lines, 1):
            line["n"], previous = number, line_hash(number, previous, self.body(line))
            line["hash"] = previous


@dataclass
class Tortured:
    """A case file whose log can be written over and read."""

    small: SmallCase
    connection: sqlite3.Connection
    whole: Log
    other: Log
    """of another case of the same people"""

    def report(self, log: Log) -> AuditReport:
        """What the audit says of the file with this log; it and its words must come whatever the log holds."""
        self.write(log)
        reader = Reader(self.connection, self.small.case.path)
        found = verify(reader, heads_seen(reader, self.small.profile))
        names = names_in(reader)
        assert auditing.report(found, lambda key: names.get(key, key[:8])).count("vouched for") <= 1
        return found

    def write(self, log: Log) -> None:
        self.connection.execute("BEGIN")
        for table in ("audit", "statement"):
            self.connection.execute(f"DELETE FROM {table}")
        for table, columns, rows in (
            ("statement", STATEMENT, log.statements.values()),
            ("audit", LINE, log.lines),
        ):
            places = ", ".join("CAST(? AS TEXT)" if name in TEXTS else "?" for name in columns)
            self.connection.executemany(
                f"INSERT INTO {table} VALUES ({places})", [tuple(row[name] for name in columns) for row in rows]
            )
        self.connection.execute("COMMIT")


def log_of(connection: sqlite3.Connection) -> Log:
    lines = connection.execute("SELECT n, hash, statement, CAST(body AS BLOB) FROM audit ORDER BY n").fetchall()
    rows = connection.execute(
        "SELECT id, CAST(body AS BLOB), signature, kind, signer, station, seq, at, subject, list FROM statement"
    ).fetchall()
    return Log(
        [dict(zip(LINE, line, strict=True)) for line in lines],
        {row[0]: dict(zip(STATEMENT, row, strict=True)) for row in rows},
    )


def raw(small: SmallCase) -> sqlite3.Connection:
    """A keyed connection that asks no guard; nothing is synced, for nobody pulls a plug here."""
    path = small.case.path
    connection = connect(path, raw_derivation(OURS, read_salt(path)), writes=True, checkpoints=True, frozen=False)
    for setting in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = MEMORY"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    return connection


def worked_on(small: SmallCase) -> None:
    """Two people do nearly everything that there is to do, and the log's end is signed three times."""
    second = admitted(small)
    for acting in (small.acting, second):
        sheet = reviewing.read_sheet(small.case.writer, small.subject(2), acting.identity.card.id)
        reviewing.identify(
            acting, sheet, [column.record for column in sheet.columns if column.digit], reason=Reason.LANG
        )
    reviewing.answer_stop(
        small.acting, small.sheet(3), small.sheet(3).unanswered[0].key, Answer.APPLIES, reason=Reason.HOME
    )
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    small.acting.vouch()
    reviewing.hold(second, small.sheet(5))
    reviewing.take_back_last(second)
    reviewing.add_note(small.acting, small.sheet(2), "дзвонили родині")
    small.reopen()
    reviewing.strike_out(small.acting, small.sheet(4), small.sheet(4).columns[0].record)
    case_files.close(small.case)


@pytest.fixture(scope="module")
def tortured(made: SmallCase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tortured]:
    small = opened_copy(made, tmp_path_factory.mktemp("tortured") / "case")
    worked_on(small)
    other = other_log(small, tmp_path_factory.mktemp("other"))
    connection = raw(small)
    whole = log_of(connection)
    connection.executescript(TABLES)
    yield Tortured(small, connection, whole, other)
    connection.close()


def other_log(small: SmallCase, folder: Path) -> Log:
    """The log of another case that the same operator opened."""
    case = case_files.create(
        folder / "інша.vcase", title="Інша", passphrase=OURS, identity=small.identity, profile=small.profile
    )
    other = replace(small, folder=folder, case=case, lists={})
    other.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    case_files.close(case)
    connection = raw(other)
    log = log_of(connection)
    connection.close()
    return log


@dataclass
class Attempt:
    """A changed log. `first` is the first line that was touched, `faults` what may be said of it. Where the chain was joined anew
    (`joined`) what was done shows at that line or at a later one; else it must be named itself."""

    log: Log
    first: int
    faults: set[Fault]
    joined: bool = False


ELSEWHERE = {
    Fault.PLACE_WRONG,
    Fault.REFERENCE_MISSING,
    Fault.HEAD_DIFFERS,
    Fault.NOT_A_MEMBER,
    Fault.OTHER_HISTORY,
    Fault.ACTS_MISSING,
}
"""what betrays a chain that was joined anew, beside what stands in the line itself"""


def flipped(value: object, chance: Random) -> object:
    """With one bit of it turned."""
    if isinstance(value, int):
        return value ^ 1 << chance.randrange(40)
    content = bytearray(value.encode() if isinstance(value, str) else value)
    place = chance.randrange(8 * len(content))
    content[place // 8] ^= 1 << place % 8
    return bytes(content)


def flip(torture: Tortured, chance: Random) -> Attempt | None:
    """One bit of a line or of its statement, wherever it is kept."""
    log = torture.whole.copied()
    line = chance.choice(log.lines)
    number = int(str(line["n"]))
    if chance.random() < 0.1:
        line["n"] = flipped(number, chance)
        if any(other is not line and other["n"] == line["n"] for other in log.lines):
            return None
        return Attempt(log, min(number, int(str(line["n"]))), {Fault.LINE_MISSING, Fault.LINE_ADDED})
    if line["statement"] is None or chance.random() < 0.2:
        name = chance.choice([name for name in ("hash", "statement", "body") if line[name] is not None])
        line[name] = flipped(line[name], chance)
        return Attempt(log, number, {Fault.HASH_DIFFERS})
    row = log.of(line)
    name = chance.choice([name for name in ("body", "body", "signature", "id", *FILED) if row[name] not in (None, "")])
    row[name] = flipped(row[name], chance)
    faults = {"signature": Fault.SIGNATURE_WRONG} | dict.fromkeys(FILED, Fault.FILED_WRONG)
    return Attempt(log, number, {faults.get(name, Fault.HASH_DIFFERS)})


def flip_and_join(torture: Tortured, chance: Random) -> Attempt | None:
    """One bit of what a line says, and every hash after it made to follow."""
    log = torture.whole.copied()
    line = chance.choice(log.lines)
    row = line if line["statement"] is None else log.of(line)
    row["body"] = flipped(row["body"], chance)
    log.joined_anew()
    faults = {Fault.NOT_CANONICAL, Fault.SIGNATURE_WRONG}
    return Attempt(log, int(str(line["n"])), faults | ELSEWHERE if row is line else faults, joined=row is line)


def cut(torture: Tortured, chance: Random) -> Attempt | None:
    """A line, a statement, an end, or a piece of one taken away."""
    log = torture.whole.copied()
    line = chance.choice(log.lines)
    number, last = int(str(line["n"])), len(log.lines)
    kind = chance.choice(("line", "statement", "end", "piece"))
    if kind == "line" and number < last:
        log.lines.remove(line)
        return Attempt(log, number, {Fault.LINE_MISSING})
    if kind == "statement" and line["statement"] is not None:
        del log.statements[line["statement"]]
        return Attempt(log, number, {Fault.HASH_DIFFERS})
    if kind == "end" and number > 1:
        gone = log.lines[number - 1 :]
        log.lines = log.lines[: number - 1]
        for other in gone:
            log.statements.pop(other["statement"], None)
        return Attempt(log, number - 1, {Fault.ACTS_MISSING})
    row = line if line["statement"] is None else log.of(line)
    name = chance.choice(("body", "body", "hash")) if row is line else chance.choice(("body", "signature"))
    content = row[name]
    assert isinstance(content, bytes)
    row[name] = content[: chance.randrange(len(content))]
    return Attempt(log, number, {Fault.SIGNATURE_WRONG if name == "signature" else Fault.HASH_DIFFERS})


def cut_and_join(torture: Tortured, chance: Random) -> Attempt | None:
    """A line out of the middle, and what follows made to follow."""
    log = torture.whole.copied()
    line = chance.choice(log.lines[1:])
    log.lines.remove(line)
    log.statements.pop(line["statement"], None)
    log.joined_anew()
    return Attempt(log, int(str(line["n"])), ELSEWHERE, joined=True)


def move(torture: Tortured, chance: Random) -> Attempt | None:
    """Two lines, or what two of them have, in one another's place."""
    log = torture.whole.copied()
    one, other = sorted(chance.sample(log.lines, 2), key=lambda line: int(str(line["n"])))
    number = int(str(one["n"]))
    kind = chance.choice(("lines", "hashes", "bodies", "signatures"))
    if kind in ("lines", "hashes"):
        names = ("hash",) if kind == "hashes" else ("hash", "statement", "body")
        for name in names:
            one[name], other[name] = other[name], one[name]
        return Attempt(log, number, {Fault.HASH_DIFFERS})
    if one["statement"] is None or other["statement"] is None:
        return None
    name = "body" if kind == "bodies" else "signature"
    ours, theirs = log.of(one), log.of(other)
    ours[name], theirs[name] = theirs[name], ours[name]
    return Attempt(log, number, {Fault.HASH_DIFFERS if name == "body" else Fault.SIGNATURE_WRONG})


def move_and_join(torture: Tortured, chance: Random) -> Attempt | None:
    """A line to another place, and every hash made to follow."""
    log = torture.whole.copied()
    at, to = chance.sample(range(len(log.lines)), 2)
    log.lines.insert(to, log.lines.pop(at))
    log.joined_anew()
    return Attempt(log, min(at, to) + 1, ELSEWHERE, joined=True)


def replay(torture: Tortured, chance: Random) -> Attempt | None:
    """A statement of another case in the place of one of this, as it is or with every hash made to follow."""
    log = torture.whole.copied()
    line, foreign = chance.choice(log.signed()), chance.choice(torture.other.signed())
    number = int(str(line["n"]))
    del log.statements[line["statement"]]
    log.statements[foreign["statement"]] = dict(torture.other.of(foreign))
    line["statement"] = foreign["statement"]
    if chance.random() < 0.5:
        return Attempt(log, number, {Fault.HASH_DIFFERS})
    log.joined_anew()
    # The first line of another case opens it, as far as that line can tell: then this one's follow it as strangers.
    return Attempt(log, number, {Fault.OTHER_CASE, Fault.PLACE_WRONG}, joined=number == 1)


def strip(torture: Tortured, chance: Random) -> Attempt | None:
    """A statement made an act that nobody need sign: its text, and so every hash, stays as it was."""
    log = torture.whole.copied()
    line = chance.choice(log.signed())
    row = log.statements.pop(line["statement"])
    line["statement"], line["body"] = None, row["body"]
    return Attempt(log, int(str(line["n"])), {Fault.SIGNATURE_WRONG})


def add_and_join(torture: Tortured, chance: Random) -> Attempt | None:
    """A line more: a statement of another case, one of this case again, or an act that is none; every hash made to follow."""
    log = torture.whole.copied()
    source = chance.choice((torture.other, torture.whole))
    line = dict(chance.choice(source.lines))
    if line["statement"] is not None:
        log.statements[line["statement"]] = dict(source.statements[line["statement"]])
    place = chance.randrange(1, len(log.lines) + 1)
    log.lines.insert(place, line)
    log.joined_anew()
    if source is torture.other and line["statement"] is not None:
        return Attempt(log, place + 1, {Fault.OTHER_CASE})
    return Attempt(log, place + 1, ELSEWHERE, joined=True)


WAYS: tuple[Callable[[Tortured, Random], Attempt | None], ...] = (
    flip,
    flip,
    flip,
    flip_and_join,
    cut,
    cut_and_join,
    move,
    move_and_join,
    replay,
    strip,
    add_and_join,
)


def first_difference(one: Log, other: Log) -> int:
    pairs = zip_longest(map(one.body, one.lines), map(other.body, other.lines))
    return next(number for number, (ours, theirs) in enumerate(pairs, 1) if ours != theirs)


def test_73_74_75_nothing_that_is_done_to_statements_and_lines_is_missed_or_named_wrongly(tortured):
    untouched = tortured.report(tortured.whole)
    assert (untouched.bad, untouched.unvouched, untouched.held) == (None, 0, len(tortured.whole.lines))
    chance = Random(5)
    done = 0
    while done < TORTURES:
        way = chance.choice(WAYS)
        attempt = way(tortured, chance)
        if attempt is None or attempt.log == tortured.whole:
            continue
        if attempt.joined:
            # A line that says the same as its neighbour may be added before it or behind it: that is one change.
            attempt.first = first_difference(attempt.log, tortured.whole)
        done += 1
        report = tortured.report(attempt.log)
        bad, told = report.bad, (done, way.__name__, attempt.first, attempt.faults, report)
        if bad is None:
            # An act that is no statement, added behind the last signed end: nobody signs such a one, and that is what is said.
            assert attempt.first == report.lines == len(tortured.whole.lines) + report.unvouched, told
            assert report.unvouched == 1, told
            continue
        assert bad.fault in attempt.faults, told
        if not attempt.joined:
            assert bad.number == attempt.first, told
        assert bad.number >= attempt.first or bad.fault is Fault.ACTS_MISSING, told
        if bad.fault is Fault.HEAD_DIFFERS:
            assert report.held < attempt.first, told
        elif bad.fault not in (Fault.OTHER_HISTORY, Fault.ACTS_MISSING):
            assert report.held == max(0, bad.number - 1), told
