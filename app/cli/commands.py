"""The command line: the same core without a window, the producing side, and the way into the desktop app."""

import click

from app.cli import desktop
from app.cli.errors import USER_ERRORS


class _Commands(click.Group):
    """Loads the commands without a window when one is asked for: the window opens sooner without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._load()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self._load()
        return super().get_command(ctx, cmd_name)

    def _load(self) -> None:
        from app.cli import index, producing, profiles, reading  # noqa: PLC0415 - see above

        for module in (reading, producing, index, profiles):
            for command in module.COMMANDS:
                self.add_command(command)


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@desktop.window_options
@click.version_option(package_name="orchestra-replay")
@click.pass_context
def cli(context: click.Context, /, **options: object) -> None:
    """Rebuild RobotOrchestra's matches from Kafka, and step through them.

    Without a command it opens the desktop app on the SOURCE that the options name:
    --bootstrap, --profile or --open.
    """
    if context.invoked_subcommand is None:
        context.exit(desktop.open_source(**options))
    if any(options.values()):
        raise click.UsageError(f"Put the options after the command {context.invoked_subcommand}.")


for _command in desktop.COMMANDS:
    cli.add_command(_command)


def run() -> int:
    """Run the command line; errors are one line on stderr. Returns the exit code."""
    try:
        return cli.main(standalone_mode=False) or 0
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        return _fail(" ".join(error.format_message().split()))
    except USER_ERRORS as error:
        return _fail(str(error))


def _fail(sentence: str) -> int:
    click.echo(f"orchestra-replay: {sentence}", err=True)
    return 2
