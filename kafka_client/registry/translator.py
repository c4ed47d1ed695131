"""Decodes framed values by the schemas of a registry, which it asks on a thread of its own."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec

from kafka_client.framing import body_of, schema_id
from kafka_client.records import Record
from kafka_client.registry.reading import UnavailableError, UnknownSchemaError
from kafka_client.settings import REGISTRY_URL, Settings
from kafka_client.translation import Translation

if TYPE_CHECKING:
    from kafka_client.registry.client import FoundSchema, Registry

PATIENCE_SECONDS = 5.0
"""How long records wait for a schema."""
RETRY_SECONDS = 10.0
"""How long after it could not be asked a registry is asked again."""

JSON = "JSON"
"""The language of schemas whose values are JSON already."""

_SLICE_SECONDS = 0.05
_NOT_INSTALLED = (
    "Values that are framed for a schema registry cannot be decoded, as what reads them is not installed; "
    "install orchestra-replay[registry]."
)

Connect = Callable[[Settings], "Registry"]


def connect(settings: Settings) -> "Registry":
    """The client, loaded only where it is needed: not all have it installed. Raises `UnavailableError`."""
    try:
        client = import_module("kafka_client.registry.client")
    except ImportError:
        raise UnavailableError(_NOT_INSTALLED) from None
    registry: Registry = client.Registry(settings)
    return registry


class Translator:
    """What a registry says of records: call `needs` until it is False, then `translated`.

    ``recovered`` becomes True when the registry has answered about a schema that could not be had when
    records with it were translated.
    """

    def __init__(self, settings: Settings, connect: Connect = connect) -> None:
        self.recovered = False
        self._settings = settings
        self._connect = connect
        self._registry: Registry | None = None
        self._executor = ThreadPoolExecutor(1, "schema registry")
        self._known: dict[int, FoundSchema | UnknownSchemaError] = {}
        self._asked: dict[int, Future[FoundSchema]] = {}
        self._missed: set[int] = set()
        self._unavailable = ""
        self._retry_at = 0.0
        self._waiting_since: float | None = None

    @property
    def problem(self) -> str:
        """Why values stay undecoded, as a sentence; empty while none does."""
        return self._unavailable if self._missed else ""

    def needs(self, records: Iterable[Record]) -> bool:
        """Whether the records are to wait for schemas, which are asked for; it waits a short while itself."""
        found = (schema_id(record.value) for record in records if not _is_decoded(record))
        unknown = {each for each in found if each is not None} - self._known.keys()
        if not unknown or self._unavailable:
            return False
        for each in unknown:
            self._ask(each)
        wait(self._asked.values(), _SLICE_SECONDS)
        self.poll()
        return self._waits_for(unknown)

    def translated(self, records: Iterable[Record]) -> list[Record]:
        """The records, the framed ones with what the registry says of them."""
        return [self._translated(record) for record in records]

    def poll(self) -> None:
        """Take in what was answered, and ask again for what could not be had."""
        for each, answer in list(self._asked.items()):
            if answer.done():
                del self._asked[each]
                self._take(each, answer)
        if self._missed and not self._asked and time.monotonic() >= self._retry_at:
            self._ask(min(self._missed))

    def start_over(self) -> None:
        """The records are read again from the first on."""
        self._missed.clear()
        self.recovered = False

    def close(self) -> None:
        """Wait for no answer any more."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _ask(self, wanted: int) -> None:
        if wanted not in self._asked:
            self._asked[wanted] = self._executor.submit(self._fetch, wanted)

    def _fetch(self, wanted: int) -> "FoundSchema":
        """On the executor's thread. Raises `UnavailableError` and `UnknownSchemaError`."""
        if self._registry is None:
            self._registry = self._connect(self._settings)
        return self._registry.schema(wanted)

    def _take(self, wanted: int, answer: "Future[FoundSchema]") -> None:
        try:
            self._known[wanted] = answer.result()
        except UnknownSchemaError as error:
            self._known[wanted] = error
        except UnavailableError as error:
            self._give_up(str(error))
            return
        self._unavailable = ""
        self.recovered = self.recovered or wanted in self._missed

    def _waits_for(self, schemas: set[int]) -> bool:
        if self._unavailable or schemas <= self._known.keys():
            self._waiting_since = None
            return False
        now = time.monotonic()
        if self._waiting_since is None:
            self._waiting_since = now
        if now - self._waiting_since < PATIENCE_SECONDS:
            return True
        self._waiting_since = None
        url = self._settings.get(REGISTRY_URL)
        waited = f"{PATIENCE_SECONDS:.0f} seconds"
        self._give_up(f"The schema registry at {url} has not answered for {waited}; see if it is well.")
        return False

    def _give_up(self, why: str) -> None:
        """Go on without the registry for a while."""
        self._unavailable = why
        self._retry_at = time.monotonic() + RETRY_SECONDS

    def _translated(self, record: Record) -> Record:
        value = record.value
        wanted = schema_id(value)
        if value is None or wanted is None or _is_decoded(record):
            return record
        schema = self._known.get(wanted)
        if schema is None:
            self._missed.add(wanted)
            translation = Translation(wanted, problem=self._unavailable)
        elif isinstance(schema, UnknownSchemaError):
            translation = Translation(wanted, problem=str(schema))
        else:
            translation = _translation(wanted, schema, record.topic, body_of(value))
        return msgspec.structs.replace(record, translation=translation)


def _is_decoded(record: Record) -> bool:
    """Whether it comes from a file that says what its value was decoded to."""
    found = record.translation
    return found is not None and (found.text is not None or found.kind == JSON)


def _translation(wanted: int, schema: "FoundSchema", topic: str, body: bytes) -> Translation:
    found = Translation(wanted, schema.kind, *schema.subject_of(topic))
    if schema.read is None:
        return found
    try:
        return msgspec.structs.replace(found, text=schema.read(body))
    except Exception as error:  # noqa: BLE001 - the libraries fail in many ways at bytes of another schema
        reason = str(error).split("\n", 1)[0].rstrip(".") or type(error).__name__
        return msgspec.structs.replace(found, problem=f"it is not what schema {wanted} says ({reason})")
