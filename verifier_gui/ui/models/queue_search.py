"""Type-ahead over the lines of a list: any spelling of any part of the name, the number, the birth date or a part of it."""

import re
from collections.abc import Iterable, Mapping

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.review import QueueEntry
from verifier_gui.names.equivalents import given_name_keys
from verifier_gui.names.folding import readings
from verifier_gui.progress import Progress

_STEP = 200
_APART = "-–—/,;()"


def search_texts(entries: Iterable[QueueEntry], progress: Progress) -> dict[SubjectId, str]:
    """For each entry the text that `found_in` looks through. Raises `Cancelled`."""
    texts: dict[SubjectId, str] = {}
    every = list(entries)
    for number, entry in enumerate(every):
        if number % _STEP == 0:
            progress.step(number, len(every))
        texts[entry.subject] = _text(entry)
    return texts


def found_in(texts: Mapping[SubjectId, str], query: str) -> set[SubjectId] | None:
    """The subjects whose search text has every word of the query; None where the query has no word. The last letters of a
    word may be missing still."""
    every = [re.compile("|".join(map(re.escape, _forms(word)))) for word in _words(query)]
    if not every:
        return None
    found = list(texts)
    for pattern in every:
        search = pattern.search
        found = [subject for subject in found if search(texts[subject])]
    return set(found)


def _text(entry: QueueEntry) -> str:
    """Words after a space each: as they came, as skeletons, as the classes of given names; then number and birth date."""
    words = _words(f"{entry.surname} {entry.other_names}")
    found = dict.fromkeys(words)
    for word in words:
        found.update(dict.fromkeys(readings(word)[:2]))
    for word in _words(entry.other_names):
        found.update(dict.fromkeys(sorted(given_name_keys(word))))
    return f" {' '.join(found)} №{entry.number}| {entry.born.lower()} "


def _words(text: str) -> list[str]:
    for sign in _APART:
        text = text.replace(sign, " ")
    return [word for word in (part.strip("'\"«»№#") for part in text.lower().split()) if word]


def _forms(word: str) -> tuple[str, ...]:
    if word.isdigit():
        # A number alone is the line's, or the year of birth; a day or a month is written with a point.
        return (f"№{word}", *((f"{word} ",) if len(word) in (2, 4) else ()))
    if any(letter.isdigit() for letter in word):
        return (f" {word}", f".{word}")
    return (
        f" {word}",
        *(f" {skeleton}" for skeleton in readings(word)),
        *(f" {key} " for key in sorted(given_name_keys(word)) if key.startswith("=")),
    )
