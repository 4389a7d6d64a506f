"""Cells that a spreadsheet takes as text, whatever somebody has put into them."""

Value = str | int | None

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell as a formula (OWASP, CSV injection)."""


def safe_cell(value: Value) -> Value:
    """Return a value for a cell of a sheet; text that would be run is marked as text by a quote.

    A number stays a number. Blanks before such a sign do not hide it.
    """
    if isinstance(value, str) and (value.startswith(_STARTS) or value.lstrip().startswith(_STARTS)):
        return f"'{value}"
    return value
