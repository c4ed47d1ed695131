"""Which keys mean which command."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.qt.key_map import SETTING, KeyMap, KeyMapError, canonical
from widgets.actions import COMMANDS, default_keys

TITLES = {command.name: command.title for command in COMMANDS}
NAMES = [command.name for command in COMMANDS]
KEYS = [
    "<",
    "Shift+,",
    ",",
    "Ctrl+G",
    "G",
    "?",
    "Shift+/",
    "F5",
    "Ctrl+Shift+;",
    "Ctrl+:",
    "Space",
    "Alt+Left",
]


class Memory:
    """Settings that are kept in this process."""

    def __init__(self, stored: object = None) -> None:
        self.stored = {} if stored is None else {SETTING: stored}

    def value(self, name: str, default: object) -> object:
        return self.stored.get(name, default)

    def setValue(self, name: str, value: object) -> None:
        self.stored[name] = value


def made(settings: object = None) -> KeyMap:
    return KeyMap(default_keys(), TITLES, settings or Memory())  # type: ignore[arg-type]


def owners(keys: KeyMap) -> list[str]:
    """All keys of all commands, spelled one way."""
    return [canonical(key) for name in NAMES for key in {*map(canonical, keys.keys(name))}]


@pytest.mark.parametrize(
    ("one", "other"), [("<", "Shift+,"), ("Shift+<", "<"), ("?", "Shift+/"), ("Ctrl+:", "Ctrl+Shift+;")]
)
def test_spellings_of_one_key_are_one_key(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


def test_keys_that_differ_in_shift_are_two_keys() -> None:
    assert canonical("E") != canonical("Shift+E")
    assert canonical(",") != canonical("<")


def test_a_key_that_means_another_command_is_refused_with_its_name_and_nothing_changes() -> None:
    keys = made()
    before = {name: keys.keys(name) for name in NAMES}
    with pytest.raises(KeyMapError, match="Ctrl\\+G already means “Go to event”"):
        keys.assign("connect", ["Ctrl+G"])
    with pytest.raises(KeyMapError, match="already means “Slower”"):
        keys.assign("connect", ["Shift+<"])
    assert {name: keys.keys(name) for name in NAMES} == before


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Escape", "Return", "Up", "PgDown", "Shift+Delete"])
def test_keys_that_move_in_tables_and_dialogs_are_refused(key: str) -> None:
    with pytest.raises(KeyMapError, match="choose another key"):
        made().assign("about", [key])


@pytest.mark.parametrize("key", ["", "nonsense", "Ctrl+K, Ctrl+C"])
def test_what_is_not_one_key_is_refused(key: str) -> None:
    with pytest.raises(KeyMapError, match="press one key"):
        made().assign("about", [key])


def test_a_key_that_was_taken_away_is_free(qtbot: QtBot) -> None:
    keys = made()
    with qtbot.waitSignal(keys.changed):
        keys.assign("go_to", [])
    keys.assign("connect", ["Ctrl+G", "Ctrl+K"])
    assert keys.owner("Ctrl+G") == "connect"
    assert keys.text("go_to") == ""
    assert keys.text("connect") == "Ctrl+G"


def test_a_command_is_reset_unless_another_has_its_key_by_now() -> None:
    keys = made()
    keys.assign("go_to", ["Ctrl+Alt+G"])
    assert keys.is_custom("go_to")
    keys.reset("go_to")
    assert (keys.is_custom("go_to"), keys.keys("go_to")) == (False, ("Ctrl+G",))
    keys.assign("go_to", [])
    keys.assign("connect", ["Ctrl+G"])
    with pytest.raises(KeyMapError, match="already means “Connect to Kafka”"):
        keys.reset("go_to")
    keys.reset_all()
    assert {name: keys.keys(name) for name in NAMES} == default_keys()


def test_keys_are_remembered(tmp_path: Path) -> None:
    path = str(tmp_path / "window.ini")
    first = QSettings(path, QSettings.Format.IniFormat)
    made(first).assign("go_to", ["Ctrl+Alt+G", ";"])
    first.sync()
    again = made(QSettings(path, QSettings.Format.IniFormat))
    assert again.keys("go_to") == ("Ctrl+Alt+G", ";")


@pytest.mark.parametrize(
    "stored", ["", "{", "[1]", '{"go_to": 5}', 7, '{"nobody": ["F9"]}', '{"go_to": ["zzz"]}']
)
def test_settings_that_are_damaged_change_nothing_else(stored: object) -> None:
    keys = made(Memory(stored))
    assert keys.keys("connect") == ("Ctrl+K",)


def test_a_new_default_gives_way_to_a_key_that_the_user_chose() -> None:
    keys = made(Memory('{"about": ["Ctrl+G"]}'))
    assert (keys.owner("Ctrl+G"), keys.keys("go_to")) == ("about", ())


@given(
    stored=st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(KEYS), max_size=2), max_size=6),
    changes=st.lists(
        st.tuples(st.sampled_from(NAMES), st.lists(st.sampled_from(KEYS), max_size=2)), max_size=6
    ),
)
def test_no_customised_map_has_a_key_that_means_two_commands(
    stored: dict[str, list[str]], changes: list[tuple[str, list[str]]]
) -> None:
    import msgspec

    keys = made(Memory(msgspec.json.encode(stored).decode()))
    for name, wanted in changes:
        try:
            keys.assign(name, wanted)
        except KeyMapError:
            continue
        finally:
            assert len(owners(keys)) == len(set(owners(keys)))
