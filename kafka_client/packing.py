"""Records packed: MessagePack, in blocks that are compressed with Zstandard.

Who reads many records packs them once, in a process of its own. Who keeps them then keeps the blocks as they
come, and unpacks what is looked at.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import overload

import msgspec
import zstandard

from kafka_client.decoding import match_of
from kafka_client.records import Record

BLOCK_BYTES = 128 * 1024
COMPRESSION_LEVEL = 1


class Block(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Some records in a row. ``ends`` is an array of unsigned ints: where each of them ends."""

    data: bytes
    ends: bytes


class Run(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """So many records in a row are of this partition; ``time`` is the record time of the last."""

    topic: str
    partition: int
    count: int
    time: int | None


class Packed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Records in blocks, and what one must know of each to keep it.

    ``offsets`` is an array of 64-bit ints. A match is None where the record is no event, or one of no match.
    """

    blocks: list[Block]
    runs: list[Run]
    offsets: bytes
    matches: list[str | None]


class PackedRecords(Sequence[Record]):
    """Packed records as a sequence: each time that some are asked for they are unpacked."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed

    def __len__(self) -> int:
        return len(self.packed.matches)

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> list[Record]: ...
    def __getitem__(self, place: int | slice) -> Record | list[Record]:
        if isinstance(place, slice):
            rows = range(len(self))[place]
            found = dict(self._from(min(rows))) if rows else {}
            return [found[row] for row in rows]
        return next(record for _, record in self._from(range(len(self))[place]))

    def __iter__(self) -> Iterator[Record]:
        return (record for _, record in self._from(0))

    def _from(self, row: int) -> Iterator[tuple[int, Record]]:
        """The records from this one on, with their places."""
        first = 0
        for block in self.packed.blocks:
            after = first + len(block.ends) // array("I").itemsize
            if row < after:
                yield from islice(enumerate(_unpacked(block), first), max(0, row - first), None)
            first = after


def pack(records: Sequence[Record]) -> Packed | None:
    """Pack the records; None where MessagePack cannot hold one, whose header's name is not UTF-8."""
    encode_into = msgspec.msgpack.Encoder().encode_into
    compress = zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress
    blocks: list[Block] = []
    open_, ends = bytearray(), array("I")
    try:
        for record in records:
            encode_into(record, open_, -1)
            ends.append(len(open_))
            if len(open_) >= BLOCK_BYTES:
                blocks.append(Block(compress(open_), ends.tobytes()))
                open_, ends = bytearray(), array("I")
    except UnicodeEncodeError:
        return None
    if ends:
        blocks.append(Block(compress(open_), ends.tobytes()))
    runs = [_run(list(same)) for _, same in groupby(records, _place)]
    offsets = array("q", [record.offset for record in records])
    return Packed(blocks, runs, offsets.tobytes(), [match_of(record) for record in records])


def _unpacked(block: Block) -> Iterable[Record]:
    decode = msgspec.msgpack.Decoder(Record).decode
    text, start = zstandard.ZstdDecompressor().decompress(block.data), 0
    for end in array("I", block.ends):
        yield decode(text[start:end])
        start = end


def _run(records: Sequence[Record]) -> Run:
    last = records[-1]
    return Run(last.topic, last.partition, len(records), last.timestamp)


def _place(record: Record) -> tuple[str, int]:
    return (record.topic, record.partition)
