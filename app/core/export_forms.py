"""The forms in which matches are exported, for the window and the command line alike."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Protocol

from app.core.export import Document, document_json, match_document, matches_json
from app.core.history import History
from app.core.list_export import list_csv, list_json, list_parquet
from app.core.summary import Summary
from kafka_client.events import Event
from kafka_client.records import to_kcat


class Form(StrEnum):
    """What is written of matches."""

    DOCUMENT = "document"
    """One match as its document (``match/1``)."""
    DOCUMENTS = "documents"
    """Matches as a list of their documents (``matches/1``)."""
    RECORDS = "records"
    """The records of the matches as kcat ``-J`` lines, in replay order."""
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"

    @property
    def suffix(self) -> str:
        """How the names of such files end."""
        return {Form.CSV: ".csv", Form.PARQUET: ".parquet", Form.RECORDS: ".jsonl"}.get(self, ".json")


class MatchReader(Protocol):
    """Where exports take matches from. The methods raise KeyError for a match that is not there."""

    @property
    def undecodable(self) -> int:
        """How many records are no events."""

    def document(self, match_id: str) -> Document:
        """A match as its document."""

    def events(self, match_id: str) -> Sequence[Event]:
        """A match's events in replay order."""

    def summary(self, match_id: str) -> Summary:
        """A match as the list has it."""


class HistoryReader:
    """Reads from a history that belongs to the same thread."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.events = history.events

    @property
    def undecodable(self) -> int:
        """How many records are no events."""
        return self._history.undecodable_count

    def document(self, match_id: str) -> Document:
        """A match as its document."""
        return match_document(self._history.state(match_id), self._history.events(match_id))

    def summary(self, match_id: str) -> Summary:
        """A match as the list has it."""
        return self._history.row(match_id).summary


def export_parts(form: Form, match_ids: Iterable[str], reader: MatchReader) -> Iterator[str | bytes]:
    """What to write of these matches, one at a time; for `Form.DOCUMENT` it is a single one."""
    match form:
        case Form.DOCUMENT:
            return (document_json(reader.document(match_id)) + "\n" for match_id in match_ids)
        case Form.DOCUMENTS:
            return matches_json((reader.document(match_id) for match_id in match_ids), reader.undecodable)
        case Form.RECORDS:
            return (to_kcat(event.record) + b"\n" for each in match_ids for event in reader.events(each))
        case Form.CSV:
            return list_csv(reader.summary(match_id) for match_id in match_ids)
        case Form.JSON:
            return list_json(reader.summary(match_id) for match_id in match_ids)
        case Form.PARQUET:
            return list_parquet(reader.summary(match_id) for match_id in match_ids)
