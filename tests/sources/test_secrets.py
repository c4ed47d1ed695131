"""A secret reaches the library and the broker, and no log, message, dump, saved file or argument."""

import logging
import os
import pickle
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cli.options import Origin
from app.core.session_file import Session
from app.opening import Opening
from kafka_client.clients import SecretlessLogger
from kafka_client.consumer import KafkaSource
from kafka_client.events import DEFAULT_TOPICS
from kafka_client.faults import without_secrets
from kafka_client.probe import probe
from kafka_client.remote import RemoteSource
from kafka_client.settings import Settings, is_secret, secrets_of
from kafka_client.source import EVERYTHING

SECRET = "hunter2-canary"
SASL: Settings = {
    "bootstrap.servers": "127.0.0.1:1",
    "security.protocol": "sasl_plaintext",
    "sasl.mechanism": "PLAIN",
    "sasl.username": "me",
    "sasl.password": SECRET,
}
NAMES = (
    "sasl.password",
    "sasl.oauthbearer.client.secret",
    "sasl.oauthbearer.config",
    "sasl.oauthbearer.assertion.private.key.passphrase",
    "ssl.key.password",
    "ssl.key.pem",
    "ssl.keystore.password",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_property_that_holds_a_secret_is_known_as_one(name: str) -> None:
    assert is_secret(name)
    assert secrets_of({name: SECRET}) == [SECRET]


@given(st.text(), st.text(min_size=1))
def test_a_sentence_never_holds_a_secret_that_was_quoted(text: str, secret: str) -> None:
    cleaned = without_secrets(f"{text} {secret} {text}", [secret])
    assert secret not in cleaned.replace("***", "") or secret in "***"


def test_what_the_library_logs_of_a_secret_is_blotted_out(caplog: pytest.LogCaptureFixture) -> None:
    SecretlessLogger([SECRET]).log(logging.ERROR, "%s: %s", "FAIL", f"refused {SECRET}")
    assert caplog.messages == ["FAIL: refused ***"]


@pytest.mark.parametrize("settings", [SASL, {**SASL, "debug": "all"}])
def test_neither_the_steps_of_a_test_nor_the_log_of_everything_holds_the_secret(
    settings: Settings, caplog: pytest.LogCaptureFixture, embedded_broker: str
) -> None:
    caplog.set_level(logging.DEBUG)
    steps = list(probe({**settings, "bootstrap.servers": embedded_broker}, patience=0.5))
    assert steps
    assert SECRET not in repr(steps) + caplog.text


def test_reading_with_a_secret_tells_and_logs_none(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    source = KafkaSource({**SASL, "debug": "security,broker,conf"}, DEFAULT_TOPICS)
    told = []
    for batch in source.batches():
        told.append(repr(batch))
        if batch.status.problem:
            source.cancel()
    assert "No Kafka can be reached" in told[-1]
    assert caplog.records
    assert SECRET not in "".join(told) + caplog.text


def test_what_is_printed_of_an_origin_or_an_opening_holds_no_secret() -> None:
    registry: Settings = {"schema.registry.basic.auth.user.info": f"me:{SECRET}"}
    source = KafkaSource(SASL)
    origin = Origin(DEFAULT_TOPICS, EVERYTHING, settings=SASL, registry=registry)
    opening = Opening(source, DEFAULT_TOPICS, kafka=SASL, registry=registry)
    assert SECRET not in repr(origin) + repr(opening) + repr(source)


def test_a_session_has_no_place_for_settings() -> None:
    assert not [name for name in Session.__struct_fields__ if "setting" in name or "propert" in name]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
def test_the_secret_crosses_to_the_reading_process_unseen_by_others() -> None:
    source = RemoteSource(partial(KafkaSource, SASL, DEFAULT_TOPICS))
    assert SECRET.encode() in pickle.dumps(source)  # it does cross: by a pipe
    reading = threading.Thread(target=lambda: list(source.batches()))
    reading.start()
    seen: set[int] = set()
    try:
        while not seen:
            for child in _children():
                shown = _shown(child)
                if b"spawn_main" in shown:
                    seen.add(child)
                assert SECRET.encode() not in shown
    finally:
        source.cancel()
        reading.join()


def _children() -> Iterator[int]:
    """Every process below this one."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            if parent == os.getpid():
                yield int(entry.name)


def _shown(process: int) -> bytes:
    """What others may see of a process: its arguments; and its environment, which its own user may see."""
    try:
        folder = Path(f"/proc/{process}")
        return (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
    except OSError:
        return b""
