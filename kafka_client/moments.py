"""Times of records in sentences."""

from datetime import UTC, datetime


def moment(milliseconds: int) -> str:
    """The time in UTC, to the second; of what lies outside of the calendar, the number."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return f"{milliseconds} ms"
