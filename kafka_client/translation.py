"""What a schema registry says of a framed value, and how files keep it beside the value's bytes."""

from typing import Any

import msgspec


class Translation(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What a schema registry says of a framed value.

    ``kind`` is the schema's language: AVRO, JSON or PROTOBUF. ``text`` is the JSON that the value was decoded
    to, None where the value is JSON itself, or where ``problem`` says why it could not be decoded. What is
    unknown is empty, or 0.
    """

    schema_id: int
    kind: str = ""
    subject: str = ""
    version: int = 0
    text: bytes | None = None
    problem: str = ""


class SchemaField(msgspec.Struct, frozen=True):
    """The field ``schema`` beside a record's value in kcat lines and exported matches."""

    id: int
    kind: str = ""
    subject: str = ""
    version: int = 0
    text: str | None = None

    def translation(self) -> Translation:
        """What was written. Raises UnicodeEncodeError where the text is no Unicode."""
        text = None if self.text is None else self.text.encode()
        return Translation(self.id, self.kind, self.subject, self.version, text)


def schema_field(translation: Translation | None) -> dict[str, Any]:
    """``{"schema": {…}}`` for a value that was decoded, else nothing: a file can be decoded later."""
    if translation is None or translation.problem:
        return {}
    text = None if translation.text is None else translation.text.decode()
    found = SchemaField(
        translation.schema_id, translation.kind, translation.subject, translation.version, text
    )
    return {"schema": msgspec.to_builtins(found)}
