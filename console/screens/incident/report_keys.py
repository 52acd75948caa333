"""A key that records that a report on the matter left: its clock ends, the next one begins."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.incident import Incident
from console.domain.incident_reports import ReportSort
from console.models.clock_words import report_word
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class ReportKeys(QObject):
    """Asks which report it was, and who got it; that it left is a fact, cut off as well."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand = hand
        hand.parts.commands.add(own.REPORT, self._report)

    def _report(self) -> None:
        room = self._hand.room()
        if room is None:
            return
        sorts = [each for each in ReportSort if each is not ReportSort.NOT_NEEDED]
        choices = [Choice(report_word(s), partial(self._ask, room.incident, s)) for s in sorts]
        self._hand.ask(_t("Which report left"), choices)

    def _ask(self, matter: Incident, sort: ReportSort) -> None:
        fields = (
            FormField("to", _t("Reported to")),
            FormField("note", _t("What was new in it")),
        )
        save = partial(self._save, matter, sort)
        self._hand.open_form(Form(f"report_{sort.value}", report_word(sort), fields, save))

    def _save(self, matter: Incident, sort: ReportSort, values: Mapping[str, str]) -> str:
        if not values["to"]:
            return _t("Who got it is needed")
        parts = self._hand.parts
        saved = parts.reports.reported(
            matter.id, matter.title, sort, values["to"], values["note"], parts.clock.now()
        )
        return self._hand.done(saved, _t("Report recorded: {0}").format(report_word(sort)))
