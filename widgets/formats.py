"""How times, durations and counts are written: see `app.core.formats`, which item models use as well."""

from app.core.formats import (
    ABSENT,
    count,
    counted,
    day_and_time,
    duration,
    full_time,
    moment,
    rate,
    since_start,
    size,
    time_of_day,
)

__all__ = [
    "ABSENT",
    "count",
    "counted",
    "day_and_time",
    "duration",
    "full_time",
    "moment",
    "rate",
    "since_start",
    "size",
    "time_of_day",
]
