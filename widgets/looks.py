"""The icon and colour of what the panes have in common: a topic's role, and how bad an anomaly is."""

from typing import NamedTuple

from app.core.state import Severity
from app.qt.texts import translatable
from kafka_client.events import Role
from widgets.icons import Colour


class Look(NamedTuple):
    """An icon's name, a colour's name in the theme, and the word that always stands beside or behind them."""

    icon: str
    colour: Colour
    word: str


ROLES = {
    Role.MATCH_EVENTS: Look("flag-variant-outline", "text", translatable("match events")),
    Role.ROBOT_COMMANDS: Look("send-outline", "muted", translatable("robot commands")),
    Role.ROBOT_EVENTS: Look("robot-outline", "robot", translatable("robot events")),
    Role.ROBOT_ORCHESTRATION_EVENTS: Look("sitemap-outline", "muted", translatable("robot orchestration")),
}

SEVERITIES = {
    Severity.ERROR: Look("close-octagon", "bad", translatable("error")),
    Severity.WARNING: Look("alert", "warning", translatable("warning")),
    Severity.INFO: Look("information-outline", "info", translatable("info")),
}
