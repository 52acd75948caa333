"""Plugins let into the hall and taken out of it; each is a line of the duty log."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.plugin import Plugin
from console.domain.plugin_pilot import LEADERS_STEPS, PilotStep

_CATEGORY = "专题"
_STEPS = {
    PilotStep.NAME: "插件试用，定本席先用",
    PilotStep.BEGIN: "插件试用，本席已换上",
    PilotStep.FALL: "插件试用，本席出故障，已重新启动",
    PilotStep.STOP: "插件试用，本席多次故障，已停用",
    PilotStep.BACK: "插件试用，本席已退回上一版",
    PilotStep.RELEASE: "插件推广到全部席位",
}
"""By step, as the duty log says it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A version of a plugin as it is tried at a desk: id, name in Chinese, version, digest."""

    id: str
    name: str
    version: str
    digest: str


class PluginActs:
    """What shift leaders decide about plugins.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def approve(
        self, id: str, uuid: str, name: str, bureau: str, terms: Mapping[str, Any], persons: int
    ) -> "Future[Result]":
        """Let a plugin in under its terms.

        Args:
            id: of the plugin.
            uuid: of the plugin.
            name: of the plugin, in Chinese.
            bureau: whose it is.
            terms: version, digest, permissions, records, alerts (see `domain.plugin.Terms`).
            persons: how many have to say yes.
        """
        args = {"plugin_id": id, "uuid": uuid, "name": name, "bureau": bureau, "terms": terms}
        words = f"插件准入：{name} {terms['version']}（{bureau}）"
        return self._do("approve", id, {**args, "persons": persons}, words)

    def withdraw(self, id: str, name: str, reason: str) -> "Future[Result]":
        """Take a plugin out."""
        args = {"plugin_id": id, "reason": reason}
        return self._do("withdraw", id, args, f"插件停用：{name}；原因：{reason}")

    def pilot(self, tried: Tried, step: PilotStep, why: str = "") -> "Future[Result]":
        """Name this desk for a version, tell how it stands here, or let it go everywhere.

        How it stands is told by the seat itself, which its lock does not hold up.
        """
        who = self._executor.identity
        args = {"plugin_id": tried.id, "version": tried.version, "digest": tried.digest}
        seat_name = who.seat_name if who else ""
        said = {**args, "step": step, "seat_name": seat_name, "why": why}
        words = f"{_STEPS[step]}：{tried.name} {tried.version}"
        words = f"{words}；{why}" if why else words
        return self._do("pilot", tried.id, said, words, step not in LEADERS_STEPS)

    def set_for_all(
        self, id: str, name: str, setting: str, called: str, value: str | float | bool | None
    ) -> "Future[Result]":
        """Set a setting of a plugin for all seats; None gives it back to the seats."""
        args = {"plugin_id": id, "setting": setting, "value": value}
        words = f"插件设置：{name}，{called}，"
        told = "改由各席位自定" if value is None else f"全中心统一为 {_said(value)}"
        return self._do("set", id, args, words + told)

    def _do(
        self, does: str, id: str, args: dict[str, Any], words: str, is_by_seat: bool = False
    ) -> "Future[Result]":
        key = f"{Plugin.KIND}/{id}"
        log = LogLine(_CATEGORY, words, (key,))
        kind = f"plugin.{does}"
        return self._executor.perform(
            Intention(kind, key, [key], args, log=log, is_by_seat=is_by_seat)
        )


def _said(value: str | float | bool) -> str:
    """Return a value as the duty log says it."""
    return ("开" if value else "关") if isinstance(value, bool) else str(value)
