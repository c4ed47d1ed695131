"""What the window remembers of what was opened and compared with."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from app.qt.recent import MOST, RecentPlaces, RecentSources


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def test_the_newest_is_first_and_only_a_few_are_kept(settings: QSettings) -> None:
    recent = RecentPlaces(settings)
    for number in range(MOST + 2):
        recent.add(f"/records/{number}.json")
    recent.add("/records/5.json")
    assert recent.names()[:2] == ["/records/5.json", f"/records/{MOST + 1}.json"]
    assert len(recent.names()) == MOST


def test_sources_and_places_are_kept_apart(settings: QSettings) -> None:
    RecentPlaces(settings).add("https://game.example/matches/history")
    RecentSources(settings).add("kafka:9092")
    settings.sync()
    assert RecentPlaces(settings).names() == ["https://game.example/matches/history"]
    assert RecentSources(settings).names() == ["kafka:9092"]


@pytest.mark.parametrize(
    "place",
    [
        "https://user:word@game.example/history",
        "https://token@game.example/history",
        "https://game.example/history?signature=abc",
        "https://game.example/history#token=abc",
        "https://[broken/history",
    ],
)
def test_an_address_that_may_hold_a_secret_is_never_kept(settings: QSettings, place: str) -> None:
    RecentPlaces(settings).add(place)
    assert RecentPlaces(settings).names() == []
