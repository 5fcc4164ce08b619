"""Numbers under the format *General*, and the decimal number that a stored one stands for."""

from decimal import ROUND_HALF_UP, Context, Decimal

_AS_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
"""No spreadsheet shows more than fifteen digits."""
_LARGEST, _SMALLEST = Decimal(10) ** 15, Decimal("0.0001")


def general(number: float) -> str | None:
    """The number with up to fifteen digits; None for those that programs write with an exponent, each in its own way.

    Excel cuts a long number to the width of its column (`1.23457E+11`): that is the column's doing, and all digits are given.
    """
    value = _AS_SHOWN.create_decimal(Decimal(repr(number)))
    if not value:
        return "0"
    if not _SMALLEST <= abs(value) < _LARGEST:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(number: float, digits: int, scale: int) -> Decimal | None:
    """The number times ten to the `scale`, rounded to `digits` decimals, halves away from zero.

    Programs differ in whether they round the stored number or its first fifteen digits, and in how they multiply; None where that
    would show, and for numbers of more than fifteen digits.
    """
    if abs(number) * 10.0**scale >= _LARGEST:
        return None
    stored = Decimal(repr(number))
    short = _AS_SHOWN.create_decimal(stored)
    multiplied = Decimal(repr(number * 10.0**scale)) if scale else stored
    unit = Decimal(1).scaleb(-digits)
    context = Context(prec=60, rounding=ROUND_HALF_UP)
    found = {
        value.quantize(unit, context=context)
        for value in (stored.scaleb(scale, context), short.scaleb(scale, context), multiplied)
    }
    return found.pop() if len(found) == 1 else None
