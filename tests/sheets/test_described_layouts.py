"""Layouts of real lists, described by hand without the rules: understood without a click, or doubted, never taken wrongly."""

import json
from pathlib import Path

import pytest
from layout_judging import Judgement, Verdict, judge
from layout_notation import described_layouts, write

from verifier_gui.cli.command_line import main


@pytest.mark.parametrize(("held_out", "least"), [(False, 145), (True, 190)])
def test_described_layouts_are_understood_or_doubted_and_none_is_taken_wrongly(
    tmp_path: Path, held_out: bool, least: int
) -> None:
    judged = [judge(layout, tmp_path) for layout in described_layouts(held_out=held_out)]
    assert not [told(one) for one in judged if one.verdict is Verdict.WRONG]
    asked = [one for one in judged if not one.layout.must_be_doubted]
    understood = [one for one in asked if one.verdict is Verdict.UNDERSTOOD]
    assert len(judged) >= least
    assert len(understood) >= 0.95 * len(asked), [told(one) for one in asked if one not in understood]


def told(judgement: Judgement) -> str:
    mistakes = "; ".join(mistake.words for mistake in judgement.mistakes[:3])
    return f"{judgement.layout.name}: {judgement.refused} {judgement.doubts} {mistakes}"


def test_inspect_says_of_each_column_how_sure_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (layout,) = [one for one in described_layouts(held_out=True) if one.name == "h-wrong-headings"]
    assert main(["inspect", str(write(layout, tmp_path)), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [column["confidence"] for column in found["columns"]] == ["sure", "doubtful", "doubtful", "sure"]
    assert {doubt["kind"] for doubt in found["doubts"]} == {"cells-differ"}
