"""How a framed value's body is read, whatever its schema's language, and what may keep it from being read."""

from collections.abc import Callable

ReadBody = Callable[[bytes], bytes]
"""What is behind the frame as JSON. Raises an exception of whatever kind when it is not of the schema."""


class UnreadableError(ValueError):
    """A value is not what its schema says, or a schema cannot be used; the message says why."""


class UnavailableError(Exception):
    """The registry cannot be asked now; the message is a sentence that says why and what to do."""


class UnknownSchemaError(Exception):
    """The registry has no such schema, or one that cannot be used; the message says so in half a sentence."""
