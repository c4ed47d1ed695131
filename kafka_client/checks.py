"""What a test of a connection tells, step by step."""

from typing import Literal

import msgspec

State = Literal["running", "ok", "warning", "failed", "skipped"]

STEPS = (
    "name resolved",
    "connected",
    "TLS",
    "authenticated",
    "topics found",
    "read allowed",
    "records seen",
)
"""In the order in which they are tried."""

REGISTRY_STEP = "schema registry"
"""The last step, where there is a schema registry."""


class Check(msgspec.Struct, frozen=True):
    """A step, how it went, a sentence on it (what was found, or what to do), and how long it took."""

    step: str
    state: State
    text: str = ""
    seconds: float | None = None
