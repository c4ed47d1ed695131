"""What the window asks of who keeps the connections."""

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from app.core.connection_draft import Draft
from app.qt.property_model import PropertyRules
from kafka_client.checks import Check
from kafka_client.events import Role
from kafka_client.source import LoadWindow


@dataclass(frozen=True)
class ConnectionChoice:
    """A connection that can be opened. ``settings`` are librdkafka's, secrets and all.

    ``name`` is the profile, empty where it is not remembered.
    """

    name: str
    topics: Mapping[Role, str]
    window: LoadWindow
    settings: Mapping[str, Any] = field(repr=False)
    saved_index: bool = False


class ConnectionBook(Protocol):
    """The remembered connections and their secrets.

    What cannot be done raises `refusal` with a sentence. What may wait for a keyring says so.
    """

    @property
    def refusal(self) -> type[Exception]: ...

    @property
    def rules(self) -> PropertyRules:
        """What is known of properties."""
        ...

    def has_keyring(self) -> bool:
        """Whether secrets can be kept. May wait."""
        ...

    def names(self) -> list[str]:
        """The names of all connections, in order."""
        ...

    def draft(self, name: str) -> Draft:
        """A connection; its secrets are not read."""
        ...

    def save(self, draft: Draft, previous: str = "") -> None:
        """Remember it, in place of the one that was called ``previous``. May wait.

        Raises `refusal` also where another connection has its name.
        """
        ...

    def delete(self, name: str) -> None:
        """Forget it, and its secrets. May wait."""
        ...

    def exported(self, name: str) -> bytes:
        """What a file of it holds: no secrets."""
        ...

    def imported(self, content: bytes) -> list[Draft]:
        """The connections that such a file holds."""
        ...

    def parse_address(self, text: str) -> str:
        """The addresses, tidied."""
        ...

    def choice(self, draft: Draft, window: LoadWindow, asked: Mapping[str, str]) -> ConnectionChoice:
        """The connection with its secrets: those typed, those ``asked`` for, and those kept. May wait."""
        ...

    def probe(self, draft: Draft, asked: Mapping[str, str], stop: threading.Event) -> Iterator[Check]:
        """Try it. May wait at every step."""
        ...
