"""Which keys mean which command: the defaults, and what the user made of them, which is remembered."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from PySide6.QtCore import QKeyCombination, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence

SETTING = "keys/custom"

_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
"""On a US keyboard these are typed with Shift; Qt then takes "<" and "Shift+," for the same key."""

_FOR_WIDGETS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Delete,
    }
)
"""Without Ctrl, Alt or Meta these belong to the table, field or dialog that has the focus."""

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class KeyMapError(Exception):
    """A key cannot be given to a command; the message says why and what to do."""


class KeyMap(QObject):
    """Command name → its keys in Qt's portable text, such as ``Ctrl+G``; no key means two commands.

    Commands are given with their defaults, whose keys must not clash, and the words they are called by.
    """

    changed = Signal()
    stored = Signal()
    """The settings hold other keys now: what else was made from them can `reload`."""

    def __init__(
        self,
        defaults: Mapping[str, Sequence[str]],
        titles: Mapping[str, str],
        settings: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._defaults = {name: tuple(map(portable, keys)) for name, keys in defaults.items()}
        self._titles = titles
        self._settings = settings
        self._custom = _distinct(_stored(settings), defaults)
        self._keys = self._resolved()

    def keys(self, name: str) -> tuple[str, ...]:
        """The command's keys, the one to show first. Raises KeyError."""
        return self._keys[name]

    def text(self, name: str) -> str:
        """The command's first key as the platform writes it, empty when it has none. Raises KeyError."""
        return ", ".join(map(native, self.keys(name)[:1]))

    def is_custom(self, name: str) -> bool:
        """Whether the command has other keys than by default."""
        return self.keys(name) != self._defaults[name]

    def owner(self, key: str) -> str | None:
        """The command that a key means, however it is written; None when it is free."""
        wanted = canonical(key)
        return next((name for name, keys in self._keys.items() if wanted in map(canonical, keys)), None)

    def assign(self, name: str, keys: Sequence[str]) -> None:
        """Give a command these keys and no others. Raises KeyMapError, and then nothing changes."""
        for key in keys:
            self._check(name, key)
        self._custom[name] = tuple(map(portable, keys))
        self._settle()

    def _check(self, name: str, key: str) -> None:
        combinations = _combinations(key)
        if len(combinations) != 1 or not portable(key):
            raise KeyMapError(
                self.tr("That is no single key or combination; press one key, with or without modifiers.")
            )
        if _belongs_to_widgets(combinations[0]):
            raise KeyMapError(
                self.tr("{native} moves within tables, fields and dialogs; choose another key.").format(
                    native=native(key)
                )
            )
        owner = self.owner(key)
        if owner not in (None, name):
            title = self._titles[owner or ""]
            raise KeyMapError(
                self.tr(
                    "{native} already means “{title}”; choose another key, or take it away there first."
                ).format(native=native(key), title=title)
            )

    def reset(self, name: str) -> None:
        """Give a command its default keys again. Raises KeyMapError while another command has one of them."""
        for key in self._defaults[name]:
            self._check(name, key)
        self._custom.pop(name, None)
        self._settle()

    def reset_all(self) -> None:
        """Give all commands their default keys again."""
        self._custom.clear()
        self._settle()

    def _settle(self) -> None:
        self._custom = {name: keys for name, keys in self._custom.items() if keys != self._defaults[name]}
        self._keys = self._resolved()
        self._settings.setValue(SETTING, msgspec.json.encode(self._custom).decode())
        self.changed.emit()
        self.stored.emit()

    def reload(self) -> None:
        """Take the keys that the settings hold now."""
        self._custom = _distinct(_stored(self._settings), self._defaults)
        self._keys = self._resolved()
        self.changed.emit()

    def _resolved(self) -> dict[str, tuple[str, ...]]:
        """The user's keys, and of the defaults those that they leave free."""
        taken = {canonical(key) for keys in self._custom.values() for key in keys}
        return {
            name: self._custom[name]
            if name in self._custom
            else tuple(key for key in keys if canonical(key) not in taken)
            for name, keys in self._defaults.items()
        }


def portable(key: str) -> str:
    """The key as it is stored; empty when Qt knows no such key."""
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """The key as the platform writes it."""
    return QKeySequence.fromString(key).toString(QKeySequence.SequenceFormat.NativeText)


def canonical(key: str) -> str:
    """One text for all spellings of a key: ``<`` and ``Shift+<`` are ``Shift+,``."""
    return ", ".join(map(_canonical, _combinations(key)))


def _combinations(key: str) -> list[QKeyCombination]:
    sequence = QKeySequence.fromString(key)
    # PySide's stubs do not know that a sequence can be indexed.
    return [sequence[place] for place in range(sequence.count())]  # type: ignore[index]


def _canonical(combination: QKeyCombination) -> str:
    key, modifiers = combination.key(), combination.keyboardModifiers()
    base = _SHIFTED.get(QKeySequence(key).toString())
    if base is not None:
        key, modifiers = Qt.Key(ord(base)), modifiers | Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def _belongs_to_widgets(combination: QKeyCombination) -> bool:
    return combination.key() in _FOR_WIDGETS and not combination.keyboardModifiers() & _MODIFIERS


def _stored(settings: QSettings) -> dict[str, tuple[str, ...]]:
    """What the settings hold; what cannot be read counts as nothing."""
    try:
        return msgspec.json.decode(str(settings.value(SETTING, "{}")), type=dict[str, tuple[str, ...]])
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return {}


def _distinct(stored: Mapping[str, Sequence[str]], known: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of what was stored, the keys that are keys, each for the first command that has it."""
    taken: set[str] = set()
    found: dict[str, tuple[str, ...]] = {}
    for name in known:
        if name in stored:
            usable = [portable(key) for key in stored[name] if portable(key)]
            found[name] = tuple(key for key in usable if canonical(key) not in taken)
            taken.update(map(canonical, found[name]))
    return found
