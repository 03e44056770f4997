"""Numbers as ECMAScript writes them."""

from __future__ import annotations

LARGEST_EXACT = 2**53
"""Whole numbers up to this are doubles."""


def number_text(number: float) -> str:
    """A finite double as ECMAScript writes it.

    `repr` gives the same digits, the fewest that give the double back; only the point and the
    exponent are placed differently.
    """
    size = abs(number)
    if size < 1e21 and number == int(number):
        return _whole(number)
    text = float.__repr__(number)
    mantissa, _, exponent = text.partition("e")
    if not exponent:
        return text
    power = int(exponent)
    if power >= 21 or power < -6:
        mantissa = mantissa[:-2] if mantissa.endswith(".0") else mantissa
        return f"{mantissa}e{power:+d}"
    # 1e-6 to 1e-4, which Python writes with an exponent.
    sign = "-" if number < 0 else ""
    digits = mantissa.lstrip("-").replace(".", "")
    return f"{sign}0.{'0' * (-power - 1)}{digits}"


def _whole(number: float) -> str:
    if abs(number) <= LARGEST_EXACT:
        return str(int(number))
    # The fewest digits, then zeros: not all the digits of the whole number.
    mantissa, _, exponent = float.__repr__(number).partition("e")
    if not exponent:
        return mantissa.removesuffix(".0")
    sign = "-" if number < 0 else ""
    digits = mantissa.lstrip("-").replace(".", "")
    return sign + digits.ljust(int(exponent) + 1, "0")
