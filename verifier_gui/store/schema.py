"""The tables of a case file, and how older case files are brought up to them."""

import sqlite3
from typing import Protocol

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x56434153
"""`VCAS`, in the header of every case file."""

MIGRATIONS = Migrations("case file")
"""In order; the schema version of a case file is how many of them it has seen."""

_LISTS = """
CREATE TABLE list (
    id TEXT PRIMARY KEY,
    statement TEXT NOT NULL REFERENCES statement (id)
) STRICT;

-- A batch of records is written in chunks that nobody sees. It becomes a revision by one row.
CREATE TABLE batch (
    n INTEGER PRIMARY KEY AUTOINCREMENT
) STRICT;

CREATE TABLE revision (
    batch INTEGER PRIMARY KEY REFERENCES batch (n),
    id TEXT NOT NULL UNIQUE,
    list TEXT NOT NULL REFERENCES list (id),
    number INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    sheet TEXT NOT NULL,
    heading_row INTEGER NOT NULL,
    headings TEXT NOT NULL,
    mapping TEXT NOT NULL,
    people INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    imported_at TEXT NOT NULL,
    UNIQUE (list, number)
) STRICT;

-- n is batch * 2^24 + row: the rows of a batch lie together and need no index of their own.
CREATE TABLE record (
    n INTEGER PRIMARY KEY,
    key BLOB NOT NULL,
    cells TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;

-- place is the first 39 bits of the key and 24 bits of row: written in order, a tenth of an index on the keys.
CREATE TABLE record_place (
    batch INTEGER NOT NULL REFERENCES batch (n),
    place INTEGER NOT NULL,
    PRIMARY KEY (batch, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
    n INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (n),
    row INTEGER NOT NULL,
    kind TEXT NOT NULL,
    column INTEGER NOT NULL,
    raw TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT;
CREATE INDEX problem_by_batch ON problem (batch, row);

CREATE TABLE subject (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    list TEXT NOT NULL REFERENCES list (id),
    number INTEGER NOT NULL,
    UNIQUE (list, number)
) STRICT;

CREATE TABLE pairing (
    batch INTEGER NOT NULL REFERENCES revision (batch),
    row INTEGER NOT NULL,
    subject INTEGER NOT NULL REFERENCES subject (n),
    PRIMARY KEY (batch, row),
    UNIQUE (batch, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_by_subject ON pairing (subject, batch);
"""

_STATEMENTS = """
CREATE TABLE statement (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    signature BLOB NOT NULL,
    kind TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.kind')) STORED,
    signer TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.by')) STORED,
    station TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.station')) STORED,
    seq INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.seq')) STORED,
    at TEXT NOT NULL GENERATED ALWAYS AS (json_extract(body, '$.at')) STORED,
    subject TEXT GENERATED ALWAYS AS (json_extract(body, '$.subject')) STORED,
    list TEXT GENERATED ALWAYS AS (json_extract(body, '$.list')) STORED
) STRICT;
CREATE INDEX statement_by_signer ON statement (signer, station, seq);
CREATE INDEX statement_by_subject ON statement (subject) WHERE subject IS NOT NULL;
CREATE INDEX statement_by_list ON statement (list) WHERE list IS NOT NULL;
CREATE INDEX statement_by_kind ON statement (kind);

CREATE TABLE audit (
    n INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    statement TEXT UNIQUE REFERENCES statement (id),
    body TEXT,
    CHECK ((statement IS NULL) <> (body IS NULL))
) STRICT;

-- What was shown when a decision was made, by its SHA-256.
CREATE TABLE exhibit (
    sha256 TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

-- Bytes of rosters that were signed or exported, by their SHA-256.
CREATE TABLE document (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
"""

_DESK = """
CREATE TABLE verdict (
    subject TEXT PRIMARY KEY REFERENCES subject (id),
    verdict TEXT NOT NULL
) STRICT;

CREATE TABLE candidate (
    subject TEXT NOT NULL REFERENCES subject (id),
    list TEXT NOT NULL,
    found TEXT NOT NULL,
    PRIMARY KEY (subject, list)
) STRICT;

CREATE TABLE finding (
    subject TEXT PRIMARY KEY REFERENCES subject (id),
    found TEXT NOT NULL
) STRICT;

-- The records of identities that are decided, and the subjects that met a record as a possible identity: one record as the
-- identity of two subjects is a conflict of both.
CREATE TABLE identity (
    record BLOB NOT NULL,
    subject TEXT NOT NULL REFERENCES subject (id),
    PRIMARY KEY (record, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_by_subject ON identity (subject);

CREATE TABLE meeting (
    record BLOB NOT NULL,
    subject TEXT NOT NULL REFERENCES subject (id),
    PRIMARY KEY (record, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_by_subject ON meeting (subject);

CREATE TABLE match_index (
    revision TEXT NOT NULL,
    version TEXT NOT NULL,
    part INTEGER NOT NULL,
    parts INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (revision, version, part)
) STRICT;

CREATE TABLE match_run (
    n INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    revision TEXT NOT NULL,
    searched TEXT NOT NULL,
    people INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE queue (
    subject TEXT PRIMARY KEY REFERENCES subject (id),
    list TEXT NOT NULL,
    number INTEGER NOT NULL,
    row INTEGER NOT NULL,
    surname TEXT NOT NULL,
    other_names TEXT NOT NULL,
    born TEXT NOT NULL,
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    plausible INTEGER NOT NULL,
    best REAL NOT NULL,
    sort_name TEXT NOT NULL
) STRICT;
CREATE INDEX queue_by_list ON queue (list, number);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE note_draft (
    subject TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT;
"""

_APPEND_ONLY = ("list", "revision", "subject", "pairing", "statement", "audit", "exhibit", "document")

_SWEPT = {"batch": "n", "record": "n >> 24", "record_place": "batch", "problem": "batch"}
"""Tables whose rows may be deleted, never changed, while their batch is not yet a revision."""


def _guards() -> str:
    """Triggers that refuse to change what must not change."""
    parts: list[str] = []
    for table in (*_APPEND_ONLY, *_SWEPT):
        parts.append(
            f"CREATE TRIGGER {table}_is_never_changed BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
        )
        sealed = ""
        if table in _SWEPT:
            batch = _SWEPT[table]
            sealed = f"WHEN EXISTS (SELECT 1 FROM revision WHERE batch = OLD.{batch}) "
            if table != "batch":
                parts.append(
                    f"CREATE TRIGGER {table}_is_never_added_to_a_revision BEFORE INSERT ON {table} "
                    f"WHEN EXISTS (SELECT 1 FROM revision WHERE batch = NEW.{batch}) "
                    f"BEGIN SELECT RAISE(ABORT, 'a revision is immutable'); END;"
                )
        parts.append(
            f"CREATE TRIGGER {table}_is_never_deleted BEFORE DELETE ON {table} {sealed}"
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
        )
    return "\n".join(parts)


class _Executing(Protocol):
    def execute(self, sql: str, /) -> object: ...


def _run(connection: _Executing, script: str) -> None:
    """Each statement by itself: `executescript` would commit the migration's transaction first."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@MIGRATIONS()
def create(database: Database) -> None:
    """The first schema."""
    for script in (_LISTS, _STATEMENTS, _DESK, _guards()):
        _run(database.conn, script)
    database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.conn.execute("PRAGMA user_version = 1")


_UNTOUCHED = """
-- How a subject would stand if nobody had said anything of it yet: what is shown to whoever must not know more. n counts how often the
-- subject was derived: what somebody has worked out from it holds while n does.
CREATE TABLE untouched (
    subject TEXT PRIMARY KEY REFERENCES subject (id),
    state TEXT NOT NULL,
    why TEXT NOT NULL,
    plausible INTEGER NOT NULL,
    best REAL NOT NULL,
    stops TEXT NOT NULL,
    n INTEGER NOT NULL
) STRICT;
"""


@MIGRATIONS()
def tell_versions_of_matching(database: Database) -> None:
    """A run says which version of the engine made it; of older runs nobody knows, so their lists are matched anew."""
    database.conn.execute("ALTER TABLE match_run ADD COLUMN version TEXT NOT NULL DEFAULT ''")
    database.conn.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def keep_how_untouched_subjects_stand(database: Database) -> None:
    """Filled when a case is first told to ask for second reviews: until then nobody needs it."""
    _run(database.conn, _UNTOUCHED)
    database.conn.execute("PRAGMA user_version = 3")
