"""Keys that say what the matter is called, and which alerts and matters are in it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.alert import Alert
from console.domain.incident import Incident
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class MemberKeys(QObject):
    """Carries them out; each is refused with words where it is not legal any more."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, self._acts = hand, hand.parts.incidents
        table = hand.parts.commands
        for command, handler in (
            (own.DESCRIBE, self._describe),
            (own.ADD, self._add),
            (own.REMOVE, self._remove),
            (own.UNMERGE, self._unmerge),
        ):
            table.add(command, handler)

    # What it is called

    def _describe(self) -> None:
        matter = self._hand.open_matter()
        if matter is None:
            return
        fields = (
            FormField("title", _t("Title"), matter.title),
            FormField("place", _t("Place"), matter.place.name),
        )
        save = partial(self._set_title, matter)
        self._hand.open_form(Form("describe", _t("Title and place"), fields, save))

    def _set_title(self, matter: Incident, values: Mapping[str, str]) -> str:
        title, place = values["title"], values["place"]
        if not title:
            return _t("The title is needed")
        other = place != matter.place.name
        where = replace(matter.place, name=place) if other else None
        saved = self._acts.describe(matter, title, where)
        return self._hand.done(saved, _t("Called anew: {0}").format(title))

    # Alerts

    def _add(self) -> None:
        """Ask which alert is taken in: of the same town first, then the newest."""
        matter = self._hand.open_matter()
        if matter is None:
            return
        town = matter.place.town
        others = [a for a in self._hand.parts.open_alerts() if a.id not in matter.members]
        others.sort(key=lambda a: (not town or a.place.town != town, -a.received_at.timestamp()))
        if not others:
            self._hand.refuse(_t("No other alert is open"))
            return
        choices = [Choice(_named(a, matter), partial(self._take_in, matter, a)) for a in others]
        self._hand.ask(_t("Take in which alert"), choices, is_tall=True)

    def _take_in(self, matter: Incident, alert: Alert) -> None:
        saved = self._acts.add_alert(matter, alert)
        self._hand.done(saved, _t("Alert taken in: {0}").format(alert.title))

    def _remove(self) -> None:
        matter, room = self._hand.open_matter(), self._hand.parts.room.room
        if matter is None or room is None:
            return
        members = [alert for alert in room.alerts if alert.id in matter.members]
        if not members:
            self._hand.refuse(_t("No alert belongs to it"))
            return
        choices = [Choice(a.title, partial(self._ask_why, matter, a)) for a in members]
        self._hand.ask(_t("Let which alert go"), choices, is_tall=True)

    def _ask_why(self, matter: Incident, alert: Alert) -> None:
        field = FormField("reason", _t("Why it does not belong to it"))
        save = partial(self._let_go, matter, alert)
        title = _t("Let an alert go: {0}").format(alert.title)
        self._hand.open_form(Form(f"remove_{alert.id}", title, (field,), save))

    def _let_go(self, matter: Incident, alert: Alert, values: Mapping[str, str]) -> str:
        if not values["reason"]:
            return _t("A reason is needed")
        saved = self._acts.remove_alert(matter, alert, values["reason"])
        return self._hand.done(saved, _t("Alert taken out: {0}").format(alert.title))

    # Matters that were merged

    def _unmerge(self) -> None:
        """Of a matter that was merged, or of what was merged into the one shown."""
        room = self._hand.room()
        if room is None:
            return
        known = {each.id: each for each in room.linked}
        into = known.get(room.incident.merged_into)
        if room.incident.merged_into and into is not None:
            self._ask_part(room.incident, into)
            return
        merged = [known[id] for id in room.incident.absorbed if id in known]
        if not merged:
            self._hand.refuse(_t("Nothing was merged into it"))
            return
        choices = [Choice(m.title, partial(self._ask_part, m, room.incident)) for m in merged]
        self._hand.ask(_t("Which matter is one of its own again"), choices, is_tall=True)

    def _ask_part(self, matter: Incident, survivor: Incident) -> None:
        field = FormField("reason", _t("Why it is taken back"))
        save = partial(self._part, matter, survivor)
        title = _t("Take merging back: {0}").format(matter.title)
        self._hand.open_form(Form(f"unmerge_{matter.id}", title, (field,), save))

    def _part(self, matter: Incident, survivor: Incident, values: Mapping[str, str]) -> str:
        if not values["reason"]:
            return _t("A reason is needed")
        saved = self._acts.unmerge(matter, survivor, values["reason"])
        return self._hand.done(saved, _t("A matter of its own again: {0}").format(matter.title))


def _named(alert: Alert, matter: Incident) -> str:
    """Return an alert with its place; one of another matter says so: it would be moved."""
    where = alert.place.town or alert.place.name
    words = _t("{0} ({1})").format(alert.title, where) if where else alert.title
    return _t("{0}·out of another matter").format(words) if alert.incident else words
