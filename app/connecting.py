"""Connecting to Kafka from the window: the remembered connections, their secrets, and who asks for them."""

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.connection_draft import Draft, Keeping, Secret
from app.core.match_link import MatchLink
from app.core.saved_index.files import default_folder
from app.core.saved_index.keeper import Place
from app.opening import Opening
from app.qt.connection_book import ConnectionChoice
from app.qt.errand import Errand
from app.qt.property_model import PropertyRules
from app.qt.texts import tr
from kafka_client.checks import Check
from kafka_client.keyrings import forget_secret, has_keyring, keep_secret, kept_secret
from kafka_client.make_source import make_kafka_source
from kafka_client.probe import probe
from kafka_client.profile import FROM_ENVIRONMENT, Profile, ProfileError, SecretPlace, parse_bootstrap
from kafka_client.profiles import (
    delete_profile,
    export_profiles,
    import_profiles,
    list_profiles,
    load_profile,
    rename_profile,
)
from kafka_client.properties import KNOWN, mistake_in
from kafka_client.remote import RemoteSource
from kafka_client.settings import address_of, has_registry, is_secret
from kafka_client.source import EVERYTHING, LoadWindow
from widgets.connect_dialog import ConnectDialog
from widgets.profile_list import NEW
from widgets.registry_dialog import RegistryDialog
from widgets.secret_dialog import SecretDialog

NAMELESS = "that has no name"
"""What a profile is called that is not remembered."""
_PLACES: Mapping[Keeping, SecretPlace] = {Keeping.KEYRING: "keyring", Keeping.ASK: "ask"}


class ProfileBook:
    """Fulfils `ConnectionBook` by the profiles' file and the system's keyring."""

    refusal = ProfileError
    rules = PropertyRules(KNOWN, mistake_in, is_secret, {})

    def has_keyring(self) -> bool:
        return has_keyring()

    def names(self) -> list[str]:
        return [profile.name for profile in list_profiles()]

    def draft(self, name: str) -> Draft:
        return _draft_of(load_profile(name))

    def save(self, draft: Draft, previous: str = "") -> None:
        profile = _profile_of(draft)
        if draft.name != previous and draft.name in self.names():
            raise ProfileError(
                tr("There is a connection {name} already; choose another name.").format(name=draft.name)
            )
        before = load_profile(previous).secrets_in("keyring") if previous else []
        wanted = profile.secrets_in("keyring")
        for name in wanted:
            if draft.secrets[name].typed:
                keep_secret(profile.name, name, draft.secrets[name].typed)
            elif draft.name != previous:
                keep_secret(profile.name, name, kept_secret(previous, name))
        rename_profile(profile, previous)
        for name in before:
            if draft.name != previous or name not in wanted:
                forget_secret(previous, name)

    def delete(self, name: str) -> None:
        if has_keyring():
            for secret in load_profile(name).secrets_in("keyring"):
                forget_secret(name, secret)
        delete_profile(name)

    def exported(self, name: str) -> bytes:
        return export_profiles([load_profile(name)])

    def imported(self, content: bytes) -> list[Draft]:
        return [_draft_of(profile) for profile in import_profiles(content)]

    def parse_address(self, text: str) -> str:
        return parse_bootstrap(text)

    def choice(self, draft: Draft, window: LoadWindow, asked: Mapping[str, str]) -> ConnectionChoice:
        return ConnectionChoice(
            draft.name,
            draft.topics,
            window,
            _settings_of(draft, asked),
            draft.saved_index and bool(draft.name),
        )

    def probe(self, draft: Draft, asked: Mapping[str, str], stop: threading.Event) -> Iterator[Check]:
        return probe(_settings_of(draft, asked), draft.topics, stop)


class Connecting(QObject):
    """Opens the dialog of connections, and remembered ones by name; asks for secrets kept nowhere."""

    chosen = Signal(object)
    """An `Opening`."""
    failed = Signal(str)
    """Why a connection cannot be opened, in a sentence."""
    registry_chosen = Signal(dict)
    """The settings of the schema registry for files."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._book = ProfileBook()
        self._errand = Errand(ProfileError, self)

    def ask(self, profile: str | None = None) -> None:
        """Have the user choose a connection; at first the dialog shows that profile."""
        dialog = ConnectDialog(self._book, self._parent)
        dialog.profiles.choose(profile or NEW)
        dialog.chosen.connect(self._choose)
        dialog.open()

    def ask_registry(self, url: str) -> None:
        """Have the user name the schema registry that decodes files; ``url`` is that of the present one."""
        dialog = RegistryDialog(url, self._book.rules.mistake, self._parent)
        dialog.chosen.connect(self.registry_chosen)
        dialog.open()

    def open_profile(self, name: str, link: MatchLink | None = None) -> None:
        """Open a remembered connection, at that match."""
        try:
            draft = self._book.draft(name)
        except ProfileError as error:
            self.failed.emit(str(error))
            return
        if not draft.to_ask:
            self._fetch(draft, link, {})
            return
        dialog = SecretDialog(draft.label, draft.to_ask, self._parent)
        dialog.given.connect(partial(self._fetch, draft, link))
        dialog.open()

    def _fetch(self, draft: Draft, link: MatchLink | None, asked: Mapping[str, str]) -> None:
        """Have the secrets from where they are; a keyring may ask the user to unlock it."""
        job = partial(self._book.choice, draft, EVERYTHING, asked)
        self._errand.start(job, partial(self._choose, link=link), self.failed.emit)

    def _choose(self, choice: ConnectionChoice, link: MatchLink | None = None) -> None:
        settings = dict(choice.settings)
        has_index = choice.saved_index and choice.window == EVERYTHING and not has_registry(settings)
        is_plain = settings.keys() == {"bootstrap.servers"}
        opening = Opening(
            RemoteSource(partial(make_kafka_source, settings, choice.topics, choice.window)),
            choice.topics,
            # By its address alone a connection with a sign-in could not be opened again.
            remember=address_of(settings) if is_plain else "",
            profile=choice.name or None,
            index=_index_of(settings) if has_index else None,
            kafka=settings,
            window=choice.window,
            link=link,
        )
        self.chosen.emit(opening)


def _index_of(settings: Mapping[str, Any]) -> Place:
    return Place(default_folder(), address_of(settings))


def _draft_of(profile: Profile) -> Draft:
    secrets = {name: Secret(Keeping(place)) for name, place in profile.secrets.items()}
    properties = {}
    for name, value in profile.properties.items():
        if is_secret(name):
            variable = str(value).removeprefix(FROM_ENVIRONMENT)
            secrets[name] = Secret(Keeping.ENVIRONMENT, variable=variable)
        else:
            properties[name] = value
    return Draft(
        profile.name, profile.bootstrap, profile.role_topics(), properties, secrets, profile.saved_index
    )


def _profile_of(draft: Draft) -> Profile:
    """Raises `ProfileError` where it cannot be used."""
    secrets = draft.secrets.items()
    environment = {
        name: FROM_ENVIRONMENT + each.variable
        for name, each in secrets
        if each.keeping is Keeping.ENVIRONMENT
    }
    places = {name: _PLACES[each.keeping] for name, each in secrets if each.keeping in _PLACES}
    return Profile.of(
        draft.name or NAMELESS,
        draft.bootstrap,
        draft.topics,
        {**draft.properties, **environment},
        places,
        saved_index=draft.saved_index,
    )


def _settings_of(draft: Draft, asked: Mapping[str, str]) -> dict[str, Any]:
    """The settings with the secrets: typed now, asked for, or kept. Raises `ProfileError`."""
    profile = _profile_of(draft)
    found = {}
    for name, place in profile.secrets.items():
        typed = draft.secrets[name].typed or asked.get(name, "")
        found[name] = kept_secret(profile.name, name) if place == "keyring" and not typed else typed
    return profile.settings(found)
