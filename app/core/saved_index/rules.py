"""Which rules a match was rebuilt by: what was saved under other rules must be rebuilt."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from app import __version__
from app.core.saved_index.packing import digest

_PACKAGES = ("app.core", "kafka_client")
"""Where the way from a record to a match's row is written down."""


@cache
def rules_version() -> bytes:
    """A checksum over the program's version and the source of the rules.

    A number that is raised by hand would be forgotten once; a rebuild that was not needed costs seconds. A
    bundle without sources has its version.
    """
    return digest(__version__.encode(), *_sources())


def _sources() -> Iterator[bytes]:
    for package in _PACKAGES:
        modules = [each for each in files(package).iterdir() if each.name.endswith(".py")]
        for module in sorted(modules, key=lambda each: each.name):
            yield module.name.encode()
            yield module.read_bytes()
