"""Bytes as a table of sixteen in a row: only the rows in sight are ever written."""

from enum import IntEnum

from PySide6.QtCore import QObject

from app.qt.text_table import TextTable
from app.qt.texts import translatable

BYTES_PER_ROW = 16


class Column(IntEnum):
    """What a row shows."""

    OFFSET = 0
    BYTES = 1
    TEXT = 2


class HexModel(TextTable):
    """Offset, bytes, and those of them that are printable ASCII."""

    HEADINGS = (translatable("Offset"), translatable("Bytes"), translatable("Text"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raw = b""

    def set_bytes(self, raw: bytes) -> None:
        """Show these."""
        self.beginResetModel()
        self._raw = raw
        self.endResetModel()

    def bytes_of(self, row: int) -> bytes:
        """The bytes in a row."""
        return self._raw[row * BYTES_PER_ROW : (row + 1) * BYTES_PER_ROW]

    def line(self, row: int) -> str:
        """A row as a line of a dump: ``00000010  7b 22 6d …  {"m…``."""
        offset, hexadecimal, text = (self.text(row, column) for column in Column)
        return f"{offset}  {hexadecimal:<{3 * BYTES_PER_ROW - 1}}  {text}"

    def row_count(self) -> int:
        return -(-len(self._raw) // BYTES_PER_ROW)

    def text(self, row: int, column: int) -> str:
        part = self.bytes_of(row)
        match column:
            case Column.OFFSET:
                return f"{row * BYTES_PER_ROW:08x}"
            case Column.BYTES:
                return part.hex(" ")
            case _:
                return "".join(chr(byte) if 32 <= byte < 127 else "·" for byte in part)

    def tooltip(self, row: int, column: int) -> str:
        return ""
