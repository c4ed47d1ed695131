"""Where saved indexes lie: a folder that only the user can read, with one SQLite file for each."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import msgspec
import platformdirs

from app.core.saved_index.packing import digest
from kafka_client.events import Role

APP_NAME = "orchestra-replay"
SUFFIX = ".sqlite"
_BESIDE = ("", "-wal", "-shm")
"""SQLite's write-ahead log and its index lie beside the file while it is open."""


class Identity(msgspec.Struct, frozen=True, rename="camel"):
    """What an index is of: a Kafka by its addresses, (role label, name) of the topics, and the time-out (ms).

    Not by the id of the cluster, which is known only when Kafka answers: the list is to be there before.
    """

    address: str
    topics: tuple[tuple[str, str], ...]
    timeout_ms: float

    @classmethod
    def of(cls, address: str, topics: Mapping[Role, str], timeout_ms: float) -> Self:
        """The identity; the order of addresses and topics makes no difference."""
        addresses = ",".join(sorted(address.split(",")))
        return cls(addresses, tuple(sorted((role.label, name) for role, name in topics.items())), timeout_ms)

    @property
    def file_name(self) -> str:
        """The name of its file: a checksum, as addresses and topics may hold almost anything."""
        return digest(msgspec.msgpack.encode(self)).hex() + SUFFIX


def default_folder() -> Path:
    """The folder in the user's cache: what lies there can be rebuilt."""
    return platformdirs.user_cache_path(APP_NAME) / "index"


def create_file(path: Path) -> None:
    """Make an empty file that only the user can read, and its folder. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def remove_file(path: Path) -> None:
    """Delete an index. Raises OSError."""
    for beside in _BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)


def index_paths(folder: Path) -> list[Path]:
    """The files of all indexes, by name. Raises OSError."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def size_on_disk(path: Path) -> int:
    """Bytes of the index and of what lies beside it."""
    files = (path.with_name(path.name + beside) for beside in _BESIDE)
    return sum(file.stat().st_size for file in files if file.exists())
