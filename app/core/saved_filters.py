"""The filters that the user has saved by name, in a file that the window and the command line share."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs

from app.core.export import ExportError, write_file
from app.core.filters import Filter
from app.core.saying import say

APP_NAME = "orchestra-replay"
FILE_NAME = "filters.json"
FORMAT = "orchestra-replay/filters/1"
LONGEST_NAME = 80
"""Characters of a filter's name."""

SavedFilters = dict[str, Filter]


class SavedFiltersError(Exception):
    """Saved filters cannot be read or kept; the message is a sentence that says why and what to do."""


class _File(msgspec.Struct, frozen=True):
    format: str
    filters: SavedFilters


def saved_path() -> Path:
    """Where they are kept."""
    return platformdirs.user_data_path(APP_NAME, appauthor=False) / FILE_NAME


def proper_name(name: str) -> str:
    """The name on one line, without spaces around it, and not too long."""
    return re.sub(r"\s+", " ", name).strip()[:LONGEST_NAME].rstrip()


def read_saved(path: Path) -> SavedFilters:
    """The saved filters by name; none where there is no file. Raises `SavedFiltersError`."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SavedFiltersError(
            say(
                "The saved filters in {path} cannot be read: {reason}.",
                path=path,
                reason=error.strerror or error,
            )
        ) from None
    try:
        kept = msgspec.json.decode(raw, type=_File)
    except (ValueError, RecursionError) as error:
        raise _unusable(path, " ".join(str(error).split())) from None
    if kept.format != FORMAT:
        raise _unusable(
            path, say("their format is {stated}, not {known}", stated=repr(kept.format), known=repr(FORMAT))
        )
    return kept.filters


def change_saved(path: Path, changes: Mapping[str, Filter | None]) -> SavedFilters:
    """Put these filters into the file, None removes one; what another window has put there stays.

    Returns all there are now, by name. Raises `SavedFiltersError`; a file that it cannot read is left alone.
    """
    merged = {**read_saved(path), **changes}
    kept = {name: each for name, each in sorted(merged.items(), key=_by_name) if each is not None}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, [msgspec.json.format(msgspec.json.encode(_File(FORMAT, kept)))])
    except OSError as error:
        raise SavedFiltersError(
            say("The filter is not kept in {path}: {reason}.", path=path, reason=error.strerror or error)
        ) from None
    except ExportError as error:
        raise SavedFiltersError(say("The filter is not kept. {reason}", reason=str(error))) from None
    return kept


def _by_name(item: tuple[str, Filter | None]) -> tuple[str, str]:
    return item[0].casefold(), item[0]


def _unusable(path: Path, reason: str) -> SavedFiltersError:
    return SavedFiltersError(
        say(
            "The saved filters in {path} cannot be used ({reason}); mend the file or move it away.",
            path=path,
            reason=reason,
        )
    )
