"""The keys that act on the unit in tracking: what it says, its receipt, its order revoked."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import force_commands, order_commands
from console.commands.registry import Command
from console.domain.order import Assignment
from console.models.order_book import OrderView
from console.screens.deploy.link_card import LinkCard
from console.screens.deploy.order_keys import OrderKeys
from console.screens.deploy.parts import DeployParts
from console.screens.deploy.recall_mode import open_units
from console.screens.deploy.slip_keys import SlipKeys
from widgets.common.key_words import key_words


def _t(source: str) -> str:
    return QCoreApplication.translate("deploy", source)


class UnitKeys(QObject):
    """Adds the commands and carries them out for the unit that is shown.

    Args:
        parts: the page's parts.
        acts: save what is told.
        tracked: returns the unit whose reports are written down.
        slips: show slips.
        card: shows the receipt's code.

    Signals:
        refused: nothing was done, and why.
        stand_in_wanted: Assignment whose next contact is to be ticked.
        recall_wanted: OrderView that is to be revoked.
        files_wanted: keys `attachment/ID` of photos that are to be shown.
    """

    refused = Signal(str)
    stand_in_wanted = Signal(object)
    recall_wanted = Signal(object)
    files_wanted = Signal(tuple)

    def __init__(
        self,
        parts: DeployParts,
        acts: OrderKeys,
        tracked: Callable[[], Assignment | None],
        slips: SlipKeys,
        card: LinkCard,
    ) -> None:
        super().__init__(acts)
        self._parts = parts
        self._acts = acts
        self._tracked = tracked
        self._slips = slips
        self._card = card
        self._declare()

    def _declare(self) -> None:
        add = self._parts.commands.add
        for command in order_commands.COMMANDS:
            if command.id in order_commands.STAGES:
                self._add(command, partial(self._acts.report, command=command.id))
        for command in force_commands.COMMANDS:
            if command.id in force_commands.WELLBEING:
                said = force_commands.WELLBEING[command.id]
                self._add(command, partial(self._acts.welfare, said=said))
        self._add(force_commands.PHONED, self._acts.phoned)
        self._add(force_commands.RECALL, self._recall)
        self._add(force_commands.CORRECT, self._acts.correct)
        self._add(force_commands.LINK, self._show_link)
        self._add(force_commands.PHOTOS, self._show_photos)
        self._add(order_commands.PRINT, self._print)
        add(order_commands.UNREACHED, self.unreached)

    def _add(self, command: Command, act: Callable[[Assignment], object]) -> None:
        self._parts.commands.add(command, partial(self._with_unit, act))

    def _with_unit(self, act: Callable[[Assignment], object]) -> None:
        assignment = self._tracked()
        if assignment is None:
            self.refused.emit(_t("No unit has been sent yet"))
            return
        act(assignment)

    def unreached(self) -> None:
        """Write down 未接通 and offer the next contact, ticked, for the next batch."""
        self._with_unit(self._unreached)

    def _unreached(self, assignment: Assignment) -> None:
        self._acts.unreached(assignment)
        self.stand_in_wanted.emit(assignment)

    def _print(self, assignment: Assignment) -> None:
        view = self._view(assignment)
        if view is not None:
            self._slips.show(view)

    def _show_link(self, assignment: Assignment) -> None:
        if assignment.link:
            self._card.open(assignment)
        else:
            self.refused.emit(
                _t("No receipt page: the hub knows no address phones reach, or has not answered")
            )

    def _show_photos(self, assignment: Assignment) -> None:
        if assignment.photos:
            self.files_wanted.emit(tuple(f"attachment/{id}" for id in assignment.photos))
        else:
            self.refused.emit(_t("The unit has sent no photo"))

    def _recall(self, assignment: Assignment) -> None:
        view, held = self._view(assignment), self._acts.held
        if view is None:
            return
        if held is not None and held.order == view.order.id:
            back = key_words(self._parts.commands.key_of(order_commands.TAKE_BACK))
            self.refused.emit(_t("Nothing has left yet: {0} takes the order back").format(back))
        elif view.order.recalls:
            self.refused.emit(_t("An order that revokes is not revoked: send a new order"))
        elif not open_units(view):
            self.refused.emit(_t("All units of that order are back or called back"))
        else:
            self.recall_wanted.emit(view)

    def _view(self, assignment: Assignment) -> OrderView | None:
        return self._parts.orders.order(assignment.order)
