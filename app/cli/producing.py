"""The producing side: ``topics``, ``seed`` and ``broker``. Nothing else of the program writes to Kafka."""

import signal
import threading
from typing import Any

import click
import msgspec

from app.cli.options import kafka_options, take_named_kafka, take_needed_kafka
from app.cli.printing import print_findings
from kafka_client.events import Role
from kafka_client.producing.broker import EmbeddedBroker
from kafka_client.producing.errors import ProducingError
from kafka_client.producing.seeding import seed as write_samples
from kafka_client.producing.topics import PARTITIONS, create_topics, repair_topics
from kafka_client.topics import check_topics

WRITTEN_ROLES = (Role.MATCH_EVENTS, Role.ROBOT_COMMANDS, Role.ROBOT_EVENTS)
"""The topics that the game has; the orchestration topic is optional."""


@click.group()
def topics() -> None:
    """Check the topics' health, or create them."""


@topics.command()
@kafka_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(as_json: bool, **options: Any) -> None:
    """Say what is wrong with the topics, and what to do. Exit code 1 when something is in error."""
    origin = take_needed_kafka(options, decodes=False)
    findings = check_topics(origin.kafka(), origin.topics)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(findings), indent=1))
    else:
        print_findings(findings)
    if any(finding.severity == "error" for finding in findings):
        click.get_current_context().exit(1)


@topics.command()
@kafka_options
@click.option("--partitions", type=click.IntRange(min=1), default=PARTITIONS, show_default=True)
@click.option("--repair", is_flag=True, help="Set those that exist to take and keep everything too.")
def create(partitions: int, repair: bool, **options: Any) -> None:
    """Create the topics with unlimited retention, not compacted; those that exist stay as they are."""
    origin = take_named_kafka(options)
    made = create_topics(origin.kafka(), {role: origin.topics[role] for role in WRITTEN_ROLES}, partitions)
    for name in made.created:
        click.echo(f"created {name} with {partitions} partitions")
    if repair and made.existing:
        repair_topics(origin.kafka(), made.existing)
    for name in made.existing:
        if repair:
            click.echo(f"{name} exists; it keeps everything from now on")
        else:
            click.echo(f"{name} exists; it was left as it is. --repair has it keep everything")


@click.command()
@kafka_options
@click.option("--matches", "count", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--seed", "seed_number", type=int, default=1, show_default=True)
def seed(count: int, seed_number: int, **options: Any) -> None:
    """Write sample matches to the topics; the same --seed writes the same matches."""
    origin = take_named_kafka(options)
    names = {role: origin.topics[role] for role in WRITTEN_ROLES}
    seeded = write_samples(origin.kafka(), count, seed_number, names)
    click.echo(f"{seeded.matches:,} matches written as {seeded.records:,} records")


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on; a free one if not given.")
def broker(port: int | None) -> None:
    """Run the embedded Kafka server, in memory and on this computer only, until Ctrl+C."""
    with EmbeddedBroker(port) as running:
        click.echo(running.bootstrap)
        _wait_for_signal(running)


def _wait_for_signal(running: EmbeddedBroker) -> None:
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    while not stopped.wait(0.5):
        if not running.alive:
            raise ProducingError("The embedded Kafka server has ended by itself; start it again.")


COMMANDS = (topics, seed, broker)
