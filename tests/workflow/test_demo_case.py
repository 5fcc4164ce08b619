"""The demo case: anew each time, and never among the user's own operators and case files."""

import pytest
from small_cases import raw_derivation

from verifier_gui.errors import CaseFileError
from verifier_gui.workflow import case_files
from verifier_gui.workflow.demo_case import create_demo, demo_path
from verifier_gui.workflow.demonstrating import AGREED, PASSPHRASE
from verifier_gui.workflow.profile import Profile


@pytest.fixture
def profile(tmp_path) -> Profile:
    return Profile(tmp_path / "profile", raw_derivation)


def test_the_demo_case_leaves_the_users_profile_as_it_was(profile):
    case = create_demo(profile)
    assert (case.path, case.agreed_ours, case.is_member) == (demo_path(profile), AGREED, True)
    case_files.close(case)
    assert profile.operators() == []
    assert profile.recent_cases() == []


def test_it_is_made_anew_each_time(profile):
    first = create_demo(profile)
    case_files.close(first)
    second = create_demo(profile)
    case_files.close(second)
    assert first.case_id != second.case_id


def test_a_demo_case_that_is_open_elsewhere_is_left_alone(profile):
    case = create_demo(profile)
    with pytest.raises(CaseFileError, match="open already"):
        create_demo(profile)
    assert case.writer.line_count() > 0
    case_files.close(case)


def test_a_locked_demo_case_opens_again_with_the_passphrase_that_everybody_is_told(profile):
    locked = case_files.lock(create_demo(profile))
    again = case_files.unlock(locked, PASSPHRASE)
    assert again.title == locked.title
    case_files.close(again)
