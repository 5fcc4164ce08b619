"""A search by hand in words: how it was read, why each record is there, where its differences lie, that it is on record."""

from collections.abc import Callable, Mapping, Sequence

from rapidfuzz.distance import Levenshtein

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.hits import Hit, How, WordFound
from verifier_gui.domain.language import _, ngettext, pgettext
from verifier_gui.domain.lists import ListAttributes, ListRole
from verifier_gui.domain.review import Coverage
from verifier_gui.names.latin_readings import read_latin
from verifier_gui.phrases import words
from verifier_gui.phrases.differences import Piece, differing
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.phrases.quotations import quoted

_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)

_HOW: Mapping[How, Callable[[WordFound], str]] = {
    How.BEGINS: lambda w: _("{field} begins so").format(field=_field(w)),
    How.PART: lambda w: (
        _("{field} in its short or full form") if w.kind is FactKind.GIVEN_NAME else _("half of a double {field}")
    ).format(field=_field(w)),
    How.BY_EAR: lambda w: _("{field} sounds so").format(field=_field(w)),
    How.CLOSE: lambda w: ngettext("{field} one letter off", "{field} {count} letters off", w.letters).format(
        field=_field(w), count=w.letters
    ),
    How.INITIAL: lambda w: _("initial of the {field}").format(field=_field(w)),
    How.SWAPPED: lambda _w: _("day and month of birth swapped"),
    How.YEAR: lambda _w: _("year of birth"),
    How.NEAR: lambda _w: _("birth date beside it"),
}


def why(hit: Hit) -> str:
    """Why a record is among those found: what is not exact first, then what is, then which words it lacks."""
    same = [found for found in hit.words if found.how is How.SAME]
    parts = [_HOW[found.how](found) for found in hit.words if found.how is not How.SAME]
    if len(same) > 1 and not parts and not hit.missing:
        parts.append(ngettext("all {count} word", "all {count} words", len(same)).format(count=len(same)))
    elif same:
        parts.append(", ".join(_field(found) for found in same))
    if hit.missing:
        parts.append(_("without {words}").format(words=", ".join(map(quoted, hit.missing))))
    return "; ".join(parts)


def read_as(word: str, kind: FactKind | None, values: Sequence[str], *, nearly: bool = False) -> str:
    """How a typed word was understood: `surname Гнатюк, Hnatiuk`; a word that nobody has stands as it was typed."""
    if kind is None:
        return _("nobody: {word}").format(word=word)
    names = ", ".join(values)
    if nearly:
        return _("{field} like {names}").format(field=field_in_sentence(kind), names=names)
    return f"{field_in_sentence(kind)} {names}"


def field_in_sentence(kind: FactKind) -> str:
    name = pgettext("in a sentence", "birth date") if kind is FactKind.BIRTH_DATE else words.field(kind)
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def name_pieces(hit: Hit) -> tuple[Piece, ...]:
    """The record's name, with the letters marked that differ from what was typed."""
    pieces: list[Piece] = []
    for kind in _NAME_PARTS:
        text = _as_it_came(hit.facts, kind)
        if not text:
            continue
        if pieces:
            pieces.append(Piece(" "))
        close = next((found for found in hit.words if found.kind is kind and found.how is How.CLOSE), None)
        pieces += differing(_in_script_of(text, close.word), text) if close else (Piece(text),)
    return tuple(pieces) or (Piece(hit.facts.shown_name()),)


def born_pieces(hit: Hit, sought: str) -> tuple[Piece, ...]:
    """The record's birth date; where one was sought (as it is shown), with what differs from it marked."""
    fact = hit.facts.first(FactKind.BIRTH_DATE)
    if fact is None:
        return ()
    text = date(fact.value) if fact.value else fact.raw.strip()
    return differing(sought, text) if sought and fact.value else (Piece(text),)


def place(attributes: ListAttributes, row: int) -> str:
    """Where the record stands: `Interior ministry · row 66`."""
    source = attributes.exchange or attributes.made_by
    line = _("row {row}").format(row=grouped(row))
    return f"{source} · {line}" if source else line


def where(coverage: Coverage) -> str:
    """Where was looked, in short: `3 registries, 412 006 people · 4 other lists`."""
    registries = coverage.of(ListRole.REGISTRY)
    people = words.people(coverage.people(ListRole.REGISTRY))
    return f"{_registries(len(registries))}, {people} · {_other_lists(_others(coverage))}"


def lists_of(coverage: Coverage) -> str:
    """How many lists were searched: `3 registries, 4 other lists`."""
    return f"{_registries(len(coverage.of(ListRole.REGISTRY)))}, {_other_lists(_others(coverage))}"


def results(count: int) -> str:
    return ngettext("{count} result", "{count} results", count).format(count=grouped(count))


def spoken(hit: Hit, standing: str) -> str:
    """A found record as a screen reader says it. `standing` says whether it stands beside the subject already."""
    born = "".join(piece.text for piece in born_pieces(hit, "")) or _("no birth date")
    parts = (
        hit.facts.shown_name(),
        born,
        hit.attributes.name,
        place(hit.attributes, hit.candidate.row).replace(" · ", ", "),
        why(hit),
        standing,
    )
    return ", ".join(filter(None, parts)) + "."


def _others(coverage: Coverage) -> int:
    return sum(found.searched and found.attributes.role is not ListRole.REGISTRY for found in coverage.lists)


def _registries(count: int) -> str:
    return ngettext("{count} registry", "{count} registries", count).format(count=grouped(count))


def _other_lists(count: int) -> str:
    return ngettext("{count} other list", "{count} other lists", count).format(count=grouped(count))


def _field(found: WordFound) -> str:
    return field_in_sentence(found.kind)


def _as_it_came(facts: Facts, kind: FactKind) -> str:
    fact = facts.first(kind)
    return " ".join(fact.raw.split()) if fact else ""


def _in_script_of(text: str, word: str) -> str:
    """The typed word in the letters of the record, so that only what sounds otherwise is marked."""
    if word.isascii() and not text.isascii():
        return min(read_latin(word.lower()), key=lambda read: Levenshtein.distance(read, text.lower()), default=word)
    return word
