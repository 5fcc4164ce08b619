"""The profile: operators' keys, heads and recent files, kept for their owner alone and never half written."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest
from small_cases import raw_derivation

from verifier_gui.domain.identifiers import CaseId, OperatorId, StationId
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.keys import Identity, seal_identity
from verifier_gui.workflow.profile import Profile, RecentCase, read_saved_key
from verifier_gui.workflow.seen_heads import SeenHead, SeenHeads

CASE = CaseId("ab" * 16)


@pytest.fixture
def profile(tmp_path) -> Profile:
    return Profile(tmp_path / "one" / "profile", raw_derivation)


def head(number: int, station: str = "s") -> SeenHead:
    return SeenHead(number, f"{number:064x}", StationId(station))


def test_an_operator_is_created_listed_and_unlocked_by_their_own_passphrase(profile):
    made = profile.create_operator(" Олена К. ", " Відомство А ", "фраза")
    assert profile.operators() == [made.card]
    assert (made.card.name, made.card.agency) == ("Олена К.", "Відомство А")
    again = profile.unlock_operator(made.card.id, "фраза")
    assert again.signing_key.private_bytes_raw() == made.signing_key.private_bytes_raw()
    with pytest.raises(IdentityError, match=r"does not open the key of Олена К\."):
        profile.unlock_operator(made.card.id, "Фраза")
    with pytest.raises(IdentityError, match="not on this laptop any more"):
        profile.unlock_operator(OperatorId("00" * 32), "фраза")


def test_a_damaged_key_is_passed_over_in_the_list_and_said_when_it_is_unlocked(profile):
    first = profile.create_operator("А", "", "x")
    second = profile.create_operator("Б", "", "x")
    path = profile.folder / "operators" / f"{first.card.id[:16]}.json"
    path.write_bytes(path.read_bytes()[:-9])
    assert profile.operators() == [second.card]
    with pytest.raises(IdentityError, match="is damaged"):
        profile.unlock_operator(first.card.id, "x")


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_everything_is_for_its_owner_alone(profile):
    profile.create_operator("А", "", "x")
    profile.keep_heads(CASE, SeenHeads((head(1),)))
    profile.keep_setting("language", "uk")
    for path in [profile.folder, *profile.folder.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_file_that_was_there_stays_whole_when_writing_fails(profile, monkeypatch):
    profile.keep_setting("language", "uk")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    made = profile.create_operator("А", "", "x")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        profile.keep_setting("language", "en")
        with pytest.raises(IdentityError, match="could not be written"):
            profile.keep_identity(made)
    assert profile.setting("language") == "uk"
    assert profile.unlock_operator(made.card.id, "x").card == made.card
    assert not list(profile.folder.rglob("*.part"))


@pytest.mark.skipif(sys.platform != "linux", reason="descriptors are looked up in /proc")
def test_the_name_of_a_new_key_is_on_disk_too(profile, monkeypatch):
    synced: list[str] = []
    sync = os.fsync

    def noting(descriptor: int) -> None:
        synced.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", noting)
    profile.create_operator("А", "", "x")
    assert synced[0].endswith(".part")
    assert synced[1:] == [
        str(folder) for folder in (profile.folder / "operators", profile.folder, profile.folder.parent)
    ]


def test_a_folder_whose_name_is_no_text_is_remembered(profile):
    path = Path(os.fsdecode(b"/srv/\xcf\xe0\xef\xea\xe0/a.vcase"))
    profile.keep_recent(RecentCase(path, CASE, "Обмін"))
    assert profile.recent_case(path).title == "Обмін"


def test_settings_are_kept_beside_one_another_and_an_unknown_one_is_empty(profile):
    assert profile.setting("language") == ""
    profile.keep_setting("language", "uk")
    profile.keep_setting("theme", "dark")
    assert (profile.setting("language"), profile.setting("theme")) == ("uk", "dark")


def test_recent_files_come_newest_first_once_each_and_not_without_end(profile, tmp_path):
    for number in range(15):
        profile.keep_recent(RecentCase(tmp_path / f"{number}.vcase", CASE, f"Обмін {number}", 10, number))
    profile.keep_recent(RecentCase(tmp_path / "5.vcase", CASE, "Обмін 5", 10, 7))
    recent = profile.recent_cases()
    assert [case.title for case in recent][:3] == ["Обмін 5", "Обмін 14", "Обмін 13"]
    assert (len(recent), recent[0].decided) == (12, 7)
    profile.forget_recent(tmp_path / "14.vcase")
    assert "Обмін 14" not in [case.title for case in profile.recent_cases()]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"cases": 3}', '{"cases": [1, {"path": "x"}]}', '{"tips": [[1]]}'])
def test_a_damaged_note_is_as_good_as_none(profile, content):
    for name in ("recent.json", "settings.json", f"heads/{CASE}.json"):
        path = profile.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    assert profile.recent_cases() == []
    assert profile.setting("language") == ""
    assert profile.heads_seen(CASE) == SeenHeads()
    profile.keep_setting("language", "uk")
    assert json.loads((profile.folder / "settings.json").read_text())["language"] == "uk"


def test_the_station_stays_where_the_head_is_the_one_seen_last_and_is_new_else(profile):
    heads = SeenHeads().seeing(head(3, "a")).seeing(head(5, "b"))
    profile.keep_heads(CASE, heads)
    assert profile.heads_seen(CASE) == heads
    assert heads.station_for(5, f"{5:064x}") == "b"
    for number, line_hash in ((3, f"{3:064x}"), (5, "0" * 64), (4, f"{5:064x}")):
        assert heads.station_for(number, line_hash) not in {"a", "b"}
    assert SeenHeads().station_for(0, "") != SeenHeads().station_for(0, "")


def test_where_a_station_began_is_kept_and_what_is_not_noted_is_the_end_that_is_met(profile):
    heads = SeenHeads((SeenHead(9, "a" * 64, StationId("s"), began=4), head(3, "t")))
    profile.keep_heads(CASE, heads)
    assert profile.heads_seen(CASE) == heads
    assert [heads.began(StationId(station), 12) for station in ("s", "t", "new")] == [4, 12, 12]
    path = profile.folder / "heads" / f"{CASE}.json"
    noted = json.loads(path.read_text())
    for damaged in (None, [1], {"s": "4"}, {"s": -4}):
        path.write_text(json.dumps(noted | {"began": damaged}))
        assert profile.heads_seen(CASE).began(StationId("s"), 12) == 12
    path.write_text(json.dumps({"tips": noted["tips"]}))
    assert [tip.number for tip in profile.heads_seen(CASE).tips] == [9, 3]


def test_of_each_station_the_newest_end_is_kept():
    heads = SeenHeads().seeing(head(3, "a")).seeing(head(4, "b")).seeing(head(5, "a"))
    assert heads.tips == (head(4, "b"), head(5, "a"))


def test_a_changed_passphrase_opens_the_same_key_and_the_former_one_nothing(profile):
    made = profile.create_operator("А", "", "стара")
    made.case_keys[CASE] = b"k" * 32
    profile.keep_identity(made)
    with pytest.raises(IdentityError):
        profile.change_passphrase(made.card.id, "чужа", "нова")
    profile.change_passphrase(made.card.id, "стара", "нова")
    opened = profile.unlock_operator(made.card.id, "нова")
    assert (opened.card, opened.case_keys) == (made.card, made.case_keys)
    with pytest.raises(IdentityError):
        profile.unlock_operator(made.card.id, "стара")


def test_an_operator_without_a_name_is_not_created(profile):
    with pytest.raises(IdentityError, match="needs a name"):
        profile.create_operator("  ", "А", "x")
    assert profile.operators() == []


def test_a_case_file_is_known_by_its_path(profile, tmp_path):
    known = RecentCase(
        tmp_path / "a.vcase", CASE, "Обмін", 10, 3, 2, "2026-05-22T10:00:00+00:00", StationId("a" * 32), 400, 12
    )
    profile.keep_recent(known)
    assert profile.recent_case(tmp_path / "a.vcase") == known
    assert profile.recent_case(tmp_path / "b.vcase") is None


def test_a_key_is_taken_along_under_its_passphrase_with_the_keys_of_its_cases(profile, tmp_path):
    made = profile.create_operator("Олена К.", "Відомство А", "фраза")
    made.case_keys[CASE] = b"k" * 32
    profile.keep_identity(made)
    path = tmp_path / "олена.vkey"
    profile.save_key(made.card.id, path)
    elsewhere = Profile(tmp_path / "another laptop", raw_derivation)
    card, content = read_saved_key(path)
    with pytest.raises(IdentityError, match="does not open the key"):
        elsewhere.bring_key(content, "інша")
    assert elsewhere.operators() == []
    assert elsewhere.bring_key(content, "фраза") == card == made.card
    there = elsewhere.unlock_operator(card.id, "фраза")
    assert there.signing_key.private_bytes_raw() == made.signing_key.private_bytes_raw()
    assert there.case_keys == {CASE: b"k" * 32}
    with pytest.raises(IdentityError, match=r"Олена К\. is on this laptop already"):
        elsewhere.bring_key(content, "фраза")


def test_whatever_is_no_whole_key_is_not_brought(profile, tmp_path):
    made = profile.create_operator("А", "", "x")
    path = tmp_path / "а.vkey"
    profile.save_key(made.card.id, path)
    whole = path.read_bytes()
    elsewhere = Profile(tmp_path / "another laptop", raw_derivation)
    for place in range(0, len(whole), 7):
        changed = bytearray(whole)
        changed[place] ^= 1
        path.write_bytes(changed)
        with pytest.raises(IdentityError):
            elsewhere.bring_key(read_saved_key(path)[1], "x")
    for wrong in (tmp_path, tmp_path / "немає"):
        with pytest.raises(IdentityError, match=r"(?:no file that can|cannot be read)"):
            read_saved_key(wrong)
    assert elsewhere.operators() == []


def test_a_key_in_the_name_of_another_is_not_brought(profile, tmp_path):
    made, other = (profile.create_operator(name, "", "x") for name in "АБ")
    forged = Identity(other.card, made.signing_key, made.sealing_key, made.salt)
    with pytest.raises(IdentityError, match="is damaged"):
        Profile(tmp_path / "another laptop", raw_derivation).bring_key(seal_identity(forged), "x")
