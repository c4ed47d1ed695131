"""Filters saved by name."""

from pathlib import Path

import pytest

from app.core.filters import Filter
from app.core.saved_filters import LONGEST_NAME, SavedFiltersError, change_saved, proper_name, read_saved

SLOW = Filter(where="match.duration > 60000.0")


def test_what_is_saved_is_read_again_by_name(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "filters.json"
    assert read_saved(path) == {}
    change_saved(path, {"slow": SLOW, "Errors": Filter(anomaly="any", started_since=1000.0)})
    assert read_saved(path) == {"Errors": Filter(anomaly="any", started_since=1000.0), "slow": SLOW}
    assert list(read_saved(path)) == ["Errors", "slow"]


def test_what_another_window_saved_stays(tmp_path: Path) -> None:
    path = tmp_path / "filters.json"
    change_saved(path, {"slow": SLOW})
    assert change_saved(path, {"poets": Filter(robot="poet")}) == {
        "poets": Filter(robot="poet"),
        "slow": SLOW,
    }
    assert change_saved(path, {"slow": None, "nobody": None}) == {"poets": Filter(robot="poet")}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "truncated"),
        (b'{"format": "orchestra-replay/filters/1", "filters": {"a": {"robot": 3}}}', "Expected `str"),
        (b'{"format": "orchestra-replay/filters/9", "filters": {}}', "filters/9"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_and_left_alone(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "filters.json"
    path.write_bytes(content)
    with pytest.raises(SavedFiltersError, match=reason):
        change_saved(path, {"slow": SLOW})
    assert path.read_bytes() == content


def test_a_place_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(SavedFiltersError, match="cannot be read"):
        read_saved(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(SavedFiltersError, match=r"not kept|cannot be read"):
        change_saved(tmp_path / "file" / "filters.json", {"slow": SLOW})


def test_a_name_is_one_line_and_not_too_long() -> None:
    assert proper_name("  slow\n  ones ") == "slow ones"
    assert len(proper_name("x" * 500)) == LONGEST_NAME
