"""What members said differently, in words: each answer, what each had on the screen with the differences, how often they agree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from verifier_gui.domain.disputes import (
    Agreement,
    DisputedStop,
    DisputeLine,
    Opinion,
    Screen,
    ShownRecord,
    StopOpinion,
)
from verifier_gui.domain.facts import DATE_KINDS, IDENTITY_KINDS, FactKind
from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.language import _, ngettext, pgettext
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.phrases import answers, findings, words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.differences import Piece, differing
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.phrases.quotations import quoted

_NAMED = 3
"""so many records that only one of them saw are named"""


@dataclass(frozen=True, slots=True)
class Told:
    """A field of one screen: its text in pieces, those that the other screen has otherwise marked, and a quiet remark."""

    pieces: tuple[Piece, ...]
    remark: str = ""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ScreenRow:
    """A field of all screens, in the order of the decisions."""

    label: str
    told: tuple[Told, ...]

    @property
    def differs(self) -> bool:
        return any(piece.differs for told in self.told for piece in told.pieces)


def answer(opinion: Opinion) -> str:
    """`is Confirmed captives, row 644`, `not found`, `not sure: ask the family`."""
    return answer_of(opinion.decision, opinion.places, opinion.other_line)


def answer_of(body: Decision, places: Sequence[str], other_line: int = 0) -> str:
    """The same of a decision that may not have been made yet."""
    match body.decision:
        case DecisionKind.IDENTIFIED:
            told = _("is {records}").format(records=" · ".join(places))
            return _("{decision}, probable").format(decision=told) if body.certainty is Certainty.PROBABLE else told
        case DecisionKind.IDENTIFIED_OTHERWISE:
            return _("identified otherwise: {source}").format(source=body.source)
        case DecisionKind.DUPLICATE:
            return _("duplicate of No. {number}").format(number=other_line or "?")
        case DecisionKind.NOT_SURE if body.ask:
            return _("not sure: {ask}").format(ask=body.ask)
        case _:
            return words.decision(body.decision)


def title(opinion: Opinion) -> str:
    """The answer as it stands on its tag: `Confirmed captives, row 644`, `Not found`."""
    named = opinion.decision.decision is DecisionKind.IDENTIFIED and opinion.places
    text = " · ".join(opinion.places) if named else words.decision(opinion.decision.decision)
    return capital(text)


def stop_answer(stop: DisputedStop, given: StopOpinion) -> str:
    """`already returned: applies`."""
    kind = kind_of(stop.finding.key)
    told = answers.answer(kind, given.answer)
    return _("{stop}: {answer}").format(stop=findings.short(stop.finding.kind), answer=told)


def lines(line: DisputeLine) -> tuple[str, ...]:
    """What each said, in the order in which they did: `1 · is Confirmed captives, row 644`."""
    told = [answer(opinion) for opinion in line.opinions]
    if not line.entry.verdict.is_disputed and not line.ruling:
        told = [stop_answer(stop, given) for stop in line.stops for given in stop.answers if not given.is_ruling]
    return tuple(f"{place} · {text}" for place, text in enumerate(told, 1))


def ruling(line: DisputeLine) -> str:
    """How it was adjudicated, in a word or a place; empty where it is not."""
    if line.ruling is not None:
        opinion = line.ruling
        if opinion.decision.decision is DecisionKind.IDENTIFIED and opinion.places:
            # The name of the list stands in the lines; its row tells which of them holds.
            return opinion.places[0].rpartition(", ")[2]
        return words.decision(opinion.decision.decision)
    for stop in line.stops:
        for given in stop.answers:
            if given.is_ruling and not stop.differs:
                return answers.answer(kind_of(stop.finding.key), given.answer)
    return ""


def reviewer(place: int, opinion: Opinion) -> str:
    """`First review`, `Second review, blind`; place counts from 1."""
    names: dict[int, Callable[[], str]] = {1: lambda: _("First review"), 2: lambda: _("Second review")}
    name = names[place]() if place in names else _("Review {number}").format(number=place)
    return _("{review}, blind").format(review=name) if opinion.is_blind and place > 1 else name


def as_reviewer(place: int) -> str:
    """The choice to decide the same."""
    if place == 1:
        return _("As the first reviewer")
    return _("As the second reviewer") if place == 2 else _("As reviewer {number}").format(number=place)


def reviewer_mark(place: int) -> str:
    """Who named a record, on its tag."""
    if place == 1:
        return _("first reviewer")
    return _("second reviewer") if place == 2 else _("reviewer {number}").format(number=place)


def agreement(found: Agreement) -> str:
    """`reviewers agree on 399 of 411, 97 %`; empty while nobody was decided by two."""
    if not found.of:
        return ""
    return _("reviewers agree on {agreed} of {all}, {share} %").format(
        agreed=grouped(found.agreed), all=grouped(found.of), share=100 * found.agreed // found.of
    )


def screen_rows(screens: Sequence[Screen | None]) -> tuple[ScreenRow, ...]:
    """What was on each screen, field by field. A field of which a screen is not kept is empty."""
    rows = [
        ScreenRow(_("Revision"), _apart([str(one.revision) if one else "" for one in screens])),
        *_fact_rows(screens),
        ScreenRow(_("Candidates"), _records(screens)),
        ScreenRow(_("Lists searched"), _searched(screens)),
        ScreenRow(_("Own searches"), _apart([_searches(one) if one else "" for one in screens])),
    ]
    if any(one.stops for one in screens if one):
        rows.append(ScreenRow(_("Stops"), _apart([_stops(one) if one else "" for one in screens])))
    return tuple(rows)


def _fact_rows(screens: Sequence[Screen | None]) -> Iterator[ScreenRow]:
    """The birth date, and whatever else of the person's identity was not the same on all."""
    for kind in IDENTITY_KINDS:
        texts = [_fact(one, kind) if one else "" for one in screens]
        if kind is not FactKind.BIRTH_DATE and len(set(texts)) == 1:
            continue
        told = _apart(texts, letter_by_letter=True)
        if len(set(texts)) > 1:
            last = max((one.revision for one in screens if one), default=0)
            earlier = any(one.revision < last for one in screens if one)
            told = tuple(
                Told(one.pieces, _("changed in rev. {number}").format(number=last))
                if earlier and screen is not None and screen.revision == last
                else one
                for one, screen in zip(told, screens, strict=True)
            )
        yield ScreenRow(words.field(kind), told)


def _apart(texts: Sequence[str], *, letter_by_letter: bool = False) -> tuple[Told, ...]:
    """Each text beside the others: two by letters where asked, else as a whole."""
    if len(set(texts)) == 1:
        return tuple(Told((Piece(text),)) for text in texts)
    if letter_by_letter and len(texts) == 2 and all(texts):
        return (Told(differing(texts[1], texts[0])), Told(differing(texts[0], texts[1])))
    return tuple(Told((Piece(text or "—", differs=True),)) for text in texts)


def _fact(screen: Screen, kind: FactKind) -> str:
    found = (
        date(fact.value) if kind in DATE_KINDS and fact.value else " ".join(fact.raw.split())
        for fact in screen.facts.every(kind)
    )
    return ", ".join(dict.fromkeys(filter(None, found)))


def _records(screens: Sequence[Screen | None]) -> tuple[Told, ...]:
    seen = [{one.record for one in screen.records} if screen else set[str]() for screen in screens]
    is_same = all(one == seen[0] for one in seen)
    shared = set[str].intersection(*map(set[str], seen)) if seen else set[str]()
    told: list[Told] = []
    for screen in screens:
        count = len(screen.records) if screen else 0
        text = ngettext("{count} shown", "{count} shown", count).format(count=grouped(count)) if screen else ""
        own = [one for one in screen.records if one.record not in shared] if screen and not is_same else []
        told.append(Told((Piece(text, differs=not is_same),), _only_here(own)))
    return tuple(told)


def _only_here(records: Sequence[ShownRecord]) -> str:
    if not records:
        return ""
    named = [_("{list}, row {row}").format(list=one.list_name, row=grouped(one.row)) for one in records[:_NAMED]]
    return _("only here: {records}").format(records="; ".join(named) + (" …" if len(records) > _NAMED else ""))


def _searched(screens: Sequence[Screen | None]) -> tuple[Told, ...]:
    told = _apart([_coverage(one) if one else "" for one in screens])
    if len({one.searched for one in screens if one}) < 2:
        return told
    every = [set(one.searched) if one else set[tuple[ListRole, str]]() for one in screens]
    shared = set[tuple[ListRole, str]].intersection(*every)
    return tuple(
        Told(
            tuple(Piece(piece.text, differs=True) for piece in one.pieces),
            _("only here: {records}").format(records="; ".join(sorted(name for _role, name in own - shared)))
            if own - shared
            else "",
        )
        for one, own in zip(told, every, strict=True)
    )


def _coverage(screen: Screen) -> str:
    counts = {role: sum(one is role for one, _name in screen.searched) for role in ListRole}
    registries, returned = counts[ListRole.REGISTRY], counts[ListRole.RETURNED]
    parts = [ngettext("{count} registry", "{count} registries", registries).format(count=grouped(registries))]
    if returned:
        parts.append(
            ngettext("{count} earlier exchange", "{count} earlier exchanges", returned).format(count=grouped(returned))
        )
    parts += [_("the deceased")] if counts[ListRole.DECEASED] else []
    parts += [_("people on hold")] if counts[ListRole.HOLD] else []
    return ", ".join(parts) if any(counts.values()) else pgettext("searched", "nothing")


def _searches(screen: Screen) -> str:
    return ", ".join(quoted(query) for query in screen.searches) or pgettext("searches", "none")


def _stops(screen: Screen) -> str:
    kinds = [kind for kind in map(kind_of, screen.stops) if kind is not None]
    return ", ".join(dict.fromkeys(map(findings.short, kinds))) or pgettext("stops", "none")
