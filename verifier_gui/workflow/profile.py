"""What this laptop keeps beside the case files: operators' keys, the heads it has seen, the files it knows.

Everything lies in one folder, readable by its owner alone, with no name of a person on a list in it.
"""

import json
import os
import secrets
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from verifier_gui.domain.identifiers import CaseId, OperatorId, StationId
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.identity_cards import IdentityCard, read_card
from verifier_gui.sheets.replacing import sync_folder, write_whole
from verifier_gui.workflow.seen_heads import TIPS_KEPT, End, SeenHead, SeenHeads

if TYPE_CHECKING:  # the window lists operators and case files before any key is wanted
    from verifier_gui.sealing.keys import Derive, Identity

_RECENT_KEPT = 12
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
    station: StationId | None = None
    """the station under which this very file was worked on last; of one case there may be several files"""
    copy_of_act: int = 0
    """where it was restored from a backup: the last act in that backup"""
    acts_left_out: int = 0
    """how many acts after it this laptop had seen by then"""


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
        began, seen_at = _mapping(found.get("began")), _mapping(found.get("at"))
        with suppress(KeyError, TypeError, ValueError):
            return SeenHeads(
                tuple(
                    SeenHead(
                        int(n),
                        str(line_hash),
                        StationId(str(station)),
                        _whole(began.get(str(station))),
                        str(seen_at.get(str(station), "")),
                    )
                    for n, line_hash, station in found["tips"]
                ),
                self._partings(case),
            )
        return SeenHeads()

    def keep_parting(self, case: CaseId, stations: Iterable[StationId], ends: Iterable[End]) -> None:
        """Notes that the file of these stations is known not to have these ends of other copies."""
        known = {station: set(apart) for station, apart in self._partings(case).items()}
        ends = set(ends)
        for station in stations:
            # The newest last: the oldest are forgotten first.
            known[station] = known.pop(station, set()) | ends
        parted = {station: sorted(apart) for station, apart in list(known.items())[-TIPS_KEPT:]}
        with suppress(OSError):
            self._write(self._partings_path(case), json.dumps({"parted": parted}).encode())

    def keep_heads(self, case: CaseId, heads: SeenHeads) -> None:
        """Writes and syncs; a disk that refuses is of no account, for the act itself is kept."""
        tips = [[tip.number, tip.line_hash, tip.station] for tip in heads.tips]
        # Beside the tips, whose form earlier versions of the program read too.
        began = {tip.station: tip.began for tip in heads.tips if tip.began}
        seen_at = {tip.station: tip.at for tip in heads.tips if tip.at}
        with suppress(OSError):
            self._write(self._heads_path(case), json.dumps({"tips": tips, "began": began, "at": seen_at}).encode())

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
                        StationId(str(entry["station"])) if entry.get("station") else None,
                        int(entry.get("copy_of_act", 0)),
                        int(entry.get("acts_left_out", 0)),
                    )
                )
        return cases

    def recent_case(self, path: Path) -> RecentCase | None:
        """What this laptop knows of the case file at `path`: with it, an operator who keeps its key needs no other passphrase."""
        return next((case for case in self.recent_cases() if case.path == path), None)

    def keep_recent(self, case: RecentCase) -> None:
        """Puts a case file first among the recent ones; a copy of a backup behind the file that it was made from."""
        others = [other for other in self.recent_cases() if other.path != case.path]
        first = [case]
        if case.copy_of_act:
            original = [other for other in others if other.case_id == case.case_id and not other.copy_of_act]
            first = [*original, case]
            others = [other for other in others if other not in original]
        self._keep_recent([*first, *others][:_RECENT_KEPT])

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
                "station": case.station or "",
                "copy_of_act": case.copy_of_act,
                "acts_left_out": case.acts_left_out,
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

    def _partings_path(self, case: CaseId) -> Path:
        return self.folder / "heads" / f"{case} partings.json"

    def _partings(self, case: CaseId) -> Mapping[str, frozenset[End]]:
        parted = _mapping(self._read(self._partings_path(case)).get("parted"))
        with suppress(TypeError, ValueError):
            return {
                station: frozenset((int(number), str(line_hash)) for number, line_hash in cast(Sequence[Any], ends))
                for station, ends in parted.items()
            }
        return {}

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


def _mapping(value: object) -> Mapping[str, object]:
    """An object that was kept; an empty one for anything else."""
    return cast(Mapping[str, object], value) if isinstance(value, dict) else {}


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
