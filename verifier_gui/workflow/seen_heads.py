"""Seen heads: the ends of a case's audit chain that this laptop has seen, by which a file that was put back is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from verifier_gui.domain.identifiers import StationId, new_station_id

TIPS_KEPT = 64

End: TypeAlias = tuple[int, str]
"""An end of an audit chain: number and hash of its last line."""


@dataclass(frozen=True, slots=True)
class SeenHead:
    """The end of a case's audit chain as this laptop saw it: number of the line and its hash, hexadecimal. `station` is the
    station that wrote on from there; `began` is the last line of the file when it was first met under that station (0: not noted);
    `at` is when the end was seen (UTC, ISO form; empty: not noted)."""

    number: int
    line_hash: str
    station: StationId
    began: int = 0
    at: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SeenHeads:
    """Every end of one case that was seen here, the newest of each station; `last` is the one seen last of all.

    `partings` says of a station which ends of other copies its file was known not to have when somebody here confirmed that it
    was meant, or went on in the other copy after that.
    """

    tips: tuple[SeenHead, ...] = ()
    partings: Mapping[str, frozenset[End]] = field(default_factory=dict[str, frozenset[End]])

    def is_apart(self, tip: SeenHead, has: Callable[[int, str], bool]) -> bool:
        """Whether an end that a file does not have is one of another copy, from which the file is known to have parted: `has`
        says whether a line of that number and hash is in the file. A file that was put back has not the end where they parted."""
        return any(has(number, line_hash) for number, line_hash in self.partings.get(tip.station, ()))

    @property
    def last(self) -> SeenHead | None:
        return self.tips[-1] if self.tips else None

    def station_for(self, number: int, line_hash: str) -> StationId:
        """The station under which a file with this head is worked on: the last one, if this is the head seen last; else a
        new one (first opening, restored backup, another copy), so that honest work never looks like a fork."""
        last = self.last
        if last is not None and (last.number, last.line_hash) == (number, line_hash):
            return last.station
        return new_station_id()

    def began(self, station: StationId, number: int) -> int:
        """The last line of the file when it was first met under a station; `number`, its last line now, where that is not noted."""
        return next((tip.began for tip in self.tips if tip.station == station), 0) or number

    def of(self, station: StationId | None) -> SeenHead | None:
        """The end under a station; the one seen last of all, where it is not known which station that is."""
        return next((tip for tip in self.tips if tip.station == station), None) if station else self.last

    def seeing(self, head: SeenHead) -> "SeenHeads":
        others = tuple(tip for tip in self.tips if tip.station != head.station)
        return replace(self, tips=(*others, head)[-TIPS_KEPT:])
