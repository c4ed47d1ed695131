"""A filter as the options of the command line."""

from datetime import UTC

from app.core.filters import Filter
from app.core.formats import moment


def filter_words(chosen: Filter) -> list[str]:
    """``FILTERS``, word by word, not yet quoted for a shell."""
    words = []
    for name in Filter.__struct_fields__:
        value = getattr(chosen, name)
        text = value if isinstance(value, str) or value is None else _iso(value)
        if text:
            words += _option("--" + name.replace("_", "-"), text)
    return words


def _option(name: str, value: str) -> list[str]:
    """One word where the value could be taken for an option."""
    return [f"{name}={value}"] if value.startswith("-") else [name, value]


def _iso(ms: float) -> str:
    return moment(ms, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
