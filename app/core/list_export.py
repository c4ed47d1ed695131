"""The match list as a table in a file: CSV, JSON and Parquet, with the fields of a `Summary` as columns.

CSV is that of RFC 4180: texts as they are, numbers in full, an empty cell for what is absent, and JSON where
a field holds several values. In Parquet these are lists and maps. Times are Unix ms in all three.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from app.core.summary import Summary

COLUMNS = tuple(field.encode_name for field in msgspec.structs.fields(Summary))
_PARQUET_TYPES = {
    "matchId": "VARCHAR",
    "status": "VARCHAR",
    "outcome": "VARCHAR",
    "humans": "VARCHAR[]",
    "robots": "VARCHAR[]",
    "robotTypes": "MAP(VARCHAR, VARCHAR)",
    "rounds": "BIGINT",
    "events": "BIGINT",
    "anomalies": "MAP(VARCHAR, BIGINT)",
    "startedAt": "DOUBLE",
    "completedAt": "DOUBLE",
    "duration": "DOUBLE",
}
_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_PART_BYTES = 1 << 20


def list_csv(summaries: Iterable[Summary]) -> Iterator[str]:
    """The list as CSV, a header first; one line a part."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    writer.writerow(COLUMNS)
    for summary in summaries:
        yield _taken(line)
        fields = msgspec.to_builtins(summary)
        writer.writerow([_cell(fields[name]) for name in COLUMNS])
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def _cell(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, dict | list | tuple) else value


def list_json(summaries: Iterable[Summary]) -> Iterator[bytes]:
    """The list as a JSON array of summaries, one match a part: what ``matches --json`` prints."""
    yield b"["
    for number, summary in enumerate(summaries):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(summary)
    yield b"\n]\n"


def list_parquet(summaries: Iterable[Summary]) -> Iterator[bytes]:
    """The list as the bytes of a Parquet file; it is written to a temporary folder first.

    Nothing is fetched: all that DuckDB needs is built into it.
    """
    import duckdb  # noqa: PLC0415 - it takes a fifth of a second, and few exports need it

    with TemporaryDirectory(prefix="orchestra-replay-") as folder:
        lines, table = Path(folder, "list.jsonl"), Path(folder, "list.parquet")
        with lines.open("wb") as stream:
            stream.writelines(msgspec.json.encode(summary) + b"\n" for summary in summaries)
        with duckdb.connect(config=_OFFLINE) as connection:
            connection.read_json(
                str(lines), columns=_PARQUET_TYPES, format="newline_delimited"
            ).write_parquet(str(table))
        with table.open("rb") as stream:
            while part := stream.read(_PART_BYTES):
                yield part
