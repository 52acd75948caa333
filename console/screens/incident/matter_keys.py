"""Keys that decide about the matter: class, levels, posts, marks, and how it goes with others."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.commands import mode_commands
from console.domain.alert import Alert
from console.domain.incident import EventLevel, Incident, IncidentSort
from console.domain.incident_roles import Post, Sensitivity
from console.models.response_words import level_words
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.room_form import Form, FormField
from console.screens.incident.room_hand import RoomHand
from console.screens.incident.words import level_word, mark_word, post_word, sort_word


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class MatterKeys(QObject):
    """Carries out decisions; each is refused with words where it is not legal any more."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, self._acts = hand, hand.parts.acts
        table = hand.parts.commands
        for command, handler in (
            (own.CLASS, self._class),
            (own.LEVEL, self._level),
            (own.RESPONSE, self._response),
            (own.ROLE, self._role),
            (own.MARK, self._mark),
            (own.MERGE, self._merge),
            (own.SPLIT, self._split),
            (own.RELATE, self._relate),
            (own.UNDER, self._under),
        ):
            table.add(command, handler)

    def _class(self) -> None:
        matter = self._hand.open_matter()
        if matter is None:
            return
        sorts = [sort for sort in IncidentSort if sort is not IncidentSort.UNTOLD]
        choices = [
            Choice(sort_word(sort), partial(self._set_class, matter, sort)) for sort in sorts
        ]
        self._hand.ask(_t("Which class"), choices)

    def _set_class(self, matter: Incident, sort: IncidentSort) -> None:
        self._hand.done(self._acts.set_class(matter, sort), sort_word(sort))

    # Levels

    def _level(self) -> None:
        matter = self._hand.open_matter()
        if matter is None:
            return
        levels = [level for level in EventLevel if level is not EventLevel.UNGRADED]
        choices = [Choice(level_word(e), partial(self._ask_basis, matter, e)) for e in levels]
        self._hand.ask(_t("Which event level; a person decides it"), choices)

    def _ask_basis(self, matter: Incident, level: EventLevel) -> None:
        fields = (
            FormField("basis", _t("On what it rests"), self._hand.page.sight.clause(level)),
            FormField("authority", _t("Who agreed")),
        )
        title = _t("Event level: {0}").format(level_word(level))
        save = partial(self._set_level, matter, level)
        self._hand.open_form(Form(f"level_{level.name.lower()}", title, fields, save))

    def _set_level(self, matter: Incident, level: EventLevel, values: Mapping[str, str]) -> str:
        basis, authority = values["basis"], values["authority"]
        if not basis or not authority:
            return _t("Basis and who agreed are both needed")
        saved = self._acts.set_level(matter, level, basis, authority)
        return self._hand.done(saved, _t("Event level: {0}").format(level_word(level)))

    def _response(self) -> None:
        """Say which response is this matter's; one that is not in force is begun for the hall."""
        matter = self._hand.open_matter()
        if matter is None:
            return
        choices = []
        for each in self._hand.parts.hall.mode.responses:
            named = _t("{0} {1}").format(self._hand.parts.response_name(each.sort),
                                         level_words(each.level))  # fmt: skip
            choices.append(Choice(named, partial(self._set_response, matter, each.sort, named)))
        if matter.response:
            none = _t("none")
            choices.append(Choice(none, partial(self._set_response, matter, "", none)))
        if not choices:
            self._begin_response()
            return
        key = self._hand.parts.commands.get(mode_commands.OPEN.id).key
        begin = _t("Begin or change one for the hall ({0})").format(key)
        choices.append(Choice(begin, self._begin_response))
        self._hand.ask(_t("Which response is this matter's"), choices)

    def _begin_response(self) -> None:
        """Open the panel of the hall, and say by which key it is opened anywhere."""
        self._hand.parts.commands.run(mode_commands.OPEN.id)
        key = self._hand.parts.commands.get(mode_commands.OPEN.id).key
        self._hand.page.said.emit(_t("A response is begun for the hall: {0}").format(key))

    def _set_response(self, matter: Incident, response: str, named: str) -> None:
        self._hand.done(self._acts.set_response(matter, response, named), named)

    # Posts and marks

    def _role(self) -> None:
        matter = self._hand.open_matter()
        if matter is not None:
            posts = [Choice(post_word(post), partial(self._ask_who, matter, post)) for post in Post]
            self._hand.ask(_t("Which post"), posts)

    def _ask_who(self, matter: Incident, post: Post) -> None:
        now = matter.role(post)
        led_by = self._hand.parts.hall.mode.leads(post.value, matter.response)
        name, unit, phone = _split(led_by) if now is None else (now.name, now.unit, now.phone)
        fields = (
            FormField("name", _t("Name"), name),
            FormField("unit", _t("Of where"), unit),
            FormField("phone", _t("Phone"), phone),
        )
        save = partial(self._set_role, matter, post)
        self._hand.open_form(Form(f"role_{post.value}", post_word(post), fields, save))

    def _set_role(self, matter: Incident, post: Post, values: Mapping[str, str]) -> str:
        if not values["name"]:
            return _t("The name is needed")
        who = values["name"], values["unit"], values["phone"]
        words = _t("{0}: {1}").format(post_word(post), values["name"])
        return self._hand.done(self._acts.set_role(matter, post, *who), words)

    def _mark(self) -> None:
        matter = self._hand.open_matter()
        if matter is None:
            return
        marked = {mark.what for mark in matter.marks}
        choices = []
        for what in Sensitivity:
            words = _t("no longer {0}") if what in marked else _t("{0}")
            ask = partial(self._ask_why, matter, what, what not in marked)
            choices.append(Choice(words.format(mark_word(what)), ask))
        self._hand.ask(_t("What makes it sensitive"), choices)

    def _ask_why(self, matter: Incident, what: Sensitivity, is_set: bool) -> None:
        field = FormField("reason", _t("Why (building site, school, holiday)"))
        save = partial(self._set_mark, matter, what, is_set)
        self._hand.open_form(Form(f"mark_{what.value}", mark_word(what), (field,), save))

    def _set_mark(
        self, matter: Incident, what: Sensitivity, is_set: bool, values: Mapping[str, str]
    ) -> str:
        if not values["reason"]:
            return _t("A reason is needed")
        saved = self._acts.mark(matter, what, values["reason"], is_set)
        return self._hand.done(saved, mark_word(what))

    # Other matters

    def _ask_other(self, question: str, take: Callable[[Incident], None]) -> None:
        others = self._hand.others()
        if not others:
            self._hand.refuse(_t("No other matter is open"))
            return
        choices = [Choice(each.title, partial(take, each)) for each in others]
        self._hand.ask(question, choices, is_tall=True)

    def _merge(self) -> None:
        matter = self._hand.open_matter()
        if matter is not None:
            self._ask_other(_t("Merge this matter into"), partial(self._merge_into, matter))

    def _merge_into(self, matter: Incident, into: Incident) -> None:
        words = _t("Merged into “{0}”").format(into.title)
        self._hand.done(self._acts.merge(matter, into), words)
        self._hand.page.show_incident(into.id)

    def _split(self) -> None:
        matter, room = self._hand.open_matter(), self._hand.parts.room.room
        if matter is None or room is None:
            return
        members = [alert for alert in room.alerts if alert.id in matter.members]
        if len(members) < 2:
            self._hand.refuse(_t("There is nothing to take out: it has one alert at most"))
            return
        choices = [Choice(a.title, partial(self._ask_title, matter, a)) for a in members]
        self._hand.ask(_t("Take out which alert"), choices, is_tall=True)

    def _ask_title(self, matter: Incident, alert: Alert) -> None:
        field = FormField("title", _t("Title of the new matter"), alert.title)
        save = partial(self._split_off, matter, alert)
        form = Form(f"split_{alert.id}", _t("Take an alert out as a matter"), (field,), save)
        self._hand.open_form(form)

    def _split_off(self, matter: Incident, alert: Alert, values: Mapping[str, str]) -> str:
        if not values["title"]:
            return _t("The title is needed")
        saved = self._acts.split(matter, values["title"], [alert.id])
        return self._hand.done(saved, _t("A matter of its own now: {0}").format(values["title"]))

    def _relate(self) -> None:
        matter = self._hand.open_matter()
        if matter is not None:
            self._ask_other(_t("Relate this matter to"), partial(self._relate_to, matter))

    def _relate_to(self, matter: Incident, other: Incident) -> None:
        is_set = other.id not in matter.related
        words = _t("Related to “{0}”") if is_set else _t("No longer related to “{0}”")
        self._hand.done(self._acts.relate(matter, other, is_set), words.format(other.title))

    def _under(self) -> None:
        matter = self._hand.open_matter()
        if matter is None:
            return
        if matter.parent:
            saved = self._acts.set_parent(matter, None)
            self._hand.done(saved, _t("No longer part of another matter"))
            return
        self._ask_other(_t("Make this matter a part of"), partial(self._put_under, matter))

    def _put_under(self, matter: Incident, parent: Incident) -> None:
        words = _t("Part of “{0}” now").format(parent.title)
        self._hand.done(self._acts.set_parent(matter, parent), words)


def _split(who: str) -> tuple[str, str, str]:
    """Return name, unit and phone of `name number`, as the hall's data have it."""
    name, _, phone = who.rpartition(" ")
    return (name, "", phone) if name else (who, "", "")
