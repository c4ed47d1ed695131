"""Records in the order of arrival, packed and compressed: a million of them take a fraction of their bytes.

A record is MessagePack; what fills a block is compressed with Zstandard. Events of a match lie near each
other, and the blocks that were used last stay unpacked, so that reading match after match unpacks each block
about once.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import zstandard

from kafka_client.packing import BLOCK_BYTES, COMPRESSION_LEVEL, Packed
from kafka_client.records import Record

UNPACKED_BYTES = 16 * 1024 * 1024
"""How many bytes of unpacked blocks are kept for the next reads."""


class RecordStore:
    """An append-only list of records. Not thread-safe."""

    def __init__(self) -> None:
        self._encode_into = msgspec.msgpack.Encoder().encode_into
        self._decode = msgspec.msgpack.Decoder(Record).decode
        self._compress = zstandard.ZstdCompressor(level=COMPRESSION_LEVEL).compress
        self._decompress = zstandard.ZstdDecompressor().decompress
        self._blocks: list[bytes] = []
        self._open = bytearray()
        self._unpacked: dict[int, bytes] = {}
        self._unpacked_bytes = 0
        self._block_of = array("I")
        self._starts = array("I")
        self._ends = array("I")
        self._unpackable: dict[int, Record] = {}

    def __len__(self) -> int:
        return len(self._starts)

    def append(self, record: Record) -> int:
        """Keep the record; returns its row, from 0."""
        row, start = len(self._starts), len(self._open)
        try:
            self._encode_into(record, self._open, -1)
        except UnicodeEncodeError:  # a header's name is not UTF-8
            del self._open[start:]
            self._unpackable[row] = record
        self._block_of.append(len(self._blocks))
        self._starts.append(start)
        self._ends.append(len(self._open))
        if len(self._open) >= BLOCK_BYTES:
            self._close_block()
        return row

    def adopt(self, packed: Packed) -> int:
        """Keep packed records as they are; returns the row of the first."""
        if self._open:
            self._close_block()
        first = len(self._starts)
        for block in packed.blocks:
            ends = array("I", block.ends)
            self._block_of.extend(array("I", [len(self._blocks)]) * len(ends))
            self._starts.append(0)
            self._starts.extend(ends[:-1])
            self._ends.extend(ends)
            self._blocks.append(block.data)
        return first

    def _close_block(self) -> None:
        self._blocks.append(self._compress(self._open))
        self._open = bytearray()

    def records(self, rows: Sequence[int]) -> list[Record]:
        """The records of these rows. Raises IndexError."""
        decode, unpackable = self._decode, self._unpackable
        return [
            decode(packed) if packed else unpackable[row]
            for row, packed in zip(rows, self._slices(rows), strict=True)
        ]

    def packed(self, rows: Sequence[int]) -> list[msgspec.Raw] | None:
        """The records of these rows as MessagePack, None where it cannot hold one. Raises IndexError."""
        found = list(self._slices(rows))
        return [*map(msgspec.Raw, found)] if all(found) else None

    def _slices(self, rows: Iterable[int]) -> Iterator[bytes]:
        """The records as MessagePack; nothing for one that it cannot hold."""
        block_of, starts, ends = self._block_of, self._starts, self._ends
        current, block = -1, b""
        for row in rows:
            number = block_of[row]
            if number != current:
                current, block = number, self._block(number)
            yield block[starts[row] : ends[row]]

    def _block(self, number: int) -> bytes:
        if number == len(self._blocks):
            return bytes(self._open)
        block = self._unpacked.pop(number, None)
        if block is None:
            block = self._decompress(self._blocks[number])
            self._unpacked_bytes += len(block)
        self._unpacked[number] = block
        while self._unpacked_bytes > UNPACKED_BYTES and len(self._unpacked) > 1:
            oldest = next(iter(self._unpacked))
            self._unpacked_bytes -= len(self._unpacked.pop(oldest))
        return block
