"""``profiles``: the remembered connections, which hold no secrets, and the test of a connection."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from app.cli.connection import parse_properties, property_option
from app.cli.messages import note
from app.cli.options import kafka_options, take_needed_kafka
from app.cli.printing import print_checks
from kafka_client.keyrings import NO_KEYRING, forget_secret, has_keyring, keep_secret
from kafka_client.probe import probe
from kafka_client.profile import Profile, ProfileError, parse_topic_option
from kafka_client.profiles import (
    delete_profile,
    export_profiles,
    import_profiles,
    list_profiles,
    load_profile,
    profiles_path,
    save_profile,
)
from kafka_client.settings import is_unverified

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
STDIN = STDOUT = "-"


@click.group()
def profiles() -> None:
    """Remember connections to Kafka by name, and test them. No secret is kept in their file."""


@profiles.command("list")
@json_option
def list_all(as_json: bool) -> None:
    """List the profiles."""
    found = list_profiles()
    if as_json:
        click.echo(export_profiles(found), nl=False)
        return
    for profile in found:
        protocol = str(profile.properties.get("security.protocol", "plaintext")).lower()
        warning = ", not verified" if is_unverified(profile.properties) else ""
        click.echo(f"{profile.name}: {profile.bootstrap} ({protocol}{warning})")
    if not found:
        click.echo(f"There is no profile in {profiles_path()}.")


@profiles.command()
@click.argument("name")
def show(name: str) -> None:
    """Print a profile as JSON; of secrets only where they are."""
    click.echo(export_profiles([load_profile(name)]), nl=False)


@profiles.command()
@click.argument("name", required=False)
@kafka_options
@json_option
def test(name: str | None, as_json: bool, **options: Any) -> None:
    """Try a connection step by step: NAME, --profile or --bootstrap. Exit code 1 when a step fails."""
    if name is not None and options["profile"] is None:
        options["profile"] = name
    origin = take_needed_kafka(options)
    steps = probe(origin.kafka(), origin.topics)
    if as_json:
        checks = [check for check in steps if check.state != "running"]
        click.echo(msgspec.json.format(msgspec.json.encode(checks), indent=1))
    else:
        checks = print_checks(steps)
    if any(check.state == "failed" for check in checks):
        click.get_current_context().exit(1)


@profiles.command()
@click.argument("name")
@click.option("--bootstrap", required=True, metavar="HOST:PORT[,…]", help="The Kafka's addresses.")
@click.option(
    "--topic", "topics", multiple=True, metavar="ROLE=NAME", help="Another name for a role's topic."
)
@property_option
@click.option("--index/--no-index", default=True, show_default=True, help="Keep what is read on disk.")
def save(
    name: str, bootstrap: str, topics: tuple[str, ...], properties: tuple[str, ...], index: bool
) -> None:
    """Remember a connection. A secret is written as -X sasl.password=keyring, =ask or =env:VARIABLE."""
    plain, secrets = parse_properties(properties)
    named = dict(parse_topic_option(each) for each in topics)
    profile = Profile.of(name, bootstrap, named, plain, secrets, saved_index=index)
    wanted = profile.secrets_in("keyring")
    if wanted and not has_keyring():
        raise ProfileError(f"{NO_KEYRING} Write {wanted[0]}=ask or {wanted[0]}=env:VARIABLE.")
    typed = {each: str(click.prompt(f"{each} for {name}", hide_input=True, err=True)) for each in wanted}
    for each, secret in typed.items():
        keep_secret(profile.name, each, secret)
    save_profile(profile)
    click.echo(f"{profile.name} saved in {profiles_path()}")


@profiles.command("import")
@click.argument("file", metavar="FILE")
@click.option("--replace", is_flag=True, help="Also where a profile of that name is there already.")
def import_file(file: str, replace: bool) -> None:
    """Remember the profiles of a file that was exported; - is stdin."""
    try:
        content = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    except OSError as error:
        raise ProfileError(f"{file} cannot be read: {error.strerror}.") from None
    found = import_profiles(content)
    known = {profile.name for profile in list_profiles()}
    taken = [profile.name for profile in found if profile.name in known]
    if taken and not replace:
        raise ProfileError(
            f"There is a profile {taken[0]} already; add --replace to have the file's instead."
        )
    for profile in found:
        save_profile(profile)
        click.echo(f"{profile.name}: {profile.bootstrap}")
        if profile.variables:
            note(f"{profile.name} sends the value of {', '.join(profile.variables)} to {profile.bootstrap}.")
        if profile.secrets_in("keyring"):
            missing = ", ".join(profile.secrets_in("keyring"))
            note(f"{profile.name} needs its {missing}, which is not in the file; give it in the window.")


@profiles.command("export")
@click.argument("names", metavar="[NAME]…", nargs=-1)
@click.option("-o", "--output", default=STDOUT, metavar="PATH", help="The file to write; - is stdout.")
def export_file(names: tuple[str, ...], output: str) -> None:
    """Write the profiles, or some of them, for another computer. No secret is among them."""
    content = export_profiles([load_profile(name) for name in names] if names else list_profiles())
    if output == STDOUT:
        click.echo(content, nl=False)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise ProfileError(f"{output} cannot be written: {error.strerror}.") from None


@profiles.command()
@click.argument("name")
def delete(name: str) -> None:
    """Forget a profile, and its secrets in the keyring."""
    profile = load_profile(name)
    if has_keyring():
        for secret in profile.secrets_in("keyring"):
            forget_secret(name, secret)
    delete_profile(name)
    click.echo(f"{name} deleted")


COMMANDS = (profiles,)
