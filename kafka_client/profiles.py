"""The connection profiles that are remembered: the file, and profiles for other computers.

Apart from `kafka_client.profile`, for pydantic takes a sixth of a second to load, and a window that is given
an address starts without it.
"""

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from kafka_client.profile import Profile, ProfileError

APP_NAME = "orchestra-replay"
FILE_NAME = "profiles.json"


def profiles_path() -> Path:
    """Where the profiles are kept."""
    return platformdirs.user_config_path(APP_NAME, appauthor=False) / FILE_NAME


def list_profiles(path: Path | None = None) -> list[Profile]:
    """All profiles, by name. Raises `ProfileError` when the file is damaged."""
    return [profile for _, profile in sorted(_read(path or profiles_path()).items())]


def load_profile(name: str, path: Path | None = None) -> Profile:
    """The profile of that name. Raises `ProfileError`."""
    profiles = _read(path or profiles_path())
    try:
        return profiles[name]
    except KeyError:
        others = ", ".join(sorted(profiles))
        raise ProfileError(
            f"There is no profile {name}; "
            + (f"there are: {others}." if profiles else "none has been saved yet.")
        ) from None


def save_profile(profile: Profile, path: Path | None = None) -> None:
    """Add the profile, in place of one of the same name. Raises `ProfileError`."""
    path = path or profiles_path()
    _write(path, {**_read(path), profile.name: profile})


def rename_profile(profile: Profile, previous: str, path: Path | None = None) -> None:
    """Have the profile in place of the one called ``previous``. Raises `ProfileError` if a name is taken."""
    path = path or profiles_path()
    others = {name: each for name, each in _read(path).items() if name != previous}
    if profile.name in others:
        raise ProfileError(f"There is a profile {profile.name} already; choose another name.")
    _write(path, {**others, profile.name: profile})


def import_profiles(content: bytes) -> list[Profile]:
    """The profiles that a file holds, as `export_profiles` writes it. Raises `ProfileError`."""
    try:
        return _File.model_validate_json(content).profiles
    except ValidationError as error:
        reason = _first_fault(error)
    except ProfileError as error:
        reason = str(error).rstrip(".")
    raise ProfileError(f"The file holds no profiles that can be used ({reason}); export them anew.")


def export_profiles(profiles: Iterable[Profile]) -> bytes:
    """The profiles for another computer. No secret is among them: they hold none."""
    stored = _File(profiles=list(profiles))
    return (json.dumps(stored.model_dump(), ensure_ascii=False, indent=2) + "\n").encode()


def delete_profile(name: str, path: Path | None = None) -> None:
    """Remove the profile. Raises `ProfileError`."""
    path = path or profiles_path()
    load_profile(name, path)
    _write(path, {key: profile for key, profile in _read(path).items() if key != name})


class _File(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(extra="forbid")

    profiles: list[Profile] = []


def _read(path: Path) -> dict[str, Profile]:
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ProfileError(f"The profiles in {path} cannot be read: {error.strerror}.") from None
    try:
        stored = _File.model_validate_json(text)
    except ValidationError as error:
        raise _damaged(path, _first_fault(error)) from None
    except ProfileError as error:  # a profile that nobody could have saved
        raise _damaged(path, str(error).rstrip(".")) from None
    return {profile.name: profile for profile in stored.profiles}


def _damaged(path: Path, reason: str) -> ProfileError:
    return ProfileError(f"The profiles in {path} are damaged ({reason}); correct the file or move it away.")


def _write(path: Path, profiles: Mapping[str, Profile]) -> None:
    """Write the file as a whole: to a temporary one beside it, then renamed."""
    content = export_profiles(profiles[name] for name in sorted(profiles))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise ProfileError(f"The profiles could not be written to {path}: {error.strerror}.") from None


def _first_fault(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
