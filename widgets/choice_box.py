"""A box that offers words, or all of them."""

from bisect import bisect_left

from PySide6.QtWidgets import QComboBox, QWidget

from widgets.icons import Colour, icon

MOST = 2000
"""So many words are offered; nobody looks through more."""


class ChoiceBox(QComboBox):
    """One of several words, or all. Words can come while it is in use; they stand by group, then by name."""

    def __init__(
        self, name: str, length: int, parent: QWidget | None = None, *, labelled: bool = False
    ) -> None:
        """``length`` is the number of characters that the box has room for.

        While all words are chosen it says of what, unless it is ``labelled``.
        """
        super().__init__(parent)
        self._order: list[tuple[int, str]] = []
        self._words: set[str] = set()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(length)
        self.addItem(self.tr("all") if labelled else self.tr("{name}: all").format(name=name))

    @property
    def choice(self) -> str | None:
        """The chosen word, None for all."""
        word = self.currentData()
        return word if isinstance(word, str) else None

    @property
    def chosen_text(self) -> str:
        """The chosen word as it is shown, empty for all."""
        return self.currentText() if self.currentIndex() > 0 else ""

    @property
    def words(self) -> list[str]:
        """The words on offer, from top to bottom."""
        return [word for _, word in self._order]

    def add(
        self, word: str, *, text: str = "", icon_name: str = "", colour: Colour = "muted", group: int = 0
    ) -> None:
        """Offer a word, shown as ``text``, unless it is on offer already, or `MOST` are."""
        if word in self._words or len(self._words) >= MOST:
            return
        self._insert(word, text, icon_name, colour, group)

    def _insert(self, word: str, text: str, icon_name: str, colour: Colour, group: int) -> None:
        self._words.add(word)
        place = bisect_left(self._order, (group, word))
        self._order.insert(place, (group, word))
        self.insertItem(place + 1, text or word, word)
        if icon_name:
            self.setItemIcon(place + 1, icon(icon_name, colour))

    def choose(self, word: str | None) -> None:
        """Choose a word, which is put on offer if need be; None chooses all."""
        if word is None:
            self.setCurrentIndex(0)
        else:
            if word not in self._words:
                self._insert(word, "", "", "muted", 0)
            self.setCurrentIndex(self.findData(word))
