"""Connection profiles, and what users type to name a Kafka."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafka_client.events import DEFAULT_TOPICS, Role
from kafka_client.profile import Profile, ProfileError, parse_bootstrap, parse_topic_option
from kafka_client.profiles import (
    delete_profile,
    import_profiles,
    list_profiles,
    load_profile,
    profiles_path,
    rename_profile,
    save_profile,
)

FULL = Profile.of(
    "prod",
    "a:9092, [::1]:9093",
    {Role.ROBOT_EVENTS: "prod.robot-events"},
    {
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.username": "viewer",
        "sasl.password": "env:KAFKA_PASSWORD",
        "socket.keepalive.enable": True,
    },
)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("localhost:9092", "localhost:9092"),
        (" a:1 , b.example.com:65535 ", "a:1,b.example.com:65535"),
        ("10.0.0.1:09092", "10.0.0.1:9092"),
        ("[::1]:9092,[fe80::1%eth0]:9092", "[::1]:9092,[fe80::1%eth0]:9092"),
        ("köln_1-a:9092", "köln_1-a:9092"),
    ],
)
def test_addresses_are_read_and_tidied(text: str, addresses: str) -> None:
    assert parse_bootstrap(text) == addresses


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "An address is missing"),
        ("a:1,", "An address is missing"),
        ("localhost", "localhost is not HOST:PORT"),
        ("localhost:", "localhost: is not HOST:PORT"),
        (":9092", ":9092 is not HOST:PORT"),
        ("localhost:kafka", "localhost:kafka is not HOST:PORT"),
        ("localhost:0", "no valid port"),
        ("localhost:65536", "no valid port"),
        ("::1:9092", "in brackets"),
        ("[localhost]:9092", "is not HOST:PORT"),
        ("http://localhost:9092", "begins with a protocol"),
        ("user@host:9092", "is not HOST:PORT"),
        ("a b:9092", "is not HOST:PORT"),
        ("a:1;b:2", "is not HOST:PORT"),
    ],
)
def test_what_is_no_address_is_told(text: str, told: str) -> None:
    with pytest.raises(ProfileError) as raised:
        parse_bootstrap(text)
    assert told in str(raised.value)


@given(st.text(max_size=30))
def test_any_text_is_either_addresses_or_told(text: str) -> None:
    try:
        addresses = parse_bootstrap(text)
    except ProfileError:
        return
    assert parse_bootstrap(addresses) == addresses


def test_a_topic_option_names_a_role_and_its_topic() -> None:
    assert parse_topic_option("robot-events=my.robots") == (Role.ROBOT_EVENTS, "my.robots")
    assert parse_topic_option(" match-events = m ") == (Role.MATCH_EVENTS, "m")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my.robots", "write ROLE=NAME with one of match-events, robot-commands"),
        ("robots=x", "'robots=x' does not name a role's topic"),
        ("robot-events=", "'' is not a topic's name"),
        ("robot-events=a b", "'a b' is not a topic's name"),
        ("robot-events=..", "'..' is not a topic's name"),
        ("robot-events=" + "x" * 250, "up to 249"),
    ],
)
def test_what_is_no_topic_option_is_told(text: str, told: str) -> None:
    with pytest.raises(ProfileError) as raised:
        parse_topic_option(text)
    assert told in str(raised.value)


def test_a_profile_gives_the_settings_with_secrets_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KAFKA_PASSWORD", "hunter2")
    assert FULL.settings() == {
        "bootstrap.servers": "a:9092,[::1]:9093",
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": "SCRAM-SHA-512",
        "sasl.username": "viewer",
        "sasl.password": "hunter2",
        "socket.keepalive.enable": True,
    }
    assert FULL.role_topics() == {**DEFAULT_TOPICS, Role.ROBOT_EVENTS: "prod.robot-events"}


def test_a_variable_that_is_not_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KAFKA_PASSWORD", raising=False)
    with pytest.raises(ProfileError, match=r"sasl\.password from the environment variable KAFKA_PASSWORD"):
        FULL.settings()


@pytest.mark.parametrize(
    ("name", "bootstrap", "properties", "told"),
    [
        ("", "a:1", {}, "name"),
        ("x" * 81, "a:1", {}, "name"),
        ("p", "a", {}, "a is not HOST:PORT"),
        ("p", "a:1", {"sasl.password": "hunter2"}, "write env:NAME"),
        ("p", "a:1", {"ssl.key.pem": "-----BEGIN hunter2"}, "write env:NAME"),
        ("p", "a:1", {"sasl.oauthbearer.client.secret": "hunter2"}, "write env:NAME"),
        ("p", "a:1", {"sasl.password": "env:"}, "names no environment variable"),
        ("p", "a:1", {"sasl.username": "env:A B"}, "names no environment variable"),
        ("p", "a:1", {"bootstrap.servers": "b:1"}, "give it there"),
    ],
)
def test_what_cannot_be_a_profile_is_told_without_the_secret(
    name: str, bootstrap: str, properties: dict[str, str], told: str
) -> None:
    with pytest.raises(ProfileError) as raised:
        Profile.of(name, bootstrap, {}, properties)
    assert told in str(raised.value)
    assert "hunter2" not in str(raised.value)


def test_profiles_are_kept_replaced_listed_and_deleted() -> None:
    assert list_profiles() == []
    other = Profile.of("dev", "localhost:9092")
    save_profile(FULL)
    save_profile(other)
    assert list_profiles() == [other, FULL]
    changed = Profile.of("dev", "localhost:9093")
    save_profile(changed)
    assert load_profile("dev") == changed
    delete_profile("dev")
    assert list_profiles() == [FULL]
    assert profiles_path().parent.name == "orchestra-replay"
    assert [path.name for path in profiles_path().parent.iterdir()] == ["profiles.json"]


def test_a_profile_keeps_an_index_unless_its_file_says_otherwise() -> None:
    save_profile(FULL)
    assert load_profile("prod").saved_index
    text = profiles_path().read_text(encoding="utf-8")
    profiles_path().write_text(text.replace('"saved_index": true', '"saved_index": false'), encoding="utf-8")
    assert not load_profile("prod").saved_index


def test_a_profile_of_before_there_were_indexes_keeps_one(tmp_path: Path) -> None:
    path = tmp_path / "profiles.json"
    path.write_text('{"profiles": [{"name": "old", "bootstrap": "a:1"}]}', encoding="utf-8")
    assert load_profile("old", path).saved_index


def test_a_profile_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(ProfileError, match="There is no profile x; none has been saved yet"):
        load_profile("x")
    save_profile(FULL)
    with pytest.raises(ProfileError, match="There is no profile x; there are: prod"):
        delete_profile("x")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"profiles": [{"name": "p"}]}',
        b'{"profiles": [{"name": "p", "bootstrap": "nowhere"}]}',
        b'{"profiles": [{"name": "p", "bootstrap": "a:1", "colour": "red"}]}',
        b'{"profiles": [{"name": "p", "bootstrap": "a:1", "properties": {"sasl.password": "x"}}]}',
    ],
)
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "profiles.json"
    path.write_bytes(content)
    with pytest.raises(ProfileError, match="are damaged"):
        load_profile("p", path)
    with pytest.raises(ProfileError, match="are damaged"):
        save_profile(FULL, path)
    assert path.read_bytes() == content


def test_a_save_that_fails_leaves_the_old_profiles_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "profiles.json"
    save_profile(FULL, path)

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(ProfileError, match="No space left on device"):
        save_profile(Profile.of("dev", "a:1"), path)
    assert list_profiles(path) == [FULL]
    assert list(tmp_path.iterdir()) == [path]


def test_profiles_in_a_place_that_is_no_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ProfileError, match=r"could not be written|cannot be read"):
        save_profile(FULL, tmp_path / "file" / "profiles.json")


def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    path = tmp_path / "profiles.json"
    save_profile(FULL, path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    assert stored["profiles"][0]["properties"]["sasl.password"] == "env:KAFKA_PASSWORD"


def test_a_schema_registry_is_part_of_a_profile_and_its_password_is_not() -> None:
    properties = {
        "schema.registry.url": "https://r.example:8081",
        "schema.registry.basic.auth.user.info": "u:p",
    }
    with pytest.raises(ProfileError, match=r"basic\.auth\.user\.info is a secret"):
        Profile.of("prod", "a:1", properties=properties)
    properties["schema.registry.basic.auth.user.info"] = "env:REGISTRY_USER"
    assert Profile.of("prod", "a:1", properties=properties).properties == properties


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("localhost:8081", "write it as in"),
        ("ftp://a", "write it as in"),
        ("http://a:99999", "write it as in"),
        ("", "write it as in"),
        ("https://user:hunter2@r.example", "give USER:PASSWORD by the property"),
    ],
)
def test_an_address_that_is_no_registry_s_or_holds_a_password_is_refused(url: str, why: str) -> None:
    with pytest.raises(ProfileError, match=why) as caught:
        Profile.of("prod", "a:1", properties={"schema.registry.url": url})
    assert "hunter2" not in str(caught.value)


def test_a_profile_says_where_its_secrets_are_and_needs_them() -> None:
    profile = Profile.of("p", "a:1", secrets={"sasl.password": "ask", "ssl.key.password": "keyring"})
    assert profile.secrets_in("keyring") == ["ssl.key.password"]
    with pytest.raises(ProfileError, match=r"The profile p needs its ssl\.key\.password"):
        profile.settings({"sasl.password": "hunter2"})
    settings = profile.settings({"sasl.password": "hunter2", "ssl.key.password": "hunter3", "other": "x"})
    assert settings == {
        "bootstrap.servers": "a:1",
        "sasl.password": "hunter2",
        "ssl.key.password": "hunter3",
    }
    assert "hunter" not in repr(profile)


def test_a_secret_is_in_one_place_and_nothing_else_is_one() -> None:
    with pytest.raises(ProfileError, match="is there twice"):
        Profile.of("p", "a:1", None, {"sasl.password": "env:P"}, {"sasl.password": "ask"})
    with pytest.raises(ProfileError, match=r"sasl\.username is no secret"):
        Profile.of("p", "a:1", None, None, {"sasl.username": "ask"})


def test_a_profile_takes_the_place_of_another_but_not_the_name_of_a_third() -> None:
    save_profile(Profile.of("a", "a:1"))
    save_profile(Profile.of("b", "b:1"))
    rename_profile(Profile.of("c", "a:2"), "a")
    assert [profile.name for profile in list_profiles()] == ["b", "c"]
    with pytest.raises(ProfileError, match="There is a profile b already"):
        rename_profile(Profile.of("b", "a:3"), "c")
    assert load_profile("b").bootstrap == "b:1"


@pytest.mark.parametrize("name", ["plugin.library.paths", "ssl.engine.location", "sasl.kerberos.kinit.cmd"])
def test_a_profile_from_elsewhere_cannot_have_other_code_run(name: str) -> None:
    content = json.dumps({"profiles": [{"name": "p", "bootstrap": "a:1", "properties": {name: "/tmp/x"}}]})
    with pytest.raises(ProfileError, match="has other code run in this program"):
        import_profiles(content.encode())
