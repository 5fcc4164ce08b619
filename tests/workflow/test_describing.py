"""A list may be called otherwise at any time; what findings rest on may not be said otherwise."""

from dataclasses import replace

import pytest
from small_cases import A_REGISTRY, TO_VERIFY, SmallCase

from verifier_gui.domain.lists import ListRole, Side, Stage, Status
from verifier_gui.errors import VerifierError
from verifier_gui.workflow.describing import describe_list


def test_a_new_description_holds_and_the_earlier_one_stays_on_record(small: SmallCase) -> None:
    list_id = small.lists[TO_VERIFY.name]
    said = replace(TO_VERIFY, name="Запит, травень", stage=Stage.AGREED, as_of="2026-05-02")
    change = describe_list(small.acting, list_id, said)
    assert change.lists == {list_id}
    named = small.case.writer.named_list(list_id)
    assert named is not None
    assert named.attributes == said
    assert named.revision is not None


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": ListRole.RETURNED},
        {"side": Side.THEIRS},
        {"default_status": Status.RETURNED},
        {"exchange_on": "2024-01-03"},
        {"name": " "},
        {"name": TO_VERIFY.name.upper()},
    ],
)
def test_what_must_stay_and_names_of_others_are_refused(small: SmallCase, wrong: dict[str, object]) -> None:
    lines = small.case.writer.head().number
    with pytest.raises(VerifierError):
        describe_list(small.acting, small.lists[A_REGISTRY.name], replace(A_REGISTRY, **wrong))
    assert small.case.writer.head().number == lines
