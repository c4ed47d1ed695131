"""What the parts of a connection are called on the screen, before translation."""

from collections.abc import Mapping

from app.core.connection_draft import Keeping
from app.core.connection_form import Security
from app.qt.texts import translatable
from kafka_client.settings import AWS_PROFILE, AWS_REGION, AWS_ROLE, REGISTRY_URL, REGISTRY_USER

SECURITY: Mapping[Security, str] = {
    Security.PLAINTEXT: translatable("None (plaintext)"),
    Security.TLS: translatable("TLS"),
    Security.PLAIN: translatable("SASL PLAIN"),
    Security.SCRAM_256: translatable("SASL SCRAM-SHA-256"),
    Security.SCRAM_512: translatable("SASL SCRAM-SHA-512"),
    Security.OIDC: translatable("OAUTHBEARER with OIDC"),
    Security.MSK_IAM: translatable("AWS MSK IAM"),
    Security.OTHER: translatable("As the properties say"),
}

KEEPING: Mapping[Keeping, str] = {
    Keeping.NONE: translatable("None"),
    Keeping.KEYRING: translatable("In the keyring"),
    Keeping.ASK: translatable("Ask each time"),
    Keeping.ENVIRONMENT: translatable("In the environment"),
}

LABELS: Mapping[str, str] = {
    "ssl.ca.location": translatable("CA certificates"),
    "ssl.certificate.location": translatable("Client certificate"),
    "ssl.key.location": translatable("Client key"),
    "ssl.key.password": translatable("Key password"),
    "sasl.username": translatable("User"),
    "sasl.password": translatable("Password"),
    "sasl.oauthbearer.token.endpoint.url": translatable("Token endpoint"),
    "sasl.oauthbearer.client.id": translatable("Client id"),
    "sasl.oauthbearer.client.secret": translatable("Client secret"),
    "sasl.oauthbearer.scope": translatable("Scope"),
    AWS_REGION: translatable("AWS region"),
    AWS_PROFILE: translatable("AWS profile"),
    AWS_ROLE: translatable("Role to assume"),
    REGISTRY_URL: translatable("Registry address"),
    REGISTRY_USER: translatable("Registry sign-in"),
}
"""Beside the field of a property."""

HINTS: Mapping[str, str] = {
    "ssl.ca.location": translatable("those of the system"),
    "ssl.certificate.location": translatable("optional, PEM"),
    "ssl.key.location": translatable("optional, PEM"),
    "ssl.key.password": translatable("where the key has one"),
    "sasl.oauthbearer.token.endpoint.url": translatable("https://login.example.com/oauth2/token"),
    "sasl.oauthbearer.scope": translatable("optional"),
    AWS_REGION: translatable("eu-west-1"),
    AWS_PROFILE: translatable("the default credentials"),
    AWS_ROLE: translatable("optional, arn:aws:iam::…:role/…"),
    REGISTRY_URL: translatable("optional, https://registry.example.com:8081"),
    REGISTRY_USER: translatable("where it wants one"),
}
"""In the field of a property while it is empty."""

FORMS: Mapping[str, str] = {REGISTRY_USER: translatable("As USER:PASSWORD.")}
"""How the value of a secret is written, where it is not plain."""

MISSING: Mapping[str, str] = {
    "sasl.username": translatable("Give the user."),
    "sasl.password": translatable("Type the password, or choose another way to keep it."),
    "sasl.oauthbearer.token.endpoint.url": translatable("Give the token endpoint."),
    "sasl.oauthbearer.client.id": translatable("Give the client id."),
    "sasl.oauthbearer.client.secret": translatable(
        "Type the client secret, or choose another way to keep it."
    ),
    "ssl.key.password": translatable("Type the key password, or choose another way to keep it."),
    AWS_REGION: translatable("Give the AWS region."),
    REGISTRY_URL: translatable("Give the address of the schema registry."),
    REGISTRY_USER: translatable("Type USER:PASSWORD, or choose another way to keep it."),
}
"""What to do where the field of a property must not be empty."""

STEPS: Mapping[str, str] = {
    "name resolved": translatable("Name resolved"),
    "connected": translatable("Connected"),
    "TLS": translatable("TLS"),
    "authenticated": translatable("Authenticated"),
    "topics found": translatable("Topics found"),
    "read allowed": translatable("Read allowed"),
    "records seen": translatable("Records seen"),
    "schema registry": translatable("Schema registry"),
}
"""The steps of a connection's test."""
