"""Times that a person types: as the window writes them, in its time zone."""

import re
from datetime import UTC, datetime, tzinfo

from app.core.formats import moment
from kafka_client.bodies import parse_time

_ZONE_NAME = re.compile(r"\s+[A-Za-z][A-Za-z0-9_+\-/]*$")


def time_text(ms: float | None, zone: tzinfo | None = UTC) -> str:
    """``2026-11-23 14:02:11.250``, empty for none. A zone of None is the computer's own."""
    if ms is None:
        return ""
    return moment(ms, zone).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]


def read_time(text: str, zone: tzinfo | None = UTC) -> float | None:
    """Unix ms of such a text, or of anything shorter, of ISO-8601 with a zone of its own, or Unix ms.

    A zone's name behind it is passed over. None for what is no time.
    """
    text = text.strip()
    if text.isdecimal() and len(text) > 8:
        return parse_time(int(text))
    try:
        at = datetime.fromisoformat(_ZONE_NAME.sub("", text))
    except ValueError:
        return None
    if at.tzinfo is None:
        at = at.astimezone() if zone is None else at.replace(tzinfo=zone)
    return parse_time(at.isoformat())
