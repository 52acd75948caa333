"""A plugin's own commands at a seat: declared with their keys, asked about, run by guest or person.

A key of a plugin holds on its own pages and gives way to every other: to the console's, to those of
forms and lists, to whoever came first. A command whose key is taken stands without it.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.app.plugin_commands import free_key, own_command, own_scope
from console.commands.registry import same_key
from console.models.futures import when_done
from console.plugin_api.dataset import Value
from console.plugin_api.manifest import Manifest, PluginCommand
from console.plugin_api.messages import Ran
from console.plugin_api.permission import Permission
from console.plugin_host.guests.keeper import GuestKeeper
from console.plugin_host.pages.order_words import order_words
from console.plugin_host.pages.ports import said
from console.shell import rail_pages
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.choice_panel import ChoicePanel

Row = Mapping[str, Value]


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class OwnCommands(QObject):
    """Commands that plugins bring.

    Args:
        seat: whose.
        theme: the look.
        permissions: returns what the hall granted a plugin.
    """

    def __init__(
        self,
        seat: "Seat",
        theme: Theme,
        permissions: Callable[[str], frozenset[Permission]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._seat, self._permissions = seat, permissions
        self.keeper: GuestKeeper | None = None
        """Runs what a guest does; handed in when it stands."""
        self._undo: dict[str, list[Callable[[], None]]] = {}
        self.question = Late(partial(_question, seat, theme))

    def take(self, manifest: Manifest) -> None:
        """Let the commands of a plugin stand; a key that is taken is said, and left out."""
        undo = self._undo.setdefault(manifest.id, [])
        for command in manifest.command:
            declared = own_command(manifest, command, not is_chinese())
            free, taken_by = free_key(declared, self._seat.commands)
            if taken_by:
                words = _t("{0}: its key {1} is taken; it stands without a key")
                told = words.format(said(command.title), declared.key)
                self._seat.frame.notices.say_refused(told)
            run = partial(self._run, manifest, command)
            undo.append(self._seat.commands.add(free, run))

    def drop(self, plugin: str) -> None:
        """Take the commands of a plugin away."""
        for undo in self._undo.pop(plugin, []):
            undo()

    def run(self, id: str, row: Row) -> None:
        """Run a command that a page names, one of the console's too."""
        own = id.startswith("plugin.") and self._is_own(id)
        self._seat.commands.run(id, **({"row": row} if own else {}))

    def meant(self, plugin: str, key: str) -> str:
        """Return the id of a plugin's command that has a key now; empty for none."""
        own = (each for each in self._seat.commands if each.on == own_scope(plugin))
        return next((each.id for each in own if key and same_key(each.key, key)), "")

    def _is_own(self, id: str) -> bool:
        return id.split(".")[1] in self._undo

    def _run(self, manifest: Manifest, command: PluginCommand, row: Row | None = None) -> None:
        if command.needs and command.needs not in self._permissions(manifest.id):
            words = _t("{0}: the hall has not granted this")
            self._seat.frame.notices.say_refused(words.format(said(command.title)))
        elif command.ask is not None:
            self._ask(manifest, command, row or {})
        else:
            self._do(manifest, command, row or {})

    def _ask(self, manifest: Manifest, command: PluginCommand, row: Row) -> None:
        """Ask before it is run; the page behind goes on."""
        panel = self.question()

        def answered(number: int) -> None:
            panel.put_away()
            if number == 0:
                self._do(manifest, command, row)

        note = _t("{0}, by {1}").format(said(command.title), said(manifest.name))
        panel.ask(said(command.ask), note, [said(command.title), _t("Leave it")], answered)

    def _do(self, manifest: Manifest, command: PluginCommand, row: Row) -> None:
        if command.order:
            text = order_words(command.order, row)
            self.prepare(str(row.get("alert") or ""), command.unit, text)
        elif self.keeper is not None:
            when_done(self.keeper.run(manifest.id, command.id, dict(row)), self, self._ran)

    def _ran(self, ran: Ran) -> None:
        words = ran.zh if is_chinese() or not ran.en else ran.en
        notices = self._seat.frame.notices
        if ran.is_refused:
            notices.say_refused(words)
        elif words:
            notices.say(words)

    def prepare(self, alert: str, unit: str, text: str) -> None:
        """Lay an order before a person; called on any thread."""
        done: Future[None] = Future()
        when_done(done, self, lambda _: self._lay_order(alert, unit, text))
        done.set_result(None)

    def _lay_order(self, alert: str, unit: str, text: str) -> None:
        """Open the page of orders with the words written; who sits here checks and sends them."""
        seat = self._seat
        if not alert:
            seat.frame.notices.say_refused(_t("No alert belongs to this row; register it first"))
            return
        units = [each.id for each in seat.models.directory.units() if unit in (each.id, each.name)]
        seat.frame.window.show_page(rail_pages.DEPLOY)
        seat.pages.deploy.show_alert(alert, units, text)


def _question(seat: "Seat", theme: Theme) -> "ChoicePanel":
    from console.shell.choice_panel import ChoicePanel

    panel = ChoicePanel(theme, seat.frame.window)
    return panel
