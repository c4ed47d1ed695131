"""What tests have another process do: a module that it can import."""

import os
import signal

from kafka_client.findings import Finding, Severity
from kafka_client.source import SourceError

FINDINGS = [
    Finding("match-events", Severity.INFO, "partitions", "match-events has 3 partitions."),
    Finding("robot-events", Severity.WARNING, "deleted_history", "robot-events begins late; keep the rest."),
    Finding("match-events", Severity.ERROR, "compacted_topic", "match-events is compacted; change that."),
]


def answer() -> list[Finding]:
    return FINDINGS


def refuse() -> list[Finding]:
    raise SourceError("Kafka cannot be read.")


def crash() -> list[Finding]:
    os.kill(os.getpid(), signal.SIGKILL)
    return []
