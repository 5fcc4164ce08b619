"""What this laptop keeps beside the case files: operators' keys, the heads it has seen, the files it knows.

Everything lies in one folder, readable by its owner alone, with no name of a person on a list in it.
"""

import json
import os
import secrets
import stat
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from verifier_gui.domain.identifiers import CaseId, OperatorId, StationId, new_station_id
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.identity_cards import IdentityCard, read_card
from verifier_gui.sheets.replacing import sync_folder, write_whole

if TYPE_CHECKING:  # the window lists operators and case files before any key is wanted
    from verifier_gui.sealing.keys import Derive, Identity

_RECENT_KEPT = 12
_TIPS_KEPT = 64
_LARGEST_KEY = 1 << 20
"""bytes of a sealed key that are read at most: with the keys of a thousand cases it has a tenth of that"""


@dataclass(frozen=True, slots=True)
class RecentCase:
    """A case file that was opened here: where it lay, and what it was when it was last closed or looked at."""

    path: Path
    case_id: CaseId
    title: str
    to_verify: int = 0
    decided: int = 0
    lists: int = 0
    """lists to verify"""
    closed_at: str = ""
    """UTC, ISO form"""


@dataclass(frozen=True, slots=True)
class SeenHead:
    """The end of a case's audit chain as this laptop saw it: number of the line and its hash, hexadecimal. `station` is the
    station that wrote on from there; `began` is the last line of the file when it was first met under that station (0: not noted)."""

    number: int
    line_hash: str
    station: StationId
    began: int = 0


@dataclass(frozen=True, slots=True)
class SeenHeads:
    """Every end of one case that was seen here, the newest of each station; `last` is the one seen last of all."""

    tips: tuple[SeenHead, ...] = ()

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

    def seeing(self, head: SeenHead) -> "SeenHeads":
        others = tuple(tip for tip in self.tips if tip.station != head.station)
        return replace(self, tips=(*others, head)[-_TIPS_KEPT:])


class Profile:
    """The folder of one user of this laptop. Created when something is first kept in it."""

    def __init__(self, folder: Path, derive: "Derive | None" = None) -> None:
        self.folder = folder
        self.derive: Derive = derive or _derive

    def operators(self) -> list[IdentityCard]:
        """The operators whose keys lie here, by name. A damaged file is passed over; unlocking it says so."""
        cards: list[IdentityCard] = []
        for path in sorted((self.folder / "operators").glob("*.json")):
            with suppress(IdentityError, OSError):
                cards.append(read_card(path.read_bytes()))
        return sorted(cards, key=lambda card: (card.name.casefold(), card.id))

    def create_operator(self, name: str, agency: str, passphrase: str) -> "Identity":
        """A new operator with a new key, unlocked. Raises `IdentityError` where nothing can be kept."""
        from verifier_gui.sealing.keys import new_identity

        if not name.strip():
            raise IdentityError("An operator needs a name. Write yours as it shall stand beside your decisions.")
        identity = new_identity(name.strip(), agency.strip(), passphrase, self.derive)
        self.keep_identity(identity)
        return identity

    def forget_new_operator(self, operator: OperatorId) -> None:
        """Takes back an operator who was just made for a case file that could not be created: nobody has signed anything."""
        with suppress(OSError):
            self._operator_path(operator).unlink(missing_ok=True)

    def unlock_operator(self, operator: OperatorId, passphrase: str) -> "Identity":
        """Raises `IdentityError`: wrong passphrase, damaged or missing file."""
        from verifier_gui.sealing.keys import unseal_identity

        return unseal_identity(self._sealed(operator), passphrase, self.derive)

    def save_key(self, operator: OperatorId, path: Path) -> None:
        """A copy of the operator's sealed key to take along to another laptop: the operator's passphrase opens it there as here.
        Raises `IdentityError` where it is not here, or damaged, `ExportError` where it cannot be written."""
        content = self._sealed(operator)
        read_card(content)
        write_whole(path, content)

    def bring_key(self, content: bytes, passphrase: str) -> IdentityCard:
        """Takes in a key that was saved elsewhere; it stays under the same passphrase. Raises `IdentityError` where the passphrase
        does not open it, it is damaged, or its operator is here already."""
        from verifier_gui.sealing.identity_cards import damaged
        from verifier_gui.sealing.keys import unseal_identity
        from verifier_gui.sealing.statements import operator_id

        identity = unseal_identity(content, passphrase, self.derive)
        if operator_id(identity.signing_key.public_key().public_bytes_raw()) != identity.card.id:
            raise damaged()
        if self._operator_path(identity.card.id).exists():
            raise IdentityError("The key of {name} is on this laptop already.", name=identity.card.name)
        self.keep_identity(identity)
        return identity.card

    def change_passphrase(self, operator: OperatorId, former: str, passphrase: str) -> "Identity":
        """The operator's key under a new passphrase from now on. Raises `IdentityError` where `former` is not the present one;
        then nothing has changed."""
        from verifier_gui.sealing.keys import reseal

        identity = reseal(self.unlock_operator(operator, former), passphrase, self.derive)
        self.keep_identity(identity)
        return identity

    def keep_identity(self, identity: "Identity") -> None:
        """Writes an identity with the case keys it keeps."""
        from verifier_gui.sealing.keys import seal_identity

        try:
            self._write(self._operator_path(identity.card.id), seal_identity(identity), lasting=True)
        except OSError as error:
            raise IdentityError(
                "The operator's key could not be written to {folder}. Is there space, and may you write there?",
                folder=str(self.folder),
            ) from error

    def heads_seen(self, case: CaseId) -> SeenHeads:
        """What this laptop has seen of a case; nothing, where its note is missing or damaged."""
        found = self._read(self._heads_path(case))
        began = found.get("began")
        began = cast(Mapping[str, object], began if isinstance(began, dict) else {})
        with suppress(KeyError, TypeError, ValueError):
            return SeenHeads(
                tuple(
                    SeenHead(int(n), str(line_hash), StationId(str(station)), _whole(began.get(str(station))))
                    for n, line_hash, station in found["tips"]
                )
            )
        return SeenHeads()

    def keep_heads(self, case: CaseId, heads: SeenHeads) -> None:
        """Writes and syncs; a disk that refuses is of no account, for the act itself is kept."""
        tips = [[tip.number, tip.line_hash, tip.station] for tip in heads.tips]
        # Beside the tips, whose form earlier versions of the program read too.
        began = {tip.station: tip.began for tip in heads.tips if tip.began}
        with suppress(OSError):
            self._write(self._heads_path(case), json.dumps({"tips": tips, "began": began}).encode())

    def recent_cases(self) -> list[RecentCase]:
        """Case files opened here, the newest first. Whether they still lie there is for the reader to see."""
        cases: list[RecentCase] = []
        entries = self._read(self.folder / "recent.json").get("cases", [])
        for entry in cast(Sequence[Mapping[str, Any]], entries if isinstance(entries, list) else []):
            with suppress(KeyError, TypeError, ValueError):
                cases.append(
                    RecentCase(
                        Path(str(entry["path"])),
                        CaseId(str(entry["case"])),
                        str(entry["title"]),
                        int(entry["to_verify"]),
                        int(entry["decided"]),
                        int(entry.get("lists", 0)),
                        str(entry.get("closed_at", "")),
                    )
                )
        return cases

    def recent_case(self, path: Path) -> RecentCase | None:
        """What this laptop knows of the case file at `path`: with it, an operator who keeps its key needs no other passphrase."""
        return next((case for case in self.recent_cases() if case.path == path), None)

    def keep_recent(self, case: RecentCase) -> None:
        """Puts a case file first among the recent ones."""
        others = [other for other in self.recent_cases() if other.path != case.path]
        self._keep_recent([case, *others][:_RECENT_KEPT])

    def forget_recent(self, path: Path) -> None:
        self._keep_recent([other for other in self.recent_cases() if other.path != path])

    def forget_new_case(self, path: Path, case: CaseId) -> None:
        """Takes back what was noted of a case file that could not be created, or is not wanted after all."""
        self.forget_recent(path)
        with suppress(OSError):
            self._heads_path(case).unlink(missing_ok=True)

    def setting(self, name: str) -> str:
        """A setting of this laptop's user, or the empty text."""
        return str(self._read(self.folder / "settings.json").get(name, ""))

    def keep_setting(self, name: str, value: str) -> None:
        path = self.folder / "settings.json"
        with suppress(OSError):
            self._write(path, json.dumps({**self._read(path), name: value}).encode())

    def _keep_recent(self, cases: Sequence[RecentCase]) -> None:
        entries = [
            {
                "path": str(case.path),
                "case": case.case_id,
                "title": case.title,
                "to_verify": case.to_verify,
                "decided": case.decided,
                "lists": case.lists,
                "closed_at": case.closed_at,
            }
            for case in cases
        ]
        # In ASCII: the name of a folder need be no text, and is kept all the same.
        with suppress(OSError):
            self._write(self.folder / "recent.json", json.dumps({"cases": entries}).encode())

    def _sealed(self, operator: OperatorId) -> bytes:
        try:
            return self._operator_path(operator).read_bytes()
        except OSError as error:
            raise IdentityError(
                "The key of this operator is not on this laptop any more. Restore it from a copy, or create a new one."
            ) from error

    def _operator_path(self, operator: OperatorId) -> Path:
        return self.folder / "operators" / f"{operator[:16]}.json"

    def _heads_path(self, case: CaseId) -> Path:
        return self.folder / "heads" / f"{case}.json"

    @staticmethod
    def _read(path: Path) -> Mapping[str, Any]:
        try:
            found: object = json.loads(path.read_bytes())
        except (OSError, ValueError):
            return {}
        return cast(Mapping[str, Any], found) if isinstance(found, dict) else {}

    def _write(self, path: Path, content: bytes, *, lasting: bool = False) -> None:
        """The old file or the new one, whole, and only for its owner. `lasting` makes also the name last through a power cut: an
        operator whose key is gone can go on with no case."""
        for folder in (self.folder, path.parent):
            # Folders above the last one would be made for everybody.
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if lasting:
            for folder in (path.parent, self.folder, self.folder.parent):
                sync_folder(folder)


def _whole(value: object) -> int:
    """A number that was kept; 0 for anything else."""
    return value if isinstance(value, int) and value > 0 else 0


def _derive(passphrase: str, salt: bytes) -> bytes:
    from verifier_gui.sealing.keys import derive_key

    return derive_key(passphrase, salt)


def read_saved_key(path: Path) -> tuple[IdentityCard, bytes]:
    """Whose key a file is, and its bytes, still sealed. Raises `IdentityError` for whatever is no key."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IdentityError("{file} is no file that can be read.", file=path.name)
        with path.open("rb") as file:
            content = file.read(_LARGEST_KEY)
    except OSError as error:
        raise IdentityError("{file} cannot be read. Check its permissions and the disk.", file=path.name) from error
    return read_card(content), content
