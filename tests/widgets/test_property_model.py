"""The table of further properties, as Qt asks for it."""

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.connecting import ProfileBook
from app.core.connection_draft import Keeping, Secret
from app.qt.property_model import MASK, Column, PropertyModel


def test_the_model_is_sound(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = PropertyModel(ProfileBook.rules)
    qtmodeltester.check(model)
    model.show({"client.rack": "a"}, {"ssl.keystore.password": Secret(Keeping.KEYRING)})
    model.setData(model.index(2, Column.NAME), "client.id")
    model.remove(0)
    qtmodeltester.check(model)


def test_a_secret_does_not_become_readable_by_another_name() -> None:
    model = PropertyModel(ProfileBook.rules)
    model.show({}, {"sasl.password": Secret(Keeping.ASK, typed="hunter2")})
    assert model.data(model.index(0, Column.VALUE)) == MASK
    model.setData(model.index(0, Column.NAME), "client.id")
    assert model.data(model.index(0, Column.VALUE)) == ""
    assert model.properties() == {"client.id": ""}


def test_what_is_wrong_with_a_row_is_told() -> None:
    model = PropertyModel(ProfileBook.rules)
    model.show({"client.id": "a", "no.such": "1", "enable.auto.commit": "true"}, {})
    model.set_fielded({"client.id": "“Client” on the page Cluster"})
    assert model.mistake(0) == "client.id has a field of its own: “Client” on the page Cluster."
    assert "knows no property no.such" in model.mistake(1)
    assert "the viewer only reads" in model.mistake(2)
    assert model.mistake(3) == ""
    assert model.first_mistake() == 0
    model.setData(model.index(3, Column.NAME), "no.such")
    assert model.mistake(3) == "no.such is there twice; remove one of them."
