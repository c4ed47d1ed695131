"""The options that several commands share: SOURCE and FILTERS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec.structs import replace

from app.cli.connection import connection_of, property_option, registry_of, settings_of
from app.cli.messages import note
from app.core.anomalies import SEVERITIES
from app.core.filters import ANY_ANOMALY, Filter
from app.core.memory import DEFAULT_LIMIT, parse_size
from app.core.saved_filters import read_saved, saved_path
from app.core.saved_index.files import default_folder
from app.core.saved_index.keeper import Place
from app.core.session_file import Session, read_session
from app.core.state import Outcome, Status
from kafka_client.archive import is_archive
from kafka_client.bodies import parse_time
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.files import STANDARD_INPUT
from kafka_client.make_source import make_file_source, make_kafka_source
from kafka_client.profile import parse_topic_option
from kafka_client.remote import RemoteSource
from kafka_client.settings import REGISTRY_URL, Settings, address_of, has_registry, is_unverified
from kafka_client.source import EVERYTHING, LoadWindow, RecordSource

Command = TypeVar("Command", bound=Callable[..., Any])


class TimeType(click.ParamType[int]):
    """ISO-8601, or Unix milliseconds."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int:
        milliseconds = parse_time(int(value) if str(value).isdecimal() else value)
        if milliseconds is None:
            message = f"{value!r} is not a time; write 2026-11-23T18:00:00Z or Unix milliseconds."
            self.fail(message, param, context)
        return int(milliseconds)


class MemoryType(click.ParamType[int]):
    """A number of bytes, perhaps with a unit."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> int:
        try:
            return parse_size(str(value))
        except ValueError as error:
            self.fail(str(error), param, context)


@dataclass(frozen=True)
class Origin:
    """Where records come from: a file (or - for stdin), or a Kafka by librdkafka's settings.

    ``memory_limit`` is how many bytes loading may take, ``index`` where the saved index lies if there is one,
    ``session`` what a session file holds beside its records, ``registry`` the settings of the schema registry
    that decodes a file's.
    """

    topics: Mapping[Role, str]
    window: LoadWindow
    file: str | None = None
    settings: Mapping[str, Any] | None = field(default=None, repr=False)
    memory_limit: int = DEFAULT_LIMIT
    index: Place | None = None
    session: Session | None = None
    registry: Settings | None = field(default=None, repr=False)

    def source(self, match_id: str | None = None) -> RecordSource:
        """A source that has read nothing yet; from Kafka of that match alone. Raises `SourceError`."""
        if self.file is not None:
            return make_file_source(self.file, self.window, self.registry)
        return RemoteSource(partial(make_kafka_source, self.kafka(), self.topics, self.window, match_id))

    def remote(self) -> RecordSource:
        """The same in a process of its own, for no window may wait for it; standard input is ours alone."""
        if self.file in (None, STANDARD_INPUT):
            return self.source()
        return RemoteSource(partial(make_file_source, self.file, self.window, self.registry))

    def kafka(self) -> Mapping[str, Any]:
        """The settings for librdkafka. Raises click's UsageError where the origin is a file."""
        if self.settings is None:
            raise click.UsageError("This needs a Kafka: name it by --bootstrap HOST:PORT or --profile NAME.")
        return self.settings


def source_options(command: Command) -> Command:
    """Add SOURCE: which Kafka or file, and which part of it."""
    return _with_options(
        command,
        click.option("--open", "file", metavar="FILE", help="Read kcat -J lines or an export; - is stdin."),
        *_window_options(),
        click.option(
            "--registry",
            metavar="URL",
            help="A schema registry that decodes Avro and Protobuf.",
        ),
        click.option(
            "--memory-limit",
            type=MemoryType(),
            metavar="SIZE",
            help="Stop loading at so much memory: 4GiB, 512MiB; 0 is no limit. Default: 2GiB.",
        ),
        click.option(
            "--index/--no-index",
            default=None,
            help="Keep what is read of Kafka on disk: the next start reads only news. "
            "Default: as the profile says, else no.",
        ),
        *_kafka_options(),
    )


def kafka_options(command: Command) -> Command:
    """Add the options that name a Kafka and its topics."""
    return _with_options(command, *_kafka_options())


def filter_options(command: Command) -> Command:
    """Add FILTERS."""
    return _with_options(
        command,
        click.option("--saved", metavar="NAME", help="A filter saved in the window; the others change it."),
        click.option("--robot", metavar="ROBOT", help="A robot's type or id."),
        click.option("--outcome", type=click.Choice([each.value for each in Outcome])),
        click.option("--status", type=click.Choice([each.value for each in Status])),
        click.option(
            "--anomaly",
            metavar="CODE",
            type=click.Choice([ANY_ANOMALY, *SEVERITIES]),
            help="Has this anomaly.",
        ),
        click.option(
            "--participants", metavar="WHO", help="One's id, or how many: 4, or 1v3 for a human and 3 robots."
        ),
        click.option(
            "--started-since", type=TimeType(), metavar="TIME", help="Started at that time or later."
        ),
        click.option("--started-until", type=TimeType(), metavar="TIME", help="Started before that time."),
        click.option("--text", metavar="TEXT", help="In ids, robots, prompts or responses."),
        click.option("--where", metavar="CEL", help="An expression over `match`: match.rounds > 3"),
    )


def take_filter(options: dict[str, Any]) -> Filter:
    """Take FILTERS out of a command's options. Raises click's UsageError and `SavedFiltersError`."""
    saved = options.pop("saved", None)
    given = {name: options.pop(name, None) for name in Filter.__struct_fields__}
    chosen = {name: value for name, value in given.items() if value is not None}
    return replace(Filter() if saved is None else _saved_filter(saved), **chosen)


def _saved_filter(name: str) -> Filter:
    saved = read_saved(saved_path())
    if name not in saved:
        others = f"there are {', '.join(saved)}" if saved else "none is saved yet, the window does that"
        raise click.UsageError(f"There is no saved filter {name!r}; {others}.")
    return saved[name]


def take_origin(options: dict[str, Any], *, decodes: bool = True) -> Origin | None:
    """Take SOURCE out of a command's options; None when it names neither a file nor a Kafka.

    A command that decodes no records needs no schema registry, nor its secrets. Raises `SessionError` where a
    session file cannot be opened.
    """
    file, bootstrap, profile_name = (options.pop(name, None) for name in ("file", "bootstrap", "profile"))
    window = LoadWindow(*(options.pop(name, None) for name in ("last", "since", "until")))
    memory = options.pop("memory_limit", None)
    index = options.pop("index", None)
    limit = DEFAULT_LIMIT if memory is None else memory
    named_topics = dict(parse_topic_option(each) for each in options.pop("topic", ()))
    properties = options.pop("properties", ())
    registry_url = options.pop("registry", None)
    if registry_url is not None:
        properties = (*properties, f"{REGISTRY_URL}={registry_url}")
    if sum(each is not None for each in (file, bootstrap, profile_name)) > 1:
        raise click.UsageError("Name one source only: --bootstrap, --profile or --open.")
    if index and (file is not None or window != EVERYTHING or registry_url):
        raise click.UsageError(
            "--index is for all of a Kafka: leave out --open, --since, --until, --last and --registry."
        )
    if file is not None:
        session = read_session(Path(file)) if is_archive(Path(file)) else None
        topics = dict(DEFAULT_TOPICS) if session is None else session.role_topics()
        topics |= named_topics
        registry = registry_of(properties)
        return Origin(topics, window, file, memory_limit=limit, session=session, registry=registry)
    connection = connection_of(bootstrap, profile_name, named_topics, properties)
    if connection is None:
        return None
    settings = settings_of(connection if decodes else connection.without_registry())
    if is_unverified(settings):
        note("TLS without verification: whoever answers at the address could have given these records.")
    place = _place(settings, window, wanted=connection.saved_index if index is None else index)
    return Origin(connection.role_topics(), window, None, settings, limit, place)


def _place(settings: Settings, window: LoadWindow, *, wanted: bool | None) -> Place | None:
    """Where the index of that Kafka lies; None where none is wanted or possible."""
    possible = window == EVERYTHING and not has_registry(settings)
    return Place(default_folder(), address_of(settings)) if wanted and possible else None


def take_needed_origin(options: dict[str, Any]) -> Origin:
    """Take SOURCE, which must be there. Raises click's UsageError."""
    origin = take_origin(options)
    if origin is None:
        raise click.UsageError("Name a source: --bootstrap HOST:PORT, --profile NAME or --open FILE.")
    return origin


def take_needed_kafka(options: dict[str, Any], *, decodes: bool = True) -> Origin:
    """Take a Kafka, which must be named. Raises click's UsageError."""
    origin = take_origin(options, decodes=decodes)
    if origin is None:
        raise click.UsageError("Name a Kafka: --bootstrap HOST:PORT or --profile NAME.")
    return origin


def take_named_kafka(options: dict[str, Any]) -> Origin:
    """Take a Kafka to write to: named here, never by the environment. Raises click's UsageError."""
    if options["bootstrap"] is None and options["profile"] is None:
        raise click.UsageError("Name the Kafka to write to: --bootstrap HOST:PORT or --profile NAME.")
    return take_needed_kafka(options, decodes=False)


def _kafka_options() -> list[Callable[[Command], Command]]:
    return [
        click.option("--bootstrap", metavar="HOST:PORT[,…]", help="A Kafka's addresses."),
        click.option("--profile", metavar="NAME", help="A remembered connection."),
        click.option(
            "--topic",
            multiple=True,
            metavar="ROLE=NAME",
            help=f"Another name for a role's topic; roles: {', '.join(role.label for role in Role)}.",
        ),
        property_option,
    ]


def _window_options() -> list[Callable[[Command], Command]]:
    return [
        click.option("--since", type=TimeType(), help="From this record time on (ISO-8601 or Unix ms)."),
        click.option("--until", type=TimeType(), help="Before this record time."),
        click.option("--last", type=click.IntRange(min=1), metavar="N", help="The last N of each partition."),
    ]


def _with_options(command: Command, *options: Callable[[Command], Command]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command
