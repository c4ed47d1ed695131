"""The tour through menus and dialogs."""

from typing import cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.core.connection_form import Security
from widgets.columns_dialog import ColumnsDialog
from widgets.connect_dialog import ConnectDialog
from widgets.preferences_dialog import PreferencesDialog
from widgets.registry_dialog import RegistryDialog
from widgets.tour_guide import Guide


class DialogTour(Guide):
    """Shows what opens over the window."""

    async def run(self) -> None:
        """Open each and picture it."""
        await self._menus()
        await self._connections()
        await self._about_records()
        await self._about_the_program()

    async def _menus(self) -> None:
        """The longest menu, and that of a match."""
        window, bar = self.window, self.window.menuBar()
        view = bar.actions()[1]
        menus = (
            ("menu", cast("QMenu", view.menu()), bar.mapToGlobal(bar.actionGeometry(view).bottomLeft())),
            ("match-menu", window.match_list.table.row_menu(), window.mapToGlobal(QPoint(96, 240))),
        )
        for name, menu, place in menus:
            menu.popup(place)
            await self.picture(name)
            menu.close()

    async def _about_records(self) -> None:
        """What is no event, and how the topics are."""
        window = self.window
        window.actions_["undecodable"].trigger()
        await self.until(window.record_dialog.isVisible, "the undecodable records are listed")
        await self.picture("undecodable")
        window.record_dialog.reject()
        window.actions_["topics"].trigger()
        await self.until(window.topics_page.table.isVisible, "the topics are checked")
        await self.picture("topics")
        window.topics_page.reject()
        window.actions_["registry"].trigger()
        await self.picture("registry")
        self.dialog(RegistryDialog).reject()

    async def _about_the_program(self) -> None:
        """What one can have otherwise: columns, preferences and keys."""
        window = self.window
        window.actions_["columns"].trigger()
        await self.picture("columns")
        self.dialog(ColumnsDialog).reject()
        window.actions_["preferences"].trigger()
        await self.picture("preferences")
        self.dialog(PreferencesDialog).reject()
        window.actions_["keys"].trigger()
        await self.picture("keys")
        window.commands.key_editor.reject()
        window.actions_["palette"].trigger()
        window.commands.palette.edit.setText("next")
        await self.picture("palette")
        window.commands.palette.reject()

    async def _connections(self) -> None:
        """The test of the connection that is open; then a password, without verification; then properties."""
        window = self.window
        window.actions_["connect"].trigger()
        dialog = self.dialog(ConnectDialog)
        dialog.set_address(window.windowTitle().partition(" — ")[0])
        dialog.test()
        await self.until(lambda: not dialog.check.running, "the connection is tested")
        await self.picture("connect")
        dialog.pages.setCurrentIndex(1)
        await self.picture("what-to-read")
        dialog.pages.setCurrentIndex(0)
        dialog.set_address("kafka-1.example.com:9093,kafka-2.example.com:9093")
        form = dialog.pages.security
        form.kind_box.setCurrentIndex(form.kind_box.findData(Security.SCRAM_512))
        form.fields["sasl.username"].set_text("viewer")
        form.fields["sasl.password"].set_text("not a password")
        form.verify_box.click()
        await self.picture("connect-security")
        form.verify_box.click()
        properties = dialog.pages.properties.model
        properties.show({"client.rack": "eu-1a", "socket.timeout.ms": "soon"}, {})
        dialog.pages.checked_draft()
        await self.picture("connect-properties")
        dialog.reject()
