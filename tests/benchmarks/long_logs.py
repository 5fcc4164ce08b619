"""A case file with a long audit log: a large list on which two people have said much, signed by the code that signs every statement.

Bulk writing: thousands of statements to a transaction. Whoever reads the file cannot tell it from one that was worked on by hand.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from invented_lists import Population
from large_lists import PASSPHRASE, PROGRAM, kept, plan_for, quick_key

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import RevisionId
from verifier_gui.domain.lists import ListRole, Subject
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind, OperatorRole, Reason
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import About, Decision, Hold, IdentifiedRecord, Judgement, Note
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.progress import Progress
from verifier_gui.sealing.encoding import encode
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.store.writer import ActTransaction
from verifier_gui.workflow import case_files
from verifier_gui.workflow.acting import HEAD_EVERY, Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.backing_up import back_up
from verifier_gui.workflow.deriving import derive_anew
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.matching_up import match_all
from verifier_gui.workflow.profile import Profile

_OF_EACH = 10
"""statements on each person"""
_STRANGERS = 1.0
"""people of the registry who are not on the list, for each who is"""
_AT_ONCE = 500
"""people to a transaction"""


def long_log_of(folder: Path, statements: int) -> Path:
    """A folder with a case file `large.vcase` of so many statements, and `profile` beside it."""
    return kept(folder / f"log-{statements}", PROGRAM, lambda made: _create(made, statements))


def _create(folder: Path, statements: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    received, registry = _write_lists(folder, statements // _OF_EACH)
    profile = Profile(folder / "profile", quick_key)
    first = profile.create_operator("Benchmark", "Benchmark", PASSPHRASE)
    second = profile.create_operator("Second", "Benchmark", PASSPHRASE)
    case = case_files.create(
        folder / "large.vcase", title="Benchmark", passphrase=PASSPHRASE, identity=first, profile=profile
    )
    try:
        admit(case.acting, read_request(write_request(second)), OperatorRole.CASEWORKER)
        for path in (registry, received):
            import_list(case.acting, plan_for(path), Progress())
        match_all(case.acting, Progress())
        _speak(case.acting, replace(case.acting, identity=second))
        back_up(case, case.acting, Progress())
    finally:
        case_files.close(case)


def _write_lists(folder: Path, people: int) -> tuple[Path, Path]:
    random = Random(people)
    population = Population(random)
    drawn = [population.draw() for _ in range(round(people * (1 + _STRANGERS)))]
    paths = folder / "received.csv", folder / "registry.csv"
    for path, named in zip(paths, (drawn[:people], random.sample(drawn, len(drawn))), strict=True):
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("№", "Прізвище", "Ім'я", "По батькові", "Дата народження"))
            for number, person in enumerate(named, 1):
                writer.writerow((number, *person.name("uk"), f"{person.born:%d.%m.%Y}"))
    return paths


def _speak(first: Acting, second: Acting) -> None:
    """Everybody on the list is decided twice, with what belongs to it."""
    reader = first.writer
    (to_verify,) = [named for named in reader.lists() if named.attributes.role is ListRole.TO_VERIFY]
    registries = [named for named in reader.lists() if named.attributes.role is ListRole.REGISTRY]
    coverage = tuple(named.revision.id for named in registries if named.revision is not None)
    people = iter(reader.subjects_of(to_verify.id))
    while some := list(islice(people, _AT_ONCE)):
        with first.act(_head(first)) as (transaction, _statement):
            for subject in some:
                _speak_of(subject, first, second, transaction, coverage)
            derive_anew(reader, transaction, [subject.id for subject in some])


def _speak_of(
    subject: Subject, first: Acting, second: Acting, transaction: ActTransaction, coverage: tuple[RevisionId, ...]
) -> None:
    candidates = first.writer.candidates_of(subject.id)
    about = About(subject.id, identity_of(subject.facts))
    seen: list[Statement] = []
    shown = transaction.keep_exhibits(_shown(subject, candidates))
    decision = Decision(
        about=about,
        decision=DecisionKind.IDENTIFIED if candidates else DecisionKind.NOT_FOUND,
        records=tuple(IdentifiedRecord(found.list_id, found.record) for found in candidates[:1]),
        certainty=Certainty.ESTABLISHED if candidates else None,
        reason=Reason.LANG if candidates else Reason.ABSENT,
        exhibits=tuple(shown),
        coverage=coverage,
    )

    def say(acting: Acting, body: Decision | Hold | Note | Judgement) -> None:
        body = replace(body, about=replace(about, seen=tuple(sorted(found.id for found in seen))))
        if acting.writer.head().number % HEAD_EVERY == 0:
            acting.also(transaction, _head(acting))
        seen.append(acting.also(transaction, body))

    for other in candidates[1:2]:
        say(first, Judgement(about, other.record, another_person=True))
    say(first, Note(about, "Дзвонили родині: чекають на відповідь з частини."))
    say(first, decision)
    say(first, Hold(about, held=True, asked_by="Омбудсман"))
    say(second, Note(about, "Звірено з паперовою карткою."))
    say(first, Hold(about, held=False))
    say(second, replace(decision, note="так само"))
    while len(seen) < _OF_EACH:
        say(second, Note(about, f"Запис {len(seen)}: нічого нового."))


def _shown(subject: Subject, candidates: tuple[Candidate, ...]) -> Iterator[bytes]:
    """Exhibits as large as those of the review page."""
    yield encode({"shown": "row", "row": subject.record.row, "cells": [["", cell] for cell in subject.record.cells]})
    for found in candidates:
        evidence = [
            {
                "field": one.field.value,
                "subject": one.subject,
                "record": one.record,
                "level": one.level.value,
                "weight": f"{one.weight:.3f}",
                "because": one.because.value,
                "arguments": dict(one.arguments),
                "one-in": one.one_in,
            }
            for one in found.evidence
        ]
        yield encode({"shown": "record", "record": found.record, "row": found.row, "evidence": evidence})


def _head(acting: Acting) -> Head:
    head = acting.writer.head()
    return Head(head.number, head.hash.hex())
