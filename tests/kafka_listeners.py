"""The ways into the Apache Kafka of the tests: addresses, certificates, and settings for each."""

import os
from pathlib import Path
from typing import Any

import msgspec
import trustme
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

HOST = "127.0.0.1"
VARIABLE = "KAFKA_LISTENERS"
"""The environment variable that hands `Listeners` to the tests."""

ADMIN, ADMIN_PASSWORD = "admin", "admin's secret"
"""Who may sign in with SASL/PLAIN, and everything; users of SCRAM are made by the tests."""
CLIENT_NAME = "certified"
"""Whom the client's certificate names."""
REAUTHENTICATE_MS = 1500
"""After so long a sign-in with SCRAM-SHA-512 must be renewed."""

SUPER_USERS = f"User:ANONYMOUS;User:{ADMIN}"
"""The former are those who come through the plain listener, as the tests do to prepare things."""

PORTS = 6
"""How many ports a server with all listeners takes."""

_PROPERTIES = """listeners=CLIENT://{host}:{plain},SASL://{host}:{sasl},SASL_TLS://{host}:{sasl_tls},\
TLS://{host}:{tls}{controlling}
advertised.listeners=CLIENT://{host}:{plain},SASL://{host}:{proxied},SASL_TLS://{host}:{sasl_tls},\
TLS://{host}:{tls}
listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_PLAINTEXT,\
SASL_TLS:SASL_SSL,TLS:SSL
inter.broker.listener.name=CLIENT
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users={super_users}
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512,OAUTHBEARER
ssl.keystore.type=PEM
ssl.keystore.location={certificates}/server.pem
ssl.truststore.type=PEM
ssl.truststore.location={certificates}/ca.pem
ssl.principal.mapping.rules=RULE:^.*CN=([^,]*).*$/$1/
listener.name.tls.ssl.client.auth=required
"""
_JAAS = """listener.name.{listener}.plain.sasl.jaas.config=\
org.apache.kafka.common.security.plain.PlainLoginModule required user_{admin}="{password}";
listener.name.{listener}.scram-sha-256.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.{listener}.scram-sha-512.sasl.jaas.config=\
org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.{listener}.scram-sha-512.connections.max.reauth.ms={reauthenticate}
listener.name.{listener}.oauthbearer.sasl.jaas.config=\
org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;
listener.name.{listener}.oauthbearer.sasl.server.callback.handler.class=\
org.apache.kafka.common.security.oauthbearer.internals.unsecured.OAuthBearerUnsecuredValidatorCallbackHandler
listener.name.{listener}.oauthbearer.connections.max.reauth.ms=3600000
"""


class Listeners(msgspec.Struct, frozen=True):
    """The ports of one server on `HOST`, and the folder of its certificates.

    The server tells clients of ``sasl`` to come to the port ``proxied``, where the test listens.
    """

    certificates: str
    plain: int
    sasl: int
    proxied: int
    sasl_tls: int
    tls: int
    controller: int

    def properties(self, *, is_controller: bool) -> str:
        """The server's settings for them; the controller's port is left to the server that is one."""
        ports = msgspec.structs.asdict(self)
        jaas = (
            _JAAS.format(
                listener=listener, admin=ADMIN, password=ADMIN_PASSWORD, reauthenticate=REAUTHENTICATE_MS
            )
            for listener in ("sasl", "sasl_tls")
        )
        controlling = f",CONTROLLER://{HOST}:{self.controller}" if is_controller else ""
        common = _PROPERTIES.format(host=HOST, super_users=SUPER_USERS, controlling=controlling, **ports)
        return common + "".join(jaas)

    def proxied_settings(self, user: str, password: str, mechanism: str = "SCRAM-SHA-256") -> dict[str, Any]:
        """Through the test's proxy, with a password and without TLS: what passes can be read."""
        return {
            "bootstrap.servers": f"{HOST}:{self.proxied}",
            "security.protocol": "SASL_PLAINTEXT",
            **_sign_in(user, password, mechanism),
        }

    def sasl_tls_settings(self, user: str, password: str, mechanism: str = "SCRAM-SHA-512") -> dict[str, Any]:
        """With a password inside of TLS."""
        return {
            "bootstrap.servers": f"{HOST}:{self.sasl_tls}",
            "security.protocol": "SASL_SSL",
            "ssl.ca.location": f"{self.certificates}/ca.pem",
            **_sign_in(user, password, mechanism),
        }

    def token_settings(self) -> dict[str, Any]:
        """With tokens inside of TLS; where they come from is left to the test."""
        return {
            "bootstrap.servers": f"{HOST}:{self.sasl_tls}",
            "security.protocol": "SASL_SSL",
            "ssl.ca.location": f"{self.certificates}/ca.pem",
            "sasl.mechanism": "OAUTHBEARER",
        }

    def tls_settings(self) -> dict[str, Any]:
        """With a client certificate."""
        return {
            "bootstrap.servers": f"{HOST}:{self.tls}",
            "security.protocol": "SSL",
            "ssl.ca.location": f"{self.certificates}/ca.pem",
            "ssl.certificate.location": f"{self.certificates}/client.pem",
            "ssl.key.location": f"{self.certificates}/client.pem",
        }

    def for_environment(self) -> dict[str, str]:
        """The variable that hands them to the tests."""
        return {VARIABLE: msgspec.json.encode(self).decode()}


def listeners_of_environment() -> Listeners | None:
    """What `Listeners.for_environment` gave to this process."""
    given = os.environ.get(VARIABLE)
    return None if given is None else msgspec.json.decode(given, type=Listeners)


def write_certificates(folder: Path) -> None:
    """Make ``ca.pem``, ``server.pem`` and ``client.pem``, the latter two with their keys."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    for name, certificate in (
        ("server.pem", authority.issue_cert(HOST)),
        ("client.pem", authority.issue_cert("client.invalid", common_name=CLIENT_NAME)),
    ):
        chain = b"".join(part.bytes() for part in certificate.cert_chain_pems)
        (folder / name).write_bytes(_java_readable(certificate.private_key_pem.bytes()) + chain)


def _sign_in(user: str, password: str, mechanism: str) -> dict[str, str]:
    return {"sasl.mechanism": mechanism, "sasl.username": user, "sasl.password": password}


def _java_readable(key: bytes) -> bytes:
    """The key in PKCS #8, the only form that Java's PEM reader knows."""
    return load_pem_private_key(key, None).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
