"""Tooltips for texts that came over the wire."""

from html import escape

LONGEST = 2000
"""How many characters a tooltip shows."""


def plain(text: str) -> str:
    """The text for a tooltip, wrapped by Qt, with nothing in it taken for markup."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"<qt>{escape(cut).replace(chr(10), '<br>')}</qt>"
