"""Secrets in the system's keyring."""

from collections.abc import Iterator

import pytest

from kafka_client.keyrings import forget_secret, has_keyring, keep_secret, kept_secret, kept_secrets
from kafka_client.profile import Profile, ProfileError
from tests.keyrings import MemoryKeyring, ReadableKeyring, using

NAME = "sasl.password"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    made = MemoryKeyring()
    with using(made):
        yield made


def test_a_secret_is_kept_under_its_profile_and_property(ring: MemoryKeyring) -> None:
    assert has_keyring()
    keep_secret("prod", NAME, "hunter2")
    keep_secret("dev", NAME, "hunter3")
    assert ring.entries == {
        ("orchestra-replay", "prod/sasl.password"): "hunter2",
        ("orchestra-replay", "dev/sasl.password"): "hunter3",
    }
    assert kept_secret("prod", NAME) == "hunter2"
    forget_secret("prod", NAME)
    forget_secret("prod", NAME)  # it is gone already
    with pytest.raises(ProfileError, match=r"holds no sasl\.password of the profile prod; type it anew"):
        kept_secret("prod", NAME)
    assert kept_secret("dev", NAME) == "hunter3"


def test_only_those_secrets_are_read_that_the_profile_keeps_there(ring: MemoryKeyring) -> None:
    secrets = {NAME: "keyring", "ssl.key.password": "ask"}
    profile = Profile.of("prod", "a:1", secrets=secrets)  # type: ignore[arg-type]
    keep_secret("prod", NAME, "hunter2")
    assert kept_secrets(profile) == {NAME: "hunter2"}
    assert ring.entries


def test_a_keyring_that_is_locked_is_told_without_the_secret(ring: MemoryKeyring) -> None:
    ring.locked = True
    with pytest.raises(ProfileError, match=r"did not keep .* \(the keyring is locked\); unlock it") as raised:
        keep_secret("prod", NAME, "hunter2")
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize("backend", [None, ReadableKeyring()])
def test_without_a_keyring_that_is_safe_nothing_is_kept(backend: ReadableKeyring | None) -> None:
    with using(backend):
        assert not has_keyring()
        with pytest.raises(ProfileError, match="There is no keyring here that keeps secrets safely"):
            keep_secret("prod", NAME, "hunter2")
    assert backend is None or not backend.entries
