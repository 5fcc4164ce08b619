"""Every colour of the window by what it is for, light and dark."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as `#rrggbb` (`scrim` as `rgba(...)`), each named for its use. Texts reach a contrast of 4.5 on their ground."""

    is_dark: bool
    page: str
    surface: str
    table_head: str
    border: str
    hairline: str
    control_border: str
    bar_track: str
    text: str
    muted: str
    neutral_text: str
    neutral_fill: str
    primary: str
    primary_hover: str
    on_primary: str
    focus: str
    selected_text: str
    selected_fill: str
    link: str
    positive_text: str
    positive_fill: str
    warning_text: str
    warning_fill: str
    danger_text: str
    danger_fill: str
    mark_positive: str
    mark_warning: str
    mark_danger: str
    diff_text: str
    diff_language: str
    diff_other: str
    diff_new: str
    key_text: str
    key_fill: str
    rail_label: str
    rail_fill: str
    rail_selected: str
    rail_on: str
    weight_for: str
    stop_line: str
    chart_decided: str
    scrim: str


LIGHT = Colours(
    is_dark=False,
    page="#f6f7f9",
    surface="#ffffff",
    table_head="#f8fafc",
    border="#e2e6eb",
    hairline="#eef1f4",
    control_border="#cfd6df",
    bar_track="#e7ebf0",
    text="#1c2430",
    muted="#5a6878",
    neutral_text="#5a6878",
    neutral_fill="#eceff3",
    primary="#2b6be4",
    primary_hover="#2460d2",
    on_primary="#ffffff",
    focus="#2b6be4",
    selected_text="#174ea6",
    selected_fill="#e8f0fe",
    link="#174ea6",
    positive_text="#14683a",
    positive_fill="#dff3e6",
    warning_text="#855900",
    warning_fill="#fdf1d6",
    danger_text="#a3261c",
    danger_fill="#fbe3e1",
    mark_positive="#2c9159",
    mark_warning="#b57700",
    mark_danger="#c9443a",
    diff_text="#1c2430",
    diff_language="#ffe08a",
    diff_other="#ffc9c4",
    diff_new="#c4ebd1",
    key_text="#4b5a6b",
    key_fill="#f6f7f9",
    rail_label="#97a9bb",
    rail_fill="#1d2733",
    rail_selected="#2f3f52",
    rail_on="#ffffff",
    weight_for="#5a6878",
    stop_line="#c9443a",
    chart_decided="#3f4f61",
    scrim="rgba(28, 36, 48, 82)",
)

DARK = Colours(
    is_dark=True,
    page="#12181f",
    surface="#1a222c",
    table_head="#1e2731",
    border="#2d3845",
    hairline="#242e39",
    control_border="#44525f",
    bar_track="#2f3b47",
    text="#e4e9ef",
    muted="#9dabba",
    neutral_text="#b4c0cd",
    neutral_fill="#28323d",
    primary="#2b6be4",
    primary_hover="#3b78ea",
    on_primary="#ffffff",
    focus="#6ea0ff",
    selected_text="#a9c7ff",
    selected_fill="#1d3050",
    link="#8fb6ff",
    positive_text="#84d6a5",
    positive_fill="#17382a",
    warning_text="#efc568",
    warning_fill="#3b2f14",
    danger_text="#ffaaa0",
    danger_fill="#452423",
    mark_positive="#3fa96d",
    mark_warning="#d39a2a",
    mark_danger="#e0665b",
    diff_text="#fff6e0",
    diff_language="#6a5312",
    diff_other="#7c322d",
    diff_new="#1f5a3a",
    key_text="#c3ced9",
    key_fill="#12181f",
    rail_label="#97a9bb",
    rail_fill="#0d1218",
    rail_selected="#26323f",
    rail_on="#ffffff",
    weight_for="#9dabba",
    stop_line="#e0665b",
    chart_decided="#b4c0cd",
    scrim="rgba(0, 0, 0, 140)",
)


def with_high_contrast(colours: Colours) -> Colours:
    """The same colours for who asks the system for more contrast: every control is outlined in `muted`."""
    return replace(colours, control_border=colours.muted, border=colours.muted, hairline=colours.control_border)
