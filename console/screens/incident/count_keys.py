"""Keys for what is counted: people, and relief goods."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.incident import Incident
from console.domain.incident_figures import has_fallen
from console.domain.incident_goods import Goods, GoodsStep
from console.screens.duty.inline_ask import Choice
from console.screens.incident import own_commands as own
from console.screens.incident.fact_rows import COUNTED
from console.screens.incident.goods_rows import in_place
from console.screens.incident.room_form import FieldSort, Form, FormField
from console.screens.incident.room_hand import RoomHand
from console.screens.incident.words import figure_word


def _t(source: str) -> str:
    return QCoreApplication.translate("room", source)


class CountKeys(QObject):
    """Records counts as they are told; a box left empty is 不详, never 0."""

    def __init__(self, hand: RoomHand) -> None:
        super().__init__(hand)
        self._hand, table = hand, hand.parts.commands
        table.add(own.FIGURES, self._figures)
        table.add(own.GOODS, self._goods)
        hand.page.facts.table.activated.connect(self._row)
        hand.page.forces.goods.table.activated.connect(self._goods_row)

    def _row(self, id: str) -> None:
        if id.startswith("figure/"):
            self._figures(id.removeprefix("figure/"))

    def _figures(self, first: str = "") -> None:
        room = self._hand.room()
        if room is None:
            return
        matter = room.incident
        fields = [
            FormField(what.value, figure_word(what), _shown(matter, what.value), FieldSort.COUNT)
            for what in COUNTED
        ]
        fields.append(FormField("source", _t("Who says so")))
        fields.append(FormField("reason", _t("Reason if reduced")))
        form = Form("figures", _t("Casualties"), tuple(fields), partial(self._tell, matter))
        self._hand.open_form(form)
        field = self._hand.page.foot.form.fields.get(first)
        if field is not None:
            field.setFocus()

    def _tell(self, matter: Incident, values: Mapping[str, str]) -> str:
        told = {
            what: int(values[what.value]) if values[what.value] else None
            for what in COUNTED
            if values[what.value] != _shown(matter, what.value)
        }
        if not told:
            return _t("No count is another than before")
        if not values["source"]:
            return _t("Who says so is to be written")
        counts = {what: matter.figure(what) for what in told}
        falls = any(
            before is not None and has_fallen(before.count, told[what])
            for what, before in counts.items()
        )
        if falls and not values["reason"]:
            return _t("A count that falls needs a reason")
        parts = self._hand.parts
        reason = values["reason"] if falls else ""
        now = parts.clock.now()
        saved = parts.acts.figures(matter, told, values["source"], reason, now)
        return self._hand.done(saved, _t("Counts are recorded"))

    # Relief goods

    def _goods(self) -> None:
        room = self._hand.room()
        if room is None:
            return
        one = room.incident
        new = Choice(_t("ask for something else"), partial(self._ask_for, one))
        known = [Choice(g.what, partial(self._step_of, one, g)) for g in in_place(one.goods)]
        if known:
            self._hand.ask(_t("Which goods"), [new, *known])
        else:
            self._ask_for(one)

    def _goods_row(self, id: str) -> None:
        room = self._hand.room()
        goods = next((g for g in room.incident.goods if g.id == id), None) if room else None
        if room is not None and goods is not None:
            self._step_of(room.incident, goods)

    def _step_of(self, matter: Incident, goods: Goods) -> None:
        words = {
            GoodsStep.ASKED: _t("asked for more"),
            GoodsStep.SENT: _t("sent out"),
            GoodsStep.ARRIVED: _t("have arrived"),
        }
        choices = [
            Choice(words[step], partial(self._amount, matter, goods, step)) for step in words
        ]
        self._hand.ask(goods.what, choices)

    def _amount(self, matter: Incident, goods: Goods, step: GoodsStep) -> None:
        left = goods.on_its_way if step is GoodsStep.ARRIVED else goods.lacking
        usual = str(left) if left and step is not GoodsStep.ASKED else ""
        fields = (
            FormField("amount", goods.unit or _t("Amount"), usual, FieldSort.COUNT),
            FormField("who", _t("Who says so")),
        )
        save = partial(self._save_goods, matter, goods, step)
        form = Form(f"goods_{step.value}_{goods.id}", goods.what, fields, save)
        self._hand.open_form(form)

    def _ask_for(self, matter: Incident) -> None:
        fields = (
            FormField("what", _t("Goods")),
            FormField("amount", _t("Amount"), sort=FieldSort.COUNT),
            FormField("unit", _t("Unit (pieces, sets)")),
            FormField("who", _t("Who asks")),
        )
        save = partial(self._save_goods, matter, None, GoodsStep.ASKED)
        self._hand.open_form(Form("goods", _t("Ask for goods"), fields, save))

    def _save_goods(
        self, matter: Incident, goods: Goods | None, step: GoodsStep, values: Mapping[str, str]
    ) -> str:
        if goods is None and not values["what"]:
            return _t("What is asked for is to be written")
        if not values["amount"] or values["amount"] == "0":
            return _t("How much is to be written")
        parts = self._hand.parts
        named = values.get("what", ""), values.get("unit", "")
        amount, who, now = int(values["amount"]), values["who"], parts.clock.now()
        saved = parts.acts.goods(matter, step, goods, named, amount, who, now)
        return self._hand.done(saved, _t("Goods are recorded"))


def _shown(matter: Incident, what: str) -> str:
    """Return a count as its box shows it; empty is 不详."""
    figure = next((f for f in reversed(matter.figures) if f.what.value == what), None)
    return "" if figure is None or figure.count is None else str(figure.count)
