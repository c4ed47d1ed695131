"""The pages on which one writes what a connection is: the cluster, what to read of it, further properties."""

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app.core.connection_draft import Draft, Secret
from app.core.connection_form import OF_REGISTRY, Value, join, sends_password_openly, split
from app.qt import tooltips
from app.qt.connection_book import ConnectionBook
from app.qt.connection_words import LABELS
from app.qt.texts import tr, translatable
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.settings import is_unverified
from kafka_client.source import LoadWindow
from widgets.form_fields import LineField, add_row, form
from widgets.property_table import PropertyTable
from widgets.registry_form import RegistryForm
from widgets.security_form import SecurityForm
from widgets.span_choice import SpanChoice
from widgets.theme import UNIT

ADDRESS_HINT = translatable("One or more HOST:PORT, separated by commas.")
NAME_HINT = translatable("Optional. The connection is kept under it.")
NO_ADDRESS = translatable("Give the address of a broker, such as localhost:9092.")
WRONG_TOPIC = translatable("Use up to 249 letters, digits, dots, underscores and hyphens.")
INDEX_TIP = translatable(
    "The next start reads only what is new. It needs a name, everything to be loaded, and no schema registry."
)
UNVERIFIED = translatable(
    "TLS without verification: whoever answers at the address can read what you send, password and all. "
    "Name the broker's CA certificates instead."
)
OPENLY = translatable("Without TLS everyone on the way to the broker can read the password.")
_TOPIC_NAME = re.compile(r"(?!\.{1,2}\Z)[A-Za-z0-9._-]{1,249}")
"""What Kafka takes for a topic's name."""


class ConnectionPages(QTabWidget):
    """Shows a draft, and gives what has become of it. A mistake is told beside its field."""

    edited = Signal()
    """The user has changed something that belongs to the connection."""

    def __init__(self, book: ConnectionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.name = LineField(self.tr("Name"), tr(NAME_HINT))
        self.address = LineField(self.tr("Address"), tr(ADDRESS_HINT))
        self.address.line.setPlaceholderText("localhost:9092")
        self.security = SecurityForm()
        self.topics = {
            role: LineField(self.tr("Topic of the {label}").format(label=role.label)) for role in Role
        }
        self.span = SpanChoice()
        self.registry = RegistryForm(book.rules.mistake)
        self.index_box = QCheckBox(self.tr("Keep what is read on this computer"))
        self.index_box.setToolTip(tooltips.plain(tr(INDEX_TIP)))
        self.properties = PropertyTable(book.rules)
        self.cluster_page = self._cluster_page()
        self.reading_page = self._reading_page()
        self.properties_page = _padded(self.properties)
        self.addTab(self.cluster_page, self.tr("&Cluster"))
        self.addTab(self.reading_page, self.tr("What to &read"))
        self.addTab(self.properties_page, self.tr("&Properties"))
        self._connect()
        self.show_draft(Draft())

    def _cluster_page(self) -> QWidget:
        page = QWidget()
        lines = form()
        add_row(lines, self.tr("&Name"), self.name)
        add_row(lines, self.tr("&Address"), self.address)
        column = QVBoxLayout(page)
        column.setContentsMargins(UNIT // 2, 2 * UNIT, UNIT, 0)
        column.setSpacing(UNIT + UNIT // 2)
        column.addLayout(lines)
        column.addWidget(self.security)
        column.addStretch(1)
        return _scrolled(page)

    def _reading_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(UNIT // 2, 2 * UNIT, UNIT, 0)
        column.setSpacing(UNIT + UNIT // 2)
        topics = form()
        for role, field in self.topics.items():
            add_row(topics, role.label, field)
        column.addWidget(_heading(self.tr("Topics")))
        column.addLayout(topics)
        column.addSpacing(UNIT)
        column.addWidget(_heading(self.tr("Load")))
        column.addWidget(self.span)
        column.addSpacing(UNIT)
        column.addWidget(self.index_box)
        column.addSpacing(UNIT)
        column.addWidget(_heading(self.tr("Schema registry")))
        column.addWidget(self.registry)
        column.addStretch(1)
        return _scrolled(page)

    def _connect(self) -> None:
        for field in (self.name, self.address, *self.topics.values()):
            field.edited.connect(self.edited)
        self.security.edited.connect(self._share_fields)
        self.security.edited.connect(self.edited)
        self.registry.edited.connect(self.edited)
        self.properties.edited.connect(self.edited)
        self.index_box.clicked.connect(self.edited)

    def show_draft(self, draft: Draft) -> None:
        """Show a connection."""
        self.name.set_text(draft.name)
        self.address.set_text(draft.bootstrap)
        for role, field in self.topics.items():
            field.set_text(draft.topics.get(role, DEFAULT_TOPICS[role]))
        choice, rest = split(draft.properties)
        shown = {field.name for field in choice.fields}
        own = {name: secret for name, secret in draft.secrets.items() if name in shown}
        self.security.show_choice(choice, own)
        self.registry.show_registry(rest, draft.secrets)
        fielded = self._fielded()
        others = {name: value for name, value in rest.items() if name not in fielded}
        secrets = {name: secret for name, secret in draft.secrets.items() if name not in fielded}
        self.properties.show_properties(others, secrets, fielded)
        self.index_box.setChecked(draft.saved_index)

    def _fielded(self) -> Mapping[str, str]:
        """The properties that have a field now, with the words beside it."""
        on_cluster = self.tr("“{label}” on the page Cluster")
        on_reading = self.tr("“{label}” on the page What to read")
        places = [(field, on_cluster) for field in self.security.shown]
        places += [(field, on_reading) for field in OF_REGISTRY]
        return {field.name: place.format(label=tr(LABELS[field.name])) for field, place in places}

    def _share_fields(self) -> None:
        self.properties.model.set_fielded(self._fielded())

    @property
    def draft(self) -> Draft:
        """What has become of it, right or wrong."""
        others: dict[str, Value] = dict(self.properties.model.properties())
        secrets: dict[str, Secret] = {
            **self.properties.model.secrets(),
            **self.security.secrets,
            **self.registry.secrets,
        }
        return Draft(
            name=self.name.text,
            bootstrap=self.address.text,
            topics={role: field.text for role, field in self.topics.items()},
            properties=join(self.security.choice, {**self.registry.properties, **others}),
            secrets=secrets,
            saved_index=self.index_box.isChecked(),
        )

    @property
    def warning(self) -> str:
        """What is dangerous in it, as a sentence; empty when nothing is."""
        if is_unverified(self.draft.properties):
            return tr(UNVERIFIED)
        return tr(OPENLY) if sends_password_openly(self.security.choice) else ""

    def set_keyring(self, *, works: bool) -> None:
        """Whether secrets can be kept in a keyring."""
        self.security.set_keyring(works=works)
        self.registry.set_keyring(works=works)
        self.properties.set_keyring(works=works)

    def checked_draft(self) -> Draft | None:
        """The connection; None where something is wrong, to which the user is led."""
        checks = (
            (self.cluster_page, self._check_address),
            (self.cluster_page, self.security.check),
            (self.reading_page, self._check_topics),
            (self.reading_page, self.registry.check),
            (self.properties_page, self.properties.check),
        )
        for page, check in checks:
            wrong = check()
            if wrong is not None:
                self._lead_to(page, wrong)
                return None
        return self.draft

    def checked_window(self) -> LoadWindow | None:
        """The part to load; None where it cannot be, to which the user is led."""
        window = self.span.window_
        if window is None:
            self._lead_to(self.reading_page, self.span)
        return window

    def refuse_name(self, sentence: str) -> None:
        """Say why the connection cannot be called so."""
        self.name.show_mistake(sentence)
        self._lead_to(self.cluster_page, self.name)

    def rename(self) -> None:
        """Have the user write another name."""
        self._lead_to(self.cluster_page, self.name)

    def _lead_to(self, page: QWidget, field: QWidget) -> None:
        self.setCurrentWidget(page)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, LineField):
            field.line.selectAll()

    def _check_address(self) -> QWidget | None:
        if not self.address.text:
            self.address.show_mistake(tr(NO_ADDRESS))
            return self.address
        try:
            self.address.set_text(self._book.parse_address(self.address.text))
        except self._book.refusal as refusal:
            self.address.show_mistake(str(refusal))
            return self.address
        return None

    def _check_topics(self) -> QWidget | None:
        wrong = [field for field in self.topics.values() if not _TOPIC_NAME.fullmatch(field.text)]
        for field in wrong:
            field.show_mistake(tr(WRONG_TOPIC))
        return wrong[0] if wrong else None


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("kind", "heading")
    return label


def _padded(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(UNIT // 2, 2 * UNIT, UNIT, 0)
    column.addWidget(widget)
    return page


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
