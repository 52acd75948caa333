"""叫应 by keys: J asks what came of the call to the town at hand, a digit answers, the next comes.

Nothing here moves the keyboard: the question stands in the foot bar as every other does. What a
digit writes down is a fact, so it is saved cut off as well; a wrong one is mended, not undone.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from console.commands import call_out_commands as commands
from console.commands.call_out_commands import town_of
from console.commands.executor import Result
from console.domain.alert import Alert, Nature
from console.domain.alert_steps import Step, why_not
from console.domain.call_out import CallOut, Reply
from console.domain.operations.call_out_operations import Town
from console.models.futures import when_done
from console.runtime.hall_time import hall_time
from console.screens.common.spoken_acts import SpokenActs
from console.screens.common.words import reason_words
from console.screens.duty.detail_panel import DetailPanel
from console.screens.duty.inline_ask import Choice
from console.screens.duty.parts import DutyParts
from console.screens.duty.town_rows import choice_word, reply_word


def _t(source: str) -> str:
    return QCoreApplication.translate("call_out", source)


class CallOutKeys(SpokenActs):
    """Carries out the commands of 叫应 on the forecast the detail shows.

    Args:
        parts: the page's parts.
        detail: shows the forecast, and asks.

    Signals:
        response_requested: a SuggestedResponse a person is to decide.
    """

    response_requested = Signal(object)

    def __init__(
        self, parts: DutyParts, detail: DetailPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._detail = parts, detail
        self._acts, self._book = parts.forecasts.acts, parts.forecasts.book
        self._hand = detail.forecast.hand
        self._asking: dict[str, CallOut] = {}
        """The towns the open question is about, as they were when it was asked."""
        self._asks_to_begin = False
        self._book.calls.changed.connect(self._tell_of_others)
        detail.forecast.town_clicked.connect(self._ask_about)
        detail.foot.ask.closed.connect(self._asked)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command."""
        return {
            commands.CALL.id: self.call,
            commands.BACK.id: self.call_before,
            commands.MARK.id: self.mark,
            commands.RESPOND.id: self.respond,
        }

    def call(self) -> None:
        """Ask about the next town; before the first call, which towns are to be called."""
        self._go(1)

    def call_before(self) -> None:
        """Ask about the town before."""
        self._go(-1)

    def mark(self) -> None:
        """Mark the town at hand and go on: what a digit says then holds for all marked."""
        forecast = self._forecast()
        if forecast is None:
            return
        if not self._hand.id and not self._hand.step(1):
            self.refused.emit(_t("No town is to be called"))
            return
        self._hand.mark()
        self._hand.step(1)
        self._ask()

    def respond(self) -> None:
        """Put what the plan names before the person who decides."""
        if self._forecast() is None:
            return
        found = self._detail.forecast.suggested()
        if found is None:
            self.refused.emit(_t("No plan names a response for this forecast"))
        elif found.is_done:
            self.said.emit(_t("That response is in force already"))
        else:
            self.response_requested.emit(found)

    def _go(self, by: int) -> None:
        forecast = self._forecast()
        if forecast is None:
            return
        missing = self._not_begun(forecast)
        called = self._book.round_of(forecast)
        if not called.unheard and missing:
            self._ask_to_begin(forecast, missing)
        elif not called.towns:
            self.refused.emit(_t("The directory has no towns yet: nobody can be called from here"))
        elif self._hand.step(by) or self._hand.id:
            self._ask()
        else:
            self.said.emit(_t("Every town has answered"))

    # Beginning

    def _not_begun(self, forecast: Alert) -> list[Town]:
        begun = {each.town for each in self._book.round_of(forecast).call_outs}
        towns = self._parts.directory.towns()
        return [town_of(org) for org in towns if org.id not in begun]

    def _ask_to_begin(self, forecast: Alert, towns: Sequence[Town]) -> None:
        code = why_not(forecast, Step.CALL_OUT, self._parts.clock.now())
        if code:
            self.refused.emit(reason_words(code))
            return
        named = [town for town in towns if town.name in forecast.place.name]
        choices = [
            self._beginning(forecast, some, words.format(len(some)))
            for some, words in ((named, _t("The {0} towns it names")), (towns, _t("All {0} towns")))
            if some
        ]
        self._detail.foot.open_question(_t("Call which towns about this forecast?"), choices)
        self._asks_to_begin = not self._book.round_of(forecast).towns

    def _beginning(self, forecast: Alert, towns: Sequence[Town], words: str) -> Choice:
        def take() -> None:
            said = _t("Call-out begun: {0} towns").format(len(towns))
            self.perform(self._acts.begin(forecast, towns), said)

        return Choice(words, take)

    # One call

    def _ask_about(self, id: str) -> None:
        """Ask about a town that was clicked, whether it has answered or not."""
        if self._forecast() is not None:
            self._hand.id = id
            self._ask()

    def _ask(self) -> None:
        chosen = self._hand.chosen
        self._detail.forecast.refresh()
        if not chosen:
            return
        replies = (Reply.REPEATED, Reply.ANSWERED, Reply.NO_ANSWER, Reply.BUSY, Reply.WRONG_NUMBER)
        choices = [Choice(choice_word(reply), self._reporting(chosen, reply)) for reply in replies]
        if len(chosen) == 1 and chosen[0].last_call is not None:
            choices.append(Choice(_t("Correct it"), self._mending(chosen[0])))
        self._detail.foot.open_question(_question(chosen), choices)
        self._detail.reveal_town()
        self._asking = {each.id: each for each in chosen}

    def _reporting(self, chosen: Sequence[CallOut], reply: Reply) -> Callable[[], None]:
        def take() -> None:
            for each in chosen:
                saved = self._acts.report(each.seen, reply, each.next_contact)
                when_done(saved, self, self._reported(each, reply))
            if self._hand.called(chosen):
                self._ask()
            else:
                self._detail.forecast.refresh()

        return take

    def _reported(self, one: CallOut, reply: Reply) -> Callable[[Result], None]:
        def done(result: Result) -> None:
            if result.is_saved:
                self.said.emit(_t("{0}: {1}").format(one.town_name, reply_word(reply)))
            else:
                self._hand.missed(one.id)
                self.refuse(result)

        return done

    def _mending(self, one: CallOut) -> Callable[[], None]:
        def take() -> None:
            last = one.last_call
            assert last is not None
            words = _t("{0}: “{1}” was written down by mistake")
            said = words.format(one.town_name, reply_word(last.reply))
            self.perform(self._acts.withdraw(one.seen, last), said)

        return take

    # What others did meanwhile

    def _asked(self) -> None:
        self._asking, self._asks_to_begin = {}, False

    def _tell_of_others(self, alert: str) -> None:
        """Another seat has reached a town this one is asked about: say so, and go on."""
        if self._detail.alert_id != alert or self._detail.alert is None:
            return
        towns = self._book.round_of(self._detail.alert).call_outs
        if self._asks_to_begin and towns:
            self._detail.foot.ask.drop()
            words = _t("{0} has begun to call {1} towns")
            self.said.emit(words.format(towns[0].started_by, len(towns)))
            return
        for now in towns:
            before, answer = self._asking.get(now.id), now.answer
            if before is None or answer is None or before.answer is not None:
                continue
            if answer.seat == self._parts.queue.seat:
                continue
            self._hand.marks.discard(now.id)
            self._detail.foot.ask.drop()
            words = _t("{0}: {1} has written down at {2} that it answered")
            self.said.emit(words.format(now.town_name, answer.name, hall_time(answer.at)))
            return

    def _forecast(self) -> Alert | None:
        seen = self._detail.seen()
        if seen is None or not seen.is_listed:
            self.refused.emit(_t("No forecast is chosen"))
            return None
        if seen.alert.nature is not Nature.FORECAST:
            self.refused.emit(_t("This is no forecast: nobody is called out about it"))
            return None
        self._detail.forecast.refresh()  # towns that came this very moment count
        return seen.alert


def _question(chosen: Sequence[CallOut]) -> str:
    if len(chosen) > 1:
        names = _t(", ").join(_brief(each.town_name) for each in chosen)
        return _t("{0} towns: {1}").format(len(chosen), names)
    one = chosen[0]
    contact = one.next_contact
    if contact is None:
        return _t("{0}: what came of the call?").format(one.town_name)
    words = _t("{0} {1} {2}: what came of the call?")
    return words.format(one.town_name, contact.name, contact.phone)


def _brief(town: str) -> str:
    return town.removesuffix("街道").removesuffix("镇") or town
