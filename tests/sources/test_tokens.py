"""Signing in to Amazon MSK with IAM: the real signer, which needs no network, and the renewal of tokens."""

import base64
import configparser
import secrets
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from confluent_kafka.admin import AclOperation  # type: ignore[attr-defined]

from kafka_client.consumer import KafkaSource
from kafka_client.events import Role
from kafka_client.probe import probe
from kafka_client.source import Phase
from kafka_client.tokens import MskTokens, TokenError, tokens_of
from tests.kafka_listeners import Listeners
from tests.sources.conftest import Read
from tests.sources.kafka import allow, produce, set_password
from tests.sources.reading import numbered
from tests.tokens import unsigned_token

REGION = "eu-west-1"
ID, KEY = "AKIDEXAMPLE", "wJalrXUtnFEMI/hunter2"
SIGNER = "aws_msk_iam_sasl_signer.MSKAuthTokenProvider"


@pytest.fixture(autouse=True)
def _no_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credentials of whoever runs the tests, and no network to look for some."""
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)


def signed_for(token: str) -> dict[str, list[str]]:
    """What a token, which is a signed URL, says."""
    url = urlsplit(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode())
    assert url.hostname == f"kafka.{REGION}.amazonaws.com"
    return parse_qs(url.query)


@pytest.mark.usefixtures("_credentials")
def test_a_token_is_signed_for_the_region_and_expires_in_seconds() -> None:
    tokens = tokens_of({"aws.region": REGION})
    assert tokens is not None
    token, expiry = tokens("")
    said = signed_for(token)
    assert said["Action"] == ["kafka-cluster:Connect"]
    assert said["X-Amz-Credential"][0].startswith(f"{ID}/")
    assert said["X-Amz-Expires"] == ["900"]
    assert expiry == pytest.approx(time.time() + 900, abs=30)
    assert KEY not in token
    assert tokens.fault == ""


def test_without_a_region_there_are_no_tokens() -> None:
    assert tokens_of({"sasl.mechanism": "PLAIN"}) is None


def write_profile(name: str, **values: str) -> None:
    """Give AWS's library a profile, in the home of the test."""
    file = configparser.ConfigParser()
    file[name] = values
    folder = Path.home() / ".aws"
    folder.mkdir()
    with (folder / "credentials").open("w") as stream:
        file.write(stream)


def test_the_credentials_of_a_profile_are_used_and_found_when_they_are_renewed() -> None:
    tokens = MskTokens(REGION, "game")
    with pytest.raises(TokenError, match="AWS knows no profile game here"):
        tokens.token()
    assert tokens.fault.startswith("AWS knows no profile game")
    write_profile("game", aws_access_key_id="AKIDGAME", aws_secret_access_key=KEY)
    token, _ = tokens.token()
    assert signed_for(token)["X-Amz-Credential"][0].startswith("AKIDGAME/")
    assert tokens.fault == ""


@pytest.mark.usefixtures("_credentials")
def test_a_role_is_assumed_with_the_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    class Security:
        def assume_role(self, **wanted: str) -> dict[str, Any]:
            asked.update(wanted)
            given = {"AccessKeyId": "AKIDROLE", "SecretAccessKey": KEY, "SessionToken": "session"}
            return {"Credentials": given}

    monkeypatch.setattr("botocore.session.Session.create_client", lambda *_, **__: Security())
    token, _ = MskTokens(REGION, role="arn:aws:iam::1:role/viewer").token()
    assert asked == {"RoleArn": "arn:aws:iam::1:role/viewer", "RoleSessionName": "orchestra-replay"}
    said = signed_for(token)
    assert said["X-Amz-Credential"][0].startswith("AKIDROLE/")
    assert said["X-Amz-Security-Token"] == ["session"]


def refusal(tokens: MskTokens) -> str:
    with pytest.raises(TokenError) as raised:
        tokens.token()
    return str(raised.value)


def test_what_aws_refuses_becomes_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from botocore.exceptions import ClientError, UnauthorizedSSOTokenError

    assert refusal(MskTokens(REGION)).startswith("There are no AWS credentials here; sign in with `aws conf")
    assert refusal(MskTokens("Ireland")) == "Ireland is no AWS region; write it as in eu-west-1."
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ID)
    assert "AWS gives no credentials here (Partial credentials found" in refusal(MskTokens(REGION))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)

    def fail_by(error: Exception) -> None:
        def create(*_: object, **__: object) -> Any:
            raise error

        monkeypatch.setattr("botocore.session.Session.create_client", create)

    fail_by(ClientError({"Error": {"Code": "AccessDenied", "Message": "No."}}, "AssumeRole"))
    sentence = refusal(MskTokens(REGION, role="arn:aws:iam::1:role/viewer"))
    assert sentence.startswith("AWS does not let you assume the role arn:aws:iam::1:role/viewer (")
    assert "AccessDenied" in sentence
    fail_by(UnauthorizedSSOTokenError())
    assert "run `aws sso login`." in refusal(MskTokens(REGION, role="r"))


def test_without_the_signer_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aws_msk_iam_sasl_signer", None)
    assert "pip install 'orchestra-replay[msk]'" in refusal(MskTokens(REGION))


MSK = {"security.protocol": "SASL_SSL", "sasl.mechanism": "OAUTHBEARER", "aws.region": REGION}


def test_a_connection_without_credentials_says_so_and_goes_on_when_there_are_some(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kafka_client.connection._TOKEN_SECONDS", 0.05)
    reading = read(KafkaSource({"bootstrap.servers": "127.0.0.1:1", **MSK}))
    reading.until(lambda status: "There are no AWS credentials" in status.problem)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    reading.until(lambda status: "No Kafka can be reached" in status.problem)


def test_the_test_of_a_connection_tells_of_the_credentials_at_its_step(embedded_broker: str) -> None:
    checks = {each.step: each for each in probe({"bootstrap.servers": embedded_broker, **MSK})}
    assert checks["authenticated"].state == "failed"
    assert "There are no AWS credentials" in checks["authenticated"].text
    assert checks["TLS"].state == "skipped"


# The rest needs a broker that takes tokens: Apache Kafka.


class Signer:
    """Gives, in place of the signer, tokens that Apache Kafka takes, each for a few seconds."""

    def __init__(self, user: str, seconds: float) -> None:
        self.given = 0
        self._user = user
        self._seconds = seconds
        self.fault: Exception | None = None

    def __call__(self, *_: object) -> tuple[str, int]:
        if self.fault is not None:
            raise self.fault
        self.given += 1
        return unsigned_token(self._user, self._seconds), int((time.time() + self._seconds) * 1000)


@pytest.mark.fault(
    "A token expires, and is renewed; the credentials that tokens are made of expire, and are renewed"
)
@pytest.mark.usefixtures("_credentials")
def test_tokens_are_renewed_before_they_expire_also_through_idleness(
    read: Read,
    embedded_broker: str,
    listeners: Listeners,
    fresh_topics: dict[Role, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from botocore.exceptions import UnauthorizedSSOTokenError

    user = f"viewer-{secrets.token_hex(4)}"
    set_password(embedded_broker, user, user)
    topic = fresh_topics[Role.MATCH_EVENTS]
    allow(embedded_broker, user, topic, AclOperation.DESCRIBE, AclOperation.READ)
    signer = Signer(user, 4)
    monkeypatch.setattr(f"{SIGNER}.generate_auth_token_from_credentials_provider", signer)
    settings = {**listeners.token_settings(), "aws.region": REGION}
    reading = read(KafkaSource(settings, {Role.MATCH_EVENTS: topic}))
    reading.to_end()
    reading.until(lambda _: signer.given > 6)  # two clients, two lives of a token, and not a record
    assert reading.told == []
    produce(embedded_broker, numbered(topic, 1, range(5)))
    reading.live(5)
    signer.fault = UnauthorizedSSOTokenError()
    reading.until(lambda status: "aws sso login" in status.problem, 40)
    signer.fault = None
    produce(embedded_broker, numbered(topic, 1, range(5, 9)))
    reading.live(9)
    reading.until(lambda status: status.phase is Phase.LIVE and status.problem == "")
