"""What a window opens: a source, how it is remembered, and how the same is opened again."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.core.filter_words import filter_words
from app.core.filters import Filter
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.match_link import MatchLink
from app.core.memory import DEFAULT_LIMIT
from app.core.saved_index.keeper import Place
from app.core.session_file import Session
from app.qt.engine import Task
from app.qt.engine_process import EngineProcess
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.make_source import make_file_source, make_kafka_source
from kafka_client.remote import RemoteSource
from kafka_client.settings import REGISTRY_PREFIX, REGISTRY_URL, Settings, is_secret
from kafka_client.source import EVERYTHING, LoadWindow, RecordSource

PROGRAM = "orchestra-replay"


@dataclass(frozen=True)
class Opening:
    """A source that has read nothing yet, with what it was made of: ``kafka``, or the path of a ``file``.

    ``registry`` has the settings of the schema registry that decodes a file's records; ``kafka`` has its own.
    ``session`` is what the window shows when the records are loaded, where they are those of a session file;
    ``link`` is the match to show first; without a ``memory_limit`` the preferred one counts. The
    ``engine`` is that of an opening that was `launched`.
    """

    source: RecordSource
    topics: Mapping[Role, str]
    remember: str = ""
    profile: str | None = None
    memory_limit: int | None = None
    index: Place | None = None
    session: Session | None = None
    kafka: Mapping[str, Any] | None = field(default=None, repr=False)
    file: str | None = None
    registry: Settings | None = field(default=None, repr=False)
    window: LoadWindow = EVERYTHING
    link: MatchLink | None = None
    engine: EngineProcess | None = field(default=None, repr=False)

    @property
    def timeout_ms(self) -> float:
        """The age at which a command without an answer counts as timed out at the log's end."""
        return DEFAULT_TIMEOUT_MS if self.session is None else self.session.timeout_ms

    def launched(self) -> "Opening":
        """The same, being read already: to load while the window is still being made."""
        if not isinstance(self.source, RemoteSource):
            return self
        limit = DEFAULT_LIMIT if self.memory_limit is None else self.memory_limit
        task = Task(dict(self.topics), self.timeout_ms, limit, self.index)
        engine = EngineProcess(self.source, task)
        engine.launch()
        return replace(self, engine=engine)

    def abandon(self) -> None:
        """End what was `launched`, where no window has taken it."""
        if self.engine is not None:
            self.engine.abandon()

    @property
    def registry_settings(self) -> Settings:
        """Those of the schema registry that decodes its records; empty without one."""
        if self.kafka is None:
            return self.registry or {}
        return {name: value for name, value in self.kafka.items() if name.startswith(REGISTRY_PREFIX)}

    @property
    def is_repeatable(self) -> bool:
        """Whether the same can be read once more: not what came through standard input."""
        return self.kafka is not None or self.file is not None

    def again(self, window: LoadWindow | None = None, link: MatchLink | None = None) -> "Opening":
        """The same once more, unread, perhaps with another load window. Raises ValueError and SourceError."""
        window = self.window if window is None else window
        if self.kafka is not None:
            source = RemoteSource(partial(make_kafka_source, self.kafka, self.topics, window))
        elif self.file is not None:
            source = RemoteSource(partial(make_file_source, self.file, window, self.registry))
        else:
            raise ValueError("what was read cannot be read again")
        index = self.index if window == EVERYTHING else None
        return replace(self, source=source, window=window, index=index, link=link, engine=None)

    def command(self, link: MatchLink | None = None) -> str:
        """The command line that opens the same, at that match; empty where none does. It holds no secret."""
        source = self._words()
        match = [] if link is None else ["--match", str(link)]
        return shlex.join([PROGRAM, *source, *match]) if source else ""

    def list_command(self, chosen: Filter) -> str:
        """The command line that lists the matches of a filter; empty where none does."""
        source = self._words()
        return shlex.join([PROGRAM, "matches", *source, *filter_words(chosen)]) if source else ""

    def _words(self) -> list[str]:
        """What names the source and the part of it; empty where nothing does."""
        if self.profile is not None:
            words = ["--profile", self.profile]
        elif self.kafka is not None:
            words = ["--bootstrap", str(self.kafka["bootstrap.servers"]), *_property_words(self.kafka)]
        elif self.file is not None:
            words = ["--open", str(Path(self.file).absolute())]
        else:
            return []
        if self.session is None and self.profile is None:
            changed = {role: name for role, name in self.topics.items() if name != DEFAULT_TOPICS.get(role)}
            for role, name in changed.items():
                words += ["--topic", f"{role.label}={name}"]
        words += _window_words(self.window)
        url = self.registry_settings.get(REGISTRY_URL)
        return [*words, "--registry", str(url)] if url and self.profile is None else words


def older(window: LoadWindow, now_ms: int) -> LoadWindow:
    """The window that begins earlier: twice as many records of a partition, twice as long a time."""
    last, since = window.last, window.since
    if last is not None:
        last *= 2
    if since is not None:
        end = now_ms if window.until is None else window.until
        since = max(0, since - max(1, end - since))
    return LoadWindow(last, since, window.until)


def _property_words(settings: Mapping[str, Any]) -> list[str]:
    """The properties beside the address; whoever runs the command is asked for the secrets."""
    words = []
    for name, value in settings.items():
        if name != "bootstrap.servers" and not name.startswith(REGISTRY_PREFIX):
            words += ["-X", f"{name}={'ask' if is_secret(name) else value}"]
    return words


def _window_words(window: LoadWindow) -> list[str]:
    words = [] if window.last is None else ["--last", str(window.last)]
    for option, time_ms in (("--since", window.since), ("--until", window.until)):
        if time_ms is not None:
            words += [option, _iso(time_ms)]
    return words


def _iso(time_ms: int) -> str:
    time = datetime.fromtimestamp(time_ms / 1000, UTC)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
