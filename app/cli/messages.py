"""What the command line tells beside its output."""

import click


def note(sentence: str) -> None:
    """Tell something on stderr that does not end the command."""
    click.echo(f"orchestra-replay: {sentence}", err=True)
