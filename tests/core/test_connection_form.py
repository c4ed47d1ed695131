"""The security of a connection as choices and as librdkafka's properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.connection_draft import Draft, Keeping, Secret
from app.core.connection_form import (
    ALL_FIELDS,
    Kind,
    Security,
    SecurityChoice,
    Value,
    fields_of,
    join,
    may_be_unencrypted,
    sends_password_openly,
    split,
)
from kafka_client.settings import is_unverified

SCRAM: dict[str, Value] = {
    "security.protocol": "SASL_SSL",
    "sasl.mechanisms": "scram-sha-512",
    "sasl.username": "viewer",
    "ssl.ca.location": "/ca.pem",
    "fetch.wait.max.ms": 20,
}
KERBEROS: dict[str, Value] = {
    "security.protocol": "sasl_ssl",
    "sasl.mechanism": "GSSAPI",
    "sasl.kerberos.service.name": "kafka",
}


@pytest.mark.parametrize(
    ("properties", "kind", "encrypted"),
    [
        ({}, Security.PLAINTEXT, False),
        ({"security.protocol": "PLAINTEXT"}, Security.PLAINTEXT, False),
        ({"security.protocol": "ssl"}, Security.TLS, True),
        (SCRAM, Security.SCRAM_512, True),
        ({"security.protocol": "sasl_plaintext", "sasl.mechanism": "PLAIN"}, Security.PLAIN, False),
        (
            {
                "security.protocol": "sasl_ssl",
                "sasl.mechanism": "OAUTHBEARER",
                "sasl.oauthbearer.method": "oidc",
            },
            Security.OIDC,
            True,
        ),
        (
            {"security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER", "aws.region": "eu-west-1"},
            Security.MSK_IAM,
            True,
        ),
        (KERBEROS, Security.OTHER, True),
        ({"security.protocol": "sasl_ssl", "sasl.mechanism": "OAUTHBEARER"}, Security.OTHER, True),
    ],
)
def test_the_kind_of_security_is_read_from_properties(
    properties: dict[str, Value], kind: Security, encrypted: bool
) -> None:
    choice, _ = split(properties)
    assert (choice.kind, choice.encrypted) == (kind, encrypted)


def test_what_has_a_field_goes_there_and_the_rest_stays_a_property() -> None:
    choice, rest = split(SCRAM)
    assert choice.values == {"sasl.username": "viewer", "ssl.ca.location": "/ca.pem"}
    assert rest == {"fetch.wait.max.ms": 20}
    assert join(choice, rest) == {
        "security.protocol": "sasl_ssl",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.username": "viewer",
        "ssl.ca.location": "/ca.pem",
        "fetch.wait.max.ms": 20,
    }


def test_security_that_has_no_form_stays_as_its_properties_say() -> None:
    choice, rest = split(KERBEROS)
    assert rest == KERBEROS
    assert join(choice, rest) == KERBEROS


@st.composite
def choices(draw: st.DrawFn) -> SecurityChoice:
    kind = draw(st.sampled_from([each for each in Security if each is not Security.OTHER]))
    always = kind in (Security.TLS, Security.MSK_IAM)
    encrypted = draw(st.booleans()) if may_be_unencrypted(kind) else always
    readable = [each for each in fields_of(kind, encrypted=encrypted) if each.kind is not Kind.SECRET]
    text = st.text("abc/.", min_size=1, max_size=5)
    values = {each.name: draw(text) for each in readable if each.name == "aws.region" or draw(st.booleans())}
    return SecurityChoice(kind, encrypted, draw(st.booleans()) or not encrypted, values)


@given(choices())
def test_a_choice_survives_being_written_as_properties(choice: SecurityChoice) -> None:
    others: dict[str, Value] = {"client.id": "me"}
    properties = join(choice, others)
    assert split(properties) == (choice, others)
    assert is_unverified(properties) == (not choice.verified)


@pytest.mark.parametrize(
    ("properties", "unverified"),
    [
        ({}, False),
        ({"enable.ssl.certificate.verification": False}, False),
        ({"security.protocol": "ssl"}, False),
        ({"security.protocol": "ssl", "enable.ssl.certificate.verification": "false"}, True),
        ({"security.protocol": "sasl_ssl", "enable.ssl.certificate.verification": False}, True),
        ({"security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "none"}, True),
    ],
)
def test_tls_without_verification_is_noticed(properties: dict[str, Value], unverified: bool) -> None:
    assert is_unverified(properties) is unverified


def test_a_password_without_encryption_is_noticed_where_it_can_be_read() -> None:
    assert sends_password_openly(SecurityChoice(Security.PLAIN))
    assert not sends_password_openly(SecurityChoice(Security.PLAIN, encrypted=True))
    assert not sends_password_openly(SecurityChoice(Security.SCRAM_512))  # sends a proof, not the password


def test_every_secret_with_a_field_is_shown_to_nobody() -> None:
    from kafka_client.settings import is_secret

    for field in ALL_FIELDS:
        assert is_secret(field.name) == (field.kind is Kind.SECRET)


SECRETS = {
    "sasl.password": Secret(Keeping.KEYRING),
    "ssl.key.password": Secret(Keeping.ASK),
    "sasl.oauthbearer.client.secret": Secret(Keeping.KEYRING, typed="canary"),
}


def test_a_copy_takes_only_the_secrets_that_are_not_kept_for_the_other() -> None:
    copy = Draft("prod", secrets=SECRETS).copied("prod copy")
    assert list(copy.secrets) == ["ssl.key.password", "sasl.oauthbearer.client.secret"]


def test_only_a_secret_that_is_kept_nowhere_is_asked_for() -> None:
    assert Draft(secrets=SECRETS).to_ask == ("ssl.key.password",)
    assert Draft(secrets={"sasl.password": Secret(Keeping.ASK, typed="now")}).to_ask == ()


def test_what_was_typed_is_in_no_representation() -> None:
    assert "canary" not in repr(Draft(secrets=SECRETS))
