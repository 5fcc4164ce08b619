"""`docs/format.md` says what the code does: its golden values are computed anew, its tables compared with kinds and schema."""

import ast
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from installing import ROOT

from verifier_gui.domain.audit import Act
from verifier_gui.domain.facts import IDENTITY_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.identifiers import (
    ListId,
    OperatorId,
    StatementId,
    SubjectId,
    record_key,
    revision_id,
    subject_code,
    subject_id,
)
from verifier_gui.domain.membership import WHO_MAY
from verifier_gui.domain.policies import draw
from verifier_gui.domain.state_figures import Figures, figure_texts
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, OperatorRole, Reason, StatementKind
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.domain.statements import UnknownBody, read_body
from verifier_gui.domain.subject_statements import About, Adjudication, Decision, Query, StopAnswer
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.sealing.chain import BEGINNING, CellsDigest, FactsDigest, line_hash, pairing_digest
from verifier_gui.sealing.encoding import encode
from verifier_gui.sealing.fingerprints import fingerprint_words
from verifier_gui.sealing.keys import derive_key
from verifier_gui.sealing.statements import ENVELOPE, signed_message
from verifier_gui.store.compact import facts_text
from verifier_gui.store.schema import APPLICATION_ID

PAGE = (ROOT / "docs" / "format.md").read_text("utf-8")
LIST = ListId("00112233445566778899aabbccddeeff")
REVISION = revision_id(LIST, "ab" * 32, "Аркуш 1", 3, [(0, "number"), (1, "surname")])
SUBJECT = subject_id(LIST, REVISION, 4)
MYKOLA = Facts.of(
    [
        Fact(FactKind.BIRTH_DATE, "12.03.1989", "1989-03-12", precision="day"),
        Fact(FactKind.GIVEN_NAME, "Микола", "Микола"),
        Fact(FactKind.SURNAME, "БОНДАРЕНКО", "Бондаренко"),
    ]
)
HEDGEHOG = Facts.of(
    [Fact(FactKind.SURNAME, "ЇЖАК", "Їжак"), Fact(FactKind.BIRTH_DATE, "1989", "1989", precision="year")]
)


def table(*headings: str) -> dict[str, list[str]]:
    """The rows of every table of the page that has these headings, by their first cell."""
    rows: dict[str, list[str]] = {}
    lines = iter(PAGE.splitlines())
    for line in lines:
        if line == "| " + " | ".join(headings) + " |":
            next(lines)
            for row in lines:
                if not row.startswith("|"):
                    break
                first, *others = (cell.strip() for cell in row.strip("|").split(" | "))
                rows[first] = others
    assert rows, headings
    return rows


def words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def cells_digest(rows: Sequence[tuple[int, tuple[str, ...]]]) -> str:
    digest = CellsDigest()
    for row, cells in rows:
        digest.add(row, cells)
    return digest.hexdigest()


def facts_digest(rows: Sequence[tuple[int, Facts]]) -> str:
    """Over the texts that the case file stores."""
    digest = FactsDigest()
    for row, facts in rows:
        digest.add(row, facts_text(facts))
    return digest.hexdigest()


def test_golden_values_are_those_of_the_code() -> None:
    first = line_hash(1, BEGINNING, b"{}")
    a, b = (SubjectId(hashlib.sha256(letter).hexdigest()) for letter in (b"a", b"b"))
    computed = [
        REVISION,
        record_key(LIST, ["Бондаренко", "Микола", "", "12.03.1989"], 0),
        SUBJECT,
        subject_code(SUBJECT),
        identity_of(MYKOLA),
        first.hex(),
        line_hash(2, first, b'{"a":1}').hex(),
        cells_digest([(2, ("Їжак", "")), (7, ())]),
        facts_digest([(2, HEDGEHOG), (7, Facts())]),
        pairing_digest([(2, a), (3, b)]),
    ]
    assert [words(value)[0] for (value,) in table("golden", "value").values()] == computed


def test_golden_sample_is_drawn_by_anybody() -> None:
    people = [SubjectId(hashlib.sha256(letter.encode()).hexdigest()) for letter in "abcdef"]
    drawn = [
        letter for letter, subject in zip("abcdef", people, strict=True) if subject in draw(bytes(32), people, 400)
    ]
    sentence = PAGE.partition("With 32 zero\nbytes and a share of 400")[2].partition("are drawn")[0]
    assert words(sentence) == drawn


def test_golden_key_is_what_the_derivation_gives() -> None:
    assert f"`{derive_key('ї', bytes(16)).hex()}`" in PAGE


def test_text_message_and_fingerprint_are_as_shown() -> None:
    values: Values = {"б": {"z": 0, "y": ""}, "a": [1, True, None, "x\n"]}
    assert f"\n    {encode(values).decode()}\n" in PAGE
    assert f"`{signed_message('note', 'ї'.encode()).decode()}`" in PAGE
    nothing = hashlib.sha256(b"").digest()
    for ukrainian in (False, True):
        assert f"`{' '.join(fingerprint_words(nothing, 4, ukrainian=ukrainian))}`" in PAGE


def test_rulings_are_encoded_as_shown_and_an_answer_that_settles_nothing_has_no_such_key() -> None:
    about = About(SubjectId("5" * 8), "6" * 8)
    settled = StatementId("bb" * 4), StatementId("aa" * 4)
    answered = StopAnswer(about, "deceased:1", Answer.APPLIES, Reason.LANG, "", settled)
    ruled = Adjudication(Decision(about, DecisionKind.NOT_FOUND, reason=Reason.ABSENT), settled)
    for body in (answered, ruled):
        assert f"\n    {encode(body.to_values()).decode()}\n" in PAGE
    assert "settles" not in replace(answered, settles=()).to_values()


def test_a_question_is_encoded_as_shown() -> None:
    about = About(SubjectId("5" * 8), "6" * 8)
    question = Query(about, "Хто це?", (OperatorId("bb" * 4),), due="2026-05-14")
    assert f"\n    {encode(question.to_values()).decode()}\n" in PAGE


def test_envelope_is_the_one_that_is_signed() -> None:
    told = [word for key in table("key", "value") for word in words(key)]
    assert told == list(ENVELOPE)


def test_identity_facts_are_told_in_their_order() -> None:
    sentence = PAGE.partition("**Identity facts**")[2].partition("in this order")[0]
    assert words(sentence) == [kind.value for kind in IDENTITY_KINDS]


def keys_of(kind: StatementKind) -> set[str]:
    """The keys that a body of this kind has, the envelope left out; none where the kind has no body."""
    plain: dict[str, Json] = {
        "decision": "not-found",
        "member": "ab" * 32,
        "role": "observer",
        "answer": "unclear",
        "attributes": {},
        "mapping": {},
        "signatures": {},
        "accepted": {},
        "files": {},
        "review": "one",
        "figures": figure_texts(Figures()),
        "random": "ab" * 32,
    }
    body = read_body(kind, plain)
    return set() if isinstance(body, UnknownBody) else set(body.to_values())


def test_every_kind_with_a_body_is_told_with_its_keys() -> None:
    told = {
        words(kind)[0]: set(words(keys))
        for kind, (_, keys) in table("kind", "says", "keys beyond the envelope").items()
    }
    assert told.pop("adjudication") == {"decision", "settles"}
    assert keys_of(StatementKind.ADJUDICATION) == keys_of(StatementKind.DECISION) | {"settles"}
    told["stop-answer"].remove("settles")
    known = {kind.value: keys_of(kind) for kind in StatementKind if keys_of(kind)}
    known.pop("adjudication")
    assert told == known


def test_acts_that_are_no_statements_are_told_with_their_keys() -> None:
    told: dict[str, set[str]] = {}
    sentence = PAGE.partition("`act`, `at` and `by`:")[2].partition("; the word `refused`")[0]
    for act, keys in re.findall(r"`([\w-]+)`(?: \(and ([^)]*)\))?", sentence):
        told[act] = set(words(keys))
    noted: dict[str, set[str]] = {}
    for path in (ROOT / "verifier_gui" / "workflow").glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "note":
                (act,) = call.args
                noted[Act[ast.unparse(act).removeprefix("Act.")].value] = {str(key.arg) for key in call.keywords}
    assert told == noted
    assert set(Act) - set(noted) == {Act.REFUSED}


def test_every_kind_without_a_body_is_named() -> None:
    sentence = PAGE.partition("These have a place and no body yet:")[2].partition(". A kind")[0]
    assert set(words(sentence)) == {kind.value for kind in StatementKind if not keys_of(kind)}


def test_who_may_make_what_is_told() -> None:
    told = {
        kind: {OperatorRole(role) for role in roles.split(", ")}
        for kinds, (roles,) in table("kinds", "roles").items()
        for kind in words(kinds)
    }
    assert told == {kind.value: set(roles) for kind, roles in WHO_MAY.items()}


@pytest.mark.parametrize("kind", [DecisionKind, Certainty, Answer])
def test_words_of_decisions_are_told(kind: type[DecisionKind | Certainty | Answer]) -> None:
    sentence = PAGE.partition("Words that stand in them:")[2].partition("a stop is")[0]
    assert {value.value for value in kind} <= set(words(sentence))


def test_tables_are_those_of_the_schema_and_guarded_as_told() -> None:
    schema = (ROOT / "tests" / "store" / "schema.sql").read_text("utf-8")
    tables = set(re.findall(r"^CREATE TABLE (\w+) ", schema, re.MULTILINE))
    unchanged, undeleted = (
        set(re.findall(rf"^CREATE TRIGGER \w+_is_never_{act} BEFORE {when} ON (\w+) ", schema, re.MULTILINE))
        for act, when in (("changed", "UPDATE"), ("deleted", "DELETE"))
    )
    told = {
        name: who for names, (_, who) in table("tables", "hold", "who may change them").items() for name in words(names)
    }
    assert set(told) == tables
    assert {name for name, who in told.items() if not who.startswith("anybody")} == unchanged == undeleted
    generated = set(re.findall(r"(\w+) \w+(?: NOT NULL)? GENERATED", schema))
    assert generated <= set(words(table("tables", "hold", "who may change them")["`statement`"][0]))


def test_application_id_is_told() -> None:
    assert f"0x{APPLICATION_ID:08X} (`{APPLICATION_ID.to_bytes(4, 'big').decode()}`)" in PAGE


def test_files_that_the_page_points_at_exist() -> None:
    named = {word for word in words(PAGE) if re.fullmatch(r"(?:verifier_gui|tests)/[\w./]+", word)}
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / Path(name)).exists()] == []
