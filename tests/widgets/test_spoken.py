"""What the core says, in the language and the zone of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.core.formats import Instant, Size, Span
from app.core.saying import joined, say
from app.qt.spoken import said
from app.qt.zones import zone


@pytest.fixture
def german_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german_numbers")
def test_durations_and_sizes_in_a_sentence_are_written_as_in_the_window() -> None:
    sentence = say(
        "A answered{in_time}, {size}", in_time=say(" in {duration}", duration=Span(12_400)), size=Size(4_100)
    )
    assert sentence == "A answered in 12.4 s, 4.1 KB", "English everywhere else"
    assert said(sentence) == "A answered in 12,4 s, 4,1 KB"


@pytest.mark.usefixtures("german_numbers")
def test_sentences_that_are_joined_are_said_one_by_one() -> None:
    assert joined([]) == ""
    sentence = joined([say("{one} instead of {other}", one=Span(1_200), other=say("no latency")), "late"])
    assert sentence == "1.2 s instead of no latency; late"
    assert said(sentence) == "1,2 s instead of no latency; late"


def test_times_in_a_sentence_are_in_the_zone_of_the_window() -> None:
    sentence = say("It ends at {time}", time=Instant(1_795_376_119_163))
    assert sentence == "It ends at 2026-11-22 19:35:19.163 UTC"
    zone().choose("Asia/Tokyo")
    try:
        assert said(sentence) == "It ends at 2026-11-23 04:35:19.163 JST"
    finally:
        zone().choose("UTC")


def test_a_text_that_nobody_said_stays_as_it_is() -> None:
    assert said("moon") == "moon"
