"""The desktop app's composition root: makes the window, the feed and the sources, and joins them."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import PySide6.QtCore  # noqa: F401 - qasync takes the Qt that is imported first
from PySide6.QtCore import QPoint, QSettings, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.core.export_forms import Form
from app.core.match_link import MatchLink
from app.core.session_file import Session
from app.core.verify import Report
from app.opening import Opening, older
from app.qt.background import Background
from app.qt.collecting import GuiCollector
from app.qt.feed import Feed
from app.qt.mark_store import MarkStore
from app.qt.preferences import PreferenceStore
from app.qt.recent import RecentPlaces, RecentSources
from app.qt.session_reader import SessionReader
from app.qt.spoken import said
from app.qt.texts import tr, translatable
from kafka_client.archive import is_archive
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.make_source import make_file_source, make_kafka_source
from kafka_client.remote import RemoteSource
from kafka_client.settings import REGISTRY_URL, Settings, is_unverified
from kafka_client.source import LoadWindow, SourceError
from kafka_client.topics import check_topics
from widgets import appearance
from widgets.main_window import MainWindow
from widgets.match_drag import is_passing
from widgets.tour import tour

if TYPE_CHECKING:
    from app.connecting import Connecting

DEFAULT_SIZE = QSize(1280, 800)
NO_SOURCE = translatable("--match needs a source to look in: name it by --bootstrap, --profile or --open.")
NO_TOPICS = translatable("No Kafka is open, so there are no topics to check. Connect to one first.")


@dataclass(frozen=True)
class Look:
    """How the window starts. With a folder ``tour`` it goes through all views, pictures them, and closes.

    ``resumes`` is whether it opens the last profile where no source is named, ``place`` where its corner is.
    """

    theme: str | None = None
    size: tuple[int, int] | None = None
    tour: Path | None = None
    resumes: bool = True
    place: QPoint | None = None


DEFAULT_LOOK = Look()


class Desktop:
    """One window and one feed. `run` returns when the window is closed and everything is cleaned up."""

    def __init__(
        self,
        app: QApplication,
        settings: QSettings,
        look: Look = DEFAULT_LOOK,
        marks: MarkStore | None = None,
        preferences: PreferenceStore | None = None,
    ) -> None:
        """``marks`` and ``preferences`` are shared with other windows, and cared for by who made them."""
        self._app = app
        self._look = look
        self._settings = settings
        self._recent = RecentSources(settings)
        self._recent_places = RecentPlaces(settings)
        self._verified_against = ""
        self._sessions = SessionReader()
        self.feed = Feed()
        self._collector = GuiCollector()
        self._topic_check = Background()
        self._registry: Settings | None = None
        self.opening: Opening | None = None
        if preferences is None:
            preferences = PreferenceStore(settings)
            appearance.follow(app, preferences, look.theme)
        self.window = MainWindow(app, settings, self._recent.names(), marks, preferences)
        self.window.verify_page.place.set_recent(self._recent_places.names())
        self._next: Opening | None = None
        self._closed = asyncio.Event()
        self._stopped = asyncio.Event()
        self._connect()

    def _connect(self) -> None:
        feed, window = self.feed, self.window
        feed.updated.connect(window.take)
        feed.opened.connect(window.show_match)
        feed.undecodable_listed.connect(window.show_undecodable)
        feed.failed.connect(window.show_failure)
        feed.noted.connect(window.show_note)
        feed.exported.connect(self._tell_exported)
        feed.export_failed.connect(window.show_message)
        feed.export_failed.connect(window.drags.give_up)
        feed.verify_progressed.connect(window.verify_page.show_progress)
        feed.verified.connect(self._tell_verified)
        feed.verify_failed.connect(window.verify_page.show_failure)
        feed.stopped.connect(self._after_stop)
        window.match_wanted.connect(feed.open_match)
        window.exports.export_wanted.connect(self._export)
        window.undecodable_wanted.connect(feed.list_undecodable)
        window.verify_wanted.connect(self._verify)
        window.verify_unwanted.connect(feed.cancel_verify)
        window.session_desk.save_wanted.connect(feed.save_session)
        window.session_desk.digest_wanted.connect(feed.send_digest)
        feed.session_saved.connect(window.session_desk.show_saved)
        feed.session_not_saved.connect(window.session_desk.show_failure)
        feed.digested.connect(window.session_desk.check)
        self._sessions.read_.connect(self._open_session)
        self._sessions.failed.connect(window.show_message)
        window.compare.fetch_wanted.connect(feed.fetch_match)
        feed.fetched.connect(window.compare.take)
        window.breakpoints.arm_wanted.connect(feed.arm)
        feed.live_hits.connect(window.breakpoints.take_live)
        window.connect_wanted.connect(self._ask_connection)
        window.sources.registry_wanted.connect(self._ask_registry)
        window.file_wanted.connect(self.open_file)
        window.recent_wanted.connect(self._open_recent)
        window.disconnect_wanted.connect(self._disconnect)
        window.sources.recent_menu.aboutToShow.connect(self._show_recent)
        window.sources.again_wanted.connect(self._open_again)
        window.sources.recent_menu.forget_requested.connect(self._forget_recent)
        window.topics_page.check_requested.connect(self._check_topics)
        window.topics_page.unwanted.connect(self._topic_check.stop)
        self._topic_check.done.connect(window.topics_page.show_findings)
        self._topic_check.failed.connect(window.topics_page.show_failure)
        window.closed.connect(window.marks.close)
        window.closed.connect(window.breakpoints.close)
        window.closed.connect(window.drags.close)
        window.closed.connect(self._closed.set)

    @cached_property
    def connecting(self) -> "Connecting":
        """The connections and their dialog: a window that opens on a named source starts sooner without."""
        from app.connecting import Connecting  # noqa: PLC0415 - see above

        made = Connecting(self.window)
        made.chosen.connect(self.open)
        made.failed.connect(self.window.show_note)
        made.registry_chosen.connect(self._use_registry)
        return made

    async def run(self, opening: Opening | None, link: MatchLink | None = None) -> None:
        """Show the window on that source, else on the last profile at that match, until it is closed."""
        self._show()
        if opening is not None:
            self.open(opening)
        elif self._look.resumes and self._recent.profile is not None:
            self.connecting.open_profile(self._recent.profile, link)
        elif link is not None:
            self.window.show_note(tr(NO_SOURCE))
        if self._look.tour is not None:
            await tour(self.window, self._look.tour)
            self.window.close()
        await self._closed.wait()
        self._disconnect()
        await self._stopped.wait()

    def _show(self) -> None:
        self._app.setWindowIcon(QIcon("images:orchestra-replay.svg"))
        appearance.dress(self._app)
        if self._look.size is not None:
            self.window.setGeometry(0, 0, *self._look.size)
        elif not self.window.restored:
            self.window.resize(DEFAULT_SIZE)
        if self._look.place is not None:
            self.window.move(self._look.place)
        self.window.show()

    def open(self, opening: Opening) -> None:
        """Read that source instead of the one that is open."""
        self._next = opening
        self._stopped.clear()
        self.feed.stop()

    def _after_stop(self) -> None:
        """The feed has stopped: begin with the next source, or show that there is none."""
        self._stopped.set()
        opening, self._next = self._next, None
        self.opening = opening
        if opening is None:
            self.window.end()
            self.window.sources.show(None)
            return
        self._recent.set_profile(opening.profile)
        if opening.remember:
            self._recent.add(opening.remember)
            self._show_recent()
        self.window.begin(opening.source.name, opening.topics)
        self.window.status_strip.show_unverified(unverified=is_unverified(opening.kafka or {}))
        self.window.sources.show(opening)
        self.window.session_desk.expect(opening.session)
        self.feed.start(
            opening.source,
            opening.topics,
            opening.timeout_ms,
            memory_limit=self._preferred(opening.memory_limit),
            index=opening.index,
            launched=opening.engine,
        )
        self.window.arrival.expect(opening.link)

    def _preferred(self, limit: int | None) -> int:
        """The memory limit that was said, else the preferred one."""
        return self.window.preferences.store.current.memory_limit if limit is None else limit

    def open_file(self, name: str) -> None:
        """Read a record file or an export; of a session file first what is beside its records."""
        if is_archive(Path(name)):
            self._sessions.read(name)
        else:
            self._read_file(name, DEFAULT_TOPICS)

    def _open_session(self, name: str, session: Session) -> None:
        self._read_file(name, session.role_topics(), session)

    def _read_file(self, name: str, topics: Mapping[Role, str], session: Session | None = None) -> None:
        registry = self._registry_for_files
        source = RemoteSource(partial(make_file_source, name, registry=registry))
        remember = "" if is_passing(name) else str(Path(name).absolute())
        opening = Opening(source, topics, remember=remember, session=session, file=name, registry=registry)
        self.open(opening)

    @property
    def _registry_for_files(self) -> Settings:
        """The settings of the one that was chosen, else of the one that the open source has."""
        if self._registry is not None:
            return self._registry
        return {} if self.opening is None else self.opening.registry_settings

    def _ask_registry(self) -> None:
        self.connecting.ask_registry(str(self._registry_for_files.get(REGISTRY_URL, "")))

    def _use_registry(self, registry: Settings) -> None:
        """Decode files by that schema registry, the open one too."""
        self._registry = registry
        if self.opening is not None and self.opening.file is not None:
            self._repeat(replace(self.opening, registry=registry), self.window.arrival.here())

    def _open_recent(self, name: str) -> None:
        if Path(name).is_absolute():
            self.open_file(name)
        else:
            self._open_kafka({"bootstrap.servers": name}, DEFAULT_TOPICS, remember=name)

    def _open_again(self, with_older: bool, link: MatchLink | None) -> None:
        """Read the open source once more."""
        if self.opening is None:
            return
        now_ms = time.time_ns() // 1_000_000  # noqa: TID251 - for the load window that is asked of Kafka
        window = older(self.opening.window, now_ms) if with_older else self.opening.window
        self._repeat(self.opening, link, window)

    def _repeat(self, opening: Opening, link: MatchLink | None, window: LoadWindow | None = None) -> None:
        try:
            self.open(opening.again(window, link))
        except SourceError as error:
            self.window.show_note(said(str(error)))

    def _show_recent(self) -> None:
        self.window.set_recent(self._recent.names())

    def _forget_recent(self) -> None:
        self._recent.forget()
        self._show_recent()

    def _open_kafka(self, settings: Mapping[str, Any], topics: Mapping[Role, str], remember: str) -> None:
        source = RemoteSource(partial(make_kafka_source, settings, topics))
        self.open(Opening(source, topics, remember=remember, kafka=settings))

    def _disconnect(self) -> None:
        self._next = None
        self._stopped.clear()
        self.feed.stop()

    def _ask_connection(self) -> None:
        self.connecting.ask(None if self.opening is None else self.opening.profile)

    def _check_topics(self) -> None:
        opening = self.opening
        if opening is None or opening.kafka is None:
            self.window.topics_page.show_failure(tr(NO_TOPICS))
        else:
            self._topic_check.start(partial(check_topics, dict(opening.kafka), dict(opening.topics)))

    def _verify(self, place: str) -> None:
        is_file = place and "://" not in place
        self._verified_against = str(Path(place).expanduser().absolute()) if is_file else place
        self.feed.verify(self._verified_against or None)

    def _tell_verified(self, report: Report) -> None:
        """Show it, and offer again a place that could be read."""
        if report.against is not None:
            self._recent_places.add(self._verified_against)
            self.window.verify_page.place.set_recent(self._recent_places.names())
        self.window.verify_page.show_report(report)

    def _export(self, path: str, match_ids: list[str] | None, form: Form) -> None:
        self.feed.export(Path(path), match_ids, form)

    def _tell_exported(self, path: str, matches: int) -> None:
        if self.window.drags.is_dragged(path):
            self.window.drags.take_written(path)
            return
        self.window.show_note(
            tr("{matches} {value} written to {path}.").format(
                matches=matches, value=tr("match") if matches == 1 else tr("matches"), path=path
            )
        )
