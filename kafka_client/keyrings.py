"""Secrets in the system's keyring: the only place where they are kept. All of it may wait for the user."""

from typing import Any

from kafka_client.profile import Profile, ProfileError

SERVICE = "orchestra-replay"
"""What the keyring calls us; the entries are named PROFILE/PROPERTY."""
NO_KEYRING = "There is no keyring here that keeps secrets safely, so they are asked for each time."
_SAFE = 1
"""The least priority of a backend that its library recommends; those that write files readably have less."""


def has_keyring() -> bool:
    """Whether there is a keyring that keeps secrets safely."""
    return _backend() is not None


def keep_secret(profile: str, name: str, secret: str) -> None:
    """Keep a profile's secret. Raises `ProfileError`."""
    _use("keep", profile, name, lambda backend, entry: backend.set_password(SERVICE, entry, secret))


def kept_secret(profile: str, name: str) -> str:
    """A profile's secret. Raises `ProfileError` where it is not there."""
    found = _use("give", profile, name, lambda backend, entry: backend.get_password(SERVICE, entry))
    if not found:
        raise ProfileError(
            f"The keyring holds no {name} of the profile {profile}; type it anew in the profile."
        )
    return str(found)


def kept_secrets(profile: Profile) -> dict[str, str]:
    """The secrets of a profile that are in the keyring. Raises `ProfileError`."""
    return {name: kept_secret(profile.name, name) for name in profile.secrets_in("keyring")}


def forget_secret(profile: str, name: str) -> None:
    """Remove a profile's secret, if it is there. Raises `ProfileError`."""
    _use("remove", profile, name, _delete)


def _delete(backend: Any, entry: str) -> None:
    if backend.get_password(SERVICE, entry) is not None:
        backend.delete_password(SERVICE, entry)


def _use(what: str, profile: str, name: str, act: Any) -> Any:
    from keyring.errors import KeyringError  # noqa: PLC0415 - see `_backend`

    backend = _backend()
    if backend is None:
        raise ProfileError(f"{NO_KEYRING} The {name} of {profile} was neither kept nor found.")
    try:
        return act(backend, f"{profile}/{name}")
    except (KeyringError, OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split()).rstrip(".") or type(error).__name__
        raise ProfileError(
            f"The keyring did not {what} the {name} of {profile} ({reason}); unlock it and try again."
        ) from None


def _backend() -> Any:
    """The keyring; None where there is none that keeps secrets safely."""
    import keyring  # noqa: PLC0415 - slow: it looks for all backends that there are
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415
    from keyring.errors import InitError, NoKeyringError  # noqa: PLC0415

    try:
        chosen = keyring.get_keyring()
        candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
        return next((each for each in candidates if each.priority >= _SAFE), None)
    except (ImportError, InitError, NoKeyringError, RuntimeError):
        return None
