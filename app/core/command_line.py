"""What the window shows, as a command of the command line."""

import shlex
from collections.abc import Mapping, Sequence
from datetime import UTC

from app.core.filters import Filter
from app.core.formats import moment
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.source import LoadWindow

PROGRAM = "orchestra-replay"


def source_words(
    topics: Mapping[Role, str],
    window: LoadWindow,
    *,
    profile: str | None = None,
    file: str | None = None,
    bootstrap: str | None = None,
) -> list[str]:
    """``SOURCE``: the first of profile, file and addresses that is given, and what of it was read.

    A profile names its topics itself.
    """
    words = _option("--profile", profile) or _option("--open", file) or _option("--bootstrap", bootstrap)
    if profile is None:
        for role, name in topics.items():
            if name != DEFAULT_TOPICS[role]:
                words += ["--topic", f"{role.label}={name}"]
    words += _option("--since", _time(window.since)) + _option("--until", _time(window.until))
    return words + _option("--last", None if window.last is None else str(window.last))


def filter_words(chosen: Filter) -> list[str]:
    """``FILTERS``."""
    words = []
    for name in Filter.__struct_fields__:
        value = getattr(chosen, name)
        text = value if isinstance(value, str) else _time(value)
        words += _option("--" + name.replace("_", "-"), text)
    return words


def matches_command(source: Sequence[str], chosen: Filter) -> str:
    """The command that lists the matches of the filter, quoted for a POSIX shell."""
    return shlex.join([PROGRAM, "matches", *source, *filter_words(chosen)])


def _option(name: str, value: str | None) -> list[str]:
    """One word where the value could be taken for an option."""
    if not value:
        return []
    return [f"{name}={value}"] if value.startswith("-") else [name, value]


def _time(ms: float | None) -> str | None:
    return None if ms is None else moment(ms, UTC).isoformat(timespec="milliseconds")
