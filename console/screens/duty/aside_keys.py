"""Keys that set aside, bring back and put off, with the questions they ask."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from console.commands import alert_commands, mask_commands
from console.domain.alert import Alert
from console.domain.alert_clocks import LEADER_ON_DUTY
from console.domain.queue import SET_ASIDE
from console.models.mask_book import masks_on
from console.models.mask_words import scope_words
from console.runtime.hall_time import hall_minute, hall_time
from console.screens.duty.inline_ask import Choice
from console.screens.duty.subject_acts import SubjectActs

SHELF_MINUTES = (15, 30, 60)


def _t(source: str) -> str:
    return QCoreApplication.translate("duty", source)


class AsideKeys(SubjectActs):
    """Carries out commands on the alert the detail shows.

    Args:
        parts: the page's parts.
        detail: shows the alert keys act on, and asks.

    Signals:
        scope_requested: an Alert; set aside what is like it.
        list_requested: show what is set aside.
        lift_requested: id of a mask to be ended.
    """

    scope_requested = Signal(object)
    list_requested = Signal()
    lift_requested = Signal(str)

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Return what carries out each command."""
        return {
            alert_commands.SHELVE.id: self.shelve,
            alert_commands.BACK.id: self.bring_back,
            mask_commands.LAY.id: self.set_aside,
            mask_commands.LIST.id: self.list_requested.emit,
            mask_commands.DEFER.id: self.defer,
        }

    # 搁置

    def shelve(self) -> None:
        """搁置 for some minutes, for a reason; or by scope, in a panel of its own."""
        alert = self._subject()
        if alert is None:
            return
        choices = [
            Choice(_t("{0} minutes").format(minutes), partial(self._ask_reason, alert, minutes))
            for minutes in SHELF_MINUTES
        ]
        choices.append(Choice(_t("By scope …"), partial(self.scope_requested.emit, alert)))
        self._detail.foot.open_question(_t("Shelve for how long?"), choices)

    def set_aside(self) -> None:
        """搁置 规则抑制 停用报修 by scope."""
        alert = self._subject()
        if alert is not None:
            self.scope_requested.emit(alert)

    def _ask_reason(self, alert: Alert, minutes: int) -> None:
        reasons = (_t("Suspected sensor fault"), _t("Waiting for an answer"), _t("Other"))
        choices = [Choice(word, partial(self._shelve, alert, minutes, word)) for word in reasons]
        self._detail.foot.open_question(_t("Shelve for which reason?"), choices)

    def _shelve(self, alert: Alert, minutes: int, reason: str) -> None:
        until = self._parts.clock.now() + timedelta(minutes=minutes)
        self.perform(
            self._parts.acts.shelve(alert, until, reason),
            _t("Shelved until {0}").format(hall_minute(until)),
        )

    # 恢复显示

    def bring_back(self) -> None:
        """恢复显示: this alert alone, or all that lie under the same mask."""
        alert = self._subject()
        if alert is None:
            return
        masks = [mask for mask in self._parts.masks() if mask.id in masks_on(alert)]
        if not masks or self._parts.queue.band(alert.id) not in SET_ASIDE:
            self._bring_back(alert)
            return
        choices = [Choice(_t("This alert alone"), partial(self._bring_back, alert))]
        for mask in masks[:4]:
            words = _t("All of it: {0}").format(scope_words(mask.scope, alert))
            choices.append(Choice(words, partial(self.lift_requested.emit, mask.id)))
        self._detail.foot.open_question(_t("Bring back what?"), choices, is_tall=True)

    def _bring_back(self, alert: Alert) -> None:
        self.perform(self._parts.acts.bring_back(alert), _t("Brought back"))

    # 推后报告

    def defer(self) -> None:
        """Put off the call to 带班领导, once and with a reason."""
        alert = self._subject()
        if alert is None:
            return
        queue = self._parts.queue
        rules, is_called = queue.rows.rules, queue.counts.is_group_called(alert)
        calls = rules.clocks.calls(alert, is_called)
        due = min((each.at for each in calls if each.post == LEADER_ON_DUTY), default=None)
        if due is None or queue.band(alert.id) in SET_ASIDE:
            self.refused.emit(_t("The leader on duty is not to be called for this one"))
            return
        until = max(due, self._parts.clock.now()) + rules.clocks.ladder.defer
        choices = [
            Choice(reason, partial(self._defer, alert, until, reason))
            for reason in self._parts.defer_reasons
        ]
        minutes = round(rules.clocks.ladder.defer.total_seconds() / 60)
        question = _t("Put the leader on duty off for {0} min, once: why?").format(minutes)
        self._detail.foot.open_question(question, choices)

    def _defer(self, alert: Alert, until: datetime, reason: str) -> None:
        self.perform(
            self._parts.acts.defer(alert, until, reason),
            _t("Leader on duty put off until {0}").format(hall_time(until)),
        )
