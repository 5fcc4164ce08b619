"""Number formats that files name by number alone (ECMA-376, 18.8.30)."""

from collections.abc import Mapping

from verifier_gui.sheets.regions import Region

GENERAL = "General"

_EVERYWHERE: Mapping[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    37: r"#,##0_);\(#,##0\)",
    38: r"#,##0_);\(#,##0\)",
    39: r"#,##0.00_);\(#,##0.00\)",
    40: r"#,##0.00_);\(#,##0.00\)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_BY_REGION: Mapping[Region, Mapping[int, str]] = {
    Region.UNITED_STATES: {
        5: r'"$"#,##0_);\("$"#,##0\)',
        6: r'"$"#,##0_);\("$"#,##0\)',
        7: r'"$"#,##0.00_);\("$"#,##0.00\)',
        8: r'"$"#,##0.00_);\("$"#,##0.00\)',
        14: "m/d/yyyy",
        22: "m/d/yyyy h:mm",
        42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
        44: r'_("$"* #,##0.00_);_("$"* \(#,##0.00\);_("$"* "-"??_);_(@_)',
    },
    Region.UKRAINE: {14: "dd.mm.yyyy", 22: "dd.mm.yyyy h:mm"},
}
LONG_DATE: Mapping[Region, str] = {
    Region.UNITED_STATES: "dddd, mmmm d, yyyy",
    Region.UKRAINE: '[$-422]d mmmm yyyy" р."',
}
"""What stands for a format that begins `[$-F800]` or `[$-x-sysdate]`: the system's long date."""
_EAST_ASIAN = frozenset({*range(27, 37), *range(50, 59)})
"""Days and times as East Asian programs number them. They are days; how they are shown hangs on the program."""
DAYS = frozenset({*range(14, 18), 22, *_EAST_ASIAN})
"""Formats that show a day."""


def built_in_format(number: int, region: Region) -> str | None:
    """The code behind a number; None for those that programs show each in its own way."""
    own = _BY_REGION[region]
    if number in own:
        return own[number]
    if number in _EAST_ASIAN or number in _BY_REGION[Region.UNITED_STATES]:
        return None
    return _EVERYWHERE.get(number, GENERAL)
