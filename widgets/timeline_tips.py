"""What the timeline tells of the thing under the pointer, as rich text."""

from collections.abc import Sequence
from html import escape

from app.core.formats import since_start
from app.core.lanes import LaneKind
from app.core.state import CommandOutcome
from app.core.timeline import Band, TimelineLayout
from app.qt import local
from app.qt.spoken import said
from app.qt.texts import tr
from app.qt.words import word
from kafka_client.events import ResponseGiven, RobotAnswer

_LONGEST_TEXT = 600
_MOST_EVENTS = 6


def events_tip(layout: TimelineLayout, number: int, sharing: Sequence[int]) -> str:
    """An event: who, what, when, how long it took; and which others lie at the same place."""
    step = layout.replay.steps[number - 1]
    lines = [
        _head(
            f"#{number:,}",
            step.event.type or tr("unknown type"),
            _lane_words(layout, layout.lane[number - 1]),
        ),
        escape(said(step.summary)),
        _time_line(layout, number),
    ]
    if isinstance(step.event.body, ResponseGiven | RobotAnswer):
        lines[1] = f"“{escape(_shortened(step.event.body.response))}”"
        if step.latency is not None:
            lines.append(tr("took {latency}").format(latency=local.duration(step.latency)))
    lines += _anomaly_lines(layout, number)
    others = [other for other in sharing if other != number]
    lines += [_one_line(layout, other) for other in others[:_MOST_EVENTS]]
    if len(others) > _MOST_EVENTS:
        lines.append(
            tr("and {more_events} here; zoom in to see them").format(
                more_events=tr("%Ln more events", "", len(others) - _MOST_EVENTS)
            )
        )
    return _tip(lines)


def alerts_tip(layout: TimelineLayout, numbers: Sequence[int]) -> str:
    """The anomalies that one sign stands for."""
    lines = []
    for number in numbers[:_MOST_EVENTS]:
        lines += [_one_line(layout, number), *_anomaly_lines(layout, number)]
    if len(numbers) > _MOST_EVENTS:
        lines.append(
            tr("and {more_events} with anomalies here").format(
                more_events=tr("%Ln more events", "", len(numbers) - _MOST_EVENTS)
            )
        )
    return _tip(lines)


def bar_tip(layout: TimelineLayout, index: int) -> str:
    """A command and what became of it."""
    bars = layout.bars
    command, start, end = bars.commands[index], int(bars.start[index]), int(bars.end[index])
    became = {
        CommandOutcome.ANSWERED: tr("answered by #{end} after {latency}").format(
            end=local.count(end), latency=local.duration(command.latency)
        ),
        CommandOutcome.ERROR: tr("ended with an error, without an answer"),
        CommandOutcome.TIMEOUT: tr("timed out without an answer"),
        CommandOutcome.PENDING: tr("not answered yet"),
    }
    lines = [
        _head(f"#{start:,}", command.action, _lane_words(layout, bars.lane[index])),
        tr("round {round}, {value}: {became}").format(
            round=command.round,
            value=escape(command.robot_id or tr("a robot")),
            became=became[command.outcome],
        ),
        _time_line(layout, start),
    ]
    errors = command.errors[:_MOST_EVENTS]
    lines += [
        tr("✕ {value}").format(value=escape(_shortened(error) or tr("no reason given"))) for error in errors
    ]
    return _tip(lines)


def band_tip(layout: TimelineLayout, band: Band) -> str:
    """A round with its prompt, or the voting, and how long it lasted."""
    name = tr("Voting") if band.voting else tr("Round {round}").format(round=band.round)
    if band.voting and band.round is not None:
        name += tr(" on round {round}").format(round=band.round)
    span = layout.times[band.end - 1] - layout.times[band.start - 1]
    lines = [_head(name)]
    if band.prompt:
        lines.append(f"“{escape(_shortened(band.prompt))}”")
    lines.append(
        tr("{float}, events {start} to {end}").format(
            float=local.duration(float(span)), start=local.count(band.start), end=local.count(band.end)
        )
    )
    if not band.closed:
        lines.append(tr("its end has not been seen"))
    return _tip(lines)


def lane_tip(layout: TimelineLayout, lane: int) -> str:
    """A participant: what it is, and how many events it has."""
    shown = layout.lanes[lane]
    events = tr("%Ln events", "", int((layout.lane == lane).sum()))
    model = layout.replay.final.models.get(shown.name)
    lines = [_head(_lane_words(layout, lane)), events if model is None else f"{escape(model)}, {events}"]
    return _tip(lines)


def _lane_words(layout: TimelineLayout, lane: int) -> str:
    shown = layout.lanes[lane]
    return shown.name if shown.kind is LaneKind.MATCH else f"{shown.name} {shown.word}"


def _time_line(layout: TimelineLayout, number: int) -> str:
    time = layout.replay.steps[number - 1].event.time
    return f"{since_start(float(layout.times[number - 1]))} · {local.full_time(time)}"


def _one_line(layout: TimelineLayout, number: int) -> str:
    return f"#{number:,} {escape(said(layout.replay.steps[number - 1].summary))}"


def _anomaly_lines(layout: TimelineLayout, number: int) -> list[str]:
    found = layout.anomalies_at(number)
    lines = [
        f"⚠ {word(each.severity)}: {escape(_shortened(said(each.message)))}" for each in found[:_MOST_EVENTS]
    ]
    if len(found) > _MOST_EVENTS:
        lines.append(
            tr("and {more_anomalies}").format(
                more_anomalies=tr("%Ln more anomalies", "", len(found) - _MOST_EVENTS)
            )
        )
    return lines


def _head(*words: str) -> str:
    return "<b>" + " · ".join(escape(_shortened(word)) for word in words) + "</b>"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"


def _tip(lines: Sequence[str]) -> str:
    return "<qt>" + "<br>".join(lines) + "</qt>"
