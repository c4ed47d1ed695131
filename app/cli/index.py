"""``index``: the saved indexes, which make the next start quick."""

from typing import Any

import click
import msgspec

from app.core.formats import counted, full_time, size
from app.core.saved_index.files import default_folder
from app.core.saved_index.listing import IndexFile, clear_indexes, list_indexes


@click.group()
def index() -> None:
    """Say what is saved of Kafka on this computer, or delete it."""


@index.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(as_json: bool) -> None:
    """List the saved indexes: of which Kafka and topics, how many matches, how large."""
    indexes = list_indexes(default_folder())
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(indexes, enc_hook=_as_text), indent=1))
        return
    for each in indexes:
        click.echo(_described(each))
    if not indexes:
        click.echo(f"There is no saved index in {default_folder()}.")


@index.command()
def clear() -> None:
    """Delete all saved indexes; the next start reads everything from Kafka."""
    count = clear_indexes(default_folder())
    click.echo(f"{count} deleted in {default_folder()}")


def _described(index: IndexFile) -> str:
    """Three lines: the address and how much, the topics, the file."""
    changed = full_time(index.changed * 1000)
    if index.identity is None:
        return f"unreadable, {size(index.size)}, {changed}\n  {index.path}"
    topics = " ".join(f"{role}={name}" for role, name in index.identity.topics)
    return (
        f"{index.identity.address}: {counted(index.matches, 'match', 'matches')}, "
        f"{size(index.size)}, {changed}\n  {topics}\n  {index.path}"
    )


def _as_text(value: Any) -> str:
    return str(value)


COMMANDS = (index,)
