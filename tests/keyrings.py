"""A keyring in memory, and one that writes readable files, as far as the program can see."""

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked


class MemoryKeyring(KeyringBackend):
    """Keeps secrets until it is gone; while it is ``locked`` it refuses."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # published so
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.entries[service, username]

    def _check(self) -> None:
        if self.locked:
            raise KeyringLocked("the keyring is locked")


class ReadableKeyring(MemoryKeyring):
    """Stands for backends that write secrets into files: their library does not recommend them."""

    priority = 0.5


@contextmanager
def using(backend: KeyringBackend | None) -> Iterator[None]:
    """Have the system's keyring be this one, or none."""
    before = keyring.get_keyring()
    none = fail.Keyring()  # type: ignore[no-untyped-call]  # published so
    keyring.set_keyring(none if backend is None else backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)
