"""The command line. Light: our other processes import the program's start, and with it this module."""


def main() -> int:
    """Run the command line; errors are one line on stderr. Returns the exit code."""
    from kafka_client.collector import collect_seldom  # noqa: PLC0415 - see above

    collect_seldom()  # also while modules are loaded, of which nothing is garbage
    from app.cli.commands import run  # noqa: PLC0415 - see above

    return run()
