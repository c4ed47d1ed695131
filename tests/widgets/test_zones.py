"""The zone of the window's times, and whom it tells of another one."""

from app.qt.zones import UTC_NAME, Zone


def test_another_zone_is_told_and_the_same_one_is_not() -> None:
    zone, told = Zone(), list[str]()
    zone.changed.connect(lambda: told.append(zone.choice))
    for choice in ("UTC", "Asia/Tokyo", "Asia/Tokyo", "No/Such", "UTC"):
        zone.choose(choice)
    assert told == ["Asia/Tokyo", UTC_NAME]
