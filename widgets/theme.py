"""The colours of the window, light and dark, and what they mean.

Meaning is told by the Okabe–Ito palette (https://jfly.uni-koeln.de/color/), which colour-blind people can tell apart,
and always by a shape or a word beside it. A widget asks `theme_of(self)`, and again when its palette changes.
"""

from dataclasses import dataclass

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Theme:
    """Colours as ``#rrggbb``. ``good`` … ``live`` carry meaning; the others are greys and the one accent."""

    name: str
    window: str
    base: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    accent_text: str
    selection: str
    good: str
    bad: str
    warning: str
    info: str
    human: str
    robot: str
    live: str


LIGHT = Theme(
    name="light",
    window="#f4f5f7",
    base="#ffffff",
    raised="#ebedf0",
    line="#d9dce1",
    text="#1d2127",
    muted="#626a75",
    accent="#0b6bcb",
    accent_text="#ffffff",
    selection="#d7e8fa",
    good="#00785a",
    bad="#c04a00",
    warning="#9a6700",
    info="#0072b2",
    human="#a8497f",
    robot="#0072b2",
    live="#00785a",
)

DARK = Theme(
    name="dark",
    window="#1b1d21",
    base="#22252a",
    raised="#2c3036",
    line="#3a3f47",
    text="#e7e9ec",
    muted="#9aa2ad",
    accent="#56a8f5",
    accent_text="#0d1218",
    selection="#23405e",
    good="#2fbf96",
    bad="#ff8a4c",
    warning="#e6b23c",
    info="#56b4e9",
    human="#dd8fbb",
    robot="#56b4e9",
    live="#2fbf96",
)


def theme_of(widget: QWidget) -> Theme:
    """The theme that the widget's palette belongs to."""
    return DARK if widget.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
