"""Case files: created, opened, locked and closed, with what this laptop has seen of them."""

import datetime
import os
import platform
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from verifier_gui.domain.audit import Act
from verifier_gui.domain.case_statements import CaseOpened
from verifier_gui.domain.identifiers import CaseId, OperatorId, StationId, new_case_id
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.membership import Member, may
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.errors import CaseFileError, IdentityError, WrongKeyError
from verifier_gui.progress import Progress
from verifier_gui.sealing.chain import line_hash
from verifier_gui.sealing.keys import Identity
from verifier_gui.store import opening
from verifier_gui.store.audit_lines import ChainHead
from verifier_gui.store.case_lock import CaseLock, Holder
from verifier_gui.store.connecting import faults_as_sentences
from verifier_gui.store.opening import CaseFile
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import Writer
from verifier_gui.workflow.acting import Acting, Clock
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile, RecentCase
from verifier_gui.workflow.restoring import heads_apart, lost_heads
from verifier_gui.workflow.seen_heads import SeenHead, SeenHeads
from verifier_gui.workflow.viewing import View, view_of


def now() -> datetime.datetime:
    """The clock of this laptop, in UTC."""
    return datetime.datetime.now(datetime.UTC)


@dataclass(slots=True)
class _HeadsKept:
    """Notes each new end of the chain in the profile, whichever thread wrote it."""

    profile: Profile
    case: CaseId
    station: StationId
    began: int
    heads: SeenHeads
    lock: threading.Lock = field(default_factory=threading.Lock)

    def see(self, head: ChainHead) -> None:
        with self.lock:
            last = self.heads.last
            if last is None or last.station != self.station or head.number > last.number:
                at = now().isoformat(timespec="seconds")
                self.heads = self.heads.seeing(SeenHead(head.number, head.hash.hex(), self.station, self.began, at))
                self.profile.keep_heads(self.case, self.heads)


@dataclass(slots=True)
class OpenCase:
    """A case file that is open under an operator.

    `writer` and `acting` belong to the thread that opened it; other threads take connections of their own. `heads_found`
    is what this laptop had seen of the case before it was opened, for `proving.verify`.
    """

    path: Path
    case_id: CaseId
    title: str
    agreed_ours: int
    agreed_theirs: int
    operator: Member
    identity: Identity
    writer: Writer
    acting: Acting
    heads_found: SeenHeads
    acts_missing: tuple[int, int] | None
    """(last act in the file, last act this laptop has seen), where the file ends before what was seen"""
    heads_lost: tuple[SeenHead, ...]
    """ends that this laptop has seen and the file does not have, unless somebody said that they were given up on purpose"""
    heads_apart: tuple[SeenHead, ...]
    """ends of another copy in which the case has gone on too, as somebody said here"""
    stood_at: int
    """the file's last act when this laptop first met it as it goes on now"""
    file: CaseFile
    profile: Profile
    is_member: bool
    """whether what the operator signs with this key counts, as far as the role goes"""

    def may(self, kind: StatementKind) -> bool:
        """Whether the operator may make statements of this kind, and the file takes them."""
        return self.is_member and not self.is_read_only and may(self.operator.role, kind)

    @property
    def is_read_only(self) -> bool:
        return self.file.is_read_only

    def new_reader(self) -> Reader:
        """A connection for reading on another thread; close it there."""
        return self.file.reader()

    def new_writer(self) -> Writer:
        """A connection for a job's thread, which also moves the write-ahead log into the file; close it there."""
        return self.file.writer(checkpoints=True)

    def view(self, reader: Reader) -> View:
        """What the operator may know, read on one thread's connection."""
        return view_of(reader, self.operator.id)

    def new_acting(self, writer: Writer) -> Acting:
        """The operator on a job's own connection."""
        return self.acting.on(writer)


@dataclass(frozen=True, slots=True)
class LockedCase:
    """A case whose window is locked: its keys are gone from memory, its file is still held for this window."""

    path: Path
    case_id: CaseId
    title: str
    operator: OperatorId
    profile: Profile
    is_key_kept: bool
    """whether the operator's own passphrase opens it, without that of the case file"""
    lock: CaseLock | None
    members: frozenset[OperatorId] = frozenset()
    """keys of those who may unlock it in the place of whoever locked it"""

    def abandon(self) -> None:
        """Gives the file free without unlocking it."""
        if self.lock is not None:
            self.lock.release()


def create(
    path: Path,
    *,
    title: str,
    passphrase: str,
    identity: Identity,
    profile: Profile,
    agreed_ours: int = 0,
    agreed_theirs: int = 0,
    keep_key: bool = True,
    clock: Clock = now,
    progress: Progress | None = None,
) -> OpenCase:
    """A new case file. Act 1 makes its creator the first supervisor and the root of trust.

    `keep_key` keeps the case's key in the operator's sealed profile, so that his own passphrase opens it from then on.
    Takes as long as one derivation (half a second). Raises `CaseFileError`, and `Cancelled` where the `progress` is unwanted:
    either leaves nothing behind.
    """
    progress = progress or Progress()
    if not title.strip():
        raise CaseFileError("A case file needs a title. Write what the exchange is called.")
    opening.look_for_room(path)
    salt = opening.new_salt()
    key = profile.derive(passphrase, salt)
    progress.step(0, 0)
    file = opening.create(path, key, salt, _holder(identity), line_hash)
    case = new_case_id()
    body = CaseOpened(
        title=title.strip(),
        agreed_ours=agreed_ours,
        agreed_theirs=agreed_theirs,
        creator_name=identity.card.name,
        creator_agency=identity.card.agency,
        creator_key=identity.card.id,
    )
    try:
        heads = SeenHeads()
        station = heads.station_for(0, "")
        file.committed = _HeadsKept(profile, case, station, 0, heads).see
        writer = file.writer()
        with Acting(writer, identity, case, station, clock).act(body):
            pass
        writer.close()
        file.committed = lambda _head: None
        if keep_key:
            identity.case_keys[case] = key
            profile.keep_identity(identity)
        opened = _opened(file, identity, profile, clock)
        progress.step(0, 0)
    except BaseException:
        _discard(file, identity, profile, case)
        raise
    return opened


def discard(case: OpenCase) -> None:
    """Takes away a case file that was just created and is not wanted after all."""
    _discard(case.file, case.identity, case.profile, case.case_id)


def _discard(file: CaseFile, identity: Identity, profile: Profile, case: CaseId) -> None:
    """There is nothing in the file yet, and under its name it would be in the way of the next attempt."""
    file.committed = lambda _head: None
    file.discard()
    profile.forget_new_case(file.path, case)
    if identity.case_keys.pop(case, None) is not None:
        # A key that stays behind opens nothing.
        with suppress(IdentityError):
            profile.keep_identity(identity)


def look_for_room(path: Path) -> None:
    """Raises `CaseFileError` where no new case file can lie, before anybody's key is derived or made for it."""
    opening.look_for_room(path)


def look_at(path: Path) -> None:
    """Raises `CaseFileError` for what cannot be a case file, before anybody is asked for a passphrase."""
    opening.read_salt(path)


def open_with_passphrase(
    path: Path,
    passphrase: str,
    *,
    identity: Identity,
    profile: Profile,
    keep_key: bool = True,
    clock: Clock = now,
) -> OpenCase:
    """Opens a case file with its own passphrase. Takes one derivation. Raises `CaseFileError`, and `IdentityError` where the key
    is to be kept and cannot; then it is not open."""
    key = profile.derive(passphrase, opening.read_salt(path))
    opened = _open(path, key, identity, profile, clock)
    if keep_key:
        _keep_key(opened, key)
    return opened


def _keep_key(opened: OpenCase, key: bytes, *, keeps_lock: bool = False) -> None:
    """Keeps a case's key with its operator; where that cannot be, the case is closed again."""
    identity = opened.identity
    if identity.case_keys.get(opened.case_id) == key:
        return
    identity.case_keys[opened.case_id] = key
    try:
        opened.profile.keep_identity(identity)
    except BaseException:
        del identity.case_keys[opened.case_id]
        opened.file.close(keep_lock=keeps_lock)
        raise


def open_with_operator(path: Path, *, identity: Identity, profile: Profile, clock: Clock = now) -> OpenCase:
    """Opens a case file whose key the operator keeps. Raises `WrongKeyError` where he keeps none for it."""
    known = profile.recent_case(path)
    key = identity.case_keys.get(known.case_id) if known is not None else None
    if key is None:
        raise _not_kept(path, identity)
    return _open(path, key, identity, profile, clock)


def _not_kept(path: Path, identity: Identity) -> WrongKeyError:
    return WrongKeyError(
        "The key of {file} is not kept for {operator}. Open it with the passphrase of the case file.",
        file=path.name,
        operator=identity.card.name,
    )


def lock(case: OpenCase) -> LockedCase:
    """Signs the chain's end and closes every connection; the keys are forgotten, the file stays held for this window."""
    members = frozenset[OperatorId]()
    try:
        with suppress(CaseFileError), faults_as_sentences(case.path):
            known = members_of(case.writer)
            members = frozenset(key for key in known if known.role_now(key) is not None)
        # A disk that is full or gone must not keep a window open that is to be locked: every act is on it already, or was
        # refused.
        with suppress(CaseFileError):
            _finish(case)
    finally:
        held = case.file.close(keep_lock=True)
    identity = case.identity
    return LockedCase(
        case.path,
        case.case_id,
        case.title,
        identity.card.id,
        case.profile,
        case.case_id in identity.case_keys,
        held,
        members,
    )


def unlock(
    locked: LockedCase,
    passphrase: str,
    *,
    case_passphrase: str = "",
    operator: OperatorId | None = None,
    keep_key: bool = False,
    clock: Clock = now,
) -> OpenCase:
    """Opens a locked window again with the passphrase of the operator who locked it, or of another `operator` of this laptop who is
    a member; and with that of the case file where he does not keep its key. Raises `IdentityError`, `WrongKeyError` where that
    passphrase is wanted or wrong, or `CaseFileError`, after which it may be tried again."""
    identity = locked.profile.unlock_operator(operator or locked.operator, passphrase)
    key = identity.case_keys.get(locked.case_id)
    if case_passphrase:
        key = locked.profile.derive(case_passphrase, opening.read_salt(locked.path))
    elif key is None:
        raise _not_kept(locked.path, identity)
    case = _open(locked.path, key, identity, locked.profile, clock, locked.lock)
    if not case.is_read_only and case.is_member:
        try:
            case.acting.note(Act.UNLOCKED)
        except BaseException:
            case.file.close(keep_lock=True)
            raise
    if keep_key:
        _keep_key(case, key, keeps_lock=True)
    return case


def close(case: OpenCase) -> None:
    """Signs the chain's end, empties the write-ahead log into the file and gives the file free. No job may run any more.
    Raises `CaseFileError` where the disk did not take the end; the file is closed all the same, with every act in it."""
    try:
        _finish(case)
    finally:
        case.file.close()


def remember(case: OpenCase) -> None:
    """Puts the case first among the recent ones, with its counts as they are now."""
    view = view_of(case.writer, case.operator.id)
    to_verify = decided = lists = 0
    for named in case.writer.lists():
        if named.attributes.role is ListRole.TO_VERIFY and named.revision is not None:
            lists += 1
            to_verify += named.revision.people
            decided += sum(verdict.is_decided for verdict in view.verdicts_of_list(named.id).values())
    known = case.profile.recent_case(case.path)
    copied = known if known is not None and known.case_id == case.case_id else None
    case.profile.keep_recent(
        RecentCase(
            path=case.path,
            case_id=case.case_id,
            title=case.title,
            to_verify=to_verify,
            decided=decided,
            lists=lists,
            closed_at=case.acting.now(),
            station=case.acting.station,
            copy_of_act=copied.copy_of_act if copied else 0,
            acts_left_out=copied.acts_left_out if copied else 0,
        )
    )


def _finish(case: OpenCase) -> None:
    with faults_as_sentences(case.path):
        remember(case)
    if not case.is_read_only:
        if case.is_member:
            case.acting.vouch()
        case.writer.checkpoint(truncate=True)


def _open(
    path: Path, key: bytes, identity: Identity, profile: Profile, clock: Clock, lock: CaseLock | None = None
) -> OpenCase:
    is_held = lock is not None and lock.is_held
    file = opening.open_existing(path, key, _holder(identity), line_hash, lock)
    try:
        with faults_as_sentences(path):
            opened = _opened(file, identity, profile, clock)
        if not opened.is_read_only:
            opened.acting.note(Act.OPENED, host=platform.node())
    except BaseException:
        file.close(keep_lock=is_held)
        raise
    return opened


def _opened(file: CaseFile, identity: Identity, profile: Profile, clock: Clock) -> OpenCase:
    writer = file.writer()
    root = next(iter(writer.statements_of_kind(StatementKind.CASE)), None)
    if root is None or not isinstance(root.body, CaseOpened):
        raise CaseFileError(
            "{file} was never finished when it was created: there is nothing in it. Delete it and create the case anew.",
            file=file.path.name,
        )
    heads = profile.heads_seen(root.case)
    head = writer.head()
    station = heads.station_for(head.number, head.hash.hex())
    began = heads.began(station, head.number)
    if not file.is_read_only:
        file.committed = _HeadsKept(profile, root.case, station, began, heads).see
    members = members_of(writer)
    lost, apart = lost_heads(writer, heads), heads_apart(writer, heads)
    if apart and not file.is_read_only:
        # Else the other copy would know nothing of what is done in this one from now on.
        profile.keep_parting(root.case, [station], ((tip.number, tip.line_hash) for tip in apart))
    seen = max((tip.number for tip in lost), default=0)
    opened = OpenCase(
        path=file.path,
        case_id=root.case,
        title=root.body.title,
        agreed_ours=root.body.agreed_ours,
        agreed_theirs=root.body.agreed_theirs,
        operator=members.get(identity.card.id) or _guest(identity),
        identity=identity,
        writer=writer,
        acting=Acting(writer, identity, root.case, station, clock),
        heads_found=heads,
        acts_missing=(head.number, seen) if seen > head.number else None,
        heads_lost=lost,
        heads_apart=apart,
        stood_at=began,
        file=file,
        profile=profile,
        is_member=members.role_now(identity.card.id) is not None,
    )
    remember(opened)
    return opened


def _guest(identity: Identity) -> Member:
    card = identity.card
    return Member(card.id, card.name, card.agency, OperatorRole.OBSERVER, card.id)


def _holder(identity: Identity) -> Holder:
    return Holder(os.getpid(), platform.node(), identity.card.name)
