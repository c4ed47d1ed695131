"""Arrays that grow, for what is asked of very many matches at once."""

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

FIRST_ROOM = 1024


class GrowingArray:
    """Rows of numbers; a row is put by its index, which may be the next one."""

    def __init__(self, dtype: npt.DTypeLike, *shape: int) -> None:
        """``shape`` is that of a row."""
        self._room: npt.NDArray[Any] = np.zeros((FIRST_ROOM, *shape), dtype)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    @property
    def array(self) -> npt.NDArray[Any]:
        """The rows there are. Not a copy, and outdated when one is added."""
        return self._room[: self._size]

    def put(self, indexes: Numbers, rows: object) -> None:
        """Change rows, or add them behind the last without a gap."""
        if len(indexes):
            self._make_room(int(indexes.max()) + 1)
            self._room[indexes] = rows

    def _make_room(self, size: int) -> None:
        self._size = max(self._size, size)
        if self._size > len(self._room):
            missing = max(len(self._room), self._size - len(self._room))
            self._room = np.concatenate(
                (self._room, np.zeros((missing, *self._room.shape[1:]), self._room.dtype))
            )
