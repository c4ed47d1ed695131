"""The bench at tiny sizes: every part runs to its end and measures what it says. No time decides a test."""

import platform
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.history import History
from benchmarks import __main__ as command
from benchmarks import children, filtering, index, loading, report, scale, stall, start, stepping, tail
from benchmarks.children import BenchError, Peak, Tree
from benchmarks.display import OFF_SCREEN, Display
from benchmarks.figures import Latencies, StartTimes
from benchmarks.logs import Log, Logs, generated
from benchmarks.loops import LOOPS, Measured, measure
from benchmarks.result import Figures, Part, Result, at_most
from benchmarks.setting import Setting
from benchmarks.short_matches import short_matches
from kafka_client.records import Record, TimestampType
from widgets.main_window import MainWindow

EVENTS = 400


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Logs]:
    with Logs(tmp_path_factory.mktemp("logs")) as made:
        yield made


@pytest.fixture(scope="module")
def setting(logs: Logs) -> Setting:
    display = Display("off screen", OFF_SCREEN)
    return Setting(logs, display, EVENTS, repeats=1, tail_seconds=0.2, scale_seconds=0.1)


@pytest.fixture(scope="module")
def log(logs: Logs) -> Log:
    return logs.of(EVENTS)


def whats(part: Part) -> str:
    """What a part measured, in one text."""
    assert part.complete
    return "\n".join(result.what for result in part.results)


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_gets_the_whole_log(name: str, log: Log) -> None:
    place = str(log.lines) if name in {"parsed", "ours-of-file"} else log.bootstrap
    measured = measure(name, place, EVENTS)
    assert measured.records == EVENTS
    assert measured.matches == (log.matches if name.startswith("ours") else 0)
    assert measured.rate > 0
    assert measured.rss_before > 0


def test_a_loop_reads_the_compressed_log_too(log: Log) -> None:
    assert measure("ours-of-file", str(log.compressed), EVENTS).matches == log.matches


def test_a_log_holds_what_was_generated(log: Log) -> None:
    messages = list(generated(EVENTS))
    assert len(messages) == EVENTS
    assert log.value_bytes == sum(len(message.value or b"") for message in messages)
    assert len(log.lines.read_bytes().splitlines()) == EVENTS


def test_a_loop_that_lost_records_is_no_measurement(log: Log) -> None:
    longer = replace(log, events=EVENTS + 1)
    with pytest.raises(BenchError, match=f"got {EVENTS} of {EVENTS + 1} records"):
        loading.run_once("parsed", str(log.lines), longer)


def test_a_loop_is_measured_in_a_process_of_its_own(log: Log) -> None:
    measured, peak = loading.run_once("ours-of-file", str(log.lines), log)
    assert measured.records == EVENTS
    assert peak >= measured.rss_after > measured.rss_before


def test_loading_is_compared_with_the_limits_at_every_size(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In this process: starting 14 others takes long. The test above starts one.
    monkeypatch.setattr(loading, "run_once", lambda loop, place, log: (measure(loop, place, log.events), 1))
    part = loading.measure(setting)
    for words in (
        "bare consume loop",
        "to complete match list",
        "gzip",
        "memory of the",
        "CPU time of an event",
    ):
        assert words in whats(part)
    (raw,) = part.figures
    assert {row[1] for row in raw.rows} == {f"{size:,}" for size in setting.sizes}


def test_the_window_s_gaps_are_measured_while_it_loads(setting: Setting, log: Log) -> None:
    gaps = stall.probe(setting, "loading", log.bootstrap)
    assert gaps.count > 0
    assert gaps.max >= gaps.p50 > 0


def test_what_an_idle_window_has_too_is_no_stall(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    longest = {"loading": 70.0, "idle": 15.0}
    monkeypatch.setattr(
        stall, "probe", lambda _setting, name, _argument: Latencies(9, 1.0, 5, 6, 7, longest[name])
    )
    part = stall.measure(setting)
    assert [(result.measured, result.verdict) for result in part.results] == [
        ("0.0 ms", "met"),
        ("55.0 ms", "missed"),
    ]
    assert [row[0] for row in part.figures[0].rows] == ["loading", "idle"]


def test_the_tail_is_timed_and_loses_nothing(setting: Setting) -> None:
    part = tail.measure(setting)
    assert "p50" in whats(part)
    assert [result.measured for result in part.results if "lost" in result.what] == ["0 of 1,000"]


def test_at_scale_the_tail_beside_many_matches_is_timed_and_the_memory_measured(setting: Setting) -> None:
    part = scale.measure(setting)
    assert [result.measured for result in part.results if "lost" in result.what] == ["0 of 500"]
    for words in ("p99", "beside 40 matches of 10 events", "complete list of 40 matches", "gaps of a 5 ms"):
        assert words in whats(part)
    memory = part.figures[-1]
    loaded, most = (int(row[1].replace(",", "")) for row in memory.rows)
    assert 0 < loaded <= most


def test_a_short_match_is_complete_and_has_nothing_wrong() -> None:
    history = History()
    offsets: Counter[str] = Counter()
    for message in short_matches(5, 3):
        topic = message.role.label
        kind, at = TimestampType.CREATE, offsets[topic]
        history.ingest([Record(topic, 0, at, message.timestamp, kind, message.key, message.value)])
        offsets[topic] += 1
    summaries = [row.summary for row in history.rows()]
    assert [(each.events, each.outcome.value, dict(each.anomalies)) for each in summaries] == [
        (10, "correct", {})
    ] * 3


def test_the_start_is_timed_to_the_window_the_list_and_the_match(setting: Setting, log: Log) -> None:
    times = start.start_once(setting, log.bootstrap)
    assert 0 < times.window <= times.list
    assert times.match > 0


def test_the_first_start_is_not_counted(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter((StartTimes(9, 9, 9), StartTimes(0.5, 1.5, 1.6)))
    monkeypatch.setattr(start, "start_once", lambda *_: next(times))
    assert [result.verdict for result in start.measure(setting).results] == ["met", "met", "missed"]


def test_filters_and_steps_are_timed_until_they_are_painted(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    made = MainWindow(qapp, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat), [])
    qtbot.addWidget(made)
    made.show()
    results = [*filtering.measure(made, 300), *stepping.measure(made, 250)]
    words = "\n".join(result.what for result in results)
    for expected in (
        "robot + outcome",
        "by id",
        "by prompt",
        "all texts",
        "CEL",
        "one step",
        "jump",
        "breakpoint",
    ):
        assert expected in words


def test_the_sizes_reach_from_small_to_the_whole(setting: Setting) -> None:
    assert Setting(setting.logs, setting.display).sizes == (10_000, 100_000, 1_000_000)


def test_percentiles_are_those_of_the_sorted_values() -> None:
    found = Latencies.of([float(number) for number in range(1000, 0, -1)], 2.0)
    assert (found.count, found.p50, found.p99, found.p999, found.max) == (1000, 501, 991, 1000, 1000)
    assert Latencies.of([], 1.0).max == 0


def test_a_target_is_met_by_the_median_as_it_is_shown() -> None:
    assert at_most("a", 16, "ms", [99.0, 16.04, 1.0]) == Result("a", "≤ 16 ms", "16.0 ms", met=True)
    assert at_most("a", 16, "ms", [16.06]).verdict == "missed"
    assert Result("a", "", "1").verdict == ""


def test_a_process_that_fails_says_why() -> None:
    with pytest.raises(BenchError, match="No such file or directory: 'nowhere'"):
        children.run(Measured, "benchmarks.loops", "parsed", "nowhere", 1)


def test_a_process_counts_with_its_children_and_is_ended(qtbot: QtBot, log: Log) -> None:
    with children.started("benchmarks.loops", "forever", log.bootstrap, EVENTS) as child:
        with Peak(child.pid) as peak:
            qtbot.waitUntil(lambda: peak.rss > 0)
        alone, together = Tree(child.pid), Tree()
        assert alone.rss() > 0
        assert together.rss() > psutil.Process().memory_info().rss + alone.rss() / 2
        assert 0 < alone.cpu_seconds() < together.cpu_seconds()
    assert child.returncode is not None
    assert alone.rss() == 0


def test_a_part_that_failed_does_not_take_the_others_along(
    setting: Setting, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_setting: Setting) -> Part:
        raise BenchError("the broker went away")

    monkeypatch.setitem(command.PARTS, "tail", broken)
    part = command.measure("tail", setting)
    assert not part.complete
    assert part.results[0].verdict == "missed"
    assert "the broker went away" in capsys.readouterr().err


def test_the_report_has_the_verdicts_and_the_raw_numbers() -> None:
    part = Part([Result("a", "≤ 1", "2", met=False)], [Figures("Raw", ("x", "y"), (("1", "2"),))])
    text = report.markdown("on a machine", [part])
    assert "| a | ≤ 1 | 2 | missed |\n" in text
    assert "### Raw\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n" in text
    assert "(CHOICES.md)" in text


def test_the_heading_names_no_host() -> None:
    words = report.heading(5, "a display")
    assert "librdkafka" in words
    assert platform.node() not in words


def test_the_choices_are_kept_beside_the_results() -> None:
    assert (Path(command.RESULTS).parent / "CHOICES.md").exists()


def test_the_second_start_has_the_list_from_the_saved_index(setting: Setting) -> None:
    part = index.measure(setting)
    assert "second start to the list" in whats(part)
    first, second = part.figures[0].rows
    assert (first[4], second[4]) == (f"{setting.events:,}", "0")
