"""A decision on a record that its registry changed or took out comes back to the caseworker; one on a record of which something
else changed stands, on its new row."""

from small_cases import A_REGISTRY, REGISTRY, REQUEST, TO_VERIFY, SmallCase

from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.lists import Status
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import findings, standing
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.overseeing import read_standings
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.rostering import read_roster
from verifier_gui.workflow.viewing import whole_view


def of_records(small: SmallCase, number: int) -> list[Finding]:
    kinds = (FindingKind.RECORD_GONE, FindingKind.RECORD_CHANGED, FindingKind.ANOTHER_SUBJECTS_IDENTITY)
    return [finding for finding in small.sheet(number).findings if finding.kind in kinds]


def identify(small: SmallCase, number: int, registry: str = "Реєстр А") -> None:
    sheet = small.sheet(number)
    column = next(found for found in sheet.columns if found.attributes.name == registry)
    reviewing.identify(small.acting, sheet, [column.record], reason=Reason.LANG)


def roster_row(small: SmallCase, number: int) -> dict[str, str]:
    roster = read_roster(small.case.writer, small.case.operator.id, "Обмін", small.lists["Запит"], Progress())
    row = next(found for found in roster.rows if found.subject.number == number)
    return dict(zip(roster.own_headings, row.own, strict=True))


def is_open(small: SmallCase, number: int) -> bool:
    queue = reviewing.read_queue(whole_view(small.case.writer), small.lists["Запит"])
    return next(entry.is_open for entry in queue if entry.number == number)


def holds(small: SmallCase) -> bool:
    return verify(small.case.writer, small.case.heads_found).bad is None


def test_a_record_that_is_gone_from_its_registry_brings_its_person_back(small):
    identify(small, 2)
    assert not is_open(small, 2)
    small.take_in("реєстр а 2.csv", [line for line in REGISTRY if "Їжакевич" not in line], A_REGISTRY)
    for _moment in ("before matching", "after it"):
        (gone,) = of_records(small, 2)
        assert gone.kind is FindingKind.RECORD_GONE
        assert findings.sentence(gone) == (
            "Реєстр А, revision 1, row 3: Їжакевич Микола Петрович, 01.02.1991. Revision 2 no longer has this record."
        )
        assert small.sheet(2).state is SubjectState.STOP
        assert standing.identity_title(small.sheet(2), {}) == "Identified as a record that is no longer in its list"
        assert is_open(small, 2)
        assert holds(small)
        small.match()
    assert "gone" in roster_row(small, 2)["Stops and answers"]
    assert "Реєстр А, revision 1, row 3, Їжакевич" in roster_row(small, 2)["Identified as"]


def test_the_answer_to_a_record_that_is_gone_stands_also_after_the_next_revision(small):
    identify(small, 2)
    others = [line for line in REGISTRY if "Їжакевич" not in line]
    small.take_in("реєстр а 2.csv", others, A_REGISTRY)
    sheet = small.sheet(2)
    reviewing.answer_stop(small.acting, sheet, sheet.unanswered[0].key, Answer.DOES_NOT_APPLY, reason=Reason.OUTSIDE)
    small.take_in("реєстр а 3.csv", others[:-1], A_REGISTRY)
    small.match()
    assert not is_open(small, 2)


def test_a_record_that_changed_in_who_it_is_comes_back_with_the_change_and_may_be_identified_at_once(small):
    identify(small, 2)
    changed = [line.replace("01.02.1991", "01.02.1990") for line in REGISTRY]
    small.take_in("реєстр а 2.csv", changed, A_REGISTRY)
    small.match()
    (change,) = of_records(small, 2)
    assert change.kind is FindingKind.RECORD_CHANGED
    assert standing.identity_title(small.sheet(2), {}) == "Identified as a record that has changed since"
    assert findings.sentence(change) == (
        "Реєстр А, row 3 in revision 1, row 3 in revision 2. Born: 01.02.1991 → 01.02.1990."
    )
    assert is_open(small, 2)
    assert holds(small)
    identify(small, 2)
    assert (of_records(small, 2), is_open(small, 2), holds(small)) == ([], False, True)


def test_a_record_whose_whole_birth_date_was_mended_is_known_again_by_its_name(small):
    identify(small, 2)
    small.take_in("реєстр а 2.csv", [line.replace("01.02.1991", "28.11.1984") for line in REGISTRY], A_REGISTRY)
    small.match()
    (change,) = of_records(small, 2)
    assert findings.sentence(change).endswith("Born: 01.02.1991 → 28.11.1984.")


def test_a_record_of_which_another_cell_changed_stands_on_its_new_row(small):
    identify(small, 2)
    moved = [line.replace("сержант", "старшина") for line in REGISTRY[::-1]]
    small.take_in("реєстр а 2.csv", moved, A_REGISTRY)
    for _moment in ("before matching", "after it"):
        assert of_records(small, 2) == []
        assert not is_open(small, 2)
        assert holds(small)
        (column,) = [found for found in small.sheet(2).columns if found.attributes.name == "Реєстр А"]
        assert (column.identified, column.candidate.row) == (True, 6)
        assert standing.identity_title(small.sheet(2), {}) == "Identified as Реєстр А, row 6"
        assert "Реєстр А, row 6, Їжакевич" in roster_row(small, 2)["Identified as"]
        standings = read_standings(whole_view(small.case.writer), small.lists["Запит"], Progress())
        assert [found.status for found in standings.people] == [Status.CAPTIVE]
        small.match()


def test_the_new_row_of_a_record_is_the_identity_of_its_person_alone(small):
    identify(small, 2)
    small.take_in("реєстр а 2.csv", [line.replace("сержант", "старшина") for line in REGISTRY], A_REGISTRY)
    small.take_in("запит 2.csv", [*REQUEST, "7;Їжакевич;Микола;Петрович;01.02.1991;лікар"], TO_VERIFY)
    small.match()
    (conflict,) = of_records(small, 7)
    assert conflict.rests_on[1:] == (small.subject(2),)


def test_a_record_that_is_back_asks_for_nothing_more(small):
    identify(small, 2)
    small.take_in("реєстр а 2.csv", REGISTRY[2:], A_REGISTRY)
    assert is_open(small, 2)
    small.take_in("реєстр а 3.csv", REGISTRY[:3], A_REGISTRY)
    assert (of_records(small, 2), is_open(small, 2), holds(small)) == ([], False, True)


def test_an_identity_said_to_be_no_longer_right_does_not_look_plain_until_it_is_decided_anew(small):
    identify(small, 2)
    small.take_in("реєстр а 2.csv", [line.replace("01.02.1991", "01.02.1990") for line in REGISTRY], A_REGISTRY)
    small.match()
    sheet = small.sheet(2)
    (stop,) = sheet.unanswered
    reviewing.answer_stop(small.acting, sheet, stop.key, Answer.APPLIES, reason=Reason.OTHERDATE)
    assert small.sheet(2).verdict.applying_stops == (stop.key,)
    assert standing.identity_title(small.sheet(2), {}).endswith("; a stop applies")
    told = roster_row(small, 2)["Stops and answers"]
    assert told.endswith("→ identity no longer right: Namesake, other birth date")
    identify(small, 2)
    assert small.sheet(2).verdict.applying_stops == ()
    assert holds(small)


def test_of_a_record_that_is_gone_or_has_changed_no_status_is_told(small):
    identify(small, 2)
    small.take_in("реєстр а 2.csv", [line for line in REGISTRY if "Їжакевич" not in line], A_REGISTRY)
    standings = read_standings(whole_view(small.case.writer), small.lists["Запит"], Progress())
    assert (dict(standings.people), standings.without_record) == ({}, 1)
