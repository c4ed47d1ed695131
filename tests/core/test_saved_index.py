"""The saved index: what is kept, and what it does when the file is not what it should be."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.core.history import History
from app.core.saved_index import tables
from app.core.saved_index.files import Identity, default_folder
from app.core.saved_index.index import SavedIndex, SavedIndexError, open_index
from app.core.saved_index.listing import clear_indexes, list_indexes
from app.core.saved_index.packing import digest
from app.core.summary import MatchRow
from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.records import Record
from kafka_client.window import PartitionId
from tests.core.generated_logs import logs
from tests.logs import Log

CLUSTER = "cluster-1"
IDENTITY = Identity.of("b:9092,a:9092", DEFAULT_TOPICS, 60_000)
Match = tuple[MatchRow, list[Record]]


@contextmanager
def opened(folder: Path, identity: Identity = IDENTITY) -> Iterator[SavedIndex]:
    """An index that is closed in the end."""
    index = open_index(identity, folder)
    try:
        yield index
    finally:
        index.close()


def matches_of(history: History) -> list[Match]:
    """Every match's row and records, by start."""
    return [(row, [event.record for event in history.events(row.summary.match_id)]) for row in history.rows()]


def others_of(history: History) -> list[Record]:
    """The records that belong to no match."""
    return [each.record for each in history.undecodable] + [each.record for each in history.loose]


def last_of(records: Iterable[Record]) -> dict[PartitionId, Record]:
    """The record of each partition with the largest offset."""
    return {
        (record.topic, record.partition): record for record in sorted(records, key=lambda each: each.offset)
    }


def save(index: SavedIndex, log: Log) -> bool:
    """Save all of the log."""
    history = log.history()
    return index.save(matches_of(history), others_of(history), last_of(log.records), CLUSTER)


def content(index: SavedIndex) -> tuple[list[Match], list[Record], dict[PartitionId, Record]]:
    """All that an index held when it was opened."""
    found = index.found
    matches = [(row, index.records(row.summary.match_id)) for row in found.rows]
    return matches, found.others, found.last_records


def expected(log: Log) -> tuple[list[Match], list[Record], dict[PartitionId, Record]]:
    """What `content` gives after `save`."""
    history = log.history()
    return matches_of(history), others_of(history), last_of(log.records)


@pytest.fixture
def log() -> Log:
    """Two matches, a record that is no event, and one that belongs to no match."""
    log = Log("a").started().round(1, "Why?").response("A", 1, "Because.").raw(b"garbage")
    log.match("b").started(humans="B").round(1, "How?").response("B", 1, "Slowly.")
    log.match_id = None
    return log.event("robot.released", {}, Role.ROBOT_EVENTS, robot="poet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the test's indexes lie; it does not exist yet."""
    return tmp_path / "cache" / "index"


@settings(max_examples=50)
@given(log=logs())
def test_what_is_saved_is_found_again(tmp_path_factory: pytest.TempPathFactory, log: Log) -> None:
    folder = tmp_path_factory.mktemp("index")
    with opened(folder) as index:
        assert save(index, log)
    with opened(folder) as index:
        assert content(index) == expected(log)
        assert msgspec.json.encode(index.found.rows) == msgspec.json.encode(log.history().rows())
        assert index.notice == ""


def test_a_new_index_is_empty_and_says_nothing(folder: Path) -> None:
    with opened(folder) as index:
        assert content(index) == ([], [], {})
        assert index.notice == ""


def test_later_saves_bring_only_what_changed(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        before = log.history()
        log.match("b").vote("A", "B").match("c").started()
        news = [match for match in matches_of(log.history()) if match[0].summary.match_id != "a"]
        changed_partition = {log.last.position[:2]: log.last}
        assert index.save(news, [], changed_partition, CLUSTER)
        log.match("b").vote("B", "A").raw(None)
        history = log.history()
        (match_b,) = (match for match in matches_of(history) if match[0].summary.match_id == "b")
        assert index.save([match_b], [log.last], last_of(log.records), CLUSTER)
    with opened(folder) as index:
        matches, others, last = content(index)
    assert matches == matches_of(history)
    assert others == [*others_of(before), log.last]
    assert last == last_of(log.records)


def test_records_of_no_match_that_are_saved_twice_are_found_once(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        save(index, log)
    with opened(folder) as index:
        assert index.found.others == others_of(log.history())


@pytest.mark.parametrize(
    "other",
    [
        Identity.of("c:9092", DEFAULT_TOPICS, 60_000),
        Identity.of("a:9092,b:9092", {**DEFAULT_TOPICS, Role.ROBOT_EVENTS: "robots"}, 60_000),
        Identity.of("a:9092,b:9092", DEFAULT_TOPICS, 30_000),
    ],
)
def test_another_address_topic_or_time_out_has_an_index_of_its_own(
    folder: Path, log: Log, other: Identity
) -> None:
    with opened(folder) as index:
        save(index, log)
    with opened(folder, other) as index:
        assert content(index) == ([], [], {})
    with opened(folder) as index:
        assert content(index) == expected(log)


def test_the_index_of_another_address_under_this_name_is_thrown_away(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
    other = Identity.of("c:9092", DEFAULT_TOPICS, 60_000)
    (folder / IDENTITY.file_name).rename(folder / other.file_name)
    with opened(folder, other) as index:
        assert content(index) == ([], [], {})
        assert "damaged" in index.notice


@pytest.mark.parametrize("version", [0, tables.FORMAT + 1])
def test_another_format_is_told_and_begun_anew(folder: Path, log: Log, version: int) -> None:
    with opened(folder) as index:
        save(index, log)
    connection = sqlite3.connect(folder / IDENTITY.file_name)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with opened(folder) as index:
        assert content(index) == ([], [], {})
        assert "another version" in index.notice
        assert save(index, log)
    with opened(folder) as index:
        assert content(index) == expected(log)
        assert index.notice == ""


def test_what_other_rules_rebuilt_is_told_and_begun_anew(
    folder: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as index:
        save(index, log)
    monkeypatch.setattr(tables, "rules_version", lambda: b"other rules")
    with opened(folder) as index:
        assert content(index) == ([], [], {})
        assert "another version" in index.notice


def test_discarding_leaves_nothing_behind(folder: Path, log: Log) -> None:
    index = open_index(IDENTITY, folder)
    save(index, log)
    index.discard()
    assert list(folder.iterdir()) == []
    with opened(folder) as begun:
        assert content(begun) == ([], [], {})


def test_the_order_of_addresses_and_topics_makes_no_difference() -> None:
    topics = dict(reversed(list(DEFAULT_TOPICS.items())))
    assert Identity.of("a:9092,b:9092", topics, 60_000) == IDENTITY


def test_the_cluster_that_was_read_is_known_again(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        assert index.found.cluster_id == ""
        save(index, log)
    with opened(folder) as index:
        assert index.found.cluster_id == CLUSTER


def test_what_another_cluster_gave_is_not_mixed_in(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        assert not index.save([], [], last_of(log.records), "cluster-2")
    with opened(folder) as index:
        assert content(index) == expected(log)


# Several at once.


def test_two_that_read_the_same_both_save(folder: Path, log: Log) -> None:
    with opened(folder) as first, opened(folder) as second:
        assert save(first, log)
        assert save(second, log)
        log.match("b").vote("A", "B")
        assert save(first, log)
    with opened(folder) as index:
        assert content(index) == expected(log)


def test_one_that_read_less_leaves_what_is_saved_until_it_has_read_as_far(folder: Path, log: Log) -> None:
    behind = Log("a").started()
    with opened(folder) as first, opened(folder) as second:
        assert save(first, log)
        assert not save(second, behind)
        assert save(second, log)
    with opened(folder) as index:
        assert content(index) == expected(log)


def test_one_that_read_another_log_to_the_same_offsets_does_not_save(folder: Path, log: Log) -> None:
    other = Log("a").started().round(1, "Why?").response("A", 1, "Other.").raw(b"garbage")
    other.match("b").started(humans="B").round(1, "How?").response("B", 1, "Quickly.")
    other.match_id = None
    other.event("robot.released", {}, Role.ROBOT_EVENTS, robot="poet")
    assert {position: each.offset for position, each in last_of(other.records).items()} == {
        position: each.offset for position, each in last_of(log.records).items()
    }
    with opened(folder) as first, opened(folder) as second:
        assert save(first, log)
        assert not save(second, other)


def test_one_whose_index_was_begun_anew_by_another_does_not_mix_with_it(folder: Path, log: Log) -> None:
    with opened(folder) as old:
        save(old, log)
        connection = sqlite3.connect(folder / IDENTITY.file_name)
        meta = msgspec.structs.replace(tables.read_meta(connection), lineage=b"another", last_records=b"")
        packed = msgspec.msgpack.encode(meta)
        connection.execute("UPDATE meta SET packed = ?, digest = ?", (packed, digest(packed)))
        connection.commit()
        connection.close()
        assert not save(old, log)
        with pytest.raises(SavedIndexError):
            old.records("a")


def test_one_that_writes_does_not_hold_up_those_that_read(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        held: list[object] = []

        def changed() -> Iterator[Match]:
            with opened(folder) as reader:
                held.append(content(reader))
            held.append(index.records("a"))
            yield from ()

        assert index.save(changed(), [], {}, CLUSTER)
    assert held == [expected(log), expected(log)[0][0][1]]


def test_a_save_while_another_program_writes_is_put_off(
    folder: Path, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "BUSY_SECONDS", 0.01)
    with opened(folder) as index:
        writing = sqlite3.connect(folder / IDENTITY.file_name, isolation_level=None)
        writing.execute("BEGIN IMMEDIATE")
        assert not save(index, log)
        writing.close()
        assert save(index, log)


def test_saving_in_another_thread_while_matches_are_read(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        saving = threading.Thread(target=save, args=(index, log))
        saving.start()
        while saving.is_alive():
            assert index.records("a") == expected(log)[0][0][1]
        saving.join()
    with opened(folder) as again:
        assert content(again) == expected(log)


def test_what_another_program_has_added_since_is_left_for_kafka_to_tell(folder: Path, log: Log) -> None:
    with opened(folder) as first:
        save(first, log)
    before = expected(log)[0][0][1]
    with opened(folder) as second, opened(folder) as first:
        save(first, log.match("a").vote("A", "B"))
        assert second.records("a") == before
        assert first.records("a") == [*before, log.last]


# What can go wrong.

_KILLED = """
import sys
from pathlib import Path
from tests.core.test_saved_index import CLUSTER, IDENTITY, Log, matches_of
from app.core.saved_index.index import open_index

log = Log("a").started().match("b").started().match("c").started()
def changed():
    yield from matches_of(log.history())
    print("in the middle", flush=True)
    sys.stdin.read()

open_index(IDENTITY, Path(sys.argv[1])).save(changed(), [], {}, CLUSTER)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")
def test_a_kill_in_the_middle_of_a_save_leaves_what_was_there_before(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"in the middle\n"
        child.send_signal(signal.SIGKILL)
    with opened(folder) as index:
        assert content(index) == expected(log)
        assert index.notice == ""


_FULL = """
import resource, sys
from pathlib import Path
from random import Random
from tests.core.test_saved_index import CLUSTER, IDENTITY, Log, others_of
from app.core.saved_index.index import SavedIndexError, open_index

index = open_index(IDENTITY, Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
try:
    index.save([], others_of(Log().raw(Random(1).randbytes(1_000_000)).history()), {}, CLUSTER)
except SavedIndexError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files on Windows")
def test_a_disk_that_is_full_is_told_and_leaves_what_was_there_before(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
    ran = subprocess.run(
        [sys.executable, "-c", _FULL, folder], capture_output=True, text=True, check=True, timeout=30
    )
    assert "cannot be saved" in ran.stdout
    assert "the next start reads it from Kafka" in ran.stdout
    with opened(folder) as index:
        assert content(index) == expected(log)


def test_an_error_while_matches_are_made_saves_nothing(folder: Path, log: Log) -> None:
    def changed() -> Iterator[tuple[MatchRow, Sequence[Record]]]:
        yield from matches_of(Log("z").started().history())
        raise SavedIndexError("It cannot be read.")

    with opened(folder) as index:
        save(index, log)
        with pytest.raises(SavedIndexError, match="It cannot be read"):
            index.save(changed(), [], last_of(log.records), CLUSTER)
        assert save(index, log)
    with opened(folder) as index:
        assert content(index) == expected(log)


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SavedIndexError, match=r"Nothing can be saved in .*each start reads everything"):
        open_index(IDENTITY, tmp_path / "file")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SavedIndexError, match="Nothing can be saved in"):
        open_index(IDENTITY, tmp_path / "index")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_user_can_read_what_is_saved(folder: Path, log: Log) -> None:
    folder.mkdir(parents=True, mode=0o755)
    with opened(folder) as index:
        save(index, log)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_file_that_is_something_else_is_begun_anew(folder: Path, log: Log) -> None:
    folder.mkdir(parents=True)
    (folder / IDENTITY.file_name).write_bytes(b"something else" * 1000)
    with opened(folder) as index:
        assert "damaged" in index.notice
        assert save(index, log)
    with opened(folder) as index:
        assert content(index) == expected(log)


def _damage(sound: bytes, kind: str, place: int, mask: int) -> bytes:
    match kind:
        case "flip":
            return sound[:place] + bytes([sound[place] ^ mask]) + sound[place + 1 :]
        case "truncate":
            return sound[:place]
        case _:
            return sound[:place] + bytes(len(sound[place : place + mask])) + sound[place + mask :]


@example(("flip", 3916, 128))  # in the text of the schema, which an error quotes
@example(("flip", 65532, 1))  # in SQLite's index of the ids
@given(st.tuples(st.sampled_from(["flip", "truncate", "zeros"]), st.integers(0, 2**16), st.integers(1, 255)))
def test_a_damaged_file_never_gives_wrong_matches(
    tmp_path_factory: pytest.TempPathFactory, damage: tuple[str, int, int]
) -> None:
    kind, place, mask = damage
    log = Log("a").started().round(1, "Why?").response("A", 1, "Because.").raw(b"garbage" * 50)
    log.match("b").started(humans="B").round(1, "How?").response("B", 1, "Slowly.")
    folder = tmp_path_factory.mktemp("index")
    with opened(folder) as index:
        save(index, log)
    path = folder / IDENTITY.file_name
    sound = path.read_bytes()
    path.write_bytes(_damage(sound, kind, place % len(sound), mask))
    right = expected(log)
    with opened(folder) as index:
        assert content(index) in (right, ([], [], {}))
        more = log.match("b").vote("A", "B")
        try:
            saved = save(index, more)
        except SavedIndexError:
            saved = False
    with opened(folder) as index:
        if saved and not index.notice:
            assert content(index) == expected(more)


# All indexes.


def test_indexes_are_listed_and_cleared(folder: Path, log: Log) -> None:
    assert list_indexes(folder) == []
    with opened(folder) as index:
        save(index, log)
    (folder / "damaged.sqlite").write_bytes(b"damaged")
    listed = {each.path.name: each for each in list_indexes(folder)}
    assert listed[IDENTITY.file_name].identity == IDENTITY
    assert listed[IDENTITY.file_name].matches == 2
    assert listed[IDENTITY.file_name].size == (folder / IDENTITY.file_name).stat().st_size
    assert listed["damaged.sqlite"].identity is None
    assert clear_indexes(folder) == 2
    assert list(folder.iterdir()) == []


def test_an_index_that_is_cleared_while_it_is_open_harms_nobody(folder: Path, log: Log) -> None:
    with opened(folder) as index:
        save(index, log)
        clear_indexes(folder)
        assert index.records("a") == expected(log)[0][0][1]
        with opened(folder) as begun:
            assert content(begun) == ([], [], {})
            assert save(begun, log)
    with opened(folder) as begun:
        assert content(begun) == expected(log)


def test_indexes_lie_in_the_users_cache() -> None:
    assert default_folder().is_relative_to(Path(os.environ["XDG_CACHE_HOME"]))
