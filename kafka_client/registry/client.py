"""The schema registry's client: which schema an id stands for. It asks over the network, and blocks."""

import re

import msgspec
from confluent_kafka.schema_registry import Schema, SchemaRegistryClient, SchemaRegistryError

from kafka_client.faults import without_secrets
from kafka_client.registry.avro import avro_reader
from kafka_client.registry.protobuf import protobuf_reader
from kafka_client.registry.reading import ReadBody, UnavailableError, UnknownSchemaError
from kafka_client.settings import Settings, for_registry, secrets_of

ANSWER_SECONDS = 3.0
"""How long a registry may take to connect, or to answer."""

_ERROR_NUMBER = re.compile(r"^\[Errno -?\d+\] ")


class FoundSchema(msgspec.Struct, frozen=True):
    """A schema: its language, the subjects it is registered under with its version there, and what reads it.

    ``read`` is None for JSON Schema, whose values are JSON.
    """

    kind: str
    subjects: dict[str, int]
    read: ReadBody | None

    def subject_of(self, topic: str) -> tuple[str, int]:
        """The topic's own subject where it is registered under that, else the first; and the version."""
        usual = f"{topic}-value"
        subject = usual if usual in self.subjects else min(self.subjects, default="")
        return subject, self.subjects.get(subject, 0)


class Registry:
    """One schema registry. Not thread-safe."""

    def __init__(self, settings: Settings) -> None:
        """Raises `UnavailableError` when its settings cannot be used."""
        self._secrets = secrets_of(settings)
        conf = for_registry(settings)
        self.url = str(conf["url"])
        limits = {"timeout": ANSWER_SECONDS, "max.retries": 0}
        try:
            self._client = SchemaRegistryClient({**limits, **conf})
        except (ValueError, TypeError, OSError) as error:
            what = f"The settings of the schema registry are wrong ({error}); correct them."
            raise UnavailableError(self._told(what)) from None

    def schema(self, schema_id: int) -> FoundSchema:
        """The schema of that id. Raises `UnavailableError` and `UnknownSchemaError`."""
        try:
            return self._schema(schema_id)
        except UnknownSchemaError:
            raise
        except SchemaRegistryError as error:
            if error.http_status_code == 404:
                raise UnknownSchemaError(
                    f"the schema registry at {self.url} has no schema {schema_id}"
                ) from None
            raise self._refusal(error) from None
        except Exception as error:  # noqa: BLE001 - of its HTTP library, and of whatever answers there
            raise self._silence(error) from None

    def count_subjects(self) -> int:
        """How many subjects there are, to see if it answers. Raises `UnavailableError`."""
        try:
            return len(self._client.get_subjects())
        except SchemaRegistryError as error:
            raise self._refusal(error) from None
        except Exception as error:  # noqa: BLE001 - as above
            raise self._silence(error) from None

    def close(self) -> None:
        """Let go of its connections."""
        self._client.close()

    def _schema(self, schema_id: int) -> FoundSchema:
        self._client.clear_caches()  # it keeps a schema whatever the format that was asked for
        schema = self._client.get_schema(schema_id)
        kind = schema.schema_type or "AVRO"
        if kind == "PROTOBUF":
            self._client.clear_caches()
            schema = self._client.get_schema(schema_id, fmt="serialized")
        subjects = self._subjects(schema_id)
        references = self._references(schema, "serialized" if kind == "PROTOBUF" else None)
        try:
            read = _reader(kind, schema.schema_str or "", references)
        except Exception as error:  # noqa: BLE001 - the libraries refuse bad schemas in many ways
            raise UnknownSchemaError(f"schema {schema_id} cannot be used ({_reason(error)})") from None
        return FoundSchema(kind, subjects, read)

    def _subjects(self, schema_id: int) -> dict[str, int]:
        """What the schema is registered as; nothing where the registry does not tell."""
        try:
            found = self._client.get_schema_versions(schema_id)
        except SchemaRegistryError:
            return {}
        return {each.subject: each.version for each in found if each.subject and each.version}

    def _references(self, schema: Schema, form: str | None) -> dict[str, str]:
        """The texts of the schemas that this one names, each after those that it names itself."""
        found: dict[str, str] = {}
        for each in schema.references or ():
            if each.name is None or each.subject is None or each.version is None:
                continue
            referred = self._client.get_version(each.subject, each.version, deleted=True, fmt=form).schema
            found |= self._references(referred, form)
            found[each.name] = referred.schema_str or ""
        return found

    def _silence(self, error: Exception) -> UnavailableError:
        what = f"The schema registry at {self.url} cannot be asked ({_reason(error)}); check its address."
        return UnavailableError(self._told(what))

    def _refusal(self, error: SchemaRegistryError) -> UnavailableError:
        status = error.http_status_code
        if status in (401, 403):
            return UnavailableError(
                f"The schema registry at {self.url} refused the sign-in (HTTP {status}); "
                "check schema.registry.basic.auth.user.info."
            )
        return UnavailableError(
            f"The schema registry at {self.url} answers with an error (HTTP {status}); see if it is well."
        )

    def _told(self, sentence: str) -> str:
        return without_secrets(sentence, self._secrets)


def _reader(kind: str, text: str, references: dict[str, str]) -> ReadBody | None:
    match kind:
        case "AVRO":
            return avro_reader(text, references.values())
        case "PROTOBUF":
            return protobuf_reader(text, references.items())
        case "JSON":
            return None
        case _:
            raise ValueError(f"its language {kind} is not known here")


def _reason(error: Exception) -> str:
    """The first line of what the error says, without its number."""
    text = _ERROR_NUMBER.sub("", str(error).split("\n", 1)[0]).rstrip(".")
    return text[:1].lower() + text[1:] if text else type(error).__name__
