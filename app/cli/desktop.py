"""The commands that open the window: no command at all, and ``demo``."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from app.cli.options import source_options, take_origin
from app.core.match_link import MatchLink, parse_link
from app.opening import Opening
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.files import STANDARD_INPUT
from kafka_client.remote import RemoteSource

LOOK = ("theme", "size", "tour")
"""The options of `look_options`."""
Command = TypeVar("Command", bound=Callable[..., Any])


class SizeType(click.ParamType[tuple[int, int]]):
    """WIDTHxHEIGHT in pixels."""

    name = "size"

    def convert(
        self, value: Any, param: click.Parameter | None, context: click.Context | None
    ) -> tuple[int, int]:
        width, _, height = str(value).partition("x")
        if not (width.isdecimal() and height.isdecimal()):
            self.fail(f"{value!r} is not a size; write 1280x800.", param, context)
        return int(width), int(height)


def look_options(command: Command) -> Command:
    """Add how the window looks, and the tour that takes its pictures."""
    for option in (
        click.option(
            "--tour",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="DIR",
            help="Drive the window through all views, put their pictures there, and close.",
        ),
        click.option("--size", type=SizeType(), metavar="WxH", help="The window's size in pixels."),
        click.option("--theme", type=click.Choice(["system", "light", "dark"])),
    ):
        command = option(command)
    return command


class LinkType(click.ParamType[MatchLink]):
    """ID or ID@N."""

    name = "match"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> MatchLink:
        try:
            return parse_link(str(value))
        except ValueError as error:
            self.fail(str(error), param, context)


def window_options(command: Command) -> Command:
    """Add SOURCE, the match to open, and the look."""
    help_text = "Open this match, at its event number N."
    option = click.option("--match", "link", type=LinkType(), metavar="ID[@N]", help=help_text)
    return source_options(option(look_options(command)))


def open_source(**options: Any) -> int:
    """Open the window on SOURCE; without one on the last profile, or the welcome page."""
    look = {name: options.pop(name) for name in LOOK}
    link = options.pop("link")
    profile, bootstrap = options["profile"], options["bootstrap"]
    origin = take_origin(options)
    if origin is None:
        return _run_window(None, look, link)
    # By its address alone a connection with a sign-in could not be opened again.
    address = bootstrap if origin.settings is not None and len(origin.settings) == 1 else ""
    remember = address or ("" if origin.file is None else str(Path(origin.file).absolute()))
    opening = Opening(
        origin.remote(),
        origin.topics,
        remember,
        profile,
        origin.memory_limit,
        origin.index,
        origin.session,
        kafka=origin.settings,
        file=None if origin.file == STANDARD_INPUT else origin.file,
        registry=origin.registry,
        window=origin.window,
        link=link,
    ).launched()
    try:
        return _run_window(opening, look)
    finally:
        opening.abandon()


@click.command()
@click.option("--matches", "count", type=click.IntRange(min=0), default=20, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same samples.")
@look_options
def demo(count: int, seed: int, **options: Any) -> None:
    """Open the window on an embedded Kafka with sample matches in it and live matches being played."""
    from kafka_client.producing.demo import Demo  # noqa: PLC0415 - the window on a source needs none

    look = {name: options.pop(name) for name in LOOK}
    with Demo(count=count, seed=seed) as started:
        settings = {"bootstrap.servers": started.bootstrap}
        source = RemoteSource(partial(KafkaSource, settings, DEFAULT_TOPICS))
        code = _run_window(Opening(source, DEFAULT_TOPICS, kafka=settings), look)
    if look["tour"] is not None:
        click.echo(f"The pictures of every view are in {look['tour'].absolute()}")
    click.get_current_context().exit(code)


def _run_window(opening: Opening | None, look: dict[str, Any], link: MatchLink | None = None) -> int:
    from app.main import Look  # noqa: PLC0415 - only commands with a window load Qt
    from app.program import run_window  # noqa: PLC0415 - likewise

    return run_window(opening, Look(**look), link)


COMMANDS = (demo,)
